// The chain from a certificate to a trusted one, as it was valid at a given moment.
#pragma once

#include <cstdint>
#include <vector>

#include "sign/openssl.h"

namespace raingan::sign {

enum class Chain : std::uint8_t {
    trusted,
    unknown_issuer,
    expired,
    not_yet_valid,
    broken,
    revoked,         ///< a certificate of it, before the signature was proven to be there
    status_unknown,  ///< whether one was revoked could not be found out, though its issuer names a place to ask
    unsuitable,      ///< issued for something else than signing documents
    weak             ///< a key or digest of it is below 112 bits of security
};
enum class Purpose : std::uint8_t { signing, time_stamping };

struct Path {
    Chain chain = Chain::broken;
    std::vector<Certificate> links;  ///< the certificate first, the trusted one last; empty where it is not trusted
};

/// `pool`: certificates that may help, trusted by nobody; may be null. `store` null: every issuer is unknown.
Path find_path(X509* certificate, STACK_OF(X509) * pool, X509_STORE* store, std::int64_t at, Purpose purpose);

/// The same without trust or dates: as far as issuers are found whose keys made the signatures.
std::vector<Certificate> issuers_of(X509* certificate, STACK_OF(X509) * pool, X509_STORE* store);

/// Another owner of the same certificate.
Certificate share(X509* certificate);

/// Adds it where it is not there yet.
void add_to_pool(STACK_OF(X509) * pool, X509* certificate);

}  // namespace raingan::sign
