#include "batch/run.h"

#include "batch/own_limits.h"
#include "batch/sandbox.h"

namespace raingan::batch {

void work_on_files(const std::vector<std::string>& paths, const Crew& crew, const Done& done) {
    if (paths.empty()) return;
    if (has_sandbox()) {
        run_in_processes(paths, crew, true, done);
        return;
    }
    if (crew.size == 1) limit_memory();
    run_in_threads(paths, crew, done);
}

}  // namespace raingan::batch
