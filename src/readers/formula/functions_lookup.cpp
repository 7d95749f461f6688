#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "readers/formula/criterion.h"
#include "readers/formula/functions.h"

namespace raingan::formula {
namespace {

using Values = std::span<const Value>;
using Nodes = std::span<const NodeId>;
using Kind = Value::Kind;

/// A row or column, or a row or column of a table, in which something is looked for.
struct Line {
    Operand within;
    std::uint32_t size = 0;
    bool down = true;
};
Line line_of(const Operand& operand) {
    const auto [rows, columns] = Evaluator::size_of(operand);
    if (rows != 1 && columns != 1) throw ErrorCode::not_available;
    return {operand, std::max(rows, columns), rows > 1 || columns == 1};
}
/// The table's first column or row.
Line edge_of(const Operand& table, bool column) {
    const auto [rows, columns] = Evaluator::size_of(table);
    return {table, column ? rows : columns, column};
}

Value item(Evaluator& e, const Line& line, std::uint32_t at) {
    return line.down ? e.at(line.within, at, 0) : e.at(line.within, 0, at);
}

/// each(value, place) of what is not blank, in the line's order; false: enough.
template <class Each>
void for_each_item(Evaluator& e, const Line& line, Each&& each) {
    if (const auto* area = std::get_if<Area>(&line.within)) {
        Area edge = *area;
        if (line.down)
            edge.cells.right = edge.cells.left;
        else
            edge.cells.bottom = edge.cells.top;
        e.for_each_cell(edge, [&](const Value& value, std::uint32_t row, std::uint32_t column) {
            return each(value, line.down ? row : column);
        });
        return;
    }
    for (std::uint32_t i = 0; i < line.size; ++i) {
        e.spend(1);
        const Value value = item(e, line, i);
        if (!value.is(Kind::blank) && !each(value, i)) return;
    }
}

Value looked_for(Value value) {
    if (value.is(Kind::error)) throw value.error;
    return value.is(Kind::blank) ? Value(0.0) : value;
}

/// Equal, or as a pattern says.
std::optional<std::uint32_t> find_equal(Evaluator& e, const Line& line, const Value& wanted, bool wildcards,
                                        bool last) {
    const bool pattern = wildcards && wanted.is(Kind::text) && has_wildcards(wanted.text);
    const std::string text = pattern ? folded(wanted.text) : std::string();
    std::optional<std::uint32_t> found;
    for_each_item(e, line, [&](const Value& value, std::uint32_t at) {
        if (value.kind != wanted.kind) return true;
        if (pattern ? !matches(folded(value.text), text) : compare(value, wanted) != 0) return true;
        found = at;
        return last;
    });
    return found;
}

/// In a line that ascends: the last value that is not greater; in one that descends the last that is not less. Of a
/// line in no order the place depends on how a program goes through it, which is not known.
std::optional<std::uint32_t> find_sorted(Evaluator& e, const Line& line, const Value& wanted, bool ascending) {
    std::optional<std::uint32_t> found;
    bool passed = false;
    Value before;
    bool ordered = true;
    for_each_item(e, line, [&](const Value& value, std::uint32_t at) {
        if (value.kind != wanted.kind) return true;
        const int order = ascending ? order_of(value, wanted) : order_of(wanted, value);
        if (!before.is(Kind::blank) && (ascending ? compare(before, value) : compare(value, before)) > 0)
            ordered = false;
        before = value;
        if (order > 0)
            passed = true;
        else if (!passed)
            found = at;
        if (!ordered && (passed || wanted.is(Kind::text))) throw NotComputable{};
        return true;
    });
    return found;
}

/// The nearest value below (`below`) or above, or an equal one, in any order.
std::optional<std::uint32_t> find_nearest(Evaluator& e, const Line& line, const Value& wanted, bool below) {
    std::optional<std::uint32_t> found;
    Value best;
    for_each_item(e, line, [&](const Value& value, std::uint32_t at) {
        if (value.kind != wanted.kind) return true;
        const int order = order_of(value, wanted);
        if (below ? order > 0 : order < 0) return true;
        if (found && (below ? compare(value, best) <= 0 : compare(value, best) >= 0)) return true;
        found = at;
        best = value;
        return true;
    });
    return found;
}

bool wants_sorted(Evaluator& e, Nodes nodes, std::size_t at) {
    return nodes.size() <= at || (!e.is_missing(nodes[at]) && e.truth(e.value(nodes[at])));
}

template <bool column>
Operand table_lookup(Evaluator& e, Nodes nodes) {
    const Operand table = e.operand(nodes[1]);
    if (const auto* value = std::get_if<Value>(&table); value != nullptr && value->is(Kind::error)) return *value;
    const Line line = edge_of(table, column);
    const bool sorted = wants_sorted(e, nodes, 3);
    return e.each_value(nodes[0], [&](const Value& key) -> Value {
        const Value wanted = looked_for(key);
        const double which = std::trunc(e.number(e.value(nodes[2])));
        const auto [rows, columns] = Evaluator::size_of(table);
        if (which < 1) return ErrorCode::value;
        if (which > (column ? columns : rows)) return ErrorCode::reference;
        const auto found = sorted ? find_sorted(e, line, wanted, true) : find_equal(e, line, wanted, true, false);
        if (!found) return ErrorCode::not_available;
        const auto other = static_cast<std::uint32_t>(which) - 1;
        const Value value = column ? e.at(table, *found, other) : e.at(table, other, *found);
        return value.is(Kind::blank) ? Value(0.0) : value;
    });
}

Operand match(Evaluator& e, Nodes nodes) {
    const Line line = line_of(e.operand(nodes[1]));
    const double type = nodes.size() > 2 && !e.is_missing(nodes[2]) ? e.number(e.value(nodes[2])) : 1;
    return e.each_value(nodes[0], [&](const Value& key) -> Value {
        const Value wanted = looked_for(key);
        const auto found =
            type == 0 ? find_equal(e, line, wanted, true, false) : find_sorted(e, line, wanted, type > 0);
        return found ? Value(*found + 1.0) : Value(ErrorCode::not_available);
    });
}

/// The vector form, and that of a table, whose longer side is looked through.
Operand lookup(Evaluator& e, Nodes nodes) {
    const Operand within = e.operand(nodes[1]);
    const std::pair size = Evaluator::size_of(within);  // rows and columns
    const bool down = size.first >= size.second;
    const Line line = edge_of(within, down);
    const Operand results = nodes.size() > 2 ? e.operand(nodes[2]) : within;
    const std::pair result_size = Evaluator::size_of(results);
    return e.each_value(nodes[0], [&](const Value& key) -> Value {
        const auto found = find_sorted(e, line, looked_for(key), true);
        if (!found) return ErrorCode::not_available;
        if (nodes.size() == 2)
            return down ? e.at(within, *found, size.second - 1) : e.at(within, size.first - 1, *found);
        const bool results_down = result_size.first >= result_size.second;
        if (*found >= std::max(result_size.first, result_size.second)) return ErrorCode::not_available;
        return results_down ? e.at(results, *found, 0) : e.at(results, 0, *found);
    });
}

/// Part of a range or array.
Operand part_of(Evaluator& e, const Operand& whole, std::uint32_t row, std::uint32_t rows, std::uint32_t column,
                std::uint32_t columns) {
    if (const auto* area = std::get_if<Area>(&whole)) {
        Area part = *area;
        part.cells.top += row;
        part.cells.left += column;
        part.cells.bottom = part.cells.top + rows - 1;
        part.cells.right = part.cells.left + columns - 1;
        return part;
    }
    if (rows == 1 && columns == 1) return e.at(whole, row, column);
    auto made = std::make_shared<Array>();
    made->rows = made->held_rows = rows;
    made->columns = made->held_columns = columns;
    const std::size_t count = std::size_t{rows} * columns;
    if (count > limits::formula_cells) throw NotComputable{NotComputable::Why::too_much};
    e.spend(count);
    for (std::uint32_t r = 0; r < rows; ++r)
        for (std::uint32_t c = 0; c < columns; ++c) made->values.push_back(e.at(whole, row + r, column + c));
    return ArrayPointer(std::move(made));
}

Operand index(Evaluator& e, Nodes nodes) {
    const Operand whole = e.operand(nodes[0]);
    if (const auto* value = std::get_if<Value>(&whole); value != nullptr && value->is(Kind::error)) return *value;
    const auto [rows, columns] = Evaluator::size_of(whole);
    const auto number_at = [&](std::size_t at) {
        return at < nodes.size() && !e.is_missing(nodes[at]) ? std::trunc(e.number(e.value(nodes[at]))) : 0.0;
    };
    double row = number_at(1), column = number_at(2);
    if (nodes.size() > 3) throw NotComputable{};
    // Of a single row the one number counts its columns.
    if (nodes.size() == 2 && rows == 1) std::swap(row, column);
    if (row < 0 || column < 0) return Value(ErrorCode::value);
    if (row > rows || column > columns) return Value(ErrorCode::reference);
    const auto from = [](double at) { return at == 0 ? 0 : static_cast<std::uint32_t>(at) - 1; };
    return part_of(e, whole, from(row), row == 0 ? rows : 1, from(column), column == 0 ? columns : 1);
}

Operand x_lookup(Evaluator& e, Nodes nodes) {
    const Line line = line_of(e.operand(nodes[1]));
    const Operand results = e.operand(nodes[2]);
    const auto number_at = [&](std::size_t at, double otherwise) {
        return at < nodes.size() && !e.is_missing(nodes[at]) ? e.number(e.value(nodes[at])) : otherwise;
    };
    const double mode = number_at(4, 0), search = number_at(5, 1);
    if (std::abs(search) != 1) throw NotComputable{};  // by halving: right only where the line is sorted
    const auto find = [&](const Value& key) {
        const Value wanted = looked_for(key);
        auto found = find_equal(e, line, wanted, mode == 2, search < 0);
        if (!found && (mode == -1 || mode == 1)) found = find_nearest(e, line, wanted, mode < 0);
        return found;
    };
    const Operand key = e.operand(nodes[0]);
    const auto [rows, columns] = Evaluator::size_of(results);
    if ((line.down ? rows : columns) != line.size) return Value(ErrorCode::value);
    if (e.is_many(key))
        return e.spread(std::span(&key, 1), [&](Values values) -> Value {
            if (values[0].is(Kind::error)) return values[0];
            const auto found = find(values[0]);
            if (found) return line.down ? e.at(results, *found, 0) : e.at(results, 0, *found);
            return nodes.size() > 3 ? e.value(nodes[3]) : Value(ErrorCode::not_available);
        });
    const auto found = find(e.single(key));
    if (!found)
        return nodes.size() > 3 && !e.is_missing(nodes[3]) ? e.operand(nodes[3])
                                                           : Operand(Value(ErrorCode::not_available));
    return line.down ? part_of(e, results, *found, 1, 0, columns) : part_of(e, results, 0, rows, *found, 1);
}

Operand choose(Evaluator& e, Nodes nodes) {
    const double which = std::trunc(e.number(e.value(nodes[0])));
    if (!(which >= 1 && which < static_cast<double>(nodes.size()))) return Value(ErrorCode::value);
    return e.operand(nodes[static_cast<std::size_t>(which)]);
}

const Area* reference_at(Evaluator& e, Nodes nodes) {
    if (nodes.empty()) return nullptr;
    const Node& node = e.program().node(nodes[0]);
    if (node.kind != Node::Kind::reference) throw NotComputable{};
    return &e.program().area(node);
}
/// Where a range begins; in array formulas the number of each of its rows.
template <bool of_row>
Operand place(Evaluator& e, Nodes nodes) {
    const Area* area = reference_at(e, nodes);
    if (area == nullptr) return Value((of_row ? e.standing().row : e.standing().column) + 1.0);
    const std::uint32_t first = of_row ? area->cells.top : area->cells.left;
    const std::uint32_t count = of_row ? area->rows() : area->columns();
    if (count == 1 || !e.is_many(*area)) return Value(first + 1.0);
    if (count > limits::formula_cells) throw NotComputable{NotComputable::Why::too_much};
    e.spend(count);
    auto made = std::make_shared<Array>();
    (of_row ? made->rows : made->columns) = count;
    made->held_rows = made->rows;
    made->held_columns = made->columns;
    for (std::uint32_t i = 0; i < count; ++i) made->values.emplace_back(first + i + 1.0);
    return ArrayPointer(std::move(made));
}
template <bool of_rows>
Operand extent(Evaluator& e, Nodes nodes) {
    const auto [rows, columns] = Evaluator::size_of(e.operand(nodes[0]));
    return Value(static_cast<double>(of_rows ? rows : columns));
}

constexpr std::array<Function, 11> lookup_table{{{"CHOOSE", 2, 255, nullptr, false, choose},
                                                 {"COLUMN", 0, 1, nullptr, false, place<false>},
                                                 {"COLUMNS", 1, 1, nullptr, false, extent<false>},
                                                 {"HLOOKUP", 3, 4, nullptr, false, table_lookup<false>},
                                                 {"INDEX", 2, 4, nullptr, false, index},
                                                 {"LOOKUP", 2, 3, nullptr, false, lookup, true},
                                                 {"MATCH", 2, 3, nullptr, false, match},
                                                 {"ROW", 0, 1, nullptr, false, place<true>},
                                                 {"ROWS", 1, 1, nullptr, false, extent<true>},
                                                 {"VLOOKUP", 3, 4, nullptr, false, table_lookup<true>},
                                                 {"XLOOKUP", 3, 6, nullptr, false, x_lookup}}};

}  // namespace

std::span<const Function> lookup_functions() {
    return lookup_table;
}

}  // namespace raingan::formula
