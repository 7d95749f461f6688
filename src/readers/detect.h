// What a file is, by its content alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace raingan {

enum class FileKind : std::uint8_t {
    empty,
    docx,
    xlsx,
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
    xml,
    word_2003_xml,   ///< w:wordDocument
    flat_opc,        ///< pkg:package with a Word document in it
    excel_2003_xml,  ///< SpreadsheetML: ss:Workbook
    fodt,            ///< one-file OpenDocument text
    fods,            ///< one-file OpenDocument spreadsheet
    csv_or_text,
    image,
    word_lock,    ///< ~$ file: who has the document open
    web_archive,  ///< .mht: a page and its pictures as a mail
    report_json,  ///< a report of ours: not told by detect, but by report_format (exchange/read_report.h)
    report_xml,
    unknown,
};

/// By the marks of the table of formats (formats.h).
FileKind detect(std::string_view bytes);

}  // namespace raingan
