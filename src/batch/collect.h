// The documents among the paths of a command line: files as they are given, folders walked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "batch/tasks.h"

namespace raingan::batch {

struct Found {
    std::string path, folder{};  ///< folder: below the given one, "" or "a/b/"
    bool in_folder = false;
    std::optional<Error> unreadable{};
};

struct Collected {
    std::vector<Found> found;
    std::vector<PassedOver> passed_over;
    bool has_folder = false;
};

/// In a folder the name decides what is tried: documents by their endings, in the order of their names. Links are
/// followed within the given folder, each folder once however many lead to it; out of it only with Selection::follow.
/// The folder of the outputs is not walked where it lies below a given one.
Collected collect(const Selection& selection);

}  // namespace raingan::batch
