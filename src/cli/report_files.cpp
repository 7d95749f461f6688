#include "cli/report_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>

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
        const std::filesystem::path path(file);
        const bool may_be_copy =
            std::ranges::find(written_beside_json, path.extension().string()) != written_beside_json.end();
        return may_be_copy && !given.contains(file) &&
               all.contains(std::filesystem::path(path).replace_extension(".json").string());
    });
    return files;
}

std::vector<std::string> pdf_files(const std::vector<std::string>& inputs, bool recursive, bool follow) {
    batch::Selection selection;
    selection.inputs = inputs;
    selection.recursive = recursive;
    selection.follow = follow;
    selection.pass_own = false;
    std::vector<std::string> files;
    for (batch::Task& task : batch::select_tasks(selection).tasks)
        if (!task.in_folder || task.refused || batch::document_ending(task.input) == "pdf")
            files.push_back(std::move(task.input));
    return files;
}

}  // namespace raingan::cli
