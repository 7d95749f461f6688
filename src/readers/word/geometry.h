// The outlines of DrawingML's shapes: presets and custom geometry as painted paths (ECMA-376 20.1.9).
#pragma once

#include "readers/picture/guides.h"
#include "readers/word/paint.h"

namespace raingan::word {

/// The figure of a:prstGeom or a:custGeom in a box of this size; none: a preset that is not known.
std::optional<Figure> read_geometry(pugi::xml_node spPr, Points width, Points height);

/// Adds the heads of a:headEnd and a:tailEnd to an open path (20.1.8.37, 20.1.8.57).
void add_line_ends(std::vector<DrawnPath>& paths, pugi::xml_node ln);

}  // namespace raingan::word
