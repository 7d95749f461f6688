// Print areas and titles ([MS-XLS] 2.4.150 Lbl).
#include "readers/workbook/binary_values.h"
#include "readers/xls/globals.h"

namespace raingan::xls {
void read_name(Globals& globals, Bytes body) {
    constexpr unsigned built_in = 0x20;
    constexpr std::size_t head = 14;
    constexpr unsigned print_area = 6, print_titles = 7;
    const std::size_t flags_byte = globals.biff8 ? 1 : 0;
    const unsigned sheet = body.u16(8), which = body.u8(head + flags_byte);
    if ((body.u16(0) & built_in) == 0 || body.u8(3) != 1 || sheet == 0) return;
    if (which != print_area && which != print_titles) return;
    const Bytes formula = body.slice(head + flags_byte + 1, body.u16(4));
    globals.names.push_back({sheet - 1, which == print_titles,
                             workbook::areas_of(formula, globals.biff8 ? workbook::Biff::v8 : workbook::Biff::v5)});
}

}  // namespace raingan::xls
