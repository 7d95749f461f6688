// A package (.docx, .xlsx) behind a password: a compound file with the streams EncryptionInfo and EncryptedPackage
// ([MS-OFFCRYPTO] 2.3.4).
//
//   [x] agile encryption (Office 2010 and later): AES in CBC; MD5, SHA-1, SHA-256, SHA-384, SHA-512; its integrity
//   [x] standard encryption (Office 2007): AES in ECB, SHA-1
//   [ ] agile with other ciphers (3DES, RC2, CFB), certificates in the password's place, extensible encryption, rights
//       management: Error "unknown-encryption"
#pragma once

#include <string>
#include <string_view>

namespace raingan {

/// The ZIP archive inside. `password` is UTF-8; where it is empty, the one is tried that Excel writes for workbooks
/// that open without asking. Throws Error (unreadable): "encrypted" where a password is needed, "wrong-password",
/// "unknown-encryption", "damaged" where the content is not as it was encrypted, "over-limit" (spin_count).
std::string decrypt_package(std::string_view bytes, std::string_view password);

/// The same from the two streams, EncryptionInfo and EncryptedPackage.
std::string decrypt_package(std::string_view info, std::string_view stream, std::string_view password);

}  // namespace raingan
