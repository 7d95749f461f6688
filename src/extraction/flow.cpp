#include "extraction/flow.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/limits.h"
#include "document/walk.h"
#include "extraction/cards.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// A header stands within the first rows of a table or sheet, under its title.
constexpr std::size_t header_search_rows = 60;

/// A row of a table of figures is short.
constexpr std::size_t figures_bytes = 400;

bool begins_with_number(std::string_view text) {
    const auto number = thai::find_number(text);
    return number && number->begin == 0;
}

/// The first row of a table of figures: words over each column.
bool is_label_row(const Row& row) {
    return row.cells.size() >= 2 && std::ranges::all_of(row.cells, [](const Cell& cell) {
               const std::string text = cell_text(cell);
               return text.size() <= figures_bytes && !begins_with_number(trimmed(text));
           });
}

/// What stands above the cell: "คะแนน".
std::string label_of(const Row* labels, const Cell& cell) {
    if (labels == nullptr) return {};
    for (const Cell& label : labels->cells)
        if (label.column == cell.column) return std::string(trimmed(cell_text(label)));
    return {};
}

/// "คะแนนรวม\tคะแนน ๘๑.๒๐": the row as a list would say it; none where a cell is long or only one is filled.
std::optional<std::string> row_line(const Row& row, const Row* labels) {
    std::string line;
    std::size_t filled = 0;
    for (const Cell& cell : row.cells) {
        const std::string text(trimmed(cell_text(cell)));
        if (text.empty()) continue;
        if (find_line_end(text) != std::string::npos || line.size() + text.size() > figures_bytes) return std::nullopt;
        if (filled > 0) line += '\t';
        // The first cell names the row, if it is no figure itself.
        if (&row != labels && (filled > 0 || begins_with_number(text)))
            if (const std::string label = label_of(labels, cell); !label.empty()) line += label + ' ';
        line += text;
        ++filled;
    }
    return filled >= 2 ? std::optional(line) : std::nullopt;
}

/// "**จุดอ่อน** จาก…", "**๑. แบบวัด…": the marks that plain text has in place of bold letters. They may close on a later
/// line.
std::string without_emphasis(std::string_view text) {
    constexpr std::string_view mark = "**";
    if (!text.starts_with(mark) || trimmed(text.substr(mark.size())).size() + mark.size() != text.size())
        return std::string(text);
    text.remove_prefix(mark.size());
    const std::size_t end = std::min(text.find(mark), text.size());
    std::string plain(text.substr(0, end));
    if (end < text.size()) plain += text.substr(end + mark.size());
    return std::string(trimmed(plain));
}

/// Some cell behind a first one is a number.
bool holds_figures(std::span<const Row> rows) {
    return std::ranges::any_of(rows, [](const Row& row) {
        return row.cells.size() >= 2 && std::any_of(row.cells.begin() + 1, row.cells.end(), [](const Cell& cell) {
                   return begins_with_number(trimmed(cell_text(cell)));
               });
    });
}

class Collector {
public:
    Collector(const HeaderRules& rules, Flow& flow) : rules_(rules), flow_(flow) {}

    void blocks(const std::vector<Block>& blocks, std::size_t depth) {
        for (const Block& block : blocks) {
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what))
                add_lines(paragraph_text(*paragraph), paragraph->origin, false);
            else if (const auto* inner = std::get_if<Table>(&block.what);
                     inner != nullptr && depth < limits::table_nesting)
                table(*inner, depth);
            else if (const auto* aside = std::get_if<Aside>(&block.what);
                     aside != nullptr && depth < limits::table_nesting)
                for_each_story(*aside, [&](const std::vector<Block>& story) { this->blocks(story, depth + 1); });
        }
    }

private:
    void add_lines(std::string_view text, const Origin& origin, bool in_table) {
        bool first = true;
        while (true) {
            const std::size_t end = find_line_end(text);
            Line line;
            line.text = without_emphasis(trimmed(text.substr(0, end)));
            line.key = squeeze(line.text);
            line.origin = origin;
            line.same_paragraph = !first;
            line.in_table = in_table;
            line.after_table = !in_table && table_open_;
            if (!in_table) table_open_ = false;
            flow_.lines.push_back(std::move(line));
            if (end == std::string_view::npos) return;
            text.remove_prefix(end + 1);
            first = false;
        }
    }

    void table(const Table& table, std::size_t depth) {
        const auto shared = std::make_shared<const Grid>(table);
        const Grid& grid = *shared;
        if (auto cards = table.more.empty() ? read_cards(grid, rules_) : std::nullopt) {
            add_cards(table, std::move(*cards), depth);
            return;
        }
        const std::size_t last = std::min(grid.rows(), header_search_rows);
        for (std::size_t row = 0; row < last; ++row) {
            if (auto match = match_header(grid, row, rules_)) {
                cells_as_lines(table, 0, row, depth);
                ++sequence_;
                measures_rows(whole_grid(shared), std::move(*match), row);
                return;
            }
        }
        if (continues_last(grid)) {
            const auto whole = whole_grid(shared);
            MeasuresTable next{whole, flow_.tables.back().header, 0, whole->rows(), flow_.lines.size(), sequence_};
            flow_.tables.push_back(std::move(next));
            bands(*whole, 0, whole->rows());
            return;
        }
        // A long sheet without columns of measures is a list of something else: prose stands above such a list.
        const std::size_t first = flow_.lines.size();
        cells_as_lines(table, 0, grid.rows(), depth);
        if (table.more.empty() && grid.rows() >= 2) flow_.figures.push_back({shared, first, flow_.lines.size()});
    }

    void add_cards(const Table& table, Cards cards, std::size_t depth) {
        cells_as_lines(table, 0, cards.lead, depth);
        // Cards below each other are one table.
        const bool goes_on = !flow_.tables.empty() && flow_.tables.back().cards && table_open_after_blank();
        cards.table.sequence = goes_on ? sequence_ : ++sequence_;
        cards.table.line = flow_.lines.size();
        flow_.tables.push_back(std::move(cards.table));
        table_open_ = true;
    }

    static std::shared_ptr<const Grid> whole_grid(const std::shared_ptr<const Grid>& grid) {
        if (grid->table().more.empty()) return grid;
        return std::make_shared<const Grid>(std::make_unique<const Table>(unpacked(grid->table())));
    }

    /// Cuts the rows behind a header at each repetition of a header, typed or not.
    void measures_rows(const std::shared_ptr<const Grid>& shared, HeaderMatch header, std::size_t header_row) {
        const Grid& grid = *shared;
        while (true) {
            const std::size_t first = header_row + header.rows;
            std::size_t end = first;
            std::optional<HeaderMatch> next;
            while (end < grid.rows() && !next) {
                next = match_header(grid, end, rules_);
                if (!next) ++end;
            }
            flow_.tables.push_back({shared, std::move(header), first, end, flow_.lines.size(), sequence_});
            bands(grid, first, end);
            if (!next) break;
            header = std::move(*next);
            header_row = end;
        }
        table_open_ = true;
    }

    [[nodiscard]] bool continues_last(const Grid& grid) const {
        if (flow_.tables.empty() || flow_.tables.back().cards || !table_open_after_blank()) return false;
        return grid.rows() > 0 && grid.columns() == flow_.tables.back().grid->columns() && !has_own_heads(grid);
    }
    static bool is_bare_year(std::string_view text) {
        const auto number = thai::parse_number(text);
        constexpr Decimal first(2400, 0), last(2700, 0);
        return number && number->value.places() == 0 && number->value >= first && number->value <= last;
    }
    /// Words or years stand over columns of nothing but numbers: the first row is a header that is not known.
    static bool has_own_heads(const Grid& grid) {
        std::size_t headed = 0;
        std::string room;
        for (std::uint32_t c = 1; c < grid.columns() && grid.rows() >= 3; ++c) {
            std::size_t numbers = 0, words = 0;
            for (std::size_t row = 1; row < grid.rows(); ++row) {
                const Cell* cell = grid.at(row, c);
                if (cell == nullptr || cell->column != c) continue;
                const std::string_view text = trimmed(cell_text(*cell, room));
                if (!text.empty()) ++(thai::parse_number(text) ? numbers : words);
            }
            const Cell* head = grid.at(0, c);
            if (head == nullptr || numbers < 2 || words != 0) continue;
            const std::string_view text = trimmed(cell_text(*head, room));
            constexpr std::size_t word_bytes = 6;
            const bool says = !thai::has_digit(text) || header_key(text).year_be || is_bare_year(text);
            headed += text.size() >= word_bytes && says ? 1U : 0U;
        }
        return headed >= 2;
    }
    /// Nothing but empty lines stands between here and the last measures table.
    [[nodiscard]] bool table_open_after_blank() const {
        const std::size_t from = flow_.tables.back().line;
        return std::all_of(flow_.lines.begin() + static_cast<std::ptrdiff_t>(from), flow_.lines.end(),
                           [](const Line& line) { return line.text.empty() || line.in_table; });
    }

    /// Rows of a single filled cell are bands or notes; prose is looked for in them too.
    void bands(const Grid& grid, std::size_t first, std::size_t end) {
        std::string room;
        for (std::size_t row = first; row < end; ++row) {
            const Cell* only = nullptr;
            bool single = true;
            for (const Cell& cell : grid.row(row).cells) {
                if (trimmed(cell_text(cell, room)).empty()) continue;
                single = only == nullptr;
                if (!single) break;
                only = &cell;
            }
            if (single && only != nullptr) add_lines(cell_text(*only, room), only->origin, true);
        }
    }

    void cells_as_lines(const Table& table, std::size_t first, std::size_t end, std::size_t depth) {
        if (first == end) return;
        const std::span rows(table.rows.begin() + static_cast<std::ptrdiff_t>(first), end - first);
        const bool figures = holds_figures(rows);
        const Row* labels = figures && is_label_row(rows.front()) ? &rows.front() : nullptr;
        for (const Row& row : rows) {
            const auto line = figures ? row_line(row, labels) : std::nullopt;
            if (line)
                add_lines(*line, row.cells.front().origin, false);
            else
                for (const Cell& cell : row.cells) blocks(cell.blocks, depth + 1);
        }
    }

    const HeaderRules& rules_;
    Flow& flow_;
    std::uint32_t sequence_ = 0;
    bool table_open_ = false;
};

bool mentions(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return find_text(text, word) != std::string::npos; });
}

bool mentions(const std::vector<Block>& blocks, std::span<const std::string_view> words, std::size_t depth);

bool mentions(const Table& table, std::span<const std::string_view> words, std::size_t depth) {
    const auto row_mentions = [&](const Row& row) {
        return std::ranges::any_of(row.cells,
                                   [&](const Cell& cell) { return mentions(cell.blocks, words, depth + 1); });
    };
    return std::ranges::any_of(table.rows, row_mentions) ||
           std::ranges::any_of(table.more, [&](const PackedRows& packed) {
               return std::ranges::any_of(packed.texts, [&](const auto& said) { return mentions(said.text, words); }) ||
                      std::ranges::any_of(packed.whole, row_mentions);
           });
}

bool mentions(const std::vector<Block>& blocks, std::span<const std::string_view> words, std::size_t depth) {
    return std::ranges::any_of(blocks, [&](const Block& block) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) return mentions(paragraph->text, words);
        if (depth >= limits::table_nesting) return false;
        if (const auto* aside = std::get_if<Aside>(&block.what)) {
            bool found = false;
            for_each_story(*aside, [&](const auto& story) { found = found || mentions(story, words, depth + 1); });
            return found;
        }
        return mentions(std::get<Table>(block.what), words, depth);
    });
}

}  // namespace

Flow collect_flow(const Document& document, const HeaderRules& rules) {
    Flow flow;
    Collector collector(rules, flow);
    for (const Section& section : document.sections) collector.blocks(section.blocks, 0);
    return flow;
}

bool mentions(const Document& document, std::span<const std::string_view> words) {
    return std::ranges::any_of(document.sections,
                               [&](const Section& section) { return mentions(section.blocks, words, 0); });
}

}  // namespace raingan::extraction
