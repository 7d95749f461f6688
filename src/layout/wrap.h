// Lines that give way to floats (docs/word-layout.md#floats): which part of a column is free at some height.
#pragma once

#include <span>
#include <vector>

namespace raingan::layout {

/// A box that text keeps out of, its distances included; over the whole column where nothing may stand beside it.
struct Exclusion {
    double left_pt = 0, right_pt = 0, top_pt = 0, bottom_pt = 0;
    bool whole_width = false;
};

/// Where a line may stand: `skip_pt` lower, from `start_pt` to `end_pt`.
struct LineSlot {
    double skip_pt = 0, start_pt = 0, end_pt = 0;
};

/// The free places of one paragraph; all lengths count from its column's left edge and its first line's top.
class LineShape {
public:
    LineShape() = default;
    /// `exclusions` in the coordinates in which the paragraph's origin is (left_pt, top_pt).
    LineShape(std::span<const Exclusion> exclusions, double left_pt, double top_pt);

    /// The place for a line that would stand at `y_pt` from `start_pt` to `end_pt`.
    [[nodiscard]] LineSlot slot(double y_pt, double height_pt, double start_pt, double end_pt) const;
    /// Below this nothing is in the way.
    [[nodiscard]] double bottom_pt() const { return bottom_; }

private:
    std::vector<Exclusion> exclusions_;
    double bottom_ = 0;
};

}  // namespace raingan::layout
