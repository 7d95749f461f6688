// Heads of tables that do not repeat: rows whose cells are all bold or shaded, over rows that are not.
#include <algorithm>
#include <vector>

#include "document/roles/parts.h"
#include "document/visible.h"
#include "document/walk.h"

namespace raingan::roles {
namespace {

class HeadFinder {
public:
    explicit HeadFinder(const Document& document) : document_(document) {}

    void find(std::vector<Block>& blocks) const {
        for (Block& block : blocks) {
            if (auto* table = std::get_if<Table>(&block.what)) {
                mark(*table);
                for (Row& row : table->rows)
                    for (Cell& cell : row.cells) find(cell.blocks);
            } else if (auto* aside = std::get_if<Aside>(&block.what)) {
                for_each_story(*aside, [&](auto& inner) { find(inner); });
            }
        }
    }

private:
    enum class Look : std::uint8_t { blank, plain, standing_out };

    [[nodiscard]] Look look_of(const Cell& cell) const {
        bool said = false;
        bool bold = true;
        for_each_paragraph_in(cell.blocks, [&](const Paragraph& paragraph) {
            if (visible_characters(paragraph.text) == 0) return;
            said = true;
            bold = bold && is_bold(document_, paragraph);
        });
        if (!said) return Look::blank;
        constexpr Colour white{255, 255, 255};
        return bold || (cell.background && *cell.background != white) ? Look::standing_out : Look::plain;
    }

    /// Every cell that says something stands out, and two do at least.
    [[nodiscard]] bool stands_out(const Row& row, std::size_t least) const {
        std::size_t standing_out = 0;
        for (const Cell& cell : row.cells) {
            const Look look = look_of(cell);
            if (look == Look::plain) return false;
            standing_out += look == Look::standing_out ? 1 : 0;
        }
        return standing_out >= least;
    }

    /// The rows that the cells of the first one reach into.
    static std::size_t reach(const Table& table) {
        std::size_t rows = 1;
        for (std::size_t r = 0; r < rows && rows <= table.rows.size(); ++r)
            for (const Cell& cell : table.rows[r].cells) rows = std::max<std::size_t>(rows, r + cell.row_span);
        return rows;
    }

    void mark(Table& table) const {
        if (table.rows.size() < 2) return;
        if (std::ranges::any_of(table.rows, &Row::header)) return;  // the source says which
        if (!stands_out(table.rows.front(), 2)) return;
        const std::size_t rows = reach(table);
        constexpr std::size_t most = 4;
        if (rows >= table.rows.size() || rows > most) return;
        for (std::size_t r = 1; r < rows; ++r)
            if (!stands_out(table.rows[r], 0)) return;
        // A form whose every cell is bold has no head.
        const bool plain_below = std::any_of(table.rows.begin() + static_cast<std::ptrdiff_t>(rows), table.rows.end(),
                                             [&](const Row& row) { return !stands_out(row, 0); });
        if (!plain_below) return;
        for (std::size_t r = 0; r < rows; ++r) table.rows[r].head = true;
    }

    const Document& document_;
};

}  // namespace

void infer_table_heads(Document& document) {
    for (Section& section : document.sections) HeadFinder(document).find(section.blocks);
}

}  // namespace raingan::roles
