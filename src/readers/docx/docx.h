// .docx, .docm, .dotx, .dotm: WordprocessingML in a ZIP archive. What is read of it: word/word.cpp.
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/reader.h"

namespace raingan::docx {

/// Throws Error (unreadable): truncated or broken ZIP, and what word::read throws.
Document read(std::string_view bytes, const ReadOptions& options = {});

}  // namespace raingan::docx
