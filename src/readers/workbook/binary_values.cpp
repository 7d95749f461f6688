#include "readers/workbook/binary_values.h"

#include <algorithm>
#include <array>
#include <utility>

namespace raingan::workbook {
namespace {

constexpr unsigned token_of(unsigned byte) {
    return byte & 0x1FU;  // the class (reference, value, array) does not matter
}

/// What a reference's fields take, in bytes.
struct Widths {
    std::size_t sheets;  ///< ixti, or in BIFF5 a longer way to name the sheets
    std::size_t row, column;
};

Widths widths_of(Biff biff) {
    if (biff == Biff::v5) return {14, 2, 1};
    return biff == Biff::v8 ? Widths{2, 2, 2} : Widths{2, 4, 2};
}

/// $ or not stands in the columns' upper bits, in BIFF5 in the rows'.
std::uint32_t row_at(Bytes bytes, std::size_t at, Biff biff) {
    constexpr unsigned row_bits = 0x3FFF;
    if (biff == Biff::v12) return bytes.u32(at);
    return biff == Biff::v5 ? bytes.u16(at) & row_bits : bytes.u16(at);
}
std::uint32_t column_at(Bytes bytes, std::size_t at, Biff biff) {
    constexpr unsigned column_bits = 0x3FFF;
    return biff == Biff::v5 ? bytes.u8(at) : bytes.u16(at) & column_bits;
}

}  // namespace

std::string_view error_name(unsigned code) {
    constexpr auto names = std::to_array<std::pair<unsigned, std::string_view>>({{0x00, "#NULL!"},
                                                                                 {0x07, "#DIV/0!"},
                                                                                 {0x0F, "#VALUE!"},
                                                                                 {0x17, "#REF!"},
                                                                                 {0x1D, "#NAME?"},
                                                                                 {0x24, "#NUM!"},
                                                                                 {0x2A, "#N/A"},
                                                                                 {0x2B, "#GETTING_DATA"}});
    const auto* found = std::ranges::find(names, code, &std::pair<unsigned, std::string_view>::first);
    return found == names.end() ? "#N/A" : found->second;
}

void set_bool_error(Cell& cell, unsigned value, bool is_error) {
    cell.kind = is_error ? Kind::error : Kind::boolean;
    if (is_error)
        cell.text = error_name(value);
    else
        cell.number = value != 0 ? 1 : 0;
}

std::vector<Range> areas_of(Bytes formula, Biff biff) {
    constexpr unsigned reference = 0x1A, area = 0x1B, memory = 0x06, memory_function = 0x09, operand = 0x20;
    constexpr unsigned union_ = 0x10, brackets = 0x15, attribute = 0x19, space = 0x40;
    const Widths width = widths_of(biff);
    std::vector<Range> ranges;
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
            const std::size_t rows = at + width.sheets, columns = rows + 2 * width.row;
            ranges.push_back({row_at(formula, rows, biff), column_at(formula, columns, biff),
                              row_at(formula, rows + width.row, biff),
                              column_at(formula, columns + width.column, biff)});
            at = columns + 2 * width.column;
        } else if (byte >= operand && token_of(byte) == reference) {
            const std::size_t rows = at + width.sheets, columns = rows + width.row;
            const std::uint32_t row = row_at(formula, rows, biff), column = column_at(formula, columns, biff);
            ranges.push_back({row, column, row, column});
            at = columns + width.column;
        } else {
            return {};
        }
    }
    return ranges;
}

}  // namespace raingan::workbook
