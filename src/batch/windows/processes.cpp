// Windows has no fork(): a batch is converted by threads of this process.
#include "batch/workers.h"

namespace raingan::batch {

bool has_processes() {
    return false;
}

void run_in_processes(const std::vector<std::string>& paths, const Crew& crew, bool /*shut_in*/, const Done& done) {
    run_in_threads(paths, crew, done);
}

}  // namespace raingan::batch
