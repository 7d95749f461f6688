// libxlsxwriter 1.1.4 writes each part of the file into a temporary file, and from those the ZIP, through minizip, into
// a file of a given path. Its lxw_tmpfile and minizip's zipOpen are defined again below, and the dynamic linker takes
// the program's before the libraries': parts and ZIP stay in memory, which saves a third of a small workbook's system
// time, leaves nothing behind after a crash, and works where no file can be opened. The library's option for the folder
// of temporary files bears the workbook's address: a streamed workbook's parts go into nameless files in its folder,
// and what could not be written is known. Were another version to do without lxw_tmpfile, the workbooks would still be
// the same.
#include "sheet/memory_file.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <minizip/zip.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter/utility.h>

#include <algorithm>
#include <cerrno>
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

/// The file whose path() this is; nullptr: another path.
MemoryFile* file_at(const char* path) {
    if (path == nullptr || !std::string_view(path).starts_with(path_begin)) return nullptr;
    const std::string_view name = std::string_view(path).substr(path_begin.size());
    std::uintptr_t address = 0;
    std::from_chars(name.data(), name.data() + name.size(), address);
    return reinterpret_cast<MemoryFile*>(address);  // NOLINT(performance-no-int-to-ptr)
}

// --- as stdio calls them

/// A file that is gone when it is closed; -1 with errno.
int open_nameless(const std::string& folder) {
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor >= 0 || errno != EOPNOTSUPP) return descriptor;
    std::string name = folder + "/raingan-XXXXXX";
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) ::unlink(name.c_str());
    return named;
}

/// A part of a workbook on its way into the archive.
struct Part {
    MemoryFile* workbook;
    MemoryFile memory{};
    int descriptor = -1;  ///< none: in memory
};

Part& part_of(void* cookie) {
    return *static_cast<Part*>(cookie);
}

ssize_t stdio_read(void* cookie, char* buffer, std::size_t size) {
    Part& part = part_of(cookie);
    if (part.descriptor >= 0) return ::read(part.descriptor, buffer, size);
    return static_cast<ssize_t>(read_file(part.memory, buffer, size));
}
ssize_t stdio_write(void* cookie, const char* buffer, std::size_t size) {
    Part& part = part_of(cookie);
    errno = ENOMEM;
    const ssize_t written = part.descriptor >= 0 ? ::write(part.descriptor, buffer, size)
                                                 : static_cast<ssize_t>(write_file(part.memory, buffer, size));
    if (written < static_cast<ssize_t>(size)) part.workbook->part_error = written > 0 ? ENOSPC : errno;
    return std::max<ssize_t>(written, 0);
}
int stdio_seek(void* cookie, off64_t* offset, int whence) {
    Part& part = part_of(cookie);
    if (part.descriptor >= 0) {
        *offset = ::lseek64(part.descriptor, *offset, whence);
        return *offset < 0 ? -1 : 0;
    }
    if (!seek_file(part.memory, *offset, whence)) return -1;
    *offset = static_cast<off64_t>(part.memory.at);
    return 0;
}
int stdio_close(void* cookie) {
    if (part_of(cookie).descriptor >= 0) ::close(part_of(cookie).descriptor);
    delete &part_of(cookie);
    return 0;
}

FILE* open_part(MemoryFile& workbook) {
    std::unique_ptr<Part> part(new (std::nothrow) Part{&workbook});
    if (!part) return nullptr;
    if (!workbook.parts_folder.empty() && (part->descriptor = open_nameless(workbook.parts_folder)) < 0) {
        workbook.part_error = errno;
        return nullptr;
    }
    const cookie_io_functions_t functions{stdio_read, stdio_write, stdio_seek, stdio_close};
    FILE* file = fopencookie(part.get(), "w+", functions);
    if (file != nullptr)
        (void)part.release();
    else if (part->descriptor >= 0)
        ::close(part->descriptor);
    return file;
}

// --- as minizip calls them

void* zip_open(void* /*opaque*/, const char* path, int /*mode*/) {
    return file_at(path);
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
    MemoryFile* const workbook = file_at(tmpdir);
    return workbook == nullptr ? std::tmpfile() : open_part(*workbook);
}

zipFile zipOpen(const char* path, int append) {
    using namespace raingan::sheet;
    if (file_at(path) == nullptr) return zipOpen2(path, append, nullptr, nullptr);
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
