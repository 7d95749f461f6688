#include "sign/identity.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509v3.h>

#include "base/error.h"

namespace raingan::sign {
namespace {

using Pkcs12 = Owned<PKCS12, PKCS12_free>;

constexpr int least_rsa_bits = 2048;

/// Files made by Windows and by OpenSSL before version 3 are encrypted with RC2 or triple DES, which live in a provider
/// of their own.
bool parse(PKCS12* file, const std::string& password, Identity& identity) {
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    STACK_OF(X509)* chain = nullptr;
    bool ok = PKCS12_parse(file, password.c_str(), &key, &certificate, &chain) == 1;
    if (!ok) {
        const Owned<OSSL_PROVIDER, OSSL_PROVIDER_unload> legacy(OSSL_PROVIDER_try_load(nullptr, "legacy", 1));
        chain = nullptr;
        ok = legacy && PKCS12_parse(file, password.c_str(), &key, &certificate, &chain) == 1;
    }
    if (!ok) return false;
    identity.key.reset(key);
    identity.certificate.reset(certificate);
    while (chain != nullptr && sk_X509_num(chain) > 0) identity.chain.emplace_back(sk_X509_shift(chain));
    sk_X509_free(chain);
    return true;
}

bool suitable(const Identity& identity) {
    const int kind = EVP_PKEY_get_base_id(identity.key.get());
    const bool rsa = kind == EVP_PKEY_RSA && EVP_PKEY_get_bits(identity.key.get()) >= least_rsa_bits;
    if (!rsa && kind != EVP_PKEY_EC) return false;
    // All bits are set where the certificate does not restrict its use.
    return (X509_get_key_usage(identity.certificate.get()) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

}  // namespace

Identity read_identity(std::string_view pkcs12, const std::string& password, const std::string& place) {
    const unsigned char* at = bytes_of(pkcs12);
    const Pkcs12 file(d2i_PKCS12(nullptr, &at, static_cast<long>(pkcs12.size())));
    if (!file)
        throw unreadable("bad-key-file", place,
                         {"is no PKCS#12 file (.p12, .pfx); export key and certificate together in that form",
                          "ไม่ใช่ไฟล์ PKCS#12 (.p12, .pfx) โปรดส่งออกกุญแจพร้อมใบรับรองในรูปแบบนี้"});
    Identity identity;
    if (!parse(file.get(), password, identity)) {
        ERR_clear_error();
        throw unreadable("wrong-password", place,
                         {"the password does not open the key file", "รหัสผ่านไม่ถูกต้อง เปิดไฟล์กุญแจไม่ได้"});
    }
    if (!identity.key || !identity.certificate)
        throw unreadable("bad-key-file", place,
                         {"holds no private key with its certificate; export both together",
                          "ไม่มีกุญแจส่วนตัวพร้อมใบรับรอง โปรดส่งออกทั้งสองพร้อมกัน"});
    require_suitable(identity, place);
    return identity;
}

void require_suitable(const Identity& identity, const std::string& place) {
    if (!suitable(identity))
        throw unreadable(
            "unsuitable-key", place,
            {"the key cannot sign documents; RSA of 2048 bits or more, or an elliptic curve is needed, and a "
             "certificate for digital signatures",
             "กุญแจนี้ใช้ลงนามเอกสารไม่ได้ ต้องเป็น RSA ตั้งแต่ 2048 บิตหรือเส้นโค้งวงรี และใบรับรองสำหรับลายมือชื่อดิจิทัล"});
}

void require_valid_at(const Identity& identity, std::int64_t seconds, const std::string& place) {
    const X509* certificate = identity.certificate.get();
    const bool early = seconds < seconds_of(X509_get0_notBefore(certificate));
    const bool late = seconds > seconds_of(X509_get0_notAfter(certificate));
    if (!early && !late) return;
    throw unreadable(
        "expired-certificate", place,
        {std::string(late ? "the certificate has expired" : "the certificate is not valid yet") +
             "; renew it, or sign all the same with --allow-expired",
         std::string(late ? "ใบรับรองหมดอายุแล้ว" : "ใบรับรองยังไม่มีผล") + " โปรดต่ออายุ หรือยืนยันด้วย --allow-expired"});
}

void wipe(std::string& secret) {
    OPENSSL_cleanse(secret.data(), secret.size());
    secret.clear();
}

}  // namespace raingan::sign
