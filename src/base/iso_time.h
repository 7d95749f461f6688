// A moment in words, as files say it.
#pragma once

#include <ctime>
#include <string>

namespace raingan {

/// "2023-10-05T08:30:15Z" (ISO 8601, UTC) of seconds since 1970; empty for what no calendar holds. Threads may call it
/// at once.
std::string iso_time(std::time_t seconds);

}  // namespace raingan
