#include "sign/seed_value.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "sign/openssl.h"

namespace raingan::sign {
namespace {

[[noreturn]] void refuse(const std::string& field, const std::string& en, const std::string& th) {
    throw unreadable(
        "seed-value", field,
        {"the form requires of who signs here " + en + "; sign in another field, or with the form's own program",
         "แบบฟอร์มกำหนดให้ผู้ลงนามในช่องนี้ " + th + " โปรดลงนามในช่องอื่น หรือใช้โปรแกรมของแบบฟอร์มนั้น"});
}

/// The entry itself or the items of its array, as text.
std::vector<std::string> values_of(QPDFObjectHandle entry) {
    std::vector<std::string> out;
    const auto add = [&](QPDFObjectHandle value) { out.push_back(value.isName() ? value.getName() : utf8_of(value)); };
    if (entry.isArray())
        for (const QPDFObjectHandle& item : entry.getArrayAsVector()) add(item);
    else if (!entry.isNull())
        add(entry);
    return out;
}

std::string listed(const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
    return out;
}

long long flags_of(QPDFObjectHandle dictionary) {
    QPDFObjectHandle flags = dictionary.getKey("/Ff");
    return flags.isInteger() ? flags.getIntValue() : 0;
}

/// Whether `fits` holds of a certificate in the array.
template <class Fits>
bool any_certificate(QPDFObjectHandle array, const Fits& fits) {
    if (!array.isArray()) return false;
    return std::ranges::any_of(array.getArrayAsVector(), [&](QPDFObjectHandle item) {
        const std::string bytes = item.isString() ? item.getStringValue() : std::string();
        const unsigned char* at = bytes_of(bytes);
        const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
        ERR_clear_error();
        return certificate && fits(certificate.get());
    });
}

void require_certificate(QPDFObjectHandle seed, const Intended& intended, const std::string& field) {
    if (!seed.isDictionary()) return;
    constexpr long long subject = 1, issuer = 2;
    const long long required = flags_of(seed);
    auto* own = const_cast<X509*>(intended.certificate);  // OpenSSL 3.0 takes no const here
    if ((required & subject) != 0 &&
        !any_certificate(seed.getKey("/Subject"), [&](X509* one) { return own != nullptr && X509_cmp(one, own) == 0; }))
        refuse(field, "one of certain certificates, and the key's is another", "ใช้ใบรับรองที่กำหนด ซึ่งไม่ใช่ใบรับรองของกุญแจนี้");
    if ((required & issuer) != 0 && !any_certificate(seed.getKey("/Issuer"), [&](X509* one) {
            return own != nullptr && X509_check_issued(one, own) == X509_V_OK;
        }))
        refuse(field, "a certificate of certain issuers, and the key's is another's",
               "ใช้ใบรับรองจากผู้ออกที่กำหนด ซึ่งไม่ใช่ผู้ออกใบรับรองของกุญแจนี้");
    if ((required & ~(subject | issuer)) != 0)
        refuse(field, "a certificate of a kind that raingan does not look for", "ใช้ใบรับรองชนิดที่ raingan ไม่รองรับ");
}

}  // namespace

void require_seed_value(QPDFObjectHandle seed, const Intended& intended, const std::string& field) {
    if (seed.isNull()) return;
    if (!seed.isDictionary()) refuse(field, "what cannot be read (/SV)", "สิ่งที่อ่านไม่ได้ (/SV)");
    enum : long long {
        filter = 1,
        sub_filter = 2,
        version = 4,
        reasons = 8,
        attestation = 16,
        revocation = 32,
        digest = 64,
        lock_document = 128,
        known = 255
    };
    const long long required = flags_of(seed);
    const auto one_of = [&](long long flag, const char* key, const std::string& ours, const char* en, const char* th) {
        const std::vector<std::string> values = values_of(seed.getKey(key));
        if ((required & flag) == 0 || std::ranges::find(values, ours) != values.end()) return;
        refuse(field, en + (" " + listed(values)), th + (" " + listed(values)));
    };
    one_of(filter, "/Filter", "/Adobe.PPKLite", "the signature handler", "ใช้ตัวจัดการลายมือชื่อ");
    one_of(sub_filter, "/SubFilter", "/ETSI.CAdES.detached", "a signature of the form", "ใช้ลายมือชื่อรูปแบบ");
    one_of(digest, "/DigestMethod", "SHA256", "a digest by", "ใช้ค่าย่อย");
    one_of(reasons, "/Reasons", intended.reason, "one of the reasons", "ใช้เหตุผลข้อใดข้อหนึ่งต่อไปนี้");
    QPDFObjectHandle v = seed.getKey("/V");
    constexpr double latest = 2;  // ISO 32000-1; 3 is that of attribute certificates and the like
    if ((required & version) != 0 && (!v.isNumber() || v.getNumericValue() > latest))
        refuse(field, "a later version of such rules", "กฎรุ่นที่ใหม่กว่า");
    if ((required & attestation) != 0) refuse(field, "a legal attestation", "แนบคำรับรองทางกฎหมาย");
    QPDFObjectHandle adds = seed.getKey("/AddRevInfo");
    if ((required & revocation) != 0 && adds.isBool() && adds.getBoolValue())
        refuse(field, "revocation information within the signature", "ใส่ข้อมูลการเพิกถอนไว้ในลายมือชื่อ");
    if ((required & lock_document) != 0 && name_of(seed.getKey("/LockDocument")) == "/true" && !intended.locks_document)
        refuse(field, "the document to be locked", "ล็อกเอกสาร");
    if ((required & ~static_cast<long long>(known)) != 0)
        refuse(field, "what raingan does not know (/SV)", "สิ่งที่ raingan ไม่รู้จัก (/SV)");
    QPDFObjectHandle mdp = seed.getKey("/MDP"), stamp = seed.getKey("/TimeStamp");
    QPDFObjectHandle p = mdp.isDictionary() ? mdp.getKey("/P") : mdp;
    if (p.isInteger() && p.getIntValue() != intended.certifies)
        refuse(field,
               p.getIntValue() == 0 ? std::string("a signature that does not certify (leave --lock out)")
                                    : "a signature that certifies with /P " + std::to_string(p.getIntValue()) +
                                          (p.getIntValue() == 2 ? " (--lock)" : ""),
               p.getIntValue() == 0 ? std::string("ลงนามโดยไม่รับรองเอกสาร (ไม่ใช้ --lock)")
                                    : "ลงนามแบบรับรองเอกสาร /P " + std::to_string(p.getIntValue()) +
                                          (p.getIntValue() == 2 ? " (--lock)" : ""));
    if (stamp.isDictionary() && (flags_of(stamp) & 1) != 0 && !intended.has_timestamp)
        refuse(field, "a time stamp (--timestamp)", "ใส่ตราประทับเวลา (--timestamp)");
    require_certificate(seed.getKey("/Cert"), intended, field);
}

}  // namespace raingan::sign
