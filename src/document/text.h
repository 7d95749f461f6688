// The words of a document without its form.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace raingan {

/// The paragraph's text without the U+FFFC of its objects. Line breaks stay U+000A; a list label is not text.
std::string plain_text(const Paragraph& paragraph);
/// Paragraphs joined by U+000A; a table gives a line for each row, its cells joined by U+0009.
std::string plain_text(const std::vector<Block>& blocks);
std::string plain_text(const Block& block);
std::string plain_text(const Cell& cell);

}  // namespace raingan
