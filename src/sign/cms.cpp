#include "sign/cms.h"

#include <openssl/err.h>
#include <openssl/ess.h>

#include <algorithm>

#include "base/error.h"

namespace raingan::sign {
namespace {

void check(bool ok) {
    if (ok) return;
    const std::string why = openssl_error();
    throw Error(ExitStatus::unwritable, "signing-failed", "",
                {"the signature could not be made (" + why + "); is the key whole?",
                 "สร้างลายมือชื่อไม่สำเร็จ (" + why + ") โปรดตรวจสอบไฟล์กุญแจ"});
}

using Attributes = STACK_OF(X509_ATTRIBUTE);
using EssV1 = Owned<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>;
using EssV2 = Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;

/// An attribute whose one value is a SEQUENCE, given as DER.
template <typename Add>
void add_sequence(PKCS7_SIGNER_INFO* signer, int attribute, const std::string& value, Add add) {
    ASN1_STRING* string = ASN1_STRING_type_new(V_ASN1_SEQUENCE);
    check(string != nullptr && ASN1_STRING_set(string, value.data(), static_cast<int>(value.size())) == 1);
    const bool added = add(signer, attribute, V_ASN1_SEQUENCE, string) == 1;
    if (!added) ASN1_STRING_free(string);
    check(added);
}

std::string der_of(X509_ATTRIBUTE* attribute) {
    return der<const X509_ATTRIBUTE>(attribute, i2d_X509_ATTRIBUTE);
}

/// A SET OF in DER is sorted by its members' bytes (X.690 11.6); OpenSSL leaves these as they were added.
void sort_attributes(Attributes* attributes) {
    std::vector<std::pair<std::string, X509_ATTRIBUTE*>> sorted;
    while (sk_X509_ATTRIBUTE_num(attributes) > 0) {
        X509_ATTRIBUTE* attribute = sk_X509_ATTRIBUTE_pop(attributes);
        sorted.emplace_back(der_of(attribute), attribute);
    }
    std::ranges::sort(sorted);
    for (const auto& [bytes, attribute] : sorted) check(sk_X509_ATTRIBUTE_push(attributes, attribute) > 0);
}

void add_certificates(PKCS7* cms, const Identity& identity) {
    std::vector<std::pair<std::string, X509*>> sorted;
    sorted.emplace_back(der<const X509>(identity.certificate.get(), i2d_X509), identity.certificate.get());
    for (const Certificate& issuer : identity.chain)
        sorted.emplace_back(der<const X509>(issuer.get(), i2d_X509), issuer.get());
    std::ranges::sort(sorted);
    for (const auto& [bytes, certificate] : sorted) check(PKCS7_add_certificate(cms, certificate) == 1);
}

/// The one value of an attribute, a SEQUENCE, as DER; empty where it is not there or not alone.
std::string sequence_of(X509_ATTRIBUTE* attribute) {
    if (attribute == nullptr || X509_ATTRIBUTE_count(attribute) != 1) return {};
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, 0);
    return value != nullptr && value->type == V_ASN1_SEQUENCE ? std::string(octets_of(value->value.sequence))
                                                              : std::string();
}

bool strong_digest(CMS_SignerInfo* signer) {
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, digest);
    const EVP_MD* md = EVP_get_digestbyobj(object);
    constexpr int least_bytes = 28;  // SHA-224
    return md != nullptr && EVP_MD_get_size(md) >= least_bytes;
}

void read_signer(CMS_SignerInfo* signer, CmsFacts& facts) {
    X509* certificate = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
    if (certificate == nullptr) return;
    X509_up_ref(certificate);
    facts.signer.reset(certificate);
    facts.binds_by_v2 = binds_certificate(signer, certificate, facts.certificates.get(), Binding::v2);
    facts.binds_signer = binds_certificate(signer, certificate, facts.certificates.get(), Binding::any);
    const auto has = [&](int attribute) { return CMS_signed_get_attr_by_NID(signer, attribute, -1) >= 0; };
    facts.wrongly_bound =
        !facts.binds_signer && (has(NID_id_smime_aa_signingCertificateV2) || has(NID_id_smime_aa_signingCertificate));
    facts.strong = strong_digest(signer);
    facts.signature_value = octets_of(CMS_SignerInfo_get0_signature(signer));
    if (const int at = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1); at >= 0)
        facts.timestamp = sequence_of(CMS_unsigned_get_attr(signer, at));
    if (const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1); at >= 0) {
        const ASN1_TYPE* time = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
        if (time != nullptr && (time->type == V_ASN1_UTCTIME || time->type == V_ASN1_GENERALIZEDTIME))
            facts.signing_time = seconds_of(time->value.asn1_string);
    }
}

}  // namespace

bool binds_certificate(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * others, Binding binding) {
    const auto value_of = [&](int attribute) {
        const int at = CMS_signed_get_attr_by_NID(signer, attribute, -1);
        return at < 0 ? std::string() : sequence_of(CMS_signed_get_attr(signer, at));
    };
    const std::string v2 = value_of(NID_id_smime_aa_signingCertificateV2);
    const std::string v1 = binding == Binding::any ? value_of(NID_id_smime_aa_signingCertificate) : "";
    const unsigned char* at = bytes_of(v2);
    const EssV2 ess_v2(v2.empty() ? nullptr : d2i_ESS_SIGNING_CERT_V2(nullptr, &at, static_cast<long>(v2.size())));
    at = bytes_of(v1);
    const EssV1 ess_v1(v1.empty() ? nullptr : d2i_ESS_SIGNING_CERT(nullptr, &at, static_cast<long>(v1.size())));
    const CertificateList chain(sk_X509_new_null());
    if ((!ess_v2 && !ess_v1) || !chain || sk_X509_push(chain.get(), certificate) <= 0) return false;
    for (int i = 0; others != nullptr && i < sk_X509_num(others); ++i)
        sk_X509_push(chain.get(), sk_X509_value(others, i));
    return OSSL_ESS_check_signing_certs(ess_v1.get(), ess_v2.get(), chain.get(), 1) == 1;
}

std::string make_cms(const Identity& identity, const Digest& digest, const TimestampSource& timestamp) {
    // PKCS7 and not CMS: OpenSSL's CMS_sign cannot leave the signing-time out. The bytes are the same SignedData.
    const Pkcs7 cms(PKCS7_new());
    check(cms && PKCS7_set_type(cms.get(), NID_pkcs7_signed) == 1 &&
          PKCS7_content_new(cms.get(), NID_pkcs7_data) == 1 && PKCS7_set_detached(cms.get(), 1) == 1);
    PKCS7_SIGNER_INFO* signer =
        PKCS7_add_signature(cms.get(), identity.certificate.get(), identity.key.get(), EVP_sha256());
    check(signer != nullptr);
    add_certificates(cms.get(), identity);
    check(PKCS7_add_attrib_content_type(signer, nullptr) == 1);
    check(PKCS7_add1_attrib_digest(signer, digest.data(), static_cast<int>(digest.size())) == 1);
    const EssV2 ess(OSSL_ESS_signing_cert_v2_new_init(EVP_sha256(), identity.certificate.get(), nullptr, 1));
    check(ess != nullptr);
    add_sequence(signer, NID_id_smime_aa_signingCertificateV2,
                 der<const ESS_SIGNING_CERT_V2>(ess.get(), i2d_ESS_SIGNING_CERT_V2), PKCS7_add_signed_attribute);
    sort_attributes(PKCS7_get_signed_attributes(signer));
    check(PKCS7_SIGNER_INFO_sign(signer) == 1);
    if (timestamp)
        add_sequence(signer, NID_id_smime_aa_timeStampToken, timestamp(octets_of(signer->enc_digest)),
                     PKCS7_add_attribute);
    std::string out = der<const PKCS7>(cms.get(), i2d_PKCS7);
    check(!out.empty());
    return out;
}

std::size_t cms_room(const Identity& identity, bool timestamp) {
    constexpr std::size_t frame = 1024;         // attributes, algorithms and lengths; names stand there twice
    constexpr std::size_t token_bytes = 12288;  // a time stamp authority's chain of certificates included
    std::size_t room = frame + static_cast<std::size_t>(EVP_PKEY_get_size(identity.key.get()));
    room += 3 * static_cast<std::size_t>(i2d_X509_NAME(X509_get_issuer_name(identity.certificate.get()), nullptr));
    room += static_cast<std::size_t>(i2d_X509(identity.certificate.get(), nullptr));
    for (const Certificate& issuer : identity.chain) room += static_cast<std::size_t>(i2d_X509(issuer.get(), nullptr));
    return timestamp ? room + token_bytes : room;
}

namespace {

/// The digest that an adbe.pkcs7.sha1 signature carries is that of the signed ranges (ISO 32000-1 12.8.3.3.1).
bool carries_sha1(CMS_ContentInfo* cms, std::string_view first, std::string_view second) {
    ASN1_OCTET_STRING** content = CMS_get0_content(cms);
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (content == nullptr || *content == nullptr || EVP_DigestInit_ex(context.get(), EVP_sha1(), nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), first.data(), first.size()) != 1 ||
        EVP_DigestUpdate(context.get(), second.data(), second.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), &size) != 1)
        return false;
    digest.resize(size);
    return octets_of(*content) == digest;
}

bool detached_matches(CMS_ContentInfo* cms, std::string_view first, std::string_view second) {
    std::string content;
    content.reserve(first.size() + second.size());
    content.append(first).append(second);
    Bio memory(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
    // Of a bare memory BIO CMS_verify makes a copy, and loses it where the CMS is damaged (OpenSSL 3.0).
    Bio bio(BIO_new(BIO_f_null()));
    if (!memory || !bio) return false;
    BIO_push(bio.get(), memory.release());
    return CMS_verify(cms, nullptr, nullptr, bio.get(), nullptr, CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
}

bool within_matches(CMS_ContentInfo* cms, std::string_view first, std::string_view second) {
    const Bio out(BIO_new(BIO_s_null()));
    return out && carries_sha1(cms, first, second) &&
           CMS_verify(cms, nullptr, nullptr, nullptr, out.get(), CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
}

}  // namespace

CmsFacts read_cms(std::string_view bytes, std::string_view first, std::string_view second, CmsContent content) {
    CmsFacts facts;
    const bool detached = content == CmsContent::detached;
    const unsigned char* at = bytes_of(bytes);
    const Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
    const auto used = static_cast<std::size_t>(at - bytes_of(bytes));
    const bool zeros = std::ranges::all_of(bytes.substr(std::min(used, bytes.size())), [](char c) { return c == 0; });
    if (!cms || !zeros || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed ||
        CMS_is_detached(cms.get()) != (detached ? 1 : 0)) {
        ERR_clear_error();
        return facts;
    }
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms.get());
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) return facts;
    facts.readable = true;
    facts.certificates.reset(CMS_get1_certs(cms.get()));
    facts.matches = detached ? detached_matches(cms.get(), first, second) : within_matches(cms.get(), first, second);
    read_signer(sk_CMS_SignerInfo_value(signers, 0), facts);
    if (!detached) facts.strong = false;
    ERR_clear_error();
    return facts;
}

}  // namespace raingan::sign
