// The province at a glance: years, who has reported, ranking, heat map.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <span>

#include "serve/asked.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/tables.h"
#include "store/clock.h"
#include "store/views.h"
#include "thai/collation.h"
#include "thai/numbers.h"

namespace raingan::serve {
namespace {

using nlohmann::json;
using store::Standing;

constexpr std::int64_t least_year = 2500, most_year = 2700;

/// The one that is asked for, else the newest that anybody reported.
std::int64_t year_of(Call& call) {
    if (const auto year = number_asked(call.request.parameter("year"), "year", least_year, most_year)) return *year;
    const auto years = store::years(call.database, call.who.province);
    return years.empty() ? 0 : years.back().year;
}

/// Of those who report, by a name that they have: an amphoe, a kind.
struct Count {
    std::int64_t expected = 0, reported = 0, sum = 0, scored = 0;
};
json shown_counts(const std::map<std::string, Count>& counts, const char* name) {
    json shown = json::array();
    for (const auto& [value, count] : counts)
        shown.push_back({{name, value},
                         {"expected", count.expected},
                         {"reported", count.reported},
                         {"mean", shown_score(store::mean_of(count.sum, count.scored))}});
    return shown;
}

std::optional<std::int64_t> median_of(std::vector<std::int64_t> scores) {
    if (scores.empty()) return std::nullopt;
    std::ranges::sort(scores);
    const std::size_t middle = scores.size() / 2;
    return scores.size() % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle] + 1) / 2;
}

void sort_by_name(std::vector<Standing>& standings) {
    thai::Collator collator;
    std::vector<std::pair<std::string, std::size_t>> keys;
    keys.reserve(standings.size());
    for (std::size_t i = 0; i < standings.size(); ++i) keys.emplace_back(collator.sort_key(standings[i].name), i);
    std::ranges::sort(keys);
    std::vector<Standing> sorted;
    sorted.reserve(standings.size());
    for (const auto& [key, index] : keys) sorted.push_back(std::move(standings[index]));
    standings = std::move(sorted);
}

/// As asked: rank (the store's own order), name, score, change, amphoe.
void sort_standings(std::vector<Standing>& standings, const std::string& by, bool descending) {
    if (by == "name")
        sort_by_name(standings);
    else if (by == "amphoe")
        std::ranges::stable_sort(standings, {}, &Standing::amphoe);
    else if (by == "change")
        std::ranges::stable_sort(standings, {}, &Standing::change);
    else if (by == "score")
        std::ranges::stable_sort(standings, {}, &Standing::score);
    else if (!by.empty() && by != "rank")
        throw bad_request("sort");
    if (descending) std::ranges::reverse(standings);
}

/// By the score of an indicator; those that have none last, whichever way.
void sort_by_indicator(Call& call, std::vector<Standing>& standings, std::int64_t year, const std::string& number,
                       bool descending) {
    constexpr std::int64_t most_indicators = 100, behind_all = std::int64_t{1} << 40;
    const auto scores =
        store::scores_of_indicator(call.database, year, *number_asked(number, "sort", 0, most_indicators));
    std::ranges::stable_sort(standings, {}, [&](const Standing& standing) {
        const auto found = scores.find(standing.document);
        return found == scores.end() ? behind_all : descending ? -found->second : found->second;
    });
}

/// Filtered and sorted as asked, by an indicator too where its number is given.
std::vector<Standing> standings_asked(Call& call, std::int64_t year) {
    const Request& request = call.request;
    store::StandingFilter filter{year,
                                 call.who.province,
                                 request.parameter("q"),
                                 request.parameter("amphoe"),
                                 request.parameter("kind"),
                                 request.parameter("level")};
    if (const std::string reported = request.parameter("reported"); !reported.empty())
        filter.reported = reported == "1" || reported == "true";
    auto standings = store::standings(call.database, filter);
    const std::string by = request.parameter("sort");
    const bool descending = request.parameter("order") == "desc";
    if (!by.empty() && by.find_first_not_of("0123456789") == std::string::npos)
        sort_by_indicator(call, standings, year, by, descending);
    else
        sort_standings(standings, by, descending);
    return standings;
}

json shown_standing(const Standing& standing) {
    return {{"id", standing.agency},
            {"name", standing.name},
            {"kind", standing.kind},
            {"amphoe", standing.amphoe},
            {"expected", standing.expected},
            {"reported", !standing.document.empty()},
            {"rank", standing.rank ? json(*standing.rank) : json()},
            {"score", shown_score(standing.score)},
            {"level", shown_text(standing.level)},
            {"change", shown_score(standing.change)},
            {"document", shown_text(standing.document)},
            {"findings", standing.findings},
            {"sent", standing.sent ? json(store::shown_moment(*standing.sent)) : json()}};
}

/// "ปีงบประมาณ พ.ศ. 2567", at the head of a table.
Message about_year(std::int64_t year) {
    const std::string number = std::to_string(year);
    return {"FY" + number, "ปีงบประมาณ พ.ศ. " + thai::to_thai_digits(number)};
}

ApiTable standings_table(Call& call) {
    const std::int64_t year = year_of(call);
    return {"agencies",
            {"Agencies", "หน่วยงาน"},
            about_year(year),
            {{"rank", "/rank", {"Rank", "อันดับ"}, CellKind::count, 50},
             {"agency", "/name", {"Agency", "หน่วยงาน"}, CellKind::text, 220},
             {"kind", "/kind", {"Kind", "ประเภท"}, CellKind::text, 140},
             {"amphoe", "/amphoe", {"Amphoe", "อำเภอ"}, CellKind::text, 100},
             {"expected", "/expected", {"Must report", "ต้องรายงาน"}, CellKind::flag, 70},
             {"reported", "/reported", {"Has reported", "ส่งแล้ว"}, CellKind::flag, 70},
             {"score", "/score", {"Score", "คะแนน"}, CellKind::score, 60},
             {"level", "/level", {"Level", "ระดับ"}, CellKind::text, 70},
             {"change", "/change", {"Change", "เปลี่ยนแปลง"}, CellKind::change, 80},
             {"findings", "/findings", {"Findings", "ข้อค้นพบ"}, CellKind::count, 60},
             {"sent", "/sent", {"Sent", "วันที่ส่ง"}, CellKind::date, 90}},
            [&call, year](const auto& take) {
                for (const Standing& standing : standings_asked(call, year)) take(shown_standing(standing));
            }};
}

/// A year in numbers.
struct Glance {
    std::map<std::string, Count> amphoes, kinds;
    std::map<std::string, std::int64_t> levels;
    std::vector<std::int64_t> scores;
    Count all;
};

Glance glance_of(Call& call, std::int64_t year) {
    Glance glance;
    for (const Standing& standing : store::standings(call.database, {year, call.who.province, "", "", "", ""})) {
        for (Count* count : {&glance.all, &glance.amphoes[standing.amphoe], &glance.kinds[standing.kind]}) {
            count->expected += standing.expected ? 1 : 0;
            count->reported += standing.document.empty() ? 0 : 1;
            count->scored += standing.score ? 1 : 0;
            count->sum += standing.score.value_or(0);
        }
        if (standing.score) glance.scores.push_back(*standing.score);
        if (!standing.level.empty()) ++glance.levels[standing.level];
    }
    return glance;
}

ApiTable counts_table(const std::map<std::string, Count>& counts, const char* name, std::int64_t year) {
    const bool is_amphoe = std::string_view(name) == "amphoe";
    return {is_amphoe ? "amphoes" : "kinds",
            is_amphoe ? Message{"Amphoes", "รายอำเภอ"} : Message{"Kinds", "รายประเภท"},
            about_year(year),
            {{name, "/" + std::string(name), is_amphoe ? Message{"Amphoe", "อำเภอ"} : Message{"Kind", "ประเภท"},
              CellKind::text, 180},
             {"expected", "/expected", {"Must report", "ต้องรายงาน"}, CellKind::count},
             {"reported", "/reported", {"Reported", "ส่งแล้ว"}, CellKind::count},
             {"mean", "/mean", {"Mean", "ค่าเฉลี่ย"}, CellKind::score}},
            these_rows(shown_counts(counts, name))};
}

/// The heat map's rows, and the columns that they have.
struct HeatMap {
    json indicators = json::array(), rows = json::array();
    std::int64_t total = 0;  ///< rows that there are, whatever the limit
};

/// Of those who have reported.
HeatMap heat_map_of(Call& call, std::int64_t year, std::int64_t from, std::int64_t limit) {
    auto standings = standings_asked(call, year);
    std::erase_if(standings, [](const Standing& standing) { return standing.document.empty(); });
    HeatMap heat;
    heat.total = static_cast<std::int64_t>(standings.size());
    const std::int64_t begin = std::min(from, heat.total), count = std::min(limit, heat.total - begin);
    const std::span shown =
        std::span(standings).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
    std::vector<std::string> documents;
    for (const Standing& standing : shown) documents.push_back(standing.document);
    auto scores = store::scores_of(call.database, documents);
    std::map<std::int64_t, store::ScoreOf> indicators;
    for (const auto& [document, all] : scores)
        for (const store::ScoreOf& score : all)
            if (score.indicator > 0) indicators.emplace(score.indicator, score);
    for (const auto& [number, of] : indicators)
        heat.indicators.push_back({{"number", number}, {"name", of.name}, {"instrument", of.instrument}});
    for (const Standing& standing : shown) {
        const std::vector<store::ScoreOf>& own = scores[standing.document];
        json row = json::array();
        for (const auto& [number, of] : indicators) {
            const auto found = std::ranges::find(own, number, &store::ScoreOf::indicator);
            row.push_back(found == own.end() ? json() : shown_score(found->score));
        }
        heat.rows.push_back({{"agency", standing.agency}, {"name", standing.name}, {"scores", std::move(row)}});
    }
    return heat;
}

ApiTable heat_map_table(Call& call) {
    constexpr std::int64_t all = 1'000'000;
    const std::int64_t year = year_of(call);
    HeatMap heat = heat_map_of(call, year, 0, all);
    ApiTable table{"heatmap",
                   {"Indicators", "ตัวชี้วัด"},
                   about_year(year),
                   {{"agency", "/name", {"Agency", "หน่วยงาน"}, CellKind::text, 220}},
                   these_rows(std::move(heat.rows))};
    for (std::size_t i = 0; i < heat.indicators.size(); ++i) {
        const json& of = heat.indicators[i];
        const std::string number = std::to_string(of["number"].get<std::int64_t>()), name = of["name"];
        table.columns.push_back(
            {"i" + number,
             "/scores/" + std::to_string(i),
             {std::string(number).append(" ").append(name), thai::to_thai_digits(number).append(" ").append(name)},
             CellKind::score,
             80});
    }
    return table;
}

}  // namespace

ApiTable years_table(store::Database& database, const std::string& province) {
    return {"years",
            {"Years", "รายปี"},
            {},
            {{"year", "/year", {"Year", "ปีงบประมาณ พ.ศ."}, CellKind::count, 80},
             {"reported", "/reported", {"Reported", "ส่งแล้ว"}, CellKind::count},
             {"expected", "/expected", {"Must report", "ต้องรายงาน"}, CellKind::count},
             {"mean", "/mean", {"Mean", "ค่าเฉลี่ย"}, CellKind::score},
             {"lowest", "/lowest", {"Lowest", "ต่ำสุด"}, CellKind::score},
             {"highest", "/highest", {"Highest", "สูงสุด"}, CellKind::score},
             {"iit", "/iit", {"IIT", "IIT"}, CellKind::score},
             {"eit", "/eit", {"EIT", "EIT"}, CellKind::score},
             {"oit", "/oit", {"OIT", "OIT"}, CellKind::score}},
            [&database, province](const auto& take) {
                const std::int64_t expected = store::count_expected(database, province);
                for (const store::YearSummary& year : store::years(database, province))
                    take({{"year", year.year},
                          {"reported", year.reported},
                          {"expected", expected},
                          {"mean", shown_score(year.mean())},
                          {"lowest", shown_score(year.lowest)},
                          {"highest", shown_score(year.highest)},
                          {"iit", shown_score(year.iit)},
                          {"eit", shown_score(year.eit)},
                          {"oit", shown_score(year.oit)}});
            }};
}

Response get_years(Call& call) {
    return json_response({{"years", rows_of(years_table(call.database, call.who.province))}});
}

Response get_years_file(Call& call) {
    return tables_file(call, {years_table(call.database, call.who.province)});
}

Response get_province(Call& call) {
    const std::int64_t year = year_of(call);
    const Glance glance = glance_of(call, year);
    const Count& all = glance.all;
    json shown_levels = json::array();
    for (const auto& [level, count] : glance.levels) shown_levels.push_back({{"level", level}, {"count", count}});
    const std::int64_t missing = std::ranges::max(std::int64_t{0}, all.expected - all.reported);
    return json_response({{"year", year == 0 ? json() : json(year)},
                          {"expected", all.expected},
                          {"reported", all.reported},
                          {"missing", missing},
                          {"mean", shown_score(store::mean_of(all.sum, all.scored))},
                          {"median", shown_score(median_of(glance.scores))},
                          {"levels", std::move(shown_levels)},
                          {"amphoes", shown_counts(glance.amphoes, "amphoe")},
                          {"kinds", shown_counts(glance.kinds, "kind")}});
}

Response get_amphoes_file(Call& call) {
    const std::int64_t year = year_of(call);
    const Glance glance = glance_of(call, year);
    return tables_file(call, {counts_table(glance.amphoes, "amphoe", year), counts_table(glance.kinds, "kind", year)});
}

Response get_province_agencies(Call& call) {
    const auto standings = standings_asked(call, year_of(call));
    const std::int64_t limit = limit_asked(call.request);
    const std::int64_t from = number_asked(call.request.parameter("after"), "after", 0).value_or(0);
    const auto total = static_cast<std::int64_t>(standings.size());
    const std::int64_t end = std::min(total, from + limit);
    json agencies = json::array();
    for (std::int64_t i = from; i < end; ++i)
        agencies.push_back(shown_standing(standings[static_cast<std::size_t>(i)]));
    return json_response({{"agencies", std::move(agencies)},
                          {"total", total},
                          {"next", end < total ? json(std::to_string(end)) : json()}});
}

Response get_province_agencies_file(Call& call) {
    return tables_file(call, {standings_table(call)});
}

Response get_heat_map(Call& call) {
    const std::int64_t limit = limit_asked(call.request);
    const std::int64_t from = number_asked(call.request.parameter("after"), "after", 0).value_or(0);
    HeatMap heat = heat_map_of(call, year_of(call), from, limit);
    const bool has_more = heat.total - limit > from;
    return json_response({{"indicators", std::move(heat.indicators)},
                          {"rows", std::move(heat.rows)},
                          {"total", heat.total},
                          {"next", has_more ? json(std::to_string(from + limit)) : json()}});
}

Response get_heat_map_file(Call& call) {
    return tables_file(call, {heat_map_table(call)});
}

Response get_province_trend(Call& call) {
    return get_years(call);
}

}  // namespace raingan::serve
