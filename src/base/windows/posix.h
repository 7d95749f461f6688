// What files by descriptors need besides Windows' own C library: names of POSIX that it lacks. Paths are UTF-8, for the
// program's manifest makes that the code page of narrow strings (packaging/windows/raingan.manifest).
#pragma once

#include <io.h>

#include <cerrno>
#include <cstdint>
#include <string>

// Of these only the first says something on Windows: what is not open when a child starts.
#define O_CLOEXEC _O_NOINHERIT
#define O_NONBLOCK 0
#define O_NOFOLLOW 0
#define O_DIRECTORY 0
#define O_TMPFILE 0
#define AT_FDCWD 0
#define AT_EACCESS 0
#define AT_SYMLINK_FOLLOW 0
#define F_DUPFD_CLOEXEC 0
#define F_SETFL 1
#ifndef ELOOP
#define ELOOP EMLINK
#endif

using mode_t = unsigned short;

/// Duplicates; flags of an open file are none.
inline int fcntl(int file, int command, int /*value*/) {
    return command == F_DUPFD_CLOEXEC ? ::_dup(file) : 0;
}
inline int faccessat(int /*folder*/, const char* path, int mode, int /*flags*/) {
    return ::access(path, mode);
}
inline int fchmod(int /*file*/, mode_t /*mode*/) {
    return 0;  // who may read a file its folder says
}
inline int fsync(int file) {
    return ::_commit(file);
}
/// Each file is flushed by itself.
inline int syncfs(int /*file*/) {
    return 0;
}
/// Files without a name are Linux's.
inline int linkat(int /*folder*/, const char* /*file*/, int /*to_folder*/, const char* /*path*/, int /*flags*/) {
    errno = ENOSYS;
    return -1;
}
/// `pattern` ends in XXXXXX.
int mkostemp(char* pattern, int flags);
std::int64_t pread(int file, void* to, std::size_t size, std::int64_t from);

namespace raingan {

inline constexpr bool flushes_together = false;

inline std::int64_t changed_ns(const struct stat& status) {
    constexpr std::int64_t second = 1'000'000'000;
    return status.st_mtime * second;
}

}  // namespace raingan
