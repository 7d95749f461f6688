// Windows' links are followed by the system; its devices (NUL, CON) are streams, pipes have names that no output has.
#include "base/destination.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/ascii_case.h"
#include "base/error.h"
#include "base/path.h"
#include "base/posix.h"

namespace raingan {
namespace {

[[noreturn]] void refuse(const std::string& path, int error) {
    const std::string reason = std::strerror(error);
    throw Error(ExitStatus::unwritable, "unwritable", path,
                {"cannot be written (" + reason + "); check the folder, its permissions and free space",
                 "เขียนไฟล์ไม่ได้ (" + reason + ") โปรดตรวจสอบโฟลเดอร์ สิทธิ์ และพื้นที่ว่าง"});
}

/// In any folder and with any ending: "out/nul.txt" is NUL.
bool is_device(const std::string& path) {
    constexpr auto devices = std::to_array<std::string_view>({"nul", "con", "prn", "aux"});
    const std::string name = base_name(path);
    return std::ranges::find(devices, ascii_lowered(name.substr(0, name.find('.')))) != devices.end();
}

}  // namespace

Destination destination_of(const std::string& path, NamedBy named_by) {
    const bool is_output = path == "-";
    if (is_output || is_device(path)) {
        if (named_by == NamedBy::program) refuse(path, EINVAL);
        return is_output ? Destination{"", true, STDOUT_FILENO} : Destination{path, true};
    }
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) refuse(path, EISDIR);
    return {path};
}

int open_stream(const Destination& destination, const std::string& shown) {
    const int file = destination.descriptor >= 0 ? ::_dup(destination.descriptor)
                                                 : ::open(destination.path.c_str(), O_WRONLY | O_CLOEXEC | O_BINARY);
    if (file < 0) refuse(shown, errno);
    return file;
}

}  // namespace raingan
