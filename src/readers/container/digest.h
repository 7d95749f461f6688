// Digests and passwords as Office's encryption uses them ([MS-OFFCRYPTO]).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace raingan {

enum class DigestKind : std::uint8_t { md5, sha1, sha256, sha384, sha512 };

/// By an agile hashAlgorithm ("SHA512", "SHA-1"); none for others.
std::optional<DigestKind> digest_named(std::string_view name);

/// One algorithm, fetched once, for as many digests as are needed.
class Digest {
public:
    explicit Digest(DigestKind kind);

    [[nodiscard]] std::size_t size() const;
    /// The digest of all parts, one after the other.
    [[nodiscard]] std::string operator()(std::initializer_list<std::string_view> parts) const;
    [[nodiscard]] std::string hmac(std::string_view key, std::string_view message) const;

private:
    struct Free {
        void operator()(void* context) const;
    };
    const void* algorithm_;                ///< EVP_MD, OpenSSL's own
    std::unique_ptr<void, Free> context_;  ///< EVP_MD_CTX; OpenSSL's headers stay out of ours
};

enum class AesMode : std::uint8_t { ecb, cbc };

/// AES of 128, 192 or 256 key bits without padding; of the bytes behind the last whole block nothing comes out. `iv` is
/// 16 bytes, empty for ECB. Throws Error "unknown-encryption" for other key lengths.
std::string aes_decrypt(AesMode mode, std::string_view key, std::string_view iv, std::string_view bytes);

/// `value` in `bytes` bytes, the lowest first.
std::string little_endian(std::uint64_t value, std::size_t bytes);

std::string utf16le(std::string_view utf8);

/// Throws Error "encrypted" where no password was given.
void require_password(std::string_view password);
Error wrong_password();
Error unknown_encryption(const std::string& what);
Error damaged_encryption(const std::string& place);

}  // namespace raingan
