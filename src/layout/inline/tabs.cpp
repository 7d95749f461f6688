#include "layout/inline/tabs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/round.h"

namespace raingan::layout {
namespace {

/// Word compares in whole twips.
std::int64_t twips(double points) {
    return round_to_int(points * 20);
}

}  // namespace

TabStop next_tab_stop(const ParagraphFormat& format, double default_tab_pt, double pen_pt, bool at_pen_counts) {
    const std::int64_t pen = twips(pen_pt);
    const auto reached = [&](double position) {
        return at_pen_counts ? twips(position) >= pen : twips(position) > pen;
    };
    std::optional<TabStop> best;
    for (const TabStop& stop : format.tabs)
        if (stop.kind != TabKind::bar && reached(stop.position.pt) && (!best || stop.position < best->position))
            best = stop;
    const bool hangs = format.indent_first_line.pt < 0;
    if (hangs && reached(format.indent_start.pt) && (!best || format.indent_start < best->position)) {
        best = TabStop{};
        best->position = format.indent_start;
    }
    if (best) return *best;
    const double grid = std::max(default_tab_pt, 1.0);
    double position = std::floor(pen_pt / grid) * grid;
    while (!reached(position)) position += grid;
    TabStop stop;
    stop.position = Points(position);
    return stop;
}

}  // namespace raingan::layout
