#include "cli/report_files.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/filesystem.h"
#include "batch/tasks.h"

namespace raingan::cli {

std::vector<std::string> report_files(const std::vector<std::string>& inputs, bool follow) {
    constexpr std::array<std::string_view, 3> written_beside_json = {".pdf", ".xlsx", ".xml"};
    batch::Selection selection;
    selection.inputs = inputs;
    selection.recursive = true;
    selection.follow = follow;
    selection.pass_own = false;  // a report's JSON may have been mended by hand
    std::set<std::string> all;
    std::vector<std::string> files;
    for (batch::Task& task : batch::select_tasks(selection).tasks)
        if (all.insert(task.input).second) files.push_back(std::move(task.input));
    const std::set<std::string> given(inputs.begin(), inputs.end());
    std::erase_if(files, [&](const std::string& file) {
        const std::filesystem::path path = path_of(file);
        const bool may_be_copy =
            std::ranges::find(written_beside_json, text_of(path.extension())) != written_beside_json.end();
        return may_be_copy && !given.contains(file) &&
               all.contains(text_of(std::filesystem::path(path).replace_extension(".json")));
    });
    return files;
}

batch::Tasks pdf_tasks(const PdfFiles& files, bool continues, const std::string& mark) {
    batch::Selection selection;
    selection.inputs = files.inputs;
    selection.recursive = files.recursive;
    selection.follow = files.follow;
    selection.pass_own = false;
    selection.only_ending = "pdf";
    selection.continues = continues;
    if (continues) {
        selection.mark = mark;
        selection.output = files.output;
        selection.formats = {"pdf"};
    }
    batch::Tasks tasks = batch::select_tasks(selection);
    if (tasks.tasks.empty())
        throw Error(ExitStatus::unreadable, "no-documents", files.inputs.front(),
                    {"no PDF is in the folder; check the path, or take the folders below it with --recursive",
                     "ไม่มีไฟล์ PDF ในโฟลเดอร์นี้ โปรดตรวจสอบที่อยู่ หรือใช้ --recursive เพื่อรวมโฟลเดอร์ย่อย"});
    return tasks;
}

}  // namespace raingan::cli
