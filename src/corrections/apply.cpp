#include "corrections/apply.h"

#include <algorithm>
#include <deque>

#include "base/error.h"
#include "corrections/report_tree.h"

namespace raingan::corrections {
namespace {

using exchange::Value;
using About = Statement::About;
using Steps = std::vector<std::string>;

/// What statements say the same value.
struct Subject {
    About about;
    std::string instrument;
    int indicator = 0;

    [[nodiscard]] bool is_of(const Statement& statement) const {
        return statement.about == about && (instrument.empty() || statement.instrument == instrument) &&
               statement.indicator == indicator;
    }
};

std::optional<Subject> subject_of(const Report& report, const Steps& steps) {
    if (steps == Steps{"overall", "score"}) return Subject{About::overall_score, {}, 0};
    if (steps == Steps{"overall", "level"}) return Subject{About::overall_level, {}, 0};
    if (steps == Steps{"organization", "name"}) return Subject{About::organization, {}, 0};
    if (steps.size() < 3 || steps.front() != "instruments" || steps.back() != "score") return std::nullopt;
    for (std::size_t i = 0; i < report.instruments.size(); ++i) {
        if (steps[1] != std::to_string(i)) continue;
        const Instrument& instrument = report.instruments[i];
        if (steps.size() == 3) return Subject{About::instrument_score, instrument.code, 0};
        if (steps.size() != 5 || steps[2] != "indicators") return std::nullopt;
        for (std::size_t k = 0; k < instrument.indicators.size(); ++k)
            if (steps[3] == std::to_string(k))
                return Subject{About::indicator_score, instrument.code, instrument.indicators[k].number};
    }
    return std::nullopt;
}

/// One operation, and what came of it.
struct Step {
    const Operation* operation;
    Steps steps;
    std::optional<Message> refused{};
    std::optional<std::string> from{}, to{};
    std::optional<Origin> place{};  ///< where the value was read, before
};

Message refusal(std::string en, std::string th) {
    return {std::move(en), std::move(th)};
}

class Application {
public:
    Application(Report& report, const Log& log) : report_(report), tree_(report), original_(tree_.snapshot()) {
        for (const Operation* operation : log.in_force())
            if (operation->kind != Operation::Kind::dismiss) made_.push_back({operation, steps_of(operation->path)});
    }

    void run() {
        // All at once; only where that is no report each for itself, to find those that spoil it.
        for (Step& step : made_) make(step);
        std::optional<Report> corrected = read();
        if (!corrected) {
            tree_.restore(original_);
            for (Step& step : made_) {
                if (step.refused) continue;
                Value before = tree_.snapshot();
                make(step);
                if (step.refused || read(&step)) continue;
                tree_.restore(std::move(before));
            }
            corrected = tree_.report();
        }
        report_ = std::move(*corrected);
        for (const Step& step : made_) tell(step);
    }

private:
    /// The report of the tree as it is; none where it can be none, which `step` is then told.
    std::optional<Report> read(Step* step = nullptr) const {
        try {
            return tree_.report();
        } catch (const Error& error) {
            if (step != nullptr)
                step->refused =
                    refusal(error.place() + " " + error.message().en, error.place() + " " + error.message().th);
            return std::nullopt;
        }
    }

    void make(Step& step) {
        const Operation& operation = *step.operation;
        const Value* const said = value_at(original_, step.steps);
        step.refused.reset();
        if (!may_correct(step.steps)) {
            step.refused = refusal("no value that may be corrected stands there", "ไม่ใช่ค่าที่แก้ไขได้");
            return;
        }
        step.from = text_of(said);
        if (!same_value(said, operation.was)) {
            const std::string was = text_of(&operation.was).value_or("–"), now = step.from.value_or("–");
            step.refused = refusal("the report says “" + now + "” there and not “" + was + "”",
                                   "รายงานระบุค่า «" + now + "» ไม่ใช่ «" + was + "»");
            return;
        }
        step.place = tree_.origin_of(step.steps);
        try {
            if (operation.kind == Operation::Kind::choose)
                choose(step);
            else
                tree_.set(step.steps, operation.value, std::nullopt, std::nullopt);
        } catch (const Error& error) {
            step.refused = error.message();
        }
        step.to = text_of(value_at(tree_.root(), step.steps));
    }

    /// What a statement about it says at the place; else what the operation says.
    void choose(Step& step) {
        const Operation& operation = *step.operation;
        const auto subject = subject_of(report_, step.steps);
        const auto statement = std::ranges::find_if(report_.statements, [&](const Statement& s) {
            return subject && subject->is_of(s) && s.origin == *operation.at && (s.value || !s.text.empty());
        });
        Value value = operation.value;
        std::string held;
        if (statement != report_.statements.end()) {
            held = statement->value ? statement->value->to_string() : statement->text;
            Value stated;
            stated.kind = statement->value ? Value::Kind::number : Value::Kind::text;
            stated.text = held;
            if (operation.has_value && !same_value(&stated, operation.value)) {
                step.refused =
                    refusal("the source says “" + held + "” at that place", "ต้นฉบับระบุ «" + held + "» ที่ตำแหน่งนั้น");
                return;
            }
            stated.text = kept_.emplace_back(std::move(held));
            value = stated;
        } else if (!operation.has_value) {
            step.refused = refusal("the report knows no such value at that place; give it with it",
                                   "ไม่พบค่านี้ ณ ตำแหน่งนั้น โปรดระบุค่าด้วย");
            return;
        }
        tree_.set(step.steps, value, operation.at, text_of(&value));
    }

    void tell(const Step& step) {
        const Operation& operation = *step.operation;
        if (step.refused) {
            report_.diagnostics.push_back(
                {Severity::finding,
                 "correction-refused",
                 {"the correction of " + operation.path + " by " + operation.by + " was not made: " + step.refused->en +
                      "; look at the value and correct it again, or undo the correction",
                  "ไม่ได้แก้ไข " + operation.path + " ตามที่ " + operation.by + " ระบุ: " + step.refused->th +
                      " โปรดดูค่าแล้วแก้ไขใหม่ หรือยกเลิกการแก้ไขนี้"},
                 {}});
            return;
        }
        const bool chosen = operation.kind == Operation::Kind::choose;
        if (!chosen && step.place && step.from && step.to) follow(step);
        report_.corrections.push_back({chosen ? Correction::Kind::choose : Correction::Kind::set, operation.id,
                                       operation.path, step.from, step.to, std::nullopt, operation.by, operation.when,
                                       operation.why});
    }

    /// What the checks compare was read at the same place, and is corrected with it.
    void follow(const Step& step) {
        const auto subject = subject_of(report_, step.steps);
        if (!subject) return;
        const auto old = Decimal::parse(*step.from), corrected = Decimal::parse(*step.to);
        for (Statement& statement : report_.statements) {
            if (!subject->is_of(statement) || statement.origin != *step.place) continue;
            if (statement.value && old && corrected && *statement.value == *old)
                statement.value = corrected;
            else if (!statement.value && statement.text == *step.from)
                statement.text = *step.to;
        }
    }

    Report& report_;
    ReportTree tree_;
    Value original_;
    std::vector<Step> made_;
    std::deque<std::string> kept_;
};

bool dismisses(const Correction& correction, const Diagnostic& diagnostic) {
    const Diagnostic& finding = *correction.finding;
    return finding.code == diagnostic.code && finding.origin == diagnostic.origin &&
           (finding.message.en.empty() || finding.message.en == diagnostic.message.en);
}

}  // namespace

void apply(Report& report, const Log& log) {
    const std::vector<const Operation*> in_force = log.in_force();
    const auto is_dismissal = [](const Operation* operation) { return operation->kind == Operation::Kind::dismiss; };
    if (!std::ranges::all_of(in_force, is_dismissal)) Application(report, log).run();
    for (const Operation* operation : in_force) {
        if (!is_dismissal(operation)) continue;
        Diagnostic finding;
        finding.severity = Severity::finding;
        finding.code = operation->code;
        finding.message.en = operation->message;
        finding.origin = operation->at.value_or(Origin());
        report.corrections.push_back({Correction::Kind::dismiss,
                                      operation->id,
                                      {},
                                      std::nullopt,
                                      std::nullopt,
                                      finding,
                                      operation->by,
                                      operation->when,
                                      operation->why});
    }
}

void leave_out_dismissed(Report& report, bool of_log) {
    Diagnostics unused;
    std::erase_if(report.corrections, [&](Correction& correction) {
        if (!correction.finding) return false;
        const auto found = std::ranges::find_if(
            report.diagnostics, [&](const Diagnostic& diagnostic) { return dismisses(correction, diagnostic); });
        if (found != report.diagnostics.end()) {
            correction.finding = *found;
            report.diagnostics.erase(found);
            return false;
        }
        // Of a report file it may have been taken out before.
        if (!of_log || !correction.finding->message.th.empty()) return false;
        unused.push_back(
            {Severity::info,
             "correction-unused",
             {"the finding " + correction.finding->code + " that " + correction.by +
                  " dismissed is not there any more; nothing has to be done",
              "ไม่มีข้อค้นพบ " + correction.finding->code + " ที่ " + correction.by + " ยืนยันไว้แล้ว ไม่ต้องดำเนินการ"},
             correction.finding->origin});
        return true;
    });
    report.diagnostics.insert(report.diagnostics.end(), unused.begin(), unused.end());
}

}  // namespace raingan::corrections
