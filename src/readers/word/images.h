// Pictures of a package.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"
#include "readers/picture/image.h"
#include "readers/word/story.h"

namespace raingan::word {

/// The image of a relationship, as an index into Document::images. A picture of another format, or one that is not in
/// the package, becomes an Image without bytes and a diagnostic. None where there is no such relationship.
std::optional<std::uint32_t> find_image(Story& story, std::string_view relationship_id);

}  // namespace raingan::word
