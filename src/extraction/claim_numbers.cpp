// Numbers that are none, cannot be, or count the years of the other era; and how one score became the other.
#include <algorithm>
#include <array>
#include <ranges>

#include "base/utf8.h"
#include "extraction/claim_parts.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

using About = Statement::About;

std::string_view last_bytes(std::string_view text, std::size_t count) {
    return text.substr(text.size() - std::min(text.size(), count));
}

// ---- years of the other era

bool ends_with_month(std::string_view key) {
    constexpr int months = 12;
    for (int month = 1; month <= months; ++month)
        if (key.ends_with(thai::month_name(month)) || key.ends_with(thai::month_short_name(month))) return true;
    return false;
}

/// The words before the number ask for a year BE.
bool expects_year_be(const ClaimText& text, std::size_t index) {
    std::string_view before = text.key().substr(0, text.numbers[index].key_begin);
    constexpr std::size_t near = 40;
    if (contains_any(last_bytes(before, near), {"ค.ศ", "คศ.", "ฉบับที่"})) return false;
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (before.ends_with("พ.ศ.") || before.ends_with("พศ.") || before.ends_with("ปีงบประมาณ") ||
        before.ends_with("ประจำปี") || ends_with_month(before))
        return true;
    if (!before.ends_with("ปี") || before.ends_with("รายปี")) return false;
    const thai::Number& number = text.numbers[index].number;
    if (number.thai_digits) return true;
    return contains_any(text.key(), {"ita", "คะแนน", "ผลการประเมิน"}) &&
           !contains_any(text.key(), {"cpi", "sdg", "iso", "transparencyinternational", "ดัชนีการรับรู้"});
}

}  // namespace

void claim_eras(const ClaimText& text, Report& report) {
    constexpr std::int64_t first = 1990;
    constexpr std::int64_t last = 2099;
    constexpr std::int64_t between_eras = 543;
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        const Decimal& value = text.numbers[i].number.value;
        if (value.places() != 0 || value.units() < first || value.units() > last) continue;
        // Both are written: "ปี 2023 (พ.ศ. 2566)".
        const bool paired = std::ranges::any_of(text.numbers, [&](const LineNumber& n) {
            return n.number.value == Decimal(value.units() + between_eras, 0) &&
                   find_text(text.key(), "ค.ศ") != std::string_view::npos;
        });
        if (paired || !expects_year_be(text, i)) continue;
        add_statement(
            report,
            {About::other_era, {}, 0, value, score_of(text.line, text.numbers[i]).as_written, text.line.origin});
    }
}

namespace {

// ---- numbers that are none

/// Digits, and what stands in a number that is none.
struct Token {
    std::size_t begin = 0, end = 0;  ///< in the source
    std::string plain;               ///< ASCII digits, letters, '.', ','
};

bool is_number_letter(char32_t c) {
    return c == U'O' || c == U'o' || c == U'l' || c == U'I';
}

/// Runs of digits, points, commas and the letters that look like digits, with at least one digit.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    Token token;
    bool digit = false;
    bool spoilt = false;
    const auto close = [&](std::size_t at, bool by_letter) {
        token.end = at;
        for (; !token.plain.empty() && (token.plain.back() == '.' || token.plain.back() == ','); --token.end)
            token.plain.pop_back();
        if (digit && !spoilt && !by_letter) tokens.push_back(token);
        token = {};
        digit = false;
        spoilt = by_letter;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        const bool thai_digit = c >= U'๐' && c <= U'๙';
        const bool ascii_digit = c >= U'0' && c <= U'9';
        if (thai_digit || ascii_digit || c == U'.' || c == U',' || is_number_letter(c)) {
            if (token.plain.empty()) token.begin = at;
            token.plain += thai_digit ? static_cast<char>('0' + (c - U'๐')) : static_cast<char>(c);
            digit = digit || thai_digit || ascii_digit;
        } else {
            const bool latin =
                (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'-' || c == U'/' || c == U'_';
            close(at, latin);
        }
        at += length;
    }
    close(text.size(), false);
    return tokens;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - at;
}

/// "91.2.4", "91..24".
bool has_two_points(std::string_view plain) {
    const std::size_t whole = digits_at(plain, 0);
    if (whole < 2 || whole > 3 || whole >= plain.size() || plain[whole] != '.') return false;
    std::size_t at = whole + 1;
    if (at < plain.size() && plain[at] == '.') return at + 1 + digits_at(plain, at + 1) == plain.size();
    const std::size_t tenths = digits_at(plain, at);
    at += tenths;
    if (tenths == 0 || tenths > 2 || at >= plain.size() || plain[at] != '.') return false;
    const std::size_t rest = digits_at(plain, at + 1);
    return rest > 0 && rest <= 2 && at + 1 + rest == plain.size();
}

/// "91,24".
bool has_decimal_comma(std::string_view plain) {
    const std::size_t whole = digits_at(plain, 0);
    if (whole < 2 || whole > 3 || whole >= plain.size() || plain[whole] != ',') return false;
    const std::size_t rest = digits_at(plain, whole + 1);
    return (rest == 1 || rest == 2) && whole + 1 + rest == plain.size();
}

/// "9O.5", "l00", "95.oo": as long as a score is, a letter among digits; "o9" and "i1" are codes.
bool has_letter(std::string_view plain) {
    const auto is_letter = [](char c) { return is_number_letter(static_cast<char32_t>(c)); };
    if (std::ranges::none_of(plain, is_letter) || find_text(plain, ",") != std::string_view::npos) return false;
    const std::size_t point = plain.find('.');
    const std::string_view whole = plain.substr(0, point);
    const std::string_view rest = point == std::string_view::npos ? std::string_view() : plain.substr(point + 1);
    if (whole.empty() || whole.size() > 3 || rest.size() > 2 || rest.find('.') != std::string_view::npos) return false;
    if (point != std::string_view::npos) return !rest.empty() && (!is_letter(whole.front()) || whole.size() > 1);
    return !is_letter(whole.front()) || (whole.size() == 3 && whole.front() != 'O' && whole.front() != 'o');
}

bool is_broken(std::string_view plain) {
    return has_two_points(plain) || has_decimal_comma(plain) || has_letter(plain);
}

/// The words around say that a score stands there.
bool at_score_place(std::string_view before, std::string_view behind) {
    constexpr auto openers = std::to_array<std::string_view>(
        {"คะแนน", "เฉลี่ย", "เท่ากับ", "ร้อยละ", "ได้", "คือ", "รวม", "ภาพรวม", ":", "=", "(", "อยู่ที่", "จำนวน", "เป็น"});
    constexpr std::size_t near = 90;
    const std::string key = key_of(before);
    const std::string_view close = last_bytes(key, near);
    if (close.ends_with("ที่") || close.ends_with("ข้อ")) return false;
    const bool opens = without_last(close, openers).size() < close.size();
    const bool named = contains_any(close, {"คะแนน", "ผลการประเมิน"});
    const std::string rest = key_of(behind.substr(0, std::min<std::size_t>(behind.size(), near)));
    if (contains_any(rest, {"ตามลำดับ"})) return false;
    return opens && (named || rest.starts_with("คะแนน"));
}

/// "การใช้อำนาจ ๙๑.๕.๐ คะแนน", "(การใช้อำนาจ ๙๑.๕.๐, …)": right behind an indicator's name, and no sentence goes on.
bool follows_indicator(std::string_view before, std::string_view behind, const YearRules& year) {
    constexpr auto signs = std::to_array<std::string_view>({":", "=", "(", "-", " "});
    const std::string key = key_of(before);
    const std::string_view name = without_last(std::string_view(key), signs);
    const std::string rest = key_of(behind);
    if (!rest.empty() && starts_with_any(rest, std::to_array<std::string_view>({"คะแนน", ",", ")", ";"})) == 0)
        return false;
    for (auto named = find_indicator(name, 0, year); named; named = find_indicator(name, named->end, year))
        if (named->end == name.size()) return true;
    return false;
}

/// The cell of a row "label value": the label names scores and the value closes the cell.
bool closes_score_cell(std::string_view before, std::string_view behind) {
    const std::size_t tab = before.rfind('\t');
    const bool row = tab != std::string_view::npos || behind.find('\t') != std::string_view::npos;
    const std::string_view rest = trimmed(behind.substr(0, std::min(behind.find('\t'), behind.size())));
    if (!row || !rest.empty()) return false;
    const std::string label = key_of(before.substr(tab == std::string_view::npos ? 0 : tab + 1));
    return contains_any(label, {"คะแนน", "ผลการประเมิน", "ร้อยละ", "ค่าเฉลี่ย"});
}

}  // namespace

void claim_broken_numbers(const Line& line, bool score_cell, const YearRules& year, Report& report) {
    for (const Token& token : tokens_of(line.text)) {
        if (!is_broken(token.plain)) continue;
        const std::string_view text = line.text;
        const std::string_view before = text.substr(0, token.begin);
        const std::string_view behind = text.substr(token.end);
        const bool place = score_cell ? token.begin == 0
                                      : at_score_place(before, behind) || closes_score_cell(before, behind) ||
                                            follows_indicator(before, behind, year);
        if (!place) continue;
        add_statement(
            report,
            {About::broken_number, {}, 0, {}, line.text.substr(token.begin, token.end - token.begin), line.origin});
    }
}

namespace {

// ---- scores that cannot be

constexpr Decimal most(100, 0);
/// What is more is no slip: a sum, or another scale.
constexpr Decimal far_more(1000, 0);
constexpr Decimal sum_of_two(130, 0);

bool tells_rise(std::string_view gap) {
    return contains_any(gap, {"เพิ่มขึ้น", "สูงขึ้น", "เพิ่มสูงขึ้น", "ลดลง", "ต่ำลง", "ผลต่าง", "เปลี่ยนแปลง"});
}

/// What stands before the number, over the years that stand there.
std::string_view before_years(const ClaimText& text, std::size_t index) {
    std::size_t first = index;
    while (first > 0 && is_year(text.numbers[first - 1])) --first;
    const std::size_t from = first == 0 ? 0 : text.numbers[first - 1].key_end;
    return text.key().substr(from, text.numbers[index].key_begin - from);
}

bool is_impossible_change(const ClaimText& text, std::size_t index) {
    const std::string_view before = last_bytes(before_years(text, index), 120);
    if (before.ends_with("ร้อยละ")) return false;
    const bool points = followed_by(text.line, text.numbers[index], {"คะแนน"});
    if (before.ends_with('+') && text.numbers[index].number.value.places() == 2)
        return points || contains_any(text.key(), {"คะแนน", "ผลต่าง"});
    return tells_rise(before) && (points || find_text(before, "ผลต่าง") != std::string_view::npos);
}

bool is_impossible_score(const ClaimText& text, std::size_t index) {
    const std::string_view before = last_bytes(text.before(index), 120);
    if (contains_any(before, {"เต็ม", "เป้าหมาย", "ผลรวม", "สะสม", "ดิบ", "เกณฑ์", "น้ำหนัก", "ช่วง"}) ||
        contains_any(text.key(), {"lpa", "pmqa", "ผลรวม", "คะแนนเต็ม"}))
        return false;
    if (contains_any(before, {"คะแนนรวม"}) && text.numbers[index].number.value > sum_of_two) return false;
    const bool cued = contains_any(before, {"คะแนนภาพรวม", "คะแนนรวม", "คะแนนโดยรวม", "คะแนนเฉลี่ย", "ได้คะแนน", "มีคะแนน",
                                            "ผลคะแนน", "ค่าคะแนน", "คะแนนita", "ผลการประเมิน", "เท่ากับ"});
    return cued && followed_by(text.line, text.numbers[index], {"คะแนน"});
}

}  // namespace

void claim_impossible_numbers(const ClaimText& text, Report& report) {
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        const Decimal& value = text.numbers[i].number.value;
        if (value <= most || value >= far_more) continue;
        if (!is_impossible_change(text, i) && !is_impossible_score(text, i)) continue;
        add_statement(report, {About::impossible_number,
                               {},
                               0,
                               value,
                               score_of(text.line, text.numbers[i]).as_written,
                               text.line.origin});
    }
}

namespace {

// ---- how one score became the other

/// Places of the three among the line's numbers.
struct Change {
    std::size_t score = 0, previous = 0, change = 0;
    bool falls = false;
};

bool falls(std::string_view gap) {
    return contains_any(gap, {"ลดลง", "ต่ำลง"});
}

/// The last year before the number; 0: none.
std::int64_t year_before(const ClaimText& text, std::size_t index) {
    for (std::size_t i = index; i-- > 0;)
        if (is_year(text.numbers[i])) return text.numbers[i].number.value.units();
    return 0;
}

/// The key between two numbers, years and all.
std::string_view between(const ClaimText& text, std::size_t first, std::size_t second) {
    const std::size_t from = text.numbers[first].key_end;
    return text.key().substr(from, text.numbers[second].key_begin - from);
}

std::optional<Change> change_of(const ClaimText& text, std::size_t a, std::size_t b, std::size_t c) {
    const std::string_view before = text.key().substr(0, text.numbers[a].key_begin);
    const std::string_view first = between(text, a, b);
    const std::string_view second = between(text, b, c);
    if (tells_rise(last_bytes(before, 60)) && contains_any(first, {"จาก"}) && contains_any(second, {"เป็น"}))
        return Change{c, b, a, falls(last_bytes(before, 60))};
    if (tells_rise(first) && !tells_rise(second) && contains_any(first, {"ได้", "มีคะแนน", "คะแนน"}) &&
        contains_any(second, {"จำนวน", "อยู่", "คิดเป็น", "เท่ากับ", "ถึง"}))
        return Change{a, b, c, falls(first)};
    if (!tells_rise(second) || tells_rise(first)) return std::nullopt;
    if (contains_any(last_bytes(before, 90), {"จาก"}) && contains_any(first, {"เป็น"}))
        return Change{b, a, c, falls(second)};
    const std::int64_t year_a = year_before(text, a);
    const std::int64_t year_b = year_before(text, b);
    if (year_a == 0 || year_b == 0 || (year_b != year_a + 1 && year_a != year_b + 1)) return std::nullopt;
    return year_b > year_a ? Change{b, a, c, falls(second)} : Change{a, b, c, falls(second)};
}

/// "เทียบกับปี ๒๕๖๖ ซึ่งได้ ๘๘.๒๐ คะแนน เพิ่มขึ้น ๕.๓๐ คะแนน": what it rose to is said elsewhere.
void claim_change_alone(const ClaimText& text, std::size_t a, std::size_t b, Report& report) {
    const LineNumber& previous = text.numbers[a];
    const LineNumber& change = text.numbers[b];
    if (previous.said == nullptr || change.said == nullptr || !previous.said->reached() ||
        previous.said->tense != Tense::previous || change.said->kind != Kind::change ||
        change.said->whose != Whose::own || change.said->supposed || change.said->tense == Tense::planned)
        return;
    const auto scores_of = rules_year(report);
    if (previous.said->year_be != 0 && (!scores_of || previous.said->year_be != *scores_of - 1)) return;
    if (!followed_by(text.line, previous, {"คะแนน"}) || !followed_by(text.line, change, {"คะแนน"}) ||
        contains_any(text.key(), {"พึงพอใจ", "lpa", "cpi", "โครงการ", "หลักสูตร", "ส่วนที่", "ข้อคำถาม"}))
        return;
    const bool down = change.said->falls || falls(between(text, a, b)) || falls(last_bytes(text.before(a), 120));
    const Decimal& value = change.number.value;
    Statement statement{About::change,   {}, 0, down ? Decimal(0, value.places()) - value : value, text.written(a, b),
                        text.line.origin};
    statement.terms = {previous.number.value};
    add_statement(report, std::move(statement));
}

}  // namespace

void claim_changes(const ClaimText& text, Report& report) {
    if (!tells_rise(text.key())) return;
    std::vector<std::size_t> scores;
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        const LineNumber& n = text.numbers[i];
        if (is_year(n) || !is_score(n)) continue;
        const bool points = followed_by(text.line, n, {"คะแนน"});
        if (text.before(i).ends_with("ร้อยละ") || followed_by(text.line, n, {"%"}) ||
            contains_any(last_bytes(text.before(i), 60), {"เป้าหมาย", "เกณฑ์", "เต็ม"}))
            return;
        if (points || n.number.value.places() > 0) scores.push_back(i);
    }
    if (scores.size() == 2) claim_change_alone(text, scores[0], scores[1], report);
    if (scores.size() != 3) return;
    const auto change = change_of(text, scores[0], scores[1], scores[2]);
    if (!change) return;
    Decimal value = text.numbers[change->change].number.value;
    if (change->falls) value = Decimal(0, value.places()) - value;
    Statement statement{About::change, {}, 0, value, text.written(scores.front(), scores.back()), text.line.origin};
    statement.terms = {text.numbers[change->score].number.value, text.numbers[change->previous].number.value};
    add_statement(report, std::move(statement));
}

}  // namespace raingan::extraction
