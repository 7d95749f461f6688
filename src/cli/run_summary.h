// What is said at the end of a batch: which files failed and why, what kinds of findings there are, what to do next.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/message.h"
#include "batch/batch.h"

namespace raingan::cli {

class RunSummary {
public:
    explicit RunSummary(Language language) : language_(language) {}

    void add(const batch::Task& task, const batch::Row& row);

    struct Next {
        bool has_report = false, may_resume = false;
    };
    /// The last lines of a batch, for standard error; the first, of numbers, is for standard output.
    [[nodiscard]] std::string numbers(const batch::Totals& totals) const;
    [[nodiscard]] std::string details(const batch::Totals& totals, const Next& next) const;

private:
    struct Kind {
        Severity severity = Severity::info;
        std::size_t files = 0;
        std::string example;  ///< "file:place: message"
    };

    [[nodiscard]] std::string say(const char* en, const char* th) const {
        return language_ == Language::thai ? th : en;
    }
    void add_failures(std::string& out) const;
    void add_kinds(std::string& out) const;
    void add_passed_over(std::string& out, const batch::Totals& totals) const;

    Language language_;
    std::vector<std::pair<std::string, std::vector<std::string>>> failures_;  ///< reason, files; as they came
    std::map<std::string, Kind> kinds_;                                       ///< by their codes
    std::size_t with_findings_ = 0, without_measures_ = 0, copies_ = 0;
    std::string copy_;  ///< the first of them, with what it is a copy of
};

}  // namespace raingan::cli
