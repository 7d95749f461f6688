// Pictures of a package.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"
#include "readers/picture/faded.h"
#include "readers/picture/image.h"
#include "readers/word/story.h"

namespace raingan::word {

/// The image of a relationship, as an index into Document::images. A picture of another format, or one that is not in
/// the package, becomes an Image without bytes and a diagnostic. None where there is no such relationship.
std::optional<std::uint32_t> find_image(Story& story, std::string_view relationship_id);

/// The same picture with its colours as a change makes them, seen through to `opacity`: what cannot be shown so is told
/// and left as it is.
std::uint32_t changed_image(Story& story, std::uint32_t image, const ColourChange& change, double opacity);
/// What the children of an a:blip ask for (ECMA-376 20.1.8.13).
std::uint32_t changed_image(Story& story, std::uint32_t image, pugi::xml_node blip);

}  // namespace raingan::word
