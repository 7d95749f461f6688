#include "readers/word/table_borders.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace raingan::word {
namespace {

constexpr std::array<Side, 4> outer_sides{Side::top, Side::end, Side::bottom, Side::start};

/// Whether each side of the cell (top, end, bottom, start) lies on the edge of an area.
using Edges = std::array<bool, 4>;

Edges table_edges(const CellPlace& place) {
    return {place.first_row == 0, place.last_column + 1 >= place.columns, place.last_row + 1 >= place.rows,
            place.first_column == 0};
}

/// Where a band begins and ends: bands count from behind the header.
bool begins_band(std::size_t index, bool header, std::optional<std::int64_t> size) {
    const auto length = static_cast<std::size_t>(std::max(size.value_or(1), std::int64_t{1}));
    const std::size_t from = header ? 1 : 0;
    return index < from || (index - from) % length == 0;
}

Edges region_edges(Region region, const CellPlace& place, const TableProperties& bands, const TableLook& look) {
    Edges edges = table_edges(place);
    switch (region) {
        case Region::whole:
            break;
        case Region::first_row:
        case Region::last_row:
            edges[0] = edges[2] = true;
            break;
        case Region::band1_row:
        case Region::band2_row:
            edges[0] = begins_band(place.first_row, look.first_row, bands.row_band);
            edges[2] = edges[2] || begins_band(place.last_row + 1, look.first_row, bands.row_band);
            break;
        case Region::first_column:
        case Region::last_column:
            edges[1] = edges[3] = true;
            break;
        case Region::band1_column:
        case Region::band2_column:
            edges[3] = begins_band(place.first_column, look.first_column, bands.column_band);
            edges[1] = edges[1] || begins_band(place.last_column + 1, look.first_column, bands.column_band);
            break;
        case Region::top_left:
        case Region::top_right:
        case Region::bottom_left:
        case Region::bottom_right:
            edges = {true, true, true, true};
            break;
    }
    return edges;
}

using FourBorders = std::array<Border, 4>;

/// Lays an area's borders over those found so far.
void lay(FourBorders& borders, const SideBorders& area, const Edges& edges) {
    for (std::size_t i = 0; i < outer_sides.size(); ++i) {
        const Side inside = i % 2 == 0 ? Side::inside_h : Side::inside_v;
        const auto& stated = area[static_cast<std::size_t>(edges[i] ? outer_sides[i] : inside)];
        if (stated) borders[i] = *stated;
    }
}

}  // namespace

Borders resolve_borders(const CellPlace& place, const SideBorders& table, const TableStyle& style, Regions regions,
                        const TableProperties& bands, const TableLook& look, const CellProperties& own,
                        const CellProperties* below) {
    FourBorders borders;
    lay(borders, table, table_edges(place));
    for (std::size_t i = 0; i < region_count; ++i) {
        const auto region = static_cast<Region>(i);
        if ((regions & bit(region)) != 0)
            lay(borders, style.regions[i].cell.borders, region_edges(region, place, bands, look));
    }
    constexpr Edges all{true, true, true, true};
    lay(borders, own.borders, all);
    if (below != nullptr) {
        const auto& bottom = below->borders[static_cast<std::size_t>(Side::bottom)];
        if (bottom) borders[2] = *bottom;
    }
    return {borders[0], borders[1], borders[2], borders[3]};
}

}  // namespace raingan::word
