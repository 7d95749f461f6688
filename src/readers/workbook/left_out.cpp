#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

void leave_out(Sheet& sheet, LeftOut what) {
    constexpr std::size_t most_words = 1'000, most = 1'000'000;
    if (sheet.left_out.size() >= most_words) what.words = {};
    if (sheet.left_out.size() < most) sheet.left_out.push_back(std::move(what));
}

void add_comment(Sheet& sheet, SheetComment comment) {
    // A comment has less text than a cell, and so has a sheet with comments on every cell.
    constexpr std::size_t longest = 1'000'000;
    if (sheet.comments.size() >= limits::table_cells) throw over_limit(limits::table_cells, sheet.name);
    if (comment.text.size() > longest) throw over_limit(limits::document_text_bytes, sheet.name);
    sheet.comments.push_back(std::move(comment));
}

}  // namespace raingan::workbook
