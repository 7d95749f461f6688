// Windows' C library has no place for allocation functions of our own: what C++ asks for in vain is told and ends the
// program, C libraries are on their own.
#include "cli/memory.h"

#include <cstdio>
#include <cstdlib>
#include <new>

#include "base/error.h"
#include "base/limits.h"

namespace raingan::cli {
namespace {

/// Made beforehand.
char message[512] = "raingan: not enough memory\n";

}  // namespace

void prepare_for_out_of_memory(Language language) {
    const char* const format =
        language == Language::thai
            ? "raingan: หน่วยความจำไม่พอ (memory = %s) โปรดปิดโปรแกรมอื่น แบ่งไฟล์ หรือเพิ่มขีดจำกัดด้วย --limit memory=…\n"
            : "raingan: not enough memory (memory = %s); close other programs, split the file, or raise the limit with "
              "--limit memory=…\n";
    std::snprintf(message, sizeof message, format, limits::memory.shown().c_str());
}

void end_where_memory_runs_out() {
    std::set_new_handler(end_out_of_memory);
}

void end_out_of_memory() noexcept {
    std::fputs(message, stderr);
    std::fflush(stderr);
    std::_Exit(static_cast<int>(ExitStatus::unreadable));
}

}  // namespace raingan::cli
