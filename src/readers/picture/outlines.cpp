#include "readers/picture/outlines.h"

#include <algorithm>
#include <array>
#include <utility>

namespace raingan {
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

}  // namespace

Shape::Outline outline_of(string_view preset, bool down) {
    if (std::ranges::find(lines, preset) != lines.end())
        return down == (preset != "lineInv") ? Shape::Outline::line_down : Shape::Outline::line_up;
    const auto found = std::ranges::find(outlines, preset, &std::pair<string_view, Outline>::first);
    return found != outlines.end() ? found->second : Outline::none;
}

bool is_area(Shape::Outline outline) {
    return outline != Outline::none && outline != Outline::line_down && outline != Outline::line_up;
}

}  // namespace raingan
