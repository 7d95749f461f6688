// libxlsxwriter 1.1.4 writes each part of the file into a temporary file and the ZIP from those. Its lxw_tmpfile is
// defined again below, and the dynamic linker takes the program's before the library's: the parts stay in memory, which
// saves a third of a small workbook's system time and leaves nothing behind after a crash. A streamed workbook names a
// folder, and its parts go into nameless files there. Were another version to do
// without lxw_tmpfile, the workbooks would still be the same.
#include "sheet/memory_file.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter/utility.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <new>

#include "base/error.h"

namespace raingan::sheet {
namespace {

/// What stands behind a stream of lxw_tmpfile: written once from the start, then read from the start.
struct Part {
    std::string bytes;
    std::size_t at = 0;
};

ssize_t read_part(void* cookie, char* buffer, std::size_t size) {
    auto& part = *static_cast<Part*>(cookie);
    const std::size_t count = std::min(size, part.bytes.size() - part.at);
    std::copy_n(part.bytes.data() + part.at, count, buffer);
    part.at += count;
    return static_cast<ssize_t>(count);
}

ssize_t write_part(void* cookie, const char* buffer, std::size_t size) {
    auto& part = *static_cast<Part*>(cookie);
    try {
        part.bytes.replace(part.at, std::min(size, part.bytes.size() - part.at), buffer, size);
    } catch (const std::bad_alloc&) {
        return 0;  // an error to stdio; exceptions must not pass through C
    }
    part.at += size;
    return static_cast<ssize_t>(size);
}

int seek_part(void* cookie, off64_t* offset, int whence) {
    auto& part = *static_cast<Part*>(cookie);
    const auto size = static_cast<off64_t>(part.bytes.size());
    const off64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<off64_t>(part.at) : size;
    if (*offset < -from || *offset > size - from) return -1;
    part.at = static_cast<std::size_t>(from + *offset);
    *offset = static_cast<off64_t>(part.at);
    return 0;
}

int close_part(void* cookie) {
    delete static_cast<Part*>(cookie);
    return 0;
}

}  // namespace

MemoryFile::MemoryFile() : descriptor_(::memfd_create("raingan.xlsx", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("", std::strerror(errno));
}

MemoryFile::~MemoryFile() {
    ::close(descriptor_);
}

std::string MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(descriptor_);
}

std::string MemoryFile::bytes() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail("", std::strerror(errno));
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    for (std::size_t have = 0; have < bytes.size();) {
        const ssize_t got = ::pread(descriptor_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("", got < 0 ? std::strerror(errno) : "short read");
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

void fail(const std::string& place, const std::string& reason) {
    throw Error(ExitStatus::unwritable, "workbook", place,
                {"the workbook cannot be made (" + reason + "); check free memory and the size of the report",
                 "สร้างสมุดงานไม่ได้ (" + reason + ") โปรดตรวจสอบหน่วยความจำว่างและขนาดของรายงาน"});
}

}  // namespace raingan::sheet

extern "C" int zipOpenNewFileInZip4_64(void*, const char*, const void*, const void*, unsigned, const void*, unsigned,
                                       const char*, int, int, int, int, int, int, const char*, unsigned long,
                                       unsigned long, unsigned long, int);

FILE* lxw_tmpfile(char* tmpdir) {
    using raingan::sheet::Part;
    if (tmpdir != nullptr) {
        const int descriptor = ::open(tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
        return descriptor < 0 ? std::tmpfile() : ::fdopen(descriptor, "w+");
    }
    std::unique_ptr<Part> part(new (std::nothrow) Part);
    if (!part) return nullptr;
    const cookie_io_functions_t functions{raingan::sheet::read_part, raingan::sheet::write_part,
                                          raingan::sheet::seek_part, raingan::sheet::close_part};
    FILE* file = fopencookie(part.get(), "w+", functions);
    if (file != nullptr) (void)part.release();
    return file;
}

/// libxlsxwriter deflates at zlib's level 6, which took longer than writing the rows; level 3 takes two fifths of that
/// time and a quarter more room. As with lxw_tmpfile the dynamic linker takes this one before minizip's own.
int zipOpenNewFileInZip4_64(void* file, const char* name, const void* info, const void* local_extra,
                            unsigned local_extra_size, const void* global_extra, unsigned global_extra_size,
                            const char* comment, int method, int level, int raw, int window_bits, int memory_level,
                            int strategy, const char* password, unsigned long crc, unsigned long made_by,
                            unsigned long flags, int zip64) {
    constexpr int fast_level = 3;
    static const auto minizips =
        reinterpret_cast<decltype(&zipOpenNewFileInZip4_64)>(::dlsym(RTLD_NEXT, "zipOpenNewFileInZip4_64"));
    if (minizips == nullptr) return -1;  // ZIP_ERRNO: the workbook is then told not to be made
    return minizips(file, name, info, local_extra, local_extra_size, global_extra, global_extra_size, comment, method,
                    level == 0 ? 0 : fast_level, raw, window_bits, memory_level, strategy, password, crc, made_by,
                    flags, zip64);
}
