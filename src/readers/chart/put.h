// A chart that was read, put into the Document: a picture with the words for it, and its values behind it, unseen.
#pragma once

#include <string_view>

#include "charts/chart.h"
#include "document/formats.h"

namespace raingan::chart {

/// A shape of the chart's size at its float's corner. `said` is what the author says of it; the chart's own words
/// follow.
Shape shape_of(const charts::Chart& chart, std::string_view said, Document& document, Formats& formats);

}  // namespace raingan::chart
