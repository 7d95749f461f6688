// Charts of DrawingML (ECMA-376 Part 1 21.2), as in word/charts and xl/charts, from the values that they keep.
//
// Read: columns, bars, lines, areas, pies (of pies too, as pies), doughnuts, scatter, bubbles, radar, stock, surfaces
// (as lines), in any combination and on two axes; names, categories of one level or several, values, number formats,
// labels, looks of series and points, limits and titles of axes, legend. Not: trend lines, error bars, data tables,
// layouts by hand, chartex.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "charts/chart.h"
#include "readers/word/theme.h"

namespace raingan::chart {

/// The values of a reference ("S!$B$2:$B$9") that the chart keeps no copy of; null: there is no way to look them up.
using LookUp = std::function<std::vector<std::string>(std::string_view reference)>;

/// None where the part holds no chart with values. `text` is what labels look like where the chart does not say; its
/// size is not taken.
std::optional<charts::Chart> read_drawing_ml(pugi::xml_node chart_space, const word::Theme& theme,
                                             const TextFormat& text, Points width, Points height,
                                             const LookUp& look_up = {});

}  // namespace raingan::chart
