// The characters of all stories, put in order by the piece table ([MS-DOC] 2.4.1, 2.8.35 PlcPcd). A file that was
// saved fast has its pieces in any order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "readers/container/bytes.h"
#include "readers/doc/fib.h"
#include "thai/encoding.h"

namespace raingan::doc {

/// Characters [begin, end) of the text stand from `offset` on in the WordDocument stream.
struct Piece {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t offset = 0;
    std::uint8_t width = 1;    ///< bytes of a character
    std::uint16_t change = 0;  ///< prm: modifiers that were not yet worked into the text's own (2.9.199)
};

struct Text {
    std::u16string characters;
    std::vector<Piece> pieces;   ///< ascending, without gaps
    std::vector<Bytes> changes;  ///< grpprls that a Prm1 refers to
    bool damaged = false;        ///< something that the file tells of is not there
    std::size_t undefined = 0;   ///< bytes that the code page has no character for: U+FFFD

    /// The piece that holds a character; null beyond the text.
    [[nodiscard]] const Piece* piece_at(std::uint32_t position) const;
    /// Where in the stream a character stands.
    [[nodiscard]] std::optional<std::uint32_t> offset_of(std::uint32_t position) const;
};

/// What bytes of 8 bits are: of Word 97 and later always Windows-1252.
Text read_text(const Fib& fib, Bytes word_document, Bytes table_stream,
               std::optional<thai::Encoding> encoding = std::nullopt);

/// The modifiers of a prm: one of its own (2.9.204 Prm0), written to `own`, or a grpprl of the piece table (Prm1).
Bytes grpprl_of(const Text& text, std::uint16_t prm, std::string& own);

}  // namespace raingan::doc
