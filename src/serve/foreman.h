// A foreman: takes jobs from the queue, has each done by a shut-in child of its own, and writes what came of it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "serve/house.h"

namespace raingan::serve {

/// In memory that the supervisor sees.
struct AtJob {
    std::atomic<std::int64_t> began{0};  ///< seconds since 1970; 0: at none
};

/// Until SIGTERM. `name`: by which its jobs are taken. The caller must not have threads.
void run_foreman(House& house, const std::string& name, AtJob& at_job);

}  // namespace raingan::serve
