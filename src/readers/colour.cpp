#include "readers/colour.h"

#include <charconv>

namespace raingan {

std::optional<Colour> read_colour(std::string_view hex) {
    if (!hex.empty() && hex.front() == '#') hex.remove_prefix(1);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (hex.size() != 6 || error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
    return Colour{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
                  static_cast<std::uint8_t>(value & 0xFFU)};
}

}  // namespace raingan
