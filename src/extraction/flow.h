// A document as extraction sees it: lines of text in reading order, and the tables whose headers are known.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "extraction/grid.h"
#include "extraction/headers.h"
#include "extraction/mention.h"
#include "report/key.h"
#include "report/rules.h"

namespace raingan::extraction {

struct LineNumber;

struct Line {
    std::string text;  ///< without white space at its ends
    SearchKey key;     ///< of `text`
    Origin origin;
    bool same_paragraph = false;  ///< a forced line break parts it from the line before
    bool in_table = false;        ///< a row of one cell in a measures table: a band or a note
    bool after_table = false;     ///< the first line behind a measures table
    bool in_score_table = false;  ///< a row of a table of scores, which is read as a table
    /// What its numbers are said of; of a piece of a line the whole line's, which it begins at `cut_at` (null: all that
    /// may be a score is one).
    std::shared_ptr<const std::vector<Mention>> mentions{};
    std::size_t cut_at = 0;
    Scope scope{};
    /// Its numbers (prose.h), found with its mentions; null: they are looked for each time.
    std::shared_ptr<const std::vector<LineNumber>> numbers{};
};

/// A table with known columns, or the rest of one behind a repeated header.
struct MeasuresTable {
    std::shared_ptr<const Grid> grid;
    HeaderMatch header;
    std::size_t first_row = 0, end_row = 0;  ///< its data rows
    std::size_t line = 0;                    ///< lines that stand before it in Flow::lines
    std::uint32_t sequence = 0;              ///< equal for the pieces of one table
    bool cards = false;   ///< made of cards or paragraphs (cards.h): a row has all that it says in itself
    bool titled = false;  ///< of cards: the first column is what stands over each of them
    bool scores = false;  ///< read as a table of scores (score_tables.h)
};

/// A table that became lines.
struct FiguresTable {
    std::shared_ptr<const Grid> grid;
    std::size_t first_line = 0, end_line = 0;  ///< of Flow::lines
};

struct Flow {
    std::vector<Line> lines;  ///< empty paragraphs too
    std::vector<MeasuresTable> tables;
    std::vector<FiguresTable> figures;
};

/// Reads all sections in order. Tables without a known header (forms laid out as tables) become lines; a table without
/// header that follows a measures table with as many columns continues it.
Flow collect_flow(const Document& document, const HeaderRules& rules);

/// One of the words occurs in the document as it stands: cheap, before anything else is done.
bool mentions(const Document& document, std::span<const std::string_view> words);

}  // namespace raingan::extraction
