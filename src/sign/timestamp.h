// Time stamps of RFC 3161: asked of an authority over HTTP, and read back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sign/openssl.h"

namespace raingan::sign {

/// The authority's token (DER) for `signature_value`. Throws Error (unreadable, "no-timestamp") where it cannot be
/// reached or gives none that fits.
std::string fetch_timestamp(const std::string& url, std::string_view signature_value);

struct TimestampFacts {
    bool fits = false;     ///< it is for this signature value
    bool trusted = false;  ///< and its own signature holds, by an authority that the store trusts
    std::int64_t seconds = 0;
    std::string authority;
};
TimestampFacts read_timestamp(std::string_view token, std::string_view signature_value, X509_STORE* store);

/// POSTs `body` and returns the answer's body; libcurl is loaded when this is called first. Throws Error (unreadable,
/// "no-timestamp").
std::string http_post(const std::string& url, const char* content_type, std::string_view body);

}  // namespace raingan::sign
