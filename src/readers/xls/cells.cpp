#include "readers/xls/cells.h"

#include <algorithm>
#include <bit>

#include "readers/workbook/binary_values.h"

namespace raingan::xls {
namespace {

using workbook::Kind;

constexpr std::size_t cell_head = 6;  ///< row, column, XF

/// How many cells a record of several has, and the bytes of each.
std::size_t cells_in(const Record& record, std::size_t cell_size) {
    constexpr std::size_t around = 6;  // row, first column, last column
    return record.body.size() < around ? 0 : (record.body.size() - around) / cell_size;
}

constexpr std::size_t rk_cell = 6, blank_cell = 2;

}  // namespace

void find_cells(std::vector<CellPlace>& places, const Record& record) {
    std::size_t count = 1;
    switch (record.type) {
        case type::many_rk:
            count = cells_in(record, rk_cell);
            break;
        case type::many_blank:
            count = cells_in(record, blank_cell);
            break;
        case type::blank:
        case type::number:
        case type::label:
        case type::rich_label:
        case type::shared_label:
        case type::bool_error:
        case type::rk:
        case type::formula:
            break;
        default:
            return;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(count, last_column + 1); ++i) {
        const std::size_t column = record.body.u16(2) + i;
        if (column <= last_column)
            places.push_back(
                {record.body.u16(0), static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(i), record.at});
    }
}

void CellReader::clear() {
    texts_.clear();
    runs_.clear();
}

void CellReader::set_text(workbook::Cell& cell, std::string text) {
    std::erase(text, '\r');
    cell.kind = Kind::text;
    cell.text = texts_.emplace_back(std::move(text));
}

/// Text of BIFF5.
void CellReader::set_bytes(workbook::Cell& cell, Bytes bytes) {
    set_text(cell, globals_.page.decode(bytes.view(), globals_.styles.is_thai(cell.look)));
}

void CellReader::set_rich(workbook::Cell& cell, const RichString& string) {
    cell.kind = Kind::text;
    cell.text = string.text;
    if (string.fonts.empty()) return;
    std::vector<workbook::TextRun>& runs = runs_.emplace_back();
    for (std::size_t i = 0; i < string.fonts.size(); ++i) {
        const std::uint32_t begin = string.fonts[i].at;
        const auto end =
            i + 1 < string.fonts.size() ? string.fonts[i + 1].at : static_cast<std::uint32_t>(cell.text.size());
        const std::uint32_t from = runs.empty() ? 0 : runs.back().end;
        if (begin >= from && end > begin)
            runs.push_back({begin, end, globals_.styles.font(string.fonts[i].font).format});
    }
    cell.runs = runs;
}

void CellReader::set_shared(workbook::Cell& cell, std::uint32_t index) {
    if (index < globals_.strings.size()) set_rich(cell, globals_.strings[index]);
}

void CellReader::set_label(workbook::Cell& cell, const Record& record, Records& after) {
    if (globals_.biff8) {
        set_text(cell, StringReader(after.continued(record), cell_head).unicode(2).text);
        return;
    }
    set_bytes(cell, record.body.slice(cell_head + 2, record.body.u16(cell_head)));
}

/// 2.5.133 FormulaValue: a number, or what else by a mark in its upper bytes; a text stands in a record behind.
void CellReader::set_formula(workbook::Cell& cell, const Record& record, Records& after) {
    constexpr unsigned no_number = 0xFFFF, text = 0, boolean = 1, error = 2;
    constexpr int most_between = 4;  // a shared formula, an array, a table
    const Bytes value = record.body.slice(cell_head, 8);
    cell.formula = true;
    if (value.u16(6) != no_number) return workbook::set_number(cell, std::bit_cast<double>(value.u64(0)));
    const unsigned kind = value.u8(0);
    if (kind == boolean || kind == error) return workbook::set_bool_error(cell, value.u8(2), kind == error);
    if (kind != text) return;
    for (int i = 0; i < most_between; ++i) {
        const auto next = after.next();
        if (!next) return;
        if (next->type != type::formula_string) continue;
        if (globals_.biff8)
            set_text(cell, StringReader(after.continued(*next), 0).unicode(2).text);
        else
            set_bytes(cell, next->body.slice(2, next->body.u16(0)));
        return;
    }
}

workbook::Cell CellReader::read(const CellPlace& place) {
    workbook::Cell cell;
    cell.column = place.column;
    Records records(stream_, place.at);
    const Record record = *records.next();
    const Bytes body = record.body;
    const std::size_t of_many = record.type == type::many_rk      ? rk_cell
                                : record.type == type::many_blank ? blank_cell
                                                                  : 0;
    const std::size_t xf_at = 4 + of_many * place.index;
    cell.look = body.u16(xf_at);
    if (cell.look >= globals_.styles.styles().looks.size()) cell.look = 0;
    switch (record.type) {
        case type::number:
            workbook::set_number(cell, std::bit_cast<double>(body.u64(cell_head)));
            break;
        case type::rk:
        case type::many_rk:
            workbook::set_number(cell, workbook::rk_number(body.u32(xf_at + 2)));
            break;
        case type::shared_label:
            set_shared(cell, body.u32(cell_head));
            break;
        case type::label:
        case type::rich_label:
            set_label(cell, record, records);
            break;
        case type::bool_error:
            workbook::set_bool_error(cell, body.u8(cell_head), body.u8(cell_head + 1) != 0);
            break;
        case type::formula:
            set_formula(cell, record, records);
            break;
        default:
            break;
    }
    if (const auto link = links_.find({place.row, place.column}); link != links_.end()) cell.link = link->second;
    return cell;
}

}  // namespace raingan::xls
