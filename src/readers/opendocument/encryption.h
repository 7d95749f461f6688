// Packages behind a password (ODF 1.3 part 2, 3.8 and 4.8): each part is deflated, then encrypted by itself.
//
//   [x] AES of 256 bits in CBC with SHA-256 (LibreOffice 3.5 to 24.2, ODF 1.2 and 1.3); Blowfish in CFB with SHA-1
//       (OpenOffice, ODF 1.0 and 1.1); PBKDF2; checksums of the first 1024 bytes
//   [ ] AES in GCM with Argon2id, of the whole package (LibreOffice 24.8 and later), OpenPGP: Error
//       "unknown-encryption"
#pragma once

#include <memory>
#include <string_view>

#include "readers/container/package.h"

namespace raingan::opendocument {

/// The package itself where nothing in it is encrypted, else one that decrypts what is read from it. Throws Error:
/// "encrypted" where a password is needed and none given, "wrong-password", "unknown-encryption", "damaged", over_limit
/// (spin_count, inflated_bytes).
std::unique_ptr<Package> opened(std::unique_ptr<Package> package, std::string_view password);

}  // namespace raingan::opendocument
