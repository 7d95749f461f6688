#include "pdf_in/qpdf.h"

#include <new>
#include <vector>

#include "base/error.h"
#include "pdf_in/qpdf_crypto.h"

namespace raingan::pdf {
namespace {

/// Whether it was made of a std::bad_alloc.
bool tells_of_memory(const QPDFExc& error) {
    return error.getMessageDetail().find("bad_alloc") != std::string::npos;
}

}  // namespace

void open(QPDF& qpdf, std::string_view bytes) {
    open_encrypted(qpdf, bytes, "");
    if (qpdf.isEncrypted()) refuse_encrypted();
}

void open_encrypted(QPDF& qpdf, std::string_view bytes, const std::string& password) {
    qpdf.setSuppressWarnings(true);
    qpdf.processMemoryFile("", bytes.data(), bytes.size(), password.c_str());
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
        if (error.getErrorCode() == qpdf_e_password || error.getErrorCode() == qpdf_e_unsupported) refuse_encrypted();
        fail_broken(error.getMessageDetail());
    } catch (const std::exception& error) {
        fail_broken(error.what());
    }
}

}  // namespace raingan::pdf
