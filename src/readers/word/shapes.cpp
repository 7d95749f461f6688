#include "readers/word/shapes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/word/images.h"

namespace raingan::word {
namespace {

using std::string_view;

using Outline = Shape::Outline;
/// Presets that we draw, each as itself or as what is much like it.
constexpr std::array<std::pair<string_view, Outline>, 46> outlines{
    {{"", Outline::box},
     {"rect", Outline::box},
     {"round1Rect", Outline::box},
     {"round2SameRect", Outline::rounded_box},
     {"round2DiagRect", Outline::rounded_box},
     {"snip1Rect", Outline::box},
     {"snip2SameRect", Outline::box},
     {"textBox", Outline::box},
     {"flowChartProcess", Outline::box},
     {"flowChartPredefinedProcess", Outline::box},
     {"foldedCorner", Outline::box},
     {"plaque", Outline::box},
     {"bevel", Outline::box},
     {"frame", Outline::box},
     {"wedgeRectCallout", Outline::box},
     {"flowChartDocument", Outline::box},
     {"roundRect", Outline::rounded_box},
     {"wedgeRoundRectCallout", Outline::rounded_box},
     {"flowChartAlternateProcess", Outline::rounded_box},
     {"flowChartTerminator", Outline::rounded_box},
     {"ellipse", Outline::ellipse},
     {"flowChartConnector", Outline::ellipse},
     {"wedgeEllipseCallout", Outline::ellipse},
     {"triangle", Outline::triangle},
     {"flowChartExtract", Outline::triangle},
     {"diamond", Outline::diamond},
     {"flowChartDecision", Outline::diamond},
     {"parallelogram", Outline::parallelogram},
     {"flowChartInputOutput", Outline::parallelogram},
     {"homePlate", Outline::pentagon_arrow},
     {"chevron", Outline::chevron},
     {"hexagon", Outline::hexagon},
     {"flowChartPreparation", Outline::hexagon},
     {"rightArrow", Outline::right_arrow},
     {"stripedRightArrow", Outline::right_arrow},
     {"notchedRightArrow", Outline::right_arrow},
     {"leftArrow", Outline::left_arrow},
     {"upArrow", Outline::up_arrow},
     {"downArrow", Outline::down_arrow},
     // Numbers of VML (MS-ODRAW 2.4.24 MSOSPT) where the two have a figure in common.
     {"t2", Outline::rounded_box},
     {"t3", Outline::ellipse},
     {"t4", Outline::diamond},
     {"t5", Outline::triangle},
     {"t13", Outline::right_arrow},
     {"t66", Outline::left_arrow},
     {"t67", Outline::down_arrow}}};
constexpr std::array<string_view, 3> lines{"line", "straightConnector1", "lineInv"};

bool is_one_picture(const Float& floating) {
    return floating.shapes.size() == 1 && floating.shapes.front().picture;
}

}  // namespace

Size size_of_image(const Document& document, std::uint32_t image) {
    const PictureKind kind = picture_kind(document.images[image].bytes);
    constexpr double screen_dpi = 96;
    constexpr Points placeholder{72};
    if (!kind.readable) return {placeholder, placeholder};
    return {Points(kind.width * 72 / screen_dpi), Points(kind.height * 72 / screen_dpi)};
}

Shape::Outline outline_of(string_view preset, bool down) {
    if (std::ranges::find(lines, preset) != lines.end())
        return down == (preset != "lineInv") ? Shape::Outline::line_down : Shape::Outline::line_up;
    const auto found = std::ranges::find(outlines, preset, &std::pair<string_view, Outline>::first);
    return found != outlines.end() ? found->second : Outline::none;
}

bool is_area(Shape::Outline outline) {
    return outline != Outline::none && outline != Outline::line_down && outline != Outline::line_up;
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
