// The vector model: what is drawn by lines, fills, letters and pixels, free of any file format. Metafiles, charts and
// text paths become Drawings, figures of a Float become paths of the same kind; layout sets a Drawing's texts, the PDF
// writer makes it a form (docs/architecture.md#how-a-drawing-is-made). Plain data.
//
// A Drawing has its own frame: from its top left corner, x to the right, y down, in points. It is part of an Image, so
// that whatever stands for a picture (InlineImage, Shape::picture) may be one, with its crop, turns and Alt.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/matrix.h"
#include "base/units.h"
#include "document/colour.h"
#include "document/text_format.h"

namespace raingan {

/// A step of a path. The first one of each figure is a `move`.
struct PathStep {
    enum class Kind : std::uint8_t { move, line, curve, close } kind = Kind::line;
    float x_pt = 0, y_pt = 0;                          ///< where it leads
    float x1_pt = 0, y1_pt = 0, x2_pt = 0, y2_pt = 0;  ///< a curve's control points
    friend bool operator==(const PathStep&, const PathStep&) = default;
};
using PathSteps = std::vector<PathStep>;

struct GradientStop {
    double at = 0;  ///< 0–1, ascending
    Colour colour;
    friend bool operator==(const GradientStop&, const GradientStop&) = default;
};
/// Colours along an axis, or from a centre outwards; beyond their ends the outermost ones go on.
struct Gradient {
    bool radial = false;
    Matrix place;  ///< puts the axis from (0, 0) to (1, 0), or the circle about (0, 0) of radius 1, into the drawing
    std::vector<GradientStop> stops;
    friend bool operator==(const Gradient&, const Gradient&) = default;
};

struct Image;
/// Something small that is repeated in both directions: a hatch (lines in one colour) or a picture.
struct Tile {
    Matrix place;  ///< of its own space in the drawing
    double width_pt = 8, height_pt = 8;
    std::optional<Colour> background;
    PathSteps lines;  ///< of a hatch, stroked
    Colour colour;
    double line_width_pt = 1;
    std::shared_ptr<const Image> picture;  ///< fills the tile; null: none
    friend bool operator==(const Tile&, const Tile&) = default;
};

struct Paint {
    std::variant<Colour, Gradient, Tile> what;
    double opacity = 1;
    friend bool operator==(const Paint&, const Paint&) = default;
};

struct Pen {
    Paint paint;
    double width_pt = 0.5;
    std::vector<double> dashes_pt{};  ///< lengths on and off by turns; empty: solid
    enum class Cap : std::uint8_t { butt, round, square } cap = Cap::butt;
    enum class Join : std::uint8_t { mitre, round, bevel } join = Join::mitre;
    double mitre_limit = 10;
    friend bool operator==(const Pen&, const Pen&) = default;
};

struct DrawnPath {
    PathSteps steps{};
    std::optional<Paint> fill{};
    bool even_odd = false;  ///< which parts are inside; else by winding
    std::optional<Pen> stroke{};
    friend bool operator==(const DrawnPath&, const DrawnPath&) = default;
};

/// One line of text, at `place`: from its own origin along x, size and advances in its own space.
struct DrawnText {
    std::string text;  ///< UTF-8, without controls
    TextFormat format;
    Matrix place;
    enum class Align : std::uint8_t { start, centre, end } align = Align::start;
    /// What of it lies at y = 0.
    enum class Vertical : std::uint8_t { baseline, top, middle, bottom } vertical = Vertical::baseline;
    std::vector<float> advances_pt{};  ///< of each code point; empty: as the font has them
    /// Not 0: the text is stretched to be so wide, and its letters to be so high (WordArt, text paths).
    double stretched_width_pt = 0, stretched_height_pt = 0;
    double opacity = 1;
    friend bool operator==(const DrawnText&, const DrawnText&) = default;
};

/// A picture of pixels; `place` puts the square (0, 0) – (1, 1), its upper edge at y = 0, into the drawing.
struct DrawnPicture {
    std::shared_ptr<const Image> image;  ///< never null, never a Drawing itself
    Matrix place;
    double opacity = 1;
    friend bool operator==(const DrawnPicture&, const DrawnPicture&) = default;
};

/// What is drawn is cut off outside of `steps`, and of the clip `outer`.
struct Clip {
    PathSteps steps;
    bool even_odd = false;
    std::uint32_t outer = 0;  ///< index into Drawing::clips + 1, of an earlier one; 0: none
    friend bool operator==(const Clip&, const Clip&) = default;
};

struct DrawingItem {
    std::variant<DrawnPath, DrawnText, DrawnPicture> what;
    std::uint32_t clip = 0;  ///< index into Drawing::clips + 1; 0: none
    friend bool operator==(const DrawingItem&, const DrawingItem&) = default;
};

/// What lies outside of its frame is cut off.
struct Drawing {
    Points width, height;
    std::vector<Clip> clips;
    std::vector<DrawingItem> items;  ///< in the order in which they are drawn, one over the other
    friend bool operator==(const Drawing&, const Drawing&) = default;
};

/// A picture: a file as it stood in the source, or a drawing.
struct Image {
    std::string media_type;  ///< "image/png", "image/jpeg"; of a drawing what it was read from, or empty
    std::string bytes;       ///< empty: there is nothing to show, or a drawing
    std::shared_ptr<const Drawing> drawing{};
    friend bool operator==(const Image& a, const Image& b);
};

}  // namespace raingan
