// A counted number in one of Word's forms (ECMA-376 17.18.59 ST_NumberFormat): list labels and page numbers alike.
#pragma once

#include <cstdint>
#include <string>

#include "document/document.h"

namespace raingan {

/// 3 → "3", "๓", "ค", "สาม", "c", "C", "iii", "III"; none and bullet give nothing.
std::string format_number(std::uint32_t number, NumberFormat format);

}  // namespace raingan
