#include "readers/refusals.h"

#include <array>
#include <string>

#include "readers/formats.h"

namespace raingan {
namespace {

/// Kinds that are read, but not as they are met here; of all others the table of formats says what to do.
struct Refusal {
    FileKind kind;
    Words words;
};
constexpr auto refusals = std::to_array<Refusal>({
    // One that stands in another, for read_document decrypts but once.
    {FileKind::encrypted_office,
     {"is encrypted twice; open it in Word, remove the password (File > Info > Protect Document) and save it",
      "ถูกเข้ารหัสซ้อนกันสองชั้น โปรดเปิดใน Word ยกเลิกรหัสผ่าน (ไฟล์ > ข้อมูล > ป้องกันเอกสาร) แล้วบันทึก"}},
    {FileKind::empty, {"the file is empty; get a complete copy of it", "ไฟล์ว่างเปล่า โปรดขอไฟล์ฉบับสมบูรณ์"}},
});

}  // namespace

void refuse_if_unread(FileKind kind) {
    const Format& format = format_of(kind);
    if (*format.refusal == '\0') return;
    for (const Refusal& refusal : refusals)
        if (refusal.kind == kind) throw unreadable(format.refusal, "", {refusal.words.en, refusal.words.th});
    throw unreadable(format.refusal, "",
                     {std::string("is ") + format.name.en + "; " + format.limits.en,
                      std::string("เป็น") + format.name.th + " " + format.limits.th});
}

}  // namespace raingan
