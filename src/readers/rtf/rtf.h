// Rich Text Format (RTF 1.9.1), as Word, WordPad, LibreOffice and many programs of offices write it. What is read of
// it: rtf.cpp. It is translated into WordprocessingML (word/markup.h), which word::read reads.
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/reader.h"

namespace raingan::rtf {

/// A file that ends before its groups do gives what it has and the diagnostic "truncated". Throws Error (unreadable):
/// over-limit, and what word::read throws.
Document read(std::string_view bytes, const ReadOptions& options = {});

}  // namespace raingan::rtf
