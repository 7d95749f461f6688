// The rules of a table fragment. Neighbouring cells both state the rule between them: drawn twice it would look
// heavier, so equal rules on one line are joined before they are drawn.
#pragma once

#include <vector>

#include "layout/ink.h"

namespace raingan::layout {

/// Sides at which a cell's box goes on on another page: no rule stands there. `right_to_left`: its first border is the
/// right one.
struct Cut {
    bool left = false, right = false, right_to_left = false;
};

class RuleSheet {
public:
    /// All four borders of a cell's box, or of its part that stands on one page.
    void add_box(const Borders& borders, double x_pt, double y_pt, double width_pt, double height_pt, Cut cut = {});

    /// Draws what was added, joined.
    void draw(Ink& onto);

private:
    struct Segment {
        bool horizontal = false;
        double position = 0;  ///< y of a horizontal rule, x of a vertical one
        double from = 0, to = 0;
        const Border* border = nullptr;
    };
    static bool joins(const Segment& a, const Segment& b);
    static bool before(const Segment& a, const Segment& b);
    void add(bool horizontal, const Border& border, double position, double from, double to);

    std::vector<Segment> segments_;
};

}  // namespace raingan::layout
