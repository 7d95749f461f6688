// The province at a glance: years, who has reported, ranking, heat map, trends.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <span>

#include "serve/asked.h"
#include "serve/csv_lines.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/trend_chart.h"
#include "store/agencies.h"
#include "store/clock.h"
#include "store/views.h"
#include "thai/collation.h"

namespace raingan::serve {
namespace {

using nlohmann::json;
using store::Standing;

constexpr std::int64_t least_year = 2500, most_year = 2700;

std::optional<std::int64_t> mean_of(std::int64_t sum, std::int64_t count) {
    if (count == 0) return std::nullopt;
    return (2 * sum + count) / (2 * count);
}

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
                         {"mean", shown_score(mean_of(count.sum, count.scored))}});
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

/// By the score of an indicator; those that have none last, whichever way.
void sort_by_indicator(Call& call, std::vector<Standing>& standings, std::int64_t year, std::int64_t indicator,
                       bool descending) {
    const auto scores = store::scores_of_indicator(call.database, year, indicator);
    const auto of = [&](const Standing& standing) {
        const auto found = scores.find(standing.document);
        constexpr std::int64_t behind_all = std::int64_t{1} << 40;
        return found == scores.end() ? behind_all : descending ? -found->second : found->second;
    };
    std::ranges::stable_sort(standings, {}, of);
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

std::vector<Standing> standings_asked(Call& call, std::int64_t year, const std::string& sort) {
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
    sort_standings(standings, sort, request.parameter("order") == "desc");
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

/// The heat map's rows, and the columns that they have.
struct HeatMap {
    json indicators = json::array(), rows = json::array();
    std::int64_t total = 0;  ///< rows that there are, whatever the limit
};

/// Of those who have reported, filtered and sorted as the list of agencies is, or by an indicator's number.
HeatMap heat_map_of(Call& call, std::int64_t year, std::int64_t from, std::int64_t limit) {
    constexpr std::int64_t most_indicators = 100;
    const std::string by = call.request.parameter("sort");
    const bool is_indicator = !by.empty() && by.find_first_not_of("0123456789") == std::string::npos;
    auto standings = standings_asked(call, year, is_indicator ? "rank" : by);
    if (is_indicator)
        sort_by_indicator(call, standings, year, *number_asked(by, "sort", 0, most_indicators),
                          call.request.parameter("order") == "desc");
    std::erase_if(standings, [](const Standing& standing) { return standing.document.empty(); });
    HeatMap heat;
    heat.total = static_cast<std::int64_t>(standings.size());
    const std::int64_t begin = std::min(from, heat.total), count = std::min(limit, heat.total - begin);
    const std::span shown =
        std::span(standings).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
    std::vector<std::string> documents;
    for (const Standing& standing : shown) documents.push_back(standing.document);
    const auto scores = store::scores_of(call.database, documents);
    std::map<std::int64_t, store::ScoreOf> indicators;
    for (const auto& [document, all] : scores)
        for (const store::ScoreOf& score : all)
            if (score.indicator > 0) indicators.emplace(score.indicator, score);
    for (const auto& [number, of] : indicators)
        heat.indicators.push_back({{"number", number}, {"name", of.name}, {"instrument", of.instrument}});
    for (const Standing& standing : shown) {
        json row = json::array();
        const auto own = scores.find(standing.document);
        for (const auto& [number, of] : indicators) {
            const store::ScoreOf* score = nullptr;
            if (own != scores.end())
                for (const store::ScoreOf& one : own->second)
                    if (one.indicator == number) score = &one;
            row.push_back(score == nullptr ? json() : shown_score(score->score));
        }
        heat.rows.push_back({{"agency", standing.agency}, {"name", standing.name}, {"scores", std::move(row)}});
    }
    return heat;
}

std::string score_text(std::optional<std::int64_t> hundredths) {
    return hundredths ? Decimal(*hundredths, 2).to_string() : "";
}

store::AgencyRow agency_seen(Call& call, const std::string& id) {
    const auto agency = store::find_agency(call.database, id);
    if (!agency || !sees(call.database, call.who, "", id)) throw not_found();
    return *agency;
}

std::vector<store::AgencyYear> years_of_agency(Call& call) {
    const store::AgencyRow agency = agency_seen(call, call.parts[0]);
    return store::agency_years(call.database, store::linked_agencies(call.database, agency.id));
}

Response csv_response(std::string csv, const std::string& name) {
    Response response{.type = "text/csv; charset=utf-8", .body = "\xEF\xBB\xBF" + std::move(csv)};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=" + name);
    return response;
}

}  // namespace

Response get_years(Call& call) {
    const std::int64_t expected = store::count_expected(call.database, call.who.province);
    json years = json::array();
    for (const store::YearSummary& year : store::years(call.database, call.who.province))
        years.push_back({{"year", year.year},
                         {"reported", year.reported},
                         {"expected", expected},
                         {"mean", shown_score(mean_of(year.sum, year.scored))},
                         {"lowest", shown_score(year.lowest)},
                         {"highest", shown_score(year.highest)},
                         {"iit", shown_score(year.iit)},
                         {"eit", shown_score(year.eit)},
                         {"oit", shown_score(year.oit)}});
    return json_response({{"years", std::move(years)}});
}

Response get_province(Call& call) {
    const std::int64_t year = year_of(call);
    std::map<std::string, Count> amphoes, kinds;
    std::map<std::string, std::int64_t> levels;
    std::vector<std::int64_t> scores;
    Count all;
    for (const Standing& standing : store::standings(call.database, {year, call.who.province, "", "", "", ""})) {
        for (Count* count : {&all, &amphoes[standing.amphoe], &kinds[standing.kind]}) {
            count->expected += standing.expected ? 1 : 0;
            count->reported += standing.document.empty() ? 0 : 1;
            count->scored += standing.score ? 1 : 0;
            count->sum += standing.score.value_or(0);
        }
        if (standing.score) scores.push_back(*standing.score);
        if (!standing.level.empty()) ++levels[standing.level];
    }
    json shown_levels = json::array();
    for (const auto& [level, count] : levels) shown_levels.push_back({{"level", level}, {"count", count}});
    const std::int64_t missing = std::ranges::max(std::int64_t{0}, all.expected - all.reported);
    return json_response({{"year", year == 0 ? json() : json(year)},
                          {"expected", all.expected},
                          {"reported", all.reported},
                          {"missing", missing},
                          {"mean", shown_score(mean_of(all.sum, all.scored))},
                          {"median", shown_score(median_of(scores))},
                          {"levels", std::move(shown_levels)},
                          {"amphoes", shown_counts(amphoes, "amphoe")},
                          {"kinds", shown_counts(kinds, "kind")}});
}

Response get_province_agencies(Call& call) {
    const auto standings = standings_asked(call, year_of(call), call.request.parameter("sort"));
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

Response get_province_csv(Call& call) {
    std::string csv =
        csv_line({"rank", "agency", "kind", "amphoe", "reported", "score", "level", "change", "findings"});
    for (const Standing& standing : standings_asked(call, year_of(call), call.request.parameter("sort")))
        csv += csv_line({standing.rank ? std::to_string(*standing.rank) : "", standing.name, standing.kind,
                         standing.amphoe, standing.document.empty() ? "0" : "1", score_text(standing.score),
                         standing.level, score_text(standing.change), std::to_string(standing.findings)});
    return csv_response(std::move(csv), "agencies.csv");
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

Response get_province_trend(Call& call) {
    return get_years(call);
}

Response get_province_trend_svg(Call& call) {
    TrendChart chart;
    TrendLine mean{"เฉลี่ย", {}}, lowest{"ต่ำสุด", {}}, highest{"สูงสุด", {}};
    for (const store::YearSummary& year : store::years(call.database, call.who.province)) {
        chart.years.push_back(year.year);
        mean.scores.push_back(mean_of(year.sum, year.scored));
        lowest.scores.push_back(year.lowest);
        highest.scores.push_back(year.highest);
    }
    chart.lines = {mean, lowest, highest};
    return {.type = "image/svg+xml", .body = trend_svg(chart)};
}

Response get_agency_trend(Call& call) {
    json years = json::array();
    for (const store::AgencyYear& year : years_of_agency(call)) {
        json instruments = json::array(), indicators = json::array();
        for (const store::ScoreOf& score : year.scores) {
            json shown{{"instrument", score.instrument}, {"name", score.name}, {"score", shown_score(score.score)}};
            if (score.indicator > 0) shown["number"] = score.indicator;
            (score.indicator > 0 ? indicators : instruments).push_back(std::move(shown));
        }
        years.push_back({{"year", year.year},
                         {"agency", year.agency},
                         {"agency_name", year.agency_name},
                         {"document", year.document},
                         {"score", shown_score(year.score)},
                         {"level", shown_text(year.level)},
                         {"instruments", std::move(instruments)},
                         {"indicators", std::move(indicators)}});
    }
    return json_response({{"years", std::move(years)}});
}

Response get_agency_trend_svg(Call& call) {
    TrendChart chart;
    std::vector<TrendLine> lines{{"รวม", {}}, {"IIT", {}}, {"EIT", {}}, {"OIT", {}}};
    for (const store::AgencyYear& year : years_of_agency(call)) {
        chart.years.push_back(year.year);
        lines[0].scores.push_back(year.score);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const auto found = std::ranges::find_if(year.scores, [&](const store::ScoreOf& score) {
                return score.indicator == 0 && score.instrument == lines[i].name;
            });
            lines[i].scores.push_back(found == year.scores.end() ? std::nullopt : std::optional(found->score));
        }
    }
    chart.lines = std::move(lines);
    return {.type = "image/svg+xml", .body = trend_svg(chart)};
}

}  // namespace raingan::serve
