// Of docs/windows.md what somebody would miss: nothing can be installed against it, so it is told and is no finding.
#include "cli/doctor_parts.h"

namespace raingan::cli {

void tell_parts(DoctorSheet& sheet) {
    sheet.heading({"On Windows", "บน Windows"});
    sheet.line({"Word and Excel 97–2003 and encrypted files are read by Windows itself",
                "อ่านไฟล์ Word และ Excel 97–2003 และไฟล์ที่เข้ารหัสด้วยส่วนของ Windows"});
    sheet.line({"Time stamps and certificates' status are asked for by Windows' own settings of the network",
                "ขอตราประทับเวลาและสถานะใบรับรองตามการตั้งค่าเครือข่ายของ Windows"});
    sheet.line({"Mails (.eml) and web archives (.mht) are not read, keys on tokens not used",
                "อ่านอีเมล (.eml) และเว็บอาร์ไคฟ์ (.mht) ไม่ได้ และใช้กุญแจในอุปกรณ์เก็บกุญแจไม่ได้"});
    sheet.line({"Files are not converted shut in: give only files whose senders you know",
                "แปลงไฟล์โดยไม่มีการกั้นโพรเซส โปรดใช้เฉพาะไฟล์ที่รู้จักผู้ส่ง"});
}

}  // namespace raingan::cli
