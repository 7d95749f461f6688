// Signatures (docs/field.md#signatures). A block of one signer is never parted from itself nor from what stands above
// it.
#include <algorithm>

#include "compose/parts.h"
#include "compose/values.h"
#include "document/packed_rows.h"

namespace raingan::compose {
namespace {

constexpr Points room_for_hand{48};                ///< above the dotted line, for the signature
constexpr std::size_t most_signers_on_a_page = 6;  ///< a landscape page holds three rows of them
constexpr std::string_view dots = "........................................";
constexpr std::size_t longest_role_bytes = 60;  ///< twenty letters: fits behind the dots

/// (ลงชื่อ) line, name, position, date: of these what there is.
std::vector<std::string> signer_lines(const SignOff& signer) {
    std::vector<std::string> lines;
    const bool short_role = signer.role.size() <= longest_role_bytes;
    lines.push_back("(ลงชื่อ)" + std::string(dots) + (short_role ? signer.role : ""));
    if (!short_role) lines.push_back(signer.role);
    if (!signer.name.empty()) lines.push_back("(" + signer.name + ")");
    // An acting post is a line below the position.
    for (std::size_t at = 0; at < signer.position.size();) {
        const std::size_t end = std::min(signer.position.find('\n', at), signer.position.size());
        lines.push_back(signer.position.substr(at, end - at));
        at = end + 1;
    }
    if (signer.date) lines.push_back("วันที่ " + date_text(*signer.date));
    return lines;
}

Blocks signer_blocks(Form& form, const SignOff& signer, std::size_t index, Points indent) {
    ParagraphFormat format;
    format.alignment = Alignment::centre;
    format.indent_start = indent;
    format.keep_lines = true;
    const std::vector<std::string> lines = signer_lines(signer);
    Blocks blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        format.space_before = i == 0 ? room_for_hand : Points(0);
        format.keep_next = i + 1 < lines.size();
        Paragraph paragraph = form.paragraph(lines[i], {}, format);
        if (i == 0) paragraph.bookmarks.push_back(sign_off_name(index));
        blocks.push_back({std::move(paragraph)});
    }
    return blocks;
}

/// Two in a row; a last one alone stands in the middle.
Table signer_table(Form& form, const std::vector<SignOff>& signers, Points width) {
    Table table = full_table({width / 2, width / 2});
    for (std::size_t i = 0; i < signers.size(); i += 2) {
        const bool pair = i + 1 < signers.size();
        Row row;
        row.cant_split = true;
        for (std::size_t k = i; k <= i + (pair ? 1U : 0U); ++k) {
            Blocks blocks = signer_blocks(form, signers[k], k, Points(0));
            row.cells.push_back(cell(static_cast<std::uint32_t>(k - i), std::move(blocks), pair ? 1 : 2));
            row.cells.back().borders = {};
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The blocks as one row, which layout never parts: keepNext binds to a table's first row only.
Table in_one_row(Blocks blocks, Points width) {
    Table table = full_table({width});
    Row row;
    row.cant_split = true;
    row.cells.push_back(cell(0, std::move(blocks)));
    Cell& only = row.cells.back();
    only.borders = {};
    only.margin_start = only.margin_end = Points(0);
    table.rows.push_back(std::move(row));
    return table;
}

Row closing_row(Blocks blocks, std::uint32_t columns) {
    Row row;
    row.cant_split = true;
    row.cells.push_back(cell(0, std::move(blocks), columns));
    Borders& borders = row.cells.back().borders;
    borders = {borders.top, {}, {}, {}};
    return row;
}

void keep_last_row(Form& form, Table& table) {
    if (table.rows.empty() || table.rows.back().cells.empty()) return;
    for (Cell& first : table.rows.back().cells) {
        if (first.blocks.empty()) continue;
        if (auto* paragraph = std::get_if<Paragraph>(&first.blocks.front().what)) form.keep_with_next(*paragraph);
    }
}

}  // namespace

std::string sign_off_name(std::size_t index) {
    return "sign-off." + std::to_string(index + 1);
}

Blocks sign_off(Form& form, const std::vector<SignOff>& signers, Points width) {
    if (signers.empty()) return {};
    if (signers.size() == 1) return signer_blocks(form, signers.front(), 0, width / 2);
    Block all{signer_table(form, signers, width)};
    if (signers.size() > 2 && signers.size() <= most_signers_on_a_page) return {{in_one_row({std::move(all)}, width)}};
    return {std::move(all)};
}

void append_sign_off(Form& form, const std::vector<SignOff>& signers, Section& section) {
    Blocks blocks = sign_off(form, signers, section.page_width - section.margin_start - section.margin_end);
    if (blocks.empty()) return;
    if (section.blocks.empty()) {
        section.blocks = std::move(blocks);
        return;
    }
    // More than a page of signatures cannot be kept together, nor stand in one row.
    const bool fit_on_a_page = signers.size() <= most_signers_on_a_page;
    if (auto* table = std::get_if<Table>(&section.blocks.back().what); table != nullptr && fit_on_a_page) {
        if (!table->more.empty()) *table = unpacked(*table);
        keep_last_row(form, *table);
        const auto columns = static_cast<std::uint32_t>(table->columns.size());
        table->rows.push_back(closing_row(std::move(blocks), columns));
        return;
    }
    if (auto* paragraph = std::get_if<Paragraph>(&section.blocks.back().what)) form.keep_with_next(*paragraph);
    std::ranges::move(blocks, std::back_inserter(section.blocks));
}

}  // namespace raingan::compose
