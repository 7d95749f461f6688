// Which files a batch takes, and where their outputs go.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

namespace raingan::batch {

struct Selection {
    std::vector<std::string> inputs;  ///< files and folders, as given
    bool recursive = false;           ///< folders below the given ones as well
    std::size_t shard = 1, shards = 1;
    std::string output;  ///< a folder; empty: the current one. With one input file and one format it may be a file
    std::vector<std::string> formats;
};

struct Target {
    std::string format, path;
};

struct Task {
    std::string input;             ///< path to read
    std::vector<Target> targets;   ///< one for each format
    std::optional<Error> refused;  ///< not to be read: its outputs would fall on others, or a folder that cannot be
};

struct Tasks {
    std::vector<Task> tasks;
    bool is_batch = false;            ///< folders, or more files than one would name
    std::size_t passed_over = 0;      ///< files in folders that no reader takes, by their names
    std::string first_passed_over{};  ///< an example
};

/// Files as they are given; those of a folder in the order of their names (bytes), but for hidden ones, Office's locks
/// (~$) and names of no known kind. Outputs of a folder's files stand below `output` as their inputs in the folder. Of
/// N shards each takes every Nth file, so that shards made from the same names share the work without knowing of each
/// other. Throws Error: a folder cannot be read, "no-documents".
Tasks select_tasks(const Selection& selection);

}  // namespace raingan::batch
