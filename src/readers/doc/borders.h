// Colours, borders and shading ([MS-DOC] 2.9.16 Brc80, 2.9.17 Brc, 2.9.241 Shd, 2.9.242 Shd80) as attributes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "readers/container/bytes.h"

namespace raingan::doc {

/// "RRGGBB", or "auto".
std::string colour_of_index(unsigned ico);
/// COLORREF: red, green, blue, and 0xFF for "auto".
std::string colour_of(Bytes colorref);

/// What a border or shading says; empty where the file says nothing.
using Attributes = std::string;

/// ` w:val="single" w:sz="4" w:space="0" w:color="auto"`. Empty for the Brc that means "as it was".
Attributes border_of_4(Bytes brc80);
Attributes border_of_8(Bytes brc);
/// ` w:val="clear" w:color="auto" w:fill="FFFFFF"`.
Attributes shading_of_2(Bytes shd80);
Attributes shading_of_10(Bytes shd);

/// <w:name …/>, or nothing where there are no attributes.
void append_element(std::string& xml, std::string_view name, const Attributes& attributes);

}  // namespace raingan::doc
