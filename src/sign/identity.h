// Who signs: a private key with its certificates, from a PKCS#12 file (RFC 7292).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sign/openssl.h"

namespace raingan::sign {

struct Identity {
    Key key;
    Certificate certificate;
    std::vector<Certificate> chain;  ///< of its issuers, as far as the file has them
};

/// Throws Error (unreadable): "bad-key-file", "wrong-password", "unsuitable-key" (neither RSA of 2048 bits or more nor
/// an elliptic curve, or a certificate that is not for signing). `place` names the file in them.
Identity read_identity(std::string_view pkcs12, const std::string& password, const std::string& place);

/// Throws Error (unreadable, "unsuitable-key"), as read_identity.
void require_suitable(const Identity& identity, const std::string& place);

/// Throws Error (unreadable, "expired-certificate") where the certificate does not hold at `seconds` since 1970.
void require_valid_at(const Identity& identity, std::int64_t seconds, const std::string& place);

/// Fills the bytes with zeros in a way that no optimiser removes.
void wipe(std::string& secret);

}  // namespace raingan::sign
