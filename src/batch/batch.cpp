#include "batch/batch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <map>
#include <memory>
#include <new>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/system.h"
#include "batch/digest.h"
#include "batch/input.h"
#include "batch/interrupt.h"
#include "batch/neighbours.h"
#include "batch/outputs.h"
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

/// One output stays unwritten for these; for all else none of the input's outputs is written.
bool concerns_one_output(const Error& error) {
    static constexpr auto codes =
        std::to_array<std::string_view>({"not-ours", "signed", "not-a-file", "link-of-another"});
    return std::ranges::find(codes, error.code()) != codes.end();
}

class Batch {
public:
    Batch(const BatchOptions& options, const Rules& rules, const Listener& listener)
        : options_(options), rules_(rules), listener_(listener), selected_(select_tasks(options.selection)) {}

    Totals run() {
        const auto began = std::chrono::steady_clock::now();
        std::unique_ptr<InterruptWatch> watch;
        if (selected_.is_batch) watch = std::make_unique<InterruptWatch>();
        totals_.is_batch = selected_.is_batch;
        totals_.passed_over = selected_.passed_over;
        if (selected_.is_batch || options_.resume) open_journal();
        if (options_.shows_progress && !options_.dry_run)
            progress_ = std::make_unique<Progress>(selected_.tasks.size(), options_.language);
        convert(choose(), options_.settings);
        convert_held();
        if (watch && interrupted()) settle_unreached();
        watch.reset();
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
        std::string folder = output_folder();
        if (!selected_.tasks.empty() && !selected_.tasks.front().targets.empty() &&
            selected_.tasks.front().targets.front().named_by == NamedBy::user) {
            if (destination_of(folder, NamedBy::user).is_stream) return;
            folder = folder_of(folder);
        }
        if (!options_.journal_folder.empty()) folder = options_.journal_folder;
        if (!options_.dry_run) make_directory(folder);
        const Journal::Mode mode = options_.dry_run  ? Journal::Mode::look
                                   : options_.resume ? Journal::Mode::resume
                                                     : Journal::Mode::begin;
        journal_ = std::make_unique<Journal>(folder, options_.settings_key, mode);
    }

    /// The tasks that are to be converted; the others are told at once.
    std::vector<std::size_t> choose() {
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < selected_.tasks.size() && !interrupted(); ++i) {
            const Task& task = selected_.tasks[i];
            Row row;
            if (task.refused) {
                row.state = Row::State::failed;
                row.outcome = failed(*task.refused, options_.language);
            } else if (const Journal::Entry* done = done_before(task)) {
                row.state = Row::State::unchanged;
                row.written = done->outputs;
                row.outcome.findings = done->findings;
                row.outcome.input_sha256 = done->input_sha256;
            } else if (options_.dry_run) {
                plan(task, row);
            } else {
                chosen.push_back(i);
                continue;
            }
            settle(i, std::move(row));
        }
        return chosen;
    }

    [[nodiscard]] const Journal::Entry* done_before(const Task& task) const {
        return journal_ && options_.resume && task.input != "-" ? journal_->done(task.input, paths_of(task)) : nullptr;
    }

    void plan(const Task& task, Row& row) const {
        row.state = Row::State::planned;
        for (const Target& target : task.targets) {
            try {
                require_replaceable(target.path, "", replacing(target.named_by));
                row.written.push_back({target.path, ""});
            } catch (const Error& error) {
                refuse(row, error);
            }
        }
    }

    void convert(const std::vector<std::size_t>& chosen, const Settings& settings) {
        if (chosen.empty()) return;
        std::vector<std::string> inputs;
        inputs.reserve(chosen.size());
        for (const std::size_t i : chosen) inputs.push_back(selected_.tasks[i].input);
        const std::size_t jobs = options_.jobs == 0 ? processors() : options_.jobs;
        Crew crew;
        crew.size = std::min(jobs, chosen.size());
        crew.language = options_.language;
        crew.digests = journal_ || options_.digests;
        crew.load_for = [&](std::string_view bytes) { load_libraries_for(bytes, settings.read); };
        crew.ends_worker = is_read_by_others;
        crew.make_work = [&](bool ahead) -> Crew::Work {
            auto converter = std::make_shared<Converter>(settings, rules_);
            if (ahead) converter->open_files_ahead();
            return [converter, language = options_.language](std::string& bytes, const std::string& path) {
                return convert_to_outcome(*converter, std::move(bytes), path, language);
            };
        };
        if (progress_ && progress_->is_shown_at_all())
            crew.tick = [&](const AtWork& at_work) { progress_->tick(document_name(inputs[at_work.index]), at_work); };
        const Done done = [&](std::size_t at, Outcome outcome) { write(chosen[at], std::move(outcome)); };
        const bool shut_in = options_.sandbox.value_or(has_sandbox());
        if (!options_.isolate.value_or(selected_.is_batch || shut_in)) {
            if (crew.size == 1) limit_memory();  // several share what there is
            run_in_threads(inputs, crew, done);
            return;
        }
        if (shut_in && !has_sandbox()) throw no_sandbox();
        if (options_.isolate == true && !has_processes()) throw no_processes();
        run_in_processes(inputs, crew, shut_in, done);
    }

    /// Files that had to guess, and whose neighbours show otherwise, are converted once more; the others are told as
    /// they are.
    void convert_held() {
        holds_ = false;
        std::vector<std::pair<std::vector<AskedLineHeight>, std::vector<std::size_t>>> again;
        for (const auto& [index, row] : held_) {
            std::vector<AskedLineHeight> lines =
                neighbours_.corrections(folder_of(selected_.tasks[index].input), row.outcome);
            if (lines.empty()) continue;
            auto group = std::ranges::find_if(again, [&](const auto& one) { return one.first == lines; });
            if (group == again.end()) {
                again.emplace_back(std::move(lines), std::vector<std::size_t>());
                group = std::prev(again.end());
            }
            group->second.push_back(index);
        }
        for (const auto& [lines, indexes] : again) {
            Settings settings = options_.settings;
            settings.line_heights.insert(settings.line_heights.end(), lines.begin(), lines.end());
            if (!interrupted()) convert(indexes, settings);
        }
        for (auto& [index, row] : std::exchange(held_, {})) settle(index, std::move(row));
    }

    static Error no_processes() {
        return {ExitStatus::usage,
                "no-process",
                "--isolate",
                {"this system has no processes of that kind; leave it out", "ระบบนี้แยกโพรเซสไม่ได้ โปรดเอาตัวเลือกนี้ออก"}};
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
        row.outcome = std::move(outcome);
        try {
            if (row.outcome.status == ExitStatus::done) write_outputs(task, row);
            if (journal_ && row.outcome.status == ExitStatus::done && task.input != "-")
                journal_->add(task.input, {row.outcome.input_sha256, row.written, row.outcome.findings});
        } catch (const Error& error) {
            fail(row, error);
        } catch (const std::bad_alloc&) {
            fail(row, over_limit(limits::memory, ""));
        }
        if (row.outcome.status != ExitStatus::done)
            row.state = is_scan(task, row.outcome) ? Row::State::passed_over : Row::State::failed;
        row.outcome.outputs.clear();
        neighbours_.add(folder_of(task.input), row.outcome);
        const bool guessed =
            std::ranges::any_of(row.outcome.builds, [](const TakenBuild& build) { return !build.shown; });
        held_.erase(index);
        if (holds_ && guessed && selected_.is_batch && task.input != "-" && row.state == Row::State::made)
            held_.emplace(index, std::move(row));
        else
            settle(index, std::move(row));
    }

    void fail(Row& row, const Error& error) const {
        std::string digest = std::move(row.outcome.input_sha256);
        row.outcome = failed(error, options_.language);
        row.outcome.input_sha256 = std::move(digest);
    }

    static bool is_scan(const Task& task, const Outcome& outcome) {
        return task.in_folder && is_pdf_without_report(outcome.error.code);
    }

    void write_outputs(const Task& task, Row& row) const {
        std::vector<PendingFile> files;
        std::vector<std::string> digests;
        for (const Output& output : row.outcome.outputs) {
            const auto target = std::ranges::find(task.targets, output.format, &Target::format);
            if (target == task.targets.end()) continue;
            try {
                if (target->named_by == NamedBy::program || target->path.find('/') != std::string::npos)
                    make_directory(folder_of(target->path));
                files.push_back(prepare_output(target->path, output.bytes, replacing(target->named_by)));
                digests.push_back(journal_ || options_.digests ? sha256(output.bytes) : std::string());
            } catch (const Error& error) {
                if (!concerns_one_output(error)) throw;
                refuse(row, error);
            }
        }
        for (std::size_t i = 0; i < files.size(); ++i) row.written.push_back({files[i].path(), std::move(digests[i])});
        for (PendingFile& file : files) file.commit();
    }

    [[nodiscard]] Replacing replacing(NamedBy named_by) const {
        Replacing replacing;
        replacing.force = options_.force;
        replacing.named_by = named_by;
        if (selected_.is_batch) replacing.durability = PendingFile::Durability::later;
        if (journal_)
            replacing.is_known = [this](const std::string& path, std::string_view bytes) {
                return journal_->wrote(path, sha256(bytes));
            };
        return replacing;
    }

    /// The first refusal is the input's error; its other outputs are made.
    void refuse(Row& row, const Error& error) const {
        const Outcome told = failed(error, options_.language);
        row.refused.push_back(told.error);
        if (row.refused.size() > 1) return;
        row.outcome.status = told.status;
        row.outcome.error = told.error;
        row.outcome.why = told.why;
    }

    /// Tells of the file as soon as all before it were told of.
    void settle(std::size_t index, Row row) {
        const bool has_failed = row.state == Row::State::failed;
        if (progress_) progress_->advance(has_failed);
        if (has_failed && selected_.is_batch && listener_.failed_now) {
            if (progress_) progress_->clear();
            listener_.failed_now(selected_.tasks[index], row);
        }
        waiting_.emplace(index, std::move(row));
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == told_;
             first = waiting_.erase(first), ++told_)
            count_and_tell(selected_.tasks[told_], first->second);
    }

    void settle_unreached() {
        totals_.interrupted = true;
        totals_.status = interrupted_status;
        for (std::size_t i = told_; i < selected_.tasks.size(); ++i)
            if (!waiting_.contains(i)) {
                Row row;
                row.state = Row::State::not_reached;
                waiting_.emplace(i, std::move(row));
            }
        for (const auto& [index, row] : std::exchange(waiting_, {})) {
            Row told = row;
            count_and_tell(selected_.tasks[index], told);
        }
        totals_.status = interrupted_status;
    }

    std::size_t& count_of(Row::State state) {
        switch (state) {
            case Row::State::unchanged:
                return totals_.unchanged;
            case Row::State::failed:
                return totals_.failed;
            case Row::State::not_reached:
                return totals_.not_reached;
            case Row::State::planned:
                return totals_.planned;
            case Row::State::made:
            case Row::State::passed_over:
                break;
        }
        return totals_.made;
    }

    void count_and_tell(const Task& task, Row& row) {
        if (row.state == Row::State::passed_over) {
            totals_.passed_over.push_back({task.input, Kind::scan});
            return;
        }
        ++count_of(row.state);
        totals_.status = std::max(totals_.status, row.outcome.status);
        if (lost_text(row.outcome)) totals_.status = std::max(totals_.status, ExitStatus::findings);
        if (const std::string& digest = row.outcome.input_sha256; !digest.empty()) {
            const auto [first, is_new] = inputs_by_digest_.try_emplace(digest, task.input);
            if (!is_new && first->second != task.input) row.same_as = first->second;
        }
        if (progress_) progress_->clear();
        listener_.tell(task, row, selected_.is_batch);
    }

    const BatchOptions& options_;
    const Rules& rules_;
    const Listener& listener_;
    Tasks selected_;
    Totals totals_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Progress> progress_;
    std::unordered_map<std::string, std::string> inputs_by_digest_;
    std::map<std::size_t, Row> waiting_;  ///< settled, but not all before them
    std::size_t told_ = 0;
    Neighbours neighbours_;
    std::map<std::size_t, Row> held_;  ///< written, but with guesses that files behind may correct
    bool holds_ = true;
};

}  // namespace

Totals run_batch(const BatchOptions& options, const Rules& rules, const Listener& listener) {
    return Batch(options, rules, listener).run();
}

}  // namespace raingan::batch
