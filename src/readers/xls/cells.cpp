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

void find_shared(SharedFormulas& shared, const Record& record, const CellPlace& before) {
    constexpr std::size_t size_of_shared = 8, size_of_array = 12;
    if (record.type != type::shared_formula && record.type != type::array_formula) return;
    const bool array = record.type == type::array_formula;
    const std::size_t at = array ? size_of_array : size_of_shared, size = record.body.u16(at);
    const SharedFormula formula{record.body.slice(at + 2, size), record.body.slice(at + 2 + size), array};
    shared.try_emplace({before.row, before.column}, formula);
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
    if (kind != text) {
        // An empty text, or none: scripts write so what they do not compute.
        cell.unvalued = !globals_.has_values;
        return;
    }
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

/// The formula's text, its references counted from the cell that has it.
void CellReader::set_source(workbook::Cell& cell, const CellPlace& place, Bytes body) {
    constexpr std::size_t size_at = 20, formula_at = 22;
    const std::size_t size = body.u16(size_at);
    formula::Tokens tokens{
        biff_of(globals_), body.slice(formula_at, size), body.slice(formula_at + size), {place.row, place.column}};
    bool array = false;
    if (const auto from = formula::shared_with(tokens)) {
        const auto found = shared_->find({from->row, from->column});
        if (found == shared_->end()) return;
        const bool is_first = from->row == place.row && from->column == place.column;
        array = found->second.array;
        if (array && !is_first) return;
        tokens.formula = found->second.formula;
        tokens.extra = found->second.extra;
        tokens.base = *from;
    }
    auto text = formula::text_of(tokens, globals_.tables);
    if (!text) return;
    cell.source = {texts_.emplace_back(std::move(*text)), tokens.base.row, tokens.base.column, array};
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
            if (shared_ != nullptr) set_source(cell, place, body);
            break;
        default:
            break;
    }
    if (const auto link = links_.find({place.row, place.column}); link != links_.end()) cell.link = link->second;
    return cell;
}

}  // namespace raingan::xls
