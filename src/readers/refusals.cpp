#include "readers/refusals.h"

#include <array>

namespace raingan {
namespace {

struct Refusal {
    FileKind kind;
    const char* code;
    const char* en;
    const char* th;
};

/// What is not read, and what to do about it.
constexpr auto refusals = std::to_array<Refusal>({
    {FileKind::empty, "empty", "the file is empty; get a complete copy of it", "ไฟล์ว่างเปล่า โปรดขอไฟล์ฉบับสมบูรณ์"},
    {FileKind::pptx, "not-yet-read", "is a PowerPoint presentation; copy the report into Word and save it as .docx",
     "เป็นงานนำเสนอ PowerPoint โปรดคัดลอกรายงานลงใน Word แล้วบันทึกเป็น .docx"},
    {FileKind::other_zip, "not-docx", "is a ZIP archive without a document in it; unpack it and give the .docx inside",
     "เป็นไฟล์ ZIP ที่ไม่ใช่เอกสาร โปรดแตกไฟล์แล้วเลือกไฟล์ .docx"},
    {FileKind::powerpoint_97, "not-yet-read",
     "is a PowerPoint 97-2003 presentation; copy the report into Word and save it as .docx",
     "เป็นงานนำเสนอ PowerPoint 97-2003 โปรดคัดลอกรายงานลงใน Word แล้วบันทึกเป็น .docx"},
    // One that stands in another, for read_document decrypts but once.
    {FileKind::encrypted_office, "unknown-encryption",
     "is encrypted twice; open it in Word, remove the password (File > Info > Protect Document) and save it",
     "ถูกเข้ารหัสซ้อนกันสองชั้น โปรดเปิดใน Word ยกเลิกรหัสผ่าน (ไฟล์ > ข้อมูล > ป้องกันเอกสาร) แล้วบันทึก"},
    {FileKind::other_compound, "not-docx",
     "is a compound file of no known kind; open it in the program that made it and save it as .docx",
     "เป็นไฟล์แบบ compound ที่ไม่รู้จัก โปรดเปิดในโปรแกรมที่สร้างแล้วบันทึกเป็น .docx"},
    {FileKind::xml, "not-docx", "is XML of no known kind; save the document as .docx",
     "เป็น XML ที่ไม่รู้จัก โปรดบันทึกเอกสารเป็น .docx"},
    {FileKind::image, "not-docx", "is an image; give the Word file, for text in pictures is not read",
     "เป็นรูปภาพ โปรดใช้ไฟล์ Word เพราะอ่านข้อความในรูปไม่ได้"},
    {FileKind::word_lock, "lock-file",
     "is only the lock that Office keeps while a document is open (~$); give the document itself",
     "เป็นเพียงไฟล์ล็อกที่ Office สร้างขณะเปิดเอกสาร (~$) โปรดใช้ไฟล์เอกสารจริง"},
    {FileKind::unknown, "not-docx", "is of no known kind; open it in the program that made it and save it as .docx",
     "เป็นไฟล์ชนิดที่ไม่รู้จัก โปรดเปิดในโปรแกรมที่สร้างแล้วบันทึกเป็น .docx"},
});

}  // namespace

void refuse_if_unread(FileKind kind) {
    for (const Refusal& refusal : refusals)
        if (refusal.kind == kind) throw unreadable(refusal.code, "", {refusal.en, refusal.th});
}

}  // namespace raingan
