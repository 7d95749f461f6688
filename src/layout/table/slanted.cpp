#include "layout/table/slanted.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "layout/ink.h"

namespace raingan::layout {
namespace {

constexpr int upright = 90;

struct Turned {
    double sine = 0, cosine = 1;

    explicit Turned(int degrees) {
        const double angle = std::abs(degrees) * std::numbers::pi / (2 * upright);
        sine = std::sin(angle);
        cosine = std::cos(angle);
    }
    [[nodiscard]] double width(double along, double high) const { return along * cosine + high * sine; }
    [[nodiscard]] double height(double along, double high) const { return along * sine + high * cosine; }
};

Alignment alignment_of(const Context& context, const Cell& cell) {
    const auto* first = cell.blocks.empty() ? nullptr : std::get_if<Paragraph>(&cell.blocks.front().what);
    return first == nullptr ? Alignment::start : context.paragraph_format(first->format).alignment;
}

/// Text that cannot stand level where its line ends is set as wide as all of it needs, or, where that is higher than a
/// page, as what a page holds.
double line_length(double natural, int degrees, double high, const SlantRoom& room) {
    constexpr double least = 6;
    const Turned turned(degrees);
    const double longest = (room.longest_pt - high * turned.cosine) / turned.sine;
    return std::max(std::min(natural, longest), least);
}

double advance_of(const Ink& ink, const TextLine& line) {
    double advance = 0;
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r)
        for (std::uint32_t u = ink.runs[r].first; u < ink.runs[r].first + ink.runs[r].count; ++u)
            advance += ink.units[u].advance_pt;
    return advance;
}

}  // namespace

void set_slanted(Context& context, CellBox& box, StackFrame frame, const SlantRoom& room) {
    const Cell& cell = *box.cell;
    const double across = frame.width_pt;
    const double natural = natural_text_width(context, cell.blocks) + 0.01;
    const Alignment alignment = alignment_of(context, cell);
    frame.width_pt = natural;
    double high = remaining_height(stack_blocks(context, cell.blocks, frame));
    const double left = alignment == Alignment::start ? 0 : room.left_pt;
    const double right = alignment == Alignment::end ? 0 : room.right_pt;
    int degrees = cell.slant;  // NOLINT(bugprone-signed-char-misuse): a number, no letter
    const int step = degrees < 0 ? -1 : 1;
    while (std::abs(degrees) < upright - 1 &&
           Turned(degrees).width(line_length(natural, degrees, high, room), high) > left + across + right)
        degrees += step;
    frame.width_pt = line_length(natural, degrees, high, room);
    Stack stack = stack_blocks(context, cell.blocks, frame);
    high = remaining_height(stack);
    const Turned turned(degrees);
    const double width = turned.width(frame.width_pt, high);
    double shift = 0;
    if (alignment == Alignment::centre) shift = (across - width) / 2;
    if (alignment == Alignment::end) shift = across - width;
    shift = std::max(std::min(shift, across + room.right_pt - width), -room.left_pt);
    LineBox line;
    line.height_pt = line.fit_pt = turned.height(frame.width_pt, high);
    take_all(stack, line.ink, 0, 0);
    if (degrees > 0)
        slant(line.ink, degrees, shift, frame.width_pt * turned.sine);
    else
        slant(line.ink, degrees, shift + high * turned.sine, 0);
    box.content.items.emplace_back();
    box.content.items.back().what = std::move(line);
}

void set_stacked(Context& context, CellBox& box, StackFrame frame) {
    constexpr double too_narrow_for_two = 0.01;  // layout makes it as narrow as a line can be
    const double across = std::exchange(frame.width_pt, too_narrow_for_two);
    const Alignment alignment = alignment_of(context, *box.cell);
    box.content = stack_blocks(context, box.cell->blocks, frame);
    for (StackItem& item : box.content.items) {
        auto* line = std::get_if<LineBox>(&item.what);
        if (line == nullptr || line->ink.lines.empty()) continue;
        const TextLine& text = line->ink.lines.front();
        const double spare = across - advance_of(line->ink, text);
        double left = 0;
        if (alignment == Alignment::centre) left = spare / 2;
        if (alignment == Alignment::end) left = spare;
        Ink placed;
        draw(placed, line->ink, left - text.x_pt, 0);
        line->ink = std::move(placed);
    }
}

}  // namespace raingan::layout
