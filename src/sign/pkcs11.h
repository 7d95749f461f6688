// Keys that never leave their token: smart cards and other devices behind a PKCS#11 module, named by a URI of RFC 7512.
// OpenSSL's engine for them (Debian's libengine-pkcs11-openssl) is loaded when this is called, and no sooner.
#pragma once

#include <string>
#include <string_view>

#include "sign/identity.h"

namespace raingan::sign {

/// To be called before anybody is asked for a PIN. Throws Error (unreadable, "no-engine") where no key on a token can
/// be used.
void require_tokens(const std::string& uri);

/// `certificates`: PEM, the signer's where the token has none, and its issuers'; may be empty. Throws Error
/// (unreadable): "no-engine", "no-module", "no-token-key" (no such key, or the PIN is wrong), "no-certificate",
/// "unsuitable-key".
Identity read_token_identity(const std::string& uri, const std::string& pin, std::string_view certificates);

}  // namespace raingan::sign
