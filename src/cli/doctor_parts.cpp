#include "cli/doctor_parts.h"

#include "batch/sandbox.h"
#include "readers/container/compound.h"
#include "sign/http.h"

namespace raingan::cli {

void tell_parts(DoctorSheet& sheet) {
    sheet.heading({"What is loaded when it is needed", "ส่วนที่โหลดเมื่อต้องใช้"});
    sheet.state(CompoundFile::load_library(),
                {"Word and Excel 97–2003 and encrypted files can be read (libgsf)",
                 "อ่านไฟล์ Word และ Excel 97–2003 และไฟล์ที่เข้ารหัสได้ (libgsf)"},
                {"Word and Excel 97–2003 and encrypted files cannot be read: install libgsf-1-114",
                 "อ่านไฟล์ Word และ Excel 97–2003 และไฟล์ที่เข้ารหัสไม่ได้ โปรดติดตั้ง libgsf-1-114"});
    sheet.state(sign::has_http(), {"Time stamps can be asked for (libcurl)", "ขอตราประทับเวลาได้ (libcurl)"},
                {"sign --timestamp does not work: install libcurl4", "sign --timestamp ใช้ไม่ได้ โปรดติดตั้ง libcurl4"});
    sheet.state(batch::has_sandbox(),
                {"Files of a batch are converted shut in, without files or network",
                 "แปลงไฟล์เป็นชุดในโพรเซสที่กันจากไฟล์และเครือข่ายได้"},
                {"This system cannot shut processes in (seccomp): files of a batch are converted in processes of "
                 "their own all the same",
                 "ระบบนี้กันโพรเซสไม่ได้ (seccomp) แต่ยังแปลงไฟล์เป็นชุดในโพรเซสแยกได้"});
}

}  // namespace raingan::cli
