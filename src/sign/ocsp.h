// Asking OCSP responders, and what they answer (RFC 6960).
#pragma once

#include <openssl/ocsp.h>

#include "sign/revocation.h"

namespace raingan::sign {

using OcspResponse = Owned<OCSP_RESPONSE, OCSP_RESPONSE_free>;

struct OcspRequest {
    std::string der;
};

/// With a nonce.
OcspRequest make_ocsp_request(X509* certificate, X509* issuer);

/// A nonce that the answer has is the request's. Responders may give answers that they made before, without one: those
/// count by their dates (RFC 8954 2.1).
bool nonce_fits(const OcspRequest& request, std::string_view answer);

/// As read_crl: what the answer says, where the issuer gave it or a responder to whom it delegated that.
RevocationState read_ocsp(const Evidence& evidence, const StatusQuestion& question, const StatusSources& sources);

/// A few words on an answer that says nothing.
std::string why_no_ocsp(std::string_view answer);

}  // namespace raingan::sign
