#include "batch/tasks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/filesystem.h"
#include "base/path.h"
#include "batch/collect.h"

namespace raingan::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t batch_from = 9;  // files

Error no_documents(const std::string& path, bool is_recursive) {
    if (is_recursive)
        return unreadable("no-documents", path,
                          {"no document is in the folder, nor in those below it; check the path",
                           "ไม่มีเอกสารในโฟลเดอร์นี้และในโฟลเดอร์ย่อย โปรดตรวจสอบที่อยู่"});
    return unreadable("no-documents", path,
                      {"no document is in the folder; check the path, or take the folders below it with --recursive",
                       "ไม่มีเอกสารในโฟลเดอร์นี้ โปรดตรวจสอบที่อยู่ หรือใช้ --recursive เพื่อรวมโฟลเดอร์ย่อย"});
}

Error bad_output(const std::string& output, const Message& message) {
    return {ExitStatus::usage, "bad-output", "-o " + output, message};
}

/// Where the outputs go; each place is given once.
class Places {
public:
    Places(const Selection& selection, const std::vector<Found>& found, bool is_batch)
        : selection_(selection), one_file_(names_a_file(is_batch)) {
        for (const Found& file : found) ++stems_[file.folder + stem(document_name(file.path))];
    }

    void assign(Task& task, const std::string& folder) {
        for (const std::string& format : selection_.formats) {
            if (one_file_) {
                add(task, format, selection_.output, NamedBy::user);
                continue;
            }
            if (selection_.continues && selection_.output.empty()) {
                const bool is_stream = task.input == "-" && selection_.mark.empty();
                add(task, format, beside(task.input, format), is_stream ? NamedBy::user : NamedBy::program);
                continue;
            }
            std::string name = selection_.output.empty() ? "." : selection_.output;
            if (name.back() != '/') name += '/';
            name.append(folder).append(output_stem(task, folder));
            std::string path = name;
            path.append(".").append(format);
            if (is_same_file(task.input, path) && !selection_.mark.empty()) {
                path = name;
                path.append(1, '.').append(selection_.mark).append(1, '.').append(format);
                task.note = Message{"has the name of its own output, which is therefore " + path,
                                    "มีชื่อตรงกับผลลัพธ์ของตน ผลลัพธ์จึงชื่อ " + path};
            }
            add(task, format, std::move(path), NamedBy::program);
        }
    }

private:
    void add(Task& task, const std::string& format, std::string path, NamedBy named_by) {
        refuse_clash(task, path);
        task.targets.push_back({format, std::move(path), named_by});
    }

    [[nodiscard]] std::string beside(const std::string& input, const std::string& format) const {
        if (selection_.mark.empty()) return input;
        const std::string name = stem(document_name(input)) + "." + selection_.mark + "." + format;
        return text_of(path_of(input).parent_path() / path_of(name));
    }

    /// Of report.doc and report.docx, which stand together, both outputs keep their whole names: report.doc.pdf.
    [[nodiscard]] std::string output_stem(const Task& task, const std::string& folder) const {
        const std::string name = document_name(task.input);
        if (selection_.continues) return stem(name);  // all are of one kind
        const auto same = stems_.find(folder + stem(name));
        return same != stems_.end() && same->second > 1 ? name : stem(name);
    }

    [[nodiscard]] bool names_a_file(bool is_batch) const {
        const std::string& output = selection_.output;
        std::error_code ignored;
        if (output.empty() || selection_.formats.empty() || output.back() == '/' ||
            fs::is_directory(path_of(output), ignored))
            return false;
        const bool one_output = !is_batch && selection_.inputs.size() == 1 && selection_.formats.size() == 1;
        if (is_stream(output)) {
            if (one_output) return true;
            if (selection_.continues)
                throw bad_output(output,
                                 {"takes one output; give one input", "รับผลลัพธ์ได้เพียงรายการเดียว โปรดระบุไฟล์เดียว"});
            throw bad_output(output, {"takes one output; give one input and one format, such as --to pdf",
                                      "รับผลลัพธ์ได้เพียงรายการเดียว โปรดระบุไฟล์เดียวและรูปแบบเดียว เช่น --to pdf"});
        }
        const std::string ending = document_ending(output);
        if (ending.empty()) return false;
        if (std::ranges::find(selection_.formats, ending) == selection_.formats.end())
            throw bad_output(
                output, {"ends as another kind of file than is made; give the ending ." + selection_.formats.front() +
                             (selection_.continues ? "" : ", or the format with --to"),
                         "ลงท้ายด้วยชนิดไฟล์ที่ต่างจากผลลัพธ์ โปรดใช้นามสกุล ." + selection_.formats.front() +
                             (selection_.continues ? "" : " หรือระบุรูปแบบด้วย --to")});
        if (one_output) return true;
        if (selection_.continues)
            throw bad_output(output, {"is the name of one file, but there are several outputs; give a folder",
                                      "เป็นชื่อไฟล์เดียว แต่ผลลัพธ์มีหลายไฟล์ โปรดระบุโฟลเดอร์"});
        throw bad_output(output, {"is the name of one file, but there are several outputs; give a folder, or one input "
                                  "and --to " +
                                      ending,
                                  "เป็นชื่อไฟล์เดียว แต่ผลลัพธ์มีหลายไฟล์ โปรดระบุโฟลเดอร์ หรือระบุไฟล์เดียวพร้อม --to " + ending});
    }

    /// Standard output, a pipe, a device. What is wrong with the path is told when it is written.
    static bool is_stream(const std::string& path) {
        try {
            return destination_of(path, NamedBy::user).is_stream;
        } catch (const Error&) {
            return false;
        }
    }

    static bool is_same_file(const std::string& input, const std::string& path) {
        std::error_code ignored;
        return input != "-" && fs::is_regular_file(path_of(path), ignored) &&
               fs::equivalent(path_of(input), path_of(path), ignored);
    }

    void refuse_clash(Task& task, const std::string& path) {
        if (!selection_.continues && is_same_file(task.input, path))
            task.refused.emplace(ExitStatus::unwritable, "same-file", "",
                                 Message{"the output would replace the input itself; give another name with -o",
                                         "ผลลัพธ์จะทับไฟล์ต้นฉบับ โปรดระบุชื่ออื่นด้วย -o"});
        const auto [earlier, added] = taken_.try_emplace(path, task.input);
        if (!added && earlier->second != task.input)
            task.refused.emplace(
                ExitStatus::unwritable, "name-clash", "",
                Message{path + " is already the output of " + earlier->second + "; write them into different folders",
                        path + " เป็นผลลัพธ์ของ " + earlier->second + " แล้ว โปรดเขียนลงคนละโฟลเดอร์"});
    }

    const Selection& selection_;
    bool one_file_;
    std::map<std::string, std::string> taken_;
    std::map<std::string, std::size_t> stems_;  ///< how many inputs have that folder and stem
};

/// The report on the run would replace what it reports on.
void refuse_report(const Selection& selection, const Task& task) {
    if (selection.report.empty() || selection.report == "-") return;
    std::error_code ignored;
    const auto place = [&](const std::string& path) {  // a path with no part that exists would stay relative
        return fs::weakly_canonical(fs::absolute(path_of(path), ignored), ignored);
    };
    const fs::path report = place(selection.report);
    const auto is_report = [&](const std::string& path) { return place(path) == report; };
    if (is_report(task.input) ||
        std::ranges::any_of(task.targets, [&](const Target& target) { return is_report(target.path); }))
        throw Error(
            ExitStatus::usage, "bad-report", "--report " + selection.report,
            {"is the name of an input or an output too; give another name", "ตรงกับชื่อไฟล์ต้นฉบับหรือผลลัพธ์ โปรดระบุชื่ออื่น"});
}

}  // namespace

Tasks select_tasks(const Selection& selection) {
    Tasks tasks;
    Collected collected = collect(selection);
    const std::vector<Found>& found = collected.found;
    tasks.is_batch = collected.has_folder || found.size() >= batch_from;
    tasks.passed_over = std::move(collected.passed_over);
    Places places(selection, found, tasks.is_batch);
    if (found.empty() && tasks.passed_over.empty()) throw no_documents(selection.inputs.front(), selection.recursive);
    for (std::size_t i = 0; i < found.size(); ++i) {
        Task task{found[i].path};
        task.in_folder = found[i].in_folder;
        if (found[i].unreadable)
            task.refused = found[i].unreadable;
        else
            places.assign(task, found[i].folder);  // of every shard's files, so that all see the same clashes
        refuse_report(selection, task);
        if (i % selection.shards == selection.shard - 1) tasks.tasks.push_back(std::move(task));
    }
    return tasks;
}

}  // namespace raingan::batch
