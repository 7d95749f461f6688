#include "readers/reader.h"

#include <array>
#include <cctype>

#include "base/error.h"
#include "document/normalise.h"
#include "readers/detect.h"
#include "readers/docx/docx.h"

namespace raingan {
namespace {

struct Refusal {
    FileKind kind;
    const char* code;
    const char* en;
    const char* th;
};

/// What is not read, and what to do about it.
constexpr std::array<Refusal, 20> refusals{{
    {FileKind::empty, "empty", "the file is empty; get a complete copy of it", "ไฟล์ว่างเปล่า โปรดขอไฟล์ฉบับสมบูรณ์"},
    {FileKind::xlsx, "not-yet-read",
     "is an Excel workbook, which is not yet read; copy the report into Word and save it as .docx",
     "เป็นสมุดงาน Excel ซึ่งยังอ่านไม่ได้ โปรดคัดลอกรายงานลงใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::pptx, "not-yet-read", "is a PowerPoint presentation; copy the report into Word and save it as .docx",
     "เป็นงานนำเสนอ PowerPoint โปรดคัดลอกรายงานลงใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::odt, "not-yet-read", "is an OpenDocument text, which is not yet read; save it as .docx",
     "เป็นเอกสาร OpenDocument ซึ่งยังอ่านไม่ได้ โปรดบันทึกเป็น .docx"},
    {FileKind::ods, "not-yet-read",
     "is an OpenDocument spreadsheet, which is not yet read; copy the report into a .docx",
     "เป็นตารางคำนวณ OpenDocument ซึ่งยังอ่านไม่ได้ โปรดคัดลอกรายงานลงใน .docx"},
    {FileKind::other_zip, "not-docx", "is a ZIP archive without a document in it; unpack it and give the .docx inside",
     "เป็นแฟ้ม ZIP ที่ไม่ใช่เอกสาร โปรดแตกแฟ้มแล้วเลือกไฟล์ .docx"},
    {FileKind::word_97, "not-yet-read",
     "is a Word 97-2003 document (.doc), which is not yet read; open it in Word and save it as .docx",
     "เป็นเอกสาร Word 97-2003 (.doc) ซึ่งยังอ่านไม่ได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::excel_97, "not-yet-read",
     "is an Excel 97-2003 workbook (.xls), which is not yet read; copy the report into Word and save it as .docx",
     "เป็นสมุดงาน Excel 97-2003 (.xls) ซึ่งยังอ่านไม่ได้ โปรดคัดลอกรายงานลงใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::powerpoint_97, "not-yet-read",
     "is a PowerPoint 97-2003 presentation; copy the report into Word and save it as .docx",
     "เป็นงานนำเสนอ PowerPoint 97-2003 โปรดคัดลอกรายงานลงใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::encrypted_office, "encrypted",
     "is encrypted with a password; open it in Word, remove the password (File > Info > Protect Document) and save it",
     "ถูกเข้ารหัสด้วยรหัสผ่าน โปรดเปิดใน Word ยกเลิกรหัสผ่าน (ไฟล์ > ข้อมูล > ป้องกันเอกสาร) แล้วบันทึก"},
    {FileKind::other_compound, "not-docx",
     "is a compound file of no known kind; open it in the program that made it and save it as .docx",
     "เป็นแฟ้มแบบ compound ที่ไม่รู้จัก โปรดเปิดในโปรแกรมที่สร้างแล้วบันทึกเป็น .docx"},
    {FileKind::pdf, "not-yet-read",
     "is a PDF that carries no report of raingan's; give the Word file that it was made from",
     "เป็น PDF ที่ไม่มีข้อมูลรายงานของ raingan แนบอยู่ โปรดใช้ไฟล์ Word ต้นฉบับ"},
    {FileKind::rtf, "not-yet-read", "is rich text (RTF), which is not yet read; open it in Word and save it as .docx",
     "เป็น RTF ซึ่งยังอ่านไม่ได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::html, "not-yet-read",
     "is a web page (HTML), which is not yet read; open it in Word and save it as .docx",
     "เป็นหน้าเว็บ (HTML) ซึ่งยังอ่านไม่ได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::xml, "not-docx", "is XML of no known kind; save the document as .docx",
     "เป็น XML ที่ไม่รู้จัก โปรดบันทึกเอกสารเป็น .docx"},
    {FileKind::word_2003_xml, "not-yet-read",
     "is Word 2003 XML, which is not yet read; open it in Word and save it as .docx",
     "เป็น Word 2003 XML ซึ่งยังอ่านไม่ได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::csv_or_text, "not-yet-read",
     "is plain text, which is not yet read; open it in Word and save it as .docx",
     "เป็นข้อความธรรมดา ซึ่งยังอ่านไม่ได้ โปรดเปิดใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::image, "not-docx", "is an image; give the Word file, for text in pictures is not read",
     "เป็นรูปภาพ โปรดใช้ไฟล์ Word เพราะอ่านข้อความในรูปไม่ได้"},
    {FileKind::word_lock, "lock-file",
     "is only the lock that Office keeps while a document is open (~$); give the document itself",
     "เป็นเพียงไฟล์ล็อกที่ Office สร้างขณะเปิดเอกสาร (~$) โปรดใช้ไฟล์เอกสารจริง"},
    {FileKind::unknown, "not-docx", "is of no known kind; open it in the program that made it and save it as .docx",
     "เป็นไฟล์ชนิดที่ไม่รู้จัก โปรดเปิดในโปรแกรมที่สร้างแล้วบันทึกเป็น .docx"},
}};

std::string extension_of(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
    std::string extension = name.substr(dot + 1);
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

/// A DOCX under another name is read, and said to be one.
void check_name(Document& document, const std::string& name) {
    constexpr std::array<std::string_view, 5> fitting{"", "docx", "docm", "dotx", "dotm"};
    const std::string extension = extension_of(name);
    for (const std::string_view candidate : fitting)
        if (extension == candidate) return;
    document.diagnostics.push_back(
        {Severity::warning,
         "name-mismatch",
         {"the name ends in ." + extension + ", but the content is a Word document (DOCX); rename it",
          "ชื่อไฟล์ลงท้ายด้วย ." + extension + " แต่เนื้อหาเป็นเอกสาร Word (DOCX) โปรดเปลี่ยนชื่อ"},
         {}});
}

}  // namespace

Document read_document(std::string_view bytes, const std::string& name) {
    const FileKind kind = detect(bytes);
    for (const Refusal& refusal : refusals)
        if (refusal.kind == kind) throw unreadable(refusal.code, "", {refusal.en, refusal.th});
    Document document = docx::read(bytes);  // a broken ZIP says here what is wrong with it
    check_name(document, name);
    normalise_text(document);
    return document;
}

}  // namespace raingan
