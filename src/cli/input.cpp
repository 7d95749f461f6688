#include "cli/input.h"

#include <algorithm>

#include "base/file.h"
#include "cli/command.h"
#include "measures/check.h"
#include "measures/extract.h"
#include "measures/read_report.h"
#include "pdf/read_attachments.h"
#include "readers/reader.h"

namespace raingan::cli {
namespace {

bool is_finding(const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::finding;
}

/// In place where they are the same, so that a report file comes out as it went in.
void renew_findings(Report& report, const Rules& rules) {
    Diagnostics all = std::move(report.diagnostics);
    report.diagnostics.clear();
    raingan::check(report, rules);
    const Diagnostics found = std::move(report.diagnostics);
    Diagnostics earlier;
    std::ranges::copy_if(all, std::back_inserter(earlier), is_finding);
    if (earlier != found) {
        std::erase_if(all, is_finding);
        all.insert(all.end(), found.begin(), found.end());
    }
    report.diagnostics = std::move(all);
}

/// The report of a report file, or of a PDF that carries one.
std::optional<Report> stored_report(std::string_view bytes) {
    if (!pdf::is_pdf(bytes)) return read_report(bytes);
    for (const pdf::EmbeddedFile& file :
         pdf::read_attachments(bytes, {"application/json", "application/xml", "text/xml"}))
        if (auto report = read_report(file.bytes)) return report;
    return std::nullopt;
}

}  // namespace

Input read_input(const std::string& path, const Rules& rules) {
    Input input;
    std::string bytes = read_file(path);
    if (auto report = stored_report(bytes)) {
        input.report = std::move(*report);
        if (input.report.source.empty()) input.report.source = base_name(path);
        renew_findings(input.report, rules);
        return input;
    }
    input.document = read_document(std::move(bytes), base_name(path));
    input.report = extract(*input.document, rules, base_name(path));
    raingan::check(input.report, rules);
    return input;
}

}  // namespace raingan::cli
