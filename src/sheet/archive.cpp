// The archive of a workbook, as libxlsxwriter asks minizip for it: minizip's functions stand here again
// (workbook_parts.cpp says why that works), and call minizip's own. The archive is a MemoryFile; a streamed workbook's
// entries are compressed on all cores.
#include "sheet/archive.h"

#include <minizip/zip.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sheet/block_deflate.h"
#include "sheet/memory_file.h"
#include "sheet/minizip.h"

namespace raingan::sheet {
namespace {

/// libxlsxwriter deflates at zlib's level 6, which took longer than writing the rows; level 3 takes two fifths of that
/// time and a quarter more room.
constexpr int fast_level = 3;

MemoryFile& file_of(void* handle) {
    return *static_cast<MemoryFile*>(handle);
}

void* zip_open(void* /*opaque*/, const char* path, int /*mode*/) {
    return MemoryFile::named(path);
}
uLong zip_read(void* /*opaque*/, void* stream, void* buffer, uLong size) {
    return file_of(stream).read(static_cast<char*>(buffer), size);
}
uLong zip_write(void* /*opaque*/, void* stream, const void* buffer, uLong size) {
    return file_of(stream).write(static_cast<const char*>(buffer), size);
}
long zip_tell(void* /*opaque*/, void* stream) {
    return static_cast<long>(file_of(stream).at);
}
long zip_seek(void* /*opaque*/, void* stream, uLong offset, int origin) {
    const int whence = origin == ZLIB_FILEFUNC_SEEK_SET   ? SEEK_SET
                       : origin == ZLIB_FILEFUNC_SEEK_CUR ? SEEK_CUR
                                                          : SEEK_END;
    return file_of(stream).seek(static_cast<std::int64_t>(offset), whence) ? 0 : -1;
}
int zip_no_error(void* /*opaque*/, void* /*stream*/) {
    return 0;
}

/// An archive is opened, filled and closed by one thread in one call of the library. Pointers: MinGW frees a thread's
/// variables before it calls their destructors (GCC bug 80881).
thread_local ArchiveOnAllCores* all_cores = nullptr;
thread_local ArchiveWithDates* dates = nullptr;

/// The date in the element of that name; without one the element goes.
void set_date(std::string& xml, std::string_view name, const std::string& date) {
    const std::string end = "</" + std::string(name) + ">";
    const std::size_t from = xml.find("<" + std::string(name));
    const std::size_t to = xml.find(end, std::min(from, xml.size()));
    if (to == std::string::npos) return;
    if (date.empty())
        xml.erase(from, to + end.size() - from);
    else if (const std::size_t text = xml.find('>', from) + 1; text <= to)
        xml.replace(text, to - text, date);
}

struct NotWritten : std::exception {};

/// Exceptions must not pass through C.
template <class Work>
int as_code(const Work& work) {
    try {
        work();
        return ZIP_OK;
    } catch (const std::exception&) {
        return ZIP_ERRNO;  // the workbook is then told not to be made
    }
}

}  // namespace

ArchiveOnAllCores::ArchiveOnAllCores() {
    all_cores = this;
}

ArchiveOnAllCores::~ArchiveOnAllCores() {
    all_cores = nullptr;
}

ArchiveWithDates::ArchiveWithDates(std::string when_created) : created(std::move(when_created)) {
    dates = this;
}

ArchiveWithDates::~ArchiveWithDates() {
    dates = nullptr;
}

}  // namespace raingan::sheet

// To be found before minizip's.
#pragma GCC visibility push(default)

zipFile zipOpen(const char* path, int append) {
    using namespace raingan::sheet;
    if (MemoryFile::named(path) == nullptr) return zipOpen2(path, append, nullptr, nullptr);
    zlib_filefunc_def functions{zip_open, zip_read, zip_write, zip_tell, zip_seek, zip_no_error, zip_no_error, nullptr};
    return zipOpen2(path, append, nullptr, &functions);
}

int zipOpenNewFileInZip4_64(zipFile file, const char* name, const zip_fileinfo* info, const void* local_extra,
                            uInt local_extra_size, const void* global_extra, uInt global_extra_size,
                            const char* comment, int method, int level, int raw, int window_bits, int memory_level,
                            int strategy, const char* password, uLong crc, uLong made_by, uLong flags, int zip64) {
    using namespace raingan::sheet;
    static const auto open = minizip_open_entry();
    static const auto write = minizip_write();
    if (open == nullptr || write == nullptr) return ZIP_ERRNO;
    if (dates != nullptr && std::string_view(name) == "docProps/core.xml") dates->properties.emplace();
    if (all_cores != nullptr && method == Z_DEFLATED) {
        raw = 1;  // minizip writes what it gets
        const auto sink = [file](std::string_view bytes) {
            if (write(file, bytes.data(), static_cast<unsigned>(bytes.size())) != ZIP_OK) throw NotWritten();
        };
        all_cores->entry = std::make_unique<BlockDeflate>(fast_level, sink);
    }
    return open(file, name, info, local_extra, local_extra_size, global_extra, global_extra_size, comment, method,
                level == 0 ? 0 : fast_level, raw, window_bits, memory_level, strategy, password, crc, made_by, flags,
                zip64);
}

int zipWriteInFileInZip(zipFile file, const void* bytes, unsigned size) {
    using namespace raingan::sheet;
    static const auto write = minizip_write();
    if (dates != nullptr && dates->properties)
        return as_code([&] { dates->properties->append(static_cast<const char*>(bytes), size); });
    if (all_cores == nullptr || !all_cores->entry) return write == nullptr ? ZIP_ERRNO : write(file, bytes, size);
    return as_code([&] { all_cores->entry->write({static_cast<const char*>(bytes), size}); });
}

int zipCloseFileInZip(zipFile file) {
    using namespace raingan::sheet;
    if (dates != nullptr && dates->properties) {
        std::string xml = *std::exchange(dates->properties, std::nullopt);
        for (const std::string_view element : {"dcterms:created", "dcterms:modified"})
            set_date(xml, element, dates->created);
        const int written = zipWriteInFileInZip(file, xml.data(), static_cast<unsigned>(xml.size()));
        if (written != ZIP_OK) return written;
    }
    if (all_cores == nullptr || !all_cores->entry) return zipCloseFileInZipRaw64(file, 0, 0);
    const std::unique_ptr<BlockDeflate> entry = std::move(all_cores->entry);
    const int finished = as_code([&] { entry->finish(); });
    const int closed = zipCloseFileInZipRaw64(file, entry->bytes(), entry->crc32());
    return finished == ZIP_OK ? closed : finished;
}

#pragma GCC visibility pop
