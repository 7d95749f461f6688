#include "store/measure_years.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/utf8.h"
#include "exchange/json_read.h"
#include "report/key.h"
#include "store/blobs.h"

namespace raingan::store {
namespace {

using province::MeasureRow;

/// How often each pair of neighbouring letters stands in a text.
using LetterPairs = std::map<std::pair<char32_t, char32_t>, int>;

LetterPairs pairs_of(const std::string& text) {
    LetterPairs pairs;
    const std::string key = key_of(text);
    char32_t before = 0;
    for (std::size_t at = 0; at < key.size();) {
        const auto [letter, length] = utf8::decode(key, at);
        at += length;
        if (before != 0) ++pairs[{before, letter}];
        before = letter;
    }
    return pairs;
}

/// Dice's coefficient: 1 where they are the same, 0 where they share nothing.
double likeness(const LetterPairs& a, const LetterPairs& b) {
    int shared = 0, all = 0;
    for (const auto& [pair, count] : a) {
        all += count;
        if (const auto found = b.find(pair); found != b.end()) shared += std::min(count, found->second);
    }
    for (const auto& [pair, count] : b) all += count;
    return all == 0 ? 0 : 2.0 * shared / all;
}

struct YearPlan {
    const AgencyYear* year = nullptr;
    std::vector<MeasureRow> rows;
    std::vector<LetterPairs> pairs;  ///< of each row's actions
};

std::optional<std::int64_t> score_of(const AgencyYear& year, const MeasureRow& row) {
    for (const ScoreOf& score : year.scores)
        if (row.indicator && score.indicator == *row.indicator &&
            (row.instrument.empty() || score.instrument.empty() || score.instrument == row.instrument))
            return score.score;
    return std::nullopt;
}

std::string result_of(const MeasureRow& row) {
    std::string result;
    for (const auto& [name, text] : row.fields)
        if (name == "result" && !text.empty()) result += (result.empty() ? "" : "\n") + text;
    return result;
}

void look_ahead(MeasureYear& measure, const LetterPairs& pairs, const YearPlan& next) {
    constexpr double least_likeness = 0.75;
    measure.next_year = next.year->year;
    measure.next_score = score_of(*next.year, measure.row);
    double best = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < next.rows.size(); ++i)
        if (const double like = likeness(pairs, next.pairs[i]); like > best) best = like, at = i;
    if (best >= least_likeness) {
        measure.next = NextYear::again;
        measure.next_actions = next.rows[at].actions;
        return;
    }
    measure.next = NextYear::gone;
    for (const MeasureRow& row : next.rows) {
        if (!row.indicator || row.indicator != measure.row.indicator || row.instrument != measure.row.instrument)
            continue;
        measure.next = NextYear::others;
        measure.next_actions += (measure.next_actions.empty() ? "" : "\n") + row.actions;
    }
}

}  // namespace

const char* next_year_name(NextYear next) {
    switch (next) {
        case NextYear::again:
            return "again";
        case NextYear::others:
            return "others";
        case NextYear::gone:
            return "gone";
        default:
            return "";
    }
}

std::vector<MeasureYear> measure_years(Database& database, const std::string& folder,
                                       const std::vector<AgencyYear>& years, const Rules& rules) {
    std::vector<YearPlan> plans;
    for (const AgencyYear& year : years) {
        const Rows rows = database.run("SELECT blob FROM reports WHERE document = $1", {year.document});
        if (rows.empty()) continue;
        try {
            YearPlan plan{&year, {}, {}};
            plan.rows = province::reduce(from_json(read_blob(folder, rows[0].text(0))), rules, "").content.measures;
            for (const MeasureRow& row : plan.rows) plan.pairs.push_back(pairs_of(row.actions));
            plans.push_back(std::move(plan));
        } catch (const Error&) {  // `raingan store verify` tells it
            continue;
        }
    }
    std::vector<MeasureYear> measures;
    for (auto plan = plans.begin(); plan != plans.end(); ++plan) {
        const auto next = std::ranges::find_if(
            plan, plans.end(), [&](const YearPlan& later) { return later.year->year > plan->year->year; });
        for (std::size_t i = 0; i < plan->rows.size(); ++i) {
            MeasureYear measure{plan->year->year, plan->year->agency_name, plan->year->document, plan->rows[i]};
            measure.result = result_of(measure.row);
            measure.score = score_of(*plan->year, measure.row);
            if (next != plans.end()) look_ahead(measure, plan->pairs[i], *next);
            measures.push_back(std::move(measure));
        }
    }
    return measures;
}

}  // namespace raingan::store
