// The scores of instruments, with bars, and of indicators, with dots, over the part of the scale on which they differ.
#include <algorithm>
#include <optional>

#include "compose/bars.h"
#include "compose/parts.h"
#include "compose/values.h"
#include "report/score_range.h"

namespace raingan::compose {
namespace {

constexpr Points number_width = from_centimetres(1), score_width = from_centimetres(1.9);
constexpr Points name_width = from_centimetres(6.1);
constexpr std::uint32_t axis_column = 3;  ///< behind number, name, score
constexpr Points score_row_padding{2.5};

using Scores = std::vector<std::optional<Decimal>>;

void add_scores(Scores& scores, const std::vector<Indicator>& indicators) {
    for (const Indicator& indicator : indicators)
        scores.push_back(indicator.score ? std::optional(indicator.score->value) : std::nullopt);
}

/// The least score of several that differ, of those that can be scores.
std::optional<Decimal> lowest_of(const Report& report) {
    Scores scores;
    add_scores(scores, report.indices);
    for (const Instrument& instrument : report.instruments) add_scores(scores, instrument.indicators);
    std::erase_if(scores, [](const auto& score) { return !score || !is_possible_score(*score); });
    if (scores.empty()) return std::nullopt;
    const auto [least, most] = std::ranges::minmax(scores);
    return least == most ? std::nullopt : least;
}

int start_of(const Report& report) {
    Scores scores;
    add_scores(scores, report.indices);
    for (const Instrument& instrument : report.instruments) {
        if (instrument.score) scores.emplace_back(instrument.score->value);
        add_scores(scores, instrument.indicators);
    }
    return axis_start(scores, report.overall.target ? std::optional(report.overall.target->value) : std::nullopt);
}

Axis axis_of(const Report& report, int start) {
    Axis axis{portrait_width - number_width - name_width - score_width, std::nullopt};
    if (report.overall.target && is_possible_score(report.overall.target->value))
        axis.target = share_of(report.overall.target->value, start);
    return axis;
}

class ScoreTable {
public:
    ScoreTable(Form& form, const Report& report)
        : form_(form), report_(report), start_(start_of(report)), axis_(axis_of(report, start_)),
          lowest_(lowest_of(report)) {}

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
        made.margin_top = made.margin_bottom = score_row_padding;
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
        std::vector<Piece> legend{{"แผนภูมิคะแนน ช่วง " + axis_words(start_), {table_size, true}}};
        std::string marks = "\nแท่ง: เครื่องมือ จุด: ตัวชี้วัด";
        if (lowest_) marks += " จุดใหญ่: ต่ำสุด";
        if (axis_.target) marks += "\nเส้นประ: ค่าเป้าหมาย " + plain_number(report_.overall.target->value);
        legend.push_back({marks, {small_table_size, false}});
        row.cells.push_back(text_cell(axis_column, legend, Alignment::centre, axis_.columns()));
        return row;
    }

    static void append(std::string& text, const std::string& words) {
        if (!text.empty()) text += ", ";
        text += words;
    }

    /// Who was asked, what was examined, the parts: of an instrument's own figures what there is.
    static std::string extent(const Instrument& instrument) {
        std::string text;
        if (instrument.respondents) append(text, "ผู้ตอบ " + count_text(instrument.respondents->value) + " คน");
        if (instrument.population) append(text, "จากทั้งหมด " + count_text(instrument.population->value) + " คน");
        if (instrument.items) append(text, "ตรวจ " + count_text(instrument.items->value) + " ข้อ");
        for (const PartScore& part : instrument.part_scores) {
            std::string words = "ส่วนที่ " + ungrouped(part.part);
            if (part.score) words += " ได้ " + score_text(part.score->value);
            if (part.respondents) words += " (" + count_text(part.respondents->value) + " คน)";
            append(text, words);
        }
        return text;
    }

    Row instrument_row(const Instrument& instrument) {
        Row row;
        row.cant_split = true;
        std::vector<Piece> name{{instrument.code, {table_size, true}}};
        if (instrument.name)
            name.push_back({(instrument.code.empty() ? "" : " ") + instrument.name->value, {table_size, true}});
        if (const std::string words = extent(instrument); !words.empty())
            name.push_back({(name.front().text.empty() ? "" : "\n") + words, {small_table_size, false}});
        const bool has_indicators = !instrument.indicators.empty();
        row.cells.push_back(text_cell(0, name, Alignment::start, 2, has_indicators));
        row.cells.push_back(text_cell(2, score_or_dash(instrument.score), true, Alignment::end));
        add_mark(row, instrument.score, false);
        for (Cell& made : row.cells) made.background = band_shade;
        return row;
    }

    static std::string score_or_dash(const std::optional<Score>& score) {
        return score ? score_text(score->value) : "-";
    }

    [[nodiscard]] bool is_lowest(const std::optional<Score>& score) const {
        return score && lowest_ && score->value == *lowest_;
    }

    /// What no axis has a place for is said in words.
    void add_mark(Row& row, const std::optional<Score>& score, bool dot) {
        if (score && !is_possible_score(score->value)) {
            add_words(form_, row, axis_column, axis_, "เป็นไปไม่ได้: คะแนนอยู่นอกช่วง ๐–๑๐๐", true);
        } else if (score && dot) {
            add_dot(form_, row, axis_column, axis_, share_of(score->value, start_), is_lowest(score));
        } else {
            add_bar(form_, row, axis_column, axis_, score ? share_of(score->value, start_) : 0);
        }
    }

    Row indicator_row(const Indicator& indicator, bool keep_next) {
        Row row;
        row.cant_split = true;
        row.cells.push_back(text_cell(0, ungrouped(indicator.number), false, Alignment::centre, keep_next));
        std::vector<Piece> name{{indicator.name.value, {table_size, false}}};
        if (is_lowest(indicator.score)) name.push_back({" (ต่ำสุด)", {table_size, true}});
        row.cells.push_back(text_cell(1, name, Alignment::start));
        row.cells.push_back(text_cell(2, score_or_dash(indicator.score), is_lowest(indicator.score), Alignment::end));
        add_mark(row, indicator.score, true);
        return row;
    }

    Form& form_;
    const Report& report_;
    int start_;
    Axis axis_;
    std::optional<Decimal> lowest_;
};

}  // namespace

Blocks score_table(Form& form, const Report& report) {
    if (report.instruments.empty() && report.indices.empty()) return {};
    return {{ScoreTable(form, report).build()}};
}

}  // namespace raingan::compose
