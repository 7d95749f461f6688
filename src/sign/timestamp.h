// Time stamps of RFC 3161: asked of an authority over HTTP, and read back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sign/http.h"
#include "sign/openssl.h"

namespace raingan::sign {

/// The authority's token (DER) for what has this digest. Throws Error (unreadable, "no-timestamp") where it cannot be
/// reached or gives none that fits.
std::string fetch_timestamp(const std::string& url, const Digest& digest, const Fetch& fetch);
/// For `signature_value`, by http_fetch.
std::string fetch_timestamp(const std::string& url, std::string_view signature_value);

struct TimestampFacts {
    bool readable = false;  ///< a token with one signer, nothing but zeros behind it
    bool fits = false;      ///< it is for the bytes, and its own signature holds; whom to trust is another question
    std::int64_t seconds = 0;
    std::string authority;
    Certificate signer;
    Certificates certificates;  ///< all that it carries
};
/// `first` and `second` one after the other are what was stamped.
TimestampFacts read_timestamp(std::string_view token, std::string_view first, std::string_view second = {});

}  // namespace raingan::sign
