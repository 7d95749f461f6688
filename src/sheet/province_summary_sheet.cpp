// สรุปจังหวัด: the province's figures on top, below them who stands where, and a chart of the first beside it.
#include <algorithm>
#include <functional>

#include "province/level_note.h"
#include "report/score_range.h"
#include "sheet/province_sheets.h"
#include "sheet/text_size.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

using province::Province;
using province::Standing;

constexpr lxw_row_t title_row = 0, label_row = 1, figure_row = 2, note_row = 3, heading_row = 4, first_row = 5;
// Right of the ranking, and printed on a page of its own behind it.
constexpr Points chart_width{620}, gap_width{15};
constexpr lxw_row_t most_chart_rows = 15;  // that a page holds at any scale

std::string year_words(const Province& province) {
    std::string words = "สรุปผลการประเมินคุณธรรมและความโปร่งใส (ITA)";
    if (!province.name.empty()) words += " จังหวัด" + clean(province.name);
    if (province.year) words += " รายงานปีงบประมาณ พ.ศ. " + thai::to_thai_digits(std::to_string(*province.year));
    if (province.score_year)
        words += " (คะแนนปี พ.ศ. " + thai::to_thai_digits(std::to_string(*province.score_year)) + ")";
    return words;
}

/// The indicator with the agency's least score, as a number that can be filtered and counted; of several their numbers
/// as words.
Value lowest_indicators(const Standing& standing) {
    std::optional<Decimal> least;
    std::vector<int> numbers;
    for (const province::IndicatorScore& indicator : standing.report.content.indicators) {
        if (!indicator.score || (least && *indicator.score > *least)) continue;
        if (!least || *indicator.score < *least) numbers.clear();
        least = indicator.score;
        numbers.push_back(indicator.number);
    }
    if (numbers.size() == 1) return std::int64_t{numbers.front()};
    std::string words;
    for (const int number : numbers)
        words += (words.empty() ? "" : ", ") + thai::to_thai_digits(std::to_string(number));
    return value_of(words);
}

/// A column of the ranking and how its cells are filled.
struct RankingColumn {
    Column column;
    std::function<Value(const Standing&)> value;
};

std::vector<RankingColumn> ranking_columns(const Province& province) {
    const auto count = [](const Standing& standing, Severity severity) {
        return std::int64_t{std::ranges::count(standing.report.findings, severity, &province::Finding::severity)};
    };
    std::vector<RankingColumn> columns;
    columns.push_back({{"อันดับ", CellStyle::count, Points(55), true}, [](const Standing& standing) {
                           return standing.rank ? Value{std::int64_t{*standing.rank}} : Value{};
                       }});
    columns.push_back({{"หน่วยงาน", CellStyle::text, Points(220), true}, short_name});
    if (any_amphoe(province))
        columns.push_back({{"อำเภอ", CellStyle::text, Points(90)},
                           [](const Standing& standing) { return value_of(standing.report.content.agency.amphoe); }});
    columns.push_back({{"คะแนน", CellStyle::score, Points(85)},
                       [](const Standing& standing) { return value_of(standing.report.content.score); }});
    columns.push_back({{"ระดับ", CellStyle::centred, Points(80)},
                       [](const Standing& standing) { return value_of(standing.report.content.level); }});
    columns.push_back({{"เพิ่มขึ้น/ลดลง", CellStyle::change, Points(75)},
                       [](const Standing& standing) { return value_of(standing.report.content.change); }});
    for (const province::PartColumn& part : province.parts)
        columns.push_back(
            {{points_heading(part), CellStyle::score, Points(65)}, [code = part.code](const Standing& standing) {
                 const province::Part* found = find_part(standing.report, code);
                 return found == nullptr ? Value{} : value_of(found->points);
             }});
    columns.push_back({{"ตัวชี้วัดที่ต่ำสุด", CellStyle::count, Points(80)}, lowest_indicators});
    columns.push_back({{"มาตรการ", CellStyle::count, Points(65)}, [](const Standing& standing) {
                           return Value{static_cast<std::int64_t>(standing.report.content.measures.size())};
                       }});
    columns.push_back({{"ข้อที่ต้องแก้ไข", CellStyle::count, Points(65)},
                       [count](const Standing& standing) { return Value{count(standing, Severity::finding)}; }});
    columns.push_back({{"ข้อควรระวัง", CellStyle::count, Points(65)},
                       [count](const Standing& standing) { return Value{count(standing, Severity::warning)}; }});
    const bool any_unranked = std::ranges::any_of(province.standings, [](const Standing& s) { return !s.rank; });
    if (any_unranked)
        columns.push_back({{"เหตุที่ไม่จัดอันดับ", CellStyle::text, Points(170)},
                           [](const Standing& standing) { return value_of(standing.unranked); }});
    return columns;
}

lxw_row_t last_row_of(const Province& province) {
    return first_row + static_cast<lxw_row_t>(std::max<std::size_t>(province.standings.size(), 1)) - 1;
}

lxw_col_t column_of(const std::vector<RankingColumn>& columns, std::string_view heading) {
    const auto found = std::ranges::find(columns, heading, [](const RankingColumn& c) { return c.column.heading; });
    return static_cast<lxw_col_t>(found - columns.begin());
}

class SummarySheet {
public:
    SummarySheet(Workbook& workbook, const PageHeader& header, const Province& province)
        : province_(province), columns_(ranking_columns(province)), sheet_(workbook.add_sheet(ranking_sheet_name)) {
        sheet_.set_up_page(header);
        for (const RankingColumn& column : columns_) table_.push_back(column.column);
        widths_ = fixed_widths(table_);
        sheet_.zoom(data_zoom_percent);
        last_row_ = last_row_of(province);
        axis_start_ = axis_start(totals(province), province.target);
        set_widths();
    }

    void write() {
        write_head();
        write_ranking();
        mark();
        if (count_ranked() > 0) add_ranking_chart();
    }

private:
    void set_widths() {
        for (std::size_t i = 0; i < widths_.size(); ++i) sheet_.set_column_width(static_cast<lxw_col_t>(i), widths_[i]);
        sheet_.set_column_width(chart_column() - 1, gap_width);
        sheet_.set_column_width(chart_column(), chart_width);
    }

    [[nodiscard]] lxw_col_t last_column() const { return static_cast<lxw_col_t>(columns_.size() - 1); }
    [[nodiscard]] lxw_col_t chart_column() const { return static_cast<lxw_col_t>(columns_.size() + 1); }
    [[nodiscard]] lxw_col_t column_of(const char* heading) const { return sheet::column_of(columns_, heading); }
    [[nodiscard]] Range cells_of(lxw_col_t column) const { return {first_row, column, last_row_, column}; }

    void write_head() {
        sheet_.write_merged(title_row, 0, last_column(), year_words(province_), CellStyle::title);
        sheet_.set_row_height(title_row, row_height(1) * 1.3);
        const std::vector<KeyFigure> figures = key_figures(province_, ranked_scores(), true);
        // A figure stands under its label, over as many columns as there is room for.
        const std::size_t columns = columns_.size();
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const auto first = static_cast<lxw_col_t>(i * columns / figures.size());
            const auto last = static_cast<lxw_col_t>((i + 1) * columns / figures.size() - 1);
            sheet_.write_merged(label_row, first, last, std::string(figures[i].label), CellStyle::header);
        }
        sheet_.set_row_height(label_row, row_height(1));
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const auto first = static_cast<lxw_col_t>(i * columns / figures.size());
            const auto last = static_cast<lxw_col_t>((i + 1) * columns / figures.size() - 1);
            sheet_.write_merged(figure_row, first, last, Value{}, figures[i].style);
            sheet_.write(figure_row, first, figures[i].value(), figures[i].style);
        }
        sheet_.set_row_height(figure_row, row_height(1));
        write_note();
    }

    /// What the table does not say by itself.
    void write_note() {
        std::string note = "ค่าเฉลี่ย สูงสุด ต่ำสุด และจำนวนที่ถึงเป้าหมาย คิดจากแถวที่แสดงหลังกรอง แถบสีในช่องคะแนนเริ่มที่ " +
                           thai::to_thai_digits(std::to_string(axis_start_)) + " ไม่ใช่ ๐";
        if (const std::string levels = level_note(province_); !levels.empty()) note += "\n" + clean(levels);
        Points width;
        for (const Points column : widths_) width += column;
        sheet_.write_merged(note_row, 0, last_column(), note, CellStyle::note);
        sheet_.set_row_height(note_row, row_height(line_count(note, width)));
    }

    [[nodiscard]] std::string ranked_scores() const { return reference(ranking_cells(province_).scores); }

    void write_ranking() {
        RowWriter rows(sheet_, heading_row, table_, widths_);
        rows.write_headings();
        for (const Standing& standing : province_.standings) {
            std::vector<Value> row;
            for (const RankingColumn& column : columns_) row.push_back(column.value(standing));
            rows.write(row);
        }
    }

    void mark() {
        sheet_.add_filter({heading_row, 0, last_row_, last_column()});
        sheet_.freeze_at(first_row, 2, heading_row);
        sheet_.print_only({{title_row, 0, last_row_, last_column()}, chart_cells()});
        sheet_.add_bars(cells_of(column_of("คะแนน")), axis_start_, full_score);
        sheet_.add_level_colours(cells_of(column_of("ระดับ")), province_.levels);
        sheet_.add_change_colours(cells_of(column_of("เพิ่มขึ้น/ลดลง")));
    }

    [[nodiscard]] std::size_t count_ranked() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            province_.standings, [](const Standing& standing) { return standing.rank.has_value(); }));
    }

    /// How many agencies the chart shows: as can be read on the page.
    [[nodiscard]] std::size_t count_in_chart() const { return std::min<std::size_t>(20, count_ranked()); }

    [[nodiscard]] Range chart_cells() const {
        constexpr lxw_row_t title_and_axis = 4;
        const auto rows = title_and_axis + static_cast<lxw_row_t>(count_in_chart());
        return {heading_row, chart_column(), heading_row + std::min(rows, most_chart_rows) - 1, chart_column()};
    }

    void add_ranking_chart() {
        const std::size_t shown = count_in_chart();
        const auto last = static_cast<lxw_row_t>(first_row + shown - 1);
        ChartOptions chart;
        chart.horizontal = true;
        chart.least = axis_start_;
        chart.most = full_score;
        chart.title = "คะแนนรายหน่วยงาน";
        if (shown < count_ranked()) chart.title += " " + thai::to_thai_digits(std::to_string(shown)) + " อันดับแรก";
        chart.title += " แกน " + axis_words(axis_start_) + " สีตามระดับ";
        chart.description = chart.title + " ตามตารางอันดับในแผ่นงานนี้";
        chart.sheet = sheet_.name();
        chart.categories = {first_row, 1, last, 1};
        const lxw_col_t scores = column_of("คะแนน");
        chart.values = {first_row, scores, last, scores};
        for (std::size_t i = 0; i < shown; ++i)
            chart.colours.push_back(level_colour(province_, province_.standings[i].report.content.level));
        chart.covers = chart_cells();
        sheet_.add_chart(chart);
    }

    const Province& province_;
    std::vector<RankingColumn> columns_;
    std::vector<Column> table_;
    std::vector<Points> widths_;
    lxw_row_t last_row_ = first_row;
    int axis_start_ = 0;
    Sheet sheet_;
};

}  // namespace

lxw_color_t level_colour(const Province& province, const std::string& level) {
    const auto found = std::ranges::find(province.levels, level);
    if (found == province.levels.end()) return bar_colour;
    const double last = static_cast<double>(std::max<std::size_t>(province.levels.size() - 1, 1));
    return colour_at(static_cast<double>(found - province.levels.begin()) / last);
}

RankingCells ranking_cells(const Province& province) {
    const std::vector<RankingColumn> columns = ranking_columns(province);
    const lxw_col_t score = column_of(columns, "คะแนน");
    const lxw_col_t level = column_of(columns, "ระดับ");
    const std::size_t ranked = province::statistics(totals(province)).count;
    const auto last_ranked = first_row + static_cast<lxw_row_t>(std::max<std::size_t>(ranked, 1)) - 1;
    return {{first_row, score, last_ranked, score}, {first_row, level, last_row_of(province), level}};
}

std::string count_of_shown(const Range& range, const std::string& comparison) {
    const std::string cells = reference(range);
    Range first = range;
    first.last_row = first.first_row;
    const std::string cell = reference(first).substr(0, reference(first).find(':'));
    return "SUMPRODUCT(SUBTOTAL(102,OFFSET(" + cell + ",ROW(" + cells + ")-ROW(" + cell + "),0)),--(" + cells +
           comparison + "))";
}

Value KeyFigure::value() const {
    if (!formula.empty()) return Formula{"=" + formula, shown};
    return shown >= 0 ? Value{static_cast<std::int64_t>(shown)} : Value{};
}

std::vector<KeyFigure> key_figures(const Province& province, const std::string& scores, bool shown_rows) {
    const auto all_scores = totals(province);
    const province::Statistics all = province::statistics(all_scores);
    double sum = 0;
    double passed = 0;
    for (const auto& score : all_scores) {
        if (!score) continue;
        sum += score->to_double();
        if (province.target && *score >= *province.target) ++passed;
    }
    constexpr double not_known = -1;
    const bool any = all.count > 0;
    const auto formula = [&](const std::string& function, const std::string& subtotal) {
        return !any ? std::string() : (shown_rows ? "SUBTOTAL(" + subtotal + "," : function + "(") + scores + ")";
    };
    std::vector<KeyFigure> figures{
        {"หน่วยงานที่ส่งแล้ว", CellStyle::count, {}, static_cast<double>(province.standings.size())},
        {"ยังไม่ส่ง",
         CellStyle::count,
         {},
         province.has_expected ? static_cast<double>(province.missing.size()) : not_known},
        {"คะแนนเฉลี่ย", CellStyle::score, formula("AVERAGE", "101"),
         any ? sum / static_cast<double>(all.count) : not_known},
        {"สูงสุด", CellStyle::score, formula("MAX", "104"), any ? all.highest.to_double() : not_known},
        {"ต่ำสุด", CellStyle::score, formula("MIN", "105"), any ? all.lowest.to_double() : not_known}};
    if (province.target) {
        const std::string comparison = ">=" + province.target->to_string();
        const std::string count = shown_rows ? count_of_shown(ranking_cells(province).scores, comparison)
                                             : "COUNTIF(" + scores + ",\"" + comparison + "\")";
        figures.push_back({"ถึงเป้าหมาย", CellStyle::count, any ? count : std::string(), passed});
    }
    return figures;
}

Fill province_summary(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    const auto sheet = std::make_shared<SummarySheet>(workbook, header, province);
    return [sheet] { sheet->write(); };
}

}  // namespace raingan::sheet
