// Paths as a page's content builds them (ISO 32000-1 8.5).
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "pdf_in/content.h"

namespace raingan::pdf {

struct Painting {
    bool closes = false, fills = false, strokes = false;
};
/// Of the operators of 8.5.3, "n" among them; none: it is another operator.
std::optional<Painting> painting_of(std::string_view op);

class Path {
public:
    using Point = std::pair<double, double>;
    void move(Point to);
    void line(Point to);
    void curve(Point to);
    void close();
    void rectangle(const std::array<Point, 4>& corners);
    bool clips = false;
    [[nodiscard]] const std::vector<PaintedPath::Piece>& pieces() const { return pieces_; }
    /// The box around the path, within `before`; never none.
    [[nodiscard]] std::optional<Rectangle> clipped(const std::optional<Rectangle>& before) const;

private:
    std::vector<PaintedPath::Piece> pieces_;
};

}  // namespace raingan::pdf
