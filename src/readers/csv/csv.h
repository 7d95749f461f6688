// Lists as text (.csv, .tsv) and plain text (.txt). What is read: csv.cpp.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::csv {

/// Throws Error (unreadable): "unknown-encoding" where no Thai encoding fits, limits.
Document read(std::string_view bytes);

}  // namespace raingan::csv
