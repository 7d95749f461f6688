#include "cli/continue_pdfs.h"

#include <cstdio>
#include <string_view>

#include "base/file.h"
#include "base/filesystem.h"
#include "batch/outputs.h"
#include "batch/progress.h"
#include "cli/report_files.h"

namespace raingan::cli {
namespace {

/// Returns whether the output is a file, and not a stream.
bool write_one(const batch::Task& task, const PdfFiles& files, const Continuing& how) {
    if (task.refused) throw Error(*task.refused);
    const batch::Target& target = task.targets.front();
    const std::string pdf = read_file(task.input);
    batch::Replacing replacing{.force = files.force, .named_by = target.named_by};
    replacing.is_known = [&](const std::string&, std::string_view old) { return pdf.starts_with(old); };
    batch::require_replaceable(target.path, pdf, replacing);
    if (task.input != "-") replacing.mode = mode_of(task.input);
    const std::string longer = how.work(pdf);
    const std::string folder = text_of(path_of(target.path).parent_path());
    if (!folder.empty()) make_directory(folder);
    PendingFile file = batch::prepare_output(target.path, longer, replacing);
    file.commit();
    return !file.is_stream();
}

}  // namespace

Continued continue_pdfs(const PdfFiles& files, const std::string& mark, Language language, const Continuing& how) {
    const batch::Tasks tasks = pdf_tasks(files, true, mark);
    batch::Progress progress(tasks.tasks.size(), language);
    Continued done;
    for (const batch::Task& task : tasks.tasks) {
        const std::size_t failed_before = done.failed;
        try {
            const bool is_file = write_one(task, files, how);
            progress.clear();
            if (is_file) std::printf("%s\n", task.targets.front().path.c_str());
            if (how.told) how.told(task, nullptr);
            ++done.made;
        } catch (const Error& error) {
            if (how.is_hopeless && how.is_hopeless()) throw;
            progress.clear();
            print_error(task.input, error, language);
            if (how.told) how.told(task, &error);
            done.status = worse(done.status, error.status());
            ++done.failed;
        }
        progress.advance(done.failed > failed_before);
    }
    return done;
}

}  // namespace raingan::cli
