// Running text: a paragraph for each line, and tables where lines are parted by tabs, as Word writes them when a
// document is saved as plain text.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::csv {

/// `text` is UTF-8. Throws over_limit (text_paragraphs).
Document read_plain_text(std::string_view text);

/// What text without a font of its own is set in.
TextFormat plain_format(Points size);

}  // namespace raingan::csv
