// Raingan as a library: the reports that Thai public offices keep in Word and Excel, as values, PDF, workbook, JSON and
// XML. This page is the manual; examples/ has programs of a screen each.
//
//     #include <raingan/raingan.h>
//
//     const raingan::Document document = raingan::read_file("report.docx");
//     const raingan::Report report = document.report();
//     if (report.overall.score) std::cout << report.overall.score->exact << '\n';       // 99.24
//     for (const raingan::Finding& finding : document.findings())
//         if (finding.severity == raingan::Severity::finding) std::cout << finding.message.en << '\n';
//     const raingan::Outputs made = raingan::convert(document, {.formats = {"pdf", "xlsx"}});
//     std::ofstream("report.pdf", std::ios::binary) << made.at("pdf");
//
// Building: find_package(raingan) and raingan::raingan (shared) or raingan::raingan_static with CMake, or
// pkg-config --cflags --libs raingan. C++20.
//
// Values. All that comes back is a value (values.h): it depends on no file, no other value and no order of calls.
// Document and Province are handles on something that does not change; to copy one costs nothing.
//
// Text is UTF-8; files are std::string of their bytes. What a file is, its content tells; its name is used in messages,
// and as one sign among others of whether a text is a list.
//
// Errors. What stops the work is an Error (error.h): a lasting code, the place in the file, and a message with a remedy
// in English and Thai. What does not stop it is a Finding. Nothing is printed.
//
// Threads. All functions may be called by any number of threads at once. Each thread keeps fonts and shaped words for
// its next document; what comes out does not depend on what came before. set_limit() is for the beginning, before
// other calls.
//
// Strangers' files. What a file may cost is limited (limits()), and passing one is an Error "over-limit". `time` and
// `memory` are watched by the program's worker processes only: a service that takes files from strangers reads them in
// a process that it can do without, as `raingan convert` does (docs/security.md). No file names anything outside of
// itself that would be fetched, and no macro is run.
//
// Same input, same bytes, on every machine that has the same fonts. The environment is not looked at.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "raingan/error.h"
#include "raingan/values.h"
#include "raingan/version.h"

RAINGAN_BEGIN_NAMESPACE
/// "0.1.0": of the library that is loaded; RAINGAN_VERSION is that of the headers.
RAINGAN_API const char* version();

// ---- Reading ----

struct ReadOptions {
    std::string password{};               ///< of an encrypted file
    std::string rules_dir{};              ///< folder of rule files that override the built-in ones
    bool allow_broken_signature = false;  ///< of a signed PDF that was changed: a finding, not an Error
    bool comments_as_notes = false;       ///< comments of a workbook stand behind their sheet; else they are findings
};

/// A document or report file that was read, checked, and can be converted.
class RAINGAN_API Document {
public:
    [[nodiscard]] Report report() const;
    /// What does not hold in the report, and what befell its reading; findings first told come first.
    [[nodiscard]] std::vector<Finding> findings() const;
    /// Its words in the order of reading, a paragraph a line, the cells of a row with tabs between them. Empty of a
    /// report file, which has values only.
    [[nodiscard]] std::string text() const;
    /// Whether it holds anything of a report on ITA measures.
    [[nodiscard]] bool has_report() const;
    /// The report, loss-free: schemas/report.schema.json, schemas/report.xsd. read() takes both back.
    [[nodiscard]] std::string to_json() const;
    [[nodiscard]] std::string to_xml() const;

    struct State;
    explicit Document(std::shared_ptr<const State> state);
    [[nodiscard]] const State& state() const;

private:
    std::shared_ptr<const State> state_;
};

/// Reads a document of any format that formats() lists as read, or a report's JSON or XML, or the report that a PDF
/// of raingan's carries (which is verified first), and checks it. Throws Error (unreadable): "encrypted",
/// "wrong-password", "truncated", "not-docx", "foreign-pdf", "broken-signature", "over-limit" and others.
RAINGAN_API Document read(std::string_view bytes, const std::string& name, const ReadOptions& options = {});
/// The same of a file. Throws Error "not-found" and the like too.
RAINGAN_API Document read_file(const std::string& path, const ReadOptions& options = {});

// ---- Converting ----

struct ConvertOptions {
    std::vector<std::string> formats{"pdf", "xlsx", "json"};  ///< and "xml"
    bool standard_form = false;                               ///< the official form instead of the author's own layout
    bool follow_record = true;             ///< start pages where Word had started them, if its record can be trusted
    bool stored_fields = false;            ///< page numbers in contents and references stay as the file has them
    std::string numerals{};                ///< digits of the PDF: "keep", "thai", "arabic"; empty: as fits the form
    std::vector<std::string> font_dirs{};  ///< folders with fonts to use under their own names
    bool signature_fields = false;         ///< an empty field for each who signs
    bool attach_source = false;            ///< the source itself goes into the PDF
    std::optional<std::string> title{}, author{}, subject{}, keywords{};  ///< of the PDF, in place of the report's
};

/// The files that were made, and what befell their making.
struct Outputs {
    std::map<std::string, std::string> files;  ///< bytes by format: "pdf"
    std::vector<Finding> findings;             ///< all of the document's, with pages where they are known

    [[nodiscard]] const std::string& at(const std::string& format) const { return files.at(format); }
};

/// PDF: PDF/A-3a and PDF/UA-1, with the report's JSON, XML and workbook in it. XLSX: true numbers and dates. Throws
/// Error: "bad-format" (usage), "over-limit".
RAINGAN_API Outputs convert(const Document& document, const ConvertOptions& options = {});

// ---- Rolling up a province ----

struct RollupOptions {
    std::optional<int> year{};           ///< พ.ศ.; none: the year that most agencies reported
    std::string province{};              ///< its name; empty: the one that all agencies name who name any
    std::optional<Document> expected{};  ///< a list of the agencies that must report
    std::string rules_dir{};
};

/// Many reports, matched by agency, chosen among and ranked.
class RAINGAN_API Province {
public:
    [[nodiscard]] std::string name() const;  ///< without จังหวัด; empty: not known
    [[nodiscard]] std::optional<int> year() const;
    [[nodiscard]] std::vector<Standing> standings() const;  ///< by rank, then those without one
    [[nodiscard]] std::vector<Agency> missing() const;      ///< of the expected list, who has no report of any year
    [[nodiscard]] std::vector<Finding> notes() const;       ///< reports that were not used, names alike
    /// An agency a row, as open data has it: "agency_name", "total_score", "iit_points", "indicator_01" …
    [[nodiscard]] Table table() const;
    [[nodiscard]] std::string to_csv() const;   ///< UTF-8 with byte order mark, RFC 4180
    [[nodiscard]] std::string to_xlsx() const;  ///< the province's workbook
    [[nodiscard]] std::string to_pdf() const;   ///< the summary in the official form, with both in it

    struct State;
    explicit Province(std::shared_ptr<const State> state);

private:
    std::shared_ptr<const State> state_;
};

/// The same for any order of the reports. Only totals that are certain are ranked.
RAINGAN_API Province roll_up(const std::vector<Document>& reports, const RollupOptions& options = {});

// ---- Signatures ----

struct SignOptions {
    std::string key{};               ///< bytes of a PKCS#12 file with the key and its certificates
    std::string password{};          ///< of the key
    std::string role{};              ///< as the report or the form names it; empty: the next in order
    std::string name{}, position{};  ///< empty: as the report says, else the certificate
    bool name_as_written = false;    ///< even where the name is not the certificate's; the signature says so
    std::int64_t time = 0;           ///< of signing, seconds since 1970; 0: now
    std::string image{};             ///< bytes of a PNG or JPEG of the hand's signature
    bool lock = false;               ///< nothing but signatures may be added afterwards
    bool allow_expired = false;      ///< though the certificate is not valid at that time
    std::string timestamp_url{};     ///< of a time stamp authority (RFC 3161), which is asked; empty: none (PAdES B-B)
};
/// The PDF with one more signature (PAdES), as an incremental update. Throws Error: "no-pdf", "broken-pdf",
/// "encrypted", "wrong-password", "changed", "locked", "no-such-role", "already-signed", "out-of-order", "expired",
/// "no-timestamp" and others.
RAINGAN_API std::string sign(std::string_view pdf, const SignOptions& options);

struct VerifyOptions {
    std::string trust_dir{};  ///< folder of trusted certificates (PEM or DER); empty: the one set at building
    std::string password{};   ///< of an encrypted PDF
    bool online = false;      ///< whether OCSP responders and lists of revoked certificates may be asked
};
/// Throws Error: "no-pdf", "broken-pdf", "encrypted", "no-trust".
RAINGAN_API Verification verify(std::string_view pdf, const VerifyOptions& options = {});

// ---- Thai text ----

/// Mends what is typed or decoded wrongly (docs/thai-text.md): order of marks, doubled marks, NFC. Nothing visible
/// is lost; digits and spaces stay. `text` is UTF-8.
RAINGAN_API std::string normalise(std::string_view text);

// ---- Formats and limits ----

RAINGAN_API std::vector<Format> formats();
/// What these bytes are; its `id` is "unknown" where they are nothing that is known.
RAINGAN_API Format format_of(std::string_view bytes);

RAINGAN_API std::vector<Limit> limits();
/// "input-bytes=200MiB". Before all other calls. Throws Error "bad-limit" (usage).
RAINGAN_API void set_limit(std::string_view assignment);

RAINGAN_END_NAMESPACE
