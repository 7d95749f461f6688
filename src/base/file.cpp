#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/limits.h"

namespace raingan {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
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

[[noreturn]] void throw_unwritable(int error) {
    throw Error(ExitStatus::unwritable, "unwritable", "",
                with_reason("cannot be written", "เขียนไฟล์ไม่ได้", error,
                            "check the folder, its permissions and free space", "โปรดตรวจสอบโฟลเดอร์ สิทธิ์ และพื้นที่ว่าง"));
}

void write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_unwritable(errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Permissions for a new file as the user's umask asks; an existing target keeps its own.
mode_t mode_for(const std::string& path) {
    struct stat existing {};
    if (::stat(path.c_str(), &existing) == 0) return existing.st_mode & 07777U;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

/// Gives an open file without a name this one. False with errno, EEXIST among others.
bool link_open_file(int fd, const std::string& path) {
    const std::string open_file = "/proc/self/fd/" + std::to_string(fd);
    return ::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

}  // namespace

std::string read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) throw_unreadable(errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw_unreadable(errno);
    if (S_ISDIR(status.st_mode)) throw_unreadable(EISDIR);
    if (static_cast<unsigned long long>(status.st_size) > limits::input_bytes)
        throw over_limit(limits::input_bytes, "");

    std::string bytes;
    const std::size_t guess = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 65536;
    for (;;) {
        const std::size_t have = bytes.size();
        bytes.resize(have == 0 ? guess : have * 2);
        const ssize_t got = ::read(file.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno != EINTR) throw_unreadable(errno);
        bytes.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got == 0) return bytes;
        if (bytes.size() > limits::input_bytes) throw over_limit(limits::input_bytes, "");
    }
}

PendingFile::PendingFile(std::string path, std::string_view bytes, Durability durability) : path_(std::move(path)) {
    const std::size_t slash = path_.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path_.substr(0, slash + 1);
    static const bool can_link = ::access("/proc/self/fd", X_OK) == 0;
    Descriptor file(can_link ? ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600) : -1);
    std::string name;
    if (file.get() < 0) {
        name = path_ + ".XXXXXX";
        file.reset(::mkostemp(name.data(), O_CLOEXEC));
    }
    if (file.get() < 0) throw_unwritable(errno);
    try {
        write_all(file.get(), bytes);
        if (::fchmod(file.get(), mode_for(path_)) != 0) throw_unwritable(errno);
        if (durability == Durability::flushed && ::fsync(file.get()) != 0 && errno != EINVAL) throw_unwritable(errno);
        if (!name.empty() && file.close() != 0) throw_unwritable(errno);
    } catch (...) {
        if (!name.empty()) ::unlink(name.c_str());
        throw;
    }
    nameless_ = file.release();
    temporary_ = std::move(name);
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})),
      nameless_(std::exchange(other.nameless_, -1)) {}

PendingFile::~PendingFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    if (nameless_ >= 0) ::close(nameless_);
}

void PendingFile::commit() {
    if (nameless_ >= 0) {
        const Descriptor file(std::exchange(nameless_, -1));
        if (link_open_file(file.get(), path_)) return;
        if (errno != EEXIST) throw_unwritable(errno);
        // A link replaces nothing: what has a name already is replaced by a rename.
        const std::string name = path_ + ".raingan-" + std::to_string(::getpid());
        if (!link_open_file(file.get(), name)) throw_unwritable(errno);
        temporary_ = name;
    }
    if (temporary_.empty()) return;
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw_unwritable(errno);
    temporary_.clear();
}

void write_file(const std::string& path, std::string_view bytes) {
    PendingFile(path, bytes).commit();
}

void flush_file_system(const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() >= 0) ::syncfs(opened.get());
}

void make_directory(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) throw_unwritable(error.value());
}

}  // namespace raingan
