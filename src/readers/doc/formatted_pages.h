// Formatted disk pages ([MS-DOC] 2.9.33 ChpxFkp, 2.9.175 PapxFkp): which modifiers lie on which bytes of the stream.
#pragma once

#include <cstdint>
#include <vector>

#include "readers/container/bytes.h"

namespace raingan::doc {

/// Modifiers of the characters at [begin, end) of the WordDocument stream.
struct Exception {
    std::uint32_t begin = 0, end = 0;
    std::uint16_t style = 0;  ///< istd, of paragraphs
    Bytes grpprl;
};

/// Ascending; gaps have none.
using Exceptions = std::vector<Exception>;

/// `pages` is the PlcBteChpx or PlcBtePapx. `word_6`: page numbers of two bytes, and grpprls as Word 6 has them.
Exceptions read_character_pages(Bytes word_document, Bytes pages, bool word_6);
/// Paragraph modifiers that stand in the Data stream for their length (sprmPHugePapx) are fetched from there.
Exceptions read_paragraph_pages(Bytes word_document, Bytes pages, Bytes data, bool word_6);

/// The one that holds a byte; null where there is none.
const Exception* exception_at(const Exceptions& exceptions, std::uint32_t offset);

}  // namespace raingan::doc
