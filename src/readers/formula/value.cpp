#include "readers/formula/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/ascii_case.h"
#include "base/digits.h"
#include "readers/workbook/digits.h"
#include "readers/workbook/serial.h"
#include "thai/characters.h"

namespace raingan::formula {
namespace {

using std::string_view;

constexpr std::array<std::pair<ErrorCode, string_view>, 7> error_names{{{ErrorCode::null, "#NULL!"},
                                                                        {ErrorCode::division, "#DIV/0!"},
                                                                        {ErrorCode::value, "#VALUE!"},
                                                                        {ErrorCode::reference, "#REF!"},
                                                                        {ErrorCode::name, "#NAME?"},
                                                                        {ErrorCode::number, "#NUM!"},
                                                                        {ErrorCode::not_available, "#N/A"}}};

/// "8:30", "23:59:59"
std::optional<double> time_in(string_view text) {
    constexpr std::array<double, 3> units{1.0 / 24, 1.0 / 1440, 1.0 / 86'400};
    constexpr unsigned most = 9'999;
    double days = 0;
    std::size_t part = 0;
    while (part < units.size()) {
        unsigned number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || number > most || (part > 0 && number > 59)) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        days += number * units[part++];
        if (text.empty()) break;
        if (text.front() != ':' || part == units.size()) return std::nullopt;
        text.remove_prefix(1);
    }
    if (part < 2) return std::nullopt;
    return days;
}

/// Digits parted by / or -, or with a month's name: what they mean depends on who reads them.
bool may_be_date(string_view text) {
    const auto digits = std::ranges::count_if(text, is_digit);
    const auto is_separator = [](char c) { return c == '/' || c == '-' || c == '.' || c == ' ' || c == ':'; };
    constexpr std::int64_t most = 14;
    if (digits == 0 || digits > most) return false;
    bool separated = false;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) separated = separated || is_separator(text[i]);
    if (!separated || !is_digit(text.front())) return false;
    constexpr std::size_t longest = 60;
    return text.size() <= longest;
}

bool is_iso_date(string_view text) {
    constexpr string_view shape = "0000-00-00";
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == '-' ? text[i] != '-' : !is_digit(text[i])) return false;
    return true;
}

/// Takes a sign, a currency, brackets and percent signs away; false where two of a kind stand there.
struct Around {
    bool negative = false, bracketed = false, signed_ = false, currency = false;
    int percents = 0;

    bool strip(string_view& text) {
        for (bool more = true; more;) {
            text = thai::trimmed(text);
            more = false;
            if (text.starts_with('(') && text.ends_with(')') && !bracketed && !signed_) {
                bracketed = more = true;
                text = text.substr(1, text.size() - 2);
            } else if (!text.empty() && (text.front() == '-' || text.front() == '+') && !signed_) {
                signed_ = more = true;
                negative = text.front() == '-';
                text.remove_prefix(1);
            } else if (text.ends_with('%') && percents == 0) {
                ++percents;
                more = true;
                text.remove_suffix(1);
            } else {
                for (const string_view sign : {string_view("฿"), string_view("$")}) {
                    if (!text.starts_with(sign) || currency) continue;
                    currency = more = true;
                    text.remove_prefix(sign.size());
                }
            }
        }
        return !(bracketed && signed_);
    }
};

/// Digits with a point, an exponent, and commas that part threes.
std::optional<double> plain_number(string_view text) {
    constexpr std::size_t longest = 310;
    if (text.empty() || text.size() > longest || (!is_digit(text.front()) && text.front() != '.')) return std::nullopt;
    std::string digits;
    bool point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ',' && !point) {
            const string_view group = text.substr(i + 1, 3);
            if (group.size() < 3 || !std::ranges::all_of(group, is_digit)) return std::nullopt;
            if (i + 4 < text.size() && is_digit(text[i + 4])) return std::nullopt;
            continue;
        }
        point = point || c == '.' || c == 'e' || c == 'E';
        digits += c;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace

string_view text_of(ErrorCode code) {
    return error_names[static_cast<std::size_t>(code)].second;
}

std::optional<ErrorCode> error_of(string_view text) {
    const auto* found = std::ranges::find(error_names, text, &std::pair<ErrorCode, string_view>::second);
    if (found == error_names.end()) return std::nullopt;
    return found->first;
}

std::string text_of(double number) {
    constexpr int longest = 21;  // characters of a number that is not written with an exponent
    const workbook::Digits digits = workbook::digits_of(std::abs(number));
    if (digits.zero()) return "0";
    std::string out = number < 0 ? "-" : "";
    const auto count = static_cast<int>(digits.digits.size());
    if (digits.point > 0 && digits.point <= longest) {
        out += digits.digits.substr(0, static_cast<std::size_t>(digits.point));
        if (digits.point > count) out.append(static_cast<std::size_t>(digits.point - count), '0');
        if (digits.point < count) out += "." + digits.digits.substr(static_cast<std::size_t>(digits.point));
        return out;
    }
    if (digits.point <= 0 && count - digits.point < longest - 1) {
        out += "0.";
        out.append(static_cast<std::size_t>(-digits.point), '0');
        return out + digits.digits;
    }
    out += digits.digits.front();
    if (count > 1) out += "." + digits.digits.substr(1);
    const int exponent = digits.point - 1;
    const std::string power = std::to_string(std::abs(exponent));
    return out + (exponent < 0 ? "E-" : "E+") + (power.size() < 2 ? "0" : "") + power;
}

std::optional<double> number_in(string_view text) {
    const string_view whole = thai::trimmed(text);
    string_view rest = whole;
    Around around;
    if (around.strip(rest))
        if (auto value = plain_number(rest)) {
            if (around.percents > 0) *value /= 100;
            return around.negative || around.bracketed ? -*value : *value;
        }
    if (const auto time = time_in(whole)) return time;
    if (is_iso_date(whole)) return workbook::serial_of_iso(whole, workbook::DateSystem::from_1900);
    if (may_be_date(whole)) throw NotComputable{};
    return std::nullopt;
}

bool nearly_equal(double a, double b) {
    if (a == b) return true;
    constexpr double step = 1.0 / (16777216.0 * 16777216.0);  // 2^-48
    return std::abs(a - b) < std::abs(a) * step && std::abs(a - b) < std::abs(b) * step;
}

std::string folded(string_view text) {
    return ascii_lowered(std::string(text));
}

namespace {

int compare_texts(string_view a, string_view b) {
    const auto fold = [](char c) { return static_cast<unsigned char>(ascii_lower(c)); };
    const std::size_t size = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < size; ++i)
        if (const int difference = fold(a[i]) - fold(b[i]); difference != 0) return difference;
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

/// What a blank is beside the other.
Value beside(const Value& value, const Value& other) {
    if (!value.is(Value::Kind::blank)) return value;
    if (other.is(Value::Kind::text)) return string_view();
    return other.is(Value::Kind::boolean) ? Value::of(false) : Value(0.0);
}

}  // namespace

int compare(const Value& left, const Value& right) {
    const Value a = beside(left, right), b = beside(right, left);
    if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
    if (a.is(Value::Kind::text)) return compare_texts(a.text, b.text);
    if (nearly_equal(a.number, b.number)) return 0;
    return a.number < b.number ? -1 : 1;
}

int order_of(const Value& a, const Value& b) {
    const int order = compare(a, b);
    const auto is_plain = [](string_view text) {
        return std::ranges::all_of(
            text, [](char c) { return is_digit(c) || thai::is_ascii_letter(static_cast<unsigned char>(c)); });
    };
    if (order != 0 && a.is(Value::Kind::text) && b.is(Value::Kind::text) && (!is_plain(a.text) || !is_plain(b.text)))
        throw NotComputable{};
    return order;
}

}  // namespace raingan::formula
