// Where a floating table stands: w:tblpPr (ECMA-376 17.4.57).
#pragma once

#include <pugixml.hpp>

#include "document/document.h"

namespace raingan::word {

TablePlace read_place(pugi::xml_node tblpPr);

}  // namespace raingan::word
