// What a file is, by its content alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace raingan {

enum class FileKind : std::uint8_t {
    empty,
    docx,
    xlsx,
    xlsb,  ///< a workbook whose parts are binary
    pptx,
    odt,
    ods,
    other_zip,
    broken_zip,  ///< begins as a ZIP, cannot be opened as one
    word_97,     ///< compound file with a WordDocument stream (Word 6 to 2003)
    excel_97,
    powerpoint_97,
    encrypted_office,  ///< compound file that holds an encrypted OOXML package
    other_compound,
    pdf,
    rtf,
    html,
    web_archive,  ///< .mht: a page with what belongs to it, as MIME
    mail,         ///< .eml
    xml,
    word_2003_xml,   ///< w:wordDocument
    flat_opc,        ///< pkg:package with a Word document in it
    excel_2003_xml,  ///< SpreadsheetML: ss:Workbook
    fodt,            ///< one-file OpenDocument text
    fods,            ///< one-file OpenDocument spreadsheet
    csv_or_text,
    image,
    word_lock,    ///< ~$ file: who has the document open
    report_json,  ///< a report of ours: not told by detect, but by report_format (exchange/read_report.h)
    report_xml,
    unknown,
};

/// By the marks of the table of formats (formats.h).
FileKind detect(std::string_view bytes);

/// A web archive or a mail, by its first lines alone; none where it is neither.
std::optional<FileKind> message_kind(std::string_view head);

}  // namespace raingan
