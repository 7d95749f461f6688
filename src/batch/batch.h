// raingan convert, whatever it is given: one file or a province's folder. Files are chosen (tasks.h), converted by
// workers (workers.h), their outputs written here, and what came of each is told in the order of the files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/converter.h"
#include "batch/tasks.h"
#include "batch/workers.h"

namespace raingan::batch {

struct BatchOptions {
    Selection selection;
    Settings settings;
    std::string settings_key;     ///< differs where outputs of the same input may differ (journal.h)
    std::size_t jobs = 0;         ///< workers; 0: one for each core
    std::optional<bool> isolate;  ///< workers are processes; none: in a batch
    std::optional<bool> sandbox;  ///< they are shut in; true asks for processes as well; none: where it can be had
    bool resume = false;
    Language language = Language::english;
};

/// What came of one input.
struct Row {
    enum class State { made, unchanged, failed } state = State::made;
    Outcome outcome;                   ///< without its outputs
    std::vector<std::string> written;  ///< paths, in the order of the formats
};

struct Totals {
    std::size_t made = 0, unchanged = 0, failed = 0, passed_over = 0;
    std::string first_passed_over;
    bool is_batch = false;
    double seconds = 0;
    ExitStatus status = ExitStatus::done;
};

/// Called in the order of the files.
using Tell = std::function<void(const Task& task, const Row& row, bool is_batch)>;

/// Throws Error where the work as a whole cannot go on: a folder that cannot be read or made, no worker process. All
/// that befalls one file is told of that file.
Totals run_batch(const BatchOptions& options, const Rules& rules, const Tell& tell);

}  // namespace raingan::batch
