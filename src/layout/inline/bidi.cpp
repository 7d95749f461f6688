#include "layout/inline/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "base/owned.h"
#include "base/utf8.h"

namespace raingan::layout {
namespace {

using Bidi = Owned<UBiDi, ubidi_close>;

constexpr char32_t right_to_left_letter = 0x05D0, line_separator = 0x2028;

/// A text as ICU takes it, and the byte at which each of its units begins.
struct Utf16 {
    std::u16string units;
    std::vector<std::uint32_t> bytes;

    void add(char32_t c, std::size_t byte) {
        const std::size_t before = units.size();
        if (c >= 0x10000) units.push_back(static_cast<char16_t>(0xD800U + ((c - 0x10000U) >> 10U)));
        units.push_back(static_cast<char16_t>(c >= 0x10000 ? 0xDC00U + ((c - 0x10000U) & 0x3FFU) : c));
        bytes.resize(bytes.size() + units.size() - before, static_cast<std::uint32_t>(byte));
    }
};

bool is_digit(char32_t c) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_EUROPEAN_NUMBER || direction == U_ARABIC_NUMBER;
}

/// Is the character without a direction of its own? Points and signs belong to the number that they stand in (12.5%).
bool is_neutral(char32_t before, char32_t c, char32_t behind) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
        case U_EUROPEAN_NUMBER_SEPARATOR:
        case U_COMMON_NUMBER_SEPARATOR:
            return !is_digit(before) || !is_digit(behind);
        case U_EUROPEAN_NUMBER_TERMINATOR:
            return !is_digit(before) && !is_digit(behind);
        case U_WHITE_SPACE_NEUTRAL:
        case U_OTHER_NEUTRAL:
            return true;
        default:
            return false;
    }
}

/// `turned(byte)`: what has no direction there takes that from right to left.
template <class Turned>
Utf16 to_utf16(std::string_view text, Turned turned) {
    Utf16 out;
    out.units.reserve(text.size());
    out.bytes.reserve(text.size());
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        const std::size_t next = at + std::max<std::size_t>(length, 1);
        char32_t said = c;
        if (c == U'\n')
            said = line_separator;  // a line's end is not a paragraph's
        else if (turned(at) && is_neutral(before, c, next < text.size() ? utf8::decode(text, next).code_point : 0))
            said = right_to_left_letter;
        out.add(said, at);
        before = c;
        at = next;
    }
    return out;
}

std::vector<Level> reckoned(const Utf16& text, std::size_t bytes, Level base) {
    std::vector<Level> levels(bytes, base);
    if (text.units.empty()) return levels;
    const Bidi bidi(ubidi_open());
    UErrorCode error = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), text.units.data(), static_cast<std::int32_t>(text.units.size()), base, nullptr, &error);
    const UBiDiLevel* found = U_SUCCESS(error) != 0 ? ubidi_getLevels(bidi.get(), &error) : nullptr;
    if (U_FAILURE(error) != 0 || found == nullptr) return levels;
    for (std::size_t i = 0; i < text.units.size(); ++i) {
        const std::size_t end = i + 1 < text.units.size() ? text.bytes[i + 1] : bytes;
        std::fill(levels.begin() + text.bytes[i], levels.begin() + static_cast<std::ptrdiff_t>(end), found[i]);
    }
    return levels;
}

}  // namespace

bool may_turn(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xD6) continue;
        const auto next = [&](std::size_t k) {
            return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
        };
        if (byte <= 0xDF) return true;                                          // U+0580–07FF
        if (byte == 0xE0 && next(1) >= 0xA0 && next(1) <= 0xA3) return true;    // U+0800–08FF
        if (byte == 0xEF && next(1) >= 0xAC && next(1) <= 0xBB) return true;    // U+FB00–FEFF
        if (byte == 0xF0 && (next(1) == 0x90 || next(1) == 0x9E)) return true;  // U+10000–10FFF, U+1E000–1EFFF
        // U+200E, 200F; U+202A–202E; U+2066–2069
        if (byte == 0xE2 && next(1) == 0x80 && (next(2) == 0x8E || next(2) == 0x8F)) return true;
        if (byte == 0xE2 && next(1) == 0x80 && next(2) >= 0xAA && next(2) <= 0xAE) return true;
        if (byte == 0xE2 && next(1) == 0x81 && next(2) >= 0xA6 && next(2) <= 0xA9) return true;
    }
    return false;
}

std::vector<Level> levels_of(std::string_view text, Level base) {
    if (base == 0 && !may_turn(text)) return std::vector<Level>(text.size(), base);
    return reckoned(to_utf16(text, [](std::size_t) { return false; }), text.size(), base);
}

std::vector<Level> levels_of(const Document& document, const Paragraph& paragraph, bool right_to_left) {
    const std::string_view text = paragraph.text;
    if (!right_to_left && !may_turn(text)) return {};
    std::size_t run = 0;
    const auto turned = [&](std::size_t byte) {
        while (run < paragraph.runs.size() && paragraph.runs[run].end <= byte) ++run;
        if (run == paragraph.runs.size() || paragraph.runs[run].begin > byte) return false;
        const std::uint32_t format = paragraph.runs[run].format;
        return format < document.text_formats.size() && document.text_formats[format].right_to_left;
    };
    return reckoned(to_utf16(text, turned), text.size(), right_to_left ? 1 : 0);
}

std::vector<LevelRun> level_runs(std::string_view text, Level base) {
    const std::vector<Level> levels = levels_of(text, base);
    std::vector<LevelRun> runs;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (runs.empty() || runs.back().level != levels[i]) runs.push_back({i, levels[i]});
        runs.back().end = i + 1;
    }
    return runs;
}

Level first_level(std::string_view text) {
    if (!may_turn(text)) return 0;
    const Utf16 units = to_utf16(text, [](std::size_t) { return false; });
    return ubidi_getBaseDirection(units.units.data(), static_cast<std::int32_t>(units.units.size())) == UBIDI_RTL ? 1
                                                                                                                  : 0;
}

std::vector<std::size_t> visual_order(std::span<const Level> levels) {
    std::vector<std::int32_t> map(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), map.data());
    return {map.begin(), map.end()};
}

}  // namespace raingan::layout
