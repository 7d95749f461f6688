// What the program does when memory runs out.
//
// C++ code gets std::bad_alloc, and the file that was at work gets an Error. C libraries do not get told at all:
// libxlsxwriter, HarfBuzz and libharu go on with a null pointer, or leave out what they had no room for and report
// success. memory.cpp defines the C allocation functions for the whole process; where the system has no more, the
// process says so and ends. Outputs are nameless files until they are whole, so nothing stays behind; a worker process
// costs its own file.
#pragma once

#include "base/message.h"

namespace raingan::cli {

/// Says in which language memory's end is told, and that a std::bad_alloc that nobody can catch is told so too.
void prepare_for_out_of_memory(Language language);

/// From now on memory's end ends the process, whoever asked for it: for work on a single file by libraries that catch
/// std::bad_alloc and go on without (qpdf).
void end_where_memory_runs_out();

/// What is told then, made by prepare_for_out_of_memory. Allocates nothing.
const char* out_of_memory_message() noexcept;

/// Tells of it on standard error and ends the process with exit status 2. Allocates nothing.
[[noreturn]] void end_out_of_memory() noexcept;

}  // namespace raingan::cli
