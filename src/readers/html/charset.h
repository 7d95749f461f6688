// The text of a page: which encoding its bytes are in, and the same as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "thai/encoding.h"

namespace raingan::html {

struct PageText {
    std::string utf8;  ///< without byte order mark and control characters
    thai::Encoding encoding = thai::Encoding::utf8;
    std::string stated;           ///< the page's own charset where its bytes are not in it; else empty
    std::size_t undecodable = 0;  ///< bytes that became U+FFFD
};

/// By the byte order mark; by what the page states (<meta charset>, http-equiv) where all bytes mean something there;
/// by the bytes alone. Throws Error "unknown-encoding".
PageText decode_page(std::string_view bytes);

}  // namespace raingan::html
