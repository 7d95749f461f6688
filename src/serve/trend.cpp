#include "serve/trend.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "batch/digest.h"
#include "batch/province_pdf.h"
#include "compose/paper.h"
#include "serve/outputs.h"
#include "serve/rollups.h"
#include "serve/shown.h"
#include "store/agencies.h"
#include "store/measure_years.h"
#include "store/views.h"
#include "thai/numbers.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

json shown_year(const store::AgencyYear& year) {
    json instruments = json::array(), indicators = json::array();
    for (const store::ScoreOf& score : year.scores) {
        json shown{{"instrument", score.instrument}, {"name", score.name}, {"score", shown_score(score.score)}};
        if (score.indicator > 0) shown["number"] = score.indicator;
        (score.indicator > 0 ? indicators : instruments).push_back(std::move(shown));
    }
    return {{"year", year.year},
            {"agency", year.agency},
            {"agency_name", year.agency_name},
            {"document", year.document},
            {"score", shown_score(year.score)},
            {"level", shown_text(year.level)},
            {"instruments", std::move(instruments)},
            {"indicators", std::move(indicators)}};
}

/// Instruments first, then indicators by their numbers: whatever one of the years has is a column.
ApiTable agency_trend_table(const std::vector<store::AgencyYear>& years) {
    ApiTable table{"trend",
                   {"Years", "รายปี"},
                   {},
                   {{"year", "/year", {"Year", "ปี พ.ศ."}, CellKind::count, 60},
                    {"agency", "/agency_name", {"Agency", "หน่วยงาน"}, CellKind::text, 220},
                    {"score", "/score", {"Score", "คะแนน"}, CellKind::score, 60},
                    {"level", "/level", {"Level", "ระดับ"}, CellKind::text, 60}},
                   {}};
    std::map<std::pair<std::int64_t, std::string>, std::size_t> columns;
    for (const store::AgencyYear& year : years)
        for (const store::ScoreOf& score : year.scores) columns.try_emplace({score.indicator, score.instrument}, 0);
    std::size_t next = 0;
    for (auto& [of, column] : columns) {
        column = next++;
        const std::string number = of.first > 0 ? std::to_string(of.first) : "";
        const std::string name = (of.second.empty() ? "" : of.second + (number.empty() ? "" : " ")) + number;
        table.columns.push_back(
            {name, "/scores/" + std::to_string(column), {name, thai::to_thai_digits(name)}, CellKind::score, 60});
    }
    json rows = json::array();
    for (const store::AgencyYear& year : years) {
        json row = shown_year(year);
        row["scores"] = std::vector<json>(columns.size());
        for (const store::ScoreOf& score : year.scores)
            row["scores"][columns.at({score.indicator, score.instrument})] = shown_score(score.score);
        rows.push_back(std::move(row));
    }
    table.rows = these_rows(std::move(rows));
    return table;
}

json shown_measure(const store::MeasureYear& measure) {
    const province::MeasureRow& row = measure.row;
    return {{"year", measure.year},
            {"agency_name", measure.agency_name},
            {"document", measure.document},
            {"instrument", shown_text(row.instrument)},
            {"number", row.indicator ? json(*row.indicator) : json()},
            {"indicator", shown_text(row.indicator_name)},
            {"actions", row.actions},
            {"responsible", shown_text(row.responsible)},
            {"period", shown_text(row.period_text)},
            {"status", row.status ? json(status_name(*row.status)) : json()},
            {"result", shown_text(measure.result)},
            {"score", shown_score(measure.score)},
            {"next_year", measure.next_year != 0 ? json(measure.next_year) : json()},
            {"next", shown_text(store::next_year_name(measure.next))},
            {"next_actions", shown_text(measure.next_actions)},
            {"next_score", shown_score(measure.next_score)}};
}

ApiTable measures_table(const std::vector<store::MeasureYear>& measures) {
    json rows = json::array();
    for (const store::MeasureYear& measure : measures) rows.push_back(shown_measure(measure));
    return {"measures",
            {"Measures", "มาตรการ"},
            {"what became of them", "ผลของแต่ละมาตรการ"},
            {{"year", "/year", {"Year", "ปี พ.ศ."}, CellKind::count, 50},
             {"indicator", "/indicator", {"Indicator", "ตัวชี้วัด"}, CellKind::text, 110},
             {"actions", "/actions", {"Measure", "มาตรการ"}, CellKind::text, 220},
             {"responsible", "/responsible", {"Responsible", "ผู้รับผิดชอบ"}, CellKind::text, 100},
             {"period", "/period", {"Period", "ระยะเวลา"}, CellKind::text, 90},
             {"status", "/status", {"Status", "สถานะ"}, CellKind::word, 90},
             {"result", "/result", {"Result", "ผลการดำเนินงาน"}, CellKind::text, 160},
             {"score", "/score", {"Score then", "คะแนนปีนั้น"}, CellKind::score, 60},
             {"next", "/next", {"Next year", "ปีถัดไป"}, CellKind::word, 90},
             {"next_actions", "/next_actions", {"Measure of the next year", "มาตรการปีถัดไป"}, CellKind::text, 180},
             {"next_score", "/next_score", {"Score next", "คะแนนปีถัดไป"}, CellKind::score, 60}},
            these_rows(std::move(rows))};
}

ApiTable indicators_table(store::Database& database, const std::string& province) {
    json rows = json::array();
    for (const store::IndicatorMean& mean : store::indicator_means(database, province))
        rows.push_back({{"year", mean.year},
                        {"instrument", shown_text(mean.of.instrument)},
                        {"number", mean.of.indicator},
                        {"name", mean.of.name},
                        {"mean", shown_score(mean.of.score)},
                        {"agencies", mean.agencies}});
    return {"indicators",
            {"Indicators", "ตัวชี้วัด"},
            {"means by year", "ค่าเฉลี่ยรายปี"},
            {{"year", "/year", {"Year", "ปี พ.ศ."}, CellKind::count, 60},
             {"instrument", "/instrument", {"Instrument", "เครื่องมือ"}, CellKind::text, 80},
             {"number", "/number", {"No.", "ที่"}, CellKind::count, 40},
             {"name", "/name", {"Indicator", "ตัวชี้วัด"}, CellKind::text, 220},
             {"mean", "/mean", {"Mean", "ค่าเฉลี่ย"}, CellKind::score},
             {"agencies", "/agencies", {"Agencies", "หน่วยงาน"}, CellKind::count}},
            these_rows(std::move(rows))};
}

TrendChart agency_chart(const std::vector<store::AgencyYear>& years) {
    TrendChart chart;
    chart.lines = {{"รวม", {}}, {"IIT", {}}, {"EIT", {}}, {"OIT", {}}};
    for (const store::AgencyYear& year : years) {
        chart.years.push_back(year.year);
        chart.lines[0].scores.push_back(year.score);
        for (std::size_t i = 1; i < chart.lines.size(); ++i) {
            const auto found = std::ranges::find_if(year.scores, [&](const store::ScoreOf& score) {
                return score.indicator == 0 && score.instrument == chart.lines[i].name;
            });
            chart.lines[i].scores.push_back(found == year.scores.end() ? std::nullopt : std::optional(found->score));
        }
    }
    return chart;
}

TrendChart province_chart(const std::vector<store::YearSummary>& years) {
    TrendChart chart;
    TrendLine mean{"เฉลี่ย", {}}, lowest{"ต่ำสุด", {}}, highest{"สูงสุด", {}};
    for (const store::YearSummary& year : years) {
        chart.years.push_back(year.year);
        mean.scores.push_back(year.mean());
        lowest.scores.push_back(year.lowest);
        highest.scores.push_back(year.highest);
    }
    chart.lines = {mean, lowest, highest};
    return chart;
}

/// Whose trend is asked for; theirs to see.
std::string agency_asked_for(Call& call) {
    const std::string& id = call.parts[0];
    if (!store::find_agency(call.database, id) || !sees(call.database, call.who, "", id)) throw not_found();
    return id;
}

std::vector<store::AgencyYear> years_of_agency(store::Database& database, const std::string& agency) {
    return store::agency_years(database, store::linked_agencies(database, agency));
}

Trend trend_asked_for(Call& call) {
    return agency_trend(call.database, call.house.options.data, agency_asked_for(call),
                        load_rules(call.house.options.rules_dir));
}

/// What it shows, in few letters: of the same the PDF is there already.
std::string state_of(const Trend& trend) {
    std::string text = trend.title.th;
    for (const ApiTable& table : trend.tables) text += "\n" + json_text(rows_of(table));
    return batch::sha256("trend\n" + text);
}

compose::PaperTable paper_table(const ApiTable& table) {
    compose::PaperTable made{table.title.th, {}, texts_of(table, Language::thai)};
    if (!table.about.th.empty()) made.heading += ": " + table.about.th;
    for (const TableColumn& column : table.columns)
        made.columns.push_back(
            {column.heading.th, column.widest_pt, column.kind != CellKind::text && column.kind != CellKind::word});
    for (auto& row : made.rows)
        for (std::string& text : row)
            if (text.empty()) text = "-";
    return made;
}

}  // namespace

Trend agency_trend(store::Database& database, const std::string& folder, const std::string& agency,
                   const Rules& rules) {
    const auto row = store::find_agency(database, agency);
    const auto years = years_of_agency(database, agency);
    const std::string name = row ? row->name : agency;
    return {{name + ": years", "แนวโน้มผลการประเมิน ITA\n" + name},
            {agency_trend_table(years), measures_table(store::measure_years(database, folder, years, rules))},
            agency_chart(years)};
}

Trend province_trend(store::Database& database, const std::string& province) {
    return {{"Years" + (province.empty() ? "" : ": " + province),
             "แนวโน้มผลการประเมิน ITA" + (province.empty() ? "" : "\nจังหวัด" + province)},
            {years_table(database, province), indicators_table(database, province)},
            province_chart(store::years(database, province))};
}

std::string trend_pdf(const Trend& trend, const std::vector<std::string>& font_dirs, Diagnostics& diagnostics) {
    compose::Paper paper;
    paper.title = {trend.title.th};
    DrawnTrend drawn = drawn_trend(trend.chart);
    if (!trend.chart.years.empty()) paper.figure = std::make_shared<const Drawing>(std::move(drawn.drawing));
    paper.figure_says = std::move(drawn.says);
    for (const ApiTable& table : trend.tables) paper.tables.push_back(paper_table(table));
    using Relationship = pdf::Attachment::Relationship;
    return batch::composed_pdf(compose::compose_paper(paper),
                               {{"trend.xlsx", file_media_type("xlsx"), "ตารางของแนวโน้ม (XLSX)", Relationship::data,
                                 [&] { return workbook_of(trend.tables, Language::thai); }}},
                               font_dirs, diagnostics);
}

std::string made_trend(store::Database& database, const Options& options, const Rules& rules, const json& asked) {
    const std::string agency = asked.value("agency", "");
    Diagnostics ignored;
    return trend_pdf(agency.empty() ? province_trend(database, asked.value("province", ""))
                                    : agency_trend(database, options.data, agency, rules),
                     options.font_dirs, ignored);
}

Response get_province_trend_svg(Call& call) {
    return {.type = "image/svg+xml", .body = trend_svg(province_chart(store::years(call.database, call.who.province)))};
}

Response get_province_trend_file(Call& call) {
    return tables_file(call, province_trend(call.database, call.who.province).tables);
}

Response get_province_trend_pdf(Call& call) {
    const std::string state = state_of(province_trend(call.database, call.who.province));
    return rolled_up(call, {{"trend", true}, {"province", call.who.province}, {"format", "pdf"}, {"state", state}},
                     "trend.pdf");
}

Response get_agency_trend(Call& call) {
    json years = json::array(), measures = json::array();
    const auto all = years_of_agency(call.database, agency_asked_for(call));
    for (const store::AgencyYear& year : all) years.push_back(shown_year(year));
    for (const store::MeasureYear& measure :
         store::measure_years(call.database, call.house.options.data, all, load_rules(call.house.options.rules_dir)))
        measures.push_back(shown_measure(measure));
    return json_response({{"years", std::move(years)}, {"measures", std::move(measures)}});
}

Response get_agency_trend_file(Call& call) {
    return tables_file(call, trend_asked_for(call).tables);
}

Response get_agency_trend_pdf(Call& call) {
    const std::string state = state_of(trend_asked_for(call));
    return rolled_up(call, {{"trend", true}, {"agency", call.parts[0]}, {"format", "pdf"}, {"state", state}},
                     "trend.pdf");
}

Response get_agency_trend_svg(Call& call) {
    return {.type = "image/svg+xml",
            .body = trend_svg(agency_chart(years_of_agency(call.database, agency_asked_for(call))))};
}

}  // namespace raingan::serve
