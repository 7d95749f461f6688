// The outlines of DrawingML's shapes: presets and custom geometry as painted paths (ECMA-376 20.1.9).
#pragma once

#include "readers/picture/guides.h"
#include "readers/word/paint.h"

namespace raingan::word {

/// The figure of a:prstGeom or a:custGeom in a box of this size; none: a preset that is not known.
std::optional<Figure> read_geometry(pugi::xml_node spPr, Points width, Points height);

/// What stands at the end of a line.
struct LineEnd {
    enum class Kind : std::uint8_t { none, triangle, stealth, open, oval, diamond } kind = Kind::none;
    double length = 3, width = 3;  ///< in widths of the line
};
/// Of a:headEnd or a:tailEnd (20.1.8.37, 20.1.8.57).
LineEnd read_line_end(pugi::xml_node end);

/// Adds heads to open paths: `head` where they begin, `tail` where they end.
void add_line_ends(std::vector<DrawnPath>& paths, const LineEnd& head, const LineEnd& tail);

}  // namespace raingan::word
