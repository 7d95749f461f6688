// Lists as text (.csv, .tsv) and plain text (.txt). What is read: csv.cpp.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::csv {

/// `named_as_list`: the file's name says that it is a list. Prose behind a list is paragraphs. Throws Error
/// (unreadable): "unknown-encoding" where no encoding fits, limits.
Document read(std::string_view bytes, bool named_as_list = false);

}  // namespace raingan::csv
