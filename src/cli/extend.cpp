// raingan extend: keeps what proves the signatures of PDFs in the files themselves.
#include "sign/extend.h"

#include <ctime>

#include "cli/command.h"
#include "cli/continue_pdfs.h"
#include "cli/memory.h"
#include "cli/outside.h"

namespace raingan::cli {

ExitStatus extend(const ExtendOptions& options, Language language) {
    end_where_memory_runs_out();
    if (options.offline && !options.timestamp.empty())
        throw Error(ExitStatus::usage, "bad-level", "--offline",
                    {"a time stamp comes over the network; leave one of the two out",
                     "ตราประทับเวลาต้องใช้เครือข่าย โปรดละตัวเลือกใดตัวเลือกหนึ่ง"});
    const sign::Store store = sign::trust_store(options.trust_dir);
    const Outside outside(options);
    return continue_pdfs(options.files, "", language, {[&](const std::string& pdf) {
                             return outside.run([&](const batch::Ask& ask) {
                                 return sign::extend_pdf(
                                     pdf, {options.timestamp, store.get(), outside.sources(ask), std::time(nullptr)});
                             });
                         }})
        .status;
}

}  // namespace raingan::cli
