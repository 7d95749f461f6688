// The file information block at the head of the WordDocument stream ([MS-DOC] 2.5): flags, lengths of the stories and
// where in the table stream each structure stands.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "readers/container/bytes.h"

namespace raingan::doc {

/// Stories, in the order in which their characters follow each other (ccpText, ccpFtn, … in 2.5.5).
enum class StoryKind : std::uint8_t { main, footnotes, headers, macros, comments, endnotes, boxes, header_boxes };
inline constexpr std::size_t story_count = 8;

/// Bytes of a position in the text (2.2.1 Character Position), with which the rows of a PLC begin (2.2.2).
inline constexpr std::size_t of_a_position = 4;

/// Indices of the pairs fc/lcb that are read (2.5.6 FibRgFcLcb97).
enum class Table : std::uint8_t {
    style_sheet = 1,
    footnote_references = 2,
    footnote_texts = 3,
    comment_references = 4,
    comment_texts = 5,
    sections = 6,
    headers = 11,
    character_pages = 12,
    paragraph_pages = 13,
    fonts = 15,
    document_properties = 31,
    pieces = 33,
    shapes = 40,
    header_shapes = 41,
    endnote_references = 46,
    endnote_texts = 47,
    drawings = 50,
    box_texts = 56,
    header_box_texts = 58,
    lists = 73,
    list_overrides = 74
};

struct Fib {
    std::uint16_t version = 0;  ///< nFib: 101–104 Word 6 and 95, 193 Word 97, later ones above
    std::uint16_t language = 0, east_asian_language = 0;
    bool complex = false, encrypted = false, obfuscated = false, second_table = false;
    std::uint32_t key = 0;  ///< lKey: the key of XOR, or the length of the encryption header in the table stream
    std::uint32_t text_begin = 0, text_end = 0;              ///< fcMin, fcMac
    std::array<std::uint32_t, story_count> story_lengths{};  ///< in characters
    Bytes pairs;                                             ///< FibRgFcLcb

    /// Words before 97 have other structures throughout.
    [[nodiscard]] bool is_word_6() const { return version < 105; }
    /// Where a structure stands in `table_stream`; empty where the file has none.
    [[nodiscard]] Bytes find(Bytes table_stream, Table which) const;
    [[nodiscard]] std::size_t offset_of(Table which) const;
};

/// The first 34 bytes are never encrypted; the rest is read again after decryption. Throws Error: "damaged" where this
/// is no WordDocument stream, "old-word" where it is of Word 2 or older.
Fib read_fib(Bytes word_document);

/// Counted characters of `stories` before one of them.
std::uint32_t story_begin(const Fib& fib, StoryKind story);

}  // namespace raingan::doc
