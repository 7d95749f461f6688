#include "thai/numbers.h"

#include <algorithm>
#include <array>

#include "base/ascii_case.h"
#include "thai/characters.h"

namespace raingan::thai {
namespace {

// Letters and digits written together, with what may join them: O43, COVID-19, v2.1, someone@example.go.th.
struct Token {
    std::size_t end = 0;
    bool latin = false;
};

bool is_token_character(char32_t c) {
    return is_latin_letter(c) || is_any_digit(c);
}
bool joins_token(char32_t c) {
    return c == '-' || c == '.' || c == '_' || c == '@' || c == '+' || c == '\'';
}
bool ends_address(char32_t c) {
    return is_blank(c) || is_line_end(c) || c == zero_width_space || c == '<' || c == '>' || c == '(' || c == ')' ||
           c == '"' || c == ',' || c == 0x201C || c == 0x201D;
}

// A web address may hold Thai words and slashes; it goes on to the next space.
bool begins_address(std::string_view text) {
    return begins_but_for_case(text, "http://") || begins_but_for_case(text, "https://") ||
           begins_but_for_case(text, "ftp://") || begins_but_for_case(text, "www.");
}

std::size_t address_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (ends_address(next.code_point)) break;
        at += next.length;
    }
    return at;
}

// No real token is longer; bounds what is read twice, so that searching on and on through a text stays linear.
constexpr std::size_t longest_token = 256;

// `at` is at a token character. Joiners belong to the token only between two token characters.
Token number_token_at(std::string_view text, std::size_t at) {
    if (begins_address(text.substr(at))) return {address_end(text, at), true};
    Token token{at, false};
    const std::size_t begin = at;
    while (at < text.size() && (token.latin || at - begin < longest_token)) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (is_token_character(next.code_point)) {
            token.latin = token.latin || is_latin_letter(next.code_point);
            token.end = at + next.length;
        } else if (!joins_token(next.code_point) || token.end != at) {
            break;
        }
        at += next.length;
    }
    return token;
}

template <typename Convert>
std::string converted(std::string_view text, Convert convert) {
    std::string out;
    out.reserve(text.size() + text.size() / 4);
    std::size_t at = 0;
    while (at < text.size()) {
        const utf8::Decoded first = utf8::decode(text, at);
        if (!is_token_character(first.code_point)) {
            out.append(text, at, first.length);
            at += first.length;
            continue;
        }
        const Token token = number_token_at(text, at);
        if (token.latin) {
            out.append(text, at, token.end - at);
            at = token.end;
        }
        while (at < token.end) {
            const utf8::Decoded c = utf8::decode(text, at);
            if (is_any_digit(c.code_point))
                utf8::append(out, convert(c.code_point));
            else
                out.append(text, at, c.length);
            at += c.length;
        }
    }
    return out;
}

// The characters of one number as ASCII, and what kinds of digits they were.
struct Digits {
    std::string ascii;
    bool thai = false, plain = false;

    // Takes digits from `at` on; the byte behind the last.
    std::size_t take(std::string_view text, std::size_t at, std::size_t end) {
        while (at < end) {
            const utf8::Decoded c = utf8::decode(text, at);
            if (!is_any_digit(c.code_point)) break;
            (is_thai_digit(c.code_point) ? thai : plain) = true;
            ascii.push_back(static_cast<char>('0' + digit_value(c.code_point)));
            at += c.length;
        }
        return at;
    }
};

bool digit_at(std::string_view text, std::size_t at) {
    return is_any_digit(utf8::decode(text, at).code_point);
}

// The byte behind a group ",ddd" that no fourth digit follows, or `at`.
std::size_t group_end(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != ',') return at;
    std::size_t end = at + 1;
    for (int i = 0; i < 3; ++i) {
        const utf8::Decoded c = utf8::decode(text, end);
        if (!is_any_digit(c.code_point)) return at;
        end += c.length;
    }
    return digit_at(text, end) ? at : end;
}

struct Scanned {
    std::optional<Number> number;
    std::size_t end = 0;  // where to search on
};

// `at` is at a digit that does not stand in a Latin token.
Scanned scan_number(std::string_view text, std::size_t at) {
    Digits digits;
    Number number;
    number.begin = at;
    at = digits.take(text, at, text.size());
    if (digits.ascii.size() <= 3)
        for (std::size_t end = group_end(text, at); end != at; end = group_end(text, at))
            at = digits.take(text, at + 1, end);
    const auto point_at = [&](std::size_t i) { return i < text.size() && text[i] == '.' && digit_at(text, i + 1); };
    if (point_at(at)) {
        digits.ascii.push_back('.');
        at = digits.take(text, at + 1, text.size());
    }
    bool parts = false;  // ๑.๒.๓
    for (; point_at(at); parts = true) at = Digits().take(text, at + 1, text.size());
    number.end = at;
    number.thai_digits = digits.thai;
    number.ascii_digits = digits.plain;
    const std::optional<Decimal> value = Decimal::parse(digits.ascii);
    if (parts || !value) return {std::nullopt, at};
    number.value = *value;
    return {number, at};
}

// Where to begin reading so that a token or address that holds `from` is seen from its beginning.
std::size_t token_start(std::string_view text, std::size_t from) {
    const std::size_t limit = from > longest_token ? from - longest_token : 0;
    std::size_t at = from;
    while (at > limit) {
        const utf8::Decoded before = decode_before(text, at);
        if (ends_address(before.code_point)) break;
        at -= before.length;
    }
    return at;
}

constexpr std::array<std::string_view, 4> words_before = {"ร้อยละ", "คะแนนเฉลี่ย", "คะแนน", "เท่ากับ"};
constexpr std::array<std::string_view, 4> words_after = {"คะแนน", "%", "％", "เปอร์เซ็นต์"};

std::string_view without_words(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view word : words_before)
        if (text.starts_with(word)) text = trimmed(text.substr(word.size()));
    for (const std::string_view word : words_after)
        if (text.ends_with(word)) text = trimmed(text.substr(0, text.size() - word.size()));
    return text;
}

}  // namespace

std::string to_thai_digits(std::string_view text) {
    if (std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::string(text);
    return converted(text, [](char32_t digit) { return U'๐' + digit_value(digit); });
}

std::string to_ascii_digits(std::string_view text) {
    return converted(text, [](char32_t digit) { return U'0' + digit_value(digit); });
}

bool has_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_ascii_digit(static_cast<unsigned char>(text[at]))) return true;
        // ๐–๙ are E0 B9 90–99; behind E0 B8 stands no byte that needs a look.
        if (text[at] != '\xE0') continue;
        if (at + 2 < text.size() && text[at + 1] == '\xB9' && digit_at(text, at)) return true;
        if (at + 1 < text.size() && (text[at + 1] == '\xB8' || text[at + 1] == '\xB9')) ++at;
    }
    return false;
}

std::optional<Number> find_number(std::string_view text, std::size_t from) {
    if (from >= text.size() || !has_digit(text.substr(from))) return std::nullopt;
    std::size_t at = token_start(text, from);
    while (at < text.size()) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (!is_token_character(c.code_point)) {
            at += c.length;
            continue;
        }
        const Token token = number_token_at(text, at);
        if (token.latin || token.end <= from) {
            at = token.end;
            continue;
        }
        at = std::max(at, from);
        while (at < token.end) {
            if (!digit_at(text, at)) {
                at += utf8::decode(text, at).length;
                continue;
            }
            const Scanned scanned = scan_number(text, at);
            if (scanned.number) return scanned.number;
            at = scanned.end;
        }
    }
    return std::nullopt;
}

std::optional<Number> parse_number(std::string_view text) {
    const std::string_view bare = without_words(text);
    std::string_view unsigned_part = bare;
    bool negative = false;
    for (const std::string_view sign : {"-", "−", "+"})
        if (unsigned_part.size() == bare.size() && bare.starts_with(sign)) {
            negative = sign != "+";
            unsigned_part.remove_prefix(sign.size());
        }
    if (!digit_at(unsigned_part, 0)) return std::nullopt;
    const Scanned scanned = scan_number(unsigned_part, 0);
    if (!scanned.number || scanned.end != unsigned_part.size()) return std::nullopt;
    Number number = *scanned.number;
    if (negative) number.value = Decimal() - number.value;
    number.begin = static_cast<std::size_t>(bare.data() - text.data());
    number.end = number.begin + bare.size();
    return number;
}

}  // namespace raingan::thai
