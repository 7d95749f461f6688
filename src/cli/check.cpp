// raingan check: reads reports and prints what does not hold; nothing is written. Findings are what is asked for, and
// go to standard output; what befalls the run itself goes to standard error.
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

#include "base/path.h"
#include "base/system.h"
#include "batch/input.h"
#include "batch/page_teller.h"
#include "batch/progress.h"
#include "batch/run.h"
#include "batch/tasks.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/told.h"
#include "exchange/json.h"

namespace raingan::cli {
namespace {

class CheckRun {
public:
    CheckRun(const CheckOptions& options, Language language)
        : options_(options), language_(language), corrections_(read_corrections(options)),
          selected_(batch::select_tasks(selection())) {
        if (!options.quiet) progress_.emplace(selected_.tasks.size(), language);
    }

    ExitStatus run() {
        const Rules rules = load_rules(options_.rules_dir);
        std::vector<std::string> paths;
        for (std::size_t i = 0; i < selected_.tasks.size(); ++i) {
            const batch::Task& task = selected_.tasks[i];
            if (task.refused)
                settle(i, batch::failed(*task.refused, language_));
            else
                taken_.push_back(i), paths.push_back(task.input);
        }
        batch::Crew crew;
        crew.size = options_.jobs == 0 ? processors() : options_.jobs;
        crew.language = language_;
        crew.load_for = [opening = checking_options()](std::string_view bytes) {
            batch::load_libraries_for(bytes, opening.read);
        };
        crew.ends_worker = batch::is_read_by_others;
        crew.make_work = [&, opening = checking_options()](bool ahead) -> batch::Crew::Work {
            const auto pages = std::make_shared<batch::PageTeller>();
            if (ahead) pages->open_files_ahead();
            return [this, &rules, opening, pages](const std::string& bytes, const std::string& path) {
                return batch::outcome_of(language_, [&](batch::Outcome& outcome) {
                    batch::Input input = batch::read_input(bytes, document_name(path), rules, opening);
                    if (options_.format != "json") pages->tell(input);
                    look_at(input.report, outcome);
                });
            };
        };
        if (progress_ && progress_->is_shown_at_all())
            crew.tick = [&](const batch::AtWork& at_work) {
                progress_->tick(document_name(paths[at_work.index]), at_work);
            };
        batch::work_on_files(paths, crew,
                             [&](std::size_t at, batch::Outcome outcome) { settle(taken_[at], std::move(outcome)); });
        if (progress_) progress_->clear();
        std::fflush(stdout);
        if (!options_.quiet) print_numbers();
        return status_;
    }

private:
    [[nodiscard]] batch::Selection selection() const {
        batch::Selection selection;
        selection.inputs = options_.inputs;
        selection.recursive = options_.recursive;
        selection.follow = options_.follow;
        return selection;
    }

    [[nodiscard]] batch::InputOptions checking_options() const {
        batch::InputOptions checking = input_options(options_);
        if (corrections_) checking.corrections = &*corrections_;
        checking.read.check_formulas = true;
        return checking;
    }

    void look_at(const Report& report, batch::Outcome& outcome) const {
        if (options_.format == "json") outcome.outputs.push_back({"json", to_json(report)});
        outcome.findings = batch::findings_of(report.diagnostics, report.parts, language_);
    }

    /// Printed in the order of the files.
    void settle(std::size_t index, batch::Outcome outcome) {
        if (progress_) progress_->advance(outcome.status != ExitStatus::done);
        waiting_.emplace(index, std::move(outcome));
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == told_;
             first = waiting_.erase(first), ++told_)
            tell(selected_.tasks[told_], first->second);
    }

    void tell(const batch::Task& task, const batch::Outcome& outcome) {
        if (progress_) progress_->clear();
        if (outcome.status != ExitStatus::done) {
            if (task.in_folder && batch::is_pdf_without_report(outcome.error.code)) {
                selected_.passed_over.push_back({task.input, batch::Kind::scan});
                return;
            }
            ++failed_;
            status_ = worse(status_, outcome.status);
            print_line(task.input, usable_place(outcome.error.place, options_.verbose), outcome.error.message);
            return;
        }
        ++checked_;
        for (const batch::Output& output : outcome.outputs)
            std::fwrite(output.bytes.data(), 1, output.bytes.size(), stdout);
        if (options_.format != "json")
            print_findings(task.input, outcome.findings, options_.verbose, language_, stdout);
        counts_.add(outcome.findings);
        if (std::ranges::count(outcome.findings, Severity::finding, &batch::Finding::severity) == 0) return;
        ++with_findings_;
        status_ = worse(status_, ExitStatus::findings);
    }

    void print_numbers() const {
        const std::string counts = counts_.told(language_);
        const bool thai = language_ == Language::thai;
        if (!counts.empty())
            print_line("raingan", "", counts);
        else if (checked_ > 0)
            print_line("raingan", "", thai ? "ไม่พบสิ่งที่ไม่ถูกต้อง" : "nothing found that does not hold");
        if (!selected_.is_batch && selected_.tasks.size() == 1) return;
        const auto number = [](std::size_t value) { return std::to_string(value); };
        const std::size_t passed = selected_.passed_over.size();
        print_line("raingan", "",
                   thai ? "ตรวจแล้ว " + number(checked_) + " ไฟล์ มีข้อค้นพบ " + number(with_findings_) + " ไฟล์ อ่านไม่ได้ " +
                              number(failed_) + " ข้าม " + number(passed)
                        : number(checked_) + " checked, " + number(with_findings_) + " with findings, " +
                              number(failed_) + " could not be read, " + number(passed) + " passed over");
    }

    const CheckOptions& options_;
    Language language_;
    std::optional<corrections::Log> corrections_;
    batch::Tasks selected_;
    std::optional<batch::Progress> progress_;
    std::vector<std::size_t> taken_;  ///< tasks that are read, in the order of their paths
    std::map<std::size_t, batch::Outcome> waiting_;
    FindingCounts counts_;
    std::size_t told_ = 0, checked_ = 0, with_findings_ = 0, failed_ = 0;
    ExitStatus status_ = ExitStatus::done;
};

}  // namespace

ExitStatus check(const CheckOptions& options, Language language) {
    return CheckRun(options, language).run();
}

}  // namespace raingan::cli
