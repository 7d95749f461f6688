#include "cli/submissions.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <thread>

#include "base/file.h"
#include "base/filesystem.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/system.h"
#include "batch/input.h"
#include "batch/own_limits.h"
#include "batch/progress.h"
#include "batch/run_report.h"
#include "batch/sandbox.h"
#include "batch/workers.h"
#include "exchange/json.h"
#include "exchange/json_read.h"
#include "exchange/read_report.h"

namespace raingan::cli {
namespace {

province::Submission submission_of(const Report& report, const Rules& rules, const std::string& modified,
                                   const std::string& path) {
    province::Submission submission = province::reduce(report, rules, modified);
    submission.path = path;
    return submission;
}

std::string modified(const batch::Input& input) {
    return input.document ? input.document->properties.modified : std::string();
}

class Reading {
public:
    Reading(const std::vector<std::string>& paths, const Rules& rules, const batch::InputOptions& options,
            Language language, bool shows_progress)
        : paths_(paths), rules_(rules), options_(options), language_(language), results_(paths.size()),
          progress_(paths.size(), language,
                    shows_progress ? std::chrono::seconds(1) : batch::Progress::Clock::duration::max()) {
        for (std::size_t i = 0; i < paths.size(); ++i) (is_report_file(paths[i]) ? reports_ : documents_).push_back(i);
    }

    std::vector<ReadInput> run() {
        read_documents();  // before there are threads
        read_reports();
        progress_.clear();
        return std::move(results_);
    }

private:
    /// JSON, whatever its name. What cannot be read is told by who reads it; a pipe can be read once.
    static bool is_report_file(const std::string& path) {
        constexpr std::size_t looked_at = 256;
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path_of(path), ignored)) return false;
        try {
            return report_format(read_beginning(path, looked_at)) == ReportFormat::json;
        } catch (const Error&) {
            return false;
        }
    }

    void read_documents() {
        if (documents_.empty()) return;
        std::vector<std::string> paths;
        for (const std::size_t i : documents_) paths.push_back(paths_[i]);
        batch::Crew crew;
        crew.size = std::min(processors(), documents_.size());
        crew.language = language_;
        crew.load_for = [&](std::string_view bytes) { batch::load_libraries_for(bytes, options_.read); };
        crew.ends_worker = batch::is_read_by_others;
        crew.make_work = [&](bool /*ahead*/) -> batch::Crew::Work {
            return [&](const std::string& bytes, const std::string& path) {
                return batch::outcome_of(language_, [&](batch::Outcome& outcome) {
                    const batch::Input input = batch::read_input(bytes, document_name(path), rules_, options_);
                    outcome.outputs = {{"json", to_json(input.report)}, {"modified", modified(input)}};
                });
            };
        };
        if (progress_.is_shown_at_all())
            crew.tick = [&](const batch::AtWork& at_work) {
                progress_.tick(document_name(paths[at_work.index]), at_work);
            };
        batch::run_in_processes(paths, crew, batch::has_sandbox(),
                                [&](std::size_t at, const batch::Outcome& outcome) { take(documents_[at], outcome); });
    }

    /// From a worker: its report is read like any other file's.
    void take(std::size_t i, const batch::Outcome& outcome) {
        ReadInput& result = results_[i];
        if (outcome.status != ExitStatus::done || outcome.outputs.size() != 2) {
            result.error = Error(outcome.status, outcome.error.code, outcome.error.place, outcome.why);
        } else {
            guard(result, [&] {
                const Report report = from_json(outcome.outputs[0].bytes);
                result.submission = submission_of(report, rules_, outcome.outputs[1].bytes, paths_[i]);
            });
        }
        progress_.advance(result.error.has_value());
    }

    void read_reports() {
        std::atomic<std::size_t> next{0};
        std::mutex progress_mutex;
        const auto work = [&] {
            for (std::size_t at = next++; at < reports_.size(); at = next++) {
                const std::size_t i = reports_[at];
                read_report_file(i);
                const std::lock_guard lock(progress_mutex);
                progress_.advance(results_[i].error.has_value());
            }
        };
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(processors(), reports_.size()); ++i) others.emplace_back(work);
        work();
    }

    void read_report_file(std::size_t i) {
        const std::string& path = paths_[i];
        guard(results_[i], [&] {
            const batch::TimeLimit time(path, language_);
            const std::string bytes = read_file(path);
            if (batch::is_run_report(bytes)) return;  // of convert --report, in its output folder
            const batch::Input input = batch::read_input(bytes, document_name(path), rules_, options_);
            results_[i].submission = submission_of(input.report, rules_, modified(input), path);
        });
    }

    template <class Work>
    static void guard(ReadInput& result, const Work& work) {
        try {
            work();
        } catch (const Error& error) {
            result.error = error;
        } catch (const std::bad_alloc&) {
            result.error = over_limit(limits::memory, "");
        } catch (const std::exception& error) {
            result.error = unreadable("unreadable", "", {error.what(), error.what()});
        }
    }

    const std::vector<std::string>& paths_;
    const Rules& rules_;
    const batch::InputOptions& options_;
    Language language_;
    std::vector<std::size_t> documents_, reports_;  ///< indices of paths_
    std::vector<ReadInput> results_;
    batch::Progress progress_;
};

}  // namespace

std::vector<ReadInput> read_submissions(const std::vector<std::string>& paths, const Rules& rules,
                                        const batch::InputOptions& options, Language language, bool shows_progress) {
    return Reading(paths, rules, options, language, shows_progress).run();
}

}  // namespace raingan::cli
