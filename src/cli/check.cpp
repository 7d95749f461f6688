// raingan check: reads reports and prints what does not hold; nothing is written.
#include <algorithm>
#include <cstdio>
#include <new>

#include "base/file.h"
#include "base/limits.h"
#include "batch/input.h"
#include "batch/own_limits.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "exchange/json.h"

namespace raingan::cli {
namespace {

bool has_findings(const Report& report) {
    return std::ranges::any_of(report.diagnostics, [](const Diagnostic& d) { return d.severity == Severity::finding; });
}

ExitStatus check_one(const std::string& input, const CheckOptions& options, const Rules& rules, Language language) {
    try {
        const batch::TimeLimit time(input, language);
        const Report report =
            batch::read_input(read_file(input), base_name(input), rules, read_options(options)).report;
        if (options.format == "json")
            std::fputs(to_json(report).c_str(), stdout);
        else
            print_diagnostics(input, report.diagnostics, report.parts, language, options.verbose);
        return has_findings(report) ? ExitStatus::findings : ExitStatus::done;
    } catch (const Error& error) {
        print_error(input, error, language);
        return error.status();
    } catch (const std::bad_alloc&) {
        print_error(input, over_limit(limits::memory, ""), language);
        return ExitStatus::unreadable;
    }
}

}  // namespace

ExitStatus check(const CheckOptions& options, Language language) {
    const Rules rules = load_rules(options.rules_dir);
    ExitStatus status = ExitStatus::done;
    batch::limit_memory();
    for (const std::string& input : options.inputs) status = worse(status, check_one(input, options, rules, language));
    return status;
}

}  // namespace raingan::cli
