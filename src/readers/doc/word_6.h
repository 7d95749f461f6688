// Word 6 and 95: modifiers of one byte are written anew as those of Word 97, so that all else reads only these.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "readers/container/bytes.h"
#include "readers/doc/fib.h"
#include "readers/doc/fonts.h"
#include "readers/doc/formatted_pages.h"
#include "thai/encoding.h"

namespace raingan::doc {

/// Grpprls made here; what refers to them outlives no element.
using Converted = std::deque<std::string>;

/// What of a grpprl of Word 6 has a meaning for Word 97.
Bytes convert_grpprl(Converted& converted, Bytes word_6);
void convert_exceptions(Converted& converted, Exceptions& exceptions);

/// The code page of 8-bit text: windows-874 where the language or a font is Thai, else none (Windows-1252).
std::optional<thai::Encoding> code_page_of(const Fib& fib, const std::vector<Font>& fonts);

}  // namespace raingan::doc
