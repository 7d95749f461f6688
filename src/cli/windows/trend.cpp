// Years are of the service's store, which is of Linux (docs/windows.md).
#include "base/error.h"
#include "cli/command.h"

namespace raingan::cli {

ExitStatus trend(const TrendOptions& /*options*/, Language /*language*/) {
    throw Error(ExitStatus::usage, "not-here", "trend",
                {"is not in this build for Windows; run it on Linux, or in WSL",
                 "ไม่มีในรุ่นสำหรับ Windows โปรดใช้บน Linux หรือ WSL"});
}

}  // namespace raingan::cli
