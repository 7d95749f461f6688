// A colour of sRGB.
#pragma once

#include <cstdint>

namespace raingan {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

}  // namespace raingan
