#include "layout/wrap.h"

#include <algorithm>

#include "layout/context.h"

namespace raingan::layout {
namespace {

/// A line begins beside a float only where this much is free (docs/word-layout.md#floats).
constexpr double least_room_pt = 72;

struct Gap {
    double start = 0, end = 0;
    [[nodiscard]] double width() const { return end - start; }
};

}  // namespace

LineShape::LineShape(std::span<const Exclusion> exclusions, double left_pt, double top_pt) {
    for (Exclusion box : exclusions) {
        box.left_pt -= left_pt;
        box.right_pt -= left_pt;
        box.top_pt -= top_pt;
        box.bottom_pt -= top_pt;
        if (box.bottom_pt <= tolerance_pt) continue;
        bottom_ = std::max(bottom_, box.bottom_pt);
        exclusions_.push_back(box);
    }
    std::ranges::sort(exclusions_, {}, &Exclusion::left_pt);
}

LineSlot LineShape::slot(double y_pt, double height_pt, double start_pt, double end_pt) const {
    double y = y_pt;
    while (y < bottom_) {
        Gap widest{start_pt, start_pt};
        double from = start_pt;
        double next = bottom_;  // where the first of the boxes that are in the way ends
        bool blocked = false;
        for (const Exclusion& box : exclusions_) {
            if (box.top_pt >= y + height_pt - tolerance_pt || box.bottom_pt <= y + tolerance_pt) continue;
            if (!box.whole_width && (box.right_pt <= start_pt || box.left_pt >= end_pt)) continue;
            blocked = true;
            next = std::min(next, box.bottom_pt);
            const Gap before{from, box.whole_width ? from : std::min(box.left_pt, end_pt)};
            if (before.width() > widest.width()) widest = before;
            from = std::max(from, box.whole_width ? end_pt : box.right_pt);
        }
        if (!blocked) break;
        if (end_pt - from > widest.width()) widest = {from, end_pt};
        if (widest.width() >= std::min(least_room_pt, end_pt - start_pt)) return {y - y_pt, widest.start, widest.end};
        y = next;
    }
    return {y - y_pt, start_pt, end_pt};
}

}  // namespace raingan::layout
