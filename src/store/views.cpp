#include "store/views.h"

#include <algorithm>

namespace raingan::store {

namespace {

bool fits(const Standing& standing, const StandingFilter& filter) {
    const auto is_asked = [](const std::string& asked, const std::string& value) {
        return asked.empty() || asked == value;
    };
    return standing.name.find(filter.q) != std::string::npos && is_asked(filter.amphoe, standing.amphoe) &&
           is_asked(filter.kind, standing.kind) && is_asked(filter.level, standing.level) &&
           (!filter.reported || *filter.reported != standing.document.empty());
}

}  // namespace

std::optional<std::int64_t> mean_of(std::int64_t sum, std::int64_t count) {
    if (count == 0) return std::nullopt;
    return (2 * sum + count) / (2 * count);
}

std::vector<Standing> standings(Database& database, const StandingFilter& filter) {
    const Rows rows = database.run(
        "SELECT a.id, a.name, a.kind, a.amphoe, a.expected, t.document, t.score, t.change, t.level, t.findings, t.sent "
        "FROM agencies a LEFT JOIN standings t ON t.year = $1 AND t.agency = a.id WHERE (a.expected = 1 OR t.document "
        "IS NOT NULL) AND ($2 = '' OR a.province = $2) ORDER BY t.score DESC NULLS LAST, a.name",
        {filter.year, filter.province});
    std::vector<Standing> found;
    found.reserve(rows.size());
    std::int64_t place = 0, rank = 0;
    std::optional<std::int64_t> above;
    for (const Row& row : rows) {
        Standing standing{row.text(0),   row.text(1),         row.text(2),         row.text(3), row.number(4) != 0,
                          row.text(5),   row.maybe_number(6), row.maybe_number(7), {},          row.text(8),
                          row.number(9), row.maybe_number(10)};
        ++place;
        if (standing.score) {
            if (standing.score != above) rank = place;
            above = standing.score;
            standing.rank = rank;
        }
        if (fits(standing, filter)) found.push_back(std::move(standing));
    }
    return found;
}

std::vector<YearSummary> years(Database& database, const std::string& province) {
    // Means are of sums: AVG is a float in one database and a decimal in the other.
    const auto mean = [](const Row& row, std::size_t sum, std::size_t count) {
        return mean_of(row.number(sum), row.number(count));
    };
    const Rows rows = database.run(
        "SELECT t.year, COUNT(*), COUNT(t.score), CAST(COALESCE(SUM(t.score), 0) AS BIGINT), MIN(t.score), "
        "MAX(t.score), CAST(SUM(t.iit) AS BIGINT), COUNT(t.iit), CAST(SUM(t.eit) AS BIGINT), COUNT(t.eit), "
        "CAST(SUM(t.oit) AS BIGINT), COUNT(t.oit) FROM standings t WHERE ($1 = '' OR t.province = "
        "$1) GROUP BY t.year ORDER BY t.year",
        {province});
    std::vector<YearSummary> found;
    found.reserve(rows.size());
    for (const Row& row : rows)
        found.push_back({row.number(0), row.number(1), row.number(2), row.number(3), row.maybe_number(4),
                         row.maybe_number(5), mean(row, 6, 7), mean(row, 8, 9), mean(row, 10, 11)});
    return found;
}

std::vector<AgencyYear> agency_years(Database& database, const std::vector<std::string>& agencies) {
    std::vector<AgencyYear> found;
    std::vector<std::string> documents;
    for (const std::string& agency : agencies)
        for (const Row& row : database.run("SELECT t.year, a.name, t.document, t.level, t.score FROM standings t JOIN "
                                           "agencies a ON a.id = t.agency WHERE t.agency = $1",
                                           {agency})) {
            found.push_back({row.number(0), agency, row.text(1), row.text(2), row.text(3), row.maybe_number(4), {}});
            documents.push_back(row.text(2));
        }
    auto scores = scores_of(database, documents);
    for (AgencyYear& year : found) year.scores = std::move(scores[year.document]);
    std::ranges::stable_sort(found, {}, &AgencyYear::year);
    return found;
}

std::map<std::string, std::vector<ScoreOf>> scores_of(Database& database, const std::vector<std::string>& documents) {
    constexpr std::size_t at_a_time = 500;  // names in one statement
    std::map<std::string, std::vector<ScoreOf>> scores;
    for (std::size_t from = 0; from < documents.size(); from += at_a_time) {
        Values names;
        std::string places;
        for (std::size_t i = from; i < std::min(documents.size(), from + at_a_time); ++i) {
            names.emplace_back(documents[i]);
            places += (places.empty() ? "$" : ", $") + std::to_string(names.size());
        }
        for (const Row& row :
             database.run("SELECT document, instrument, indicator, name, score FROM scores WHERE document IN (" +
                              places + ") ORDER BY document, indicator, instrument",
                          names))
            scores[row.text(0)].push_back({row.text(1), row.number(2), row.text(3), row.number(4)});
    }
    return scores;
}

std::map<std::string, std::int64_t> scores_of_indicator(Database& database, std::int64_t year, std::int64_t indicator) {
    std::map<std::string, std::int64_t> scores;
    for (const Row& row : database.run("SELECT t.document, c.score FROM standings t JOIN scores c ON c.document = "
                                       "t.document WHERE t.year = $1 AND c.indicator = $2",
                                       {year, indicator}))
        scores.emplace(row.text(0), row.number(1));
    return scores;
}

std::vector<IndicatorMean> indicator_means(Database& database, const std::string& province) {
    const Rows rows = database.run(
        "SELECT t.year, c.instrument, c.indicator, MAX(c.name), CAST(SUM(c.score) AS BIGINT), COUNT(c.score) FROM "
        "standings t JOIN scores c ON c.document = t.document WHERE c.indicator > 0 AND ($1 = '' OR t.province = $1) "
        "GROUP BY t.year, c.instrument, c.indicator ORDER BY t.year, c.indicator, c.instrument",
        {province});
    std::vector<IndicatorMean> means;
    means.reserve(rows.size());
    for (const Row& row : rows)
        means.push_back({row.number(0),
                         {row.text(1), row.number(2), row.text(3), mean_of(row.number(4), row.number(5)).value_or(0)},
                         row.number(5)});
    return means;
}

std::int64_t count_expected(Database& database, const std::string& province) {
    return database.run("SELECT COUNT(*) FROM agencies WHERE expected = 1 AND ($1 = '' OR province = $1)", {province})
        .at(0)
        .number(0);
}

}  // namespace raingan::store
