// The linker keeps minizip's own under these names (--wrap, CMakeLists.txt).
#include "sheet/minizip.h"

extern "C" {
decltype(zipOpenNewFileInZip4_64) __real_zipOpenNewFileInZip4_64;  // NOLINT(bugprone-reserved-identifier)
decltype(zipWriteInFileInZip) __real_zipWriteInFileInZip;          // NOLINT(bugprone-reserved-identifier)
}

namespace raingan::sheet {

MinizipOpenEntry minizip_open_entry() {
    return __real_zipOpenNewFileInZip4_64;
}

MinizipWrite minizip_write() {
    return __real_zipWriteInFileInZip;
}

}  // namespace raingan::sheet
