// What convert, check and rollup do first with a file: the report in it, whatever kind of file it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corrections/log.h"
#include "document/document.h"
#include "readers/detect.h"
#include "readers/reader.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::batch {

struct Input {
    std::optional<Document> document;  ///< none: the report's own JSON or XML was read, which has no layout
    Report report;                     ///< checked
    bool of_pdf = false;               ///< the document was read from a PDF without a report of ours
    std::optional<Report> on_pages{};  ///< what the pages of a PDF with a report of ours tell by themselves
};

/// How an input is opened.
struct InputOptions {
    ReadOptions read{};
    bool allow_broken_signature = false;  ///< go on with a signed PDF that was changed, and tell it as a finding
    const corrections::Log* corrections =
        nullptr;  ///< applied before the report is checked; none: nothing is corrected
};

/// Reads a document and extracts its report, or reads a report file or the one that a PDF carries, told by its content.
/// `name` is the file's, without its folder. The findings of a report file stay as they are where they still hold; else
/// (a figure was mended by hand, other rules) they are found anew. A signed PDF is verified first. Throws Error;
/// "broken-signature" where a signature does not hold.
Input read_input(const std::string& bytes, const std::string& name, const Rules& rules,
                 const InputOptions& options = {});

/// What the file is, by its content: a report file, else what detect says.
FileKind kind_of(std::string_view bytes);

/// Whether the code of an Error says that a PDF has no report in it: of a folder such files are passed over.
inline bool is_pdf_without_report(std::string_view code) {
    return code == "foreign-pdf" || code == "only-pictures";
}

/// Loads the libraries that read_input needs for such bytes, by how they begin, and Tesseract's models where pictures
/// are read, for a process that is then shut in.
void load_libraries_for(std::string_view bytes, const ReadOptions& options = {});

/// Whether such bytes are read by native code of others that has more to it than inflating and parsing XML: libgsf,
/// libxml2's HTML parser, qpdf, libtiff, libwebp. Judged by their beginning and a ZIP's directory, and where in doubt
/// true.
bool is_read_by_others(std::string_view bytes);

}  // namespace raingan::batch
