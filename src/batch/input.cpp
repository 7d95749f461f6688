#include "batch/input.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <ctime>

#include "base/error.h"
#include "batch/page_comparison.h"
#include "batch/scanned_report.h"
#include "checks/check.h"
#include "corrections/apply.h"
#include "exchange/read_report.h"
#include "extraction/extract.h"
#include "pdf/read_attachments.h"
#include "readers/container/compound.h"
#include "readers/container/mime.h"
#include "readers/detect.h"
#include "readers/ocr/tesseract.h"
#include "readers/picture/decoded.h"
#include "readers/reader.h"
#include "sign/moment.h"
#include "sign/verify.h"

namespace raingan::batch {
namespace {

/// A signature's dictionary stands in no object stream (ISO 32000-1 7.5.7, 12.8.1).
bool is_signed_pdf(std::string_view bytes) {
    return pdf::is_pdf(bytes) && bytes.find("/ByteRange") != std::string_view::npos;
}

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

/// A name that says another format is the reason of much else that is found: it is told first.
void put_wrong_ending_first(Diagnostics& diagnostics) {
    std::stable_partition(diagnostics.begin(), diagnostics.end(),
                          [](const Diagnostic& d) { return d.code == "wrong-ending"; });
}

/// The report of a report file, or of a PDF that carries one.
std::optional<Report> stored_report(std::string_view bytes, const std::string& password) {
    if (!pdf::is_pdf(bytes)) return read_report(bytes);
    for (const pdf::EmbeddedFile& file :
         pdf::read_attachments(bytes, {"application/json", "application/xml", "text/xml"}, password))
        if (auto report = read_report(file.bytes)) return report;
    return std::nullopt;
}

/// What a signature says of itself, for the model.
SourceSignature source_signature(const sign::SignatureState& state) {
    using Covers = SourceSignature::Covers;
    SourceSignature out;
    out.field = state.field;
    out.role = state.role;
    out.name = state.name;
    out.document = state.kind == sign::SignatureKind::document_timestamp;
    out.signer = out.document ? state.authority : state.signer;
    if (state.seconds) out.when = sign::iso_date(*state.seconds);
    out.stamped = state.seconds && state.time_source != sign::TimeSource::claimed;
    out.covers = state.covers_file ? Covers::whole_file : Covers::earlier_revision;
    out.holds = state.intact();
    return out;
}

/// What the signatures of a PDF are, and what of them does not hold.
struct Signatures {
    std::vector<SourceSignature> all;
    Diagnostics findings;
};

/// A PDF whose signed bytes were changed, or to which more was added than a signature allows, is not what was signed:
/// what it carries must not go on as if it were. Whom the certificates belong to is for `raingan verify`.
Signatures signatures_of(std::string_view bytes, const InputOptions& options) {
    Signatures out;
    if (!pdf::is_pdf(bytes)) return out;
    sign::Checking checking;
    checking.password = options.read.password;
    const sign::Verification verification = sign::verify(bytes, nullptr, checking);
    for (const sign::SignatureState& state : verification.signatures) out.all.push_back(source_signature(state));
    if (verification.verdict != sign::Verdict::invalid) return out;
    if (!options.allow_broken_signature)
        throw unreadable(
            "broken-signature", "",
            {"a signature of this PDF does not hold: it was changed after it was signed; get the signed "
             "file again (raingan verify tells what was changed), or go on with --allow-broken-signature",
             "ลายมือชื่อใน PDF นี้ไม่ถูกต้อง: ไฟล์ถูกแก้ไขหลังลงนาม โปรดขอไฟล์ที่ลงนามใหม่ (raingan verify บอกสิ่งที่ถูกแก้) หรือใช้ "
             "--allow-broken-signature เพื่อดำเนินการต่อ"});
    out.findings.push_back(
        {Severity::finding,
         "broken-signature",
         {"a signature of the PDF that this was read from does not hold: it was changed after it was signed",
          "ลายมือชื่อใน PDF ที่เป็นต้นทางไม่ถูกต้อง: ไฟล์ถูกแก้ไขหลังลงนาม"},
         {}});
    for (const sign::SignatureState& state : verification.signatures)
        for (const Message& change : state.changes)
            out.findings.push_back({Severity::finding,
                                    "changed-after-signing",
                                    {"after “" + state.signer + "” signed: " + change.en,
                                     "หลังจาก “" + state.signer + "” ลงนาม: " + change.th},
                                    {}});
    return out;
}

void correct(Report& report, const InputOptions& options) {
    if (options.corrections != nullptr) corrections::apply(report, *options.corrections);
}

/// Puts in what the PDF's signatures are, and in front what of them does not hold.
void tell_signatures(Report& report, Signatures signatures) {
    // Of a form that was made of a signed PDF they are that one's.
    if (!signatures.all.empty()) report.source_signatures = std::move(signatures.all);
    report.diagnostics.insert(report.diagnostics.begin(), signatures.findings.begin(), signatures.findings.end());
}

/// Objects of other programs (OLE): in packages of Word's and OpenDocument's, whose names of parts stand plainly in the
/// file, and in rich text.
bool may_hold_compound(std::string_view bytes) {
    constexpr std::size_t directory = 1U << 16U;  // a ZIP names its parts at its end too
    if (bytes.starts_with("{\\rtf")) return bytes.find("\\objdata") != std::string_view::npos;
    if (!bytes.starts_with("PK\x03\x04")) return false;
    const std::string_view names = bytes.substr(bytes.size() - std::min(bytes.size(), directory));
    return names.find("/embeddings/") != std::string_view::npos ||
           names.find("ObjectReplacements/") != std::string_view::npos;
}

}  // namespace

Input read_input(const std::string& bytes, const std::string& name, const Rules& rules, const InputOptions& options) {
    Input input;
    if (auto report = stored_report(bytes, options.read.password)) {
        Signatures signatures = signatures_of(bytes, options);
        input.report = std::move(*report);
        if (input.report.source.empty()) input.report.source = name;
        correct(input.report, options);
        renew_findings(input.report, rules);
        if (pdf::is_pdf(bytes)) {
            input.on_pages = compare_with_pages(input.report, bytes, name, rules, options.read);
            tell_signatures(input.report, std::move(signatures));
        }
        corrections::leave_out_dismissed(input.report, options.corrections != nullptr);
        return input;
    }
    Signatures signatures = is_signed_pdf(bytes) ? signatures_of(bytes, options) : Signatures();
    ocr::Scans scans;
    input.document = options.read.ocr && pdf::is_pdf(bytes) ? read_scanned(bytes, name, rules, options.read, scans)
                                                            : read_document(bytes, name, options.read);
    input.of_pdf = pdf::is_pdf(bytes);
    input.report = extract(*input.document, rules, name);
    correct(input.report, options);
    raingan::check(input.report, rules);
    tell_scanned(input.report, scans);
    corrections::leave_out_dismissed(input.report, true);
    tell_signatures(input.report, std::move(signatures));
    put_wrong_ending_first(input.report.diagnostics);
    return input;
}

FileKind kind_of(std::string_view bytes) {
    switch (report_format(bytes)) {
        case ReportFormat::json:
            return FileKind::report_json;
        case ReportFormat::xml:
            return FileKind::report_xml;
        case ReportFormat::none:
            break;
    }
    return detect(bytes);
}

void load_libraries_for(std::string_view bytes, const ReadOptions& options) {
    // libgsf and OpenSSL's configuration take longer to load than most reports to read.
    const bool is_compound = bytes.starts_with("\xD0\xCF\x11\xE0");
    if (is_compound || may_hold_compound(bytes)) CompoundFile::load_library();
    if (is_compound || pdf::is_pdf(bytes)) OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG, nullptr);
    if (message_kind(bytes) == FileKind::web_archive) MimeMessage::load_library();
    if (may_hold_decoded_pictures(bytes)) load_picture_libraries();
    if (options.ocr && pdf::is_pdf(bytes)) ocr::load_tesseract();
    tzset();  // of dates in local time
}

bool is_read_by_others(std::string_view bytes) {
    const bool ours = bytes.starts_with("PK\x03\x04") || bytes.starts_with('{');  // ZIP packages; RTF and JSON
    return !ours || may_hold_decoded_pictures(bytes) || may_hold_compound(bytes);
}

}  // namespace raingan::batch
