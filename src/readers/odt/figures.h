// Figures of OpenDocument that carry their own outline, and what fills figures (ODF 1.3 part 3, 10.3, 16.40, 20.106
// ff.).
#pragma once

#include <optional>

#include "readers/odt/story.h"
#include "readers/picture/guides.h"

namespace raingan::odt {

/// DrawingML's name of a draw:custom-shape; empty: none that we know.
std::string_view preset_of_custom(pugi::xml_node node);

/// What a figure of this size is filled with; none: nothing. `frame`: a frame, whose colour may be its background.
std::optional<Paint> fill_of(Story& story, const opendocument::Properties& form, bool frame, Points width,
                             Points height);

/// The outline of a draw:path, draw:polygon or draw:polyline in a box of this size; none: of another element.
std::optional<Figure> own_figure(pugi::xml_node node, Points width, Points height);

}  // namespace raingan::odt
