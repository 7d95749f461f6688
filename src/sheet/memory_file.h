// Files that are never on a disk: libxlsxwriter writes to paths and streams only, and we want a workbook as bytes.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

namespace raingan::sheet {

/// What stands behind a stream that libraries write, seek in and read.
struct MemoryFile {
    MemoryFile() = default;
    MemoryFile(const MemoryFile&) = delete;  // its address is its name
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() = default;

    /// The name under which the ZIP library opens this one as its archive, and libxlsxwriter its parts, while it lives.
    [[nodiscard]] std::string path() const;
    /// The file whose path() this is; nullptr: another path.
    static MemoryFile* named(const char* path);

    // As streams do it. No exceptions leave these: who calls them is C.
    std::size_t read(char* buffer, std::size_t size);
    std::size_t write(const char* buffer, std::size_t size);  ///< 0: no memory
    bool seek(std::int64_t offset, int whence);               ///< false: no such place

    std::string bytes;
    std::size_t at = 0;
    std::string parts_folder{};  ///< where the archive's parts are kept while it is made; empty: in memory
    /// Why a part could not be written (errno). libxlsxwriter does not look, and would make a workbook without its end.
    std::atomic<int> part_error{0};
};

/// Throws the Error for a workbook that cannot be made; `place` is a sheet's name or empty.
[[noreturn]] void fail(const std::string& place, const std::string& reason);

}  // namespace raingan::sheet
