#include "thai/clean_text.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "thai/characters.h"

namespace raingan::thai {
namespace {

// What a character is to the rules.
enum Kind : std::uint8_t {
    other,  // stands for itself
    ascii_digit_or_thai,
    letter_o,  // in a number, a doubt
    consonant,
    rue_or_lue,  // takes ๅ, not า
    leading,
    vowel_mark,
    tone,
    silencer,
    aa,
    am,
    lakkhang,
    doubtful,
    kinds
};

// Where a cell stands while text runs by: what may still follow. `dirty` is never left.
enum Stage : std::uint8_t { none, after_digit, letter, rue_letter, vowel, toned, silenced, led, dirty, stages };

constexpr Kind kind_of_thai(char32_t c) {
    if (c == rue || c == lue) return rue_or_lue;
    if (is_consonant(c)) return consonant;
    if (is_leading_vowel(c)) return leading;
    if (is_tone(c)) return tone;
    if (c == thanthakhat) return silencer;
    if (is_vowel_mark(c)) return vowel_mark;
    if (c == sara_aa) return aa;
    if (c == vowel_am) return am;
    if (c == lakkhangyao) return lakkhang;
    if (is_thai_digit(c)) return ascii_digit_or_thai;
    return is_zero_width_thai(c) || c == 0x0E00 || c > 0x0E5B || (c > phinthu && c < 0x0E3F) ? doubtful : other;
}
constexpr Kind kind_of_ascii(char32_t c) {
    if (is_ascii_digit(c)) return ascii_digit_or_thai;
    return c == 'o' || c == 'O' ? letter_o : other;
}

constexpr bool in_cell(Stage stage) {
    return stage >= letter && stage <= silenced;
}

constexpr Stage next_stage(Stage stage, Kind kind) {
    if (stage == dirty || kind == doubtful) return dirty;
    if (stage == led && kind != consonant && kind != rue_or_lue) return dirty;
    switch (kind) {
        case consonant:
            return letter;
        case rue_or_lue:
            return rue_letter;
        case leading:
            return led;
        case vowel_mark:
            return stage == letter || stage == rue_letter ? vowel : dirty;
        case tone:
            return in_cell(stage) && stage < toned ? toned : dirty;
        case silencer:
            return in_cell(stage) && stage < silenced ? silenced : dirty;
        case aa:
            return in_cell(stage) && stage != rue_letter ? none : dirty;
        case am:
            return in_cell(stage) ? none : dirty;
        case lakkhang:
            return stage == rue_letter ? none : dirty;
        case letter_o:
            return stage == after_digit ? dirty : none;
        case ascii_digit_or_thai:
            return after_digit;
        default:
            return none;
    }
}

struct Tables {
    std::array<std::uint8_t, 128> thai{}, ascii{};
    std::array<std::array<Stage, 16>, 16> next{};
};
constexpr Tables make_tables() {
    Tables tables;
    for (std::size_t i = 0; i < 128; ++i) {
        tables.thai.at(i) = kind_of_thai(static_cast<char32_t>(0x0E00 + i));
        tables.ascii.at(i) = kind_of_ascii(static_cast<char32_t>(i));
    }
    for (std::size_t stage = 0; stage < stages; ++stage)
        for (std::size_t kind = 0; kind < kinds; ++kind)
            tables.next.at(stage).at(kind) = next_stage(static_cast<Stage>(stage), static_cast<Kind>(kind));
    return tables;
}
constexpr Tables tables = make_tables();

bool is_clean_foreign(char32_t c) {
    const bool punctuation = (c >= 0x2010 && c <= 0x205E) || c == zero_width_space;
    const bool shape = c >= 0x2500 && c <= 0x27BF;
    return (c >= 0xA0 && c < 0x300 && c != 0xAD) || punctuation || shape || c == 0xFFFC;
}

}  // namespace

bool is_clean_body(std::string_view text) {
    Stage stage = none;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = byte(at);
        if (first < 0x80) {
            stage = tables.next[stage][tables.ascii[first]];
            ++at;
        } else if (at + 2 < text.size() && first == 0xE0 && (byte(at + 1) & 0xFEU) == 0xB8 &&
                   (byte(at + 2) & 0xC0U) == 0x80) {
            stage = tables.next[stage][tables.thai[((byte(at + 1) & 1U) << 6U) | (byte(at + 2) & 0x3FU)]];
            at += 3;
        } else {
            const utf8::Decoded c = utf8::decode(text, at);
            if (!is_clean_foreign(c.code_point)) return false;
            stage = tables.next[stage][other];
            at += c.length;
        }
        if (stage == dirty) return false;
    }
    return stage != led;
}

}  // namespace raingan::thai
