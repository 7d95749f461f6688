// Footnotes at the foot of a page or column (docs/word-layout.md#footnotes): a separator, then the notes whose marks
// stand above. What does not fit goes on at the foot of the next.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "layout/context.h"
#include "layout/stack.h"

namespace raingan::layout {

class NoteArea {
public:
    explicit NoteArea(Context& context) : context_(context) {}

    /// A new foot, as wide as its column and at most `most_pt` high; what was left over stands there first.
    void open(double width_pt, double most_pt);
    /// Room that the notes here need.
    [[nodiscard]] double height() const;
    /// What the footnotes among `anchors` would add to `reserved_pt`: all of each, or only the first line of the last.
    double height_of(std::span<const PlacedAnchor> anchors, double reserved_pt);
    double least_height_of(std::span<const PlacedAnchor> anchors, double reserved_pt);
    /// Takes the footnotes among `anchors`, whose lines now stand on the page.
    void add(std::span<const PlacedAnchor> anchors);
    /// Draws what fits into `available_pt` above `bottom_pt`; keeps the rest.
    void draw_at(Page& page, double left_pt, double bottom_pt, double available_pt, bool force);
    [[nodiscard]] bool pending() const { return !notes_.empty(); }

private:
    struct Note {
        std::uint32_t aside = 0;
        Stack text;
    };
    [[nodiscard]] bool is_footnote(const PlacedAnchor& anchor) const;
    Note set(const PlacedAnchor& anchor);
    const Note& measured(const PlacedAnchor& anchor);
    double separator_height();

    Context& context_;
    double width_ = 0, most_ = 0;
    bool goes_on_ = false;     ///< the first note began on an earlier page
    std::deque<Note> notes_;   ///< of this foot
    std::deque<Note> coming_;  ///< measured, not yet on a page
    double separator_ = -1;
};

}  // namespace raingan::layout
