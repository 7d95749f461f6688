// A document time stamp (ETSI EN 319 142-1 5.4.3): an RFC 3161 token over the whole file, in a signature field that
// shows nothing.
#pragma once

#include <string>
#include <string_view>

#include "sign/http.h"

namespace raingan::sign {

/// The PDF with one more, as an incremental update. Throws Error (unreadable, "no-timestamp").
std::string add_document_timestamp(std::string_view pdf, const std::string& url, const Fetch& fetch);

}  // namespace raingan::sign
