#include "readers/formula/expression.h"

#include <algorithm>

#include "base/limits.h"

namespace raingan::formula {

void Program::give_back(const Mark& mark) {
    nodes_.resize(mark.nodes, Node{Node::Kind::missing});
    arguments_.resize(mark.arguments);
    areas_.resize(mark.areas);
    texts_.resize(mark.texts);
}

NodeId Program::add(Node node) {
    if (node.depth > limits::formula_depth) throw NotComputable{NotComputable::Why::too_much};
    nodes_.push_back(node);
    return static_cast<NodeId>(nodes_.size() - 1);
}

void Program::set_arguments(Node& node, std::span<const NodeId> arguments) {
    node.first = static_cast<std::uint32_t>(arguments_.size());
    node.count = static_cast<std::uint32_t>(arguments.size());
    arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
    std::uint16_t deepest = 0;
    for (const NodeId id : arguments) deepest = std::max(deepest, nodes_[id].depth);
    node.depth = static_cast<std::uint16_t>(deepest + 1);
}

NodeId Program::add_number(double number) {
    Node node{Node::Kind::number};
    node.number = number;
    return add(node);
}

NodeId Program::add_boolean(bool truth) {
    Node node{Node::Kind::boolean};
    node.number = truth ? 1 : 0;
    return add(node);
}

NodeId Program::add_error(ErrorCode error) {
    Node node{Node::Kind::error};
    node.error = error;
    return add(node);
}

NodeId Program::add_text(std::string text) {
    Node node{Node::Kind::text};
    node.first = static_cast<std::uint32_t>(texts_.size());
    texts_.push_back(std::move(text));
    return add(node);
}

NodeId Program::add_missing() {
    return add(Node{Node::Kind::missing});
}

NodeId Program::add_area(const Area& area) {
    Node node{Node::Kind::reference};
    node.first = static_cast<std::uint32_t>(areas_.size());
    areas_.push_back(area);
    return add(node);
}

NodeId Program::add_unary(Operator op, NodeId operand) {
    Node node{Node::Kind::unary, op};
    set_arguments(node, std::span(&operand, 1));
    return add(node);
}

NodeId Program::add_binary(Operator op, NodeId left, NodeId right) {
    Node node{Node::Kind::binary, op};
    const NodeId both[]{left, right};
    set_arguments(node, both);
    // Chains go to the left and are computed without going deeper.
    if (nodes_[left].kind == Node::Kind::binary)
        node.depth = std::max(nodes_[left].depth, static_cast<std::uint16_t>(nodes_[right].depth + 1));
    return add(node);
}

NodeId Program::add_call(const Function& function, std::span<const NodeId> arguments) {
    Node node{Node::Kind::call};
    node.function = &function;
    set_arguments(node, arguments);
    return add(node);
}

NodeId Program::add_array(std::span<const NodeId> values, std::uint32_t columns) {
    Node node{Node::Kind::array};
    set_arguments(node, values);
    node.number = columns;
    return add(node);
}

}  // namespace raingan::formula
