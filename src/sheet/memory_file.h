// Files that are never on a disk: the library knows only paths and streams, a workbook is wanted as bytes.
#pragma once

#include <string>

namespace raingan::sheet {

/// A nameless file in memory that other code can open by path while this lives. Throws Error (unwritable).
class MemoryFile {
public:
    MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::string bytes() const;

private:
    int descriptor_;
};

/// Throws the Error for a workbook that cannot be made; `place` is a sheet's name or empty.
[[noreturn]] void fail(const std::string& place, const std::string& reason);

}  // namespace raingan::sheet
