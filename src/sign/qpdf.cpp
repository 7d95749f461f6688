#include "sign/qpdf.h"

#include "base/error.h"
#include "pdf/read_attachments.h"
#include "pdf_in/qpdf_crypto.h"
#include "sign/openssl.h"

namespace raingan::sign {
namespace {

void require_pdf(std::string_view bytes) {
    if (!pdf::is_pdf(bytes))
        throw unreadable("no-pdf", "", {"is no PDF; convert the report first", "ไม่ใช่ไฟล์ PDF โปรดแปลงรายงานก่อน"});
}

}  // namespace

std::unique_ptr<QPDF> open_pdf(std::string_view bytes) {
    require_pdf(bytes);
    auto qpdf = std::make_unique<QPDF>();
    qpdf->setAttemptRecovery(false);
    pdf::guarded(*qpdf, [&] {
        pdf::open(*qpdf, bytes);
        return true;
    });
    return qpdf;
}

std::unique_ptr<QPDF> open_with_password(std::string_view bytes, const std::string& password) {
    require_pdf(bytes);
    auto qpdf = std::make_unique<QPDF>();
    qpdf->setAttemptRecovery(false);
    pdf::guarded(*qpdf, [&] {
        pdf::open_encrypted(*qpdf, bytes, password);
        return true;
    });
    return qpdf;
}

std::unique_ptr<QPDF> open_revision(std::string_view bytes, QPDF& whole) {
    if (!whole.isEncrypted()) return open_pdf(bytes);
    require_pdf(bytes);
    auto qpdf = std::make_unique<QPDF>();
    qpdf->setAttemptRecovery(false);
    qpdf->setPasswordIsHexKey(true);
    qpdf->setSuppressWarnings(true);
    const std::string key = hex(whole.getEncryptionKey());
    pdf::guarded(*qpdf, [&] {
        qpdf->processMemoryFile("", bytes.data(), bytes.size(), key.c_str());
        return true;
    });
    return qpdf;
}

void require_whole(QPDF& qpdf) {
    const std::string warning = pdf::check_warnings(qpdf);
    if (!warning.empty()) pdf::fail_broken(warning);
}

Entries entries_of(QPDFObjectHandle dictionary) {
    Entries entries;
    for (const std::string& key : dictionary.getKeys()) entries[key] = dictionary.getKey(key).unparse();
    return entries;
}

std::string text_of(const Entries& entries) {
    std::string out = "<<";
    for (const auto& [key, value] : entries) {
        out += QPDFObjectHandle::newName(key).unparse();
        out += ' ';
        out += value;
    }
    return out + ">>";
}

std::string reference(QPDFObjGen id) {
    return id.unparse(' ') + " R";
}

std::string utf8_of(QPDFObjectHandle string) {
    return string.isString() ? string.getUTF8Value() : std::string();
}

std::string name_of(QPDFObjectHandle name) {
    return name.isName() ? name.getName() : std::string();
}

}  // namespace raingan::sign
