// Text of cells ([MS-XLSB] RichStr): characters, and fonts from some of them on.
#pragma once

#include <string>
#include <vector>

#include "readers/container/zip.h"
#include "readers/xlsx/binary/records.h"
#include "readers/xlsx/strings.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx::binary {

class RichReader {
public:
    explicit RichReader(const StyleTables& styles) : styles_(styles) {}

    /// A RichStr; text() and runs() are its own until the next.
    void read(Fields& fields);
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<workbook::TextRun>& runs() const { return runs_; }

private:
    const StyleTables& styles_;
    std::string text_;
    std::vector<workbook::TextRun> runs_;
};

/// Appends UTF-16 as UTF-8, without carriage returns.
void append_text(std::string& out, Bytes wide);

/// sharedStrings.bin. Throws Error "damaged", over_limit (document_text_bytes).
StringPool read_shared_strings(const std::string& part, const ByteSource& source, const StyleTables& styles);

}  // namespace raingan::xlsx::binary
