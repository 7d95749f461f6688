// Which files a batch takes, and where their outputs go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/destination.h"
#include "base/error.h"

namespace raingan::batch {

struct Selection {
    std::vector<std::string> inputs;  ///< files and folders, as given; "-" is standard input
    bool recursive = false;           ///< folders below the given ones as well
    bool follow = false;              ///< also what links in them lead to outside of them
    bool pass_own = true;             ///< pass over what an earlier run wrote beside its source
    std::size_t shard = 1, shards = 1;
    std::string output;  ///< a folder, or a file (see select_tasks); empty: the current folder
    std::vector<std::string> formats;
    std::string only_ending{};  ///< of folders only files that end so: "pdf"; empty: all documents
    /// Outputs begin with their inputs' own bytes (sign, extend), and may therefore stand in their place. Without
    /// `output` each is called STEM.MARK.FORMAT beside its input or, where the mark is empty, takes its place.
    bool continues = false;
    std::string mark = "raingan";  ///< in the name of an output that would fall on its input
    std::string report;            ///< file of the report on the run, which must be none of the others; empty: none
};

struct Target {
    std::string format, path;
    NamedBy named_by = NamedBy::program;
};

struct Task {
    std::string input;              ///< path to read
    std::vector<Target> targets{};  ///< one for each format
    /// Not to be read: its outputs would fall on others, or a folder that cannot be.
    std::optional<Error> refused{};
    std::optional<Message> note{};  ///< what is different from what the user may expect of its outputs
    bool in_folder = false;         ///< found, and not named
};

/// A file in a folder that is not converted, by what it is.
enum class Kind : std::uint8_t {
    lock,     ///< Office's (~$) and LibreOffice's
    system,   ///< Thumbs.db, desktop.ini and their like
    hidden,   ///< .name
    picture,  ///< and scans, by their names
    scan,     ///< a PDF that carries no report; known only when it has been read
    link,     ///< that leads out of the folder
    own,      ///< output of an earlier run, beside its source
    other,
};
/// "lock files", "pictures" …
Message kind_name(Kind kind);

struct PassedOver {
    std::string path;
    Kind kind = Kind::other;
};

struct Tasks {
    std::vector<Task> tasks;
    bool is_batch = false;                  ///< folders, or more files than one would name
    std::vector<PassedOver> passed_over{};  ///< in folders, by their names and places; in the order of the tasks
};

/// Files as they are given; those of a folder in the order of their names (bytes), but for what is passed over. Outputs
/// of a folder's files stand below `output` as their inputs in the folder. Of N shards each takes every Nth file, so
/// that shards made from the same names share the work without knowing of each other.
///
/// `output` is a file where it ends as the one format that is asked for does, or is a stream (base/destination.h), and
/// no folder: then there must be one input and one format. Otherwise it is a folder. An output that would fall on its
/// own input is called STEM.MARK.FORMAT, which is told.
///
/// Throws Error: a folder cannot be read, "no-documents"; "bad-report" (usage);
/// "bad-output" (usage) where `output` is a file and there is more than one output, or its ending is another format's.
Tasks select_tasks(const Selection& selection);

/// The ending of the path, lower case and without the dot, where it is one of a document or picture; else empty.
std::string document_ending(const std::string& path);

}  // namespace raingan::batch
