// WordprocessingML in an OPC package (ECMA-376 Part 1). What is read, partly read and not read: docx.cpp.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::docx {

/// Throws Error (unreadable): truncated or broken ZIP, missing part, ill-formed XML (part, offset), limits.
Document read(std::string_view bytes);

}  // namespace raingan::docx
