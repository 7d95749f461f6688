// raingan convert, whatever it is given: one file or a province's folder. Files are chosen (tasks.h), converted by
// workers (workers.h), their outputs written here, and what came of each is told in the order of the files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/converter.h"
#include "batch/journal.h"
#include "batch/tasks.h"
#include "batch/workers.h"

namespace raingan::batch {

struct BatchOptions {
    Selection selection;
    Settings settings;
    std::string settings_key;     ///< differs where outputs of the same input may differ (journal.h)
    std::size_t jobs = 0;         ///< workers; 0: one for each core
    std::optional<bool> isolate;  ///< workers are processes; none: in a batch, and where they can be shut in
    std::optional<bool> sandbox;  ///< they are shut in; none: where it can be had
    bool resume = false;
    std::string journal_folder;  ///< empty: that of the outputs
    bool force = false;          ///< replace files that are not ours
    bool dry_run = false;        ///< tell what would be done, and write nothing
    bool digests = false;        ///< of inputs and outputs are wanted
    bool shows_progress = true;
    Language language = Language::english;
};

/// What came of one input.
struct Row {
    enum class State {
        made,
        unchanged,  ///< left out by --resume
        failed,
        passed_over,  ///< known only when it was read: a PDF in a folder that carries no report
        not_reached,  ///< the user interrupted
        planned,      ///< --dry-run
    } state = State::made;
    Outcome outcome;               ///< without its outputs; of an unchanged one the findings of then
    std::vector<Written> written;  ///< in the order of the formats; planned: without digests
    std::vector<Finding> refused;  ///< outputs that would have replaced a file of the user's
    std::string same_as;           ///< an input before it with the same content
};

struct Totals {
    std::size_t made = 0, unchanged = 0, failed = 0, not_reached = 0, planned = 0;
    std::vector<PassedOver> passed_over;
    bool is_batch = false, interrupted = false;
    double seconds = 0;
    ExitStatus status = ExitStatus::done;
};

/// As shells tell of Ctrl-C.
inline constexpr ExitStatus interrupted_status{130};

struct Listener {
    /// Called in the order of the files.
    std::function<void(const Task& task, const Row& row, bool is_batch)> tell;
    /// Called in a batch for what failed, as it comes; `tell` follows in its turn.
    std::function<void(const Task& task, const Row& row)> failed_now;
};

/// Throws Error where the work as a whole cannot go on: a folder that cannot be read or made, no worker process, no
/// documents. All that befalls one file is told of that file.
Totals run_batch(const BatchOptions& options, const Rules& rules, const Listener& listener);

}  // namespace raingan::batch
