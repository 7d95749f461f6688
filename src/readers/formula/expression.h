// A formula taken apart: nodes in one vector, so that those of a formula that is done are given back at once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "readers/formula/value.h"
#include "readers/workbook/rows.h"

namespace raingan::formula {

struct Function;

enum class Operator : std::uint8_t {
    add,
    subtract,
    multiply,
    divide,
    power,
    join,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    negate,
    plus,
    percent,
    single,  ///< @: the one cell of a range that stands in line with the formula's
};

struct Node {
    enum class Kind : std::uint8_t {
        number,
        boolean,
        error,
        text,
        missing,
        reference,
        unary,
        binary,
        call,
        array
    } kind;
    Operator op = Operator::add;
    ErrorCode error = ErrorCode::value;
    std::uint16_t depth = 1;  ///< of what stands in it; a chain of operators from the left counts once
    std::uint32_t first = 0;  ///< text, reference; of arguments: into Program::arguments
    std::uint32_t count = 0;  ///< of arguments
    double number = 0;
    const Function* function = nullptr;
};
using NodeId = std::uint32_t;

/// Cells [top, bottom] × [left, right] of sheets [first, last].
struct Area {
    std::uint32_t first_sheet = 0, last_sheet = 0;
    workbook::Range cells;

    [[nodiscard]] std::uint32_t rows() const { return cells.bottom - cells.top + 1; }
    [[nodiscard]] std::uint32_t columns() const { return cells.right - cells.left + 1; }
    [[nodiscard]] bool is_cell() const { return first_sheet == last_sheet && rows() == 1 && columns() == 1; }
};

/// The formulas that are being computed, one behind the other.
class Program {
public:
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    [[nodiscard]] std::span<const NodeId> arguments(const Node& node) const {
        return std::span(arguments_).subspan(node.first, node.count);
    }
    [[nodiscard]] const Area& area(const Node& node) const { return areas_[node.first]; }
    [[nodiscard]] const std::string& text(const Node& node) const { return texts_[node.first]; }
    [[nodiscard]] std::span<const Area> areas_from(std::size_t first) const { return std::span(areas_).subspan(first); }

    /// Where all ends now; give_back(mark) takes away what came behind it.
    struct Mark {
        std::size_t nodes = 0, arguments = 0, areas = 0, texts = 0;
    };
    [[nodiscard]] Mark mark() const { return {nodes_.size(), arguments_.size(), areas_.size(), texts_.size()}; }
    void give_back(const Mark& mark);

    NodeId add_number(double number);
    NodeId add_boolean(bool truth);
    NodeId add_error(ErrorCode error);
    NodeId add_text(std::string text);
    NodeId add_missing();
    NodeId add_area(const Area& area);
    NodeId add_unary(Operator op, NodeId operand);
    NodeId add_binary(Operator op, NodeId left, NodeId right);
    NodeId add_call(const Function& function, std::span<const NodeId> arguments);
    /// Constants, row by row.
    NodeId add_array(std::span<const NodeId> values, std::uint32_t columns);

private:
    NodeId add(Node node);
    void set_arguments(Node& node, std::span<const NodeId> arguments);
    std::vector<Node> nodes_;
    std::vector<NodeId> arguments_;
    std::vector<Area> areas_;
    std::vector<std::string> texts_;
};

/// How formulas are written: as Excel's files do ("SUM(A1:B2,Sheet2!C3)"), or OpenFormula ("of:=SUM([.A1:.B2];
/// [$Sheet2.C3])", ODF 1.3 part 4).
enum class Grammar : std::uint8_t { excel, open_formula };

/// What a formula's words mean in its workbook.
class Surroundings {
public:
    Surroundings() = default;
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    virtual ~Surroundings() = default;

    [[nodiscard]] virtual std::optional<std::uint32_t> sheet(std::string_view name) const = 0;
    /// What a name stands for on a sheet; none where it is not known.
    [[nodiscard]] virtual std::optional<std::string_view> name(std::string_view name, std::uint32_t sheet) const = 0;
};

/// Where a formula stands, and where it is written: its relative references move from there to here.
struct Standing {
    std::uint32_t sheet = 0, row = 0, column = 0;
    std::uint32_t written_row = 0, written_column = 0;
};

/// The formula's root. Throws NotComputable, over what limits::formula_depth allows too; what was added until then
/// stands behind the mark that the caller took.
NodeId parse(std::string_view text, Grammar grammar, const Standing& standing, const Surroundings& surroundings,
             Program& program);

}  // namespace raingan::formula
