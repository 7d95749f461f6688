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
///
/// Mails and archives stand for the documents in them (bundle.h), in a folder too; what else is in them is passed over.
Collected collect(const Selection& selection);

/// What a file in a folder or bundle is by its name, where no reader is given it; none: a document.
std::optional<Kind> kind_by_name(const std::string& name);

}  // namespace raingan::batch
