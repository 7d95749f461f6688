// libxlsxwriter writes each part of the file into a temporary file, and from those the ZIP, through minizip, into
// a file of a given path. Its lxw_tmpfile is defined again below and minizip's functions in archive.cpp, and the
// dynamic linker takes the program's before the libraries': parts and ZIP stay in memory, which saves a third of a
// small workbook's system time, leaves nothing behind after a crash, and works where no file can be opened. The
// library's option for the folder of temporary files bears the workbook's address: a streamed workbook's parts go into
// nameless files in its folder, and what could not be written is known. Were another version to do without lxw_tmpfile,
// the workbooks would still be the same.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter/utility.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <new>
#include <string>

#include "sheet/memory_file.h"

namespace raingan::sheet {
namespace {

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
    return static_cast<ssize_t>(part.memory.read(buffer, size));
}
ssize_t stdio_write(void* cookie, const char* buffer, std::size_t size) {
    Part& part = part_of(cookie);
    errno = ENOMEM;
    const ssize_t written = part.descriptor >= 0 ? ::write(part.descriptor, buffer, size)
                                                 : static_cast<ssize_t>(part.memory.write(buffer, size));
    if (written < static_cast<ssize_t>(size)) part.workbook->part_error = written > 0 ? ENOSPC : errno;
    return std::max<ssize_t>(written, 0);
}
int stdio_seek(void* cookie, off64_t* offset, int whence) {
    Part& part = part_of(cookie);
    if (part.descriptor >= 0) {
        *offset = ::lseek64(part.descriptor, *offset, whence);
        return *offset < 0 ? -1 : 0;
    }
    if (!part.memory.seek(*offset, whence)) return -1;
    *offset = static_cast<off64_t>(part.memory.at);
    return 0;
}
int stdio_close(void* cookie) {
    if (part_of(cookie).descriptor >= 0) ::close(part_of(cookie).descriptor);
    delete &part_of(cookie);
    return 0;
}

/// What a function of one argument takes.
template <class Result, class Taken>
Taken argument_of(Result (*)(Taken));

FILE* open_part(MemoryFile& workbook) {
    std::unique_ptr<Part> part(new (std::nothrow) Part{&workbook});
    if (!part) return nullptr;
    if (!workbook.parts_folder.empty() && (part->descriptor = open_nameless(workbook.parts_folder)) < 0) {
        workbook.part_error = errno;
        return nullptr;
    }
    const cookie_io_functions_t functions{stdio_read, stdio_write, stdio_seek, stdio_close};
    FILE* file = fopencookie(part.get(), "w+", functions);
    constexpr std::size_t at_a_time = 1U << 16U;
    if (file != nullptr && part->descriptor >= 0) std::setvbuf(file, nullptr, _IOFBF, at_a_time);
    if (file != nullptr)
        (void)part.release();
    else if (part->descriptor >= 0)
        ::close(part->descriptor);
    return file;
}

}  // namespace
}  // namespace raingan::sheet

// To be found before libxlsxwriter's.
#pragma GCC visibility push(default)

// Declared with char* in Debian 12 and with const char* in Debian 13: with another argument than the header's it would
// be a function of C++ that the library never calls.
FILE* lxw_tmpfile(decltype(raingan::sheet::argument_of(&lxw_tmpfile)) tmpdir) {
    using namespace raingan::sheet;
    MemoryFile* const workbook = MemoryFile::named(tmpdir);
    return workbook == nullptr ? std::tmpfile() : open_part(*workbook);
}

#pragma GCC visibility pop
