// Lists ([MS-DOC] 2.9.147 LSTF, 2.9.150 LVL, 2.9.131 LFO) → numbering.xml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "readers/doc/fonts.h"

namespace raingan::doc {

/// `lists` begins with the PlfLst and goes on to the end of the table stream, for the levels stand behind it.
std::string numbering_part(Bytes lists, Bytes overrides, const std::vector<Font>& fonts);

}  // namespace raingan::doc
