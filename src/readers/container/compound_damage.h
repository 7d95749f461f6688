// What compound_library.cpp of each system tells of a compound file that is not sound.
#pragma once

#include <string>

#include "base/error.h"

namespace raingan {

Error damaged_compound(const std::string& path);

}  // namespace raingan
