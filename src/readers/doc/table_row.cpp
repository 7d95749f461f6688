#include "readers/doc/table_row.h"

#include <algorithm>
#include <cstdint>

#include "readers/doc/sprm.h"

namespace raingan::doc {
namespace {

using R = RowForm;

constexpr std::size_t most_cells = 64;  // 2.9.322 TDefTableOperand: at most 63
constexpr std::size_t of_a_border = 4, of_a_long_border = 8, of_a_shading = 10;

/// Of cells a border of zeros says nothing, one of ones says that there is none.
Attributes cell_border_4(Bytes brc) {
    constexpr const char* none = " w:val=\"nil\"";
    if (brc.u32(0) == 0) return {};
    return brc.u32(0) == 0xFFFFFFFFU ? none : border_of_4(brc);
}
Attributes cell_border_8(Bytes brc) {
    constexpr const char* none = " w:val=\"nil\"";
    const Attributes border = border_of_8(brc);
    return border.empty() ? none : border;
}

/// 2.9.315 TCGRF
void read_cell(CellForm& cell, Bytes tc) {
    constexpr std::array<Joined, 4> across{Joined::no, Joined::first, Joined::goes_on, Joined::goes_on};
    constexpr std::array<Joined, 4> down{Joined::no, Joined::goes_on, Joined::first, Joined::first};
    const unsigned bits = tc.u16(0);
    cell.across = across[bits & 3U];
    cell.direction = static_cast<std::uint8_t>(bits >> 2U & 7U);
    cell.down = down[bits >> 5U & 3U];
    cell.vertical = static_cast<std::uint8_t>(bits >> 7U & 3U);
    for (std::size_t side = 0; side < 4; ++side)
        cell.borders[side] = cell_border_4(tc.slice(4 + side * of_a_border, of_a_border));
}

void define_table(R& row, Bytes operand) {
    constexpr std::size_t of_a_cell = 20;
    const std::size_t count = std::min<std::size_t>(operand.u8(0), most_cells);
    row.edges.clear();
    for (std::size_t i = 0; i <= count && operand.has(1 + 2 * i, 2); ++i) row.edges.push_back(operand.i16(1 + 2 * i));
    row.cells.assign(row.edges.empty() ? 0 : row.edges.size() - 1, {});
    const std::size_t cells_at = 1 + 2 * (count + 1);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (operand.has(cells_at + i * of_a_cell, 2))
            read_cell(row.cells[i], operand.slice(cells_at + i * of_a_cell, of_a_cell));
}

/// Calls change(cell) for the cells [first, behind) of a row.
template <class Change>
void for_cells(R& row, std::size_t first, std::size_t behind, const Change& change) {
    for (std::size_t i = first; i < std::min(behind, row.cells.size()); ++i) change(row.cells[i]);
}
template <class Change>
void for_cells(R& row, Bytes operand, const Change& change) {
    for_cells(row, operand.u8(0), operand.u8(1), change);
}

template <std::size_t first>
void shadings_10(R& row, Bytes operand) {
    for (std::size_t i = 0; operand.has(i * of_a_shading, of_a_shading); ++i) {
        const Attributes shading = shading_of_10(operand.slice(i * of_a_shading, of_a_shading));
        for_cells(row, first + i, first + i + 1, [&](CellForm& cell) {
            if (!shading.empty()) cell.shading = shading;
        });
    }
}
void shadings_2(R& row, Bytes operand) {
    for (std::size_t i = 0; operand.has(i * 2, 2); ++i)
        for_cells(row, i, i + 1, [&](CellForm& cell) { cell.shading = shading_of_2(operand.slice(i * 2, 2)); });
}

void table_borders_4(R& row, Bytes operand) {
    for (std::size_t i = 0; i < row.borders.size(); ++i)
        row.borders[i] = border_of_4(operand.slice(i * of_a_border, of_a_border));
}
void table_borders_8(R& row, Bytes operand) {
    for (std::size_t i = 0; i < row.borders.size(); ++i)
        row.borders[i] = border_of_8(operand.slice(i * of_a_long_border, of_a_long_border));
}

/// 2.9.303 TableBrc80Operand, 2.9.304 TableBrcOperand
void set_borders(R& row, Bytes operand, const Attributes& border) {
    const unsigned sides = operand.u8(2);
    for_cells(row, operand, [&](CellForm& cell) {
        for (std::size_t side = 0; side < cell.borders.size(); ++side)
            if ((sides >> side & 1U) != 0) cell.borders[side] = border;
    });
}

/// sprmTBrcTopCv and its like: the colours of one border of each cell.
template <std::size_t side>
void border_colours(R& row, Bytes operand) {
    constexpr std::string_view attribute = " w:color=\"";
    for (std::size_t i = 0; operand.has(i * 4, 4); ++i)
        for_cells(row, i, i + 1, [&](CellForm& cell) {
            Attributes& border = cell.borders[side];
            const std::size_t at = border.find(attribute);
            if (at == Attributes::npos || operand.u32(i * 4) == 0xFFFFFFFFU) return;
            border.replace(at, Attributes::npos, std::string(attribute) + colour_of(operand.slice(i * 4, 4)) + "\"");
        });
}

void set_padding(std::array<std::optional<std::int64_t>, 4>& padding, Bytes operand) {
    constexpr unsigned nothing = 0, twips = 3;
    const unsigned sides = operand.u8(2), unit = operand.u8(3);
    for (std::size_t side = 0; side < padding.size(); ++side)
        if ((sides >> side & 1U) != 0 && (unit == twips || unit == nothing))
            padding[side] = unit == twips ? operand.u16(4) : 0;
}

/// sprmTDxaLeft places the text of the first cell.
void move_left_edge(R& row, std::int64_t left) {
    if (row.edges.empty()) return;
    const std::int64_t by = left - (row.edges.front() + row.gap_half);
    for (std::int64_t& edge : row.edges) edge += by;
}

void set_gap(R& row, std::int64_t gap) {
    if (!row.edges.empty()) row.edges.front() += row.gap_half - gap;
    row.gap_half = gap;
}

void insert_cells(R& row, Bytes operand) {
    const std::size_t at = std::min<std::size_t>(operand.u8(0), row.cells.size());
    const std::size_t count = std::min<std::size_t>(operand.u8(1), most_cells - std::min(most_cells, row.cells.size()));
    if (row.edges.empty()) row.edges.push_back(0);
    const std::int64_t width = operand.u16(2), edge = row.edges[at];
    row.cells.insert(row.cells.begin() + static_cast<std::ptrdiff_t>(at), count, {});
    for (std::size_t i = at + 1; i < row.edges.size(); ++i) row.edges[i] += width * static_cast<std::int64_t>(count);
    for (std::size_t i = 0; i < count; ++i)
        row.edges.insert(row.edges.begin() + static_cast<std::ptrdiff_t>(at + 1 + i),
                         edge + width * static_cast<std::int64_t>(i + 1));
}

void delete_cells(R& row, Bytes operand) {
    const std::size_t behind = std::min<std::size_t>(operand.u8(1), row.cells.size());
    for (std::size_t i = operand.u8(0); i < behind; ++i) {
        const std::size_t at = operand.u8(0);
        const std::int64_t width = row.edges[at + 1] - row.edges[at];
        row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(at));
        row.edges.erase(row.edges.begin() + static_cast<std::ptrdiff_t>(at + 1));
        for (std::size_t later = at + 1; later < row.edges.size(); ++later) row.edges[later] -= width;
    }
}

void set_widths(R& row, Bytes operand) {
    for (std::size_t i = operand.u8(0); i < std::min<std::size_t>(operand.u8(1), row.cells.size()); ++i) {
        const std::int64_t by = operand.u16(2) - (row.edges[i + 1] - row.edges[i]);
        for (std::size_t later = i + 1; later < row.edges.size(); ++later) row.edges[later] += by;
    }
}

void join_across(R& row, Bytes operand) {
    for (std::size_t i = operand.u8(0); i < std::min<std::size_t>(operand.u8(1), row.cells.size()); ++i)
        row.cells[i].across = i == operand.u8(0) ? Joined::first : Joined::goes_on;
}

template <auto member>
void distance(R& row, Bytes operand) {
    row.place.*member = operand.i16(0);
}
template <auto member>
void offset(R& row, Bytes operand) {
    row.place.*member = operand.i16(0);
    row.place.stated = true;
}
template <auto member>
void flag(R& row, Bytes operand) {
    row.*member = operand.u8(0) != 0;
}

constexpr auto row_handlers = std::to_array<SprmHandler<R>>({
    {0x3403, flag<&R::cant_split>},                                                     // sprmTFCantSplit90
    {0x3404, flag<&R::header>},                                                         // sprmTTableHeader
    {0x3466, flag<&R::cant_split>},                                                     // sprmTFCantSplit
    {0x360D, [](R& r, Bytes o) { r.place.anchors = o.u8(0); r.place.stated = true; }},  // sprmTPc
    {0x3615, flag<&R::autofit>},                                                        // sprmTFAutofit
    {0x5400, [](R& r, Bytes o) { r.alignment = o.u8(0); }},                             // sprmTJc90
    {0x548A, [](R& r, Bytes o) { r.alignment = o.u8(0); }},                             // sprmTJc
    {0x560B, flag<&R::right_to_left>},                                                  // sprmTFBiDi
    {0x5622, delete_cells},                                                             // sprmTDelete
    {0x5624, join_across},                                                              // sprmTMerge
    {0x5625, [](R& r, Bytes o) { for_cells(r, o, [](CellForm& c) { c.across = Joined::no; }); }},  // sprmTSplit
    {0x563A, [](R& r, Bytes o) { r.style = o.u16(0); }},                                // sprmTIstd
    {0x740A, [](R& r, Bytes o) { r.look = o.u16(2); }},                                 // sprmTTlp
    {0x7621, insert_cells},                                                             // sprmTInsert
    {0x7623, set_widths},                                                               // sprmTDxaCol
    {0x7627, [](R& r, Bytes o) {                                                        // sprmTSetShd80
         for_cells(r, o, [&](CellForm& c) { c.shading = shading_of_2(o.slice(2)); });
     }},
    {0x7629, [](R& r, Bytes o) {                                                        // sprmTTextFlow
         for_cells(r, o, [&](CellForm& c) { c.direction = o.u8(2) & 7U; });
     }},
    {0x9407, [](R& r, Bytes o) { r.height = o.i16(0); }},                               // sprmTDyaRowHeight
    {0x940E, offset<&TablePlace::x>},                                                   // sprmTDxaAbs
    {0x940F, offset<&TablePlace::y>},                                                   // sprmTDyaAbs
    {0x9410, distance<&TablePlace::from_left>},                                         // sprmTDxaFromText
    {0x9411, distance<&TablePlace::from_top>},                                          // sprmTDyaFromText
    {0x941E, distance<&TablePlace::from_right>},                                        // sprmTDxaFromTextRight
    {0x941F, distance<&TablePlace::from_bottom>},                                       // sprmTDyaFromTextBottom
    {0x9601, [](R& r, Bytes o) { move_left_edge(r, o.i16(0)); }},                       // sprmTDxaLeft
    {0x9602, [](R& r, Bytes o) { set_gap(r, o.i16(0)); }},                              // sprmTDxaGapHalf
    {0xD605, table_borders_4},                                                          // sprmTTableBorders80
    {0xD608, define_table},                                                             // sprmTDefTable
    {0xD609, shadings_2},                                                               // sprmTDefTableShd80
    {0xD60C, shadings_10<44>},                                                          // sprmTDefTableShd3rd
    {0xD612, shadings_10<0>},                                                           // sprmTDefTableShd
    {0xD613, table_borders_8},                                                          // sprmTTableBorders
    {0xD616, shadings_10<22>},                                                          // sprmTDefTableShd2nd
    {0xD61A, border_colours<0>},                                                        // sprmTBrcTopCv
    {0xD61B, border_colours<1>},                                                        // sprmTBrcLeftCv
    {0xD61C, border_colours<2>},                                                        // sprmTBrcBottomCv
    {0xD61D, border_colours<3>},                                                        // sprmTBrcRightCv
    {0xD620, [](R& r, Bytes o) { set_borders(r, o, cell_border_4(o.slice(3, 4))); }},   // sprmTSetBrc80
    {0xD62B, [](R& r, Bytes o) {                                                        // sprmTVertMerge
         const Joined down = o.u8(1) == 0 ? Joined::no : o.u8(1) == 1 ? Joined::goes_on : Joined::first;
         for_cells(r, o.u8(0), o.u8(0) + std::size_t{1}, [&](CellForm& c) { c.down = down; });
     }},
    {0xD62C, [](R& r, Bytes o) { for_cells(r, o, [&](CellForm& c) { c.vertical = o.u8(2) % 3; }); }},  // sprmTVertAlign
    {0xD62D, [](R& r, Bytes o) {                                                        // sprmTSetShd
         for_cells(r, o, [&](CellForm& c) { c.shading = shading_of_10(o.slice(2)); });
     }},
    {0xD62F, [](R& r, Bytes o) { set_borders(r, o, cell_border_8(o.slice(3, 8))); }},   // sprmTSetBrc
    {0xD632, [](R& r, Bytes o) { for_cells(r, o, [&](CellForm& c) { set_padding(c.padding, o); }); }},
    {0xD633, [](R& r, Bytes o) { r.spacing = o.u8(3) == 3 ? o.u16(4) : 0; }},           // sprmTCellSpacingDefault
    {0xD634, [](R& r, Bytes o) { set_padding(r.padding, o); }},                         // sprmTCellPaddingDefault
    {0xD660, [](R& r, Bytes o) {                                                        // sprmTSetShdTable
         for (CellForm& cell : r.cells) cell.shading = shading_of_10(o);
     }},
    {0xD670, shadings_10<0>},                                                           // sprmTDefTableShdRaw
    {0xD671, shadings_10<22>},                                                          // sprmTDefTableShdRaw2nd
    {0xD672, shadings_10<44>},                                                          // sprmTDefTableShdRaw3rd
    {0xF614, [](R& r, Bytes o) { r.width_unit = o.u8(0); r.width = o.i16(1); }},        // sprmTTableWidth
});
static_assert(is_ascending(row_handlers));

}  // namespace

void apply_table(RowForm& row, Bytes grpprl) {
    apply_sprms(row, grpprl, row_handlers);
}

void append_table_style(std::string& xml, Bytes grpprl) {
    RowForm row;
    apply_table(row, grpprl);
    xml += "<w:tblPr>";
    append_borders(xml, "tblBorders", row.borders, "insideH", "insideV");
    append_margins(xml, "tblCellMar", row.padding);
    xml += "</w:tblPr>";
}

void append_borders(std::string& xml, std::string_view name, const std::array<Attributes, 6>& borders,
                    std::string_view fifth, std::string_view sixth) {
    const std::array<std::string_view, 6> sides{"top", "left", "bottom", "right", fifth, sixth};
    std::string children;
    for (std::size_t i = 0; i < sides.size(); ++i) append_element(children, sides[i], borders[i]);
    if (children.empty()) return;
    xml.append("<w:").append(name).append(">").append(children).append("</w:").append(name).append(">");
}

void append_margins(std::string& xml, std::string_view name,
                    const std::array<std::optional<std::int64_t>, 4>& margins) {
    constexpr std::array<const char*, 4> sides{"top", "left", "bottom", "right"};
    std::string children;
    for (std::size_t i = 0; i < sides.size(); ++i)
        if (margins[i])
            append_element(children, sides[i], " w:w=\"" + std::to_string(*margins[i]) + "\" w:type=\"dxa\"");
    if (children.empty()) return;
    xml.append("<w:").append(name).append(">").append(children).append("</w:").append(name).append(">");
}

}  // namespace raingan::doc
