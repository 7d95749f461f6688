#include "sign/timestamp.h"

#include <openssl/err.h>

#include "base/error.h"

namespace raingan::sign {
namespace {

using Request = Owned<TS_REQ, TS_REQ_free>;
using Response = Owned<TS_RESP, TS_RESP_free>;
using Info = Owned<TS_TST_INFO, TS_TST_INFO_free>;
using Imprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using Algorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using VerifyContext = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;

std::string request_for(std::string_view signature_value) {
    const Digest digest = sha256(signature_value);
    const Request request(TS_REQ_new());
    const Imprint imprint(TS_MSG_IMPRINT_new());
    const Algorithm algorithm(X509_ALGOR_new());
    X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
    TS_REQ_set_version(request.get(), 1);
    TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
    std::array<unsigned char, 32> hash = digest;
    TS_MSG_IMPRINT_set_msg(imprint.get(), hash.data(), static_cast<int>(hash.size()));
    TS_REQ_set_msg_imprint(request.get(), imprint.get());
    TS_REQ_set_cert_req(request.get(), 1);
    return der<const TS_REQ>(request.get(), i2d_TS_REQ);
}

Pkcs7 token_of(std::string_view bytes) {
    const unsigned char* at = bytes_of(bytes);
    return Pkcs7(d2i_PKCS7(nullptr, &at, static_cast<long>(bytes.size())));
}

/// The token's own imprint is the SHA of the signature value.
bool is_for(TS_TST_INFO* info, std::string_view signature_value) {
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const EVP_MD* md = EVP_get_digestbyobj(object);
    if (md == nullptr) return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    EVP_Digest(signature_value.data(), signature_value.size(), hash.data(), &size, md, nullptr);
    const ASN1_OCTET_STRING* message = TS_MSG_IMPRINT_get_msg(imprint);
    constexpr int least_bytes = 28;
    return ASN1_STRING_length(message) == static_cast<int>(size) && static_cast<int>(size) >= least_bytes &&
           std::equal(hash.begin(), hash.begin() + size, ASN1_STRING_get0_data(message));
}

/// The token's signature, its signer's purpose and, with `store`, its chain.
bool holds(PKCS7* token, X509_STORE* store) {
    const VerifyContext context(TS_VERIFY_CTX_new());
    X509_STORE_up_ref(store);
    TS_VERIFY_CTX_set_store(context.get(), store);
    TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE);
    return TS_RESP_verify_token(context.get(), token) == 1;
}

}  // namespace

std::string fetch_timestamp(const std::string& url, std::string_view signature_value) {
    const std::string answer = http_post(url, "application/timestamp-query", request_for(signature_value));
    const unsigned char* at = bytes_of(answer);
    const Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
    PKCS7* token = response ? TS_RESP_get_token(response.get()) : nullptr;
    TS_TST_INFO* info = response ? TS_RESP_get_tst_info(response.get()) : nullptr;
    ERR_clear_error();
    if (token == nullptr || info == nullptr || !is_for(info, signature_value))
        throw unreadable("no-timestamp", url,
                         {"answered without a time stamp for this signature; is it a time stamp authority (RFC 3161)?",
                          "ไม่ได้ตอบด้วยตราประทับเวลาของลายมือชื่อนี้ โปรดตรวจสอบว่าเป็นผู้ให้บริการตามมาตรฐาน RFC 3161"});
    return der<const PKCS7>(token, i2d_PKCS7);
}

TimestampFacts read_timestamp(std::string_view bytes, std::string_view signature_value, X509_STORE* store) {
    TimestampFacts facts;
    const Pkcs7 token = token_of(bytes);
    const Info info(token ? PKCS7_to_TS_TST_INFO(token.get()) : nullptr);
    if (!info) {
        ERR_clear_error();
        return facts;
    }
    facts.seconds = seconds_of(TS_TST_INFO_get_time(info.get()));
    const CertificateList signers(PKCS7_get0_signers(token.get(), nullptr, 0));
    if (signers && sk_X509_num(signers.get()) > 0) facts.authority = subject_name(sk_X509_value(signers.get(), 0));
    facts.fits = is_for(info.get(), signature_value);
    facts.trusted = facts.fits && holds(token.get(), store);
    ERR_clear_error();
    return facts;
}

}  // namespace raingan::sign
