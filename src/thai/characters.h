// Classes of the characters that Thai text is made of (docs/thai-text.md#characters), for the files of this folder.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace raingan::thai {

inline constexpr char32_t sara_a = 0x0E30, mai_han_akat = 0x0E31, sara_aa = 0x0E32, vowel_am = 0x0E33, sara_u = 0x0E38,
                          phinthu = 0x0E3A;
inline constexpr char32_t sara_e = 0x0E40, sara_ae = 0x0E41, lakkhangyao = 0x0E45, maiyamok = 0x0E46;
inline constexpr char32_t maitaikhu = 0x0E47, thanthakhat = 0x0E4C, nikhahit = 0x0E4D, yamakkan = 0x0E4E;
inline constexpr char32_t paiyannoi = 0x0E2F, rue = 0x0E24, lue = 0x0E26;
inline constexpr char32_t no_break_space = 0xA0, zero_width_space = 0x200B, word_joiner = 0x2060;

constexpr bool in_thai_block(char32_t c) {
    return c >= 0x0E00 && c <= 0x0E7F;
}
constexpr bool is_consonant(char32_t c) {
    return c >= 0x0E01 && c <= 0x0E2E;  // with ฤ ฦ
}
constexpr bool is_leading_vowel(char32_t c) {
    return c >= 0x0E40 && c <= 0x0E44;
}
constexpr bool is_tone(char32_t c) {
    return c >= 0x0E48 && c <= 0x0E4B;
}
/// ั ิ ี ึ ื ุ ู ็ : the marks of which a cell holds one, before its tone.
constexpr bool is_vowel_mark(char32_t c) {
    return c == mai_han_akat || (c >= 0x0E34 && c <= 0x0E39) || c == maitaikhu;
}
constexpr bool is_zero_width_thai(char32_t c) {
    return c == mai_han_akat || (c >= 0x0E34 && c <= phinthu) || (c >= maitaikhu && c <= yamakkan);
}
constexpr bool is_thai_digit(char32_t c) {
    return c >= 0x0E50 && c <= 0x0E59;
}
constexpr bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_any_digit(char32_t c) {
    return is_ascii_digit(c) || is_thai_digit(c);
}
constexpr unsigned digit_value(char32_t c) {
    return static_cast<unsigned>(c & 0xFU);  // U+0030… and U+0E50… both begin on a multiple of 16
}
/// A letter, mark, ๆ or ฯ: what a Thai word is written with.
constexpr bool is_thai_letter(char32_t c) {
    return (c >= 0x0E01 && c <= phinthu) || (c >= sara_e && c <= yamakkan);
}
constexpr bool is_ascii_letter(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
constexpr bool is_latin_letter(char32_t c) {
    return is_ascii_letter(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}
/// A space that shows as one, of whatever width; not a line end.
constexpr bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == no_break_space || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}
constexpr bool is_line_end(char32_t c) {
    return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// White space of any kind, line ends too.
constexpr bool is_white_space(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == no_break_space || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x3000;
}
/// Draws nothing and takes no room: soft hyphens, joiners, marks of direction; what stands for an object.
constexpr bool is_unseen(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == word_joiner || c == 0xFEFF || c == 0xFFFC;
}

/// The code point that ends before byte `at`; length 0 at the beginning.
inline utf8::Decoded decode_before(std::string_view text, std::size_t at) {
    if (at == 0) return {};
    const std::string_view head = text.substr(0, at);
    std::size_t length = 1;
    while (length < 4 && length < at && (static_cast<unsigned char>(head[at - length]) & 0xC0U) == 0x80) ++length;
    const utf8::Decoded found = utf8::decode(head, at - length);
    return found.length == length ? found : utf8::Decoded{0xFFFD, 1};
}

/// `text` without the blanks and zero-width spaces at both ends.
inline std::string_view trimmed(std::string_view text) {
    const auto vanishes = [](char32_t c) { return is_blank(c) || is_line_end(c) || c == zero_width_space; };
    while (!text.empty()) {
        const utf8::Decoded first = utf8::decode(text, 0);
        if (!vanishes(first.code_point)) break;
        text.remove_prefix(first.length);
    }
    while (!text.empty()) {
        const utf8::Decoded last = decode_before(text, text.size());
        if (!vanishes(last.code_point)) break;
        text.remove_suffix(last.length);
    }
    return text;
}

}  // namespace raingan::thai
