// Lists of revoked certificates (RFC 5280 5).
#pragma once

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "sign/revocation.h"

namespace raingan::sign {

using Crl = Owned<X509_CRL, X509_CRL_free>;

/// What the list says of the question's certificate: good, revoked, or unknown where it is not of its issuer, does not
/// hold, or covers other certificates. Whether that counts for the moment is not looked at.
RevocationState read_crl(const Evidence& evidence, const StatusQuestion& question);

/// The URIs of a distribution point; it may be null.
std::vector<std::string> addresses_of(const DIST_POINT_NAME* name);

/// SHA-2 or better; `signature` is the NID of a signature algorithm.
bool strong_signature(int signature);

/// The issuer's certificate holds at the moment when the evidence is known to exist.
bool valid_at_proof(X509* signer, const Evidence& evidence, std::int64_t now);

}  // namespace raingan::sign
