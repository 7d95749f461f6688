// What the author meant a paragraph, a row or a picture to be, where no style says it: offices make headings of bold
// letters and lists of typed numbers. Who reads by ear moves by them (src/pdf/PDFA.md#what-is-inferred), bookmarks are
// made of them.
//
// Conservative: a paragraph that is not plainly a heading or an item stays a paragraph. Nothing that is seen changes.
#pragma once

#include "document/document.h"

namespace raingan {

/// Sets Paragraph::heading, heading_goes_on and typed_items, Row::head, and the descriptions of pictures that have none
/// (InlineImage::alt), from the text as it stands: call it when that is final but for its numerals. Linear. Once only.
///
/// Headings are looked for in the flow alone, not in cells and boxes. Styles come first: where two headings or more
/// have an outline level, no other is inferred but the title. Levels are relative: a writer closes gaps between them.
/// - title: the first line of the document, where it is bold and centred, with lines of the same look right below (5 at
///   most): level 1. Later ones, above text: level 2, and "บทที่ …" 1.
/// - bold lines over something else: with a number (160 letters at most), or short (90); 1.1 is below 1.
/// - lists: lines that begin with the same mark, or with numbers that follow each other, and have nothing between them:
///   two at least, lines of one paragraph or cell too; other marks within are lists of a deeper level.
/// - heads of tables: a first row whose cells are all bold or shaded, over one that is not.
void infer_roles(Document& document);

/// The level of a heading, inferred or of its style; 0: it is none.
std::uint8_t heading_level(const Document& document, const Paragraph& paragraph);

}  // namespace raingan
