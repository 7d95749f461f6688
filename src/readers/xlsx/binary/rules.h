// Conditional formats of .xlsb ([MS-XLSB] BrtBeginConditionalFormatting, BrtBeginCFRule), as the elements that say the
// same in .xlsx.
#pragma once

#include "readers/xlsx/binary/records.h"
#include "readers/xlsx/conditions.h"

namespace raingan::xlsx::binary {

/// Takes a record in, where it is one of these.
void add_rule(ConditionReader& conditions, std::uint32_t type, Bytes body);

}  // namespace raingan::xlsx::binary
