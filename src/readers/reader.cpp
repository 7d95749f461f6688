#include "readers/reader.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "document/normalise.h"
#include "readers/container/encrypted_package.h"
#include "readers/csv/csv.h"
#include "readers/detect.h"
#include "readers/doc/doc.h"
#include "readers/docx/docx.h"
#include "readers/excel_xml/excel_xml.h"
#include "readers/flat_opc/flat_opc.h"
#include "readers/html/html.h"
#include "readers/ods/ods.h"
#include "readers/odt/odt.h"
#include "readers/pdf/pdf.h"
#include "readers/refusals.h"
#include "readers/rtf/rtf.h"
#include "readers/wordml/wordml.h"
#include "readers/xls/xls.h"
#include "readers/xlsx/xlsx.h"

namespace raingan {
namespace {

using std::string_view;

/// A kind of file that is read, and the names that it goes by.
struct Format {
    FileKind kind;
    Document (*read)(string_view bytes, const ReadOptions& options);
    const char* en;
    const char* th;
    std::array<string_view, 5> extensions;
};

constexpr auto formats = std::to_array<Format>({
    {FileKind::docx,
     [](string_view bytes, const ReadOptions&) { return docx::read(bytes); },
     "a Word document (DOCX)",
     "เอกสาร Word (DOCX)",
     {"docx", "docm", "dotx", "dotm"}},
    {FileKind::word_97, doc::read, "a Word 97-2003 document (DOC)", "เอกสาร Word 97-2003 (DOC)", {"doc", "dot"}},
    {FileKind::rtf,
     [](string_view bytes, const ReadOptions&) { return rtf::read(bytes); },
     "rich text (RTF)",
     "เอกสาร RTF",
     {"rtf", "doc"}},
    {FileKind::flat_opc,
     [](string_view bytes, const ReadOptions&) { return flat_opc::read(bytes); },
     "a Word document in one XML file (Flat OPC)",
     "เอกสาร Word แบบ XML ไฟล์เดียว (Flat OPC)",
     {"xml"}},
    {FileKind::word_2003_xml,
     [](string_view bytes, const ReadOptions&) { return wordml::read(bytes); },
     "Word 2003 XML",
     "Word 2003 XML",
     {"xml"}},
    {FileKind::xlsx,
     [](string_view bytes, const ReadOptions&) { return xlsx::read(bytes); },
     "an Excel workbook (XLSX)",
     "สมุดงาน Excel (XLSX)",
     {"xlsx", "xlsm", "xltx", "xltm"}},
    {FileKind::csv_or_text,
     [](string_view bytes, const ReadOptions& options) { return csv::read(bytes, options.named_as_list); },
     "plain text or a list (CSV)",
     "ข้อความธรรมดาหรือรายการ (CSV)",
     {"csv", "tsv", "txt", "tab", "asc"}},
    {FileKind::excel_2003_xml,
     [](string_view bytes, const ReadOptions&) { return excel_xml::read(bytes); },
     "an Excel 2003 XML workbook",
     "สมุดงาน Excel 2003 XML",
     {"xml"}},
    {FileKind::odt,
     [](string_view bytes, const ReadOptions&) { return odt::read(bytes); },
     "an OpenDocument text (ODT)",
     "เอกสาร OpenDocument (ODT)",
     {"odt", "ott"}},
    {FileKind::fodt,
     [](string_view bytes, const ReadOptions&) { return odt::read(bytes); },
     "an OpenDocument text in one XML file (FODT)",
     "เอกสาร OpenDocument ไฟล์ XML เดียว (FODT)",
     {"fodt", "xml"}},
    {FileKind::ods,
     [](string_view bytes, const ReadOptions&) { return ods::read(bytes); },
     "an OpenDocument spreadsheet (ODS)",
     "ตารางคำนวณ OpenDocument (ODS)",
     {"ods", "ots"}},
    {FileKind::fods,
     [](string_view bytes, const ReadOptions&) { return ods::read(bytes); },
     "an OpenDocument spreadsheet in one XML file (FODS)",
     "ตารางคำนวณ OpenDocument ไฟล์ XML เดียว (FODS)",
     {"fods", "xml"}},
    {FileKind::excel_97, xls::read, "an Excel 97-2003 workbook (XLS)", "สมุดงาน Excel 97-2003 (XLS)", {"xls", "xlt"}},
    {FileKind::html,
     [](string_view bytes, const ReadOptions&) { return html::read(bytes); },
     "a web page (HTML)",
     "หน้าเว็บ (HTML)",
     {"html", "htm", "xhtml"}},
    {FileKind::pdf, pdf_reader::read, "a PDF", "ไฟล์ PDF", {"pdf"}},
    // A broken ZIP says in the reader what is wrong with it.
    {FileKind::broken_zip,
     [](string_view bytes, const ReadOptions&) { return docx::read(bytes); },
     "a ZIP archive",
     "ไฟล์ ZIP",
     {}},
});

std::string extension_of(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
    std::string extension = name.substr(dot + 1);
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

/// A file under another format's name is read for what it is, and said to be that.
void check_name(Document& document, const Format& format, const std::string& name) {
    const std::string extension = extension_of(name);
    if (extension.empty() || std::ranges::find(format.extensions, extension) != format.extensions.end()) return;
    document.diagnostics.push_back(
        {Severity::warning,
         "wrong-ending",
         {"the name ends in ." + extension + ", but the content is " + format.en + "; rename it",
          "ชื่อไฟล์ลงท้ายด้วย ." + extension + " แต่เนื้อหาเป็น" + format.th + " โปรดเปลี่ยนชื่อ"},
         {}});
}

/// Paper that is too small for a line of text is damage, or a file's word for "not known": the usual paper then.
void mend_paper(Document& document) {
    constexpr Points least{36};
    const Section usual;
    for (Section& section : document.sections) {
        if (section.page_width < least) section.page_width = usual.page_width;
        if (section.page_height < least) section.page_height = usual.page_height;
    }
}

}  // namespace

Document read_document(string_view bytes, const std::string& name, const ReadOptions& options) {
    std::string decrypted;
    FileKind kind = detect(bytes);
    if (kind == FileKind::encrypted_office) {
        decrypted = decrypt_package(bytes, options.password);
        bytes = decrypted;
        kind = detect(bytes);
    }
    refuse_if_unread(kind);
    const auto* format = std::ranges::find(formats, kind, &Format::kind);
    ReadOptions told = options;
    const std::string extension = extension_of(name);
    told.named_as_list = extension == "csv" || extension == "tsv" || extension == "tab";
    Document document = format->read(bytes, told);
    check_name(document, *format, name);
    mend_paper(document);
    normalise_text(document);
    return document;
}

}  // namespace raingan
