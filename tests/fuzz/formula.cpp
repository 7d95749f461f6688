// Seeds: none. The first byte chooses the grammar; each line is a cell of column A, a formula or a text.
#include "base/limits.h"
#include "fuzz.h"
#include "readers/formula/evaluate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    if (size == 0) return 0;
    limits::formula_work.set("1000000");
    formula::Book book((data[0] & 1U) != 0 ? formula::Grammar::open_formula : formula::Grammar::excel, false);
    workbook::Sheet sheet;
    sheet.name = "S";
    const workbook::Styles styles;
    book.begin_sheet(sheet, styles);
    std::string_view rest = test::as_text(data, size).substr(1);
    for (std::uint32_t row = 0; !rest.empty() && row < 64; ++row) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        workbook::Cell cell;
        cell.source = {line, row, 0, (data[0] & 2U) != 0};
        cell.formula = cell.unvalued = line.find('=') != std::string_view::npos;
        if (!cell.unvalued) cell.kind = workbook::Kind::text;
        cell.text = line;
        workbook::Row whole;
        whole.index = row;
        whole.cells = std::span(&cell, 1);
        book.row(whole);
    }
    formula::Evaluator evaluator(book);
    for (std::uint32_t i = 0; i < book.formulas().size(); ++i) evaluator.compute(i);
    for (const formula::Formula& formula : book.formulas())
        test::must(formula.state == formula::Formula::State::done || formula.state == formula::Formula::State::failed);
    return 0;
}
