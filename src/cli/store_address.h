// Where the store is: as the command line says, else as the environment does, which others cannot see.
#pragma once

#include <cstdlib>
#include <string>

namespace raingan::cli {

inline std::string store_address(const std::string& option) {
    if (!option.empty()) return option;
    const char* const variable = std::getenv("RAINGAN_DATABASE");
    return variable == nullptr ? "" : variable;
}

}  // namespace raingan::cli
