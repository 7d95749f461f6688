#include "sign/trust.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/filesystem.h"

namespace raingan::sign {
namespace {

int add_certificates(X509_STORE* store, const std::string& bytes) {
    int count = 0;
    const Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    while (X509* raw = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        const Certificate certificate(raw);
        count += X509_STORE_add_cert(store, raw);
    }
    if (count == 0) {
        const unsigned char* at = bytes_of(bytes);
        const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
        if (certificate) count += X509_STORE_add_cert(store, certificate.get());
    }
    ERR_clear_error();
    return count;
}

std::string dotted(const ASN1_OBJECT* object) {
    char text[80];
    const int size = OBJ_obj2txt(text, sizeof text, object, 1);
    return size > 0 ? std::string(text) : std::string();
}

/// What the extended key usage of a signer's certificate may name.
bool is_for_documents(const std::string& purpose) {
    static constexpr std::string_view known[] = {
        "1.3.6.1.5.5.7.3.36",       // documentSigning (RFC 9336)
        "1.3.6.1.5.5.7.3.4",        // emailProtection
        "1.2.840.113583.1.1.5",     // Adobe: authentic documents
        "1.3.6.1.4.1.311.10.3.12",  // Microsoft: document signing
    };
    return std::ranges::find(known, purpose) != std::end(known);
}

bool fits_purpose(X509* certificate, bool any_fits) {
    using Purposes = Owned<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>;
    int critical = -1;
    const Purposes purposes(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical, nullptr)));
    if (!purposes) return critical == -1;  // else it is there twice, or cannot be read
    for (int i = 0; i < sk_ASN1_OBJECT_num(purposes.get()); ++i) {
        const std::string purpose = dotted(sk_ASN1_OBJECT_value(purposes.get(), i));
        if (is_for_documents(purpose) || (any_fits && purpose == "2.5.29.37.0")) return true;
    }
    return false;
}

/// The curves of ETSI TS 119 312 (NIST's, Brainpool's, Edwards'); 112 bits are too few for some that are named.
bool has_known_key(X509* certificate) {
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    if (key == nullptr) return false;
    constexpr int least_rsa_bits = 2048;
    const int kind = EVP_PKEY_get_base_id(key);
    if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS) return EVP_PKEY_get_bits(key) >= least_rsa_bits;
    if (kind == EVP_PKEY_ED25519 || kind == EVP_PKEY_ED448) return true;
    if (kind != EVP_PKEY_EC) return false;
    char name[64];
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, name, sizeof name, &size) != 1) return false;
    static constexpr int curves[] = {NID_X9_62_prime256v1, NID_secp384r1,       NID_secp521r1,
                                     NID_brainpoolP256r1,  NID_brainpoolP384r1, NID_brainpoolP512r1};
    return std::ranges::find(curves, OBJ_txt2nid(name)) != std::end(curves);
}

bool has_strong_signature(X509* certificate) {
    int digest = NID_undef, bits = 0;
    if (X509_get_signature_info(certificate, &digest, nullptr, &bits, nullptr) != 1) return false;
    constexpr int least_bits = 112;
    return bits >= least_bits && digest != NID_sha1 && digest != NID_md5;
}

}  // namespace

Store trust_store(const std::string& directory) {
    Store store(X509_STORE_new());
    // A certificate that is trusted itself needs no issuer.
    X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN);
    int count = 0;
    std::error_code ignored;
    const std::string folder = directory.empty() ? installed_trust_folder() : directory;
    for (const auto& entry : std::filesystem::directory_iterator(path_of(folder), ignored))
        if (entry.is_regular_file()) count += add_certificates(store.get(), read_file(raingan::text_of(entry.path())));
    if (count == 0 && !directory.empty())
        throw unreadable("no-trust", directory,
                         {"holds no certificates (PEM or DER); give the folder of the trusted issuers",
                          "ไม่มีใบรับรอง (PEM หรือ DER) โปรดระบุโฟลเดอร์ใบรับรองของผู้ออกที่เชื่อถือ"});
    return store;
}

CertificateUse use_of_signer(X509* certificate, Purpose purpose) {
    // All bits are set where the certificate does not restrict its use.
    if (purpose == Purpose::signing &&
        ((X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0 ||
         !fits_purpose(certificate, false)))
        return CertificateUse::unsuitable;
    const bool own_issuer = X509_check_issued(certificate, certificate) == X509_V_OK;
    return has_known_key(certificate) && (own_issuer || has_strong_signature(certificate)) ? CertificateUse::signing
                                                                                           : CertificateUse::weak;
}

CertificateUse use_of_chain(STACK_OF(X509) * links, Purpose purpose) {
    const int count = sk_X509_num(links);
    if (count <= 0) return CertificateUse::unsuitable;
    const CertificateUse signer = use_of_signer(sk_X509_value(links, 0), purpose);
    if (signer != CertificateUse::signing) return signer;
    for (int i = 1; i < count; ++i) {
        X509* issuer = sk_X509_value(links, i);
        if (purpose == Purpose::signing && !fits_purpose(issuer, true)) return CertificateUse::unsuitable;
        const bool trusted = i + 1 == count;
        if (!has_known_key(issuer) || (!trusted && !has_strong_signature(issuer))) return CertificateUse::weak;
    }
    return CertificateUse::signing;
}

}  // namespace raingan::sign
