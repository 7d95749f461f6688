// Files in, files out. An output is written beside its target, flushed and renamed, so it appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

/// The whole file, at most limits::input_bytes. Throws Error (unreadable): missing, a directory, no permission, too
/// large.
std::string read_file(const std::string& path);

/// Replaces `path` atomically by `bytes`. Throws Error (unwritable) and leaves the old file and no temporary behind.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace raingan
