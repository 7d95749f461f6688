// Charts of .xls ([MS-XLS] 2.1.7.20.1: a substream of their own), from the values that they keep or, where they keep
// none, from the cells that they name.
//
// Read: columns, bars, lines, areas, pies (of pies too, as pies), doughnuts, scatter, bubbles, radar, stock, surfaces
// (as lines), in any combination and on two axes; names, categories, values, number formats, labels of series, looks of
// series and points, limits and titles of axes, legend. Not: trend lines, error bars, data tables, labels of single
// points, layouts by hand.
#pragma once

#include <optional>

#include "charts/chart.h"
#include "readers/xls/chart_cells.h"

namespace raingan::xls {

/// Of the substream whose BOF stands at `at`. None where it is no chart, or has no values.
std::optional<charts::Chart> read_chart(Bytes stream, std::size_t at, const Globals& globals, ChartCells& cells);

}  // namespace raingan::xls
