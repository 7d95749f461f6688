// How what is found in a file is printed: a line for each kind, where people find it; with -v every single one, and
// the places as the file itself counts them.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "base/message.h"
#include "batch/outcome.h"

namespace raingan::cli {

/// "file: place: message" for each.
void print_findings(const std::string& file, const std::vector<batch::Finding>& findings, bool verbose,
                    Language language, std::FILE* stream = stderr);

/// What findings come to: "2 things to mend, 1 to look at".
class FindingCounts {
public:
    void add(const std::vector<batch::Finding>& findings);
    /// Empty where there are none.
    [[nodiscard]] std::string told(Language language) const;

private:
    std::size_t to_mend_ = 0, to_look_at_ = 0;
};

/// The place of an error as an officer may use it: names of the parts within a file's package are left out.
std::string usable_place(const std::string& place, bool verbose);

}  // namespace raingan::cli
