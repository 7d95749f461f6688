#include <utility>

#include "readers/workbook/rows.h"

namespace raingan::workbook {

void leave_out(Sheet& sheet, LeftOut what) {
    constexpr std::size_t most_words = 1'000, most = 1'000'000;
    if (sheet.left_out.size() >= most_words) what.words = {};
    if (sheet.left_out.size() < most) sheet.left_out.push_back(std::move(what));
}

}  // namespace raingan::workbook
