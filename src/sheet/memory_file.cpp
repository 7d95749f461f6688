#include "sheet/memory_file.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <new>
#include <string_view>

#include "base/error.h"

namespace raingan::sheet {
namespace {

constexpr std::string_view path_begin = "raingan-memory:";

}  // namespace

std::string MemoryFile::path() const {
    return std::string(path_begin) + std::to_string(reinterpret_cast<std::uintptr_t>(this));
}

MemoryFile* MemoryFile::named(const char* path) {
    if (path == nullptr || !std::string_view(path).starts_with(path_begin)) return nullptr;
    const std::string_view name = std::string_view(path).substr(path_begin.size());
    std::uintptr_t address = 0;
    std::from_chars(name.data(), name.data() + name.size(), address);
    return reinterpret_cast<MemoryFile*>(address);  // NOLINT(performance-no-int-to-ptr)
}

std::size_t MemoryFile::read(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, bytes.size() - at);
    std::copy_n(bytes.data() + at, count, buffer);
    at += count;
    return count;
}

std::size_t MemoryFile::write(const char* buffer, std::size_t size) {
    try {
        bytes.replace(at, std::min(size, bytes.size() - at), buffer, size);
    } catch (const std::bad_alloc&) {
        return 0;
    }
    at += size;
    return size;
}

bool MemoryFile::seek(std::int64_t offset, int whence) {
    const auto size = static_cast<std::int64_t>(bytes.size());
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<std::int64_t>(at) : size;
    if (offset < -from || offset > size - from) return false;
    at = static_cast<std::size_t>(from + offset);
    return true;
}

void fail(const std::string& place, const std::string& reason) {
    throw Error(ExitStatus::unwritable, "workbook", place,
                {"the workbook cannot be made (" + reason + "); check free memory and the size of the report",
                 "สร้างสมุดงานไม่ได้ (" + reason + ") โปรดตรวจสอบหน่วยความจำว่างและขนาดของรายงาน"});
}

}  // namespace raingan::sheet
