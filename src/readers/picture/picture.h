// What a picture's own bytes say. PNG, JPEG, GIF and BMP are kept as they are, others are only named.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/units.h"

namespace raingan {

/// Size in pixels, 0 where the bytes do not say.
struct PictureKind {
    std::string_view media_type;  ///< "image/png", "image/jpeg", "image/emf", …
    std::uint32_t width = 0, height = 0;
    bool readable = false;  ///< PNG, JPEG, GIF or BMP
};
PictureKind picture_kind(std::string_view bytes);

/// What people call a picture's format, by its media type or its file's name: "EMF". Empty where neither says it.
std::string format_name(std::string_view media_type_or_path);

struct PictureSize {
    Points width, height;
};
/// At 96 dots an inch; an inch square where the picture says nothing.
PictureSize size_of_picture(std::string_view bytes);

}  // namespace raingan
