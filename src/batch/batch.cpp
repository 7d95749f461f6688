#include "batch/batch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <new>
#include <unordered_map>
#include <utility>

#include "base/file.h"
#include "base/limits.h"
#include "batch/journal.h"
#include "batch/own_limits.h"
#include "batch/progress.h"
#include "batch/sandbox.h"

namespace raingan::batch {
namespace {

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

std::vector<std::string> paths_of(const Task& task) {
    std::vector<std::string> paths;
    for (const Target& target : task.targets) paths.push_back(target.path);
    return paths;
}

class Batch {
public:
    Batch(const BatchOptions& options, const Rules& rules, const Tell& tell)
        : options_(options), rules_(rules), tell_(tell), selected_(select_tasks(options.selection)) {}

    Totals run() {
        const auto began = std::chrono::steady_clock::now();
        totals_.is_batch = selected_.is_batch;
        totals_.passed_over = selected_.passed_over;
        totals_.first_passed_over = selected_.first_passed_over;
        if (selected_.is_batch || options_.resume) open_journal();
        if (selected_.is_batch) progress_ = std::make_unique<Progress>(selected_.tasks.size(), options_.language);
        convert(choose());
        if (progress_) progress_->clear();
        if (selected_.is_batch && totals_.made > 0) flush_file_system(output_folder());
        totals_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return totals_;
    }

private:
    [[nodiscard]] std::string output_folder() const {
        return options_.selection.output.empty() ? "." : options_.selection.output;
    }

    void open_journal() {
        const bool to_file = !selected_.tasks.empty() && selected_.tasks.front().targets.size() == 1 &&
                             selected_.tasks.front().targets.front().path == options_.selection.output;
        const std::string folder = to_file ? folder_of(output_folder()) : output_folder();
        make_directory(folder);
        journal_ = std::make_unique<Journal>(folder, options_.settings_key, options_.resume);
    }

    /// The tasks that are to be converted; the others are told at once.
    std::vector<std::size_t> choose() {
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < selected_.tasks.size(); ++i) {
            const Task& task = selected_.tasks[i];
            Row row;
            if (task.refused) {
                row.state = Row::State::failed;
                row.outcome = failed(*task.refused, options_.language);
            } else if (journal_ && options_.resume && journal_->is_done(task.input, paths_of(task))) {
                row.state = Row::State::unchanged;
                row.written = paths_of(task);
            } else {
                if (journal_) states_[i] = state_of(task.input);  // before it is read
                chosen.push_back(i);
                continue;
            }
            settle(i, std::move(row));
        }
        return chosen;
    }

    void convert(const std::vector<std::size_t>& chosen) {
        if (chosen.empty()) return;
        std::vector<std::string> inputs;
        inputs.reserve(chosen.size());
        for (const std::size_t i : chosen) inputs.push_back(selected_.tasks[i].input);
        const std::size_t jobs = options_.jobs == 0 ? cores() : options_.jobs;
        Crew crew;
        crew.size = std::min(jobs, chosen.size());
        crew.language = options_.language;
        crew.make_work = [&](bool shut_in) -> Crew::Work {
            auto converter = std::make_shared<Converter>(options_.settings, rules_);
            if (shut_in) converter->open_files_ahead();
            return [converter, language = options_.language](const std::string& bytes, const std::string& name) {
                return convert_to_outcome(*converter, bytes, name, language);
            };
        };
        const Done done = [&](std::size_t at, Outcome outcome) { write(chosen[at], std::move(outcome)); };
        if (!options_.isolate.value_or(selected_.is_batch || options_.sandbox.value_or(false))) {
            if (crew.size == 1) limit_memory();  // several share what there is
            run_in_threads(inputs, crew, done);
            return;
        }
        const bool shut_in = options_.sandbox.value_or(has_sandbox());
        if (shut_in && !has_sandbox()) throw no_sandbox();
        run_in_processes(inputs, crew, shut_in, done);
    }

    static Error no_sandbox() {
        return {ExitStatus::usage,
                "no-sandbox",
                "--sandbox",
                {"this system has no seccomp; leave --sandbox out", "ระบบนี้ไม่มี seccomp โปรดเอา --sandbox ออก"}};
    }

    /// All outputs of an input are written before the first one has its name.
    void write(std::size_t index, Outcome outcome) {
        const Task& task = selected_.tasks[index];
        Row row;
        try {
            if (outcome.status == ExitStatus::done) row.written = write_outputs(task, outcome);
            if (journal_ && outcome.status == ExitStatus::done) journal_->add(task.input, states_[index], row.written);
            row.outcome = std::move(outcome);
        } catch (const Error& error) {
            row.outcome = failed(error, options_.language);
        } catch (const std::bad_alloc&) {
            row.outcome = failed(over_limit(limits::memory, ""), options_.language);
        }
        if (row.outcome.status != ExitStatus::done) row.state = Row::State::failed;
        row.outcome.outputs.clear();
        settle(index, std::move(row));
    }

    [[nodiscard]] std::vector<std::string> write_outputs(const Task& task, const Outcome& outcome) const {
        const auto durability = selected_.is_batch ? PendingFile::Durability::later : PendingFile::Durability::flushed;
        std::vector<PendingFile> files;
        for (const Output& output : outcome.outputs) {
            const auto target = std::ranges::find(task.targets, output.format, &Target::format);
            if (target == task.targets.end()) continue;
            make_directory(folder_of(target->path));
            files.emplace_back(target->path, output.bytes, durability);
        }
        std::vector<std::string> written;
        written.reserve(files.size());
        for (const PendingFile& file : files) written.push_back(file.path());
        for (PendingFile& file : files) file.commit();
        return written;
    }

    /// Tells of the file as soon as all before it were told of.
    void settle(std::size_t index, Row row) {
        if (progress_) progress_->advance(row.state == Row::State::failed);
        waiting_.emplace(index, std::move(row));
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == told_;
             first = waiting_.erase(first), ++told_)
            count_and_tell(selected_.tasks[told_], first->second);
    }

    void count_and_tell(const Task& task, const Row& row) {
        ++(row.state == Row::State::made     ? totals_.made
           : row.state == Row::State::failed ? totals_.failed
                                             : totals_.unchanged);
        totals_.status = std::max(totals_.status, row.outcome.status);
        if (lost_text(row.outcome)) totals_.status = std::max(totals_.status, ExitStatus::findings);
        const bool prints =
            row.state != Row::State::unchanged && (row.state == Row::State::failed || !row.outcome.findings.empty());
        if (progress_ && prints) progress_->clear();
        tell_(task, row, selected_.is_batch);
    }

    const BatchOptions& options_;
    const Rules& rules_;
    const Tell& tell_;
    Tasks selected_;
    Totals totals_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Progress> progress_;
    std::unordered_map<std::size_t, FileState> states_;
    std::map<std::size_t, Row> waiting_;  ///< settled, but not all before them
    std::size_t told_ = 0;
};

}  // namespace

Totals run_batch(const BatchOptions& options, const Rules& rules, const Tell& tell) {
    return Batch(options, rules, tell).run();
}

}  // namespace raingan::batch
