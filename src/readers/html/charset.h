// The text of a page: which encoding its bytes are in, and the same as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace raingan::html {

struct PageText {
    std::string utf8;                ///< without byte order mark and control characters
    std::string encoding = "utf-8";  ///< its name
    std::string stated;              ///< the page's own charset where its bytes are not in it; else empty
    std::size_t undecodable = 0;     ///< bytes that became U+FFFD
};

/// By the byte order mark; by what the page states (<meta charset>, http-equiv) where that is an encoding of Thai and
/// all bytes mean something there; by the bytes alone, as Thai first (thai/other_encodings.h). `sent_as`: the charset
/// that whoever sent the page gives it, in place of a stated one. Throws Error "unknown-encoding".
PageText decode_page(std::string_view bytes, std::string_view sent_as = {});

}  // namespace raingan::html
