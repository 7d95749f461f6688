// What RTF states of characters, paragraphs, rows and sections, in its own units (twips, half-points, table indexes).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace raingan::rtf {

/// A number that may be left unsaid: then the default holds, which RTF has instead of styles.
inline constexpr int unset = -0x7FFFFFFF;

struct Border {
    std::uint8_t style = 0;  ///< index into the names of borders.cpp; 0: not stated
    int width = 0;           ///< twips
    int space = 0;           ///< twips
    int colour = 0;          ///< index into the colour table

    [[nodiscard]] bool stated() const { return style != 0; }
    friend bool operator==(const Border&, const Border&) = default;
};

/// Sides of a paragraph: top, left, bottom, right, between, bar; of a row: … inside across, inside down; of a cell: …
/// the diagonals down and up.
using Borders = std::array<Border, 6>;

/// What differs between Latin and complex script.
struct ScriptFormat {
    int font = unset;
    int size = unset;  ///< half-points
    int bold = unset, italic = unset;
    int language = unset;  ///< LCID

    friend bool operator==(const ScriptFormat&, const ScriptFormat&) = default;
};

struct CharacterFormat {
    ScriptFormat latin, complex;
    int font_high = unset;        ///< \hich; unset: as latin
    int font_east_asia = unset;   ///< \dbch
    bool is_complex = false;      ///< \fcs1: the run is complex script throughout
    bool has_associated = false;  ///< the complex script's form is stated; else it is the Latin one
    bool deleted = false;
    std::int8_t hidden = 0, strike = 0, double_strike = 0, caps = 0, small_caps = 0;
    std::int8_t vertical = 0;                 ///< 1: superscript, -1: subscript
    std::uint8_t underline = 0;               ///< index into the names of character.cpp; 0: none
    int underline_colour = 0;                 ///< index into the colour table, as those that follow
    int colour = 0, background = 0;           ///< 0: none
    int shading_percent = 0;                  ///< hundredths of a percent
    int raise = 0, spacing = 0, scale = 100;  ///< half-points, twips, percent
    Border border;

    friend bool operator==(const CharacterFormat&, const CharacterFormat&) = default;
};

struct Tab {
    int position = 0;                   ///< twips
    std::uint8_t kind = 0, leader = 0;  ///< indexes into the names of paragraph.cpp
};

/// Where a framed paragraph stands, or its large initial does.
struct FramePlace {
    bool stated = false;
    int width = unset, height = unset, x = unset, y = unset, distance = unset;
    const char* across = nullptr;  ///< "left", "center", in place of x
    const char* down = nullptr;
    const char* horizontal = "text";
    const char* vertical = "margin";
    int cap_lines = 0;
    bool cap_in_margin = false;
};

struct ParagraphFormat {
    int style = 0;
    int alignment = unset;  ///< index into the names of paragraph.cpp; `left` and `right` are the page's sides
    int left = 0, right = 0, first = 0;
    int before = 0, after = 0;
    bool auto_before = false, auto_after = false;
    int line = 0;
    bool line_multiple = false;
    bool keep_next = false, keep_lines = false, page_break_before = false, contextual = false, bidi = false;
    int widow_control = unset;
    int outline = unset;
    int list = 0, list_level = 0;  ///< \ls, \ilvl
    bool in_table = false;
    int nesting = 0;  ///< \itap
    FramePlace frame;
    int fill = 0, pattern_colour = 0, shading_percent = 0;
    Borders borders;
    std::vector<Tab> tabs;
    Tab next_tab;
};

struct CellFormat {
    int edge = 0;  ///< \cellx, twips from the left margin
    Borders borders;
    std::array<int, 4> padding{unset, unset, unset, unset};  ///< top, left, bottom, right
    std::array<bool, 4> padding_counts{};                    ///< in twips; else the padding means nothing
    int fill = 0, pattern_colour = 0, shading_percent = 0;
    std::uint8_t vertical_merge = 0, horizontal_merge = 0;  ///< 1: begins, 2: goes on
    std::uint8_t vertical_align = 0;                        ///< index into the names of table_markup.cpp
    std::uint8_t direction = 0;                             ///< likewise
};

struct RowFormat {
    int left = 0;
    int gap = 0;  ///< \trgaph: half the room between cells
    int height = 0;
    std::uint8_t alignment = 0;
    bool header = false, keep = false, right_to_left = false;
    Borders borders;
    std::array<int, 4> padding{unset, unset, unset, unset};
    std::array<bool, 4> padding_counts{};
    int spacing = 0;
    int fill = 0;
    bool floats = false;
    const char* across = "text";  ///< w:horzAnchor
    const char* down = "margin";  ///< w:vertAnchor
    int x = 0, y = 0;
    const char* align_across = "";
    const char* align_down = "";
    std::array<int, 4> distances{};  ///< of floating tables: top, left, bottom, right
    CellFormat next;                 ///< becomes a cell with \cellx
    std::vector<CellFormat> cells;
};

struct SectionFormat {
    int width = 12240, height = 15840;
    int left = 1800, right = 1800, top = 1440, bottom = 1440, gutter = 0;
    int header = 720, footer = 720;
    const char* start = "nextPage";
    const char* number_format = "";
    int number_start = unset;
    bool restarts = false, title_page = false, column_rule = false, numbers_lines = false;
    int line_number_step = 1, line_number_start = 1, line_number_distance = 0;
    const char* line_number_restart = "newPage";
    Borders page_borders;
    int page_border_options = 0;
    int columns = 1, column_gap = 720;
    std::vector<std::array<int, 2>> column_widths;  ///< width, gap behind
    int column = 0;                                 ///< \colno
};

}  // namespace raingan::rtf
