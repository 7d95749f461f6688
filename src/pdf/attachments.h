// Files that a PDF carries: associated with the document (ISO 19005-3 6.8, Annex E; ISO 32000-2 14.13) and listed in
// the tree of embedded files, where viewers show them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/haru.h"
#include "pdf/pdf.h"

namespace raingan::pdf {

/// Entries of the catalog, "/AF[…]/Names<<…>>", or nothing. `modified`: ISO 8601, of the source; where there is none
/// the files bear `no_date`, for ISO 19005-3 asks for a date and the clock's would differ each time.
std::string write_attachments(File& file, std::vector<Attachment> attachments, const std::string& modified);

inline constexpr const char* no_date = "D:19800101000000Z";

}  // namespace raingan::pdf
