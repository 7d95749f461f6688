// Format codes taken apart (ECMA-376 Part 1 18.8.31).
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "base/ascii_case.h"
#include "base/utf8.h"
#include "readers/workbook/format_built_in.h"
#include "readers/workbook/number_format.h"
#include "readers/workbook/palette.h"

namespace raingan::workbook {
namespace {

using std::string_view;
using TokenKind = FormatToken::Kind;
using Type = FormatSection::Type;

/// What the parts of a code may cost: no real one comes near.
constexpr std::size_t longest_code = 1024;
constexpr std::size_t most_sections = 4;
constexpr std::uint32_t most_letters = 64;

/// Letters that stand for a part of a date. `m` may turn out to be minutes.
struct DateLetter {
    string_view letter;
    TokenKind kind;
};
constexpr auto date_letters = std::to_array<DateLetter>({{"y", TokenKind::year},
                                                         {"m", TokenKind::month},
                                                         {"d", TokenKind::day},
                                                         {"h", TokenKind::hour},
                                                         {"s", TokenKind::second},
                                                         {"b", TokenKind::buddhist_year}});
/// Those of the Thai user interface (docs/formats.md#spreadsheets).
constexpr auto thai_letters = std::to_array<DateLetter>({{"ป", TokenKind::buddhist_year},
                                                         {"ด", TokenKind::month},
                                                         {"ว", TokenKind::day},
                                                         {"ช", TokenKind::hour},
                                                         {"น", TokenKind::minute},
                                                         {"ท", TokenKind::second}});

template <std::size_t Count>
const DateLetter* letter_at(const std::array<DateLetter, Count>& letters, string_view code) {
    for (const DateLetter& letter : letters)
        if (same_but_for_case(code.substr(0, letter.letter.size()), letter.letter)) return &letter;
    return nullptr;
}

/// Thai letters mean parts of a date only where nothing but such letters stands: "ว ดดด ปปปป", but not "0 บาท".
bool is_thai_code(string_view section) {
    bool some = false;
    for (std::size_t at = 0; at < section.size();) {
        const utf8::Decoded c = utf8::decode(section, at);
        if (c.code_point >= 0x0E00 && c.code_point <= 0x0E7F) {
            if (letter_at(thai_letters, section.substr(at)) == nullptr) return false;
            some = true;
        } else if (c.code_point == '"' || c.code_point == '#' || c.code_point == '@') {
            return false;
        }
        at += c.length;
    }
    return some;
}

/// What [$…-xxyyzzzz] and [$-th-TH,D07] say (docs/formats.md#spreadsheets): numerals, calendar, language.
void set_locale(FormatSection& section, string_view tag) {
    constexpr std::uint32_t mask = 0x7F;
    constexpr std::uint16_t thai = 0x041E;
    constexpr std::uint32_t thai_numerals = 0x0D;
    constexpr std::uint32_t thai_calendar = 0x07;
    const auto hex = [](string_view text) {
        std::uint32_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value, 16);
        return value;
    };
    std::uint32_t shape = 0;
    if (const std::size_t comma = tag.find(','); comma != string_view::npos) {
        shape = hex(tag.substr(comma + 1)) << 16U;
        tag = tag.substr(0, comma);
    }
    const bool named =
        tag.size() >= 2 && ascii_lower(tag[0]) >= 'a' && ascii_lower(tag[0]) <= 'z' && ascii_lower(tag[1]) >= 'g';
    if (named) {
        section.language = same_but_for_case(tag.substr(0, 2), "th") ? thai : 0x0409;
    } else {
        const std::uint32_t value = hex(tag);
        section.language = static_cast<std::uint16_t>(value & 0xFFFFU);
        shape |= value & 0xFFFF0000U;
    }
    section.thai_digits = section.thai_digits || ((shape >> 24U) & mask) == thai_numerals;
    section.buddhist = section.buddhist || ((shape >> 16U) & mask) == thai_calendar;
}

class SectionParser {
public:
    explicit SectionParser(string_view code) : code_(code), thai_(is_thai_code(code)) {}

    FormatSection parse() {
        calendar_prefix();
        while (!code_.empty()) step();
        settle_minutes();
        settle_type();
        return std::move(section_);
    }

private:
    void step() {
        const char c = code_.front();
        if (c == '"') return quoted();
        if (c == '[') return bracketed();
        if (c == '\\' || c == '!') return escaped();
        if (c == '_') return spaced();
        if (c == '*') {
            code_.remove_prefix(1);
            take_character();
            return;
        }
        if (string_view("0#?.,%@/").find(c) != string_view::npos) return placeholder(c);
        if (half_day() || exponent() || general() || thai_digits_mark()) return;
        if (date_part()) return;
        literal(take_character());
    }

    /// B1 before a date: the Gregorian calendar; B2: the Hijri one.
    void calendar_prefix() {
        if (code_.size() < 2 || ascii_lower(code_[0]) != 'b' || (code_[1] != '1' && code_[1] != '2')) return;
        section_.hijri = code_[1] == '2';
        code_.remove_prefix(2);
    }

    string_view take(std::size_t count) {
        const string_view taken = code_.substr(0, count);
        code_.remove_prefix(taken.size());
        return taken;
    }
    string_view take_character() { return take(std::max<std::size_t>(utf8::decode(code_, 0).length, 1)); }

    void add(TokenKind kind, std::uint32_t count = 0, string_view text = {}) {
        section_.tokens.push_back({kind, count, std::string(text)});
    }
    void literal(string_view text) {
        if (text.empty()) return;
        if (section_.tokens.empty() || section_.tokens.back().kind != TokenKind::literal) add(TokenKind::literal);
        section_.tokens.back().text += text;
    }

    void quoted() {
        code_.remove_prefix(1);
        const std::size_t end = code_.find('"');
        literal(take(end == string_view::npos ? code_.size() : end));
        if (!code_.empty()) code_.remove_prefix(1);
    }
    void escaped() {
        code_.remove_prefix(1);
        literal(take_character());
    }
    /// _x: a space as wide as x.
    void spaced() {
        code_.remove_prefix(1);
        take_character();
        literal(" ");
    }

    void bracketed() {
        const std::size_t end = code_.find(']');
        if (end == string_view::npos) return literal(take(1));
        const string_view inner = code_.substr(1, end - 1);
        code_.remove_prefix(end + 1);
        if (inner.starts_with('$')) return currency(inner.substr(1));
        if (condition(inner) || elapsed(inner)) return;
        if (const auto colour = colour_named(inner)) section_.colour = colour;
    }
    /// [$฿-41E]
    void currency(string_view inner) {
        const std::size_t dash = inner.find('-');
        literal(inner.substr(0, dash));
        if (dash != string_view::npos) set_locale(section_, inner.substr(dash + 1));
    }
    bool condition(string_view inner) {
        using Compare = FormatSection::Compare;
        constexpr std::array<std::pair<string_view, Compare>, 6> signs{{{"<=", Compare::less_equal},
                                                                        {">=", Compare::greater_equal},
                                                                        {"<>", Compare::not_equal},
                                                                        {"<", Compare::less},
                                                                        {">", Compare::greater},
                                                                        {"=", Compare::equal}}};
        for (const auto& [sign, compare] : signs) {
            if (!inner.starts_with(sign)) continue;
            const std::string number(inner.substr(sign.size()));
            section_.compare = compare;
            section_.limit = std::strtod(number.c_str(), nullptr);
            return true;
        }
        return false;
    }
    bool elapsed(string_view inner) {
        constexpr std::array<std::pair<string_view, TokenKind>, 6> units{{{"h", TokenKind::elapsed_hours},
                                                                          {"m", TokenKind::elapsed_minutes},
                                                                          {"s", TokenKind::elapsed_seconds},
                                                                          {"ช", TokenKind::elapsed_hours},
                                                                          {"น", TokenKind::elapsed_minutes},
                                                                          {"ท", TokenKind::elapsed_seconds}}};
        for (const auto& [letter, kind] : units) {
            std::uint32_t count = 0;
            string_view rest = inner;
            while (!rest.empty() && same_but_for_case(rest.substr(0, letter.size()), letter)) {
                rest.remove_prefix(letter.size());
                ++count;
            }
            if (count == 0 || !rest.empty()) continue;
            add(kind, std::min(count, most_letters));
            return true;
        }
        return false;
    }

    void placeholder(char c) {
        const string_view text = take(1);
        if (c == '.') return add(TokenKind::point);
        if (c == '%') return percent();
        if (c == '@') return add(TokenKind::text);
        if (c == ',') return comma();
        if (c == '/') return slash();
        add(TokenKind::digit, 1, text);
    }
    void percent() {
        if (section_.percents < most_letters) ++section_.percents;
        add(TokenKind::percent);
    }
    /// Between digits it groups, behind the last one it divides by a thousand.
    void comma() {
        const bool after_digit = !section_.tokens.empty() && (section_.tokens.back().kind == TokenKind::digit);
        const std::size_t next = code_.find_first_not_of(',');
        const bool before_digit =
            next != string_view::npos && string_view("0#?").find(code_[next]) != string_view::npos;
        if (!after_digit) return literal(",");
        if (before_digit)
            section_.grouped = true;
        else if (section_.thousands < most_letters)
            ++section_.thousands;
    }
    void slash() {
        std::uint32_t fixed = 0;
        if (!code_.empty() && code_.front() >= '1' && code_.front() <= '9') {
            const std::size_t digits = std::min<std::size_t>(code_.find_first_not_of("0123456789"), code_.size());
            constexpr std::size_t longest = 6;
            if (!section_.tokens.empty() && section_.tokens.back().kind == TokenKind::digit && digits <= longest) {
                const string_view number = take(digits);
                std::from_chars(number.data(), number.data() + number.size(), fixed);
            }
        }
        add(TokenKind::slash, fixed);
    }

    bool half_day() {
        for (const string_view word : {string_view("AM/PM"), string_view("A/P")}) {
            if (!same_but_for_case(code_.substr(0, word.size()), word)) continue;
            add(TokenKind::half_day, 0, take(word.size()));
            return true;
        }
        return false;
    }
    bool exponent() {
        if (code_.size() < 2 || ascii_lower(code_[0]) != 'e' || (code_[1] != '+' && code_[1] != '-')) return false;
        add(TokenKind::exponent, 0, take(2));
        return true;
    }
    bool general() {
        constexpr string_view word = "General";
        if (!same_but_for_case(code_.substr(0, word.size()), word)) return false;
        code_.remove_prefix(word.size());
        add(TokenKind::general);
        return true;
    }
    /// t0.00: Thai digits.
    bool thai_digits_mark() {
        if (ascii_lower(code_.front()) != 't' || !section_.tokens.empty() || code_.size() < 2) return false;
        section_.thai_digits = true;
        code_.remove_prefix(1);
        return true;
    }

    bool date_part() {
        const DateLetter* letter = letter_at(date_letters, code_);
        if (letter == nullptr && thai_) letter = letter_at(thai_letters, code_);
        if (letter == nullptr) return false;
        std::uint32_t count = 0;
        while (same_but_for_case(code_.substr(0, letter->letter.size()), letter->letter)) {
            code_.remove_prefix(letter->letter.size());
            ++count;
        }
        add(letter->kind, std::min(count, most_letters));
        if (thai_ && section_.language == 0) section_.language = 0x041E;
        return true;
    }

    static bool is_date_kind(TokenKind kind) { return kind >= TokenKind::year; }

    /// An m is minutes behind hours and before seconds.
    void settle_minutes() {
        FormatToken* month = nullptr;
        bool after_hour = false;
        for (FormatToken& token : section_.tokens) {
            if (!is_date_kind(token.kind)) continue;
            if (token.kind == TokenKind::month) {
                if (after_hour && token.count <= 2)
                    token.kind = TokenKind::minute;
                else
                    month = &token;
            } else if (token.kind == TokenKind::second || token.kind == TokenKind::elapsed_seconds) {
                if (month != nullptr && month->count <= 2) month->kind = TokenKind::minute;
                month = nullptr;
            } else if (token.kind != TokenKind::half_day) {
                month = nullptr;
            }
            after_hour = token.kind == TokenKind::hour || token.kind == TokenKind::elapsed_hours;
        }
    }

    [[nodiscard]] bool has(TokenKind kind) const {
        return std::ranges::find(section_.tokens, kind, &FormatToken::kind) != section_.tokens.end();
    }

    void settle_type() {
        if (std::ranges::any_of(section_.tokens, [](const FormatToken& t) { return is_date_kind(t.kind); })) {
            section_.type = Type::date;
            return settle_date();
        }
        if (has(TokenKind::text))
            section_.type = Type::text;
        else if (has(TokenKind::general) || section_.tokens.empty())
            section_.type = Type::general;
        else if (has(TokenKind::exponent))
            section_.type = Type::exponent;
        else
            section_.type = is_fraction() ? Type::fraction : Type::number;
        // Signs that turned out to mean nothing here stand for themselves.
        if (section_.type != Type::fraction)
            for (FormatToken& token : section_.tokens)
                if (token.kind == TokenKind::slash) token = {TokenKind::literal, 0, slash_text(token)};
    }
    [[nodiscard]] bool is_fraction() const {
        const auto at = std::ranges::find(section_.tokens, TokenKind::slash, &FormatToken::kind);
        if (at == section_.tokens.end() || at == section_.tokens.begin()) return false;
        if (std::prev(at)->kind != TokenKind::digit) return false;
        return at->count != 0 || (std::next(at) != section_.tokens.end() && std::next(at)->kind == TokenKind::digit);
    }
    static std::string slash_text(const FormatToken& slash) {
        return slash.count == 0 ? "/" : "/" + std::to_string(slash.count);
    }

    /// In a date, points and digits are fractions of seconds behind seconds, else they stand for themselves.
    void settle_date() {
        std::vector<FormatToken> tokens;
        for (std::size_t i = 0; i < section_.tokens.size(); ++i) {
            FormatToken& token = section_.tokens[i];
            const bool after_seconds = !tokens.empty() && (tokens.back().kind == TokenKind::second ||
                                                           tokens.back().kind == TokenKind::elapsed_seconds);
            std::uint32_t places = 0;
            while (i + 1 + places < section_.tokens.size() && section_.tokens[i + 1 + places].kind == TokenKind::digit)
                ++places;
            if (token.kind == TokenKind::point && after_seconds && places > 0) {
                constexpr std::uint32_t most_places = 3;
                tokens.push_back({TokenKind::second_fraction, std::min(places, most_places), {}});
                i += places;
            } else if (token.kind == TokenKind::point) {
                tokens.push_back({TokenKind::literal, 0, "."});
            } else if (token.kind == TokenKind::slash) {
                tokens.push_back({TokenKind::literal, 0, slash_text(token)});
            } else if (token.kind == TokenKind::percent) {
                tokens.push_back({TokenKind::literal, 0, "%"});
            } else if (token.kind == TokenKind::digit) {
                tokens.push_back({TokenKind::literal, 0, token.text});
            } else {
                tokens.push_back(std::move(token));
            }
        }
        section_.tokens = std::move(tokens);
    }

    string_view code_;
    bool thai_;
    FormatSection section_;
};

/// The length of the first section of `code`: up to a semicolon that is neither quoted nor escaped nor in brackets.
std::size_t section_length(string_view code) {
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == ';') return at;
        if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '"' || c == '[') {
            const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
            if (end == string_view::npos) return code.size();
            at = end;
        }
    }
    return code.size();
}

}  // namespace

FormatCode parse_format(string_view code) {
    FormatCode format;
    code = code.substr(0, longest_code);
    while (format.sections.size() < most_sections) {
        const std::size_t length = section_length(code);
        format.sections.push_back(SectionParser(without_system_format(code.substr(0, length))).parse());
        // An empty section shows nothing; an empty code is General.
        if (length == 0 && (format.sections.size() > 1 || !code.empty())) format.sections.back().type = Type::number;
        if (length >= code.size()) break;
        code.remove_prefix(length + 1);
        if (code.empty()) {
            if (format.sections.size() < most_sections) {
                format.sections.emplace_back();
                format.sections.back().type = Type::number;
            }
            break;
        }
    }
    const bool plain = format.sections.size() == 1 && format.sections.front() == FormatSection{};
    const bool general = format.sections.size() == 1 && format.sections.front().type == Type::general &&
                         format.sections.front().tokens.size() <= 1 && !format.sections.front().thai_digits &&
                         !format.sections.front().colour;
    return plain || general ? FormatCode{} : format;
}

bool FormatCode::is_date() const {
    return !sections.empty() && sections.front().type == Type::date;
}

}  // namespace raingan::workbook
