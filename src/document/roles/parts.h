// The parts of infer_roles (document/roles.h), one a file, and what they ask of a paragraph.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace raingan::roles {

void infer_headings(Document& document);
/// After infer_headings: a heading with a number is no item.
void infer_lists(Document& document);
void infer_table_heads(Document& document);
/// After all others: pictures are told by what stands around them.
void describe_pictures(Document& document);

/// Letters as they are counted by people: marks above and below, and spaces, do not count.
std::size_t letters_in(std::string_view text);

/// Everything that is seen of the paragraph's text is bold; false where nothing is.
bool is_bold(const Document& document, const Paragraph& paragraph);

/// "รูปที่ ๑ …", "ตารางที่ ๒ …": says what a picture or a table beside it is.
bool is_caption(std::string_view text);

/// `text` on one line, without white space at its ends, `most` characters at most.
std::string excerpt(std::string_view text, std::size_t most);

}  // namespace raingan::roles
