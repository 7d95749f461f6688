// A workbook being made: libxlsxwriter with its owner, its formats, and every return code checked. It is made in
// memory: no file appears until the caller writes the bytes (docs/architecture.md#failing).
#pragma once

#include <xlsxwriter.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/owned.h"
#include "base/units.h"
#include "sheet/memory_file.h"
#include "thai/breaks.h"
#include "thai/dates.h"

namespace raingan::sheet {

/// How a cell looks; each is one format of the workbook. All are TH SarabunPSK 16; all but title, subtitle, plain and
/// note have a border.
enum class CellStyle : std::uint8_t {
    text,        ///< wrapped, from the top
    centred,     ///< short text: codes
    count,       ///< whole number in Thai digits
    score,       ///< two decimals in Thai digits
    change,      ///< signed score
    amount,      ///< grouped, two decimals, in Thai digits (money)
    date,        ///< day, short month, Buddhist year in Thai digits
    header,      ///< a column's heading
    label,       ///< a field's name before its value
    title,       ///< without border, bold, centred
    subtitle,    ///< without border, bold
    plain,       ///< without border
    left_count,  ///< as count, score and change, from the left like the texts that they stand among
    left_score,
    left_change,
    note,  ///< without border, wrapped, from the left
};
inline constexpr std::size_t style_count = 16;

/// What a cell of this style keeps free before (of money: behind) its text, besides the cell's own padding.
Points indent_of(CellStyle style);

/// `shown` is what the cell shows until the program that opens the file reckons anew.
struct Formula {
    std::string text;  ///< "=SUM(A1:A3)"
    double shown = 0;
};

/// What stands in a cell; std::monostate is an empty cell.
using Value = std::variant<std::monostate, std::string, std::int64_t, Decimal, thai::Date, Formula>;

/// Excel's own limits (ECMA-376 leaves them to the application): 32,767 UTF-16 units of text in a cell, less some room
/// for what Sheet::write must escape; height of a row.
inline constexpr std::size_t max_cell_units = 30'000;
inline constexpr std::size_t most_links = 60'000;  ///< on a sheet, of Excel's 65,530
inline constexpr Points max_row_height{409.5};
/// TH SarabunPSK 16 and TH Sarabun New 16 need 21 and 21.5 pt a line. Where the font is missing, the faces that stand
/// in for it have larger letters for the same size (Laksaman: 26 pt), and a fixed row would cut the last line off.
inline constexpr Points line_pitch{26.25};
inline constexpr Points row_padding{0.75};
inline constexpr std::size_t max_row_lines = 15;  ///< that fit into max_row_height

/// The height of a row of `lines` lines, at most max_row_height.
Points row_height(std::size_t lines);

/// `text` as a cell may hold it: well-formed UTF-8 that XML 1.0 allows, line ends as U+000A, tabs as spaces, no other
/// control characters.
std::string clean(std::string_view text);

/// The first `characters` code points of `text`.
std::string_view first_characters(std::string_view text, std::size_t characters);

struct PageHeader {
    std::string left, right;  ///< plain text, cut where Excel's limit of 255 characters demands
};

/// What the file says of itself.
struct WorkbookProperties {
    std::string title, author, subject;
    std::string created{};  ///< ISO 8601, of the source; empty: not known, and left out
};

class Workbook;

/// Rows and columns from 0, the last ones included.
struct Range {
    lxw_row_t first_row = 0;
    lxw_col_t first_column = 0;
    lxw_row_t last_row = 0;
    lxw_col_t last_column = 0;
};
/// "$D$5:$D$229"
std::string reference(const Range& range);

/// The colour of a place among levels or scores: 0 the best, 1 the worst. From blue over pale yellow to orange, which
/// people who see no red or no green tell apart too.
lxw_color_t colour_at(double share);

inline constexpr lxw_color_t bar_colour = 0x5B84B8;

/// Bars or columns of one series.
struct ChartOptions {
    Range covers;  ///< the cells that it lies on, edge to edge; their columns' widths must be set
    bool horizontal = false;
    std::string title, description;  ///< the latter is read aloud
    std::string sheet;               ///< that the ranges are of
    Range categories, values;
    std::optional<double> least, most;   ///< ends of the axis of values
    bool whole_numbers = false;          ///< figures without decimals
    std::vector<lxw_color_t> colours{};  ///< of each bar; empty: all alike
};

/// One sheet; valid as long as its workbook. Rows and columns count from 0. Every function throws Error (unwritable).
class Sheet {
public:
    Sheet(Workbook& workbook, lxw_worksheet* worksheet, std::string name)
        : workbook_(&workbook), worksheet_(worksheet), name_(std::move(name)) {}

    /// A4 landscape, one page wide, page number at the foot, in Thai digits where the computer has TH SarabunIT๙, whose
    /// 0–9 look so: the field has no other way to them; `header` at the head of every page.
    void set_up_page(const PageHeader& header);
    /// The screen shows it smaller, so that more of it is seen.
    void zoom(std::uint16_t percent) { worksheet_set_zoom(worksheet_, percent); }
    /// Shrinks what is printed to one page, in place of one page's width.
    void fit_on_one_page() { worksheet_fit_to_pages(worksheet_, 1, 1); }
    void set_column_width(lxw_col_t column, Points width);
    void set_row_height(lxw_row_t row, Points height);
    /// Strings must be clean() and at most max_cell_units long; they are never read as formulas, numbers or links.
    void write(lxw_row_t row, lxw_col_t column, const Value& value, CellStyle style);
    /// Text that leads to a cell of a sheet of this workbook. At most most_links of a sheet.
    void write_link(lxw_row_t row, lxw_col_t column, const std::string& text, const std::string& sheet,
                    lxw_row_t target_row, CellStyle style);
    /// One cell over columns first…last.
    void write_merged(lxw_row_t row, lxw_col_t first, lxw_col_t last, const Value& value, CellStyle style);
    /// An Excel table with filter buttons over the given range; `headings` are written into its first row.
    void add_table(lxw_row_t first_row, lxw_row_t last_row, const std::string& table_name,
                   const std::vector<std::string>& headings);
    /// The rows above stay on the screen, and the first `rows` are repeated on every printed page.
    void freeze_rows(lxw_row_t rows);

    // Of streamed workbooks.
    /// Filter buttons on the range's first row.
    void add_filter(const Range& range);
    /// What stands above and left of the cell stays on the screen; row `heading` is repeated on every printed page.
    void freeze_at(lxw_row_t row, lxw_col_t column, lxw_row_t heading);
    /// Each range begins a page of its own. At most two, as the library holds names of 127 bytes.
    void print_only(const std::vector<Range>& ranges);
    /// Of data that fills hundreds of pages only the headings are printed, under a line that says so.
    void do_not_print(lxw_col_t last_column);
    /// Colours by value (colour_at): the worst at `low`, the best at `high`.
    void add_heat_map(const Range& range, double low, double between, double high);
    /// A sign before figures that are less than `limit`, for who sees no colours.
    void mark_below(const Range& range, double limit);
    /// A bar in each cell, empty at `low`, full at `high`.
    void add_bars(const Range& range, double low, double high);
    /// Figures above 0 in blue, below it in orange; their signs say it too.
    void add_change_colours(const Range& range);
    /// Cells that hold one of `texts` are coloured from the best, the first, to the worst, the last (colour_at).
    void add_level_colours(const Range& range, const std::vector<std::string>& texts);
    void add_chart(const ChartOptions& options);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// Where lines of Thai end, for heights of rows; null: estimated.
    [[nodiscard]] thai::Breaker* breaker() const;

private:
    void check(lxw_error code) const;

    Workbook* workbook_;
    lxw_worksheet* worksheet_;
    std::string name_;
};

class Workbook {
public:
    /// How rows are kept: all until the end, or one at a time and the others in temporary files. In a streamed
    /// workbook rows are written in order, there are no Excel tables, and different sheets, once they are made, may be
    /// filled by different threads.
    enum class Rows : std::uint8_t { kept, streamed };
    /// `breaker` must live as long; one that fills sheets with several threads has none.
    explicit Workbook(const WorkbookProperties& properties, Rows rows = Rows::kept, thai::Breaker* breaker = nullptr);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook() = default;

    /// `name`: at most 31 UTF-16 units, none of []:*?/\, unique.
    Sheet add_sheet(const std::string& name);
    /// Of all sheets that there are, in their order.
    [[nodiscard]] std::vector<std::string> sheet_names() const;
    /// The whole file; the workbook is closed and no more to be used.
    std::string finish();

    [[nodiscard]] thai::Breaker* breaker() const { return breaker_; }
    [[nodiscard]] lxw_workbook* handle() const { return workbook_.get(); }
    [[nodiscard]] lxw_format* format(CellStyle style) const { return formats_.at(static_cast<std::size_t>(style)); }

private:
    void make_formats();
    void set_properties(const WorkbookProperties& properties);

    Rows rows_;
    thai::Breaker* breaker_;
    std::string created_;  ///< as the file says it, ISO 8601; empty: it does not
    MemoryFile file_;
    Owned<lxw_workbook, lxw_workbook_free> workbook_;
    std::array<lxw_format*, style_count> formats_{};
};

}  // namespace raingan::sheet
