#include "compose/values.h"

#include <algorithm>

#include "base/utf8.h"
#include "thai/breaks.h"
#include "thai/numbers.h"

namespace raingan::compose {

std::string score_text(const Decimal& score) {
    return plain_number(score.places() < 2 ? score.rounded(2) : score);
}

std::string signed_score(const Decimal& change) {
    return (change > Decimal() ? "+" : change < Decimal() ? "−" : "") + score_text(abs(change));
}

std::string plain_number(const Decimal& number) {
    return thai::to_thai_digits(number.to_string());
}

std::string count_text(std::int64_t count) {
    std::string digits = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
    return thai::to_thai_digits(digits);
}

std::string ungrouped(std::int64_t number) {
    return thai::to_thai_digits(std::to_string(number));
}

std::string date_text(const thai::Date& date) {
    constexpr int be_minus_ce = 543;
    return ungrouped(date.day) + " " + thai::month_name(date.month) + " " + ungrouped(date.year + be_minus_ce);
}

std::size_t letters_across(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (!thai::is_thai_mark(c)) ++count;
        at += length;
    }
    return count;
}

const Instrument* find_instrument(const Report& report, const std::string& code) {
    const auto found = std::ranges::find(report.instruments, code, &Instrument::code);
    return found == report.instruments.end() ? nullptr : &*found;
}

const Indicator* find_indicator(const Instrument& instrument, int number) {
    const auto found = std::ranges::find(instrument.indicators, number, &Indicator::number);
    return found == instrument.indicators.end() ? nullptr : &*found;
}

}  // namespace raingan::compose
