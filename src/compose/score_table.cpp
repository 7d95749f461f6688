// The scores of instruments and indicators, with bars.
#include <optional>

#include "compose/bars.h"
#include "compose/parts.h"
#include "compose/values.h"

namespace raingan::compose {
namespace {

constexpr Points number_width = from_centimetres(1), score_width = from_centimetres(1.9);
constexpr Points name_width = from_centimetres(6.1);
constexpr std::uint32_t axis_column = 3;  ///< behind number, name, score
constexpr Points row_padding{2.5};

Axis axis_of(const Report& report) {
    Axis axis{portrait_width - number_width - name_width - score_width, std::nullopt};
    if (report.overall.target) axis.target = share_of_full(report.overall.target->value);
    return axis;
}

class ScoreTable {
public:
    ScoreTable(Form& form, const Report& report) : form_(form), report_(report), axis_(axis_of(report)) {}

    Table build() {
        std::vector<Points> grid{number_width, name_width, score_width};
        add_columns(grid, axis_);
        Table table = full_table(std::move(grid));
        table.rows.push_back(header());
        add_indicators(table, report_.indices);
        for (const Instrument& instrument : report_.instruments) {
            table.rows.push_back(instrument_row(instrument));
            add_indicators(table, instrument.indicators);
        }
        return table;
    }

private:
    void add_indicators(Table& table, const std::vector<Indicator>& indicators) {
        for (std::size_t i = 0; i < indicators.size(); ++i)
            table.rows.push_back(indicator_row(indicators[i], i + 1 < indicators.size()));
    }

    Cell text_cell(std::uint32_t column, const std::vector<Piece>& pieces, Alignment alignment, std::uint32_t span = 1,
                   bool keep_next = false) {
        ParagraphFormat format;
        format.alignment = alignment;
        format.keep_next = keep_next;
        Cell made = cell(column, {{form_.paragraph(pieces, format)}}, span);
        made.vertical = VerticalAlignment::centre;
        made.margin_top = made.margin_bottom = row_padding;
        return made;
    }
    Cell text_cell(std::uint32_t column, std::string text, bool bold, Alignment alignment, bool keep_next = false) {
        return text_cell(column, {{std::move(text), {table_size, bold}}}, alignment, 1, keep_next);
    }

    Row header() {
        Row row;
        row.header = true;
        row.cant_split = true;
        row.cells.push_back(text_cell(0, "ที่", true, Alignment::centre, true));
        row.cells.push_back(text_cell(1, "เครื่องมือ/ตัวชี้วัด", true, Alignment::centre));
        row.cells.push_back(text_cell(2, "คะแนน", true, Alignment::centre));
        std::vector<Piece> legend{{"แผนภูมิคะแนน ๐–๑๐๐", {table_size, true}}};
        if (report_.overall.target)
            legend.push_back(
                {"\nเส้นประ: ค่าเป้าหมาย " + plain_number(report_.overall.target->value), {small_table_size, false}});
        row.cells.push_back(text_cell(axis_column, legend, Alignment::centre, axis_.columns()));
        for (Cell& made : row.cells) made.background = heading_shade;
        return row;
    }

    static void add_words(std::string& text, const std::string& words) {
        if (!text.empty()) text += ", ";
        text += words;
    }

    /// Who was asked, what was examined, the parts: of an instrument's own figures what there is.
    static std::string extent(const Instrument& instrument) {
        std::string text;
        if (instrument.respondents) add_words(text, "ผู้ตอบ " + count_text(instrument.respondents->value) + " คน");
        if (instrument.population) add_words(text, "จากทั้งหมด " + count_text(instrument.population->value) + " คน");
        if (instrument.items) add_words(text, "ตรวจ " + count_text(instrument.items->value) + " ข้อ");
        for (const PartScore& part : instrument.part_scores) {
            std::string words = "ส่วนที่ " + ungrouped(part.part);
            if (part.score) words += " ได้ " + score_text(part.score->value);
            if (part.respondents) words += " (" + count_text(part.respondents->value) + " คน)";
            add_words(text, words);
        }
        return text;
    }

    Row instrument_row(const Instrument& instrument) {
        Row row;
        row.cant_split = true;
        std::vector<Piece> name{{instrument.code, {table_size, true}}};
        if (instrument.name)
            name.push_back({(instrument.code.empty() ? "" : " ") + instrument.name->value, {table_size, true}});
        const bool has_indicators = !instrument.indicators.empty();
        row.cells.push_back(text_cell(0, name, Alignment::start, 2, has_indicators));
        row.cells.push_back(text_cell(2, score_or_dash(instrument.score), true, Alignment::end));
        row.cells.push_back(
            text_cell(axis_column, {{extent(instrument), {table_size, false}}}, Alignment::start, axis_.columns()));
        for (Cell& made : row.cells) made.background = band_shade;
        return row;
    }

    static std::string score_or_dash(const std::optional<Score>& score) {
        return score ? score_text(score->value) : "-";
    }

    Row indicator_row(const Indicator& indicator, bool keep_next) {
        Row row;
        row.cant_split = true;
        row.cells.push_back(text_cell(0, ungrouped(indicator.number), false, Alignment::centre, keep_next));
        row.cells.push_back(text_cell(1, indicator.name.value, false, Alignment::start));
        row.cells.push_back(text_cell(2, score_or_dash(indicator.score), false, Alignment::end));
        add_bar(form_, row, axis_column, axis_, indicator.score ? share_of_full(indicator.score->value) : 0);
        return row;
    }

    Form& form_;
    const Report& report_;
    Axis axis_;
};

}  // namespace

Blocks score_table(Form& form, const Report& report) {
    if (report.instruments.empty() && report.indices.empty()) return {};
    return {{ScoreTable(form, report).build()}};
}

}  // namespace raingan::compose
