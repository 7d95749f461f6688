// word/fontTable.xml: what the file says of its fonts, and the line measures of faces that came with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/font_facts.h"
#include "readers/word/relationships.h"

namespace raingan::word {

std::vector<FontFacts> read_font_table(Package& package, const Relationships& relationships);

/// Undoes the mask over the first 32 bytes of an embedded face (17.8.1). `key` is its GUID, "{1234…}"; another text
/// leaves the bytes as they are.
void unmask_font(std::string& bytes, std::string_view key);

/// The line of a TrueType or OpenType face; none where the bytes are no such face.
std::optional<LineExtent> line_of_face(std::string_view bytes);

}  // namespace raingan::word
