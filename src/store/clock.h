// Moments of the store: seconds since 1970 in UTC, shown as RFC 3339 has them.
#pragma once

#include <cstdint>
#include <string>

namespace raingan::store {

std::int64_t now();

/// "2026-11-30T06:12:09Z".
std::string shown_moment(std::int64_t seconds);

}  // namespace raingan::store
