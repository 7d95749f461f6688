#include "cli/report_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>

namespace raingan::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 15> endings = {".docx", ".docm", ".doc",  ".rtf", ".odt",
                                                      ".fodt", ".xlsx", ".xlsm", ".xls", ".ods",
                                                      ".fods", ".csv",  ".json", ".xml", ".pdf"};
constexpr std::array<std::string_view, 3> written_beside_json = {".pdf", ".xlsx", ".xml"};

std::string ending_of(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

bool counts(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.starts_with('.') || name.starts_with("~$")) return false;
    return std::ranges::find(endings, ending_of(path)) != endings.end();
}

void add_folder(const std::string& folder, std::vector<std::string>& files) {
    std::set<std::string> found;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && at != end; at.increment(error)) {
        if (at->is_directory(error) && at->path().filename().string().starts_with('.')) at.disable_recursion_pending();
        if (at->is_regular_file(error) && counts(at->path())) found.insert(at->path().string());
    }
    for (const std::string& file : found) {
        const fs::path path(file);
        const bool may_be_copy = std::ranges::find(written_beside_json, ending_of(path)) != written_beside_json.end();
        if (may_be_copy && found.contains(fs::path(path).replace_extension(".json").string())) continue;
        files.push_back(file);
    }
}

}  // namespace

std::vector<std::string> report_files(const std::vector<std::string>& inputs) {
    std::vector<std::string> files;
    for (const std::string& input : inputs) {
        std::error_code error;
        if (fs::is_directory(input, error))
            add_folder(input, files);
        else
            files.push_back(input);
    }
    return files;
}

}  // namespace raingan::cli
