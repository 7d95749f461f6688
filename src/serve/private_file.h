// Files that lead to keys.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace raingan::serve {

enum class FilePrivacy : unsigned char { missing, open_to_others, kept };

/// Whether it is a file of this account's or root's with none of the permissions in `forbidden` (077: its owner's
/// alone).
inline FilePrivacy privacy_of(const std::string& path, mode_t forbidden) {
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0 || !S_ISREG(state.st_mode)) return FilePrivacy::missing;
    const bool is_trusted = state.st_uid == ::geteuid() || state.st_uid == 0;
    return is_trusted && (state.st_mode & forbidden) == 0 ? FilePrivacy::kept : FilePrivacy::open_to_others;
}

}  // namespace raingan::serve
