// A foreman: takes jobs from the queue, has each done by a shut-in child of its own, and writes what came of it.
#pragma once

#include <string>

#include "serve/at_jobs.h"
#include "serve/house.h"

namespace raingan::serve {

/// Until SIGTERM. `name`: by which its jobs are taken. The caller must not have threads.
void run_foreman(House& house, const std::string& name, AtJob& at_job);

}  // namespace raingan::serve
