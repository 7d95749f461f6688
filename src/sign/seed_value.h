// What an empty field of a form asks of the signature that is put into it (/SV, ISO 32000-2 12.7.5.5): what it requires
// is given or the field is not signed; what it only suggests is left to the signer.
#pragma once

#include <openssl/x509.h>

#include <string>

#include "sign/qpdf.h"

namespace raingan::sign {

/// What the signature is going to be.
struct Intended {
    std::string reason;           ///< /Reason
    bool has_timestamp = false;   ///< of an authority
    int certifies = 0;            ///< /P of DocMDP; 0: it does not
    bool locks_document = false;  ///< nothing may come after it
    const X509* certificate = nullptr;
};

/// Throws Error (unreadable, "seed-value") that names what the field requires and the signature has not. `field` is its
/// name, for the message.
void require_seed_value(QPDFObjectHandle seed, const Intended& intended, const std::string& field);

}  // namespace raingan::sign
