// Those who convert the files of a batch: threads of this process, or processes of their own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "batch/outcome.h"

namespace raingan::batch {

/// How many this process may run on.
std::size_t cores();

struct Crew {
    std::size_t size = 1;  ///< workers
    /// Makes a worker's function from a file's bytes and name to what came of it. Called by each worker once.
    using Work = std::function<Outcome(const std::string& bytes, const std::string& name)>;
    /// `shut_in`: no file can be opened any more once it has returned.
    std::function<Work(bool shut_in)> make_work;
    Language language = Language::english;
};

/// Called for each file as it is done, in any order, on the caller's thread: the file's place in `paths`, and what came
/// of it.
using Done = std::function<void(std::size_t index, Outcome outcome)>;

/// One worker works on the caller's own thread. A file that takes more than limits::time of the processor ends the
/// program (own_limits.h).
void run_in_threads(const std::vector<std::string>& paths, const Crew& crew, const Done& done);

/// Each worker is a child of this process that sees only bytes: the parent reads the files. One that dies or takes too
/// long (limits::time by the clock, from when the file was given to it) costs the file that it was at (error "crashed"
/// or "over-limit") and is replaced. `shut_in`: no files, no network, see sandbox.h. The caller must not have threads.
void run_in_processes(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done);

}  // namespace raingan::batch
