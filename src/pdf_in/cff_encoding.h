// The encoding that a bare CFF font program brings (Adobe Technical Note 5176; ISO 32000-1 9.9, FontFile3 /Type1C).
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// Names of glyphs by code; empty where the program says nothing, or is none, or names glyphs by numbers (CID-keyed).
std::array<std::string, 256> cff_encoding(std::string_view program);

}  // namespace raingan::pdf
