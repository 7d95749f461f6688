// What the pages of manual say beyond the table of options: of the program and each command, and of some options more.
#pragma once

#include <span>
#include <string_view>

#include "base/words.h"

namespace raingan::cli::shipped {

/// How the section of a command begins; of the program ("") its description.
struct Prose {
    std::string_view command;
    Words heading;  ///< "CONVERT"
    Words text;     ///< paragraphs, with "\n" between them
};
std::span<const Prose> prose();

/// What stands behind the table's own words for an option.
struct More {
    std::string_view command, option;  ///< one of the row's: "convert", "--output"
    Words text;
};
std::span<const More> more_on_options();

struct Status {
    std::string_view number;
    Words meaning;
};
std::span<const Status> exit_statuses();

}  // namespace raingan::cli::shipped
