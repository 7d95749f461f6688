// What the roll-up reads: files of any kind, each reduced at once to what the province's workbook needs of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/message.h"
#include "batch/input.h"
#include "province/submission.h"
#include "report/rules.h"

namespace raingan::cli {

/// What became of one input: a submission, the error that stopped it, or neither of what is no report of an agency.
struct ReadInput {
    std::optional<province::Submission> submission;
    std::optional<Error> error;
};

/// On all cores; the results stand as `paths` do. What is no report's JSON is read by processes that are shut in
/// (batch/workers.h): a document that crashes or hangs costs itself. A bar is drawn on a terminal, if it
/// is wanted. The caller must not
/// have threads.
std::vector<ReadInput> read_submissions(const std::vector<std::string>& paths, const Rules& rules,
                                        const batch::InputOptions& options, Language language, bool shows_progress);

}  // namespace raingan::cli
