// Measures that are written as cards: one field below the other, each with its name before its value. A card becomes a
// row of a table, so that one piece of code reads tables, cards and labelled paragraphs (labelled.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/flow.h"

namespace raingan::extraction {

/// A table being made of cards: a column for each field that one has.
class CardTable {
public:
    /// The next card begins here.
    void begin(const Origin& origin);
    /// "มาตรการที่ ๓ <title>": what stands over the card. What it means shows when all are known (MeasuresTable::titled).
    void add_title(std::string_view title, const Origin& origin);
    /// A paragraph of the field; `header` is its name as the card has it.
    void add(const Label& label, std::string_view header, Block block, const Origin& origin);
    /// An item of a list that no label stands over.
    void add_item(Block block, const Origin& origin);
    /// The field is there; it may stay empty.
    void touch(const Label& label, std::string_view header, const Origin& origin);

    [[nodiscard]] std::size_t cards() const { return rows_.size(); }
    /// `line` and `sequence` are the caller's business.
    MeasuresTable finish();

private:
    struct Entry {
        std::size_t column;
        std::vector<Block> blocks;
        Origin origin;
    };
    struct Row {
        Origin origin;
        std::vector<Entry> entries;
    };
    std::size_t column_of(const Label& label, std::string_view header);
    Entry& entry(std::size_t column, const Origin& origin);

    std::vector<Column> columns_;
    std::vector<Row> rows_;
    bool titled_ = false, listed_ = false;
};

/// A line of text as a block of a card.
Block block_of(std::string_view text, const Origin& origin);

/// "มาตรการที่ ๓ : จัดอบรม" → "๓" and "จัดอบรม"; none where the text begins with no such words.
struct NumberedTitle {
    std::string number, title;
};
std::optional<NumberedTitle> numbered_title(std::string_view text);

/// The table is one card, or cards below or beside each other. `lead`: rows above the first card, which are lines.
struct Cards {
    MeasuresTable table;
    std::size_t lead = 0;
};
std::optional<Cards> read_cards(const Grid& grid, const HeaderRules& rules);

}  // namespace raingan::extraction
