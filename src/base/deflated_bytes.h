// Bytes that are put aside in memory: deflated fast, not small (RFC 1951 by libdeflate). For no file.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

/// Never empty. std::bad_alloc where there is no memory.
std::string deflated_bytes(std::string_view bytes);

/// What deflated_bytes() was given.
std::string inflated_bytes(std::string_view deflated);

}  // namespace raingan
