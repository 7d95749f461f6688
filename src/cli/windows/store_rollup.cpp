// The store is of Linux (docs/windows.md).
#include "cli/store_rollup.h"

#include "base/error.h"

namespace raingan::cli {

province::Province stored_province(const std::string& /*data*/, std::optional<int> /*year*/,
                                   const std::string& /*province*/, const Rules& /*rules*/) {
    throw Error(ExitStatus::usage, "not-here", "--store",
                {"is not in this build for Windows; run it on Linux, or in WSL",
                 "ไม่มีในรุ่นสำหรับ Windows โปรดใช้บน Linux หรือ WSL"});
}

}  // namespace raingan::cli
