// Web pages (HTML), as offices' systems save them under the names .doc and .xls. What is read, partly read and not
// read: html.cpp.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::html {

/// Throws Error (unreadable): "unknown-encoding", and limits (nesting, columns, cells).
Document read(std::string_view bytes);

}  // namespace raingan::html
