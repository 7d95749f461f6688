// One input → its outputs, in memory. It reads and writes no file, so it can run in a process that may open none.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/input.h"
#include "corrections/log.h"
#include "document/numerals.h"
#include "layout/layout.h"
#include "layout/pages.h"
#include "readers/reader.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::batch {

/// What a PDF says of itself; where it is none, what the source says.
struct Description {
    std::optional<std::string> title, author, subject, keywords;
};

/// By the ends of inputs' paths: 2566/a.docx, a.docx.
using Descriptions = std::map<std::string, Description>;
/// The row with the longest end of `path`, or end().
Descriptions::const_iterator description_of(const Descriptions& descriptions, std::string_view path);

/// What to make of each input, and how.
struct Settings {
    std::vector<std::string> formats{
        "pdf", "xlsx", "json"};      ///< and "xml"; "places" (value_places.h), of a PDF of the source's own layout
    bool only_what_is_said = false;  ///< of a document without measures a PDF alone is made, if that is among them
    bool standard_form = false;      ///< the official form instead of the author's layout
    bool follow_record = true;       ///< start pages where the source's trusted record has them
    std::vector<AskedLineHeight> line_heights;
    std::optional<Numerals> numerals;  ///< none: as written in the author's layout, Thai in the official form
    std::vector<std::string> font_dirs;
    std::optional<std::vector<SignOff>> sign_off;  ///< who signs; none: as the source says
    bool signature_fields = false;
    bool attach_source = false;                   ///< the input itself goes into its PDF
    std::optional<corrections::Log> corrections;  ///< of the one input
    Description description;                      ///< of all PDFs
    Descriptions description_by_path;             ///< of some; stands above the other
    ReadOptions read;
    bool allow_broken_signature = false;  ///< of an input, see input.h

    [[nodiscard]] bool makes(const char* format) const;
};

struct Output {
    std::string format;
    std::string bytes;
};

struct Converted {
    std::vector<Output> outputs;     ///< in the order places, pdf, xlsx, json, xml
    Diagnostics diagnostics;         ///< the report's
    std::vector<std::string> parts;  ///< names that their origins index
    std::string author;              ///< of the document, as the file has it
    std::vector<TakenBuild> builds;  ///< of the author's own layout
};

/// Belongs to one thread, and keeps what is costly to make from one file to the next: word breaks, open fonts and
/// shaped words. What it makes of a file does not depend on the files before.
class Converter {
public:
    /// Both must outlive the Converter.
    Converter(const Settings& settings, const Rules& rules);
    ~Converter();

    /// Opens all files that a conversion may need, where none can be opened later (sandbox.h); libraries are for
    /// load_libraries_for (input.h).
    void open_files_ahead();

    /// `path` is the file's as it was given; only the name counts, and what Settings say of paths. Throws Error.
    Converted convert(std::string bytes, const std::string& path);

    /// The same of an input that has been read. `bytes`: the file's, if the settings attach it or `input.of_pdf`. Rules
    /// and what Settings say of reading do not count.
    Converted make(Input input, const std::string& bytes, const std::string& path);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace raingan::batch
