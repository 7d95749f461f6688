#include "readers/doc/word_6.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace raingan::doc {
namespace {

void put_16(std::string& out, unsigned value) {
    out += static_cast<char>(value & 0xFFU);
    out += static_cast<char>(value >> 8U & 0xFFU);
}

/// Appends modifiers with the same operand.
template <std::size_t count>
void put_each(std::string& out, const std::array<std::uint16_t, count>& codes, std::string_view operand) {
    for (const std::uint16_t code : codes) {
        put_16(out, code);
        out += operand;
    }
}

/// A BRC of two bytes as a Brc80: width in 0.75 pt or a pattern, type, colour, space.
std::string border_of_2(unsigned brc) {
    constexpr unsigned dotted = 6, dashed = 7, eighths = 6;
    const unsigned width = brc & 7U, kind = brc >> 3U & 3U;
    const bool pattern = width == dotted || width == dashed;
    const unsigned type = kind == 0 ? 0 : pattern ? width : kind;
    const unsigned points = type == 0 ? 0 : pattern ? eighths : width * eighths;
    return {static_cast<char>(points), static_cast<char>(type), static_cast<char>(brc >> 6U & 0x1FU),
            static_cast<char>(brc >> 11U & 0x1FU)};
}

void put_counted(std::string& out, std::uint16_t code, std::string_view operand) {
    put_16(out, code);
    out += static_cast<char>(operand.size());
    out += operand;
}

// --- conversions: `code` is that of Word 97
// -----------------------------------------------------------------------------

using Convert = void (*)(std::string& out, std::uint16_t code, Bytes operand);

void same(std::string& out, std::uint16_t code, Bytes operand) {
    put_16(out, code);
    out += operand.view();
}
void counted(std::string& out, std::uint16_t code, Bytes operand) {
    put_counted(out, code, operand.view());
}
void border(std::string& out, std::uint16_t code, Bytes operand) {
    put_16(out, code);
    out += border_of_2(operand.u16(0));
}
/// One font, size and weight for all scripts.
void font(std::string& out, std::uint16_t, Bytes operand) {
    put_each(out, std::array<std::uint16_t, 4>{0x4A4F, 0x4A50, 0x4A51, 0x4A5E}, operand.view());
}
void size(std::string& out, std::uint16_t, Bytes operand) {
    put_each(out, std::array<std::uint16_t, 2>{0x4A43, 0x4A61}, operand.view());
}
void bold(std::string& out, std::uint16_t, Bytes operand) {
    put_each(out, std::array<std::uint16_t, 2>{0x0835, 0x085C}, operand.view());
}
void italic(std::string& out, std::uint16_t, Bytes operand) {
    put_each(out, std::array<std::uint16_t, 2>{0x0836, 0x085D}, operand.view());
}
void language(std::string& out, std::uint16_t, Bytes operand) {
    put_each(out, std::array<std::uint16_t, 2>{0x486D, 0x485F}, operand.view());
}
void position(std::string& out, std::uint16_t code, Bytes operand) {
    put_16(out, code);
    put_16(out, static_cast<unsigned>(operand.i8(0)));
}
void symbol_of_6(std::string& out, std::uint16_t code, Bytes operand) {
    put_16(out, code);
    put_16(out, operand.u16(0));
    put_16(out, 0xF000U | operand.u8(2));
}
void table_borders(std::string& out, std::uint16_t code, Bytes operand) {
    std::string borders;
    for (std::size_t at = 0; at < 12; at += 2) borders += border_of_2(operand.u16(at));
    put_counted(out, code, borders);
}
void cell_borders(std::string& out, std::uint16_t code, Bytes operand) {
    put_counted(out, code, std::string(operand.slice(0, 3).view()) + border_of_2(operand.u16(3)));
}
/// Cells of 10 bytes become those of 20.
void define_table_of_6(std::string& out, std::uint16_t code, Bytes operand) {
    constexpr std::size_t of_a_cell = 10, most = 64;
    constexpr unsigned merges = 3;
    const std::size_t count = std::min<std::size_t>(operand.u8(0), most);
    const std::size_t cells_at = 1 + 2 * (count + 1);
    std::string made(1, static_cast<char>(count));
    for (std::size_t i = 0; i <= count; ++i) put_16(made, operand.u16(1 + 2 * i));
    for (std::size_t i = 0; i < count && operand.has(cells_at + i * of_a_cell, of_a_cell); ++i) {
        const Bytes cell = operand.slice(cells_at + i * of_a_cell, of_a_cell);
        put_16(made, cell.u16(0) & merges);
        put_16(made, 0);
        for (std::size_t side = 0; side < 4; ++side) made += border_of_2(cell.u16(2 + 2 * side));
    }
    put_16(out, code);
    put_16(out, static_cast<unsigned>(made.size() + 1));
    out += made;
}

constexpr std::uint8_t count_of_1 = 255, count_of_2 = 254;

/// A modifier of Word 6: the size of its operand, and what becomes of it (nothing: it is passed over).
struct Old {
    std::uint8_t code;
    std::uint8_t size;
    std::uint16_t new_code = 0;
    Convert convert = nullptr;
};
constexpr auto modifiers = std::to_array<Old>({
    {2, 2, 0x4600, same},
    {3, count_of_1},
    {5, 1, 0x2403, same},
    {7, 1, 0x2405, same},
    {8, 1, 0x2406, same},
    {9, 1, 0x2407, same},
    {12, count_of_1},
    {15, count_of_1, 0xC60D, counted},
    {16, 2, 0x840E, same},
    {17, 2, 0x840F, same},
    {18, 2, 0x465F, same},
    {19, 2, 0x8411, same},
    {20, 4, 0x6412, same},
    {21, 2, 0xA413, same},
    {22, 2, 0xA414, same},
    {23, count_of_1, 0xC615, counted},
    {24, 1, 0x2416, same},
    {25, 1, 0x2417, same},
    {26, 2, 0x8418, same},
    {27, 2, 0x8419, same},
    {28, 2, 0x841A, same},
    {29, 1, 0x261B, same},
    {30, 2},
    {31, 2},
    {32, 2},
    {33, 2},
    {34, 2},
    {35, 2},
    {36, 2},
    {37, 1, 0x2423, same},
    {38, 2, 0x6424, border},
    {39, 2, 0x6425, border},
    {40, 2, 0x6426, border},
    {41, 2, 0x6427, border},
    {42, 2, 0x6428, border},
    {43, 2},
    {45, 2, 0x442B, same},
    {46, 2},
    {47, 2, 0x442D, same},
    {48, 2, 0x842E, same},
    {49, 2, 0x842F, same},
    {51, 1, 0x2431, same},
    {52, count_of_1},
    {65, 1, 0x0800, same},
    {68, count_of_1, 0x6A03, same},
    {69, 2},
    {70, 4},
    {71, 1, 0x0806, same},
    {72, 2},
    {73, 3},
    {74, count_of_1, 0x6A09, symbol_of_6},
    {75, 1, 0x080A, same},
    {80, 2, 0x4A30, same},
    {81, count_of_1},
    {82, count_of_1},
    {83, 0},
    {85, 1, 0x0835, bold},
    {86, 1, 0x0836, italic},
    {87, 1, 0x0837, same},
    {88, 1, 0x0838, same},
    {89, 1, 0x0839, same},
    {90, 1, 0x083A, same},
    {91, 1, 0x083B, same},
    {92, 1, 0x083C, same},
    {93, 2, 0x4A4F, font},
    {94, 1, 0x2A3E, same},
    {95, 3},
    {96, 2, 0x8840, same},
    {97, 2, 0x486D, language},
    {98, 1, 0x2A42, same},
    {99, 2, 0x4A43, size},
    {101, 1, 0x4845, position},
    {103, count_of_1},
    {104, 1, 0x2A48, same},
    {105, count_of_1},
    {106, count_of_1},
    {107, 2, 0x484B, same},
    {108, count_of_1},
    {109, 2},
    {110, 2},
    {117, 1, 0x0855, same},
    {120, count_of_1},
    {121, 2},
    {122, 2},
    {123, 2},
    {124, 2},
    {133, count_of_1},
    {136, 3, 0xF203, same},
    {137, 3, 0xF204, same},
    {138, 1, 0x3005, same},
    {140, 2},
    {141, 2},
    {142, 1, 0x3009, same},
    {143, 1, 0x300A, same},
    {144, 2, 0x500B, same},
    {145, 2, 0x900C, same},
    {147, 1, 0x300E, same},
    {148, 2},
    {149, 2},
    {150, 1, 0x3011, same},
    {153, 1, 0x3014, same},
    {154, 2, 0x5015, same},
    {155, 2},
    {156, 2, 0xB017, same},
    {157, 2, 0xB018, same},
    {158, 1, 0x3019, same},
    {160, 2},
    {161, 2, 0x501C, same},
    {162, 1, 0x301D, same},
    {164, 2, 0xB01F, same},
    {165, 2, 0xB020, same},
    {166, 2, 0xB021, same},
    {167, 2, 0xB022, same},
    {168, 2, 0x9023, same},
    {169, 2, 0x9024, same},
    {170, 2, 0xB025, same},
    {171, 2},
    {182, 2, 0x5400, same},
    {183, 2, 0x9601, same},
    {184, 2, 0x9602, same},
    {185, 1, 0x3403, same},
    {186, 1, 0x3404, same},
    {187, 12, 0xD605, table_borders},
    {188, count_of_2},
    {189, 2, 0x9407, same},
    {190, count_of_2, 0xD608, define_table_of_6},
    {191, count_of_1, 0xD609, counted},
    {192, 4},
    {193, 5, 0xD620, cell_borders},
    {194, 4, 0x7621, same},
    {195, 2, 0x5622, same},
    {196, 4, 0x7623, same},
    {197, 2, 0x5624, same},
    {198, 2, 0x5625, same},
    {199, 5},
    {200, 4, 0x7627, same},
});
static_assert(std::ranges::is_sorted(modifiers, {}, &Old::code));

}  // namespace

Bytes convert_grpprl(Converted& converted, Bytes grpprl) {
    std::string made;
    for (std::size_t at = 0; at < grpprl.size();) {
        const std::uint8_t code = grpprl.u8(at++);
        const auto found = std::ranges::lower_bound(modifiers, code, {}, &Old::code);
        const bool known = found != modifiers.end() && found->code == code;
        std::size_t size = known ? found->size : 1;  // all that are not listed have one byte
        if (code == 0) continue;                     // filling
        if (size == count_of_1) {
            size = grpprl.u8(at++);
        } else if (size == count_of_2) {
            size = grpprl.u16(at) == 0 ? 0 : std::size_t{grpprl.u16(at)} - 1;
            at += 2;
        }
        if (!grpprl.has(at, size)) break;
        if (known && found->convert != nullptr) found->convert(made, found->new_code, grpprl.slice(at, size));
        at += size;
    }
    converted.push_back(std::move(made));
    return converted.back();
}

void convert_exceptions(Converted& converted, Exceptions& exceptions) {
    std::unordered_map<const char*, Bytes> known;  // runs of a page share their modifiers
    for (Exception& exception : exceptions) {
        if (exception.grpprl.empty()) continue;
        const auto [made, is_new] = known.try_emplace(exception.grpprl.view().data());
        if (is_new) made->second = convert_grpprl(converted, exception.grpprl);
        exception.grpprl = made->second;
    }
}

std::optional<thai::Encoding> code_page_of(const Fib& fib, const std::vector<Font>& fonts) {
    constexpr std::uint16_t thai_language = 0x041E;
    const auto is_thai = [](const Font& font) { return font.charset == thai_charset; };
    const bool thai = fib.language == thai_language || std::ranges::any_of(fonts, is_thai);
    return thai ? std::optional(thai::Encoding::windows874) : std::nullopt;
}

}  // namespace raingan::doc
