// Print areas and titles, which are formulas of references alone ([MS-XLS] 2.5.198).
#include <algorithm>

#include "readers/xls/globals.h"

namespace raingan::xls {
namespace {

constexpr unsigned token_of(unsigned byte) {
    return byte & 0x1FU;  // the class (reference, value, array) does not matter
}

/// Rows and columns of a reference; $ or not stands in the columns' upper bits.
workbook::Range range_of(Bytes at, bool biff8) {
    if (biff8) {
        constexpr unsigned column_bits = 0x3FFF;
        return {at.u16(0), at.u16(4) & column_bits, at.u16(2), at.u16(6) & column_bits};
    }
    constexpr unsigned row_bits = 0x3FFF;
    return {at.u16(0) & row_bits, at.u8(4), at.u16(2) & row_bits, at.u8(5)};
}

}  // namespace

std::vector<workbook::Range> areas_of(Bytes formula, bool biff8) {
    constexpr unsigned reference = 0x1A, area = 0x1B, memory = 0x06, memory_function = 0x09, operand = 0x20;
    constexpr unsigned union_ = 0x10, brackets = 0x15, attribute = 0x19, space = 0x40;
    // What stands before rows and columns: ixti, or in BIFF5 a longer way to name the sheets.
    const std::size_t sheets = biff8 ? 2 : 14, area_size = biff8 ? 8 : 6, reference_size = biff8 ? 4 : 3;
    std::vector<workbook::Range> ranges;
    for (std::size_t at = 0; at < formula.size();) {
        const unsigned byte = formula.u8(at++);
        if (byte == union_ || byte == brackets) continue;
        if (byte == attribute && formula.u8(at) == space) {
            at += 3;
        } else if (byte >= operand && token_of(byte) == memory_function) {
            at += 2;
        } else if (byte >= operand && token_of(byte) == memory) {
            at += 6;
        } else if (byte >= operand && token_of(byte) == area) {
            ranges.push_back(range_of(formula.slice(at + sheets), biff8));
            at += sheets + area_size;
        } else if (byte >= operand && token_of(byte) == reference) {
            const Bytes cell = formula.slice(at + sheets);
            const std::uint32_t row = biff8 ? cell.u16(0) : cell.u16(0) & 0x3FFFU;
            const std::uint32_t column = biff8 ? cell.u16(2) & 0x3FFFU : cell.u8(2);
            ranges.push_back({row, column, row, column});
            at += sheets + reference_size;
        } else {
            return {};
        }
    }
    return ranges;
}

void read_name(Globals& globals, Bytes body) {
    constexpr unsigned built_in = 0x20;
    constexpr std::size_t head = 14;
    constexpr unsigned print_area = 6, print_titles = 7;
    const std::size_t flags_byte = globals.biff8 ? 1 : 0;
    const unsigned sheet = body.u16(8), which = body.u8(head + flags_byte);
    if ((body.u16(0) & built_in) == 0 || body.u8(3) != 1 || sheet == 0) return;
    if (which != print_area && which != print_titles) return;
    const Bytes formula = body.slice(head + flags_byte + 1, body.u16(4));
    globals.names.push_back({sheet - 1, which == print_titles, areas_of(formula, globals.biff8)});
}

}  // namespace raingan::xls
