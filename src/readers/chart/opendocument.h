// Charts of OpenDocument (ODF 1.3 part 3, 11), embedded in text and on sheets, from the values that they keep in a
// table of their own (local-table).
//
// Read: columns, bars, lines, areas, pies, rings, scatter, bubbles, radar, stock, surfaces (as lines), in combination
// and on two axes; names, categories, values, number formats, labels, looks of series and points, limits and titles of
// axes, legend. Not: trend lines, error bars, layouts by hand.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "charts/chart.h"
#include "readers/opendocument/source.h"

namespace raingan::chart {

/// The chart that a draw:object of `holder` stands for by its xlink:href, or by the office:document that stands in it
/// (`flat`; else empty), `width` × `height` large. None where it is no chart, is not in the file, or keeps no values.
/// `text` is what labels look like; its size is not taken. Throws what xml::parse does.
std::optional<charts::Chart> read_opendocument(const opendocument::Source& holder, std::string_view href,
                                               pugi::xml_node flat, const TextFormat& text, Points width,
                                               Points height);

}  // namespace raingan::chart
