// The digits that a document shows: ๐–๙ or 0–9 (docs/field.md#papers, docs/thai-text.md#numbers). Works on the words to
// be printed; what a report says was read before.
#pragma once

#include <cstdint>

#include "document/document.h"

namespace raingan {

enum class Numerals : std::uint8_t { keep, thai, arabic };

/// Converts the digits of every paragraph, list label and page number, and moves runs, objects and links with their
/// text. Digits of Latin tokens (O43, COVID-19), of URLs and of link targets stay, even where runs cut the token.
/// Numbers in letters or words (ก, หนึ่ง, iv) stay. With `arabic`, fonts that draw 0–9 as Thai digits (TH SarabunIT๙,
/// docs/field.md#fonts) give way to the face that does not.
void convert_numerals(Document& document, Numerals numerals);

}  // namespace raingan
