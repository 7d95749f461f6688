#include "sign/timestamp.h"

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/rand.h>

#include <algorithm>

#include "base/error.h"
#include "sign/cms.h"

namespace raingan::sign {
namespace {

using TimeStampRequest = Owned<TS_REQ, TS_REQ_free>;
using Response = Owned<TS_RESP, TS_RESP_free>;
using Info = Owned<TS_TST_INFO, TS_TST_INFO_free>;
using Imprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using Algorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using Integer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using Context = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;

Integer make_nonce() {
    std::uint64_t number = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&number), sizeof number);
    Integer nonce(ASN1_INTEGER_new());
    ASN1_INTEGER_set_uint64(nonce.get(), number);
    return nonce;
}

std::string request_for(const Digest& digest, const Integer& nonce) {
    const TimeStampRequest request(TS_REQ_new());
    const Imprint imprint(TS_MSG_IMPRINT_new());
    const Algorithm algorithm(X509_ALGOR_new());
    X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
    TS_REQ_set_version(request.get(), 1);
    TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
    Digest hash = digest;
    TS_MSG_IMPRINT_set_msg(imprint.get(), hash.data(), static_cast<int>(hash.size()));
    TS_REQ_set_msg_imprint(request.get(), imprint.get());
    TS_REQ_set_nonce(request.get(), nonce.get());
    TS_REQ_set_cert_req(request.get(), 1);
    return der<const TS_REQ>(request.get(), i2d_TS_REQ);
}

/// Null where the imprint's digest is too weak to prove anything (SHA-1 or older).
const EVP_MD* digest_of(TS_MSG_IMPRINT* imprint) {
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const EVP_MD* md = EVP_get_digestbyobj(object);
    constexpr int least_bytes = 28;
    return md != nullptr && EVP_MD_get_size(md) >= least_bytes ? md : nullptr;
}

bool is_for(TS_TST_INFO* info, std::string_view first, std::string_view second) {
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
    const EVP_MD* md = digest_of(imprint);
    if (md == nullptr) return false;
    const Context context(EVP_MD_CTX_new());
    std::string hash(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (EVP_DigestInit_ex(context.get(), md, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), first.data(), first.size()) != 1 ||
        EVP_DigestUpdate(context.get(), second.data(), second.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(hash.data()), &size) != 1)
        return false;
    hash.resize(size);
    return hash == octets_of(TS_MSG_IMPRINT_get_msg(imprint));
}

/// Whether the answer is to this very question.
bool answers(TS_TST_INFO* info, const Digest& digest, const Integer& nonce) {
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
    const EVP_MD* md = digest_of(imprint);
    const ASN1_INTEGER* echoed = TS_TST_INFO_get_nonce(info);
    return md != nullptr && EVP_MD_get_type(md) == NID_sha256 &&
           octets_of(TS_MSG_IMPRINT_get_msg(imprint)) ==
               std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()) &&
           echoed != nullptr && ASN1_INTEGER_cmp(echoed, nonce.get()) == 0;
}

Cms token_of(std::string_view bytes) {
    const unsigned char* at = bytes_of(bytes);
    Cms token(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
    const auto used = static_cast<std::size_t>(at - bytes_of(bytes));
    const bool zeros = std::ranges::all_of(bytes.substr(std::min(used, bytes.size())), [](char c) { return c == 0; });
    if (!token || !zeros || OBJ_obj2nid(CMS_get0_type(token.get())) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(token.get())) != NID_id_smime_ct_TSTInfo)
        return nullptr;
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(token.get());
    return signers != nullptr && sk_CMS_SignerInfo_num(signers) == 1 ? std::move(token) : nullptr;
}

Info info_of(CMS_ContentInfo* token) {
    ASN1_OCTET_STRING** content = CMS_get0_content(token);
    if (content == nullptr || *content == nullptr) return nullptr;
    const unsigned char* at = ASN1_STRING_get0_data(*content);
    return Info(d2i_TS_TST_INFO(nullptr, &at, ASN1_STRING_length(*content)));
}

bool signature_holds(CMS_ContentInfo* token, CMS_SignerInfo* signer, const TimestampFacts& facts) {
    const Bio out(BIO_new(BIO_s_null()));
    return out &&
           CMS_verify(token, nullptr, nullptr, nullptr, out.get(), CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1 &&
           binds_certificate(signer, facts.signer.get(), facts.certificates.get(), Binding::any);
}

}  // namespace

std::string fetch_timestamp(const std::string& url, const Digest& digest, const Fetch& fetch) {
    const Integer nonce = make_nonce();
    const HttpAnswer answer = fetch ? fetch({url, "application/timestamp-query", request_for(digest, nonce)})
                                    : HttpAnswer{false, "", "--offline"};
    if (!answer.ok)
        throw unreadable(
            "no-timestamp", url,
            {"gave no time stamp (" + answer.why + "); check the address and the network, or sign without --timestamp",
             "ไม่ได้ให้ตราประทับเวลา (" + answer.why + ") โปรดตรวจสอบที่อยู่และเครือข่าย หรือลงนามโดยไม่ใช้ --timestamp"});
    const unsigned char* at = bytes_of(answer.body);
    const Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.body.size())));
    PKCS7* token = response ? TS_RESP_get_token(response.get()) : nullptr;
    TS_TST_INFO* info = response ? TS_RESP_get_tst_info(response.get()) : nullptr;
    ERR_clear_error();
    if (token == nullptr || info == nullptr || !answers(info, digest, nonce))
        throw unreadable("no-timestamp", url,
                         {"answered without a time stamp for this signature; is it a time stamp authority (RFC 3161)?",
                          "ไม่ได้ตอบด้วยตราประทับเวลาของลายมือชื่อนี้ โปรดตรวจสอบว่าเป็นผู้ให้บริการตามมาตรฐาน RFC 3161"});
    return der<const PKCS7>(token, i2d_PKCS7);
}

std::string fetch_timestamp(const std::string& url, std::string_view signature_value) {
    return fetch_timestamp(url, sha256(signature_value), http_fetch);
}

TimestampFacts read_timestamp(std::string_view bytes, std::string_view first, std::string_view second) {
    TimestampFacts facts;
    const Cms token = token_of(bytes);
    const Info info = token ? info_of(token.get()) : nullptr;
    if (info) {
        facts.readable = true;
        facts.certificates.reset(CMS_get1_certs(token.get()));
        facts.seconds = seconds_of(TS_TST_INFO_get_time(info.get()));
        const bool same = is_for(info.get(), first, second);
        CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(token.get()), 0);
        CMS_set1_signers_certs(token.get(), nullptr, 0);
        X509* certificate = nullptr;
        CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
        if (certificate != nullptr) {
            X509_up_ref(certificate);
            facts.signer.reset(certificate);
            facts.authority = subject_name(certificate);
            facts.fits = same && signature_holds(token.get(), signer, facts);
        }
    }
    ERR_clear_error();
    return facts;
}

}  // namespace raingan::sign
