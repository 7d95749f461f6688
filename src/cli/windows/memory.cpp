// Windows' C library has no place for allocation functions of our own: what C++ asks for in vain is told and ends the
// program, C libraries are on their own.
#include "cli/memory.h"

#include <cstdio>
#include <cstdlib>

#include "base/error.h"

namespace raingan::cli {

void end_out_of_memory() noexcept {
    std::fputs(out_of_memory_message(), stderr);
    std::fflush(stderr);
    std::_Exit(static_cast<int>(ExitStatus::unreadable));
}

}  // namespace raingan::cli
