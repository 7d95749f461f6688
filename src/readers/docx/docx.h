// WordprocessingML in an OPC package (ECMA-376 Part 1). What is read, partly read and not read: docx.cpp.
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/container/zip.h"

namespace raingan::docx {

/// Throws Error (unreadable): truncated or broken ZIP, missing part, ill-formed XML (part, line), limits.
Document read(std::string_view bytes);
/// The same from a package that is open already.
Document read(Zip& zip);

}  // namespace raingan::docx
