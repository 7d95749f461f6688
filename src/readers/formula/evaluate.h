// Formulas → values. What a formula depends on is computed before it, without going deeper, so a column of a hundred
// thousand running totals costs no stack.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "readers/formula/book.h"

namespace raingan::formula {

/// Values in rows and columns. Behind those that are held all others are `rest`: a whole column costs what is in it.
struct Array {
    std::uint32_t rows = 1, columns = 1;
    std::uint32_t held_rows = 0, held_columns = 0;
    std::vector<Value> values;  ///< of those held, row by row
    Value rest;

    [[nodiscard]] const Value& at(std::uint32_t row, std::uint32_t column) const {
        return row < held_rows && column < held_columns ? values[std::size_t{row} * held_columns + column] : rest;
    }
    [[nodiscard]] double count_of_rest() const {
        return static_cast<double>(rows) * columns - static_cast<double>(held_rows) * held_columns;
    }
};
using ArrayPointer = std::shared_ptr<const Array>;
using Operand = std::variant<Value, Area, ArrayPointer>;

class Evaluator {
public:
    explicit Evaluator(Book& book) : book_(book) {}

    /// Computes one of the book's formulas and what it needs; its state is done or failed then.
    void compute(std::uint32_t formula);

    // --- for functions; errors of a workbook are thrown as ErrorCode, what cannot be known as NotComputable ---

    [[nodiscard]] const Book& book() const { return book_; }
    [[nodiscard]] const Program& program() const { return program_; }
    /// The cell whose formula is computed.
    [[nodiscard]] const Standing& standing() const { return standing_; }

    /// Never throws ErrorCode.
    Operand operand(NodeId id);
    /// One value: of a range the cell in line with the formula's.
    Value value(NodeId id);
    [[nodiscard]] bool is_missing(NodeId id) const { return program_.node(id).kind == Node::Kind::missing; }
    /// make(value) of an argument; in array formulas of each value of a range or array.
    template <class Make>
    Operand each_value(NodeId id, Make&& make);
    /// The function of single values for each place of arrays; what is one value, row or column counts for all.
    template <class Make>
    Operand spread(std::span<const Operand> operands, Make&& make);
    /// As with array formulas: ranges and arrays stand for all their values.
    Operand operand_of_all(NodeId id);
    ArrayPointer array(const Operand& operand);
    [[nodiscard]] Value cell(std::uint32_t sheet, std::uint32_t row, std::uint32_t column);
    /// Of a range the cell in line with the formula's.
    Value single(const Operand& operand);
    /// It stands for more than one value here.
    [[nodiscard]] bool is_many(const Operand& operand) const;
    /// The value at a place of a range or array; of a single value itself.
    Value at(const Operand& operand, std::uint32_t row, std::uint32_t column);
    /// Rows and columns; of ranges over several sheets #VALUE!.
    static std::pair<std::uint32_t, std::uint32_t> size_of(const Operand& operand);
    /// Each cell of a range that holds something, by column; false: enough. each(value, row, column) within the range.
    template <class Each>
    void for_each_cell(const Area& area, Each&& each);

    /// For SUBTOTAL: cells with one of their own are passed over by for_each_cell.
    template <class Make>
    Operand without_subtotals(Make&& make) {
        const bool before = std::exchange(passes_subtotals_, true);
        try {
            Operand made = make();
            passes_subtotals_ = before;
            return made;
        } catch (...) {
            passes_subtotals_ = before;
            throw;
        }
    }

    /// What functions make lives until the formula is computed.
    Value make_text(std::string text);
    void spend(std::size_t steps);
    /// The result is that of Thai regional settings; another program may have stored another.
    void set_regional() { regional_ = true; }

    double number(const Value& value);     ///< as an operator takes it; throws ErrorCode
    std::string text(const Value& value);  ///< throws ErrorCode
    bool truth(const Value& value);        ///< throws ErrorCode
    Value binary(Operator op, const Value& left, const Value& right);

private:
    struct Frame {
        std::uint32_t formula = 0;
        NodeId root = 0;
        Program::Mark mark;
        std::size_t area = 0;  ///< how far it has been looked for what the formula needs
        std::uint32_t sheet = 0, column = 0, row = 0;
        bool at_place = false;
    };
    bool open(std::uint32_t formula);
    bool find_need(Frame& frame, std::uint32_t& needed);
    void finish(const Frame& frame);
    void fail(std::uint32_t formula, const NotComputable& reason);
    Value evaluate_root(const Frame& frame);

    Operand evaluated(NodeId id);
    Operand chain(NodeId id);
    Operand unary(const Node& node);
    Operand call(const Node& node);
    Operand lifted(const Node& node);
    Operand constants(const Node& node);
    Value value_of(const Slot& slot);

    Book& book_;
    Program program_;
    std::vector<Frame> frames_;
    std::deque<std::string> scratch_;
    std::size_t scratch_bytes_ = 0, spent_ = 0;
    Standing standing_;
    bool all_ = false;  ///< ranges stand for all their values
    bool passes_subtotals_ = false;
    bool regional_ = false;
};

template <class Make>
Operand Evaluator::spread(std::span<const Operand> operands, Make&& make) {
    std::vector<ArrayPointer> arrays;
    std::uint32_t rows = 1, columns = 1;
    for (const Operand& one : operands) {
        arrays.push_back(array(one));
        rows = std::max(rows, arrays.back()->rows);
        columns = std::max(columns, arrays.back()->columns);
    }
    std::uint32_t held_rows = 1, held_columns = 1;
    for (const ArrayPointer& one : arrays) {
        const bool one_row = one->rows == 1, one_column = one->columns == 1;
        if ((!one_row && one->rows != rows) || (!one_column && one->columns != columns)) throw ErrorCode::not_available;
        // A row or column that counts for all of them leaves no rest.
        const bool stretched = (one_row && rows > 1) || (one_column && columns > 1);
        const bool all = stretched && !(one_row && one_column);
        held_rows = std::max(held_rows, all ? rows : one->held_rows);
        held_columns = std::max(held_columns, all ? columns : one->held_columns);
    }
    const std::size_t count = std::size_t{held_rows} * held_columns;
    if (count > limits::formula_cells) throw NotComputable{NotComputable::Why::too_much};
    spend(count * operands.size());
    auto made = std::make_shared<Array>();
    made->rows = rows;
    made->columns = columns;
    made->held_rows = held_rows;
    made->held_columns = held_columns;
    made->values.reserve(count);
    std::vector<Value> values(arrays.size());
    for (std::uint32_t r = 0; r < held_rows; ++r)
        for (std::uint32_t c = 0; c < held_columns; ++c) {
            for (std::size_t i = 0; i < arrays.size(); ++i)
                values[i] = arrays[i]->at(arrays[i]->rows == 1 ? 0 : r, arrays[i]->columns == 1 ? 0 : c);
            made->values.push_back(make(std::span<const Value>(values)));
        }
    if (made->count_of_rest() > 0) {
        for (std::size_t i = 0; i < arrays.size(); ++i)
            values[i] = arrays[i]->rows == 1 && arrays[i]->columns == 1 ? arrays[i]->at(0, 0) : arrays[i]->rest;
        made->rest = make(std::span<const Value>(values));
    }
    return ArrayPointer(std::move(made));
}

template <class Make>
Operand Evaluator::each_value(NodeId id, Make&& make) {
    const Operand given = operand(id);
    if (!is_many(given)) return make(single(given));
    return spread(std::span(&given, 1), [&](std::span<const Value> values) -> Value {
        try {
            return make(values.front());
        } catch (const ErrorCode code) {
            return code;
        }
    });
}

template <class Each>
void Evaluator::for_each_cell(const Area& area, Each&& each) {
    for (std::uint32_t s = area.first_sheet; s <= area.last_sheet && s < book_.sheets().size(); ++s) {
        const auto& columns = book_.sheets()[s].columns;
        const auto& subtotals = book_.sheets()[s].subtotals;
        for (auto column = columns.lower_bound(area.cells.left);
             column != columns.end() && column->first <= area.cells.right; ++column) {
            const std::vector<Slot>& slots = column->second;
            spend(1);
            for (auto slot = std::ranges::lower_bound(slots, area.cells.top, {}, &Slot::row);
                 slot != slots.end() && slot->row <= area.cells.bottom; ++slot) {
                spend(1);
                if (passes_subtotals_ && std::ranges::binary_search(subtotals, std::pair(slot->row, column->first)))
                    continue;
                if (!each(value_of(*slot), slot->row - area.cells.top, column->first - area.cells.left)) return;
            }
        }
    }
}

}  // namespace raingan::formula
