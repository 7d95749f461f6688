#include "base/file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "base/filesystem.h"
#include "base/limits.h"
#include "base/posix.h"
#include "base/system.h"

namespace raingan {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    [[nodiscard]] int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }
    void reset(int fd) {
        close();
        fd_ = fd;
    }
    int close() {
        const int result = fd_ >= 0 ? ::close(fd_) : 0;
        fd_ = -1;
        return result;
    }

private:
    int fd_;
};

Message with_reason(const char* en, const char* th, int error, const char* remedy_en, const char* remedy_th) {
    const std::string reason = std::strerror(error);
    return {std::string(en) + " (" + reason + "); " + remedy_en, std::string(th) + " (" + reason + ") " + remedy_th};
}

[[noreturn]] void throw_unreadable(int error) {
    if (error == ENOENT || error == ENOTDIR)
        throw unreadable("not-found", "", {"no such file; check the path", "ไม่พบไฟล์ โปรดตรวจสอบตำแหน่งไฟล์"});
    if (error == EISDIR)
        throw unreadable("directory", "", {"is a directory; name the files in it", "เป็นโฟลเดอร์ โปรดระบุชื่อไฟล์ภายใน"});
    throw unreadable(
        "no-access", "",
        with_reason("cannot be read", "อ่านไฟล์ไม่ได้", error, "check its permissions", "โปรดตรวจสอบสิทธิ์การเข้าถึง"));
}

/// What is read while someone writes it is neither the old file nor the new one.
void require_unchanged(int fd, const struct stat& before, bool may_be_touched) {
    struct stat now {};
    if (::fstat(fd, &now) != 0) throw_unreadable(errno);
    if (now.st_size != before.st_size || (!may_be_touched && changed_ns(now) != changed_ns(before)))
        throw unreadable("changed", "",
                         {"was changed while it was read; try again when it is whole",
                          "ไฟล์ถูกแก้ไขระหว่างอ่าน โปรดลองอีกครั้งเมื่อไฟล์สมบูรณ์แล้ว"});
}

struct InputFile {
    Descriptor file;
    struct stat status {};
};

InputFile open_standard_input() {
    static std::atomic<bool> taken{false};
    if (taken.exchange(true))
        throw unreadable("read-before", "",
                         {"standard input can be read but once; name it with - in one place only",
                          "อ่านข้อมูลเข้ามาตรฐานได้เพียงครั้งเดียว โปรดใช้ - ในที่เดียว"});
    InputFile input{Descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0))};
    if (input.file.get() < 0 || ::fstat(input.file.get(), &input.status) != 0) throw_unreadable(errno);
    if (S_ISDIR(input.status.st_mode)) throw_unreadable(EISDIR);
    return input;
}

InputFile open_input(const std::string& path) {
    if (path == "-") return open_standard_input();
    // A pipe with a name would wait here for somebody who writes to it; now it is empty where there is nobody.
    InputFile input{Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))};
    if (input.file.get() < 0) throw_unreadable(errno);
    if (::fstat(input.file.get(), &input.status) != 0) throw_unreadable(errno);
    if (S_ISDIR(input.status.st_mode)) throw_unreadable(EISDIR);
    if (!S_ISREG(input.status.st_mode) && ::fcntl(input.file.get(), F_SETFL, O_RDONLY) != 0) throw_unreadable(errno);
    return input;
}

/// What one read gives; 0 at the end.
std::size_t read_some(const Descriptor& file, char* to, std::size_t most) {
    for (;;) {
        const ssize_t got = ::read(file.get(), to, most);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw_unreadable(errno);
    }
}

[[noreturn]] void throw_unwritable(const std::string& path, int error) {
    throw Error(ExitStatus::unwritable, "unwritable", path,
                with_reason("cannot be written", "เขียนไฟล์ไม่ได้", error,
                            "check the folder, its permissions and free space", "โปรดตรวจสอบโฟลเดอร์ สิทธิ์ และพื้นที่ว่าง"));
}

/// False with errno.
bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A rename would replace what it should not: a device, and a file that was made read-only; of a folder it fails, but
/// late. False with errno.
bool may_replace(const std::string& path) {
    struct stat existing {};
    if (::stat(path.c_str(), &existing) != 0) return errno == ENOENT;
    if (!S_ISREG(existing.st_mode)) {
        errno = S_ISDIR(existing.st_mode) ? EISDIR : EINVAL;
        return false;
    }
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Permissions for a new file as the user's umask asks; an existing target keeps its own.
mode_t mode_for(const std::string& path) {
    if (const auto existing = mode_of(path)) return *existing;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

/// Gives an open file without a name this one. False with errno, EEXIST among others.
bool link_open_file(int fd, const std::string& path) {
    char open_file[32];
    std::snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", fd);
    return ::linkat(AT_FDCWD, open_file, AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

/// A link replaces nothing: what has a name already is replaced by a rename from this one. Were the process killed
/// between the two, the whole new file would stay there, until the next output of the name takes its place. Two
/// processes that write the same output may take each other's; both are whole. False with errno.
bool replace_by_open_file(int fd, const std::string& between, const std::string& path) {
    constexpr int most_tries = 16;
    for (int i = 0; i < most_tries; ++i) {
        while (!link_open_file(fd, between))
            if (errno != EEXIST || (::unlink(between.c_str()) != 0 && errno != ENOENT)) return false;
        if (rename_over(between, path)) return true;
        if (errno == ENOENT) continue;
        const int error = errno;
        ::unlink(between.c_str());
        errno = error;
        return false;
    }
    return false;
}

std::string read_whole(const std::string& path, bool may_be_touched) {
    const InputFile input = open_input(path);
    const Descriptor& file = input.file;
    const struct stat& status = input.status;
    if (static_cast<unsigned long long>(status.st_size) > limits::input_bytes)
        throw over_limit(limits::input_bytes, "");

    std::string bytes;
    const std::size_t guess = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 65536;
    for (;;) {
        const std::size_t have = bytes.size();
        bytes.resize(have == 0 ? guess : have * 2);
        const std::size_t got = read_some(file, bytes.data() + have, bytes.size() - have);
        bytes.resize(have + got);
        if (got == 0) {
            if (S_ISREG(status.st_mode)) require_unchanged(file.get(), status, may_be_touched);
            return bytes;
        }
        if (bytes.size() > limits::input_bytes) throw over_limit(limits::input_bytes, "");
    }
}

}  // namespace

std::string read_file(const std::string& path) {
    return read_whole(path, false);
}

std::string read_kept_file(const std::string& path) {
    return read_whole(path, true);
}

std::string read_beginning(const std::string& path, std::size_t most) {
    const InputFile input = open_input(path);
    std::string bytes(most, '\0');
    std::size_t have = 0;
    while (have < most) {
        const std::size_t got = read_some(input.file, bytes.data() + have, most - have);
        if (got == 0) break;
        have += got;
    }
    bytes.resize(have);
    return bytes;
}

PendingFile::PendingFile(std::string path, std::string_view bytes, Durability durability, std::optional<unsigned> mode,
                         NamedBy named_by)
    : path_(std::move(path)) {
    destination_ = destination_of(path_, named_by);
    if (destination_.is_stream) {
        for_stream_ = bytes;
        is_pending_ = true;
        return;
    }
    const std::string& target = destination_.path;
    if (!may_replace(target)) throw_unwritable(path_, errno);
    const std::size_t slash = target.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : target.substr(0, slash + 1);
    static const bool can_link = ::access("/proc/self/fd", X_OK) == 0;
    Descriptor file(can_link ? ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600) : -1);
    const bool nameless = file.get() >= 0;
    temporary_ = target + (nameless ? ".raingan-new" : ".raingan-XXXXXX");
    if (!nameless) file.reset(::mkostemp(temporary_.data(), O_CLOEXEC));
    if (file.get() < 0) throw_unwritable(path_, errno);
    const bool whole =
        write_all(file.get(), bytes) && ::fchmod(file.get(), mode ? *mode : mode_for(target)) == 0 &&
        ((flushes_together && durability == Durability::later) || ::fsync(file.get()) == 0 || errno == EINVAL) &&
        (nameless || file.close() == 0);
    if (!whole) {
        const int error = errno;
        if (!nameless) ::unlink(temporary_.c_str());
        throw_unwritable(path_, error);
    }
    nameless_ = file.release();
    is_pending_ = true;
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : path_(std::move(other.path_)), destination_(std::move(other.destination_)),
      for_stream_(std::move(other.for_stream_)), temporary_(std::move(other.temporary_)),
      nameless_(std::exchange(other.nameless_, -1)), is_pending_(std::exchange(other.is_pending_, false)) {}

PendingFile::~PendingFile() {
    if (nameless_ >= 0)
        ::close(nameless_);
    else if (is_pending_ && !destination_.is_stream)
        ::unlink(temporary_.c_str());
}

void PendingFile::commit() {
    if (!is_pending_) return;
    if (destination_.is_stream) {
        const Descriptor stream(open_stream(destination_, path_));
        std::fflush(stdout);  // what was printed before it stands before it
        if (!write_all(stream.get(), for_stream_)) throw_unwritable(path_, errno);
        is_pending_ = false;
        return;
    }
    const std::string& target = destination_.path;
    const bool done = nameless_ >= 0 ? link_open_file(nameless_, target) ||
                                           (errno == EEXIST && replace_by_open_file(nameless_, temporary_, target))
                                     : rename_over(temporary_, target);
    if (!done) throw_unwritable(path_, errno);
    is_pending_ = false;
}

void write_file(const std::string& path, std::string_view bytes, std::optional<unsigned> mode) {
    PendingFile(path, bytes, PendingFile::Durability::flushed, mode).commit();
}

std::optional<unsigned> mode_of(const std::string& path) {
    struct stat existing {};
    if (::stat(path.c_str(), &existing) != 0) return std::nullopt;
    return existing.st_mode & 07777U;
}

void flush_file_system(const std::string& folder) {
    if (!flushes_together) return;
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || ::syncfs(opened.get()) != 0) throw_unwritable(folder, errno);
}

void make_directory(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path_of(path), error);
    if (error) throw_unwritable(path, error.default_error_condition().value());
}

}  // namespace raingan
