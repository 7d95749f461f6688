// What a cell shows of a value (ECMA-376 Part 1 18.8.31).
#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "readers/workbook/digits.h"
#include "readers/workbook/number_format.h"
#include "readers/workbook/serial.h"

namespace raingan::workbook {
namespace {

using std::string_view;
using TokenKind = FormatToken::Kind;
using Type = FormatSection::Type;
using Compare = FormatSection::Compare;
using Tokens = std::vector<FormatToken>;

constexpr std::uint16_t thai_language = 0x1E;

/// Digits as Thai ones; nothing else is touched.
std::string in_thai_digits(string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            utf8::append(out, U'๐' + static_cast<char32_t>(c - '0'));
        else
            out += c;
    }
    return out;
}

// --- numbers ---------------------------------------------------------------------------------------------------------

/// As much of a number as a cell of usual width has room for: eleven characters, and whole numbers in full.
std::string general(double value) {
    constexpr int characters = 11;
    constexpr int most_integer_digits = 15;
    constexpr int least_point = -3;  // 0.0001234
    Digits digits = digits_of(std::abs(value));
    std::string out = value < 0 && !digits.zero() ? "-" : "";
    if (digits.zero()) return "0";
    const bool whole = static_cast<int>(digits.digits.size()) <= digits.point;
    if (digits.point > (whole ? most_integer_digits : characters) || digits.point < least_point) {
        constexpr int significant = 6;
        digits = rounded_to_count(digits, significant);
        out += digits.digits[0];
        if (digits.digits.size() > 1) (out += '.') += digits.digits.substr(1);
        const int exponent = digits.point - 1;
        out += exponent < 0 ? "E-" : "E+";
        const std::string power = std::to_string(std::abs(exponent));
        return out + (power.size() < 2 ? "0" : "") + power;
    }
    if (!whole) digits = rounded(digits, characters - 1 - std::max(digits.point, 1));
    for (int power = std::max(digits.point, 1) - 1; power >= 0; --power) out += digits.at(power);
    const int places = static_cast<int>(digits.digits.size()) - digits.point;
    if (places > 0) out += '.';
    for (int power = -1; power >= -places; --power) out += digits.at(power);
    return out;
}

/// What stands in the place of a digit that is not there.
string_view filler(const FormatToken& place) {
    return place.text == "0" ? "0" : place.text == "?" ? " " : "";
}

/// Digits for the integer places tokens[begin, end); the first takes all that are too many.
std::string integer_text(const Tokens& tokens, std::size_t begin, std::size_t end, const Digits& digits, bool grouped) {
    constexpr int group = 3;
    int left = 0;  // places still to come
    for (std::size_t i = begin; i < end; ++i) left += tokens[i].kind == TokenKind::digit ? 1 : 0;
    std::string out;
    const auto put = [&](int power) {
        out += digits.at(power);
        if (grouped && power > 0 && power % group == 0) out += ',';
    };
    bool first = true;
    for (std::size_t i = begin; i < end; ++i) {
        const FormatToken& token = tokens[i];
        if (token.kind == TokenKind::literal) out += token.text;
        if (token.kind == TokenKind::percent) out += '%';
        if (token.kind != TokenKind::digit) continue;
        if (first)
            for (int power = digits.point - 1; power >= left; --power) put(power);
        first = false;
        --left;
        if (left < digits.point) {
            put(left);
        } else {
            out += filler(token);
            if (grouped && token.text == "0" && left > 0 && left % group == 0) out += ',';
        }
    }
    return out;
}

/// Digits for the decimal places tokens[begin, end).
std::string decimal_text(const Tokens& tokens, std::size_t begin, std::size_t end, const Digits& digits) {
    std::string out;
    int power = 0;
    const int last = digits.point - static_cast<int>(digits.digits.size());  // of the last digit that is not 0
    for (std::size_t i = begin; i < end; ++i) {
        const FormatToken& token = tokens[i];
        if (token.kind == TokenKind::literal) out += token.text;
        if (token.kind == TokenKind::percent) out += '%';
        if (token.kind != TokenKind::digit) continue;
        --power;
        if (!digits.zero() && power >= last)
            out += digits.at(power);
        else
            out += filler(token);
    }
    return out;
}

std::size_t index_of(const Tokens& tokens, TokenKind kind) {
    return static_cast<std::size_t>(std::ranges::find(tokens, kind, &FormatToken::kind) - tokens.begin());
}

int places_in(const Tokens& tokens, std::size_t begin, std::size_t end) {
    int count = 0;
    for (std::size_t i = begin; i < end; ++i) count += tokens[i].kind == TokenKind::digit ? 1 : 0;
    return count;
}

Digits scaled(const FormatSection& section, double magnitude) {
    Digits digits = digits_of(magnitude);
    if (!digits.zero()) digits.point += 2 * section.percents - 3 * section.thousands;
    return digits;
}

std::string number(const FormatSection& section, double magnitude) {
    const Tokens& tokens = section.tokens;
    const std::size_t point = index_of(tokens, TokenKind::point);
    const std::size_t behind = std::min(point + 1, tokens.size());
    const Digits digits = rounded(scaled(section, magnitude), places_in(tokens, behind, tokens.size()));
    std::string out = integer_text(tokens, 0, point, digits, section.grouped);
    if (point < tokens.size()) out += '.';
    return out + decimal_text(tokens, behind, tokens.size(), digits);
}

/// 0.00E+00; ##0.0E+0 keeps exponents that are multiples of its integer places.
std::string exponent(const FormatSection& section, double magnitude) {
    const Tokens& tokens = section.tokens;
    const std::size_t e = index_of(tokens, TokenKind::exponent);
    const std::size_t point = std::min(index_of(tokens, TokenKind::point), e);
    const std::size_t behind = std::min(point + 1, e);
    const int integer_places = std::max(places_in(tokens, 0, point), 1);
    const int decimals = places_in(tokens, behind, e);
    Digits digits = scaled(section, magnitude);
    int power = 0;
    const auto settle = [&] {
        const int exponent = digits.zero() ? 0 : digits.point - 1;
        const int remainder = ((exponent % integer_places) + integer_places) % integer_places;
        power = exponent - remainder;
    };
    settle();
    digits = rounded_to_count(digits, digits.point - power + decimals);
    settle();
    Digits mantissa = digits;
    if (!mantissa.zero()) mantissa.point -= power;
    std::string out = integer_text(tokens, 0, point, mantissa, section.grouped);
    if (point < e) out += '.';
    out += decimal_text(tokens, behind, e, mantissa);
    out += 'E';
    if (power < 0)
        out += '-';
    else if (tokens[e].text.back() == '+')
        out += '+';
    return out + integer_text(tokens, e + 1, tokens.size(), digits_of(std::abs(power)), false);
}

// --- fractions -------------------------------------------------------------------------------------------------------

struct Ratio {
    std::int64_t above = 0, below = 1;
};

/// The nearest fraction whose denominator is at most `most`.
Ratio nearest(double part, std::int64_t most) {
    Ratio best;
    double error = part;
    for (std::int64_t below = 1; below <= most && error > 0; ++below) {
        const auto above = static_cast<std::int64_t>(std::llround(part * static_cast<double>(below)));
        const double now = std::abs(part - static_cast<double>(above) / static_cast<double>(below));
        if (now < error) {
            error = now;
            best = {above, below};
        }
    }
    return best;
}

std::string fraction(const FormatSection& section, double magnitude) {
    const Tokens& tokens = section.tokens;
    const std::size_t slash = index_of(tokens, TokenKind::slash);
    std::size_t above = slash;
    while (above > 0 && tokens[above - 1].kind == TokenKind::digit) --above;
    std::size_t end = slash + 1;
    while (end < tokens.size() && tokens[end].kind == TokenKind::digit) ++end;
    const bool has_integer = places_in(tokens, 0, above) > 0;
    const double value = to_double(scaled(section, magnitude));
    double whole = has_integer ? std::floor(value) : 0;
    const std::uint32_t fixed = tokens[slash].count;
    Ratio ratio;
    if (fixed != 0) {
        constexpr double most = 1e15;
        ratio = {std::llround(std::min((value - whole) * fixed, most)), fixed};
    } else {
        constexpr std::size_t most_places = 4;
        std::int64_t most = 1;
        for (std::size_t i = 0; i < std::min(end - slash - 1, most_places); ++i) most *= 10;
        const double part = value - std::floor(value);
        ratio = nearest(part, most - 1);
        constexpr double largest = 1e15;
        if (!has_integer)
            ratio.above += static_cast<std::int64_t>(std::min(std::floor(value), largest / 10'000)) * ratio.below;
    }
    if (has_integer && ratio.above == ratio.below) {
        ++whole;
        ratio.above = 0;
    }
    std::string out = integer_text(tokens, 0, above, digits_of(whole), section.grouped);
    if (has_integer && ratio.above == 0) {
        if (whole == 0 && out.find('0') == std::string::npos) out += '0';
        while (out.ends_with(' ')) out.pop_back();
        return out;
    }
    if (has_integer && whole == 0)
        while (out.starts_with(' ')) out.erase(0, 1);
    // Places for more digits align fractions in Excel's column; a single one needs no room before it.
    const std::string numerator =
        integer_text(tokens, above, slash, digits_of(static_cast<double>(ratio.above)), false);
    out += string_view(numerator).substr(std::min(numerator.find_first_not_of(' '), numerator.size()));
    out += '/';
    if (fixed != 0)
        out += std::to_string(fixed);
    else
        out += std::to_string(ratio.below);
    return out + integer_text(tokens, end, tokens.size(), {}, false);
}

// --- dates -----------------------------------------------------------------------------------------------------------

constexpr std::array<string_view, 12> english_months = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
constexpr std::array<string_view, 12> hijri_months = {"Muharram", "Safar",     "Rabi I",      "Rabi II",
                                                      "Jumada I", "Jumada II", "Rajab",       "Shaban",
                                                      "Ramadan",  "Shawwal",   "Dhu al-Qada", "Dhu al-Hijja"};
constexpr std::array<string_view, 7> english_days = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                     "Thursday", "Friday", "Saturday"};
constexpr std::array<string_view, 7> thai_days = {"อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"};
constexpr std::array<string_view, 7> thai_short_days = {"อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."};

std::string padded(std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

class DateWriter {
public:
    DateWriter(const FormatSection& section, const Moment& moment) : section_(section), moment_(moment) {
        // A code without a language is shown as in Thailand.
        thai_ = section.language == 0 || (section.language & 0x3FFU) == thai_language;
        if (section.hijri) set_hijri_date(moment_);
        twelve_hours_ = index_of(section.tokens, TokenKind::half_day) < section.tokens.size();
    }

    std::string write() {
        for (const FormatToken& token : section_.tokens) step(token);
        return std::move(out_);
    }

private:
    void step(const FormatToken& token) {
        constexpr std::int64_t day_hours = 24;
        constexpr std::int64_t minutes_of_hour = 60;
        constexpr std::int64_t seconds_of_minute = 60;
        constexpr int be_offset = 543;
        constexpr int half = 12;
        const std::int64_t hours = moment_.days * day_hours + moment_.hour;
        const std::int64_t minutes = hours * minutes_of_hour + moment_.minute;
        switch (token.kind) {
            case TokenKind::literal:
                out_ += token.text;
                break;
            case TokenKind::year:
                year(moment_.year + (section_.buddhist ? be_offset : 0), token.count);
                break;
            case TokenKind::buddhist_year:
                year(moment_.year + be_offset, token.count);
                break;
            case TokenKind::month:
                month(token.count);
                break;
            case TokenKind::day:
                day(token.count);
                break;
            case TokenKind::hour:
                number(twelve_hours_ ? (moment_.hour + half - 1) % half + 1 : moment_.hour, token.count);
                break;
            case TokenKind::minute:
                number(moment_.minute, token.count);
                break;
            case TokenKind::second:
                number(moment_.second, token.count);
                break;
            case TokenKind::second_fraction:
                out_ += '.' + padded(moment_.millisecond, 3).substr(0, token.count);
                break;
            case TokenKind::elapsed_hours:
                out_ += padded(hours, token.count);
                break;
            case TokenKind::elapsed_minutes:
                out_ += padded(minutes, token.count);
                break;
            case TokenKind::elapsed_seconds:
                out_ += padded(minutes * seconds_of_minute + moment_.second, token.count);
                break;
            case TokenKind::half_day: {
                const std::size_t slash = token.text.find('/');
                out_ += moment_.hour < half ? token.text.substr(0, slash) : token.text.substr(slash + 1);
                break;
            }
            default:
                break;
        }
    }

    void number(int value, std::uint32_t letters) { out_ += padded(value, std::min(letters, 2U)); }
    void year(int value, std::uint32_t letters) {
        constexpr int century = 100;
        out_ += letters <= 2 ? padded(value % century, 2) : padded(value, 4);
    }
    void month(std::uint32_t letters) {
        if (letters <= 2) return number(moment_.month, letters);
        const auto index = static_cast<std::size_t>(moment_.month - 1);
        constexpr std::size_t short_length = 3;
        if (section_.hijri) {
            out_ += hijri_months[index % hijri_months.size()];
            return;
        }
        if (letters == 5) {
            const string_view name = thai_ ? string_view(thai::month_name(moment_.month)) : english_months[index];
            out_ += name.substr(0, utf8::decode(name, 0).length);
        } else if (thai_) {
            out_ += letters == 3 ? thai::month_short_name(moment_.month) : thai::month_name(moment_.month);
        } else {
            out_ += letters == 3 ? english_months[index].substr(0, short_length) : english_months[index];
        }
    }
    void day(std::uint32_t letters) {
        if (letters <= 2) return number(moment_.day, letters);
        const auto index = static_cast<std::size_t>(moment_.weekday);
        constexpr std::size_t short_length = 3;
        if (thai_)
            out_ += letters == 3 ? thai_short_days[index] : thai_days[index];
        else
            out_ += letters == 3 ? english_days[index].substr(0, short_length) : english_days[index];
    }

    const FormatSection& section_;
    Moment moment_;
    bool thai_ = false, twelve_hours_ = false;
    std::string out_;
};

std::string date(const FormatSection& section, double value, DateSystem dates) {
    unsigned places = 0;
    for (const FormatToken& token : section.tokens)
        if (token.kind == TokenKind::second_fraction) places = std::max(places, token.count);
    const auto moment = moment_of(value, dates, places);
    // Excel fills the cell with #; the number says more.
    return moment ? DateWriter(section, *moment).write() : general(value);
}

// --- sections --------------------------------------------------------------------------------------------------------

bool holds(const FormatSection& section, double value) {
    switch (section.compare) {
        case Compare::less:
            return value < section.limit;
        case Compare::less_equal:
            return value <= section.limit;
        case Compare::equal:
            return value == section.limit;
        case Compare::not_equal:
            return value != section.limit;
        case Compare::greater_equal:
            return value >= section.limit;
        case Compare::greater:
            return value > section.limit;
        case Compare::none:
            break;
    }
    return false;
}

struct Choice {
    const FormatSection* section = nullptr;
    bool sign = false;  ///< a negative value's is written
};

/// The section for a number: by conditions, else positive; negative; zero. A last one with @ is for text.
Choice choose(const FormatCode& format, double value) {
    std::size_t count = std::min<std::size_t>(format.sections.size(), 3);
    while (count > 1 && format.sections[count - 1].type == Type::text) --count;
    const auto& sections = format.sections;
    if (count == 0) return {};
    const bool conditions = std::any_of(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(count),
                                        [](const FormatSection& section) { return section.compare != Compare::none; });
    if (conditions) {
        for (std::size_t i = 0; i < count; ++i) {
            const FormatSection& section = sections[i];
            const bool last = i + 1 == count;
            const bool by_default = section.compare == Compare::none && (last || (i == 1 && value < 0));
            if (!holds(section, value) && !by_default) continue;
            // A section that takes only negative values writes their sign itself.
            const bool only_negative =
                section.limit <= 0 && (section.compare == Compare::less || section.compare == Compare::less_equal);
            return {&section, !(only_negative && i > 0) && !(by_default && i == 1 && count == 3)};
        }
        return {};
    }
    if (count == 1) return {sections.data(), true};
    if (value < 0) return {&sections[1], false};
    if (value == 0 && count == 3) return {&sections[2], false};
    return {sections.data(), false};
}

std::string by_type(const FormatSection& section, double magnitude, double value, DateSystem dates) {
    switch (section.type) {
        case Type::number:
            return number(section, magnitude);
        case Type::fraction:
            return fraction(section, magnitude);
        case Type::exponent:
            return exponent(section, magnitude);
        case Type::date:
            return date(section, value, dates);
        case Type::general:
        case Type::text:
            break;
    }
    std::string out;
    for (const FormatToken& token : section.tokens) {
        if (token.kind == TokenKind::literal) out += token.text;
        if (token.kind == TokenKind::general || token.kind == TokenKind::text) out += general(magnitude);
    }
    return section.tokens.empty() ? general(magnitude) : out;
}

}  // namespace

Shown show_number(const FormatCode& format, double value, DateSystem dates) {
    if (!std::isfinite(value)) return {"#NUM!", {}};
    const Choice choice = choose(format, value);
    if (choice.section == nullptr) return {general(value), {}};
    const FormatSection& section = *choice.section;
    Shown shown{by_type(section, std::abs(value), value, dates), section.colour};
    if (value < 0 && choice.sign && section.type != Type::date) shown.text.insert(0, 1, '-');
    if (section.thai_digits) shown.text = in_thai_digits(shown.text);
    return shown;
}

Shown show_text(const FormatCode& format, string_view text) {
    const FormatSection* section = nullptr;
    if (format.sections.size() == 4 || (!format.sections.empty() && format.sections.back().type == Type::text))
        section = &format.sections.back();
    if (section == nullptr) return {std::string(text), {}};
    Shown shown{{}, section->colour};
    for (const FormatToken& token : section->tokens) {
        if (token.kind == TokenKind::literal) shown.text += token.text;
        if (token.kind == TokenKind::text) shown.text += text;
    }
    return shown;
}

}  // namespace raingan::workbook
