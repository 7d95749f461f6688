// The geometry of shapes as DrawingML writes it down (ECMA-376 20.1.9): guides, which are formulas over the shape's
// size and its adjustments, and paths whose coordinates are guides. Custom geometry stands in the file; presets are
// written in the same terms (preset_figures.cpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/drawing.h"

namespace raingan {

/// Values of guides by name, in the units of the shape's size.
class Guides {
public:
    /// With the names that every shape has: l, t, r, b, w, h, hc, vc, ss, ls, wd2 …, cd2, cd4 … (20.1.10.56).
    Guides(double width, double height);
    /// A formula of 20.1.9.11 a:gd: "*/ w adj 100000". One that cannot be read is 0.
    void set(std::string_view name, std::string_view formula);
    void set(std::string_view name, double value) { values_[std::string(name)] = value; }
    /// Of a guide or a number; 0 where it is neither.
    [[nodiscard]] double value(std::string_view name_or_number) const;

private:
    std::unordered_map<std::string, double> values_;
};

/// A path of a shape, in points of its box.
struct FigurePath {
    PathSteps steps;
    bool stroked = true;
    enum class Fill : std::uint8_t { none, usual, lighter, light, dark, darker } fill = Fill::usual;
};
using Figure = std::vector<FigurePath>;

/// 20.1.9.18 a:arcTo: angles in 60000ths of a degree, from the point where the path stands.
void add_arc_to(PathSteps& steps, double radius_x, double radius_y, double start, double swing);
/// A quadratic curve (20.1.9.21 a:quadBezTo) from the point where the path stands.
void add_quadratic(PathSteps& steps, double x1, double y1, double x, double y);

/// Adjustments by name ("adj1"), in place of the preset's own.
using Adjustments = std::vector<std::pair<std::string, double>>;

/// A preset (20.1.10.56 ST_ShapeType, or "t13" of VML where both have it) in a box of so many points; none: not known.
std::optional<Figure> preset_figure(std::string_view preset, double width_pt, double height_pt,
                                    const Adjustments& adjustments);

/// What a figure is painted with.
struct FigurePaint {
    std::optional<Paint> fill;
    std::optional<Pen> pen;
};
/// The figure as paths: turned clockwise and turned over within its box.
struct FigureTurn {
    double degrees = 0;
    bool flip_across = false, flip_down = false;
};
std::vector<DrawnPath> painted_figure(const Figure& figure, const FigurePaint& paint, double width_pt, double height_pt,
                                      const FigureTurn& turn);

}  // namespace raingan
