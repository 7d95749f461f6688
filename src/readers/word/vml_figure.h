// The outlines of VML's shapes as they stand in the file: paths over formulas (ECMA-376 Part 4, 19.1.2.11 v:formulas,
// .14 v:path, .20 v:shapetype), and what fills them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/picture/guides.h"
#include "readers/word/geometry.h"

namespace raingan::word {

struct Story;

/// What v:shape and v:shapetype say of an outline; what a shape does not state its type does.
struct VmlOutline {
    std::string path, adjustments, size, origin;
    std::vector<std::string> formulas;
    bool fills = true, strokes = true;  ///< the path allows it
};
/// Types by their id. Paths of a file may have so many steps in all.
struct VmlTypes {
    std::unordered_map<std::string, VmlOutline> by_id;
    std::size_t steps_left = 2'000'000;
};

/// Remembers a v:shapetype.
void add_vml_type(VmlTypes& types, pugi::xml_node shapetype);

/// The outline of a v:shape, v:rect, v:roundrect or v:oval in a box of this size; none: the file does not say.
std::optional<Figure> read_vml_figure(VmlTypes& types, pugi::xml_node node, Points width, Points height);

/// What v:fill paints on a shape of this size; none: nothing.
std::optional<Paint> read_vml_fill(Story& story, pugi::xml_node node, Points width, Points height);

/// Of startarrow or endarrow of a v:stroke.
LineEnd read_vml_line_end(pugi::xml_node stroke, std::string_view which);

}  // namespace raingan::word
