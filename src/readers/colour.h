// Colours as file formats write them.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"

namespace raingan {

/// "FF0000" or "#FF0000" → red; "auto", "transparent" and what is no colour → none.
std::optional<Colour> read_colour(std::string_view hex);

}  // namespace raingan
