// How paths are painted: colours, opacity, gradients and tiles as resources of a content stream, and the paths
// themselves. Pages and forms (pdf/forms.h) draw them alike.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/drawing.h"
#include "pdf/haru.h"
#include "pdf/images.h"

namespace raingan::pdf {

/// Appends the numbers, each with a space behind it, then the operator and a new line.
void put(std::string& out, std::initializer_list<double> values, std::string_view op);
/// "a b c d e f cm", finely.
void put_matrix(std::string& out, const Matrix& matrix, std::string_view op = "cm");

/// Where a drawing's (0, 0) lies in user space, whose y goes up.
struct Corner {
    double left = 0, top = 0;
    [[nodiscard]] double x(double at) const { return left + at; }
    [[nodiscard]] double y(double at) const { return top - at; }
    /// What maps a drawing's inner space to it, for user spaces on both sides.
    [[nodiscard]] Matrix turned_over(const Matrix& place) const {
        return {place.a, -place.b, -place.c, place.d, left + place.e, top - place.f};
    }
};

/// Resources that all content streams share.
class PaintTable {
public:
    PaintTable(File& file, ImageWriter& images) : file_(file), images_(images) {}

    /// The name of a graphics state with these opacities: "G0".
    std::string_view opacity(double fill, double stroke);
    /// The name of a shading along (0, 0)–(1, 0), or of the circle of radius 1: "S0".
    std::string_view shading(const Gradient& gradient);
    /// The name of a tiling pattern, for a drawing at `corner`: "P0".
    std::string_view pattern(const Tile& tile, const Corner& corner);
    /// The name of a picture: "D0"; empty where it cannot be shown.
    std::string_view picture(const Image& image);

    /// Something is not opaque, so the page must say how it blends (ISO 19005-3 6.2.10).
    [[nodiscard]] bool blends() const { return blends_; }
    /// Entries of a resource dictionary: "/ExtGState<<…>>/Shading<<…>>/Pattern<<…>>".
    [[nodiscard]] std::string resources() const;
    /// Entries of its /XObject.
    [[nodiscard]] const std::string& pictures() const { return picture_entries_; }

private:
    struct Kind {
        char letter;
        std::unordered_map<std::string, std::string> names;  ///< by what they are
        std::string entries;                                 ///< of the resource dictionary
    };
    std::string_view named(Kind& kind, const std::string& content, const std::string& stream);

    File& file_;
    ImageWriter& images_;
    Kind states_{'G', {}, {}}, shadings_{'S', {}, {}}, patterns_{'P', {}, {}};
    std::unordered_map<const Image*, std::string> picture_names_;
    std::unordered_map<std::string, std::string> picture_by_bytes_;
    std::string picture_entries_;
    bool blends_ = false;
};

/// Appends the steps, the drawing's corner being at `corner`.
void put_steps(std::string& out, const PathSteps& steps, const Corner& corner);

/// Draws the path; the graphics state is afterwards as it was before.
void draw_path(std::string& out, const DrawnPath& path, const Corner& corner, PaintTable& paints);

}  // namespace raingan::pdf
