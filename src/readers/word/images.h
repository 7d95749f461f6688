// Pictures of a package: PNG, JPEG, GIF and BMP are kept as they are, others are only named.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"
#include "readers/word/story.h"

namespace raingan::word {

/// What a picture's own bytes say; size in pixels, 0 where they do not.
struct PictureKind {
    std::string_view media_type;  ///< "image/png", "image/jpeg", "image/emf", …
    std::uint32_t width = 0, height = 0;
    bool readable = false;  ///< PNG, JPEG, GIF or BMP
};
PictureKind picture_kind(std::string_view bytes);

/// The image of a relationship, as an index into Document::images. A picture of another format, or one that is not in
/// the package, becomes an Image without bytes and a diagnostic. None where there is no such relationship.
std::optional<std::uint32_t> find_image(Story& story, std::string_view relationship_id);

}  // namespace raingan::word
