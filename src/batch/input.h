// What convert, check and rollup do first with a file: the report in it, whatever kind of file it is.
#pragma once

#include <optional>
#include <string>

#include "document/document.h"
#include "readers/reader.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::batch {

struct Input {
    std::optional<Document> document;  ///< none: the report's own JSON or XML was read, which has no layout
    Report report;                     ///< checked
};

/// Reads a document and extracts its report, or reads a report file or the one that a PDF carries, told by its content.
/// `name` is the file's, without its folder. The findings of a report file stay as they are where they still hold; else
/// (a figure was mended by hand, other rules) they are found anew. Throws Error.
Input read_input(const std::string& bytes, const std::string& name, const Rules& rules,
                 const ReadOptions& options = {});

/// Opens what read_input opens when it first needs it, for a process that is then shut in.
void open_readers_files_ahead();

}  // namespace raingan::batch
