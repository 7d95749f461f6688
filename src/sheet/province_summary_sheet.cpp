// สรุปจังหวัด: the province's figures on top, below them who stands where, and charts beside it.
#include <algorithm>
#include <functional>

#include "sheet/province_sheets.h"
#include "sheet/text_size.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

using province::Province;
using province::Standing;

constexpr lxw_row_t title_row = 0, label_row = 1, figure_row = 2, heading_row = 3, first_row = 4;
// Right of the ranking, and printed on a page of their own behind it: the levels and the charts, one page high, and
// together as wide as the ranking, by whose width the sheet is scaled.
constexpr Points level_width{150}, level_count_width{90}, gap_width{15};
constexpr lxw_row_t least_chart_rows = 22, least_level_chart_rows = 10;

std::string year_words(const Province& province) {
    std::string words = "สรุปผลการประเมินคุณธรรมและความโปร่งใส (ITA)";
    if (!province.name.empty()) words += " จังหวัด" + clean(province.name);
    if (province.year) words += " รายงานปีงบประมาณ พ.ศ. " + thai::to_thai_digits(std::to_string(*province.year));
    if (province.score_year)
        words += " (คะแนนปี พ.ศ. " + thai::to_thai_digits(std::to_string(*province.score_year)) + ")";
    return words;
}

/// The indicators with the agency's least score.
std::string lowest_indicators(const Standing& standing) {
    std::optional<Decimal> least;
    std::string numbers;
    for (const province::IndicatorScore& indicator : standing.report.content.indicators) {
        if (!indicator.score || (least && *indicator.score > *least)) continue;
        if (!least || *indicator.score < *least) numbers.clear();
        least = indicator.score;
        numbers += (numbers.empty() ? "" : ", ") + thai::to_thai_digits(std::to_string(indicator.number));
    }
    return numbers;
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
    columns.push_back({{"อันดับ", Look::count, Points(55), true}, [](const Standing& standing) {
                           return standing.rank ? Value{std::int64_t{*standing.rank}} : Value{};
                       }});
    columns.push_back({{"หน่วยงาน", Look::text, Points(220), true}, short_name});
    if (any_amphoe(province))
        columns.push_back({{"อำเภอ", Look::text, Points(90)},
                           [](const Standing& standing) { return value_of(standing.report.content.agency.amphoe); }});
    columns.push_back({{"คะแนน", Look::score, Points(85)},
                       [](const Standing& standing) { return value_of(standing.report.content.score); }});
    columns.push_back({{"ระดับ", Look::centred, Points(80)},
                       [](const Standing& standing) { return value_of(standing.report.content.level); }});
    columns.push_back({{"เพิ่มขึ้น/ลดลง", Look::change, Points(75)},
                       [](const Standing& standing) { return value_of(standing.report.content.change); }});
    for (const province::PartColumn& part : province.parts)
        columns.push_back(
            {{points_heading(part), Look::score, Points(65)}, [code = part.code](const Standing& standing) {
                 const province::Part* found = find_part(standing.report, code);
                 return found == nullptr ? Value{} : value_of(found->points);
             }});
    columns.push_back({{"ตัวชี้วัดที่ต่ำสุด", Look::centred, Points(80)},
                       [](const Standing& standing) { return value_of(lowest_indicators(standing)); }});
    columns.push_back({{"มาตรการ", Look::count, Points(65)}, [](const Standing& standing) {
                           return Value{static_cast<std::int64_t>(standing.report.content.measures.size())};
                       }});
    columns.push_back({{"ข้อที่ต้องแก้ไข", Look::count, Points(65)},
                       [count](const Standing& standing) { return Value{count(standing, Severity::finding)}; }});
    columns.push_back({{"ข้อควรระวัง", Look::count, Points(65)},
                       [count](const Standing& standing) { return Value{count(standing, Severity::warning)}; }});
    const bool any_unranked = std::ranges::any_of(province.standings, [](const Standing& s) { return !s.rank; });
    if (any_unranked)
        columns.push_back({{"เหตุที่ไม่จัดอันดับ", Look::text, Points(170)},
                           [](const Standing& standing) { return value_of(standing.unranked); }});
    return columns;
}

/// A figure of the province above the ranking; `formula` empty: only a number.
struct KeyFigure {
    const char* label;
    Look look;
    std::string formula;
    double shown;
};

/// A level and how many are at it, beside the ranking, where a chart takes them from.
struct LevelRow {
    std::string level;
    std::size_t count;
};

class SummarySheet {
public:
    SummarySheet(Workbook& workbook, const PageHeader& header, const Province& province)
        : province_(province), columns_(ranking_columns(province)), sheet_(workbook.add_sheet("สรุปจังหวัด")) {
        sheet_.set_up_page(header);
        for (const RankingColumn& column : columns_) table_.push_back(column.column);
        widths_ = fixed_widths(table_);
        last_row_ = first_row + static_cast<lxw_row_t>(std::max<std::size_t>(province.standings.size(), 1)) - 1;
        for (const std::string& level : province.levels) levels_.push_back({level, count_level(province, level)});
        set_widths();
    }

    void write() {
        write_head();
        write_ranking();
        mark();  // of rows that are written, the library takes only the last one's
        write_rest_of_levels();
        add_charts();
    }

private:
    void set_widths() {
        for (std::size_t i = 0; i < widths_.size(); ++i) sheet_.set_column_width(static_cast<lxw_col_t>(i), widths_[i]);
        sheet_.set_column_width(level_column(), level_width);
        sheet_.set_column_width(level_column() + 1, level_count_width);
        for (const lxw_col_t chart : {indicator_chart_column(), ranking_chart_column()}) {
            sheet_.set_column_width(chart - 1, gap_width);
            sheet_.set_column_width(chart, chart_width());
        }
    }

    /// Of each of the two charts beside the levels.
    [[nodiscard]] Points chart_width() const {
        constexpr Points least{300};
        Points ranking;
        for (const Points width : widths_) ranking += width;
        const double rest = ranking.pt - (level_width + level_count_width + gap_width + gap_width).pt;
        return Points(std::max(rest / 2, least.pt));
    }

    [[nodiscard]] lxw_col_t last_column() const { return static_cast<lxw_col_t>(columns_.size() - 1); }
    [[nodiscard]] lxw_col_t level_column() const { return static_cast<lxw_col_t>(columns_.size() + 1); }
    [[nodiscard]] lxw_col_t indicator_chart_column() const { return static_cast<lxw_col_t>(level_column() + 3); }
    [[nodiscard]] lxw_col_t ranking_chart_column() const { return static_cast<lxw_col_t>(level_column() + 5); }
    /// From the row of headings on.
    [[nodiscard]] lxw_row_t chart_rows() const {
        return std::max(least_chart_rows, static_cast<lxw_row_t>(levels_.size()) + 2 + least_level_chart_rows);
    }
    [[nodiscard]] Range charts() const {
        return {heading_row, level_column(), heading_row + chart_rows() - 1, ranking_chart_column()};
    }
    [[nodiscard]] lxw_col_t column_of(const char* heading) const {
        return static_cast<lxw_col_t>(std::ranges::find(table_, heading, &Column::heading) - table_.begin());
    }
    [[nodiscard]] Range cells_of(lxw_col_t column) const { return {first_row, column, last_row_, column}; }

    void write_head() {
        sheet_.write_merged(title_row, 0, last_column(), year_words(province_), Look::title);
        sheet_.set_row_height(title_row, row_height(1) * 1.3);
        const std::vector<KeyFigure> figures = key_figures();
        // A figure stands under its label, over as many columns as there is room for.
        const std::size_t columns = columns_.size();
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const auto first = static_cast<lxw_col_t>(i * columns / figures.size());
            const auto last = static_cast<lxw_col_t>((i + 1) * columns / figures.size() - 1);
            sheet_.write_merged(label_row, first, last, std::string(figures[i].label), Look::header);
        }
        sheet_.set_row_height(label_row, row_height(1));
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const auto first = static_cast<lxw_col_t>(i * columns / figures.size());
            const auto last = static_cast<lxw_col_t>((i + 1) * columns / figures.size() - 1);
            sheet_.write_merged(figure_row, first, last, Value{}, figures[i].look);
            if (!figures[i].formula.empty())
                sheet_.write_formula(figure_row, first, figures[i].formula, figures[i].shown, figures[i].look);
            else if (figures[i].shown >= 0)
                sheet_.write(figure_row, first, static_cast<std::int64_t>(figures[i].shown), figures[i].look);
        }
        sheet_.set_row_height(figure_row, row_height(1));
    }

    [[nodiscard]] std::vector<KeyFigure> key_figures() const {
        const auto scores = totals(province_);
        const province::Statistics all = province::statistics(scores);
        // Those that are ranked stand first.
        Range ranked = cells_of(column_of("คะแนน"));
        ranked.last_row = first_row + static_cast<lxw_row_t>(std::max<std::size_t>(all.count, 1)) - 1;
        const std::string range = reference(ranked);
        double sum = 0;
        double passed = 0;
        for (const auto& score : scores) {
            if (!score) continue;
            sum += score->to_double();
            if (province_.target && *score >= *province_.target) ++passed;
        }
        constexpr double not_known = -1;
        const auto formula = [&](const std::string& text) { return all.count > 0 ? "=" + text : std::string(); };
        std::vector<KeyFigure> figures{
            {"หน่วยงานที่ส่งแล้ว", Look::count, {}, static_cast<double>(province_.standings.size())},
            {"ยังไม่ส่ง",
             Look::count,
             {},
             province_.has_expected ? static_cast<double>(province_.missing.size()) : not_known},
            {"คะแนนเฉลี่ย", Look::score, formula("AVERAGE(" + range + ")"),
             all.count > 0 ? sum / static_cast<double>(all.count) : not_known},
            {"สูงสุด", Look::score, formula("MAX(" + range + ")"), all.count > 0 ? all.highest.to_double() : not_known},
            {"ต่ำสุด", Look::score, formula("MIN(" + range + ")"), all.count > 0 ? all.lowest.to_double() : not_known}};
        if (province_.target)
            figures.push_back({"ถึงเป้าหมาย", Look::count,
                               formula("COUNTIF(" + range + ",\">=" + province_.target->to_string() + "\")"), passed});
        return figures;
    }

    void write_ranking() {
        RowWriter rows(sheet_, heading_row, table_, widths_);
        write_level_row(heading_row);
        rows.write_headings();
        for (const Standing& standing : province_.standings) {
            write_level_row(rows.written().end);
            std::vector<Value> row;
            for (const RankingColumn& column : columns_) row.push_back(column.value(standing));
            rows.write(row);
        }
        end_ = rows.written().end;
    }

    /// Where there are more levels than agencies.
    void write_rest_of_levels() {
        for (lxw_row_t row = end_; row <= heading_row + levels_.size(); ++row) write_level_row(row);
    }

    /// What of the list of levels stands on that row; rows are written once, from left to right and down.
    void write_level_row(lxw_row_t row) {
        if (row < heading_row || row - heading_row > levels_.size()) return;
        const lxw_col_t column = level_column();
        if (row == heading_row) {
            sheet_.write(row, column, std::string("ระดับ"), Look::header);
            sheet_.write(row, column + 1, std::string("จำนวนหน่วยงาน"), Look::header);
            return;
        }
        const LevelRow& level = levels_[row - heading_row - 1];
        sheet_.write(row, column, value_of(level.level), Look::centred);
        const std::string cell = reference({row, column, row, column});
        sheet_.write_formula(row, column + 1, "=COUNTIF(" + reference(cells_of(column_of("ระดับ"))) + "," + cell + ")",
                             static_cast<double>(level.count), Look::count);
    }

    void mark() {
        sheet_.add_filter({heading_row, 0, last_row_, last_column()});
        sheet_.freeze_at(first_row, 2, heading_row);
        sheet_.print_only({{title_row, 0, last_row_, last_column()}, charts()});
        constexpr double full = 100;
        const double target = province_.target ? province_.target->to_double() : 0;
        sheet_.add_bars(cells_of(column_of("คะแนน")), std::max(0.0, target - (full - target) * 2), full);
        sheet_.add_level_colours(cells_of(column_of("ระดับ")), province_.levels);
        sheet_.add_level_colours(
            {first_row, level_column(), heading_row + static_cast<lxw_row_t>(levels_.size()), level_column()},
            province_.levels);
        sheet_.add_change_colours(cells_of(column_of("เพิ่มขึ้น/ลดลง")));
    }

    void add_charts() {
        if (!levels_.empty()) add_level_chart();
        if (!province_.indicators.empty()) add_indicator_chart();
        if (count_ranked() > 0) add_ranking_chart();
    }

    /// Below the list of levels.
    void add_level_chart() {
        const lxw_col_t column = level_column();
        const auto levels = static_cast<lxw_row_t>(levels_.size());
        ChartOptions chart;
        chart.title = "จำนวนหน่วยงานตามระดับ";
        chart.description = level_words();
        chart.sheet = sheet_.name();
        chart.categories = {first_row, column, heading_row + levels, column};
        chart.values = {first_row, static_cast<lxw_col_t>(column + 1), heading_row + levels,
                        static_cast<lxw_col_t>(column + 1)};
        chart.least = 0;
        chart.covers = {heading_row + levels + 2, column, charts().last_row, static_cast<lxw_col_t>(column + 1)};
        sheet_.add_chart(chart);
    }

    void add_indicator_chart() {
        const lxw_col_t first = first_indicator_column(province_);
        const auto last = static_cast<lxw_col_t>(first + province_.indicators.size() - 1);
        ChartOptions chart = bars();
        chart.title = "คะแนนเฉลี่ยของจังหวัดรายตัวชี้วัด";
        chart.description = indicator_words();
        chart.sheet = indicator_sheet_name;
        chart.categories = {indicator_heading_row, first, indicator_heading_row, last};
        chart.values = {indicator_mean_row, first, indicator_mean_row, last};
        chart.covers = {heading_row, indicator_chart_column(), charts().last_row, indicator_chart_column()};
        sheet_.add_chart(chart);
    }

    [[nodiscard]] std::size_t count_ranked() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            province_.standings, [](const Standing& standing) { return standing.rank.has_value(); }));
    }

    void add_ranking_chart() {
        constexpr std::size_t most = 25;  // that can be read on the page
        constexpr lxw_row_t title_and_axis = 4;
        const std::size_t shown = std::min(most, count_ranked());
        const auto last = static_cast<lxw_row_t>(first_row + shown - 1);
        ChartOptions chart = bars();
        chart.title = "คะแนนรายหน่วยงาน";
        if (shown < count_ranked()) chart.title += " " + thai::to_thai_digits(std::to_string(shown)) + " อันดับแรก";
        chart.description = chart.title + " ตามตารางอันดับในแผ่นงานนี้";
        chart.sheet = sheet_.name();
        chart.categories = {first_row, 1, last, 1};
        const lxw_col_t scores = column_of("คะแนน");
        chart.values = {first_row, scores, last, scores};
        const lxw_row_t rows = std::min(title_and_axis + static_cast<lxw_row_t>(shown), chart_rows());
        chart.covers = {heading_row, ranking_chart_column(), heading_row + rows - 1, ranking_chart_column()};
        sheet_.add_chart(chart);
    }

    /// What both charts of scores have in common.
    [[nodiscard]] ChartOptions bars() const {
        ChartOptions chart;
        chart.horizontal = true;
        chart.least = 0;
        chart.most = 100;
        return chart;
    }

    [[nodiscard]] std::string level_words() const {
        std::string words;
        for (const LevelRow& level : levels_)
            words += (words.empty() ? "" : ", ") + clean(level.level) + " " + std::to_string(level.count) + " แห่ง";
        return words;
    }

    [[nodiscard]] std::string indicator_words() const {
        std::string words;
        for (const province::IndicatorColumn& column : province_.indicators) {
            const auto figures = province::statistics(indicator_scores(province_, column.number));
            if (figures.count == 0) continue;
            words += (words.empty() ? "" : ", ") + column.name + " " + figures.mean.to_string();
        }
        return words;
    }

    const Province& province_;
    std::vector<RankingColumn> columns_;
    std::vector<Column> table_;
    std::vector<Points> widths_;
    std::vector<LevelRow> levels_;
    lxw_row_t last_row_ = first_row;
    lxw_row_t end_ = first_row;  ///< behind the ranking
    Sheet sheet_;
};

}  // namespace

Fill province_summary(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    const auto sheet = std::make_shared<SummarySheet>(workbook, header, province);
    return [sheet] { sheet->write(); };
}

}  // namespace raingan::sheet
