// The names of severities in files: JSON, XML, reports of runs, answers of the service.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"

namespace raingan {

/// In the order of Severity.
inline constexpr std::array<std::string_view, 3> severity_names{"info", "warning", "finding"};

constexpr std::string_view severity_name(Severity severity) {
    return severity_names.at(static_cast<std::size_t>(severity));
}

}  // namespace raingan
