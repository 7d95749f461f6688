// The encoding that a Type 1 font program brings (Adobe Type 1 Font Format, 2.3; ISO 32000-1 9.6.6.2).
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// Names of glyphs by code; empty where the program says nothing, or that it keeps to the standard encoding. `program`:
/// its clear text, from the start.
std::array<std::string, 256> type1_encoding(std::string_view program);

}  // namespace raingan::pdf
