#include "extraction/signoff.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "document/walk.h"
#include "extraction/grid.h"
#include "extraction/signoff_line.h"
#include "report/key.h"
#include "thai/dates.h"

namespace raingan {
using namespace extraction;
namespace {

struct SignLine {
    std::string text;
    Origin origin;
};
using SignLines = std::vector<SignLine>;

/// Room for the hand's signature between the line and the name.
constexpr std::size_t blank_lines = 4;
constexpr std::size_t position_lines = 3;
/// Below a signature a post may be named in words of the office's own; longer text is none.
constexpr std::size_t free_position_bytes = 180;

/// One of a signature's marks occurs: cheap, before a text is looked at line by line.
bool may_sign(std::string_view text) {
    const std::string_view line = trimmed(text);
    return (line.starts_with('(') && line.ends_with(')')) ||
           contains_any(text, {"ลงชื่อ", "ลงนาม", "ลายมือชื่อ", "....", "\u2026\u2026", "____"});
}

void append_lines(std::string_view text, const Origin& origin, SignLines& lines) {
    while (true) {
        const std::size_t end = find_line_end(text);
        lines.push_back({std::string(trimmed(text.substr(0, end))), origin});
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

/// A signature being read: what the lines below its first may still add.
struct SignBlock {
    SignOff sign;
    bool cued = false;
    bool named = false;  ///< the line of the name was read, also where it is blank
    std::size_t positions = 0;
    bool acting = false;  ///< the last position line says for whom: the next is that post
};

class BlockReader {
public:
    BlockReader(const SignLines& lines, std::vector<SignOff>& out) : lines_(lines), out_(out) {}

    void read() {
        for (std::size_t at = 0; at < lines_.size();) at = read_at(at);
    }

private:
    /// Reads the blocks that begin at the line; returns the first line behind them.
    std::size_t read_at(std::size_t at) {
        const SignLine& line = lines_[at];
        if (line.text.empty()) return at + 1;
        const auto slots = signature_slots(line.text);
        if (slots.empty()) return read_unsigned(at);
        std::vector<SignBlock> blocks;
        for (const SignatureSlot& slot : slots) {
            SignBlock block;
            block.sign.role = slot.role;
            block.sign.name = slot.name;
            block.sign.origin = line.origin;
            block.cued = slot.cued;
            blocks.push_back(std::move(block));
        }
        role_above(at, blocks);
        const std::size_t end = read_below(at + 1, blocks);
        for (SignBlock& block : blocks) keep(block);
        return end;
    }

    /// "(นายสมชาย ใจดี)" above a post, as letters end.
    std::size_t read_unsigned(std::size_t at) {
        const auto names = names_in_parentheses(lines_[at].text);
        if (names.empty() || !std::ranges::all_of(names, is_titled_name)) return at + 1;
        std::vector<SignBlock> blocks;
        for (const std::string& name : names) {
            SignBlock block;
            block.sign.name = name;
            block.sign.origin = lines_[at].origin;
            block.named = true;
            blocks.push_back(std::move(block));
        }
        const std::size_t end = read_below(at + 1, blocks);
        if (std::ranges::any_of(blocks, [](const SignBlock& block) { return block.sign.position.empty(); }))
            return at + 1;
        for (SignBlock& block : blocks) keep(block);
        return end;
    }

    /// "ผู้จัดทำ" or "เห็นชอบ" on a line of its own above the signature.
    void role_above(std::size_t at, std::vector<SignBlock>& blocks) const {
        std::size_t above = at;
        while (above > 0 && at - above < blank_lines && lines_[above - 1].text.empty()) --above;
        if (above == 0) return;
        const auto roles = line_columns(lines_[above - 1].text);
        if (roles.size() != blocks.size() || !std::ranges::all_of(roles, is_role)) return;
        for (std::size_t i = 0; i < blocks.size(); ++i)
            if (blocks[i].sign.role.empty()) blocks[i].sign.role = roles[i];
    }

    std::size_t read_below(std::size_t at, std::vector<SignBlock>& blocks) {
        std::size_t blanks = 0;
        std::size_t end = at;
        for (; at < lines_.size(); ++at) {
            const std::string& text = lines_[at].text;
            if (text.empty()) {
                if (++blanks > blank_lines) break;
                continue;
            }
            if (!read_part(text, blanks, blocks)) break;
            blanks = 0;
            end = at + 1;
        }
        return end;
    }

    /// One line below the signatures: names, posts or dates; false: it belongs to them no more.
    bool read_part(const std::string& text, std::size_t blanks, std::vector<SignBlock>& blocks) {
        if (const auto names = names_in_parentheses(text); !names.empty()) return read_names(names, blocks);
        if (!signature_slots(text).empty() && find_text(text, "ตำแหน่ง") == std::string::npos) return false;
        auto columns = line_columns(text);
        if (columns.size() != blocks.size()) {
            if (blocks.size() != 1) return false;
            columns = {text};
        }
        if (const auto date = date_text(columns.front())) return read_dates(columns, blocks);
        return read_positions(columns, blanks, blocks);
    }

    static bool read_names(const std::vector<std::string>& names, std::vector<SignBlock>& blocks) {
        if (names.size() != blocks.size()) return false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            SignBlock& block = blocks[i];
            if (block.named || block.positions > 0) return false;
            // Dots alone ask for a name that is one: "(…)" below a line to write on may be anything.
            if (!block.cued && !is_titled_name(names[i]) && !(names[i].empty() && is_role(block.sign.role)))
                return false;
            block.named = true;
            if (!names[i].empty()) block.sign.name = names[i];
        }
        return true;
    }

    static bool read_dates(const std::vector<std::string>& columns, std::vector<SignBlock>& blocks) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto date = date_text(columns[i]);
            if (!date || blocks[i].sign.date) return false;
            blocks[i].sign.date = thai::parse_date(*date);
        }
        return true;
    }

    static bool read_positions(const std::vector<std::string>& columns, std::size_t blanks,
                               std::vector<SignBlock>& blocks) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const SignBlock& block = blocks[i];
            const std::string& text = columns[i];
            const bool known = is_position(text);
            const bool free = block.cued && block.named && !block.sign.name.empty() && block.positions == 0 &&
                              blanks == 0 && text.size() <= free_position_bytes && marker_length(text) == 0;
            const bool more = block.positions > 0 && block.positions < position_lines && blanks == 0 &&
                              (block.acting || speaks_of_acting(text) || known);
            if (block.positions == 0 ? !known && !free : !more) return false;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            SignBlock& block = blocks[i];
            ++block.positions;
            block.acting = speaks_of_acting(columns[i]);
            const std::string position = position_of(columns[i]);
            if (!block.sign.position.empty() && !position.empty()) block.sign.position += ' ';
            block.sign.position += position;
        }
        return true;
    }

    void keep(SignBlock& block) {
        const SignOff& sign = block.sign;
        const bool proven = block.cued || (block.named && (!sign.name.empty() || is_role(sign.role)));
        if (proven && !(sign.role.empty() && sign.name.empty())) out_.push_back(std::move(block.sign));
    }

    const SignLines& lines_;
    std::vector<SignOff>& out_;
};

class Finder {
public:
    std::vector<SignOff> found;

    void blocks(const std::vector<Block>& blocks, std::size_t depth) {
        SignLines lines;
        bool marked = false;
        const auto flush = [&] {
            if (marked) BlockReader(lines, found).read();
            lines.clear();
            marked = false;
        };
        for (const Block& block : blocks) {
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
                marked = marked || may_sign(paragraph->text);
                append_lines(paragraph->text, paragraph->origin, lines);
            } else {
                flush();
                if (depth < limits::table_nesting) inner(block, depth);
            }
        }
        flush();
    }

private:
    /// A table is read by columns; a text box for itself.
    void inner(const Block& block, std::size_t depth) {
        if (const auto* nested = std::get_if<Table>(&block.what)) return table(*nested, depth);
        for_each_story(std::get<Aside>(block.what), [&](const auto& story) { blocks(story, depth + 1); });
    }

    /// Side by side: each column of the table is read downwards as a text of its own.
    void table(const Table& table, std::size_t depth) {
        // Most tables have no signature: lines are made of those columns alone that have a mark of one.
        std::array<bool, most_columns> marked{};
        for_each_cell(table, [&](const Cell& cell) {
            for (const Block& block : cell.blocks) {
                const auto* paragraph = std::get_if<Paragraph>(&block.what);
                if (paragraph != nullptr)
                    marked[cell.column] = marked[cell.column] || may_sign(paragraph->text);
                else if (depth < limits::table_nesting)
                    inner(block, depth + 1);
            }
        });
        if (std::ranges::find(marked, true) == marked.end()) return;
        std::array<SignLines, most_columns> columns;
        for_each_cell(table, [&](const Cell& cell) {
            if (!marked[cell.column]) return;
            for (const Block& block : cell.blocks)
                if (const auto* paragraph = std::get_if<Paragraph>(&block.what))
                    append_lines(paragraph->text, paragraph->origin, columns[cell.column]);
        });
        for (const SignLines& column : columns) BlockReader(column, found).read();
    }

    template <typename Visit>
    static void for_each_cell(const Table& table, Visit&& visit) {
        for_each_stretch(table, [&](const std::vector<Row>& rows) {
            for (const Row& row : rows)
                for (const Cell& cell : row.cells)
                    if (cell.column < most_columns) visit(cell);
        });
    }

    /// Sign-off tables are narrow; a sheet of a thousand columns is not searched for them.
    static constexpr std::uint32_t most_columns = 12;
};

}  // namespace

std::vector<SignOff> find_sign_offs(const Document& document) {
    Finder finder;
    for (const Section& section : document.sections) finder.blocks(section.blocks, 0);
    return std::move(finder.found);
}

}  // namespace raingan
