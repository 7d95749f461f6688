// The reader of OpenDocument spreadsheets. [x] read, [/] partly, [ ] not read; what is visible and not read as
// LibreOffice shows it gives a diagnostic (workbook/).
//
//   package        [x] ZIP and flat XML, its rows as a stream   [x] encrypted (opendocument/encryption.h)   [ ] macros
//   (never run) sheets         [x] names, hidden sheets, print ranges, title rows and columns, page breaks
//                  [ ] tracked changes (as accepted), scenarios, pivot tables (their cells as they stand), validation
//   columns, rows  [x] widths, heights, hidden and filtered ones, repetitions (a repeated row is handed over once),
//                      default cell styles
//   cells          [x] spans, repetitions, text of several paragraphs with spans, links, stored values of formulas,
//   those without one
//                      computed (formula/);
//                      float, percentage, currency, date, time, boolean, string, errors
//                  [/] what a covered cell holds (told)   [x] colour scales
//                  [/] data bars, icon sets   [ ] other conditional formats (told; the cell's own style is shown)
//   looks          [x] styles with parents and defaults, fonts by script, alignment, indent, wrap, rotation, borders,
//                      diagonal rules, fill
//   number styles  [x] the text that the file shows for a value; where it has none: numbers, currency, percentage,
//                      dates, times, fractions, scientific, Buddhist years, Thai digits, conditions, colours
//   pages          [x] size, margins, scale and fit, order, centring, grid, first number, headers and footers by region
//   drawings       [x] pictures and charts at their cells (charts of flat files are told)
//                  [ ] turned ones (as they were), figures; comments (told)
//   properties     [x] title, author, dates
#include "readers/ods/ods.h"

#include <string>
#include <utility>

#include "readers/formula/fill.h"
#include "readers/ods/content.h"
#include "readers/opendocument/source.h"
#include "readers/workbook/build.h"

namespace raingan::ods {

Document read(std::string_view bytes, const ReadOptions& options) {
    std::string content;
    const opendocument::Source source = opendocument::open_head(bytes, content, options.password);
    opendocument::StyleSheet sheet(source);
    Document scratch;
    Formats formats(scratch);
    CellStyles cells(sheet, scratch, formats);
    const auto read_rows = [&](workbook::RowSink& sink) {
        read_content(source.name(), content, {sheet, cells, scratch, source}, sink);
    };
    raingan::Properties properties;
    opendocument::read_properties(source, properties);
    const auto builder = formula::build(
        read_rows,
        {formula::Grammar::open_formula, options.check_formulas, {.file = {options.file_name, properties.modified}}});
    return builder->finish(std::move(properties));
}

}  // namespace raingan::ods
