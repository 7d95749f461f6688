// ตัวชี้วัด: an indicator a row. No mean is printed: that of all ten is not the total (docs/field.md#scores).
#include <algorithm>

#include "base/vector_of.h"
#include "report/score_range.h"
#include "sheet/report_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

constexpr int most_parts = 2;

bool has_parts(const Report& report) {
    return std::ranges::any_of(report.instruments, [](const Instrument& instrument) {
        return std::ranges::any_of(instrument.indicators,
                                   [](const Indicator& indicator) { return !indicator.part_scores.empty(); });
    });
}

void add_row(Table& table, const Instrument* instrument, const Indicator& indicator, bool parts) {
    std::vector<Value> row =
        vector_of<Value>(std::int64_t{indicator.number}, value_of(indicator.name.value),
                         instrument == nullptr ? Value{} : value_of(instrument->code),
                         instrument == nullptr ? Value{} : value_of(instrument->name), value_of(indicator.score));
    if (parts) add_part_values(row, indicator.part_scores);
    table.rows.push_back(std::move(row));
}

}  // namespace

void add_part_columns(Table& table) {
    for (int part = 1; part <= most_parts; ++part)
        table.columns.push_back(
            {"คะแนนส่วนที่ " + thai::to_thai_digits(std::to_string(part)), CellStyle::score, Points(80)});
}

void add_part_values(std::vector<Value>& row, const std::vector<PartScore>& parts) {
    for (int part = 1; part <= most_parts; ++part) {
        const auto found = std::ranges::find(parts, part, &PartScore::part);
        row.push_back(found == parts.end() ? Value{} : value_of(found->score));
    }
}

namespace {

Table indicator_table(const Report& report) {
    Table table{"Indicators",
                {{"ตัวชี้วัดที่", CellStyle::count, Points(70), true},
                 {"ชื่อตัวชี้วัด", CellStyle::text, Points(330), true},
                 {"แบบ", CellStyle::centred, Points(60), true},
                 {"เครื่องมือการประเมิน", CellStyle::text, Points(330)},
                 {"คะแนน", CellStyle::score, Points(80)}},
                {}};
    const bool parts = has_parts(report);
    if (parts) add_part_columns(table);
    for (const Indicator& index : report.indices) add_row(table, nullptr, index, parts);
    for (const Instrument& instrument : report.instruments)
        for (const Indicator& indicator : instrument.indicators) add_row(table, &instrument, indicator, parts);
    return table;
}

constexpr Points chart_gap_width{15}, least_chart_width{290};

std::vector<std::optional<Decimal>> scores_of(const Table& table, std::size_t column) {
    std::vector<std::optional<Decimal>> scores;
    for (const std::vector<Value>& row : table.rows) {
        const auto* score = std::get_if<Decimal>(&row[column]);
        scores.push_back(score == nullptr ? std::nullopt : std::optional(*score));
    }
    return scores;
}

/// What the chart shows, to be read aloud.
std::string words_of(const Table& table, std::size_t names, std::size_t scores) {
    std::string words;
    for (const std::vector<Value>& row : table.rows)
        if (const auto* score = std::get_if<Decimal>(&row[scores]); score != nullptr) {
            const auto* name = std::get_if<std::string>(&row[names]);
            words += (words.empty() ? "" : ", ") + (name == nullptr ? std::string() : *name) + " " +
                     thai::to_thai_digits(score->to_string());
        }
    return words;
}

/// "สีส้ม: คะแนนต่ำสุด (ตัวชี้วัดที่ ๘)": no colour without its word.
std::string lowest_words(const Table& table, const std::vector<std::optional<Decimal>>& scores,
                         const std::optional<Decimal>& least) {
    std::string numbers;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (const auto* number = std::get_if<std::int64_t>(&table.rows[i][0]); scores[i] == least && number != nullptr)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(*number);
    return "สีส้ม: คะแนนต่ำสุด (ตัวชี้วัดที่ " + thai::to_thai_digits(numbers) + ")";
}

/// Beside the table, as high as it.
void add_chart(Sheet& sheet, const Table& table, const std::vector<lxw_row_t>& rows, Points room,
               const Report& report) {
    constexpr lxw_col_t number_column = 0, score_column = 4;
    constexpr std::size_t name_column = 1;
    const std::vector<std::optional<Decimal>> scores = scores_of(table, score_column);
    if (std::ranges::none_of(scores, [](const auto& score) { return score.has_value(); })) return;
    const auto chart_column = static_cast<lxw_col_t>(table.columns.size() + 1);
    sheet.set_column_width(chart_column - 1, chart_gap_width);
    sheet.set_column_width(chart_column, std::max(room - chart_gap_width, least_chart_width));
    const std::optional<Decimal> target =
        report.overall.target ? std::optional(report.overall.target->value) : std::nullopt;
    ChartOptions chart;
    chart.horizontal = true;
    chart.least = axis_start(scores, target);
    chart.most = full_score;
    const auto least = std::ranges::min(scores, [](const auto& a, const auto& b) { return a && (!b || *a < *b); });
    chart.title =
        "คะแนนรายตัวชี้วัด แกน " + axis_words(axis_start(scores, target)) + "\n" + lowest_words(table, scores, least);
    chart.description = words_of(table, name_column, score_column);
    chart.sheet = sheet.name();
    chart.categories = {rows.front(), number_column, rows.back(), number_column};
    chart.values = {rows.front(), score_column, rows.back(), score_column};
    for (const auto& score : scores) chart.colours.push_back(score && score == least ? colour_at(1) : bar_colour);
    chart.covers = {0, chart_column, std::max<lxw_row_t>(rows.back(), 8), chart_column};
    sheet.add_chart(chart);
}

}  // namespace

std::vector<lxw_row_t> write_indicator_sheet(Workbook& workbook, const PageHeader& header, const Report& report) {
    const Table table = indicator_table(report);
    Sheet sheet = workbook.add_sheet(indicators_sheet_name);
    const std::vector<Points> widths = set_up_table_sheet(sheet, header, table);
    WrittenTable written = write_table(sheet, 0, table, widths);
    sheet.freeze_rows(1);
    Points room = page_width;
    for (const Points width : widths) room = room - width;
    if (!written.rows.empty()) add_chart(sheet, table, written.rows, room, report);
    return std::move(written.rows);
}

}  // namespace raingan::sheet
