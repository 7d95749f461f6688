// What GDI+ draws with ([MS-EMFPLUS] 2.2.1): brushes, pens, paths, regions, images, fonts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "readers/metafile/canvas.h"
#include "readers/metafile/gdi.h"

namespace raingan::metafile::plus {

struct Brush {
    Paint paint;  ///< its places are in the world
};
struct PlusPen {
    Paint paint;
    std::uint32_t unit = 0;
    double width = 1;
    Pen::Cap cap = Pen::Cap::butt;
    Pen::Join join = Pen::Join::mitre;
    double mitre_limit = 10;
    std::vector<double> dashes{};  ///< in widths
    bool odd_ends = false;         ///< arrows and anchors, which are not drawn
};
struct Path {
    PathSteps steps;
};
struct Region {
    PathSteps steps;
    bool infinite = false, whole = true;  ///< not whole: something of it could not be had
};
struct PlusImage {
    std::shared_ptr<const Image> image;
    double width = 0, height = 0;
};
struct Font {
    double size = 12;
    std::uint32_t unit = 0;
    bool bold = false, italic = false, underline = false, strike = false;
    std::string family;
};
struct StringFormat {
    std::uint32_t across = 0, down = 0;  ///< 0 near, 1 centre, 2 far
};
using Object = std::variant<std::monostate, Brush, PlusPen, Path, Region, PlusImage, Font, StringFormat>;

enum ObjectType : unsigned { brush = 1, pen, path, region, image, font, string_format, image_attributes, custom_cap };

/// Pictures are counted on `canvas`, and what is not read is told there.
Object read_object(unsigned type, Bytes data, Canvas& canvas);

/// 2.2.1.4 EmfPlusImage, behind the version; its image is null where it cannot be shown.
PlusImage read_image(Bytes data, Canvas& canvas);

/// A byte of a colour: alpha at 24, red 16, green 8, blue 0.
constexpr std::uint8_t channel(std::uint32_t value, unsigned shift) {
    return static_cast<std::uint8_t>(value >> shift);
}
/// A colour with its opacity (2.2.2.1 ARGB).
Paint argb(std::uint32_t value);

double real_at(Bytes data, std::size_t at);
Matrix read_matrix(Bytes data, std::size_t at);

/// Points as floats, as small integers, or each relative to the one before (2.2.2.36–38); `at` moves behind them.
enum class PointForm : std::uint8_t { real, small, relative };
Points2D read_points(Bytes data, std::size_t& at, std::size_t count, PointForm form);
PlaneRect read_box(Bytes data, std::size_t at, bool small);

}  // namespace raingan::metafile::plus
