#include "readers/formula/book.h"

#include <algorithm>

#include "base/limits.h"
#include "readers/workbook/references.h"

namespace raingan::formula {
namespace {

Value::Kind kind_of(workbook::Kind kind) {
    switch (kind) {
        case workbook::Kind::number:
            return Value::Kind::number;
        case workbook::Kind::text:
            return Value::Kind::text;
        case workbook::Kind::boolean:
            return Value::Kind::boolean;
        case workbook::Kind::error:
            return Value::Kind::error;
        case workbook::Kind::empty:
            break;
    }
    return Value::Kind::blank;
}

}  // namespace

bool Book::begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& styles) {
    dates_ = styles.dates;
    // A reader may ask of a hidden sheet twice, before it looks for its rows and when it begins them.
    const bool again = !sheets_.empty() && sheets_.back().name == sheet.name && sheets_.back().columns.empty();
    if (again) return true;
    if (sheets_.size() >= limits::sheets) {
        cut_ = true;
        return false;
    }
    sheet_numbers_.try_emplace(folded(sheet.name), static_cast<std::uint32_t>(sheets_.size()));
    Sheet& added = sheets_.emplace_back();
    added.name = sheet.name;
    added.visible = sheet.visibility == workbook::Visibility::visible;
    return true;
}

bool Book::room(std::size_t bytes) {
    text_bytes_ += bytes;
    cut_ = cut_ || ++cells_ > limits::formula_cells || text_bytes_ > limits::document_text_bytes;
    return !cut_;
}

std::uint32_t Book::keep(std::string_view text) {
    text_bytes_ += text.size();
    if (text_bytes_ > limits::document_text_bytes) throw NotComputable{NotComputable::Why::too_much};
    return texts_.add(text);
}

void Book::row(const workbook::Row& row) {
    Sheet& sheet = sheets_.back();
    if (row.hidden && !row.cells.empty() && sheet.hidden_rows.size() < limits::formula_cells)
        sheet.hidden_rows.push_back(row.index);
    const bool filled = std::ranges::any_of(
        row.cells, [](const workbook::Cell& cell) { return cell.kind != workbook::Kind::empty || cell.formula; });
    if (!filled) return;
    const std::uint32_t repeat = std::max(row.repeat, 1U);
    for (std::uint32_t i = 0; i < repeat && !cut_ && row.index + i <= workbook::last_row; ++i)
        for (const workbook::Cell& cell : row.cells) add_cell(cell, row.index + i);
}

void Book::add_cell(const workbook::Cell& cell, std::uint32_t row) {
    const bool keeps_formula = cell.unvalued || (stored_ && cell.formula && !cell.source.text.empty());
    const bool empty_text = cell.kind == workbook::Kind::empty && cell.formula && !cell.unvalued;
    if (cell.kind == workbook::Kind::empty && !keeps_formula && !empty_text) return;
    if (cell.column > workbook::last_column || !room(cell.text.size() + cell.source.text.size())) return;
    Sheet& sheet = sheets_.back();
    std::vector<Slot>& column = sheet.columns[cell.column];
    if (!column.empty() && column.back().row >= row) return;  // a second cell at one place: the first stands
    Slot& slot = column.emplace_back();
    slot.row = row;
    slot.kind = empty_text ? Value::Kind::text : kind_of(cell.kind);
    if (slot.kind == Value::Kind::text)
        slot.index = texts_.add(cell.text);
    else if (slot.kind == Value::Kind::error)
        slot.error = error_of(cell.text).value_or(ErrorCode::value);
    else
        slot.number = cell.number;
    sheet.rows = std::max(sheet.rows, row + 1);
    if (cell.source.text.find("SUBTOTAL(") != std::string_view::npos) sheet.subtotals.emplace_back(row, cell.column);
    if (!keeps_formula) return;
    Formula& formula = formulas_.emplace_back();
    formula.sheet = static_cast<std::uint32_t>(sheets_.size() - 1);
    formula.row = row;
    formula.column = cell.column;
    formula.text = texts_.add(cell.source.text);
    formula.written_row = cell.source.row;
    formula.written_column = cell.source.column;
    formula.array = cell.source.array;
    formula.stored = !cell.unvalued;
    if (formula.stored) return;
    slot.pending = sheet.pending = true;
    slot.index = static_cast<std::uint32_t>(formulas_.size() - 1);
}

void Book::defined_name(std::string_view name, std::string_view formula, std::optional<std::uint32_t> sheet) {
    if (!room(name.size() + formula.size())) return;
    names_.try_emplace({folded(name), sheet}, formula);
}

std::optional<std::uint32_t> Book::sheet(std::string_view name) const {
    const auto found = sheet_numbers_.find(folded(name));
    if (found == sheet_numbers_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string_view> Book::name(std::string_view name, std::uint32_t sheet) const {
    const std::string key = folded(name);
    for (const std::optional<std::uint32_t> where : {std::optional(sheet), std::optional<std::uint32_t>()})
        if (const auto found = names_.find({key, where}); found != names_.end()) return found->second;
    return std::nullopt;
}

const Slot* Book::find(std::uint32_t sheet, std::uint32_t row, std::uint32_t column) const {
    if (sheet >= sheets_.size()) return nullptr;
    const auto slots = sheets_[sheet].columns.find(column);
    if (slots == sheets_[sheet].columns.end()) return nullptr;
    const auto slot = std::ranges::lower_bound(slots->second, row, {}, &Slot::row);
    return slot != slots->second.end() && slot->row == row ? &*slot : nullptr;
}

const Formula* Book::formula_at(std::uint32_t sheet, std::uint32_t row, std::uint32_t column) const {
    const Slot* slot = find(sheet, row, column);
    return slot != nullptr && slot->pending ? &formulas_[slot->index] : nullptr;
}

Value Book::value_of(const Slot& slot) const {
    Held held;
    held.kind = slot.kind;
    held.error = slot.error;
    if (slot.kind == Value::Kind::text)
        held.index = slot.index;
    else
        held.number = slot.number;
    return value_of(held);
}

Value Book::value_of(const Held& held) const {
    switch (held.kind) {
        case Value::Kind::blank:
            return {};
        case Value::Kind::number:
            return held.number;
        case Value::Kind::boolean:
            return Value::of(held.number != 0);
        case Value::Kind::text:
            return texts_[held.index];
        case Value::Kind::error:
            return held.error;
    }
    return {};
}

Held Book::hold(const Value& value) {
    Held held;
    held.kind = value.kind;
    held.error = value.error;
    held.number = value.number;
    if (value.is(Value::Kind::text)) held.index = keep(value.text);
    return held;
}

}  // namespace raingan::formula
