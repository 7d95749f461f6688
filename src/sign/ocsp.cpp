#include "sign/ocsp.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "sign/chain.h"
#include "sign/crl.h"

namespace raingan::sign {
namespace {

using OcspQuestion = Owned<OCSP_REQUEST, OCSP_REQUEST_free>;
using Basic = Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using CertId = Owned<OCSP_CERTID, OCSP_CERTID_free>;

Basic basic_of(std::string_view bytes) {
    const unsigned char* at = bytes_of(bytes);
    const OcspResponse response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(bytes.size())));
    if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) return nullptr;
    return Basic(OCSP_response_get1_basic(response.get()));
}

/// The responder's certificate as one of the answer, the pool, or the issuer itself.
Certificate signer_of(OCSP_BASICRESP* answer, const StatusQuestion& question) {
    const CertificateList candidates(sk_X509_new_null());
    sk_X509_push(candidates.get(), question.issuer);
    for (int i = 0; question.pool != nullptr && i < sk_X509_num(question.pool); ++i)
        sk_X509_push(candidates.get(), sk_X509_value(question.pool, i));
    X509* signer = nullptr;
    if (OCSP_resp_get0_signer(answer, &signer, candidates.get()) != 1 || signer == nullptr) return nullptr;
    return share(signer);
}

bool never_checked(X509* responder) {
    return X509_get_ext_by_NID(responder, NID_id_pkix_OCSP_noCheck, -1) >= 0;
}

/// RFC 6960 4.2.2.2: the issuer, or who has from that very issuer a certificate to sign OCSP answers.
bool authorised(X509* signer, const Evidence& evidence, const StatusQuestion& question, const StatusSources& sources) {
    if (X509_cmp(signer, question.issuer) == 0) return true;
    const bool delegated = (X509_get_extension_flags(signer) & EXFLAG_XKUSAGE) != 0 &&
                           (X509_get_extended_key_usage(signer) & XKU_OCSP_SIGN) != 0 &&
                           X509_check_issued(question.issuer, signer) == X509_V_OK &&
                           X509_verify(signer, X509_get0_pubkey(question.issuer)) == 1 &&
                           strong_signature(X509_get_signature_nid(signer));
    if (!delegated || never_checked(signer)) return delegated;
    // Its own status comes from lists: OCSP would ask the responder about itself.
    StatusSources lists{sources.fetch, {}, {}};
    for (const Evidence& known : sources.known)
        if (known.kind == Evidence::Kind::crl) lists.known.push_back(known);
    StatusQuestion own = question;
    own.certificate = signer;
    own.at = evidence.proven != 0 ? evidence.proven : question.now;
    if (X509_cmp(question.certificate, signer) == 0) return false;
    const Owned<STACK_OF(OPENSSL_STRING), X509_email_free> responders(X509_get1_ocsp(signer));
    if (responders && sk_OPENSSL_STRING_num(responders.get()) > 0) lists.fetch = {};
    const RevocationState state = revocation_of(own, lists);
    return state.status == Revocation::good || state.status == Revocation::not_offered;
}

bool signature_is_strong(const OCSP_BASICRESP* answer) {
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, OCSP_resp_get0_tbs_sigalg(answer));
    return strong_signature(OBJ_obj2nid(algorithm));
}

/// The answer's part on the certificate; null where there is none.
OCSP_SINGLERESP* single_of(OCSP_BASICRESP* answer, const StatusQuestion& question) {
    for (int i = 0; i < OCSP_resp_count(answer); ++i) {
        OCSP_SINGLERESP* single = OCSP_resp_get0(answer, i);
        const OCSP_CERTID* id = OCSP_SINGLERESP_get0_id(single);
        ASN1_OBJECT* object = nullptr;
        OCSP_id_get0_info(nullptr, &object, nullptr, nullptr, const_cast<OCSP_CERTID*>(id));
        const EVP_MD* md = EVP_get_digestbyobj(object);
        const CertId own(md == nullptr ? nullptr : OCSP_cert_to_id(md, question.certificate, question.issuer));
        if (own && OCSP_id_cmp(own.get(), id) == 0) return single;
    }
    return nullptr;
}

void read_single(OCSP_SINGLERESP* single, RevocationState& state) {
    int reason = -1;
    ASN1_GENERALIZEDTIME *revoked = nullptr, *as_of = nullptr, *next = nullptr;
    const int status = OCSP_single_get0_status(single, &reason, &revoked, &as_of, &next);
    state.as_of = seconds_of(as_of);
    if (next != nullptr) state.next_update = seconds_of(next);
    if (status == V_OCSP_CERTSTATUS_GOOD) state.status = Revocation::good;
    if (status != V_OCSP_CERTSTATUS_REVOKED) return;
    state.status = Revocation::revoked;
    state.revoked_at = seconds_of(revoked);
    state.reason = reason < 0 ? "unspecified" : OCSP_crl_reason_str(reason);
}

}  // namespace

OcspRequest make_ocsp_request(X509* certificate, X509* issuer) {
    const OcspQuestion request(OCSP_REQUEST_new());
    // SHA-1 names the certificate here and protects nothing; many responders know no other (RFC 5019 2.1.1).
    CertId id(OCSP_cert_to_id(EVP_sha1(), certificate, issuer));
    if (id && OCSP_request_add0_id(request.get(), id.get()) != nullptr) static_cast<void>(id.release());
    constexpr int nonce_bytes = 32;
    OCSP_request_add1_nonce(request.get(), nullptr, nonce_bytes);
    return {der<const OCSP_REQUEST>(request.get(), i2d_OCSP_REQUEST)};
}

bool nonce_fits(const OcspRequest& request, std::string_view answer) {
    const unsigned char* at = bytes_of(request.der);
    const OcspQuestion asked(d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request.der.size())));
    const Basic basic = basic_of(answer);
    return !basic || (asked && OCSP_check_nonce(asked.get(), basic.get()) != 0);
}

RevocationState read_ocsp(const Evidence& evidence, const StatusQuestion& question, const StatusSources& sources) {
    RevocationState state;
    const Basic answer = basic_of(evidence.der);
    OCSP_SINGLERESP* single = answer ? single_of(answer.get(), question) : nullptr;
    const Certificate signer = single != nullptr ? signer_of(answer.get(), question) : nullptr;
    if (signer) {
        const CertificateList candidates(sk_X509_new_null());
        sk_X509_push(candidates.get(), signer.get());
        const bool holds = signature_is_strong(answer.get()) &&
                           OCSP_basic_verify(answer.get(), candidates.get(), nullptr, OCSP_NOVERIFY) == 1 &&
                           valid_at_proof(signer.get(), evidence, question.now) &&
                           authorised(signer.get(), evidence, question, sources);
        if (holds) read_single(single, state);
        if (holds && X509_cmp(signer.get(), question.issuer) != 0)
            state.signer = der<const X509>(signer.get(), i2d_X509);
    }
    ERR_clear_error();
    return state;
}

std::string why_no_ocsp(std::string_view answer) {
    const unsigned char* at = bytes_of(answer);
    const OcspResponse response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(answer.size())));
    ERR_clear_error();
    if (!response) return "no OCSP answer";
    const int status = OCSP_response_status(response.get());
    if (status != OCSP_RESPONSE_STATUS_SUCCESSFUL) return OCSP_response_status_str(status);
    return "its answer does not count";
}

}  // namespace raingan::sign
