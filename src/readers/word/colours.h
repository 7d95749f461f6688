// Colours of DrawingML (ECMA-376 Part 1 20.1.2.3), with what changes them.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "document/colour.h"
#include "readers/word/theme.h"

namespace raingan::word {

/// The colour in a:solidFill, a:lnRef and their like; none where there is none, or it is hardly seen.
std::optional<Colour> read_fill_colour(const Theme& theme, pugi::xml_node holder);

}  // namespace raingan::word
