#include "sign/chain.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <ctime>

#include "sign/trust.h"

namespace raingan::sign {
namespace {

using StoreContext = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

constexpr std::size_t longest = 16;

Chain reason_of(int error) {
    switch (error) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return Chain::expired;
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return Chain::not_yet_valid;
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            return Chain::unknown_issuer;
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_CA_MD_TOO_WEAK:
            return Chain::weak;
        case X509_V_ERR_INVALID_PURPOSE:
            return Chain::unsuitable;
        default:
            return Chain::broken;
    }
}

Chain chain_of(CertificateUse use) {
    if (use == CertificateUse::unsuitable) return Chain::unsuitable;
    return use == CertificateUse::weak ? Chain::weak : Chain::trusted;
}

bool is_issuer(X509* issuer, X509* subject) {
    return X509_check_issued(issuer, subject) == X509_V_OK && X509_verify(subject, X509_get0_pubkey(issuer)) == 1;
}

X509* find_issuer(X509* certificate, STACK_OF(X509) * candidates) {
    for (int i = 0; candidates != nullptr && i < sk_X509_num(candidates); ++i)
        if (is_issuer(sk_X509_value(candidates, i), certificate)) return sk_X509_value(candidates, i);
    return nullptr;
}

}  // namespace

Certificate share(X509* certificate) {
    X509_up_ref(certificate);
    return Certificate(certificate);
}

void add_to_pool(STACK_OF(X509) * pool, X509* certificate) {
    X509_add_cert(pool, certificate, X509_ADD_FLAG_UP_REF | X509_ADD_FLAG_NO_DUP);
}

Path find_path(X509* certificate, STACK_OF(X509) * pool, X509_STORE* store, std::int64_t at, Purpose purpose) {
    Path path;
    path.chain = chain_of(use_of_signer(certificate, purpose));
    if (path.chain != Chain::trusted) return path;
    path.chain = Chain::unknown_issuer;
    if (store == nullptr) return path;
    const StoreContext context(X509_STORE_CTX_new());
    path.chain = Chain::broken;
    if (!context || X509_STORE_CTX_init(context.get(), store, certificate, pool) != 1) return path;
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(at));
    X509_VERIFY_PARAM_set_auth_level(parameters, least_security);
    if (purpose == Purpose::time_stamping) X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN);
    if (X509_verify_cert(context.get()) == 1) {
        STACK_OF(X509)* links = X509_STORE_CTX_get0_chain(context.get());
        path.chain = chain_of(use_of_chain(links, purpose));
        for (int i = 0; path.chain == Chain::trusted && i < sk_X509_num(links); ++i)
            path.links.push_back(share(sk_X509_value(links, i)));
    } else {
        path.chain = reason_of(X509_STORE_CTX_get_error(context.get()));
    }
    ERR_clear_error();
    return path;
}

std::vector<Certificate> issuers_of(X509* certificate, STACK_OF(X509) * pool, X509_STORE* store) {
    const Certificates trusted(store == nullptr ? nullptr : X509_STORE_get1_all_certs(store));
    std::vector<Certificate> path;
    path.push_back(share(certificate));
    while (path.size() < longest && !is_issuer(path.back().get(), path.back().get())) {
        X509* issuer = find_issuer(path.back().get(), trusted.get());
        if (issuer == nullptr) issuer = find_issuer(path.back().get(), pool);
        if (issuer == nullptr) break;
        path.push_back(share(issuer));
    }
    ERR_clear_error();
    return path;
}

}  // namespace raingan::sign
