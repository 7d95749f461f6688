#include "batch/tasks.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/ascii_case.h"
#include "base/path.h"

namespace raingan::batch {
namespace {

namespace fs = std::filesystem;

/// In a folder the name decides what is tried; what a file is, its content tells.
constexpr auto known_extensions =
    std::to_array<std::string_view>({".docx", ".docm", ".dotx", ".dotm", ".doc",  ".dot",  ".rtf", ".odt",  ".fodt",
                                     ".ott",  ".xml",  ".xlsx", ".xlsm", ".xltx", ".xls",  ".xlt", ".ods",  ".fods",
                                     ".ots",  ".csv",  ".tsv",  ".txt",  ".htm",  ".html", ".mht", ".json", ".pdf"});
constexpr std::size_t batch_from = 9;  // files

struct Found {
    std::string path, folder;  ///< folder: below the given one, "" or "a/b/"
    std::optional<Error> unreadable{};
};

bool is_known(const std::string& name) {
    const std::string extension = ascii_lowered(fs::path(name).extension().string());
    return std::ranges::find(known_extensions, extension) != known_extensions.end();
}

Error unreadable_folder(const std::string& why) {
    return unreadable("unreadable-folder", "",
                      {"the folder cannot be read (" + why + "); check its permissions",
                       "อ่านโฟลเดอร์ไม่ได้ (" + why + ") โปรดตรวจสอบสิทธิ์"});
}

Error no_documents(const std::string& path) {
    return unreadable("no-documents", path,
                      {"no document is in the folder; check the path, or take the folders below it with --recursive",
                       "ไม่มีเอกสารในโฟลเดอร์นี้ โปรดตรวจสอบที่อยู่ หรือใช้ --recursive เพื่อรวมโฟลเดอร์ย่อย"});
}

class Collector {
public:
    Collector(const Selection& selection, Tasks& tasks) : selection_(selection), tasks_(tasks) {}

    std::vector<Found> collect() {
        for (const std::string& input : selection_.inputs) {
            std::error_code ignored;
            if (!fs::is_directory(input, ignored)) {
                found_.push_back({input, ""});
                continue;
            }
            tasks_.is_batch = true;
            seen_.clear();  // what is given twice is told
            add_folder(fs::path(input), "");
        }
        tasks_.is_batch = tasks_.is_batch || found_.size() >= batch_from;
        return std::move(found_);
    }

private:
    void add_folder(const fs::path& path, const std::string& below) {
        std::error_code error;
        // Each once, however many links lead to it: two that lead back would double with each step.
        const fs::path real = fs::canonical(path, error);
        if (!error && !seen_.insert(real.string()).second) return;
        std::vector<std::string> names;
        for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
            names.push_back(it->path().filename().string());
        if (error) {  // the others are read all the same
            found_.push_back({path.string(), below, unreadable_folder(error.message())});
            return;
        }
        std::ranges::sort(names);
        for (const std::string& name : names) {
            if (name.starts_with('.') || name.starts_with("~$")) continue;
            const fs::path inside = path / name;
            if (fs::is_directory(inside, error)) {
                if (selection_.recursive) add_folder(inside, below + name + '/');
            } else if (is_known(name) && !is_special(inside)) {
                found_.push_back({inside.string(), below});
            } else if (tasks_.passed_over++ == 0) {
                tasks_.first_passed_over = inside.string();
            }
        }
    }

    /// Pipes, sockets and devices; a link that leads nowhere is told when it is read.
    static bool is_special(const fs::path& path) {
        std::error_code error;
        return fs::is_other(path, error);
    }

    const Selection& selection_;
    Tasks& tasks_;
    std::vector<Found> found_;
    std::set<std::string> seen_;  ///< folders, without links
};

/// Where the outputs go; each place is given once.
class Places {
public:
    Places(const Selection& selection, const std::vector<Found>& found, bool is_batch)
        : selection_(selection), one_file_(names_a_file(is_batch)) {
        for (const Found& file : found) ++stems_[file.folder + stem(file.path)];
    }

    void assign(Task& task, const std::string& folder) {
        for (const std::string& format : selection_.formats) {
            std::string path = selection_.output;
            if (!one_file_) {
                if (path.empty()) path = ".";
                if (path.back() != '/') path += '/';
                path.append(folder).append(output_stem(task.input, folder)).append(".").append(format);
            }
            refuse_clash(task, path);
            task.targets.push_back({format, std::move(path)});
        }
    }

private:
    /// Of report.doc and report.docx, which stand together, both outputs keep their whole names: report.doc.pdf.
    [[nodiscard]] std::string output_stem(const std::string& input, const std::string& folder) const {
        const auto same = stems_.find(folder + stem(input));
        return same != stems_.end() && same->second > 1 ? base_name(input) : stem(input);
    }

    /// With one input and one format the output may be a file; a path that ends in / or is a folder is a folder.
    [[nodiscard]] bool names_a_file(bool is_batch) const {
        if (is_batch || selection_.output.empty() || selection_.inputs.size() != 1 || selection_.formats.size() != 1)
            return false;
        std::error_code ignored;
        return selection_.output.back() != '/' && !fs::is_directory(selection_.output, ignored);
    }

    void refuse_clash(Task& task, const std::string& path) {
        std::error_code ignored;
        if (fs::equivalent(task.input, path, ignored))
            task.refused.emplace(ExitStatus::unwritable, "same-file", "",
                                 Message{"the output would replace the input itself; give another folder with -o",
                                         "ผลลัพธ์จะทับไฟล์ต้นฉบับ โปรดระบุโฟลเดอร์อื่นด้วย -o"});
        const auto [earlier, added] = taken_.try_emplace(path, task.input);
        if (!added && earlier->second != task.input)
            task.refused.emplace(
                ExitStatus::unwritable, "name-clash", "",
                Message{path + " is already the output of " + earlier->second + "; convert them into different folders",
                        path + " เป็นผลลัพธ์ของ " + earlier->second + " แล้ว โปรดแปลงลงคนละโฟลเดอร์"});
    }

    const Selection& selection_;
    bool one_file_;
    std::map<std::string, std::string> taken_;
    std::map<std::string, std::size_t> stems_;  ///< how many inputs have that folder and stem
};

}  // namespace

Tasks select_tasks(const Selection& selection) {
    Tasks tasks;
    const std::vector<Found> found = Collector(selection, tasks).collect();
    if (found.empty()) throw no_documents(selection.inputs.front());
    Places places(selection, found, tasks.is_batch);
    for (std::size_t i = 0; i < found.size(); ++i) {
        Task task{found[i].path, {}, {}};
        if (found[i].unreadable)
            task.refused = found[i].unreadable;
        else
            places.assign(task, found[i].folder);  // of every shard's files, so that all see the same clashes
        if (i % selection.shards == selection.shard - 1) tasks.tasks.push_back(std::move(task));
    }
    return tasks;
}

}  // namespace raingan::batch
