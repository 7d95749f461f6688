// Web archives (.mht, .mhtml): a page and what belongs to it in one MIME message (RFC 2557), as browsers save it and
// Word and Excel do as "Single File Web Page". What is read: web_archive.cpp.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::web_archive {

/// Throws Error (unreadable): "damaged", "no-gmime", "no-page" where it holds no page, limits; and as html::read.
Document read(std::string_view bytes);

}  // namespace raingan::web_archive
