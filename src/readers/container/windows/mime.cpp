// GMime stands on GLib, which is not built for Windows (docs/windows.md): mails and web archives are refused.
#include "readers/container/mime.h"

#include "base/error.h"

namespace raingan {

bool MimeMessage::load_library() {
    return false;
}

MimeMessage::MimeMessage(std::string_view /*bytes*/) {
    throw unreadable(
        "no-gmime", "",
        {"is a mail or a web archive, which raingan does not read on Windows; save its attached files, or the page as "
         ".docx or .pdf, and give those",
         "เป็นอีเมลหรือเว็บอาร์ไคฟ์ ซึ่งโปรแกรมบน Windows อ่านไม่ได้ โปรดบันทึกไฟล์แนบ หรือบันทึกหน้าเป็น .docx หรือ .pdf แล้วใช้ไฟล์นั้น"});
}

}  // namespace raingan
