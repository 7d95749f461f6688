// The numbers along an axis: from where to where, in which steps, as Excel chooses them.
#pragma once

#include <vector>

#include "charts/chart.h"

namespace raingan::charts {

struct Scale {
    double least = 0, most = 1, step = 0.2;
    bool logarithmic = false;

    /// 0 at `least`, 1 at `most`; clamped.
    [[nodiscard]] double share(double value) const;
    /// At most 100 of them.
    [[nodiscard]] std::vector<double> ticks() const;
};

/// `low` and `high` are the extremes of what is shown; `length_pt` says how many steps there is room for.
Scale scale_of(const Axis& axis, double low, double high, double length_pt, double label_pt);

}  // namespace raingan::charts
