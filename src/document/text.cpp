#include "document/text.h"

#include <string_view>
#include <utility>

#include "document/walk.h"

namespace raingan {
namespace {

constexpr std::string_view object_mark = "\xEF\xBF\xBC";  // U+FFFC

void append(std::string& out, const Paragraph& paragraph) {
    std::string_view rest = paragraph.text;
    for (std::size_t at = rest.find(object_mark); at != std::string_view::npos; at = rest.find(object_mark)) {
        out += rest.substr(0, at);
        rest.remove_prefix(at + object_mark.size());
    }
    out += rest;
}

void append(std::string& out, const std::vector<Block>& blocks);

void append(std::string& out, const Table& table) {
    bool first = true;
    for_each_stretch(table, [&](const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            if (!std::exchange(first, false)) out += '\n';
            for (const Cell& cell : row.cells) {
                if (&cell != &row.cells.front()) out += '\t';
                append(out, cell.blocks);
            }
        }
    });
}

void append(std::string& out, const Aside& aside) {
    bool first = true;
    for_each_story(aside, [&](const std::vector<Block>& blocks) {
        if (!std::exchange(first, false)) out += '\n';
        append(out, blocks);
    });
}

void append(std::string& out, const Block& block) {
    std::visit([&](const auto& what) { append(out, what); }, block.what);
}

void append(std::string& out, const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i != 0) out += '\n';
        append(out, blocks[i]);
    }
}

}  // namespace

std::string plain_text(const Paragraph& paragraph) {
    std::string out;
    append(out, paragraph);
    return out;
}
std::string plain_text(const std::vector<Block>& blocks) {
    std::string out;
    append(out, blocks);
    return out;
}
std::string plain_text(const Block& block) {
    std::string out;
    append(out, block);
    return out;
}
std::string plain_text(const Cell& cell) {
    return plain_text(cell.blocks);
}

}  // namespace raingan
