// Word 97–2003 binary documents, and those of Word 6 and 95 ([MS-DOC]). What is read, partly read and not read:
// doc.cpp.
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/reader.h"

namespace raingan::doc {

/// Throws Error (unreadable): "damaged", "missing-part", "encrypted", "wrong-password", "old-word", limits.
Document read(std::string_view bytes, const ReadOptions& options);

}  // namespace raingan::doc
