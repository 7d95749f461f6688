// What several routes do with a request.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "serve/message.h"
#include "store/documents.h"

namespace raingan::serve {

/// None where it is empty. Throws Problem 400.
std::optional<std::int64_t> number_asked(const std::string& text, const char* name, std::int64_t least,
                                         std::int64_t most = std::numeric_limits<std::int64_t>::max());
/// `limit`: 50, at most 500.
std::int64_t limit_asked(const Request& request);

/// Of the path's last part: "xlsx" of /province/rollup.xlsx.
std::string ending_asked(const Request& request);

/// The response with an ETag of `content`; 304 where the asker has it.
Response with_tag(const Request& request, Response response, const std::string& content);

/// `"3"`: what If-Match must be.
std::string document_tag(const store::DocumentRow& document);
/// Throws Problem 412 where If-Match is another revision's, 428 where there is none.
void require_current(const Request& request, const store::DocumentRow& document);
/// Throws Problem 409.
void require_ready(const store::DocumentRow& document);

}  // namespace raingan::serve
