// A chart as a Drawing of its size, much as Office draws it: three dimensions as flat, sizes of labels estimated.
#pragma once

#include "charts/chart.h"

namespace raingan::charts {

Drawing draw(const Chart& chart);

}  // namespace raingan::charts
