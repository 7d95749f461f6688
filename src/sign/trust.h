// Whom to trust with signatures on documents, and for what a certificate may be used. The certificates of web servers'
// issuers, which systems have, say nothing about people.
#pragma once

#include <cstdint>
#include <string>

#include "sign/chain.h"
#include "sign/openssl.h"

namespace raingan::sign {

/// The folder that stands for --trust where none is given, set when the program is built (on Windows: beside it); it
/// is empty at first.
std::string installed_trust_folder();

/// The certificates (PEM or DER) in the folder's files as trusted; an empty name: those of installed_trust_folder(),
/// which may have none. Throws Error (unreadable, "no-trust") where a folder that is named has none.
Store trust_store(const std::string& directory);

/// OpenSSL's level for 112 bits: RSA of 2048 bits, elliptic curves of 224, SHA-2.
inline constexpr int least_security = 2;

enum class CertificateUse : std::uint8_t {
    signing,     ///< of documents
    unsuitable,  ///< key usage or extended key usage say that it is for something else
    weak         ///< its key or curve, or the digest that its issuer signed
};

/// Of a signer: key usage digitalSignature or nonRepudiation; no extended key usage, or one of those for documents
/// (RFC 9336, emailProtection, Adobe's, Microsoft's). Its key is RSA of 2048 bits or more, or on one of the curves of
/// ETSI TS 119 312. Its issuer signed it with SHA-2 or better, unless it is its own issuer.
/// Of a time stamp authority only the key and its issuer's signature are looked at; OpenSSL knows its purpose.
CertificateUse use_of_signer(X509* certificate, Purpose purpose = Purpose::signing);

/// Of a whole chain, the signer first, the trusted one last: an issuer's extended key usage, where it has one, must
/// have one of those, or any.
CertificateUse use_of_chain(STACK_OF(X509) * links, Purpose purpose = Purpose::signing);

}  // namespace raingan::sign
