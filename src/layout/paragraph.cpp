#include "layout/paragraph.h"

#include <algorithm>

#include "layout/inline/items.h"
#include "layout/inline/lines.h"
#include "layout/inline/place.h"

namespace raingan::layout {
namespace {

/// A line is never narrower than this, whatever the indents say.
constexpr double narrowest_line_pt = 6;

Measure measure_of(const ParagraphFormat& format, double width_pt) {
    Measure measure;
    measure.start = format.indent_start.pt;
    measure.first_start = format.indent_start.pt + format.indent_first_line.pt;
    measure.end =
        std::max(width_pt - format.indent_end.pt, std::max(measure.start, measure.first_start) + narrowest_line_pt);
    return measure;
}

double reach(const Border& border) {
    return border.style == BorderStyle::none ? 0 : border.width.pt + border.space.pt;
}

/// Paragraph borders and shading, drawn on the lines so that they go with them over a page break. Side rules and
/// shading stand outside the text, top and bottom rules add to the first and last line's height.
void frame_lines(ParagraphBox& box, const ParagraphFormat& format, const Measure& measure,
                 const ParagraphFrame& frame) {
    const Borders& borders = format.borders;
    const double left = std::min(measure.start, measure.first_start) - reach(borders.start);
    const double right = measure.end + reach(borders.end);
    const Border& top_rule = frame.joins_above ? format.between : borders.top;
    const double top = reach(top_rule);
    const double bottom = frame.joins_below ? 0 : reach(borders.bottom);
    for (std::size_t i = 0; i < box.lines.size(); ++i) {
        LineBox& line = box.lines[i];
        const bool first = i == 0;
        const bool last = i + 1 == box.lines.size();
        const double lead = first ? top : 0;
        Ink framed;
        const double height = line.height_pt + lead + (last ? bottom : 0);
        if (format.background) draw_fill(framed, left, 0, right - left, height, *format.background);
        draw_rule(framed, borders.start, left, 0, left, height);
        draw_rule(framed, borders.end, right, 0, right, height);
        if (first && top > 0) draw_rule(framed, top_rule, left, top_rule.width.pt / 2, right, top_rule.width.pt / 2);
        if (last && bottom > 0)
            draw_rule(framed, borders.bottom, left, height - borders.bottom.width.pt / 2, right,
                      height - borders.bottom.width.pt / 2);
        draw(framed, line.ink, 0, lead);
        line.ink = std::move(framed);
        line.fit_pt += lead + (last && bottom > 0 ? height - lead - line.fit_pt : 0);
        line.height_pt = height;
    }
}

bool is_framed(const ParagraphFormat& format) {
    return format.background.has_value() || format.borders != Borders{};
}

}  // namespace

bool share_borders(const ParagraphFormat& above, const ParagraphFormat& below) {
    return above.borders != Borders{} && above.borders == below.borders && above.indent_start == below.indent_start &&
           above.indent_end == below.indent_end;
}

ParagraphBox lay_out_paragraph(Context& context, const Paragraph& paragraph, const ParagraphFrame& frame) {
    const ParagraphFormat& format = context.paragraph_format(paragraph.format);
    const Measure measure = measure_of(format, frame.width_pt);
    std::vector<Item> items = collect_items(context, paragraph);

    ParagraphBox box;
    box.before_pt = format.space_before.pt;
    box.after_pt = format.space_after.pt;
    box.empty = items.empty();
    std::uint32_t tag = frame.tag_parent;
    if (!items.empty() && frame.tag_parent != 1) {
        tag = context.add_tag(format.outline_level > 0 ? Tag::Kind::heading : Tag::Kind::paragraph, frame.tag_parent);
        context.pages.tags[tag].level = format.outline_level;
    }
    for (const Line& line : break_lines(context, format, measure, items))
        box.lines.push_back(place_line(context, paragraph, measure, items, line, tag));
    if (is_framed(format)) frame_lines(box, format, measure, frame);
    return box;
}

}  // namespace raingan::layout
