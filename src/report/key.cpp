#include "report/key.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace raingan {
namespace {

constexpr bool is_space(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x3000;
}
constexpr bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xFFFC;
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x0E01 && c <= 0x0E4D);
}

constexpr char32_t folded(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0x0E50 && c <= 0x0E59) return c - 0x0E50 + U'0';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
    if (c == 0x201C || c == 0x201D || c == 0x201F) return U'"';
    if (c == 0x2018 || c == 0x2019) return U'\'';
    return c;
}

/// Bytes of one character of `set` at `at`; 0: another one stands there.
std::size_t one_of(std::string_view source, std::size_t at, std::u32string_view set) {
    const auto [c, length] = utf8::decode(source, at);
    return length != 0 && set.find(c) != std::u32string_view::npos ? length : 0;
}
std::size_t skip_spaces(std::string_view source, std::size_t at) {
    while (true) {
        const auto [c, length] = utf8::decode(source, at);
        if (length == 0 || !(is_space(c) || is_invisible(c))) return at;
        at += length;
    }
}

/// "๑", "๑.๑", "12" at `at`: the offset behind it, or `at`.
std::size_t skip_ordinal(std::string_view source, std::size_t at) {
    std::size_t end = at;
    int digits = 0;
    while (digits < 8) {
        const auto [c, length] = utf8::decode(source, end);
        const char32_t digit = folded(c);
        if (length == 0 || digit < U'0' || digit > U'9') {
            if (c != U'.' || digits == 0) break;
            const char32_t next = folded(utf8::decode(source, end + 1).code_point);
            if (next < U'0' || next > U'9') break;
        }
        end += length;
        ++digits;
    }
    return end;
}

std::size_t skip_bullet(std::string_view source, std::size_t at) {
    // The private ones are bullets of Symbol and Wingdings, which Word writes into typed lists.
    constexpr std::u32string_view bullets = U"-‐‑–—−•●○▪■◦*✓✔➢►\uF0B7\uF0A7\uF0D8\uF0FC\uF076";
    const std::size_t length = one_of(source, at, bullets);
    if (length == 0) return at;
    const std::size_t after = skip_spaces(source, at + length);
    const char32_t next = utf8::decode(source, after).code_point;
    // "-๕" is a number and "--" a rule.
    return is_letter(next) || next == U'"' || next == U'(' || next == 0x201C || after > at + length ? after : at;
}

std::size_t skip_number(std::string_view source, std::size_t at) {
    const bool opened = source.substr(at).starts_with('(');
    const std::size_t first = at + (opened ? 1 : 0);
    std::size_t end = skip_ordinal(source, first);
    if (end == first) {  // ก. ข) — one consonant
        const auto [c, length] = utf8::decode(source, first);
        if (c < 0x0E01 || c > 0x0E2E) return at;
        end = first + length;
        const std::string_view rest = source.substr(end);
        if (!rest.starts_with(')') && !(rest.starts_with('.') && skip_spaces(source, end + 1) > end + 1)) return at;
    }
    const bool compound = source.substr(first, end - first).find('.') != std::string_view::npos;
    const std::size_t closed = end + one_of(source, end, opened ? U")" : U".)");
    const std::size_t after = skip_spaces(source, closed);
    if (closed == end && !(compound && after > end && !opened)) return at;
    const char32_t next = utf8::decode(source, after).code_point;
    return folded(next) >= U'0' && folded(next) <= U'9' && after == closed ? at : after;
}

}  // namespace

std::size_t SearchKey::at_source(std::size_t source) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(at, static_cast<std::uint32_t>(source)) - at.begin());
}

std::size_t SearchKey::source_end(std::size_t end, std::string_view source) const {
    if (end == 0 || at.empty()) return 0;
    const std::size_t last = at[std::min(end, text.size()) - 1];
    return last + utf8::decode(source, last).length;
}

SearchKey squeeze(std::string_view source) {
    SearchKey key;
    key.text.reserve(source.size());
    key.at.reserve(source.size() + 1);
    std::size_t at = 0;
    bool space = false;
    while (true) {
        const auto [c, length] = utf8::decode(source, at);
        if (length == 0) break;
        if (is_space(c)) {
            space = true;
        } else if (!is_invisible(c)) {
            const char32_t to = folded(c);
            if (space && to < 0x80 && is_digit(static_cast<char>(to)) && !key.text.empty() && is_digit(key.text.back()))
                key.text += ' ';
            utf8::append(key.text, to);
            key.at.resize(key.text.size(), static_cast<std::uint32_t>(at));
            space = false;
        }
        at += length;
    }
    key.at.push_back(static_cast<std::uint32_t>(at));
    return key;
}

std::string key_of(std::string_view source) {
    return squeeze(source).text;
}

std::size_t marker_length(std::string_view source) {
    const std::size_t at = skip_spaces(source, 0);
    const std::size_t bullet = skip_bullet(source, at);
    if (bullet != at) return bullet;
    const std::size_t number = skip_number(source, at);
    return number == at ? 0 : number;
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(skip_spaces(text, 0));
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        const auto [c, length] = utf8::decode(text, last);
        if (last + length != text.size() || !(is_space(c) || is_invisible(c))) break;
        text.remove_suffix(length);
    }
    return text;
}

std::size_t find_text(std::string_view text, std::string_view part, std::size_t from) {
    if (text.empty() || from > text.size() || part.empty()) return std::string_view::npos;
    const void* found = memmem(text.data() + from, text.size() - from, part.data(), part.size());
    return found == nullptr ? std::string_view::npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return find_text(text, part) != std::string_view::npos; });
}

}  // namespace raingan
