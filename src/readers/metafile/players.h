// The formats of metafiles, each played on a canvas whose frame is set first.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "readers/container/bytes.h"
#include "readers/metafile/gdi.h"

namespace raingan::metafile {

/// [MS-EMF], with the EMF+ records in its comments. False: it has no usable head.
bool play_emf(Bytes file, Canvas& canvas);
/// [MS-WMF], with or without the head that Aldus gave it.
bool play_wmf(Bytes file, Canvas& canvas);

/// Is there an EMF head at the beginning?
bool is_emf(Bytes file);
bool is_wmf(Bytes file);

/// The UTF-8 of text in a font of this charset ([MS-WMF] 2.1.1.5): Thai, or Western where it says nothing else.
std::string decoded_text(std::string_view bytes, std::uint8_t charset);

/// [MS-WMF] 2.2.2.8 ColorRef
inline Colour colour_ref(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8U),
            static_cast<std::uint8_t>(value >> 16U)};
}
/// A brush of [MS-WMF] 2.2.2.1 LogBrush, its fields at hand.
GdiBrush log_brush(std::uint32_t style, std::uint32_t colour, std::uint32_t hatch);
/// A brush that repeats a picture.
std::optional<GdiBrush> pattern_brush(const std::optional<Pixels>& pixels, Canvas& canvas);

}  // namespace raingan::metafile
