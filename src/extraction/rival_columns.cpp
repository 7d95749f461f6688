#include "extraction/rival_columns.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace raingan::extraction {
namespace {

using About = Statement::About;
constexpr std::size_t few_rows = 3;

/// The indicators' scores as one column of a table tells them.
struct Series {
    Origin place;  ///< part, table and column
    std::map<int, Decimal> scores;
    bool whole_numbers = true;
    bool of_five = true;  ///< no value is above five
};

bool is_in(const Origin& origin, const Series& series) {
    return origin.part == series.place.part && origin.table == series.place.table &&
           origin.column == series.place.column;
}

std::vector<Series> series_of(const Report& report) {
    std::vector<Series> all;
    for (const Statement& statement : report.statements) {
        if (statement.about != About::indicator_score || !statement.value || statement.origin.table == 0) continue;
        auto found = std::ranges::find_if(all, [&](const Series& series) { return is_in(statement.origin, series); });
        if (found == all.end()) {
            Series series;
            series.place.part = statement.origin.part;
            series.place.table = statement.origin.table;
            series.place.column = statement.origin.column;
            all.push_back(std::move(series));
            found = std::prev(all.end());
        }
        found->scores.emplace(statement.indicator, *statement.value);
        found->whole_numbers = found->whole_numbers && statement.value->places() == 0;
        found->of_five = found->of_five && *statement.value <= Decimal(5, 0);
    }
    return all;
}

/// They share rows, and differ in most of them.
bool are_rivals(const Series& a, const Series& b) {
    if (a.place.part != b.place.part || a.place.table != b.place.table) return false;
    // Where rows have cells that reach down, the number of a cell in its row is no column.
    if (!std::ranges::equal(a.scores, b.scores, {}, &std::pair<const int, Decimal>::first,
                            &std::pair<const int, Decimal>::first))
        return false;
    std::size_t shared = 0, differ = 0;
    for (const auto& [number, score] : a.scores)
        if (const auto other = b.scores.find(number); other != b.scores.end()) {
            ++shared;
            differ += other->second != score ? 1U : 0U;
        }
    return shared >= few_rows && differ * 2 > shared;
}

/// The instrument's score, where the report says one only.
std::optional<Decimal> only_score(const Report& report, std::string_view instrument) {
    std::optional<Decimal> only;
    for (const Statement& statement : report.statements) {
        if (statement.about != About::instrument_score || statement.instrument != instrument || !statement.value)
            continue;
        if (only && *only != *statement.value) return std::nullopt;
        only = statement.value;
    }
    return only;
}

/// How many instruments' scores are the means of the column, less those that are not.
int agreement(const Series& series, const Report& report, const YearRules& year) {
    int balance = 0;
    for (const InstrumentRule& instrument : year.instruments) {
        const auto stated = only_score(report, instrument.code);
        if (!stated) continue;
        Decimal sum;
        std::int64_t count = 0;
        bool complete = true;
        for (const IndicatorRule& rule : year.indicators) {
            if (rule.instrument != instrument.code) continue;
            const auto found = series.scores.find(rule.number);
            complete = complete && found != series.scores.end();
            if (!complete) break;
            sum = sum + found->second;
            ++count;
        }
        if (!complete || count == 0) continue;
        balance += abs(sum.divided_by(count, 2) - *stated) <= Decimal(1, 2) ? 1 : -1;
    }
    return balance;
}

/// The one of the rivals that tells the scores; null: it cannot be known.
const Series* choose(const std::vector<const Series*>& rivals, const Report& report, const YearRules& year) {
    const Series* confirmed = nullptr;
    std::size_t count = 0;
    for (const Series* series : rivals)
        if (agreement(*series, report, year) > 0) {
            confirmed = series;
            ++count;
        }
    if (count == 1) return confirmed;
    // Counts and ranks are whole, means of answers end at five; scores are percent with decimals.
    const bool decimals = !std::ranges::all_of(rivals, &Series::whole_numbers);
    const bool percents = !std::ranges::all_of(rivals, &Series::of_five);
    const Series* left = nullptr;
    count = 0;
    for (const Series* series : rivals) {
        if ((decimals && series->whole_numbers) || (percents && series->of_five)) continue;
        left = series;
        ++count;
    }
    return count == 1 ? left : nullptr;
}

void take_out(const Series& dropped, const Series* kept, Report& report) {
    std::erase_if(report.statements, [&](const Statement& statement) {
        return statement.about == About::indicator_score && is_in(statement.origin, dropped);
    });
    const auto replace = [&](std::vector<Indicator>& indicators) {
        for (Indicator& indicator : indicators) {
            if (!indicator.score || !is_in(indicator.score->origin, dropped)) continue;
            indicator.score.reset();
            for (const Statement& statement : report.statements)
                if (kept != nullptr && statement.about == About::indicator_score &&
                    statement.indicator == indicator.number && is_in(statement.origin, *kept)) {
                    indicator.score = Score{*statement.value, statement.text, statement.origin, {}};
                    break;
                }
        }
    };
    for (Instrument& instrument : report.instruments) replace(instrument.indicators);
    replace(report.indices);
    const std::string column = std::to_string(dropped.place.column);
    report.diagnostics.push_back(
        {Severity::info, "not-taken",
         kept != nullptr
             ? Message{"the numbers of cell " + column + " of the rows were not taken for scores: another column is",
                       "ไม่นับตัวเลขในช่องที่ " + column + " ของแต่ละแถวเป็นคะแนน เพราะคะแนนอยู่ในอีกคอลัมน์หนึ่ง"}
             : Message{"the numbers of cell " + column +
                           " of the rows were not taken for scores: another column differs, and nothing tells which",
                       "ไม่นับตัวเลขในช่องที่ " + column +
                           " ของแต่ละแถวเป็นคะแนน เพราะมีอีกคอลัมน์ที่ต่างกันและระบุไม่ได้ว่าคอลัมน์ใดคือคะแนน"},
         dropped.place});
}

}  // namespace

void settle_rival_columns(Report& report, const YearRules& year) {
    const std::vector<Series> all = series_of(report);
    std::vector<bool> settled(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (settled[i]) continue;
        std::vector<const Series*> rivals{&all[i]};
        for (std::size_t k = i + 1; k < all.size(); ++k)
            if (!settled[k] && are_rivals(all[i], all[k])) {
                rivals.push_back(&all[k]);
                settled[k] = true;
            }
        if (rivals.size() < 2) continue;
        const Series* kept = choose(rivals, report, year);
        for (const Series* series : rivals)
            if (series != kept) take_out(*series, kept, report);
    }
}

}  // namespace raingan::extraction
