#include "readers/formula/evaluate.h"

#include <array>
#include <cmath>

#include "readers/formula/functions.h"

namespace raingan::formula {

using Why = NotComputable::Why;

void Evaluator::spend(std::size_t steps) {
    spent_ += steps;
    if (spent_ > limits::formula_work) throw NotComputable{Why::too_much};
}

Value Evaluator::make_text(std::string text) {
    constexpr std::size_t most = 64U << 20U, longest = 32'767;  // bytes; characters of a cell
    scratch_bytes_ += text.size();
    if (scratch_bytes_ > most) throw NotComputable{Why::too_much};
    if (text.size() > longest * 4) throw ErrorCode::value;
    spend(1 + text.size() / 64);
    return std::string_view(scratch_.emplace_back(std::move(text)));
}

// --- one formula after the other
// ---------------------------------------------------------------------------------------

void Evaluator::fail(std::uint32_t formula, const NotComputable& reason) {
    Formula& failed = book_.formulas()[formula];
    failed.state = Formula::State::failed;
    failed.why = reason.why;
    try {
        if (!reason.what.empty()) failed.function = book_.keep(reason.what);
    } catch (const NotComputable&) {
        failed.function = 0;  // its cell is told without it
    }
}

/// Takes its text apart; false where that fails.
bool Evaluator::open(std::uint32_t formula) {
    Formula& opened = book_.formulas()[formula];
    Frame frame;
    frame.formula = formula;
    frame.mark = program_.mark();
    frame.area = frame.mark.areas;
    try {
        const Standing standing{opened.sheet, opened.row, opened.column, opened.written_row, opened.written_column};
        const std::string_view text = book_.text(opened.text);
        spend(1 + text.size());
        frame.root = parse(text, book_.grammar(), standing, book_, program_);
    } catch (const NotComputable& reason) {
        program_.give_back(frame.mark);
        fail(formula, reason);
        return false;
    }
    opened.state = Formula::State::open;
    frames_.push_back(frame);
    return true;
}

/// The next formula without a value in the ranges that the frame's names.
bool Evaluator::find_need(Frame& frame, std::uint32_t& needed) {
    const std::span<const Area> areas = program_.areas_from(0);
    for (; frame.area < areas.size(); ++frame.area, frame.at_place = false) {
        const Area& area = areas[frame.area];
        if (!frame.at_place) {
            frame.sheet = area.first_sheet;
            frame.column = area.cells.left;
            frame.row = area.cells.top;
            frame.at_place = true;
        }
        for (; frame.sheet <= area.last_sheet && frame.sheet < book_.sheets().size();
             ++frame.sheet, frame.column = area.cells.left, frame.row = area.cells.top) {
            const Book::Sheet& sheet = book_.sheets()[frame.sheet];
            if (!sheet.pending) continue;
            for (auto column = sheet.columns.lower_bound(frame.column);
                 column != sheet.columns.end() && column->first <= area.cells.right; ++column) {
                if (column->first != frame.column) frame.row = area.cells.top;
                frame.column = column->first;
                const std::vector<Slot>& slots = column->second;
                for (auto slot = std::ranges::lower_bound(slots, frame.row, {}, &Slot::row);
                     slot != slots.end() && slot->row <= area.cells.bottom; ++slot) {
                    spend(1);
                    if (!slot->pending || book_.formulas()[slot->index].state != Formula::State::fresh) continue;
                    frame.row = slot->row;
                    needed = slot->index;
                    return true;
                }
                frame.row = area.cells.top;
            }
        }
    }
    return false;
}

void Evaluator::compute(std::uint32_t formula) {
    if (book_.formulas()[formula].state != Formula::State::fresh || !open(formula)) return;
    while (!frames_.empty()) {
        std::uint32_t needed = 0;
        try {
            if (find_need(frames_.back(), needed)) {
                open(needed);
                continue;
            }
            finish(frames_.back());
        } catch (const NotComputable& reason) {
            fail(frames_.back().formula, reason);
        }
        program_.give_back(frames_.back().mark);
        frames_.pop_back();
    }
}

void Evaluator::finish(const Frame& frame) {
    const Value value = evaluate_root(frame);
    Formula& formula = book_.formulas()[frame.formula];
    formula.result = book_.hold(value);
    formula.state = Formula::State::done;
    formula.regional = regional_;
}

Value Evaluator::evaluate_root(const Frame& frame) {
    const Formula& formula = book_.formulas()[frame.formula];
    standing_ = {formula.sheet, formula.row, formula.column, formula.written_row, formula.written_column};
    all_ = formula.array;
    passes_subtotals_ = regional_ = false;
    scratch_.clear();
    scratch_bytes_ = 0;
    try {
        const Operand result = operand(frame.root);
        Value value = is_many(result) ? at(result, 0, 0) : single(result);
        if (value.is(Value::Kind::blank)) value = 0.0;
        return value;
    } catch (const ErrorCode code) {
        return code;
    }
}

// --- what nodes are
// ----------------------------------------------------------------------------------------------------

Operand Evaluator::operand(NodeId id) {
    try {
        return evaluated(id);
    } catch (const ErrorCode code) {
        return Value(code);
    }
}

Operand Evaluator::evaluated(NodeId id) {
    const Node& node = program_.node(id);
    spend(1);
    switch (node.kind) {
        case Node::Kind::number:
            return Value(node.number);
        case Node::Kind::boolean:
            return Value::of(node.number != 0);
        case Node::Kind::error:
            return Value(node.error);
        case Node::Kind::text:
            return Value(std::string_view(program_.text(node)));
        case Node::Kind::missing:
            return Value();
        case Node::Kind::reference:
            return program_.area(node);
        case Node::Kind::unary:
            return unary(node);
        case Node::Kind::binary:
            return chain(id);
        case Node::Kind::call:
            return call(node);
        case Node::Kind::array:
            return constants(node);
    }
    return Value();
}

Value Evaluator::value(NodeId id) {
    const Operand given = operand(id);
    // As an argument that is one value: an array formula would want one result for each.
    if (all_ && is_many(given)) throw NotComputable{};
    return single(given);
}

Operand Evaluator::operand_of_all(NodeId id) {
    const bool before = std::exchange(all_, true);
    try {
        Operand result = operand(id);
        all_ = before;
        return result;
    } catch (...) {
        all_ = before;
        throw;
    }
}

bool Evaluator::is_many(const Operand& operand) const {
    if (const auto* area = std::get_if<Area>(&operand)) return all_ && !area->is_cell();
    return std::holds_alternative<ArrayPointer>(operand);
}

Value Evaluator::single(const Operand& operand) {
    if (const auto* value = std::get_if<Value>(&operand)) return *value;
    if (const auto* array = std::get_if<ArrayPointer>(&operand)) return (*array)->at(0, 0);
    const Area& area = std::get<Area>(operand);
    if (area.first_sheet != area.last_sheet) return ErrorCode::value;
    const workbook::Range& cells = area.cells;
    if (area.is_cell()) return cell(area.first_sheet, cells.top, cells.left);
    const bool in_row = standing_.row >= cells.top && standing_.row <= cells.bottom;
    const bool in_column = standing_.column >= cells.left && standing_.column <= cells.right;
    if (area.columns() == 1 && in_row) return cell(area.first_sheet, standing_.row, cells.left);
    if (area.rows() == 1 && in_column) return cell(area.first_sheet, cells.top, standing_.column);
    return ErrorCode::value;
}

Value Evaluator::value_of(const Slot& slot) {
    if (!slot.pending) return book_.value_of(slot);
    const Formula& formula = book_.formulas()[slot.index];
    switch (formula.state) {
        case Formula::State::done:
            return book_.value_of(formula.result);
        case Formula::State::open:
            throw NotComputable{Why::circular};
        case Formula::State::failed:
        case Formula::State::fresh:
            break;
    }
    throw NotComputable{Why::dependent};
}

Value Evaluator::cell(std::uint32_t sheet, std::uint32_t row, std::uint32_t column) {
    spend(1);
    const Slot* slot = book_.find(sheet, row, column);
    return slot == nullptr ? Value() : value_of(*slot);
}

Value Evaluator::at(const Operand& operand, std::uint32_t row, std::uint32_t column) {
    if (const auto* value = std::get_if<Value>(&operand)) return *value;
    if (const auto* array = std::get_if<ArrayPointer>(&operand)) return (*array)->at(row, column);
    const Area& area = std::get<Area>(operand);
    return cell(area.first_sheet, area.cells.top + row, area.cells.left + column);
}

std::pair<std::uint32_t, std::uint32_t> Evaluator::size_of(const Operand& operand) {
    if (std::holds_alternative<Value>(operand)) return {1, 1};
    if (const auto* array = std::get_if<ArrayPointer>(&operand)) return {(*array)->rows, (*array)->columns};
    const Area& area = std::get<Area>(operand);
    if (area.first_sheet != area.last_sheet) throw ErrorCode::value;
    return {area.rows(), area.columns()};
}

ArrayPointer Evaluator::array(const Operand& operand) {
    if (const auto* given = std::get_if<ArrayPointer>(&operand)) return *given;
    auto made = std::make_shared<Array>();
    if (const auto* value = std::get_if<Value>(&operand)) {
        made->held_rows = made->held_columns = 1;
        made->values.push_back(*value);
        return made;
    }
    const Area& area = std::get<Area>(operand);
    std::tie(made->rows, made->columns) = size_of(operand);
    if (area.first_sheet >= book_.sheets().size()) throw ErrorCode::reference;
    const Book::Sheet& sheet = book_.sheets()[area.first_sheet];
    const std::uint32_t used_columns = sheet.columns.empty() ? 0 : sheet.columns.rbegin()->first + 1;
    const auto within = [](std::uint32_t used, std::uint32_t from, std::uint32_t size) {
        return used <= from ? 0 : std::min(used - from, size);
    };
    made->held_rows = within(sheet.rows, area.cells.top, made->rows);
    made->held_columns = within(used_columns, area.cells.left, made->columns);
    const std::size_t count = std::size_t{made->held_rows} * made->held_columns;
    if (count > limits::formula_cells) throw NotComputable{Why::too_much};
    spend(count);
    made->values.resize(count);
    for_each_cell(area, [&](const Value& value, std::uint32_t row, std::uint32_t column) {
        made->values[std::size_t{row} * made->held_columns + column] = value;
        return true;
    });
    return made;
}

Operand Evaluator::constants(const Node& node) {
    auto made = std::make_shared<Array>();
    made->columns = made->held_columns = static_cast<std::uint32_t>(node.number);
    made->rows = made->held_rows = node.count / made->columns;
    for (const NodeId id : program_.arguments(node)) made->values.push_back(single(operand(id)));
    return ArrayPointer(std::move(made));
}

// --- operators
// ---------------------------------------------------------------------------------------------------------

double Evaluator::number(const Value& value) {
    switch (value.kind) {
        case Value::Kind::blank:
            return 0;
        case Value::Kind::number:
        case Value::Kind::boolean:
            return value.number;
        case Value::Kind::text:
            if (const auto number = number_in(value.text)) return *number;
            throw ErrorCode::value;
        case Value::Kind::error:
            throw value.error;
    }
    return 0;
}

std::string Evaluator::text(const Value& value) {
    switch (value.kind) {
        case Value::Kind::blank:
            return {};
        case Value::Kind::number:
            return text_of(value.number);
        case Value::Kind::boolean:
            return value.number != 0 ? "TRUE" : "FALSE";
        case Value::Kind::text:
            return std::string(value.text);
        case Value::Kind::error:
            throw value.error;
    }
    return {};
}

bool Evaluator::truth(const Value& value) {
    if (value.is(Value::Kind::text)) {
        const std::string word = folded(value.text);
        if (word == "true" || word == "false") return word == "true";
        throw ErrorCode::value;
    }
    return number(value) != 0;
}

namespace {

Value power(double base, double exponent) {
    if (base == 0 && exponent <= 0) return exponent == 0 ? ErrorCode::number : ErrorCode::division;
    return std::pow(base, exponent);
}

Value calculated(Operator op, double a, double b) {
    switch (op) {
        case Operator::add:
            return nearly_equal(a, -b) ? 0.0 : a + b;
        case Operator::subtract:
            return nearly_equal(a, b) ? 0.0 : a - b;
        case Operator::multiply:
            return a * b;
        case Operator::divide:
            if (b == 0) return ErrorCode::division;
            return a / b;
        default:
            return power(a, b);
    }
}

bool holds(Operator op, int order) {
    switch (op) {
        case Operator::equal:
            return order == 0;
        case Operator::not_equal:
            return order != 0;
        case Operator::less:
            return order < 0;
        case Operator::less_equal:
            return order <= 0;
        case Operator::greater:
            return order > 0;
        default:
            return order >= 0;
    }
}

}  // namespace

Value Evaluator::binary(Operator op, const Value& left, const Value& right) {
    if (left.is(Value::Kind::error)) return left;
    if (right.is(Value::Kind::error)) return right;
    if (op == Operator::join) return make_text(text(left) + text(right));
    if (op >= Operator::equal && op <= Operator::greater_equal)
        return Value::of(holds(op, op <= Operator::not_equal ? compare(left, right) : order_of(left, right)));
    const Value result = calculated(op, number(left), number(right));
    if (result.is(Value::Kind::number) && !std::isfinite(result.number)) return ErrorCode::number;
    return result;
}

/// From the left, without going deeper for what stands there.
Operand Evaluator::chain(NodeId id) {
    std::vector<NodeId> links;
    for (; program_.node(id).kind == Node::Kind::binary; id = program_.arguments(program_.node(id))[0])
        links.push_back(id);
    Operand left = operand(id);
    for (; !links.empty(); links.pop_back()) {
        const Node& node = program_.node(links.back());
        const Operator op = node.op;
        const std::array<Operand, 2> both{std::move(left), operand(program_.arguments(node)[1])};
        const auto apply = [&](const Value& a, const Value& b) -> Value {
            try {
                return binary(op, a, b);
            } catch (const ErrorCode code) {
                return code;
            }
        };
        if (is_many(both[0]) || is_many(both[1]))
            left = spread(both, [&](std::span<const Value> pair) { return apply(pair[0], pair[1]); });
        else
            left = apply(single(both[0]), single(both[1]));
    }
    return left;
}

Operand Evaluator::unary(const Node& node) {
    const NodeId inside = program_.arguments(node)[0];
    const Operator op = node.op;
    Operand given = operand(inside);
    if (op == Operator::plus) return given;
    if (op == Operator::single) return single(given);
    const auto apply = [&](const Value& value) -> Value {
        try {
            const double taken = number(value);
            return op == Operator::percent ? taken / 100 : 0.0 - taken;
        } catch (const ErrorCode code) {
            return code;
        }
    };
    if (!is_many(given)) return apply(single(given));
    return spread(std::span(&given, 1), [&](std::span<const Value> values) { return apply(values.front()); });
}

Operand Evaluator::lifted(const Node& node) {
    const Function& function = *node.function;
    const std::span<const NodeId> ids = program_.arguments(node);
    const std::vector<NodeId> arguments(ids.begin(), ids.end());
    std::vector<Operand> operands;
    bool many = false;
    for (const NodeId id : arguments) {
        operands.push_back(operand(id));
        many = many || is_many(operands.back());
    }
    const auto apply = [&](std::span<const Value> values) -> Value {
        if (!function.takes_errors)
            for (const Value& value : values)
                if (value.is(Value::Kind::error)) return value;
        try {
            return function.of_values(*this, values);
        } catch (const ErrorCode code) {
            return code;
        }
    };
    if (many) return spread(operands, apply);
    std::vector<Value> values;
    values.reserve(operands.size());
    for (const Operand& one : operands) values.push_back(single(one));
    return apply(values);
}

Operand Evaluator::call(const Node& node) {
    if (node.function->of_values != nullptr) return lifted(node);
    const std::span<const NodeId> arguments = program_.arguments(node);
    const bool before = all_;
    all_ = all_ || node.function->all;
    try {
        Operand result = node.function->of_nodes(*this, arguments);
        all_ = before;
        return result;
    } catch (...) {
        all_ = before;
        throw;
    }
}

}  // namespace raingan::formula
