// Web pages (HTML), as offices' systems save them under the names .doc and .xls. What is read, partly read and not
// read: html.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace raingan::html {

/// The bytes of a picture by its address as the page has it; empty where it is not at hand.
using Pictures = std::function<std::string(std::string_view address)>;

/// Throws Error (unreadable): "unknown-encoding", and limits (nesting, columns, cells). `pictures`: of those that stand
/// beside the page in its file; null: there are none. Nothing is fetched.
Document read(std::string_view bytes, const Pictures& pictures = {});

}  // namespace raingan::html
