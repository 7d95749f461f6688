// Names and what they are made of ([MS-XLS] 2.4.150 Lbl): print areas and titles, those that formulas call, and the
// sheets and sources that formulas count.
#include "readers/workbook/binary_values.h"
#include "readers/xls/globals.h"

namespace raingan::xls {

workbook::Biff biff_of(const Globals& globals) {
    return globals.biff8 ? workbook::Biff::v8 : workbook::Biff::v5;
}

void read_name(Globals& globals, Bytes body) {
    constexpr unsigned built_in = 0x20;
    constexpr std::size_t head = 14;
    constexpr unsigned print_area = 6, print_titles = 7;
    const std::size_t flags_byte = globals.biff8 ? 1 : 0, count = body.u8(3);
    const bool wide = globals.biff8 && (body.u8(head) & 1U) != 0;
    const std::size_t formula_at = head + flags_byte + count * (wide ? 2 : 1);
    const unsigned sheet = body.u16(8), which = body.u8(head + flags_byte), formula_size = body.u16(4);
    const Bytes formula = body.slice(formula_at, formula_size);
    const bool is_built_in = (body.u16(0) & built_in) != 0;
    // Formulas count all of them.
    const std::string name = is_built_in     ? std::string()
                             : globals.biff8 ? StringReader({body}, head).characters(count)
                                             : globals.page.decode(body.slice(head, count).view());
    globals.tables.names.push_back(name);
    if (!name.empty() && !formula.empty())
        globals.defined.push_back({name, sheet == 0 ? std::nullopt : std::optional(sheet - 1U), formula,
                                   body.slice(formula_at + formula_size)});
    if (!is_built_in || count != 1 || sheet == 0) return;
    if (which != print_area && which != print_titles) return;
    globals.names.push_back({sheet - 1, which == print_titles, workbook::areas_of(formula, biff_of(globals))});
}

void read_source(Globals& globals, const Record& record) {
    constexpr unsigned own = 0x0401;
    constexpr std::size_t name_at = 6, span_size = 6;
    const Bytes body = record.body;
    formula::TokenTables& tables = globals.tables;
    if (!globals.biff8) return;
    if (record.type == type::source_book) {
        tables.sources.push_back({body.u16(2) == own, {}});
    } else if (record.type == type::external_name) {
        if (!tables.sources.empty())
            tables.sources.back().names.push_back(StringReader({body}, name_at).unicode(1).text);
    } else {
        for (std::size_t i = 0; i < body.u16(0) && body.has(2 + i * span_size, span_size); ++i) {
            const Bytes span = body.slice(2 + i * span_size, span_size);
            tables.spans.push_back({span.u16(0), span.i16(2), span.i16(4)});
        }
    }
}

}  // namespace raingan::xls
