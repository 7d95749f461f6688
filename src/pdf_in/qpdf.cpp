#include "pdf_in/qpdf.h"

#include <new>
#include <stdexcept>
#include <vector>

#include "base/error.h"
#include "pdf_in/qpdf_crypto.h"

namespace raingan::pdf {
namespace {

/// Whether it was made of a std::bad_alloc.
bool tells_of_memory(const QPDFExc& error) {
    return error.getMessageDetail().find("bad_alloc") != std::string::npos;
}

/// Whether the password is the file's.
bool opens(QPDF& qpdf, std::string_view bytes, const std::string& password) {
    qpdf.setSuppressWarnings(true);
    try {
        qpdf.processMemoryFile("", bytes.data(), bytes.size(), password.c_str());
        return true;
    } catch (const QPDFExc& error) {
        if (error.getErrorCode() != qpdf_e_password) throw;
        return false;
    }
}

}  // namespace

void open(QPDF& qpdf, std::string_view bytes) {
    open_encrypted(qpdf, bytes, "");
    if (qpdf.isEncrypted()) refuse_encrypted();
}

void open_encrypted(QPDF& qpdf, std::string_view bytes, const std::string& password) {
    // Many are locked against changes alone, and open without a password: another one that is given does no harm. (What
    // was refused once qpdf does not open anew.)
    if (!password.empty()) {
        QPDF other;
        try {
            if (opens(other, bytes, "")) {
                opens(qpdf, bytes, "");
                return;
            }
        } catch (const QPDFExc&) {  // NOLINT(bugprone-empty-catch): it is told below
        }
    }
    if (opens(qpdf, bytes, password)) return;
    if (password.empty())
        throw unreadable("encrypted", "",
                         {"the PDF is encrypted with a password; give it with --password-file, or open the file in a "
                          "PDF reader and save a copy without a password",
                          "ไฟล์ PDF ถูกเข้ารหัสด้วยรหัสผ่าน โปรดระบุด้วย --password-file หรือเปิดในโปรแกรมอ่าน PDF "
                          "แล้วบันทึกสำเนาที่ไม่มีรหัสผ่าน"});
    throw unreadable("wrong-password", "",
                     {"the PDF is encrypted, and the password given is not the file's; check capitals and the "
                      "keyboard's language, or ask whoever sent the file",
                      "ไฟล์ PDF ถูกเข้ารหัส และรหัสผ่านที่ระบุไม่ถูกต้อง โปรดตรวจตัวพิมพ์ใหญ่เล็กและภาษาของแป้นพิมพ์ "
                      "หรือสอบถามผู้ส่งไฟล์"});
}

std::string check_warnings(QPDF& qpdf) {
    const std::vector<QPDFExc> warnings = qpdf.getWarnings();
    for (const QPDFExc& warning : warnings)
        if (tells_of_memory(warning)) throw std::bad_alloc();
    return warnings.empty() ? std::string() : warnings.front().getMessageDetail();
}

void fail_broken(const std::string& why) {
    throw unreadable("broken-pdf", "",
                     {"the PDF is damaged (" + why + "); get a complete copy of it",
                      "ไฟล์ PDF เสียหาย (" + why + ") โปรดขอไฟล์ฉบับสมบูรณ์"});
}

void rethrow_error(QPDF& qpdf) {
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const QPDFExc& error) {
        if (tells_of_memory(error)) throw std::bad_alloc();
        check_warnings(qpdf);
        if (error.getErrorCode() == qpdf_e_password || error.getErrorCode() == qpdf_e_unsupported)
            throw unreadable("unknown-encryption", "",
                             {"the PDF is encrypted in a way that is not read (" + error.getMessageDetail() +
                                  "); open it in the program that made it and save a copy without encryption",
                              "ไฟล์ PDF ถูกเข้ารหัสด้วยวิธีที่อ่านไม่ได้ (" + error.getMessageDetail() +
                                  ") โปรดเปิดในโปรแกรมที่สร้างไฟล์แล้วบันทึกสำเนาที่ไม่เข้ารหัส"});
        fail_broken(error.getMessageDetail());
    } catch (const std::logic_error& error) {  // as out_of_range: the fault is more likely ours than the file's
        throw unreadable(
            "broken", "",
            {"this program met something in the PDF that it does not foresee (" + std::string(error.what()) +
                 "); please report it, and give the file that the PDF was made from",
             "โปรแกรมพบสิ่งที่ไม่คาดคิดใน PDF (" + std::string(error.what()) +
                 ") โปรดแจ้งผู้พัฒนา และใช้ไฟล์ต้นฉบับที่ใช้สร้าง PDF แทน"});
    } catch (const std::exception& error) {
        fail_broken(error.what());
    }
}

}  // namespace raingan::pdf
