// Why an agency of a higher rank may have a lower level.
#pragma once

#include <string>

#include "province/province.h"

namespace raingan::province {

/// In Thai, with the first two agencies that show it; empty where ranks and levels go together.
std::string level_note(const Province& province);

}  // namespace raingan::province
