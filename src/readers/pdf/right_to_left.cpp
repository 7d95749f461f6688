#include "readers/pdf/right_to_left.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <vector>

#include "base/owned.h"
#include "base/utf8.h"

namespace raingan::pdf_reader {
namespace {

using Bidi = Owned<UBiDi, ubidi_close>;

/// A byte that only characters of scripts from right to left have, and few others (U+0580–07FF, U+0800–0FFF by `E0 A`,
/// U+F000–FFFF): most texts need no more than this look.
bool may_turn(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xEF || byte == 0xF0;
    });
}

bool is_right_to_left(char32_t c) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}
bool is_left_to_right(char32_t c) {
    return u_charDirection(static_cast<UChar32>(c)) == U_LEFT_TO_RIGHT;
}
bool is_mark(char32_t c) {
    return u_charDirection(static_cast<UChar32>(c)) == U_DIR_NON_SPACING_MARK;
}

/// What is moved as one: a letter of the page, or a space that was put in.
struct Atom {
    std::size_t begin = 0, end = 0;
    std::optional<std::size_t> stretch;
    char32_t character = 0;  ///< the first one that has a direction
};

std::vector<Atom> atoms_of(const Line& line) {
    std::vector<Atom> atoms;
    std::size_t at = 0;
    const auto add = [&](std::size_t end, std::optional<std::size_t> stretch) {
        if (end <= at) return;
        const std::string_view text = std::string_view(line.text).substr(at, end - at);
        Atom atom{at, end, stretch, utf8::decode(text, 0).code_point};
        for (std::size_t i = 0; i < text.size();) {
            const utf8::Decoded c = utf8::decode(text, i);
            if (is_right_to_left(c.code_point) || is_left_to_right(c.code_point)) {
                atom.character = c.code_point;
                break;
            }
            i += std::max<std::size_t>(c.length, 1);
        }
        atoms.push_back(atom);
        at = end;
    };
    for (std::size_t i = 0; i < line.stretches.size(); ++i) {
        add(line.stretches[i].begin, std::nullopt);
        add(line.stretches[i].end, i);
    }
    add(line.text.size(), std::nullopt);
    return atoms;
}

/// Marks that were drawn behind their letter, over it, are put before it, as they come when all is turned.
void put_marks_first(std::vector<Atom>& atoms, const Line& line) {
    const auto belongs = [&](const Atom& mark, const Atom& letter) {
        if (!mark.stretch || !letter.stretch || !is_mark(mark.character)) return false;
        const Stretch &over = line.stretches[*mark.stretch], &under = line.stretches[*letter.stretch];
        return (over.left + over.right) / 2 < under.right - 0.01 && under.right > under.left;
    };
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (!is_right_to_left(atoms[i].character)) continue;
        std::size_t end = i + 1;
        while (end < atoms.size() && belongs(atoms[end], atoms[i])) ++end;
        std::reverse(atoms.begin() + static_cast<std::ptrdiff_t>(i), atoms.begin() + static_cast<std::ptrdiff_t>(end));
        i = end - 1;
    }
}

/// Which atom is read as the nth.
std::vector<std::size_t> reading_order(const std::vector<Atom>& atoms) {
    std::vector<std::size_t> order(atoms.size());
    std::iota(order.begin(), order.end(), 0);
    const auto rightward = std::ranges::count_if(atoms, [](const Atom& a) { return is_left_to_right(a.character); });
    const auto leftward = std::ranges::count_if(atoms, [](const Atom& a) { return is_right_to_left(a.character); });
    if (leftward == 0) return order;
    std::u16string units;
    for (const Atom& atom : atoms) {
        // All that counts is the direction: one unit an atom.
        constexpr char32_t beyond = 0x10000, hebrew_letter = 0x05D0;
        const char32_t c = atom.character;
        units.push_back(static_cast<char16_t>(c < beyond ? c : is_right_to_left(c) ? hebrew_letter : U'a'));
    }
    const Bidi bidi(ubidi_open());
    UErrorCode error = U_ZERO_ERROR;
    ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    const UBiDiLevel base = leftward > rightward ? 1 : 0;
    ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), base, nullptr, &error);
    std::vector<std::int32_t> map(atoms.size());
    ubidi_getVisualMap(bidi.get(), map.data(), &error);
    if (U_FAILURE(error)) return order;
    for (std::size_t i = 0; i < map.size(); ++i)
        if (map[i] >= 0 && static_cast<std::size_t>(map[i]) < order.size()) order[i] = static_cast<std::size_t>(map[i]);
    return order;
}

}  // namespace

void turn_right_to_left(Line& line) {
    if (!may_turn(line.text)) return;
    const std::vector<Atom> atoms = atoms_of(line);
    if (std::ranges::none_of(atoms, [](const Atom& atom) { return is_right_to_left(atom.character); })) return;
    std::string text;
    std::vector<Stretch> stretches;
    const auto put = [&](const Atom& atom) {
        const std::size_t begin = text.size();
        text.append(line.text, atom.begin, atom.end - atom.begin);
        if (!atom.stretch) return;
        stretches.push_back(line.stretches[*atom.stretch]);
        stretches.back().begin = begin;
        stretches.back().end = text.size();
    };
    for (std::size_t begin = 0; begin < atoms.size();) {
        std::size_t end = begin;
        while (end < atoms.size() && atoms[end].character != U'\t') ++end;
        std::vector<Atom> part(atoms.begin() + static_cast<std::ptrdiff_t>(begin),
                               atoms.begin() + static_cast<std::ptrdiff_t>(end));
        put_marks_first(part, line);
        for (const std::size_t i : reading_order(part)) put(part[i]);
        if (end < atoms.size()) put(atoms[end++]);
        begin = end;
    }
    line.text = std::move(text);
    line.stretches = std::move(stretches);
}

bool runs_right_to_left(std::string_view text) {
    if (!may_turn(text)) return false;
    std::ptrdiff_t more = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (is_right_to_left(c.code_point)) ++more;
        if (is_left_to_right(c.code_point)) --more;
        at += std::max<std::size_t>(c.length, 1);
    }
    return more > 0;
}

std::string letters_of_presentation_form(char32_t c) {
    std::string out;
    std::array<UChar, 32> units{};
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* nfkc = unorm2_getNFKCInstance(&error);
    const std::int32_t length = U_FAILURE(error)
                                    ? -1
                                    : unorm2_getDecomposition(nfkc, static_cast<UChar32>(c), units.data(),
                                                              static_cast<std::int32_t>(units.size()), &error);
    if (U_FAILURE(error) || length <= 0) {
        utf8::append(out, c);
        return out;
    }
    // A mark by itself stands on a space there, which a page has not.
    for (std::int32_t i = units[0] == u' ' && length > 1 ? 1 : 0; i < length; ++i)
        utf8::append(out, units[static_cast<std::size_t>(i)]);
    return out;
}

}  // namespace raingan::pdf_reader
