#include "extraction/rounds.h"

#include <array>

#include "base/digits.h"
#include "report/key.h"

namespace raingan::extraction {
namespace {

/// Behind the word, or `at` where it does not stand there.
std::size_t skip(std::string_view key, std::size_t at, std::string_view word) {
    return key.substr(at).starts_with(word) ? at + word.size() : at;
}
std::size_t skip_digits(std::string_view key, std::size_t at) {
    while (at < key.size() && is_digit(key[at])) ++at;
    return at;
}

/// "แรก", "หลัง" behind a number of months.
std::size_t skip_half(std::string_view key, std::size_t at) {
    const std::size_t first = skip(key, at, "แรก");
    return first != at ? first : skip(key, at, "หลัง");
}

/// Where "รอบ6เดือน", "รอบระยะเวลา6เดือน", "รอบที่1", "รอบแรก", "รอบครึ่งปีแรก" at `at` ends; `at`: there is none.
std::size_t end_of_report_round(std::string_view key, std::size_t at) {
    const std::size_t word = skip(key, at, "รอบ");
    if (word == at) return at;
    const std::size_t length = skip(key, word, "ระยะเวลา");
    const std::size_t nth = skip(key, length, "ที่");
    const std::size_t digits = skip_digits(key, nth);
    constexpr std::size_t most_digits = 2;
    if (digits > nth) {
        if (digits - nth > most_digits) return at;
        const std::size_t months = skip(key, digits, "เดือน");
        // "รอบ ๒๕ คน": a number of something else.
        if (months == digits && nth == length) return at;
        return skip_half(key, months);
    }
    constexpr std::array<std::string_view, 4> halves = {"ครึ่งปีแรก", "ครึ่งปีหลัง", "แรก", "หลัง"};
    const std::size_t half = starts_with_any(key.substr(word), halves);
    return half == 0 ? at : word + half;
}

/// Where "6เดือนแรก", "ครึ่งปีหลัง", "ไตรมาสที่2", "ครั้งที่1" at `at` ends; `at`: there is none.
std::size_t end_of_stretch(std::string_view key, std::size_t at) {
    constexpr std::array<std::string_view, 2> halves = {"ครึ่งปีแรก", "ครึ่งปีหลัง"};
    if (const std::size_t half = starts_with_any(key.substr(at), halves)) return at + half;
    if (is_digit(key[at]) && (at == 0 || !is_digit(key[at - 1]))) {
        const std::size_t digits = skip_digits(key, at);
        const std::size_t months = skip(key, digits, "เดือน");
        const std::size_t half = skip_half(key, months);
        return months != digits && half != months ? half : at;
    }
    constexpr std::array<std::string_view, 3> words = {"ไตรมาสที่", "ไตรมาส", "ครั้งที่"};
    const std::size_t word = starts_with_any(key.substr(at), words);
    if (word == 0) return at;
    const std::size_t digits = skip_digits(key, at + word);
    return digits == at + word + 1 ? digits : at;
}

/// A digit, or the letter that "รอบ", "ครึ่งปี", "ครั้งที่" or "ไตรมาส" begins with, stands at `at`.
bool may_begin(std::string_view key, std::size_t at) {
    if (is_digit(key[at])) return true;
    constexpr std::array<std::string_view, 3> letters = {"ร", "ค", "ไ"};
    return key[at] == letters.front().front() && starts_with_any(key.substr(at), letters) != 0;
}

}  // namespace

bool may_name_round(std::string_view key) {
    return contains_any(key, {"รอบ", "เดือน", "ครึ่งปี", "ไตรมาส", "ครั้งที่"});
}

std::optional<Round> find_round(std::string_view text) {
    const SearchKey key = squeeze(text);
    for (std::size_t at = 0; at < key.text.size(); ++at) {
        if (!may_begin(key.text, at)) continue;
        std::size_t end = end_of_report_round(key.text, at);
        const bool of_reports = end != at;
        if (!of_reports) end = end_of_stretch(key.text, at);
        if (end == at) continue;
        const std::size_t begin = key.at[at];
        const std::size_t behind = key.source_end(end, text);
        return Round{std::string(text.substr(begin, behind - begin)), begin, behind, of_reports};
    }
    return std::nullopt;
}

}  // namespace raingan::extraction
