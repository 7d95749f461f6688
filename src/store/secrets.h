// What nobody can guess, and what is kept of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace raingan::store {

/// So many random bytes of the system's.
std::string random_bytes(std::size_t count);
/// 20 characters of [a-z2-7]: 100 bits.
std::string random_name();
/// `prefix` and 32 of such characters: 160 bits.
std::string random_key(std::string_view prefix);

/// RFC 4648, without padding; upper case as authenticators show it.
std::string base32(std::string_view bytes);
/// What is no letter of it is passed over.
std::string from_base32(std::string_view text);

/// HMAC-SHA-256 in hexadecimal digits.
std::string keyed_digest(std::string_view key, std::string_view text);

/// Takes the same time wherever they differ.
bool are_same(std::string_view a, std::string_view b);

/// scrypt (RFC 7914, N = 2^15, r = 8, p = 1: 32 MiB, some 60 ms) with a salt of its own: "scrypt$15$8$1$SALT$HASH".
std::string password_digest(std::string_view password);
/// Takes as long for a `digest` that is none.
bool is_password(std::string_view password, std::string_view digest);

/// RFC 6238 of a key as bytes: six digits for a step of 30 seconds.
std::string totp_code(std::string_view key, std::int64_t step);

}  // namespace raingan::store
