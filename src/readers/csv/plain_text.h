// Running text: a paragraph for each line, and tables where lines are parted by tabs, as Word writes them when a
// document is saved as plain text.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::csv {

/// `text` is UTF-8. Throws over_limit (text_paragraphs).
Document read_plain_text(std::string_view text);

/// The same, behind what the document's last section holds. `first_line`: the text's line in the file, from 1.
void append_plain_text(Document& document, std::string_view text, std::uint32_t first_line);

/// What text without a font of its own is set in.
TextFormat plain_format(Points size);

}  // namespace raingan::csv
