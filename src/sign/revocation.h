// Whether a certificate was revoked: OCSP answers (RFC 6960) and lists of revoked certificates (RFC 5280), out of the
// PDF, out of a folder, or asked for. What they say is believed only as far as their own signatures and dates go.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sign/http.h"
#include "sign/openssl.h"

namespace raingan::sign {

/// An OCSP answer or a list, as it was read.
struct Evidence {
    enum class Kind : std::uint8_t { ocsp, crl };
    Kind kind = Kind::crl;
    std::string der;          ///< of an OCSPResponse or a CertificateList
    std::string source;       ///< "the file", a path, an address
    std::int64_t proven = 0;  ///< it existed at this moment; 0: only that it does now
};

/// Where the status of certificates is looked up.
struct StatusSources {
    Fetch fetch;                  ///< empty: offline
    std::vector<Evidence> known;  ///< out of files
    /// Called with each fetched answer that holds, and a file name for it; may be empty.
    std::function<void(const std::string& name, std::string_view der)> keep;
};

enum class Revocation : std::uint8_t {
    good,
    revoked,
    unknown,      ///< its issuer names a place to ask, and no answer that counts was had
    not_offered,  ///< its issuer names none, and no answer was there
};

struct RevocationState {
    Revocation status = Revocation::unknown;
    std::string subject;                      ///< name in the certificate
    std::string source;                       ///< whose word it is: "OCSP, http://…", "CRL, the file"
    std::optional<std::int64_t> as_of;        ///< thisUpdate of it
    std::optional<std::int64_t> next_update;  ///< of it
    std::optional<std::int64_t> revoked_at;
    std::string reason;  ///< of revocation, as RFC 5280 calls it; or why the status is not known
    Evidence evidence;   ///< what the status rests on; empty der where it is not known
    std::string signer;  ///< of the evidence, where it is not the issuer itself: certificate, DER
};

/// What is asked about a certificate.
struct StatusQuestion {
    X509* certificate = nullptr;
    X509* issuer = nullptr;
    STACK_OF(X509) * pool = nullptr;  ///< where responders' certificates may be; may be null
    std::int64_t at = 0;              ///< the moment that matters
    std::int64_t now = 0;
};

/// Known evidence first; where none counts, the certificate's OCSP responders are asked, then its lists. An answer
/// counts for the moment when it was given behind it, or promised to hold beyond it (nextUpdate), and not from the
/// future; a list is silent about certificates that had expired before it.
RevocationState revocation_of(const StatusQuestion& question, const StatusSources& sources);

/// An OCSP answer or list, DER or PEM, as evidence; none where the bytes are neither.
std::optional<Evidence> evidence_of(std::string_view bytes, const std::string& source);

/// All evidence in the folder's files. Throws Error (unreadable) where it cannot be read.
std::vector<Evidence> evidence_in(const std::string& directory);

}  // namespace raingan::sign
