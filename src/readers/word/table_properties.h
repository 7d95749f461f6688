// w:tblPr, w:trPr and w:tcPr as they stand in one place, and table styles with their conditional parts (17.7.6).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "readers/word/properties.h"

namespace raingan::word {

enum class Side : std::uint8_t { top, end, bottom, start, inside_h, inside_v };
inline constexpr std::size_t side_count = 6;
using SideBorders = std::array<std::optional<Border>, side_count>;

/// Top, end, bottom, start.
using SideMargins = std::array<std::optional<Points>, 4>;

struct CellProperties {
    SideBorders borders;
    SideMargins margins;
    std::optional<std::optional<Colour>> background;
    std::optional<VerticalAlignment> vertical;
    std::optional<Border> diagonal_down, diagonal_up;  ///< w:tl2br, w:tr2bl
    std::optional<std::uint8_t> quarter_turns;         ///< w:textDirection, clockwise
};
CellProperties read_cell_properties(pugi::xml_node tcPr);
void merge(CellProperties& base, const CellProperties& over);

struct TableProperties {
    SideBorders borders;
    SideMargins margins;
    std::optional<std::optional<Colour>> background;
    std::optional<Points> indent;
    std::optional<Alignment> alignment;
    std::optional<bool> fixed;
    std::optional<Points> width;         ///< w:tblW dxa
    std::optional<double> width_share;   ///< w:tblW pct
    std::optional<Points> cell_spacing;  ///< w:tblCellSpacing: half of the space between cells
    bool right_to_left = false;          ///< bidiVisual
    std::optional<std::int64_t> row_band, column_band;
};
TableProperties read_table_properties(pugi::xml_node tblPr);
void merge(TableProperties& base, const TableProperties& over);

/// The conditional parts of a table style, in the order in which they are laid over each other (17.7.6.5, 17.7.6.6).
enum class Region : std::uint8_t {
    whole,
    band1_column,
    band2_column,
    band1_row,
    band2_row,
    first_row,
    last_row,
    first_column,
    last_column,
    top_left,
    top_right,
    bottom_left,
    bottom_right
};
inline constexpr std::size_t region_count = 13;
using Regions = std::uint16_t;  ///< a bit for each Region
constexpr Regions bit(Region region) {
    return static_cast<Regions>(1U << static_cast<unsigned>(region));
}

struct RegionStyle {
    CellProperties cell;
    ParagraphProperties paragraph;
    RunProperties run;
};

struct TableStyle {
    TableProperties table;
    std::array<RegionStyle, region_count> regions;
    Regions stated = 0;
};

/// Lays one w:style over what it is based on.
void add_table_style(TableStyle& style, pugi::xml_node node, const Theme& theme);

/// w:tblLook (17.4.55): which regions the table switches on.
struct TableLook {
    bool first_row = false, last_row = false, first_column = false, last_column = false, row_bands = false,
         column_bands = false;
};
TableLook read_table_look(pugi::xml_node tblLook);

}  // namespace raingan::word
