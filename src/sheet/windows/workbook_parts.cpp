// libxlsxwriter's temporary files, which Windows keeps in memory as far as there is room and takes away when they are
// closed. The linker lets its lxw_tmpfile lead here (--wrap, CMakeLists.txt).
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#include <windows.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "sheet/memory_file.h"

extern "C" std::FILE* __wrap_lxw_tmpfile(char* tmpdir);  // NOLINT(bugprone-reserved-identifier)

std::FILE* __wrap_lxw_tmpfile(char* tmpdir) {  // NOLINT(bugprone-reserved-identifier)
    using namespace raingan::sheet;
    std::array<wchar_t, MAX_PATH + 1> folder{}, name{};
    int file = -1;
    if (::GetTempPathW(static_cast<DWORD>(folder.size()), folder.data()) != 0 &&
        ::GetTempFileNameW(folder.data(), L"rgn", 0, name.data()) != 0)
        file = ::_wopen(name.data(), _O_CREAT | _O_RDWR | _O_BINARY | _O_TEMPORARY | _O_SHORT_LIVED | _O_NOINHERIT,
                        _S_IREAD | _S_IWRITE);
    std::FILE* const stream = file < 0 ? nullptr : ::_fdopen(file, "w+b");
    if (MemoryFile* const workbook = MemoryFile::named(tmpdir); workbook != nullptr && stream == nullptr)
        workbook->part_error = EIO;
    return stream;
}
