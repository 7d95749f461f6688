// Those who convert the files of a batch: threads of this process, or processes of their own.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/outcome.h"

namespace raingan::batch {

/// The file that has been worked on longest.
struct AtWork {
    std::size_t index = 0;  ///< in `paths`
    std::chrono::steady_clock::duration since{};
    std::size_t bytes = 0;              ///< its size
    std::optional<unsigned> percent{};  ///< of its reading; none where that is not known
};

struct Crew {
    std::size_t size = 1;  ///< workers
    /// A worker's function from a file's bytes, which it may take, and path ("-" is standard input) to what came of it.
    using Work = std::function<Outcome(std::string& bytes, const std::string& path)>;
    /// Makes it. Called by each thread once, or once for all processes: `ahead`, so that what it opens is opened before
    /// it returns, for the processes may be unable to.
    std::function<Work(bool ahead)> make_work;
    /// Of processes, and called by their parent: loads what reading the file may need, before its worker starts.
    std::function<void(std::string_view bytes)> load_for;
    /// Whether the file's worker serves no other behind it, and none before it where something must be loaded for it.
    std::function<bool(std::string_view bytes)> ends_worker;
    Language language = Language::english;
    bool digests = false;  ///< Outcome::input_sha256 is wanted
    /// Called a few times a second, by processes' parent alone.
    std::function<void(const AtWork&)> tick;
};

/// Called for each file as it is done, in any order, on the caller's thread: the file's place in `paths`, and what came
/// of it.
using Done = std::function<void(std::size_t index, Outcome outcome)>;

/// One worker works on the caller's own thread. A file that takes more than limits::time of the processor ends the
/// program (own_limits.h).
void run_in_threads(const std::vector<std::string>& paths, const Crew& crew, const Done& done);

/// Whether this system has such processes (Linux); where it has not, run_in_processes runs threads.
bool has_processes();

/// Each worker is a child of this process that sees only bytes: the parent reads the files. One that dies or takes too
/// long (limits::time by the clock, from when it began the file) costs the file that it was at (error "crashed" or
/// "over-limit") and is replaced; so is each behind a file of Crew::ends_worker, and after some dozens of files. All
/// are forked from the parent as it was made, which looks into no file. `shut_in`: no files, no network, see sandbox.h.
/// Where the user interrupts (interrupt.h) the files that are not done are not told of. The caller must not have
/// threads.
void run_in_processes(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done);

}  // namespace raingan::batch
