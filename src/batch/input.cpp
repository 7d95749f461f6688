#include "batch/input.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <ctime>

#include "checks/check.h"
#include "exchange/read_report.h"
#include "extraction/extract.h"
#include "pdf/read_attachments.h"
#include "readers/container/compound.h"
#include "readers/reader.h"

namespace raingan::batch {
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

Input read_input(const std::string& bytes, const std::string& name, const Rules& rules, const ReadOptions& options) {
    Input input;
    if (auto report = stored_report(bytes)) {
        input.report = std::move(*report);
        if (input.report.source.empty()) input.report.source = name;
        renew_findings(input.report, rules);
        return input;
    }
    input.document = read_document(bytes, name, options);
    input.report = extract(*input.document, rules, name);
    raingan::check(input.report, rules);
    return input;
}

void open_readers_files_ahead() {
    CompoundFile::load_library();
    OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG, nullptr);
    tzset();  // of dates in local time
}

}  // namespace raingan::batch
