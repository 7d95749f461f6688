// Files in, files out. An output is written beside its target, flushed and renamed, so it appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

/// The whole file, at most limits::input_bytes. Throws Error (unreadable): missing, a directory, no permission, too
/// large.
std::string read_file(const std::string& path);

/// A file written under a temporary name beside its target. commit() puts it there; a PendingFile that is destroyed
/// before leaves no trace. So several outputs can all be written before the first one appears.
class PendingFile {
public:
    /// Throws Error (unwritable).
    PendingFile(std::string path, std::string_view bytes);
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&&) = delete;
    ~PendingFile();

    /// Replaces the target atomically. Throws Error (unwritable).
    void commit();
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
    std::string temporary_;  ///< empty: committed
};

/// Replaces `path` atomically by `bytes`. Throws Error (unwritable) and leaves the old file and no temporary behind.
void write_file(const std::string& path, std::string_view bytes);

/// Makes the directory and those above it. Throws Error (unwritable).
void make_directory(const std::string& path);

}  // namespace raingan
