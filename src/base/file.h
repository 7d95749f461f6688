// Files in, files out. An output is written beside its target, flushed and renamed, so it appears whole or not at all;
// links are followed to their targets first, and streams (destination.h) are written to. "-" is standard input or
// output.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/destination.h"

namespace raingan {

/// The whole file, at most limits::input_bytes. Throws Error (unreadable): missing, a directory, no permission, too
/// large, changed while it was read; standard input, which can be read but once, for the second time.
std::string read_file(const std::string& path);

/// What has this name always says the same, but its time moves: whoever keeps files under their digests touches them.
/// Throws as read_file.
std::string read_kept_file(const std::string& path);

/// At most so many bytes of its beginning. Throws as read_file.
std::string read_beginning(const std::string& path, std::size_t most);

/// A file written beside its target, under no name where the file system can (O_TMPFILE: nothing stays behind even if
/// the process is killed), else under a temporary one. commit() puts it there; a PendingFile that is destroyed before
/// leaves no trace. So several outputs can all be written before the first one appears; that they cannot replace what
/// stands there (a folder, a file that is read-only) is known before too.
class PendingFile {
public:
    /// flushed: on the disk before it has its name, so that not even a loss of power leaves half a file. later: whoever
    /// writes many files flushes them together (flush_file_system).
    enum class Durability { flushed, later };

    /// `mode`: permissions of the file, whatever stood there; none: those of the old file, or as the umask asks. Throws
    /// Error (unwritable).
    PendingFile(std::string path, std::string_view bytes, Durability durability = Durability::flushed,
                std::optional<unsigned> mode = std::nullopt, NamedBy named_by = NamedBy::user);
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&&) = delete;
    ~PendingFile();

    /// Replaces the target atomically, without allocating; or writes to the stream. Throws Error (unwritable).
    void commit();
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] bool is_stream() const { return destination_.is_stream; }

private:
    std::string path_;
    Destination destination_;
    std::string for_stream_;   ///< its bytes, where it is one
    std::string temporary_;    ///< its name until it is committed; of a nameless one, the name on the way to its own
    int nameless_ = -1;        ///< open file that has no name
    bool is_pending_ = false;  ///< written and not committed
};

/// Replaces `path` atomically by `bytes`; `mode` as of a PendingFile. Throws Error (unwritable) and leaves the old file
/// and no temporary behind.
void write_file(const std::string& path, std::string_view bytes, std::optional<unsigned> mode = std::nullopt);

/// The permissions of what has this name; none where nothing has.
std::optional<unsigned> mode_of(const std::string& path);

/// Flushes all that was written to the file system that `folder` is on. Throws Error (unwritable).
void flush_file_system(const std::string& folder);

/// Makes the directory and those above it. Throws Error (unwritable).
void make_directory(const std::string& path);

}  // namespace raingan
