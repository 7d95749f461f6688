// Rounding to whole numbers of 64 bits on every system: std::lround's have 32 on Windows.
#pragma once

#include <cmath>
#include <cstdint>

namespace raingan {

/// Halves away from zero.
inline std::int64_t round_to_int(double value) {
    return std::llround(value);
}

}  // namespace raingan
