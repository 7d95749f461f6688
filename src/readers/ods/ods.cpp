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
//                  [ ] turned ones (as they were), figures   [x] comments
//   properties     [x] title, author, dates
#include "readers/ods/ods.h"

#include <string>
#include <utility>

#include "readers/formula/fill.h"
#include "readers/ods/content.h"
#include "readers/opendocument/source.h"
#include "readers/workbook/build.h"

namespace raingan::ods {
namespace {

/// A file with its tables of styles, whose rows can be read more than once.
class OpenWorkbook {
public:
    OpenWorkbook(std::string_view bytes, std::string_view password)
        : source_(opendocument::open_head(bytes, content_, password)) {}

    void read(workbook::RowSink& sink) {
        read_content(source_.name(), content_, {sheet_, cells_, scratch_, source_}, sink);
    }
    [[nodiscard]] const opendocument::Source& source() const { return source_; }

private:
    std::string content_;
    opendocument::Source source_;
    opendocument::StyleSheet sheet_{source_};
    Document scratch_;
    Formats formats_{scratch_};
    CellStyles cells_{sheet_, scratch_, formats_};
};

}  // namespace

void read_rows(std::string_view bytes, workbook::RowSink& sink) {
    OpenWorkbook(bytes, {}).read(sink);
}

Document read(std::string_view bytes, const ReadOptions& options) {
    OpenWorkbook workbook(bytes, options.password);
    raingan::Properties properties;
    opendocument::read_properties(workbook.source(), properties);
    const auto builder =
        formula::build([&](workbook::RowSink& sink) { workbook.read(sink); },
                       {formula::Grammar::open_formula,
                        options.check_formulas,
                        {.notes = options.comments_as_notes, .file = {options.file_name, properties.modified}}});
    return builder->finish(std::move(properties));
}

}  // namespace raingan::ods
