// Table modifiers ([MS-DOC] 2.6.3): the form of a row and of its cells.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "readers/doc/borders.h"

namespace raingan::doc {

enum class Joined : std::uint8_t { no, first, goes_on };

struct CellForm {
    Joined across = Joined::no, down = Joined::no;
    std::uint8_t vertical = 0;                           ///< 0 top, 1 centre, 2 bottom
    std::uint8_t direction = 0;                          ///< textFlow
    std::array<Attributes, 6> borders;                   ///< top, left, bottom, right, and the diagonals down and up
    std::array<std::optional<std::int64_t>, 4> padding;  ///< twips: top, left, bottom, right
    Attributes shading;
};

/// Where a floating table stands.
struct TablePlace {
    bool stated = false;
    std::uint8_t anchors = 0;  ///< sprmTPc
    std::int64_t x = 0, y = 0;
    std::int64_t from_left = 0, from_top = 0, from_right = 0, from_bottom = 0;
};

struct RowForm {
    std::vector<std::int64_t> edges;  ///< twips from the text margin: one more than there are cells
    std::vector<CellForm> cells;
    std::uint8_t alignment = 0;  ///< 0 left, 1 centre, 2 right
    std::int64_t gap_half = 0;
    bool cant_split = false, header = false, autofit = false;
    bool right_to_left = false;
    std::int64_t height = 0;                             ///< below 0: exact
    std::array<Attributes, 6> borders;                   ///< top, left, bottom, right, insideH, insideV
    std::array<std::optional<std::int64_t>, 4> padding;  ///< top, left, bottom, right
    std::optional<std::int64_t> spacing;
    std::uint8_t width_unit = 0;  ///< fts: 2 fiftieths of a percent, 3 twips
    std::int64_t width = 0;
    std::optional<std::uint16_t> style, look;
    TablePlace place;
};

void apply_table(RowForm& row, Bytes grpprl);

/// w:tblPr of a table style.
void append_table_style(std::string& xml, Bytes grpprl);

/// <w:name><w:top …/>…</w:name> of those that are stated.
void append_borders(std::string& xml, std::string_view name, const std::array<Attributes, 6>& borders,
                    std::string_view fifth, std::string_view sixth);
void append_margins(std::string& xml, std::string_view name, const std::array<std::optional<std::int64_t>, 4>& margins);

}  // namespace raingan::doc
