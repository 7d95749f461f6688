// What came of one file of a batch.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/error.h"
#include "batch/converter.h"

namespace raingan::batch {

/// A diagnostic as its reader sees it, in one language.
struct Finding {
    Severity severity = Severity::info;
    std::string code, place, message;
    std::string origin{};  ///< the place as the file itself counts; empty where `place` is that already
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Outcome {
    ExitStatus status = ExitStatus::done;
    Finding error;  ///< where the status is not done
    Message why;    ///< its message in both languages
    std::vector<Finding> findings;
    std::vector<Output> outputs;
    std::string author;                ///< of the document
    std::vector<TakenBuild> builds{};  ///< of its fonts (neighbours.h)
    double cpu_seconds = 0, wall_seconds = 0;
    std::string input_sha256;  ///< of the bytes that were read, by who read them: it does not go with `pack`
};

/// In the words for people; `parts` are those of their document.
std::vector<Finding> findings_of(const Diagnostics& diagnostics, const std::vector<std::string>& parts,
                                 Language language);

/// An outcome for an error; its message in `language`.
Outcome failed(const Error& error, Language language);

/// Calls `work`, which fills in an outcome, or makes one of what it throws (Error, std::bad_alloc); timed.
Outcome outcome_of(Language language, const std::function<void(Outcome& outcome)>& work);

/// Calls the converter, and makes an outcome of what it gives or throws (see outcome_of).
Outcome convert_to_outcome(Converter& converter, std::string bytes, const std::string& path, Language language);

/// Whether layout found that text of the document is not on its pages, or twice (layout/conservation.h).
bool lost_text(const Outcome& outcome);

/// An outcome as bytes and back, between a worker process and its parent. `unpack` throws std::length_error where the
/// bytes are no whole outcome.
std::string pack(const Outcome& outcome);
Outcome unpack(std::string_view bytes);

}  // namespace raingan::batch
