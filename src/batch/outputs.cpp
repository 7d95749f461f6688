#include "batch/outputs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/posix.h"
#include "batch/run_report.h"
#include "exchange/read_report.h"
#include "pdf/read_attachments.h"
#include "readers/container/zip.h"

namespace raingan::batch {
namespace {

constexpr std::string_view producer = "/Producer(Raingan)";

bool is_signed(std::string_view pdf) {
    return pdf.find("/ByteRange") != std::string_view::npos;
}

/// Of one revision, or of two of which the second has only brought empty signature fields (convert --fields). Other
/// programs save their notes and changes as further revisions.
bool is_unchanged_pdf(std::string_view bytes) {
    constexpr std::string_view end_of_file = "%%EOF";
    if (!is_pdf_of_ours(bytes) || is_signed(bytes)) return false;
    const std::size_t first = bytes.find(end_of_file);
    if (first == std::string_view::npos) return false;
    const std::string_view rest = bytes.substr(first + end_of_file.size());
    const std::size_t second = rest.find(end_of_file);
    if (second == std::string_view::npos) return true;
    return rest.find(end_of_file, second + 1) == std::string_view::npos &&
           rest.find("/FT/Sig") != std::string_view::npos && rest.find("/Producer") == std::string_view::npos;
}

std::string_view between(std::string_view text, std::string_view before, std::string_view behind) {
    const std::size_t at = text.find(before);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + before.size());
    return text.substr(0, text.find(behind));
}

/// Excel and LibreOffice keep the property that names us, but write which version of theirs saved the file, or when.
bool is_unchanged_workbook(std::string_view bytes) {
    try {
        Zip zip(bytes);
        const std::string custom = zip.read("docProps/custom.xml").value_or("");
        const std::string core = zip.read("docProps/core.xml").value_or("");
        const std::string_view created = between(core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", "<");
        const std::string_view modified = between(core, "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">", "<");
        const std::string app = zip.read("docProps/app.xml").value_or("");
        return custom.find(">Raingan<") != std::string::npos &&
               app.find("<AppVersion>12.0000</AppVersion>") != std::string::npos &&  // libxlsxwriter's
               // Of a source without a date neither is there.
               (created.empty() ? core.find("<dcterms:") == std::string::npos : created == modified);
    } catch (const Error&) {
        return false;
    }
}

bool is_report(std::string_view bytes) {
    try {
        return report_format(bytes) != ReportFormat::none && read_report(bytes).has_value();
    } catch (const Error&) {
        return false;
    }
}

bool is_open_data(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBFrank,agency_name,agency_type,");
}

/// As serve/trend_chart.cpp begins it.
bool is_chart(std::string_view bytes) {
    return bytes.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" data-generator=\"Raingan\"");
}

[[noreturn]] void refuse(const std::string& path, bool has_signatures) {
    if (has_signatures)
        throw Error(ExitStatus::unwritable, "signed", path,
                    {"has been signed or changed since raingan made it, and stays as it is; give another folder with "
                     "-o, or --force to replace it",
                     "มีการลงนามหรือแก้ไขหลังจากที่ raingan สร้าง จึงไม่เขียนทับ โปรดระบุโฟลเดอร์อื่นด้วย -o หรือใช้ --force เพื่อเขียนทับ"});
    throw Error(ExitStatus::unwritable, "not-ours", path,
                {"was not made by raingan and stays as it is; give another folder with -o, or --force to replace it",
                 "ไม่ใช่ไฟล์ที่ raingan สร้าง จึงไม่เขียนทับ โปรดระบุโฟลเดอร์อื่นด้วย -o หรือใช้ --force เพื่อเขียนทับ"});
}

}  // namespace

bool is_pdf_of_ours(std::string_view bytes) {
    return pdf::is_pdf(bytes) && bytes.find(producer) != std::string_view::npos;
}

bool is_own_output(std::string_view bytes) {
    if (pdf::is_pdf(bytes)) return is_unchanged_pdf(bytes);
    if (bytes.starts_with("PK\x03\x04")) return is_unchanged_workbook(bytes);
    return is_run_report(bytes) || is_open_data(bytes) || is_chart(bytes) || is_report(bytes);
}

void require_replaceable(const std::string& path, std::string_view bytes, const Replacing& replacing) {
    const Destination destination = destination_of(path, replacing.named_by);
    struct stat status {};
    if (replacing.force || destination.is_stream || ::stat(destination.path.c_str(), &status) != 0 ||
        status.st_size == 0)
        return;
    std::string old;
    try {
        old = read_file(destination.path);
    } catch (const Error&) {
        refuse(path, false);  // what cannot be looked at is not known to be ours
    }
    // Of a file whose blocks were lost with the power only the length remains.
    const bool is_blank = old.find_first_not_of('\0') == std::string::npos;
    if (is_blank || old == bytes || is_own_output(old) || (replacing.is_known && replacing.is_known(path, old))) return;
    refuse(path, is_pdf_of_ours(old));
}

PendingFile prepare_output(std::string path, std::string_view bytes, const Replacing& replacing) {
    PendingFile file(std::move(path), bytes, replacing.durability, replacing.mode, replacing.named_by);
    require_replaceable(file.path(), bytes, replacing);
    return file;
}

}  // namespace raingan::batch
