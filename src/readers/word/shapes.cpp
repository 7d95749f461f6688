#include "readers/word/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "readers/word/images.h"

namespace raingan::word {
namespace {

using std::string_view;

bool is_one_picture(const Float& floating) {
    return floating.shapes.size() == 1 && floating.shapes.front().picture && floating.shapes.front().blocks.empty();
}

}  // namespace

Size size_of_image(const Document& document, std::uint32_t image) {
    const auto [width, height] = size_of_picture(document.images[image]);
    return {width, height};
}

void turn_box(Shape& shape, std::uint8_t turns) {
    if (turns % 2 == 0) return;
    const double centre_x = shape.x.pt + shape.width.pt / 2;
    const double centre_y = shape.y.pt + shape.height.pt / 2;
    std::swap(shape.width, shape.height);
    shape.x = Points(centre_x - shape.width.pt / 2);
    shape.y = Points(centre_y - shape.height.pt / 2);
}

PlanePoint turn_within(PlanePoint middle, PlanePoint group_middle, const FigureTurn& group, FigureTurn& turn) {
    double x = middle.x - group_middle.x, y = middle.y - group_middle.y;
    if (group.flip_across) x = -x;
    if (group.flip_down) y = -y;
    if (group.flip_across != group.flip_down) turn.degrees = -turn.degrees;
    turn.flip_across = turn.flip_across != group.flip_across;
    turn.flip_down = turn.flip_down != group.flip_down;
    turn.degrees += group.degrees;
    const PlanePoint turned = mapped(rotation(group.degrees), x, y);
    return {group_middle.x + turned.x, group_middle.y + turned.y};
}

bool turn_line(Shape& shape, const FigureTurn& turn) {
    const double up = shape.outline == Shape::Outline::line_up ? -1 : 1;
    const PlanePoint turned = mapped(rotation(turn.degrees), shape.width.pt * (turn.flip_across ? -1 : 1),
                                     shape.height.pt * up * (turn.flip_down ? -1 : 1));
    const double across = std::round(turned.x * 1000) / 1000, down = std::round(turned.y * 1000) / 1000;
    shape.x += (shape.width - Points(std::abs(across))) / 2;
    shape.y += (shape.height - Points(std::abs(down))) / 2;
    shape.width = Points(std::abs(across));
    shape.height = Points(std::abs(down));
    shape.outline = across * down < 0 ? Shape::Outline::line_up : Shape::Outline::line_down;
    return across < 0 || (across == 0 && down < 0);
}

void turn_text(Shape& shape, std::uint8_t turns) {
    const Points top = shape.inset_top, end = shape.inset_end, bottom = shape.inset_bottom, start = shape.inset_start;
    const bool down = turns == 1;
    shape.inset_start = down ? top : bottom;
    shape.inset_top = down ? end : start;
    shape.inset_end = down ? bottom : top;
    shape.inset_bottom = down ? start : end;
    shape.quarter_turns = turns;
}

void turn_along(Shape& shape, std::uint8_t turns) {
    const auto sum = static_cast<std::uint8_t>((shape.quarter_turns + turns) % 4);
    shape.quarter_turns = sum % 2 == 0 ? 0 : sum;  // nobody turns text upside down
}

void put_drawing(Inline& in, RunLook& look, Float floating, bool in_line) {
    if (floating.shapes.empty()) return;
    if (in_line && is_one_picture(floating)) {
        in.text.add(*floating.shapes.front().picture, in.story.context.looks.format(look, Slot::ascii));
        return;
    }
    if (in_line) {
        floating.in_line = true;
        floating.wrap = Wrap::none;
        const auto aside = static_cast<std::uint32_t>(in.text.paragraph.anchors.size());
        in.text.add(InlineDrawing{floating.width, floating.height, aside},
                    in.story.context.looks.format(look, Slot::ascii));
    }
    add_float(in, std::move(floating));
}

std::optional<FloatPosition::Align> align_of(std::string_view word) {
    using Align = FloatPosition::Align;
    constexpr std::array<std::pair<std::string_view, Align>, 7> alignments{{{"left", Align::start},
                                                                            {"top", Align::start},
                                                                            {"inside", Align::start},
                                                                            {"center", Align::centre},
                                                                            {"right", Align::end},
                                                                            {"bottom", Align::end},
                                                                            {"outside", Align::end}}};
    const auto* const found = std::ranges::find(alignments, word, &std::pair<std::string_view, Align>::first);
    return found == alignments.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace raingan::word
