// Files by descriptors, as POSIX has them. Windows' C library has most of it under the same names, windows/posix.h the
// rest.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>

#ifdef _WIN32
#include "base/windows/posix.h"
#else

namespace raingan {

/// Files of a batch may be flushed together at its end (syncfs).
inline constexpr bool flushes_together = true;

/// When the file was last written to.
inline std::int64_t changed_ns(const struct stat& status) {
    constexpr std::int64_t second = 1'000'000'000;
    return status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec;
}

}  // namespace raingan
#endif
