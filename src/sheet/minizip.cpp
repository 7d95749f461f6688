#include "sheet/minizip.h"

#include <dlfcn.h>

namespace raingan::sheet {
namespace {

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

MinizipOpenEntry minizip_open_entry() {
    return next<MinizipOpenEntry>("zipOpenNewFileInZip4_64");
}

MinizipWrite minizip_write() {
    return next<MinizipWrite>("zipWriteInFileInZip");
}

}  // namespace raingan::sheet
