// SVG pictures as Drawings (SVG 1.1 second edition, and what of SVG 2 programs write), whatever document they stand in.
// Whatever the bytes say, something sound comes of it or nothing; nothing outside of them is ever fetched, no script is
// run.
//
// Read: svg, g, a, symbol, use, switch, defs; path, rect, circle, ellipse, line, polyline, polygon; text, tspan; image
// (pixels in the file itself); fills and strokes, linear and radial gradients, clipPath, marker; transform, viewBox,
// preserveAspectRatio; presentation attributes, style attributes, rules for an element, a class or an id. Told, by what
// it is called: patterns, masks, filters, text on a path and words of web pages (drawn straight), other rules,
// animation.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/drawing.h"

namespace raingan {

struct SvgPicture {
    std::shared_ptr<const Drawing> drawing;  ///< with its own size
    std::vector<std::string> left_out;       ///< what it asks for that is not drawn, by English names
};

/// Does it begin as an SVG file does?
bool may_be_svg(std::string_view bytes);

/// None where it is no SVG, or no XML.
std::optional<SvgPicture> read_svg(std::string bytes);

}  // namespace raingan
