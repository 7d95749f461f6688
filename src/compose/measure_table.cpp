// The measures: what of a row repeats the row above (instrument; indicator with its score) is one cell over those rows.
#include <algorithm>

#include "compose/columns.h"
#include "compose/parts.h"
#include "compose/values.h"

namespace raingan::compose {
namespace {

using Kind = MeasureColumn::Kind;
using RowTexts = std::vector<std::vector<std::string>>;  ///< by column, by paragraph

constexpr std::size_t most_columns_at_full_size = 9;

bool same_instrument(const Measure& a, const Measure& b) {
    return a.instrument == b.instrument && !a.instrument.empty();
}

bool same_indicator(const Measure& a, const Measure& b) {
    const auto value = [](const std::optional<Score>& score) {
        return score ? std::optional(score->value) : std::nullopt;
    };
    return same_instrument(a, b) && a.indicator == b.indicator && a.indicator_name == b.indicator_name &&
           value(a.score) == value(b.score) && (a.indicator || !a.indicator_name.empty());
}

/// Does `column` of measure b show the same as of the measure a above it?
bool merges(const MeasureColumn& column, const Measure& a, const Measure& b) {
    if (column.kind == Kind::instrument) return same_instrument(a, b);
    return (column.kind == Kind::indicator || column.kind == Kind::score) && same_indicator(a, b);
}

Alignment alignment_of(Kind kind) {
    return kind == Kind::instrument || kind == Kind::score || kind == Kind::period ? Alignment::centre
                                                                                   : Alignment::start;
}

constexpr std::size_t longest_whole_row = 600;  ///< letters of a cell

class MeasureTable {
public:
    MeasureTable(Form& form, const Report& report) : form_(form), report_(report), columns_(measure_columns(report)) {
        size_ = columns_.size() > most_columns_at_full_size ? small_table_size : table_size;
        for (const Measure& measure : report.measures) {
            RowTexts& row = rows_.emplace_back();
            for (const MeasureColumn& column : columns_) row.push_back(cell_texts(report, measure, column));
        }
    }

    Table build(Points width) {
        std::vector<Points> grid;
        for (const double pt : column_widths_pt(rows_, columns_, size_.pt, width.pt)) grid.emplace_back(pt);
        Table table = full_table(std::move(grid));
        table.rows.push_back(header());
        for (std::size_t i = 0; i < rows_.size(); ++i) table.rows.push_back(measure_row(i));
        return table;
    }

    [[nodiscard]] bool empty() const { return columns_.empty(); }

private:
    Row header() {
        ParagraphFormat format;
        format.alignment = Alignment::centre;
        format.keep_next = true;
        Row row;
        row.header = true;
        row.cant_split = true;
        for (std::uint32_t c = 0; c < columns_.size(); ++c) {
            Cell made = cell(c, {{form_.paragraph(columns_[c].heading, {size_, true}, format)}});
            made.vertical = VerticalAlignment::centre;
            row.cells.push_back(std::move(made));
        }
        return row;
    }

    /// A measure stands on one page, unless it is so long that the page before would stay half empty.
    static bool is_short(const RowTexts& row) {
        std::size_t letters = 0;
        for (const auto& texts : row) {
            std::size_t of_cell = 0;
            for (const std::string& text : texts) of_cell += letters_across(text);
            letters = std::max(letters, of_cell);
        }
        return letters <= longest_whole_row;
    }

    Row measure_row(std::size_t i) {
        Row row;
        row.cant_split = is_short(rows_[i]);
        for (std::uint32_t c = 0; c < columns_.size(); ++c) {
            const std::vector<Measure>& measures = report_.measures;
            if (i > 0 && merges(columns_[c], measures[i - 1], measures[i])) continue;
            Cell made = text_cell(c, rows_[i][c]);
            while (i + made.row_span < measures.size() &&
                   merges(columns_[c], measures[i + made.row_span - 1], measures[i + made.row_span]))
                ++made.row_span;
            row.cells.push_back(std::move(made));
        }
        return row;
    }

    Cell text_cell(std::uint32_t c, const std::vector<std::string>& texts) {
        ParagraphFormat format;
        format.alignment = alignment_of(columns_[c].kind);
        const TextLook look{size_, columns_[c].kind == Kind::instrument};
        Blocks blocks;
        for (const std::string& text : texts) blocks.push_back({form_.paragraph(text, look, format)});
        if (blocks.empty()) blocks.push_back({form_.paragraph("", look, format)});
        return cell(c, std::move(blocks));
    }

    Form& form_;
    const Report& report_;
    std::vector<MeasureColumn> columns_;
    std::vector<RowTexts> rows_;
    Points size_;
};

}  // namespace

Blocks measure_table(Form& form, const Report& report, Points width) {
    MeasureTable table(form, report);
    if (table.empty()) return {};
    return {{table.build(width)}};
}

}  // namespace raingan::compose
