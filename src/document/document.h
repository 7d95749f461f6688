// The Document: what the author wrote, free of any file format. Readers resolve styles, themes, numbering and script
// slots; nobody downstream knows what a Word style is. Plain data, no behaviour (docs/architecture.md#the-values).
//
// A paragraph holds its text once, as UTF-8, and its runs as ranges over it with an index into Document::text_formats;
// so normalising, searching and breaking see whole words even where Word cut a run inside a cluster.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/origin.h"
#include "base/units.h"
#include "document/drawing.h"
#include "document/font_facts.h"
#include "document/text_format.h"
#include "thai/dates.h"

namespace raingan {

/// Shares of a picture's width and height that are cut off at its edges, before it is turned (a:srcRect).
struct Crop {
    double left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const Crop&, const Crop&) = default;
};

/// What stands at a U+FFFC in a paragraph's text.
struct InlineImage {
    std::uint32_t image = 0;  ///< index into Document::images
    Points width, height;     ///< as it stands on the page, turned
    std::string alt;
    Crop crop{};
    std::uint8_t quarter_turns = 0;  ///< clockwise, 0–3
    friend bool operator==(const InlineImage&, const InlineImage&) = default;
};
enum class NumberFormat : std::uint8_t {
    decimal,
    thai_numbers,
    thai_letters,
    thai_counting,
    lower_letter,
    upper_letter,
    lower_roman,
    upper_roman,
    bullet,
    none,
    decimal_zero,    ///< 01, 02, … 10
    number_in_dash,  ///< - 1 -
    baht_text        ///< หนึ่งบาทถ้วน
};
/// What only layout knows. Its text in the document is one U+FFFC.
struct PageField {
    enum class Kind : std::uint8_t {
        page,
        page_count,
        section,        ///< which section it stands in, from 1
        section_pages,  ///< pages of that section
        styled_text,    ///< of headers: what the page's first paragraph of `style` says, else the last one's before it
        choice          ///< the branch of `text` that holds (document/choice.h)
    } kind = Kind::page;
    std::optional<NumberFormat> format;  ///< none: the section's
    std::uint8_t least_digits = 0;       ///< zeros lead where it has fewer
    std::uint32_t style = 0;             ///< ParagraphFormat::style
    bool last = false;                   ///< of styled_text: the page's last paragraph
    bool label = false;                  ///< of styled_text: its number, not its words
    std::string text{};                  ///< a choice with a U+FFFC for each of `inner`; else what the file shows
    std::vector<PageField> inner{};
    friend bool operator==(const PageField&, const PageField&) = default;
};
/// A drawing that stands in the line like a letter. The Float that draws it is one of the paragraph's asides.
struct InlineDrawing {
    Points width, height;
    std::uint32_t aside = 0;  ///< which of the asides that follow the paragraph
    friend bool operator==(const InlineDrawing&, const InlineDrawing&) = default;
};
using InlineThing = std::variant<InlineImage, PageField, InlineDrawing>;
struct InlineObject {
    std::uint32_t at = 0;  ///< byte offset of its U+FFFC
    InlineThing what;
    friend bool operator==(const InlineObject&, const InlineObject&) = default;
};

struct Run {
    std::uint32_t begin = 0, end = 0;  ///< byte range of Paragraph::text
    std::uint32_t format = 0;          ///< index into Document::text_formats
    friend bool operator==(const Run&, const Run&) = default;
};

struct Link {
    std::uint32_t begin = 0, end = 0;  ///< byte range of Paragraph::text
    std::string target;                ///< URI, or "#bookmark"
    friend bool operator==(const Link&, const Link&) = default;
};

enum class Alignment : std::uint8_t {
    start,
    centre,
    end,
    both,             ///< only spaces widen (Thai without spaces stays ragged)
    distribute,       ///< every cluster, last line too
    thai_distribute,  ///< slack shared by all grapheme clusters, last line ragged (docs/word-layout.md#justification)
};
enum class LineRule : std::uint8_t { multiple, exact, at_least };
struct LineSpacing {
    LineRule rule = LineRule::multiple;
    double multiple = 1.0;  ///< with LineRule::multiple
    Points height;          ///< with exact and at_least
    friend bool operator==(const LineSpacing&, const LineSpacing&) = default;
};

enum class TabKind : std::uint8_t { left, centre, right, decimal, bar };
enum class TabLeader : std::uint8_t { none, dot, hyphen, underscore, middle_dot };
struct TabStop {
    Points position;  ///< from the text margin (column or cell edge), not from the indent
    TabKind kind = TabKind::left;
    TabLeader leader = TabLeader::none;
    friend bool operator==(const TabStop&, const TabStop&) = default;
};

struct Borders {
    Border top, end, bottom, start;
    friend bool operator==(const Borders&, const Borders&) = default;
};

struct ParagraphFormat {
    Alignment alignment = Alignment::start;
    Points indent_start, indent_end;
    Points indent_first_line;  ///< negative: hanging
    Points space_before, space_after;
    bool auto_before = false, auto_after = false;  ///< w:beforeAutospacing: nothing at the ends of a cell or story
    std::uint32_t list = 0;  ///< of a list's items, identity only: no automatic space between items of one list
    LineSpacing line;
    bool contextual_spacing = false;  ///< no space between neighbours of the same `style`
    std::uint32_t style = 0;          ///< identity only: equal numbers are the same style
    bool keep_next = false, keep_lines = false, page_break_before = false, widow_control = true;
    bool one_line = false;  ///< a sheet's number: never broken into two; set smaller where its line is too short
    std::uint8_t outline_level = 0;  ///< 1–9 headings; 0 body text
    bool unnumbered_lines = false;   ///< its lines do not count where a section's lines are numbered
    bool right_to_left = false;      ///< its lines begin at the right; so `start` is there, and tab stops count from it
    std::vector<TabStop> tabs;       ///< ascending
    Borders borders;
    Border between;  ///< rule between neighbours with the same borders
    std::optional<Colour> background;
    friend bool operator==(const ParagraphFormat&, const ParagraphFormat&) = default;
};

/// An automatic number or bullet: computed by the reader, not part of Paragraph::text.
struct ListLabel {
    std::string text;          ///< "๑.", "•"
    std::uint32_t format = 0;  ///< index into Document::text_formats
    enum class Suffix : std::uint8_t { tab, space, nothing } suffix = Suffix::tab;
    Alignment alignment = Alignment::start;
    std::uint8_t level = 0;
    friend bool operator==(const ListLabel&, const ListLabel&) = default;
};

/// A list item whose mark the author typed (document/roles.h); it ends where the next one begins.
struct TypedItem {
    std::uint32_t begin = 0,
                  label_end = 0;  ///< bytes of Paragraph::text: from where on it is the item's, its mark's end
    std::uint8_t level = 0;       ///< depth from 0
    friend bool operator==(const TypedItem&, const TypedItem&) = default;
};

/// Part of the text that says where something stands, as the file has it: layout may know better
/// (layout/references.h).
struct PageReference {
    std::uint32_t begin = 0, end = 0;  ///< byte range of Paragraph::text
    std::string bookmark{};            ///< it says on which page this stands
    std::uint32_t note = 0;            ///< without a bookmark: it is the mark of this note, which each page counts anew
    std::uint32_t start = 1;           ///< … from here on
    NumberFormat format = NumberFormat::decimal;  ///< of the mark
    friend bool operator==(const PageReference&, const PageReference&) = default;
};

/// A paragraph's first letters as a large initial, that its first lines stand beside (w:dropCap).
struct DropCap {
    std::uint32_t end = 0;  ///< byte of Paragraph::text behind them
    std::uint8_t lines = 3;
    Points distance;         ///< to the text
    bool in_margin = false;  ///< the lines keep their place
    friend bool operator==(const DropCap&, const DropCap&) = default;
};

/// In `text`: U+0009 tab, U+000A line break, U+000C page break, U+000B column break, U+FFFC an InlineObject.
struct Paragraph {
    std::string text;
    std::vector<Run> runs;  ///< cover the text without gaps, in order
    std::vector<InlineObject> objects;
    std::vector<Link> links;
    std::vector<std::uint32_t> anchors;  ///< byte offsets, ascending, one for each Aside that follows the paragraph
    /// Byte offsets, ascending, where a page began when the file was last saved (w:lastRenderedPageBreak).
    std::vector<std::uint32_t> page_starts;
    std::vector<std::string> bookmarks{};     ///< names that links may lead to
    std::vector<PageReference> references{};  ///< ascending
    std::optional<DropCap> drop_cap{};
    std::optional<ListLabel> label;
    std::uint32_t format = 0;       ///< index into Document::paragraph_formats
    std::uint32_t mark_format = 0;  ///< text format of the paragraph mark: height of an empty line
    Origin origin;
    std::uint32_t note =
        0;  ///< belongs to the footnote or endnote of this number (from 1, in reading order); 0: to none
    // What the author meant it to be: document/roles.h finds out, readers leave it.
    std::uint8_t heading = 0;              ///< level from 1, by style or look; 0: none, or nobody has looked
    bool heading_goes_on = false;          ///< the heading above it ends here: a title of several lines
    std::vector<TypedItem> typed_items{};  ///< ascending
    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

struct Block;

enum class VerticalAlignment : std::uint8_t { top, centre, bottom };

/// Typed value of a spreadsheet cell; text cells have none.
using CellValue = std::variant<std::monostate, Decimal, bool, thai::Date>;

struct Cell {
    std::uint32_t column = 0;    ///< 0-based grid column where it starts
    std::uint32_t col_span = 1;  ///< w:gridSpan
    std::uint32_t row_span = 1;  ///< rows covered, this one included; covered places have no Cell of their own
    std::vector<Block> blocks;
    Borders borders;
    std::optional<Colour> background;
    Points margin_top, margin_end, margin_bottom, margin_start;
    VerticalAlignment vertical = VerticalAlignment::top;
    std::uint8_t quarter_turns = 0;  ///< of its text, clockwise: 1 runs down (tbRl), 3 up (btLr)
    std::int8_t slant = 0;  ///< of its text, degrees: up is positive, −89 … 89; it may reach over its neighbours
    bool stacked = false;   ///< its letters stand one below the other
    Border diagonal_down{}, diagonal_up{};  ///< from the top left corner, from the bottom left one
    CellValue value;
    Origin origin;
    friend bool operator==(const Cell&, const Cell&);
};

enum class RowHeightRule : std::uint8_t { automatic, at_least, exact };
struct Row {
    std::vector<Cell> cells;  ///< ascending by column; rows may be ragged
    RowHeightRule height_rule = RowHeightRule::automatic;
    Points height;
    bool header = false;  ///< repeats on each page while contiguous from the first row
    bool head = false;    ///< says what stands below it, though it does not repeat (document/roles.h)
    bool cant_split = false;
    bool page_break_before = false;  ///< begins a page; in tables of the flow
    friend bool operator==(const Row&, const Row&) = default;
};

/// Rows of a table that has very many of them (a sheet of data), kept small: their cells say and look what others do,
/// so a cell is a few numbers. A row with anything but plain text in its cells stands whole. Read with packed_rows.h.
struct PackedRows {
    /// What a cell says; each text once.
    struct Text {
        std::string text;
        CellValue value;
        friend bool operator==(const Text&, const Text&) = default;
    };
    /// `models` hold what cells have in common: one paragraph without text; its run has the text's format.
    struct PackedCell {
        std::uint32_t text = 0, model = 0;            ///< indexes into `texts` and `models`
        std::uint16_t column = 0, source_column = 0;  ///< Cell::column and Origin::column
        friend bool operator==(const PackedCell&, const PackedCell&) = default;
    };
    struct PackedRow {
        std::uint32_t first_cell = 0;  ///< its cells end where those of the next row begin
        std::uint32_t source_row = 0;  ///< Origin::row
        std::uint32_t model = 0;       ///< index into `row_models`: a row without cells
        std::uint32_t whole = 0;       ///< index into `whole` + 1; 0: its cells are packed
        friend bool operator==(const PackedRow&, const PackedRow&) = default;
    };
    std::vector<Text> texts;
    std::vector<Cell> models;
    std::vector<Row> row_models;
    std::vector<PackedCell> cells;
    std::vector<PackedRow> rows;
    std::vector<Row> whole;
    friend bool operator==(const PackedRows&, const PackedRows&) = default;
};

/// Where a Float or a floating Table stands on one axis.
struct FloatPosition {
    enum class From : std::uint8_t { page, margin, before_margin, behind_margin, text } from = From::text;
    enum class Align : std::uint8_t { offset, start, centre, end } align = Align::offset;
    Points offset;                ///< with Align::offset
    std::optional<double> share;  ///< of the base's extent, in place of `offset`
    friend bool operator==(const FloatPosition&, const FloatPosition&) = default;
};

/// Of a table that text gives way to: it counts from the paragraph that follows (w:tblpPr).
struct TablePlace {
    FloatPosition horizontal, vertical;
    Points distance_top, distance_end, distance_bottom, distance_start;  ///< kept from the text
    friend bool operator==(const TablePlace&, const TablePlace&) = default;
};

/// Columns of a table that stand side by side on one page.
struct ColumnBand {
    std::uint32_t first = 0, end = 0;                    ///< [first, end)
    std::uint32_t repeated_first = 0, repeated_end = 0;  ///< earlier ones, drawn again before them
    friend bool operator==(const ColumnBand&, const ColumnBand&) = default;
};

struct Table {
    std::vector<Points> columns;  ///< grid widths; what the file says, before fitting
    std::vector<Row> rows;
    std::vector<PackedRows> more;  ///< rows behind `rows`, of long tables; no cell reaches from one into the other
    Alignment alignment = Alignment::start;
    Points indent;               ///< of the table's outer border edge from the text margin
    bool fixed = false;          ///< fixed layout: keep `columns`; else they are preferred widths
    bool right_to_left = false;  ///< its first column is the rightmost one; `start` of cells and table is at the right
    std::optional<Points> width;
    std::optional<double> width_share;  ///< of the text column, 0–1 (w:tblW pct)
    std::optional<TablePlace> place;    ///< none: in the flow
    Points cell_spacing{};              ///< between cells, and between them and the table's own borders
    Borders outline{};                  ///< those, where there is space
    Origin origin;
    /// Of a worksheet that is wider than its page, all columns in order: each band goes on pages of its own. Empty:
    /// one.
    std::vector<ColumnBand> bands{};
    bool across_first = false;  ///< pages go on to the right, then down; else all rows of a band come first
    friend bool operator==(const Table&, const Table&) = default;
};

/// One outlined or filled figure, picture or box of text within a Float.
struct Shape {
    enum class Outline : std::uint8_t {
        none,
        box,
        line_down,  ///< from the top left corner
        line_up,    ///< from the bottom left corner
        ellipse,
        rounded_box,
        triangle,
        diamond,
        parallelogram,
        pentagon_arrow,
        chevron,
        hexagon,
        right_arrow,
        left_arrow,
        up_arrow,
        down_arrow,
        figure  ///< as `figure` has it
    } outline = Outline::box;
    bool arrow_left = false, arrow_right = false;  ///< heads at a line's left (of an upright one: upper) and other end
    Points x, y;                                   ///< of its top left corner, from the float's
    Points width, height;
    bool grows = false;         ///< as high as its text needs
    bool wide_as_text = false;  ///< likewise as wide, `width` at most; its float too
    std::optional<Colour> fill;
    Border line;
    std::vector<DrawnPath> figure{};  ///< from the shape's top left corner, painted as they say; of any angle
    std::optional<InlineImage> picture;
    Points inset_top{3.6}, inset_end{7.2}, inset_bottom{3.6}, inset_start{7.2};
    VerticalAlignment vertical = VerticalAlignment::top;
    std::uint8_t quarter_turns = 0;  ///< of its text, clockwise: 1 or 3; insets and `vertical` are as the text has them
    std::vector<Block> blocks;
    bool unseen = false;  ///< its text is there to be read and found, but not seen: the values of a chart
    friend bool operator==(const Shape&, const Shape&);
};

enum class Wrap : std::uint8_t { none, square, top_and_bottom };

/// What stands at a place of its own and not in the flow: pictures, boxes of text, drawn figures
/// (docs/word-layout.md#floats).
struct Float {
    FloatPosition horizontal, vertical;
    Points width, height;
    Wrap wrap = Wrap::none;
    bool behind = false;   ///< drawn under the text
    bool in_cell = true;   ///< within a table its place counts from the cell
    bool in_line = false;  ///< stands where its InlineDrawing does; positions, wrap and distances count for nothing
    Points distance_top, distance_end, distance_bottom, distance_start;  ///< kept from the text that gives way
    std::vector<Shape> shapes;
    friend bool operator==(const Float&, const Float&) = default;
};

struct Footnote {
    std::vector<Block> blocks;
    friend bool operator==(const Footnote&, const Footnote&) = default;
};

/// What a paragraph holds on to but what stands elsewhere on its page. Asides follow their paragraph in the block list,
/// so the document's text is all there in source order.
struct Aside {
    std::variant<Float, Footnote> what;
    friend bool operator==(const Aside&, const Aside&) = default;
};

struct Block {
    std::variant<Paragraph, Table, Aside> what;
    friend bool operator==(const Block&, const Block&) = default;
};
inline bool operator==(const Shape& a, const Shape& b) {
    return a.outline == b.outline && a.arrow_left == b.arrow_left && a.arrow_right == b.arrow_right && a.x == b.x &&
           a.y == b.y && a.width == b.width && a.height == b.height && a.grows == b.grows && a.fill == b.fill &&
           a.line == b.line && a.figure == b.figure && a.picture == b.picture && a.inset_top == b.inset_top &&
           a.inset_end == b.inset_end && a.inset_bottom == b.inset_bottom && a.inset_start == b.inset_start &&
           a.vertical == b.vertical && a.quarter_turns == b.quarter_turns && a.blocks == b.blocks &&
           a.unseen == b.unseen && a.wide_as_text == b.wide_as_text;
}
inline bool operator==(const Cell& a, const Cell& b) {
    return a.column == b.column && a.col_span == b.col_span && a.row_span == b.row_span && a.blocks == b.blocks &&
           a.borders == b.borders && a.background == b.background && a.margin_top == b.margin_top &&
           a.margin_end == b.margin_end && a.margin_bottom == b.margin_bottom && a.margin_start == b.margin_start &&
           a.vertical == b.vertical && a.quarter_turns == b.quarter_turns && a.slant == b.slant &&
           a.stacked == b.stacked && a.diagonal_down == b.diagonal_down && a.diagonal_up == b.diagonal_up &&
           a.value == b.value && a.origin == b.origin;
}

enum class SectionStart : std::uint8_t { next_page, continuous, even_page, odd_page, column };

/// Header or footer stories of a section; an empty vector means none.
struct Stories {
    std::vector<Block> regular, first, even;
    friend bool operator==(const Stories&, const Stories&) = default;
};

/// A column of newspaper text and the gap behind it.
struct TextColumn {
    Points width, gap;
    friend bool operator==(const TextColumn&, const TextColumn&) = default;
};

/// Numbers beside a section's lines (w:lnNumType).
struct LineNumbers {
    enum class Restart : std::uint8_t { page, section, never } restart = Restart::page;
    std::uint32_t every = 1;  ///< only its multiples are shown
    std::uint32_t start = 1;
    Points distance{18};       ///< from the text
    std::uint32_t format = 0;  ///< index into Document::text_formats
    friend bool operator==(const LineNumbers&, const LineNumbers&) = default;
};

/// Lines around a section's pages (w:pgBorders); Border::space is from the page's edge, or from its text.
struct PageBorders {
    Borders borders;
    bool from_text = false;
    enum class On : std::uint8_t { all, first, not_first } on = On::all;
    friend bool operator==(const PageBorders&, const PageBorders&) = default;
};

struct Section {
    Points page_width{595.3}, page_height{841.9};  ///< as printed: landscape is wider than high
    Points margin_top{72}, margin_end{72}, margin_bottom{72}, margin_start{72};
    Points header_distance{36}, footer_distance{36};
    bool top_fixed = false, bottom_fixed = false;  ///< the margin holds whatever the header or footer needs
    SectionStart start = SectionStart::next_page;
    bool title_page = false;  ///< the first page takes Stories::first (blank where that is empty)
    NumberFormat page_number_format = NumberFormat::decimal;
    std::optional<std::uint32_t> page_number_start;
    Stories headers, footers;
    std::vector<TextColumn> columns;  ///< empty: one
    bool column_rule = false;         ///< a line between columns
    std::optional<LineNumbers> line_numbers{};
    std::optional<PageBorders> page_borders{};
    std::vector<Block> blocks;  ///< without the empty paragraph that only carries the section's end in Word
    friend bool operator==(const Section&, const Section&) = default;
};

/// What the file says of itself; dates are ISO 8601 as written.
struct Properties {
    std::string title, author, created, modified;
    std::uint32_t pages = 0,
                  characters = 0;  ///< as counted when it was last saved, characters without spaces; 0: not known
    int word_version = 0;  ///< of the Word that saved it last: 12 = 2007, 14 = 2010, 15 = 2013, 16 = later; <0: a Mac's
    friend bool operator==(const Properties&, const Properties&) = default;
};

/// Word's compatibility settings that move text (docs/word-layout.md#compatibility-settings).
struct Compatibility {
    int mode = 15;                       ///< 11 = 2003 … 15 = 2013 and later; readers say 12 where a DOCX has none
    bool expand_shift_return = true;     ///< lines ended by a line break are justified
    bool sum_paragraph_spacing = false;  ///< doNotUseHTMLParagraphAutoSpacing: after + before, not the larger
    bool split_page_break_and_mark = false;
    friend bool operator==(const Compatibility&, const Compatibility&) = default;
};

struct Document {
    std::vector<std::string> parts;  ///< names that Origin::part indexes
    std::vector<TextFormat> text_formats;
    std::vector<ParagraphFormat> paragraph_formats;
    std::vector<Image> images;
    std::vector<Section> sections;
    std::vector<Block> footnote_separator;  ///< the paragraphs that hold the line above footnotes; empty: one line
    Points default_tab{36};
    bool even_and_odd_headers = false;
    Compatibility compatibility;
    Properties properties;
    std::vector<FontFacts> font_facts;  ///< of fonts that the file describes
    Diagnostics diagnostics;
};

}  // namespace raingan
