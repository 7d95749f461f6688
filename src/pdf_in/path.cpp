#include "pdf_in/path.h"

#include <algorithm>

namespace raingan::pdf {
namespace {

struct PaintingOperator {
    std::string_view op;
    Painting how;
};
constexpr auto painting_operators = std::to_array<PaintingOperator>({{"S", {false, false, true}},
                                                                     {"s", {true, false, true}},
                                                                     {"f", {false, true, false}},
                                                                     {"F", {false, true, false}},
                                                                     {"f*", {false, true, false}},
                                                                     {"B", {false, true, true}},
                                                                     {"B*", {false, true, true}},
                                                                     {"b", {true, true, true}},
                                                                     {"b*", {true, true, true}},
                                                                     {"n", {false, false, false}}});

}  // namespace

std::optional<Painting> painting_of(std::string_view op) {
    const auto* found = std::ranges::find(painting_operators, op, &PaintingOperator::op);
    if (found == painting_operators.end()) return std::nullopt;
    return found->how;
}

void Path::move(Point to) {
    pieces_.push_back({{to}});
}

void Path::line(Point to) {
    if (pieces_.empty()) return move(to);
    if (pieces_.back().closed) move(pieces_.back().points.front());
    pieces_.back().points.push_back(to);
}

void Path::curve(Point to) {
    line(to);
    pieces_.back().curved = true;
}

void Path::close() {
    if (!pieces_.empty()) pieces_.back().closed = true;
}

void Path::rectangle(const std::array<Point, 4>& corners) {
    pieces_.push_back({{corners.begin(), corners.end()}, true});
}

std::optional<Rectangle> Path::clipped(const std::optional<Rectangle>& before) const {
    Rectangle box{1e9, 1e9, -1e9, -1e9};
    for (const PaintedPath::Piece& piece : pieces_)
        for (const auto& [x, y] : piece.points) {
            box.left = std::min(box.left, x);
            box.right = std::max(box.right, x);
            box.bottom = std::min(box.bottom, y);
            box.top = std::max(box.top, y);
        }
    if (before)
        box = {std::max(box.left, before->left), std::max(box.bottom, before->bottom),
               std::min(box.right, before->right), std::min(box.top, before->top)};
    return box;
}

}  // namespace raingan::pdf
