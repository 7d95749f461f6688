// Work on files that came from anywhere, for commands that only read them.
#pragma once

#include <string>
#include <vector>

#include "batch/workers.h"

namespace raingan::batch {

/// Each file by a process that is shut in (workers.h, sandbox.h), where the system can do that; else by threads, one
/// where `crew.size` is 1. The caller must not have threads.
void work_on_files(const std::vector<std::string>& paths, const Crew& crew, const Done& done);

}  // namespace raingan::batch
