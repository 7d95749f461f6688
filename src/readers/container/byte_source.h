// Bytes that come piece by piece.
#pragma once

#include <cstddef>
#include <functional>

namespace raingan {

/// Fills the buffer and says with how many bytes; 0 is the end.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;

}  // namespace raingan
