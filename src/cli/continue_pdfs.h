// What sign and extend have in common: of each PDF a longer one is made, which begins with its bytes, and written where
// nothing of the user's is lost.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/error.h"
#include "batch/tasks.h"
#include "cli/command.h"

namespace raingan::cli {

struct Continuing {
    std::function<std::string(const std::string& pdf)> work;
    /// After each file; `error` is null where its output stands. May be empty.
    std::function<void(const batch::Task& task, const Error* error)> told{};
    /// Whether what failed for one file would fail for all. May be empty.
    std::function<bool()> is_hopeless{};
};

struct Continued {
    ExitStatus status = ExitStatus::done;
    std::size_t made = 0, failed = 0;
};

/// One file after the other, each whole or not at all, with the permissions of its source. Where the output goes:
/// batch::Selection::continues with this mark. A file that stands there is replaced only if the output begins with its
/// bytes, batch::is_own_output holds of it, or with --force; whether it is, is known before the work. Paths are printed
/// to standard output, unless the PDF goes there; errors to standard error. Throws Error as batch::select_tasks does,
/// and what is_hopeless.
Continued continue_pdfs(const PdfFiles& files, const std::string& mark, Language language, const Continuing& how);

}  // namespace raingan::cli
