// libxlsxwriter 1.1.4 writes each part of the file into a temporary file, and from those the ZIP, through minizip, into
// a file of a given path. Its lxw_tmpfile and minizip's zipOpen are defined again below, and the dynamic linker takes
// the program's before the libraries': parts and ZIP stay in memory, which saves a third of a small workbook's system
// time, leaves nothing behind after a crash, and works where no file can be opened. A streamed workbook names a folder,
// and its parts go into nameless files there. Were another version to do without lxw_tmpfile, the workbooks would still
// be the same.
#include "sheet/memory_file.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <minizip/zip.h>
#include <sys/stat.h>
#include <xlsxwriter/utility.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <new>
#include <string_view>

#include "base/error.h"

namespace raingan::sheet {
namespace {

constexpr std::string_view path_begin = "raingan-memory:";

std::size_t read_file(MemoryFile& file, char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, file.bytes.size() - file.at);
    std::copy_n(file.bytes.data() + file.at, count, buffer);
    file.at += count;
    return count;
}

std::size_t write_file(MemoryFile& file, const char* buffer, std::size_t size) {
    try {
        file.bytes.replace(file.at, std::min(size, file.bytes.size() - file.at), buffer, size);
    } catch (const std::bad_alloc&) {
        return 0;  // an error to the library; exceptions must not pass through C
    }
    file.at += size;
    return size;
}

bool seek_file(MemoryFile& file, std::int64_t offset, int whence) {
    const auto size = static_cast<std::int64_t>(file.bytes.size());
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<std::int64_t>(file.at) : size;
    if (offset < -from || offset > size - from) return false;
    file.at = static_cast<std::size_t>(from + offset);
    return true;
}

MemoryFile& file_of(void* handle) {
    return *static_cast<MemoryFile*>(handle);
}

// --- as stdio calls them

ssize_t stdio_read(void* cookie, char* buffer, std::size_t size) {
    return static_cast<ssize_t>(read_file(file_of(cookie), buffer, size));
}
ssize_t stdio_write(void* cookie, const char* buffer, std::size_t size) {
    return static_cast<ssize_t>(write_file(file_of(cookie), buffer, size));
}
int stdio_seek(void* cookie, off64_t* offset, int whence) {
    if (!seek_file(file_of(cookie), *offset, whence)) return -1;
    *offset = static_cast<off64_t>(file_of(cookie).at);
    return 0;
}
int stdio_close(void* cookie) {
    delete static_cast<MemoryFile*>(cookie);
    return 0;
}

// --- as minizip calls them

/// The path is the address that MemoryFile::path wrote.
void* zip_open(void* /*opaque*/, const char* path, int /*mode*/) {
    const std::string_view name = std::string_view(path).substr(path_begin.size());
    std::uintptr_t address = 0;
    std::from_chars(name.data(), name.data() + name.size(), address);
    return reinterpret_cast<void*>(address);  // NOLINT(performance-no-int-to-ptr)
}
uLong zip_read(void* /*opaque*/, void* stream, void* buffer, uLong size) {
    return read_file(file_of(stream), static_cast<char*>(buffer), size);
}
uLong zip_write(void* /*opaque*/, void* stream, const void* buffer, uLong size) {
    return write_file(file_of(stream), static_cast<const char*>(buffer), size);
}
long zip_tell(void* /*opaque*/, void* stream) {
    return static_cast<long>(file_of(stream).at);
}
long zip_seek(void* /*opaque*/, void* stream, uLong offset, int origin) {
    const int whence = origin == ZLIB_FILEFUNC_SEEK_SET   ? SEEK_SET
                       : origin == ZLIB_FILEFUNC_SEEK_CUR ? SEEK_CUR
                                                          : SEEK_END;
    return seek_file(file_of(stream), static_cast<std::int64_t>(offset), whence) ? 0 : -1;
}
int zip_no_error(void* /*opaque*/, void* /*stream*/) {
    return 0;
}

}  // namespace

std::string MemoryFile::path() const {
    return std::string(path_begin) + std::to_string(reinterpret_cast<std::uintptr_t>(this));
}

void fail(const std::string& place, const std::string& reason) {
    throw Error(ExitStatus::unwritable, "workbook", place,
                {"the workbook cannot be made (" + reason + "); check free memory and the size of the report",
                 "สร้างสมุดงานไม่ได้ (" + reason + ") โปรดตรวจสอบหน่วยความจำว่างและขนาดของรายงาน"});
}

}  // namespace raingan::sheet

FILE* lxw_tmpfile(char* tmpdir) {
    using namespace raingan::sheet;
    if (tmpdir != nullptr) {
        const int descriptor = ::open(tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
        return descriptor < 0 ? std::tmpfile() : ::fdopen(descriptor, "w+");
    }
    std::unique_ptr<MemoryFile> part(new (std::nothrow) MemoryFile);
    if (!part) return nullptr;
    const cookie_io_functions_t functions{stdio_read, stdio_write, stdio_seek, stdio_close};
    FILE* file = fopencookie(part.get(), "w+", functions);
    if (file != nullptr) (void)part.release();
    return file;
}

zipFile zipOpen(const char* path, int append) {
    using namespace raingan::sheet;
    if (!std::string_view(path).starts_with(path_begin)) return zipOpen2(path, append, nullptr, nullptr);
    zlib_filefunc_def functions{zip_open, zip_read, zip_write, zip_tell, zip_seek, zip_no_error, zip_no_error, nullptr};
    return zipOpen2(path, append, nullptr, &functions);
}

/// libxlsxwriter deflates at zlib's level 6, which took longer than writing the rows; level 3 takes two fifths of that
/// time and a quarter more room.
int zipOpenNewFileInZip4_64(zipFile file, const char* name, const zip_fileinfo* info, const void* local_extra,
                            uInt local_extra_size, const void* global_extra, uInt global_extra_size,
                            const char* comment, int method, int level, int raw, int window_bits, int memory_level,
                            int strategy, const char* password, uLong crc, uLong made_by, uLong flags, int zip64) {
    constexpr int fast_level = 3;
    static const auto minizips =
        reinterpret_cast<decltype(&zipOpenNewFileInZip4_64)>(::dlsym(RTLD_NEXT, "zipOpenNewFileInZip4_64"));
    if (minizips == nullptr) return ZIP_ERRNO;  // the workbook is then told not to be made
    return minizips(file, name, info, local_extra, local_extra_size, global_extra, global_extra_size, comment, method,
                    level == 0 ? 0 : fast_level, raw, window_bits, memory_level, strategy, password, crc, made_by,
                    flags, zip64);
}
