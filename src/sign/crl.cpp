#include "sign/crl.h"

#include <openssl/err.h>

#include <algorithm>

namespace raingan::sign {
namespace {

using IssuingPoint = Owned<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;
using Points = Owned<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;
using Enumerated = Owned<ASN1_ENUMERATED, ASN1_ENUMERATED_free>;

/// Only the issuing distribution point is understood; a delta list, which has a critical mark too, is not.
bool understood(const X509_CRL* crl) {
    for (int i = 0; i < X509_CRL_get_ext_count(crl); ++i) {
        X509_EXTENSION* extension = X509_CRL_get_ext(crl, i);
        const int kind = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (kind == NID_delta_crl) return false;
        if (X509_EXTENSION_get_critical(extension) != 0 && kind != NID_issuing_distribution_point) return false;
    }
    return true;
}

/// A list may cover a part of its issuer's certificates alone: being absent from another part says nothing.
bool covers(const X509_CRL* crl, X509* certificate) {
    const IssuingPoint point(
        static_cast<ISSUING_DIST_POINT*>(X509_CRL_get_ext_d2i(crl, NID_issuing_distribution_point, nullptr, nullptr)));
    if (!point) return X509_CRL_get_ext_by_NID(crl, NID_issuing_distribution_point, -1) < 0;
    const bool authority = X509_check_ca(certificate) == 1;
    if (point->indirectCRL > 0 || point->onlyattr > 0 || point->onlysomereasons != nullptr) return false;
    if ((point->onlyuser > 0 && authority) || (point->onlyCA > 0 && !authority)) return false;
    if (point->distpoint == nullptr) return true;
    const std::vector<std::string> of_list = addresses_of(point->distpoint);
    const Points points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i)
        for (const std::string& address : addresses_of(sk_DIST_POINT_value(points.get(), i)->distpoint))
            if (std::ranges::find(of_list, address) != of_list.end()) return true;
    return false;
}

bool made_by(X509_CRL* crl, X509* issuer) {
    return X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_subject_name(issuer)) == 0 &&
           (X509_get_key_usage(issuer) & KU_CRL_SIGN) != 0 && strong_signature(X509_CRL_get_signature_nid(crl)) &&
           X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1;
}

void read_entry(X509_REVOKED* entry, RevocationState& state) {
    state.status = Revocation::revoked;
    state.revoked_at = seconds_of(X509_REVOKED_get0_revocationDate(entry));
    const Enumerated reason(
        static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    const char* words = reason ? OCSP_crl_reason_str(ASN1_ENUMERATED_get(reason.get())) : nullptr;
    state.reason = words == nullptr ? "unspecified" : words;
}

}  // namespace

std::vector<std::string> addresses_of(const DIST_POINT_NAME* name) {
    std::vector<std::string> out;
    if (name == nullptr || name->type != 0) return out;
    for (int i = 0; i < sk_GENERAL_NAME_num(name->name.fullname); ++i) {
        const GENERAL_NAME* general = sk_GENERAL_NAME_value(name->name.fullname, i);
        if (general->type != GEN_URI) continue;
        const ASN1_STRING* uri = general->d.uniformResourceIdentifier;
        out.emplace_back(octets_of(uri));
    }
    return out;
}

bool strong_signature(int signature) {
    int digest = NID_undef, key = NID_undef;
    if (OBJ_find_sigid_algs(signature, &digest, &key) != 1) return false;
    if (digest == NID_undef) return signature == NID_rsassaPss || signature == NID_ED25519 || signature == NID_ED448;
    const EVP_MD* md = EVP_get_digestbynid(digest);
    constexpr int least_bytes = 28;
    return md != nullptr && EVP_MD_get_size(md) >= least_bytes;
}

bool valid_at_proof(X509* signer, const Evidence& evidence, std::int64_t now) {
    const std::int64_t at = evidence.proven != 0 ? evidence.proven : now;
    return at <= seconds_of(X509_get0_notAfter(signer));
}

RevocationState read_crl(const Evidence& evidence, const StatusQuestion& question) {
    RevocationState state;
    const unsigned char* at = bytes_of(evidence.der);
    const Crl crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(evidence.der.size())));
    const bool counts = crl && made_by(crl.get(), question.issuer) && understood(crl.get()) &&
                        covers(crl.get(), question.certificate) &&
                        valid_at_proof(question.issuer, evidence, question.now);
    if (counts) {
        state.as_of = seconds_of(X509_CRL_get0_lastUpdate(crl.get()));
        if (const ASN1_TIME* next = X509_CRL_get0_nextUpdate(crl.get()); next != nullptr)
            state.next_update = seconds_of(next);
        state.status = Revocation::good;
        X509_REVOKED* entry = nullptr;
        constexpr int removed = 2;
        const int found = X509_CRL_get0_by_cert(crl.get(), &entry, question.certificate);
        if (found != 0 && found != removed) read_entry(entry, state);
    }
    ERR_clear_error();
    return state;
}

}  // namespace raingan::sign
