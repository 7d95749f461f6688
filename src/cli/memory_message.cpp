// What is told of memory's end, on every system.
#include <cstdio>
#include <new>

#include "base/limits.h"
#include "cli/memory.h"

namespace raingan::cli {
namespace {

/// Made beforehand.
char out_of_memory[512] = "raingan: not enough memory\n";

}  // namespace

void prepare_for_out_of_memory(Language language) {
    const char* const format =
        language == Language::thai
            ? "raingan: หน่วยความจำไม่พอ (memory = %s) โปรดปิดโปรแกรมอื่น แบ่งไฟล์ หรือเพิ่มขีดจำกัดด้วย --limit memory=…\n"
            : "raingan: not enough memory (memory = %s); close other programs, split the file, or raise the limit with "
              "--limit memory=…\n";
    std::snprintf(out_of_memory, sizeof out_of_memory, format, limits::memory.shown().c_str());
}

void end_where_memory_runs_out() {
    std::set_new_handler(end_out_of_memory);
}

const char* out_of_memory_message() noexcept {
    return out_of_memory;
}

}  // namespace raingan::cli
