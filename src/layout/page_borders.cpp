#include "layout/page_borders.h"

#include <utility>

#include "layout/ink.h"

namespace raingan::layout {
namespace {

struct Edges {
    double left = 0, top = 0, right = 0, bottom = 0;  ///< middles of the rules
};

/// A double rule is three strokes wide, and a space is to the nearest of them.
double thickness(const Border& border) {
    constexpr double strokes = 3;
    return border.width.pt * (border.style == BorderStyle::double_line ? strokes : 1);
}

double outwards(const Border& border) {
    return border.space.pt + thickness(border) / 2;
}

Edges edges_of(const Section& section, const PageBorders& around) {
    const Borders& b = around.borders;
    const double width = section.page_width.pt;
    const double height = section.page_height.pt;
    if (!around.from_text)
        return {outwards(b.start), outwards(b.top), width - outwards(b.end), height - outwards(b.bottom)};
    return {section.margin_start.pt - outwards(b.start), section.margin_top.pt - outwards(b.top),
            width - section.margin_end.pt + outwards(b.end), height - section.margin_bottom.pt + outwards(b.bottom)};
}

void draw_around(Page& page, const PageBorders& around, const Edges& edges) {
    const Borders& b = around.borders;
    const auto on_page = [](double at, double extent) { return at > 0 && at < extent; };
    // Where two sides meet, each reaches to the other's outer edge.
    const double left = edges.left - thickness(b.start) / 2;
    const double right = edges.right + thickness(b.end) / 2;
    const double top = edges.top - thickness(b.top) / 2;
    const double bottom = edges.bottom + thickness(b.bottom) / 2;
    Ink rules;
    if (on_page(edges.top, page.height_pt)) draw_rule(rules, b.top, left, edges.top, right, edges.top);
    if (on_page(edges.bottom, page.height_pt)) draw_rule(rules, b.bottom, left, edges.bottom, right, edges.bottom);
    if (on_page(edges.left, page.width_pt)) draw_rule(rules, b.start, edges.left, top, edges.left, bottom);
    if (on_page(edges.right, page.width_pt)) draw_rule(rules, b.end, edges.right, top, edges.right, bottom);
    draw(page, rules, 0, 0);
}

}  // namespace

void draw_page_borders(Context& context, const std::vector<PageFrame>& frames) {
    const Section* before = nullptr;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Section& section = *frames[i].section;
        const bool first = &section != std::exchange(before, &section);
        if (!section.page_borders) continue;
        const PageBorders::On on = section.page_borders->on;
        if (on == PageBorders::On::all || (on == PageBorders::On::first) == first)
            draw_around(context.pages.all[i], *section.page_borders, edges_of(section, *section.page_borders));
    }
}

}  // namespace raingan::layout
