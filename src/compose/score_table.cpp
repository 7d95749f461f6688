// The scores of instruments and indicators, with bars. A bar is the background of an empty paragraph, cut by its
// indent; the target is the dashed rule between the two columns that make the axis. So the chart is a plain table: it
// reads as text, and needs nothing of layout that a table does not.
#include <algorithm>
#include <optional>

#include "compose/parts.h"
#include "compose/values.h"

namespace raingan::compose {
namespace {

constexpr Points number_width = from_centimetres(1), score_width = from_centimetres(1.9);
constexpr Points name_width = from_centimetres(6.1);
constexpr Points axis_end{8};  ///< paper behind 100, so that a full bar is seen to end
constexpr Points axis_width = portrait_width - number_width - name_width - score_width - axis_end;
constexpr std::uint32_t axis_column = 3;  ///< behind number, name, score
constexpr double full_score = 100;
constexpr Colour bar_colour{0x5B, 0x84, 0xB8}, low_bar_colour{0xD0, 0x8A, 0x4A}, target_colour{0xB0, 0x1E, 0x1E};
constexpr Points bar_height{10}, row_padding{2.5};

/// The axis stands in one column, or in two that meet at the target.
struct Axis {
    std::optional<double> target;  ///< 0–1

    [[nodiscard]] std::uint32_t columns() const { return target ? 2 : 1; }
};

double share_of(const Decimal& score) {
    return std::clamp(score.to_double() / full_score, 0.0, 1.0);
}

/// A target at an end of the axis would leave no room for a column.
Axis axis_of(const Report& report) {
    Axis axis;
    if (report.overall.target) axis.target = std::clamp(share_of(report.overall.target->value), 0.02, 1.0);
    return axis;
}

std::vector<Points> grid(const Axis& axis) {
    std::vector<Points> columns{number_width, name_width, score_width};
    const Points whole = axis_width + axis_end;
    const Points below_target = axis.target ? axis_width * *axis.target : whole;
    columns.push_back(below_target);
    if (axis.target) columns.push_back(whole - below_target);
    return columns;
}

class ScoreTable {
public:
    ScoreTable(Form& form, const Report& report) : form_(form), report_(report), axis_(axis_of(report)) {}

    Table build() {
        Table table = full_table(grid(axis_));
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
        add_bar(row, indicator);
        return row;
    }

    /// One bar over the cells of the axis.
    void add_bar(Row& row, const Indicator& indicator) {
        const double score = indicator.score ? share_of(indicator.score->value) : 0;
        const double target = axis_.target.value_or(1);
        const Colour colour = axis_.target && score < target ? low_bar_colour : bar_colour;
        const Points whole = axis_width + axis_end;
        const Border rule{BorderStyle::dashed, Points(1.25), Points(0), target_colour};
        if (!axis_.target) {
            row.cells.push_back(bar_cell(axis_column, axis_width * score, whole, colour));
            return;
        }
        const Points below = axis_width * target;
        row.cells.push_back(bar_cell(axis_column, axis_width * std::min(score, target), below, colour));
        row.cells.back().borders.end = rule;
        const Points above = axis_width * std::max(score - target, 0.0);
        row.cells.push_back(bar_cell(axis_column + 1, above, whole - below, colour));
        row.cells.back().borders.start = rule;
    }

    /// A cell of that width whose left part is the bar: an empty paragraph with a background, cut by its indent.
    Cell bar_cell(std::uint32_t column, Points bar, Points width, Colour colour) {
        ParagraphFormat format;
        format.line.rule = LineRule::exact;
        format.line.height = bar_height;
        format.indent_end = width - bar;
        if (bar > Points(0)) format.background = colour;
        Cell part = cell(column, {{form_.paragraph("", {bar_height, false}, format)}});
        part.vertical = VerticalAlignment::centre;
        part.margin_start = part.margin_end = part.margin_top = part.margin_bottom = Points(0);
        return part;
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
