// Dates and periods from tokens. Each form of docs/thai-text.md#periods is one function that takes what it knows from
// the front.

#include <optional>
#include <span>

#include "thai/date_tokens.h"
#include "thai/dates.h"

namespace raingan::thai {
namespace {
namespace date_forms {  // for the words' short names, which other files of the folder use as well

using enum DateWord;

// Tokens not yet read.
struct Tokens {
    std::span<const DateToken> rest;

    [[nodiscard]] bool done() const { return rest.empty(); }
    [[nodiscard]] bool at(DateWord word, std::size_t ahead = 0) const {
        return rest.size() > ahead && rest[ahead].word == word;
    }
    bool take(DateWord word) {
        if (!at(word)) return false;
        rest = rest.subspan(1);
        return true;
    }
    DateToken next() {
        const DateToken token = rest.front();
        rest = rest.subspan(1);
        return token;
    }
};

// A year CE with its era word before it, or none (then nothing is taken).
std::optional<int> take_year(Tokens& tokens) {
    Tokens ahead = tokens;
    (void)ahead.take(year_word);
    const bool christian_era = ahead.take(christian);
    const bool buddhist_era = !christian_era && ahead.take(buddhist);
    if (!ahead.at(number)) return std::nullopt;
    const DateToken token = ahead.next();
    if (token.digits != 2 && token.digits != 4) return std::nullopt;
    const auto year = year_be(token.value);
    const bool written_ce = token.value >= 1900 && token.value <= 2100;
    if (!year || (christian_era && !written_ce) || (buddhist_era && written_ce)) return std::nullopt;
    tokens = ahead;
    return *year - be_minus_ce;
}

// One end of a period: 0 is what was not written.
struct Point {
    int day = 0, month = 0, year = 0;  // year CE
};

std::optional<Point> take_point(Tokens& tokens) {
    Point point;
    if (tokens.at(date)) {
        const Date written = tokens.next().date;
        return Point{written.day, written.month, written.year};
    }
    const bool day_of_month = tokens.at(number) && (tokens.at(month, 1) || tokens.at(joiner, 1));
    if (day_of_month) point.day = tokens.next().value;
    if (tokens.at(month)) point.month = tokens.next().value;
    if (point.month > 0) point.year = take_year(tokens).value_or(0);
    if ((day_of_month && point.day == 0) || (point.day == 0 && point.month == 0)) return std::nullopt;
    return point;
}

int year_in_fiscal(int month_number, int fiscal_year_be) {
    return fiscal_year_be - be_minus_ce - (month_number >= 10 ? 1 : 0);
}

std::optional<Period> period_of(const Point& from, const Point& to) {
    const Date start{from.year, from.month, from.day > 0 ? from.day : 1};
    const Date end{to.year, to.month, to.day > 0 ? to.day : days_in_month(to.year, to.month)};
    if (!is_date(start) || !is_date(end) || end < start) return std::nullopt;
    return Period{start, end};
}

// "M", "D M Y", "M Y – M Y", "M – M Y", "D – D M Y", "D M – D M Y".
std::optional<Period> take_points(Tokens& tokens, int fiscal_year_be) {
    const std::optional<Point> first = take_point(tokens);
    if (!first) return std::nullopt;
    Point from = *first;
    Point to = from;
    if (tokens.take(joiner)) {
        const std::optional<Point> second = take_point(tokens);
        if (!second || second->month == 0) return std::nullopt;
        to = *second;
    }
    if (from.month == 0) {
        if (to.day == 0) return std::nullopt;
        from.month = to.month;
        from.year = to.year;
    }
    if ((from.day > 0) != (to.day > 0)) return std::nullopt;
    if (to.year == 0) {
        if (fiscal_year_be == 0 || from.year != 0) return std::nullopt;
        to.year = year_in_fiscal(to.month, fiscal_year_be);
        from.year = year_in_fiscal(from.month, fiscal_year_be);
    }
    if (from.year == 0) from.year = from.month > to.month ? to.year - 1 : to.year;
    return period_of(from, to);
}

// The months of a fiscal year from its `first` to its `last` (1 = October).
std::optional<Period> fiscal_months(int first, int last, int fiscal_year_be) {
    if (fiscal_year_be == 0 || first < 1 || last > 12 || first > last) return std::nullopt;
    const auto calendar = [&](int n) {
        const int month_number = (n + 8) % 12 + 1;
        return Point{0, month_number, year_in_fiscal(month_number, fiscal_year_be)};
    };
    return period_of(calendar(first), calendar(last));
}

// A fiscal year behind a quarter or round: "/๒๕๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๖", "๒๕๖๖".
int take_fiscal_year(Tokens& tokens, int otherwise) {
    Tokens ahead = tokens;
    (void)ahead.take(slash);
    (void)ahead.take(year_word);
    (void)ahead.take(fiscal);
    const std::optional<int> year = take_year(ahead);
    if (!year) return otherwise;
    tokens = ahead;
    return *year + be_minus_ce;
}

std::optional<Period> take_quarters(Tokens& tokens, int fiscal_year_be) {
    if (!tokens.take(quarter) || !tokens.at(number)) return std::nullopt;
    const int first = tokens.next().value;
    int last = first;
    // "ไตรมาส ๑-๒"; but "๑-๒๕๖๖" would be no quarter.
    if (tokens.take(joiner)) {
        (void)tokens.take(quarter);
        if (!tokens.at(number)) return std::nullopt;
        last = tokens.next().value;
    }
    if (first < 1 || last > 4 || first > last) return std::nullopt;
    return fiscal_months(first * 3 - 2, last * 3, take_fiscal_year(tokens, fiscal_year_be));
}

// "รอบ ๖ เดือน", "รอบ ๖ เดือนหลัง", "รอบ ๑๒ เดือน".
std::optional<Period> take_round(Tokens& tokens, int fiscal_year_be) {
    if (!tokens.take(round) || !tokens.at(number)) return std::nullopt;
    const int count = tokens.next().value;
    const bool later = tokens.take(second_half);
    if (!later) (void)tokens.take(first_half);
    const int year = take_fiscal_year(tokens, fiscal_year_be);
    if (count == 6) return later ? fiscal_months(7, 12, year) : fiscal_months(1, 6, year);
    return count == 12 && !later ? fiscal_months(1, 12, year) : std::nullopt;
}

// "ปีงบประมาณ ๒๕๖๖", "ปีงบประมาณ ๒๕๖๖ – ๒๕๗๐"; "ตลอดปีงบประมาณ" and "ตลอดปี" when the year is known.
std::optional<Period> take_fiscal_years(Tokens& tokens, int fiscal_year_be) {
    const bool all = tokens.take(whole);
    const bool year_named = tokens.take(year_word);
    const bool named = tokens.take(fiscal);
    if (!named && !(all && year_named)) return std::nullopt;
    const std::optional<int> written = named ? take_year(tokens) : std::nullopt;
    if (!written && !(all && fiscal_year_be > 0)) return std::nullopt;
    const int first = written ? *written + be_minus_ce : fiscal_year_be;
    int last = first;
    if (written && tokens.take(joiner)) {
        const std::optional<int> second = take_year(tokens);
        if (!second || *second + be_minus_ce < first) return std::nullopt;
        last = *second + be_minus_ce;
    }
    return Period{fiscal_year(first).start, fiscal_year(last).end};
}

std::optional<Period> take_period(Tokens& tokens, int fiscal_year_be) {
    if (tokens.at(quarter)) return take_quarters(tokens, fiscal_year_be);
    if (tokens.at(round)) return take_round(tokens, fiscal_year_be);
    if (tokens.at(whole) || tokens.at(fiscal) || tokens.at(year_word)) return take_fiscal_years(tokens, fiscal_year_be);
    return take_points(tokens, fiscal_year_be);
}

// "ต.ค. – ก.ย. ปีงบประมาณ ๒๕๖๖": the year of a period stands behind it. Taken off the end; 0: there is none.
int take_trailing_fiscal_year(Tokens& tokens) {
    for (std::size_t i = 1; i < tokens.rest.size(); ++i) {
        const DateWord word = tokens.rest[i].word;
        if (word != fiscal) continue;
        const bool with_year_word = tokens.rest[i - 1].word == year_word;
        const std::size_t head = with_year_word ? i - 1 : i;
        Tokens tail{tokens.rest.subspan(i + 1)};
        const std::optional<int> year = take_year(tail);
        if (head == 0 || !year || !tail.done()) return 0;
        const DateWord before = tokens.rest[head - 1].word;
        if (before != month && before != number && before != first_half && before != second_half) return 0;
        tokens.rest = tokens.rest.first(head);
        return *year + be_minus_ce;
    }
    return 0;
}

int fiscal_year_of(const Date& day) {
    return day.year + be_minus_ce + (day.month >= 10 ? 1 : 0);
}

}  // namespace date_forms
}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    using namespace date_forms;
    const auto all = date_tokens(text);
    if (!all) return std::nullopt;
    Tokens tokens{*all};
    const std::optional<Point> point = take_point(tokens);
    if (!point || !tokens.done() || point->year == 0) return std::nullopt;
    const Date day{point->year, point->month, point->day};
    return is_date(day) ? std::optional(day) : std::nullopt;
}

std::optional<Period> parse_period(std::string_view text, int fiscal_year_be) {
    using namespace date_forms;
    const auto all = date_tokens(text);
    if (!all) return std::nullopt;
    Tokens tokens{*all};
    const bool deadline = tokens.take(within);
    const bool open = !deadline && tokens.take(since);
    if (const int year = take_trailing_fiscal_year(tokens); year > 0) fiscal_year_be = year;
    std::optional<Period> period = take_period(tokens, fiscal_year_be);
    if (!period) return std::nullopt;
    const bool onwards = open && tokens.take(onward);
    if (!tokens.done()) return std::nullopt;
    if (deadline) period->start = fiscal_year(fiscal_year_of(period->end)).start;
    if (onwards) period->end = fiscal_year(fiscal_year_of(period->start)).end;
    return period;
}

}  // namespace raingan::thai
