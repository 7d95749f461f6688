// What a reader of workbooks hands over, whatever the file format: the tables of looks first, then sheet by sheet the
// rows as they come, so that a sheet of a million rows is never held. build.h makes a Document of them.
//
// A reader (xlsx/, xls/, ods/, csv/, excel_xml/) resolves its format's styles into Looks and its codes of number
// formats into FormatCodes, and knows nothing of pages; pages, merges, hidden columns and what a number looks like are
// dealt with here, once.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "charts/chart.h"
#include "document/document.h"
#include "readers/workbook/number_format.h"

namespace raingan::workbook {

/// Where a cell's text stands (ECMA-376 18.18.40). `general`: text left, numbers right, booleans and errors centred.
enum class Horizontal : std::uint8_t { general, left, centre, right, fill, justify, centre_across, distributed };

/// How a cell looks, all inheritance resolved. Readers keep one entry per distinct look of the file (cellXfs, XF
/// records).
struct Look {
    TextFormat text;  ///< the script slot does not matter: a workbook has one font a cell
    Horizontal horizontal = Horizontal::general;
    VerticalAlignment vertical = VerticalAlignment::bottom;
    bool wrap = false;
    bool shrink = false;                ///< its text is set smaller where the column is too narrow (18.8.1 shrinkToFit)
    std::uint8_t indent = 0;            ///< in steps of three spaces
    int rotation = 0;                   ///< degrees, up is positive, −90 … 90
    bool beyond_upright = false;        ///< its angle was more than 90 degrees, and was cut to `rotation`
    bool stacked = false;               ///< letters one below the other (rotation 255)
    Borders borders;                    ///< left is start
    Border diagonal_down, diagonal_up;  ///< from the top left corner, from the bottom left one
    std::optional<Colour> fill;         ///< of a solid pattern; none: clear
    std::uint32_t format = 0;           ///< index into Styles::formats
    friend bool operator==(const Look&, const Look&) = default;
};

/// What a conditional format changes in a look (18.8.14 dxf); none: nothing.
struct Difference {
    std::optional<bool> bold, italic, strike;
    std::optional<Underline> underline;
    std::optional<Colour> colour, fill;
    std::optional<Border> top, end, bottom, start;
    std::optional<Border> across, along;  ///< of tables: between rows, and between columns
};

/// The tables that cells refer to. Entry 0 of each is the default (General).
struct Styles {
    std::vector<Look> looks{Look{}};
    std::vector<FormatCode> formats{FormatCode{}};
    std::vector<Difference> differences;
    DateSystem dates = DateSystem::from_1900;
    Points digit_width{5.25};  ///< widest digit of the default font, see digit_width_of(): what column widths count
};

/// Width of the widest digit of a workbook's default font, whole pixels of 1/96 inch as Excel has it (18.3.1.13).
Points digit_width_of(const std::string& font, Points size);
/// A width in characters as .xlsx and .xls state it (18.3.1.13 width, BIFF COLINFO ÷ 256) → its width on the page.
Points column_width(double characters, Points digit_width);

enum class Kind : std::uint8_t { empty, number, text, boolean, error };

/// Characters of a cell's text that look otherwise than the cell (rich text): bytes [begin, end) of Cell::text.
struct TextRun {
    std::uint32_t begin = 0, end = 0;
    TextFormat format;
};

/// A formula as its file writes it, for readers/formula. Its relative references count from the cell at which it stands
/// there: many cells share one.
struct FormulaSource {
    std::string_view text;
    std::uint32_t row = 0, column = 0;  ///< 0-based; of that cell
    bool array = false;                 ///< of an array formula, whose first cell has its first value
};

/// One cell as it comes. Views need only live during RowSink::row().
struct Cell {
    std::uint32_t column = 0;  ///< 0-based
    std::uint32_t look = 0;    ///< index into Styles::looks
    Kind kind = Kind::empty;
    bool formula = false;              ///< the value is a formula's cached one
    bool unvalued = false;             ///< of a formula whose value the file does not store
    double number = 0;                 ///< with Kind::number (dates are serial numbers), and Kind::boolean (0, 1)
    std::string_view text;             ///< with Kind::text; with Kind::error "#DIV/0!"; UTF-8, lines parted by U+000A
    std::span<const TextRun> runs;     ///< ascending, without overlaps; gaps have the cell's look
    std::string_view link;             ///< target of a hyperlink; may be empty
    std::optional<std::string> shown;  ///< the text as the program last showed it (ODF); none: rendered by its format
    FormulaSource source;              ///< where the sink wants formulas
};

struct Row {
    std::uint32_t index = 0;   ///< 0-based
    std::uint32_t repeat = 1;  ///< equal rows, this one included (ODF); a repetition to the sheet's end costs nothing
    bool hidden = false;
    std::optional<Points> height;  ///< as the file states it; none: as high as the text
    bool fixed_height = false;     ///< the user set it
    std::span<const Cell> cells;   ///< ascending by column
};

/// Cells [top, bottom] × [left, right], 0-based and inclusive.
struct Range {
    std::uint32_t top = 0, left = 0, bottom = 0, right = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

struct ColumnInfo {
    std::uint32_t first = 0, last = 0;  ///< 0-based, inclusive
    Points width;
    bool hidden = false;
};

/// A picture of a header or footer (&G).
struct StoryPicture {
    std::string place;  ///< "LH" the left part of the header, "CF" the centre of the footer …, with "FIRST" or "EVEN"
    std::shared_ptr<const Image> image;  ///< never null
    Points width, height;
    std::string alt;
};

/// How a sheet is printed (18.3.1.62–64). The defaults are those of a sheet without page set-up: A4 upright.
struct PageSetup {
    Points paper_width{595.3}, paper_height{841.9};  ///< upright; see paper_size()
    bool landscape = false;
    Points top{54}, bottom{54}, left{50.4}, right{50.4};
    Points header{21.6}, footer{21.6};  ///< distance from the paper's edge
    double scale = 1;                   ///< where no fit is asked
    bool fit = false;                   ///< to the pages below; 0: as many as it takes
    std::uint32_t fit_wide = 1, fit_high = 1;
    bool over_then_down = false;  ///< a sheet that is wider than its page: order of its pages
    bool centre_across = false;
    bool gridlines = false;                   ///< printed
    std::optional<std::uint32_t> first_page;  ///< number of the first page
    std::string odd_header, odd_footer;       ///< "&Lleft&Ccentre&Rright" with codes &P &N &A … (18.3.1.46)
    std::string first_header, first_footer;   ///< with different_first
    std::string even_header, even_footer;     ///< with different_even
    bool different_first = false, different_even = false;
    std::vector<StoryPicture> pictures;
};

/// Paper by the number that Windows, .xlsx and .xls give it (18.3.1.63 paperSize); A4 where it is not known.
struct PaperSize {
    Points width, height;
};
PaperSize paper_size(unsigned number);

/// A link of the cells of a range, where the format keeps links apart from cells.
struct SheetLink {
    Range where;
    std::string target;
};

using Operand = std::variant<double, bool, std::string>;

/// A conditional format that counts on nothing but the cell's own value (18.3.1.10 cfRule).
struct Condition {
    enum class Test : std::uint8_t {
        less,
        less_equal,
        equal,
        not_equal,
        greater_equal,
        greater,
        between,
        not_between,
        contains,  ///< and the next three: operand 0 is a text
        not_contains,
        begins,
        ends,
        blank,  ///< and the next three have no operand
        not_blank,
        error,
        not_error
    } test = Test::less;
    std::vector<Operand> operands;  ///< two with between, not_between
    std::vector<Range> where;
    std::uint32_t difference = 0xFFFFFFFF;  ///< index into Styles::differences; behind them: no change
    int priority = 0;                       ///< lower ones come first
    bool stop = false;                      ///< none behind it counts where it holds
};

/// A conditional format that sees a number among all those of its cells: as a colour, a bar or an icon (18.3.1.16
/// colorScale, 18.3.1.28 dataBar, 18.3.1.49 iconSet; [MS-XLSX] 2.6.26 on).
struct Scale {
    enum class Kind : std::uint8_t { colours, bar, icons } kind = Kind::colours;
    /// A value that the numbers are held against.
    struct Mark {
        enum class Type : std::uint8_t {
            lowest,
            highest,
            lowest_or_zero,  ///< of a bar: 0, or what is below
            highest_or_zero,
            number,
            percent,     ///< of the way from the lowest to the highest
            percentile,  ///< of the numbers in their order
        } type = Type::lowest;
        double value = 0;
        bool above = false;  ///< of an icon: only what is greater has it
        Colour colour;       ///< of a colour scale
        std::string icon;    ///< of an icon's own: "3Flags1" the second one of a set; "" as the set has it
    };
    std::vector<Mark> marks;  ///< two or three colours; a bar's two ends; where each icon begins, the lowest first
    std::vector<Range> where;
    int priority = 0;
    bool shows_value = true;
    std::string icons;          ///< the set: "3TrafficLights1"
    bool icons_turned = false;  ///< the highest has the first one
    struct Bar {
        Colour colour{0x63, 0x8E, 0xC6}, axis{};
        std::optional<Colour> negative = Colour{0xFF, 0, 0};  ///< none: as the others
        std::optional<Colour> line{};
        double shortest = 0.1, longest = 0.9;  ///< shares of the cell
        bool gradient = true, from_right = false;
        enum class Axis : std::uint8_t { none, by_values, middle } place = Axis::none;
    } bar;
};

/// A part of a table that its style says something of (18.18.76 ST_TableStyleType), the least urgent first.
enum class TablePart : std::uint8_t {
    whole,
    first_column_stripe,
    second_column_stripe,
    first_row_stripe,
    second_row_stripe,
    last_column,
    first_column,
    header_row,
    total_row,
    first_header_cell,
    last_header_cell,
    first_total_cell,
    last_total_cell,
};

/// How tables look (18.8.40 tableStyle). It stands below what cells say themselves.
struct TableStyle {
    struct Part {
        Difference look;
        std::uint32_t size = 1;  ///< of a stripe: rows or columns
    };
    std::array<Part, 13> parts;

    [[nodiscard]] const Part& of(TablePart part) const { return parts.at(static_cast<std::size_t>(part)); }
    [[nodiscard]] Part& of(TablePart part) { return parts.at(static_cast<std::size_t>(part)); }
};

/// A table on a sheet (18.5.1.2 table): its cells are the sheet's own, its style is laid below them.
struct SheetTable {
    Range where;
    std::uint32_t header_rows = 1, total_rows = 0;
    bool first_column = false, last_column = false, row_stripes = false, column_stripes = false;
    std::shared_ptr<const TableStyle> style;  ///< null: it has none
};

/// A comment on a cell, with the answers to it one below the other.
struct SheetComment {
    std::uint32_t row = 0, column = 0;  ///< 0-based
    std::string author;                 ///< may be empty
    std::string text;                   ///< UTF-8, lines parted by U+000A
};

/// What stands on a sheet and is not shown, but told.
struct LeftOut {
    enum class Kind : std::uint8_t {
        picture,
        chart,
        shape,
        comment,
        picture_parts,  ///< of a picture that is shown; their names are `words`
        header_parts    ///< codes of headers and footers whose content is not known: `words`
    } kind = Kind::shape;
    struct Place {
        std::uint32_t row = 0, column = 0;  ///< of the cell that it is tied to, from 0
    };
    std::optional<Place> place;
    std::string words;  ///< “…” of a text in it (readers/left_out_words.h), or empty
};

/// A place within a cell of the sheet.
struct Corner {
    std::uint32_t row = 0, column = 0;  ///< 0-based
    Points x, y;                        ///< from the cell's top left corner; the cell's edge at the most
    double x_share = 0, y_share = 0;    ///< and, in .xls, of its width and height
};

/// What lies over the cells of a sheet. What has no corner `to` is as large as it says.
struct Anchor {
    Corner from;
    std::optional<Corner> to;
    Points width, height;
    bool beyond_cell = false;  ///< `from` counts on over further cells: what is tied to the sheet and not to a cell
    /// The part of the box that is meant, in shares of it: of a group its members.
    double left = 0, top = 0, across = 1, down = 1;
};

/// A picture on a sheet. It is shown at its cells.
struct SheetPicture {
    std::shared_ptr<const Image> image;  ///< never null; the same one where a file shows a picture more than once
    Anchor anchor;
    std::string alt;
    Crop crop;
    std::uint8_t quarter_turns = 0;  ///< clockwise
};

/// A chart on a sheet. It is shown at its cells where these are empty, else behind all cells.
struct SheetChart {
    charts::Chart chart;
    std::string said;  ///< of it by the author
    std::optional<Anchor> anchor;
};

enum class Visibility : std::uint8_t { visible, hidden, very_hidden };

/// A sheet. Name, visibility, columns and what else stands before the rows in its file are filled in when begin_sheet
/// is called, all of it when end_sheet is.
struct Sheet {
    std::string name;
    Visibility visibility = Visibility::visible;
    std::vector<ColumnInfo> columns;  ///< ascending; columns that are not listed have the default width
    Points default_width{48};
    std::optional<Points> default_height;
    bool rows_hidden = false;  ///< rows that are not listed are hidden (18.3.1.81 zeroHeight)
    std::vector<Range> merges;
    std::vector<Range> print_areas;
    std::optional<std::pair<std::uint32_t, std::uint32_t>> title_rows;  ///< first and last, printed on each page
    std::optional<std::pair<std::uint32_t, std::uint32_t>> title_columns;
    std::vector<std::uint32_t> row_breaks;     ///< rows that begin a page
    std::vector<std::uint32_t> column_breaks;  ///< columns that begin one
    std::vector<SheetLink> links;
    std::vector<Condition> conditions;
    std::vector<Range> other_conditions;  ///< where conditional formats stand that are not shown, but told
    PageSetup page;
    std::vector<LeftOut> left_out;
    std::vector<SheetPicture> pictures;
    std::vector<SheetChart> charts;
    std::vector<LeftOut::Place> strange_text;  ///< cells whose text stands in elements that the reader does not know
    std::vector<Scale> scales;
    std::vector<SheetTable> tables;  ///< before the rows
    std::vector<SheetComment> comments;
};

/// Keeps what is not shown; of very many only that they are there.
void leave_out(Sheet& sheet, LeftOut what);
/// Throws Error (over_limit) for more text than a document may have.
void add_comment(Sheet& sheet, SheetComment comment);

/// Takes what a reader reads, in the order of the file.
class RowSink {
public:
    RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    virtual ~RowSink() = default;

    /// False: the sheet's rows are not wanted; the reader may go on with the next sheet, and end_sheet is not called.
    virtual bool begin_sheet(const Sheet& sheet, const Styles& styles) = 0;
    virtual void row(const Row& row) = 0;  ///< ascending by index; rows without cells may be left out
    virtual void end_sheet(const Sheet& sheet) = 0;

    /// Whether cells are to have their formula's text, which most who read a workbook have no use for.
    [[nodiscard]] virtual bool wants_formulas() const { return false; }
    /// A name that formulas may use, and what it stands for; `sheet`: the only one it holds on, from 0. Before or
    /// behind the sheets.
    virtual void defined_name(std::string_view /*name*/, std::string_view /*formula*/,
                              std::optional<std::uint32_t> /*sheet*/) {}
};

}  // namespace raingan::workbook
