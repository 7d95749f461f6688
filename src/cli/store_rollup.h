// rollup --store.
#pragma once

#include <optional>
#include <string>

#include "province/province.h"
#include "report/rules.h"

namespace raingan::cli {

/// Of the service's data; without a year the newest that somebody reported. Throws Error.
province::Province stored_province(const std::string& data, std::optional<int> year, const std::string& province,
                                   const Rules& rules);

}  // namespace raingan::cli
