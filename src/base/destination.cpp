#include "base/destination.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <thread>

#include "base/error.h"
#include "base/owned.h"

namespace raingan {
namespace {

[[noreturn]] void refuse(const std::string& path, const char* code, const char* en, const char* th) {
    throw Error(ExitStatus::unwritable, code, path, {en, th});
}

[[noreturn]] void refuse(const std::string& path, int error) {
    const std::string reason = std::strerror(error);
    throw Error(ExitStatus::unwritable, "unwritable", path,
                {"cannot be written (" + reason + "); check the folder, its permissions and free space",
                 "เขียนไฟล์ไม่ได้ (" + reason + ") โปรดตรวจสอบโฟลเดอร์ สิทธิ์ และพื้นที่ว่าง"});
}

/// The folder part with its slash, "" of a name alone.
std::string folder_of(const std::string& path) {
    return path.substr(0, path.find_last_of('/') + 1);
}

std::optional<std::string> canonical(const std::string& path) {
    const Owned<char, std::free> real(::realpath(path.empty() ? "." : path.c_str(), nullptr));
    return real ? std::optional<std::string>(real.get()) : std::nullopt;
}

/// Of a path such as /dev/fd/3 and /proc/self/fd/1, whatever links its folder is reached by: the descriptor.
std::optional<int> descriptor_of(const std::string& path) {
    const std::string name = path.substr(path.find_last_of('/') + 1);
    int descriptor = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), descriptor);
    if (name.empty() || read.ec != std::errc() || read.ptr != name.data() + name.size()) return std::nullopt;
    static const std::optional<std::string> own = canonical("/proc/self/fd");
    return own && canonical(folder_of(path)) == own ? std::optional(descriptor) : std::nullopt;
}

std::string target_of_link(const std::string& link) {
    char target[PATH_MAX];
    const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
    if (length <= 0 || length == static_cast<ssize_t>(sizeof target)) refuse(link, length < 0 ? errno : ENAMETOOLONG);
    const std::string text(target, static_cast<std::size_t>(length));
    return text.front() == '/' ? text : folder_of(link) + text;
}

Destination stream_at(const std::string& path, NamedBy named_by, Destination stream) {
    if (named_by == NamedBy::program)
        refuse(path, "not-a-file",
               "stands where an output belongs and is no regular file; move it away, or give another folder with -o",
               "อยู่ในตำแหน่งของผลลัพธ์แต่ไม่ใช่ไฟล์ปกติ โปรดย้ายออก หรือระบุโฟลเดอร์อื่นด้วย -o");
    return stream;
}

}  // namespace

Destination destination_of(const std::string& path, NamedBy named_by) {
    if (path == "-") return stream_at(path, named_by, {"", true, STDOUT_FILENO});
    constexpr int most_links = 40;  // as the kernel's
    std::string at = path;
    for (int links = 0; links <= most_links; ++links) {
        if (const auto descriptor = descriptor_of(at)) return stream_at(path, named_by, {"", true, *descriptor});
        struct stat status {};
        if (::lstat(at.c_str(), &status) != 0) {
            if (errno == ENOENT) return {at};  // a new file; that its folder is missing is told when it is written
            refuse(path, errno);
        }
        if (S_ISREG(status.st_mode)) return {at};
        if (S_ISDIR(status.st_mode)) refuse(path, EISDIR);
        if (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode)) return stream_at(path, named_by, {at, true});
        if (!S_ISLNK(status.st_mode)) refuse(path, EINVAL);
        if (status.st_uid != ::geteuid() && status.st_uid != 0)
            refuse(path, "link-of-another",
                   "is a link that another user made, and may lead anywhere; remove it, or give its target's name",
                   "เป็นลิงก์ของผู้ใช้อื่นซึ่งอาจชี้ไปที่ใดก็ได้ โปรดลบออก หรือระบุชื่อไฟล์ปลายทางโดยตรง");
        at = target_of_link(at);
    }
    refuse(path, ELOOP);
}

int open_stream(const Destination& destination, const std::string& shown) {
    const bool is_own = destination.descriptor >= 0;
    constexpr std::chrono::milliseconds pause{20};
    constexpr int most_tries = 500;
    int fd = -1;
    for (int tries = 0; tries < most_tries; ++tries) {
        fd = is_own ? ::fcntl(destination.descriptor, F_DUPFD_CLOEXEC, 0)
                    : ::open(destination.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (fd >= 0 || errno != ENXIO) break;
        std::this_thread::sleep_for(pause);
    }
    if (fd < 0 && errno == ENXIO)
        refuse(shown, "unread-pipe", "is a pipe that nobody reads; start its reader first",
               "เป็นไปป์ที่ไม่มีโปรแกรมใดอ่าน โปรดเริ่มโปรแกรมที่อ่านก่อน");
    if (fd < 0) refuse(shown, errno);
    if (!is_own) ::fcntl(fd, F_SETFL, O_WRONLY);
    return fd;
}

}  // namespace raingan
