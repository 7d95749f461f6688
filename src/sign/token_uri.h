// Names of keys on tokens: URIs of RFC 7512.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace raingan::sign {

constexpr std::string_view token_scheme = "pkcs11:";

using TokenAttributes = std::map<std::string, std::string>;

bool is_token_uri(std::string_view key);

/// Path attributes and query attributes (RFC 7512 2.3), decoded, by their names. Throws Error (usage, "bad-key-uri").
TokenAttributes token_attributes(const std::string& uri);

/// Where the URI itself says that the PIN stands in a file (pin-source); else empty. Throws Error (usage,
/// "bad-key-uri") where the URI holds the PIN, which others can see, or is none.
std::string pin_file_of(const std::string& uri);

}  // namespace raingan::sign
