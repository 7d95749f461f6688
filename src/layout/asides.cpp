#include "layout/asides.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "layout/figures.h"
#include "layout/picture.h"
#include "layout/stack.h"
#include "layout/table/table.h"

namespace raingan::layout {
namespace {

constexpr double narrowest_box_pt = 6;

/// Draws a shape into its float's ink; returns where it ends below the float's top.
double draw_shape(Context& context, Ink& ink, const Shape& shape, double shape_width, const AsideRecord& record) {
    const double insets = shape.inset_top.pt + shape.inset_bottom.pt;
    const bool turned = shape.quarter_turns % 2 != 0;
    double height = shape.height.pt;
    Stack text;
    if (!shape.blocks.empty() && !record.text_flows) {
        const double along = turned ? shape.height.pt : shape_width;
        const double width = along - shape.inset_start.pt - shape.inset_end.pt;
        text = stack_blocks(context, shape.blocks, {std::max(width, narrowest_box_pt), record.tag_parent, 1, 0, true});
        if (shape.grows && !turned) {
            height = remaining_height(text) + insets;
            if (shape.height.pt > 0) {  // else nobody saved it
                ++context.traces.boxes;
                context.traces.box_error_pt += std::abs(height - shape.height.pt);
            }
        }
    }
    draw_figure(ink, shape, height);
    if (shape.picture) {
        PlacedImage box;
        box.x_pt = static_cast<float>(shape.x.pt);
        box.y_pt = static_cast<float>(shape.y.pt);
        box.width_pt = static_cast<float>(shape.width.pt);
        box.height_pt = static_cast<float>(shape.height.pt);
        draw_picture(context, ink, *shape.picture, record.tag_parent, box);
    }
    if (!text.done()) {
        const double across = turned ? shape.width.pt : height;
        double y = shape.inset_top.pt;
        const double spare = across - insets - remaining_height(text);
        if (spare > 0 && shape.vertical != VerticalAlignment::top)
            y += shape.vertical == VerticalAlignment::centre ? spare / 2 : spare;
        Ink written;
        take_all(text, written, shape.inset_start.pt, y);
        if (shape.unseen) {
            for (GlyphRun& run : written.runs) run.hidden = true;
            written.fills.clear();
            written.dashes.clear();
        }
        if (turned) turn(written, shape.quarter_turns, shape.height.pt, across);
        draw(ink, written, shape.x.pt, shape.y.pt);
    }
    return shape.y.pt + height;
}

double width_as_text(Context& context, const Shape& shape) {
    constexpr double rounding_pt = 0.01;
    const double text = natural_text_width(context, shape.blocks) + rounding_pt;
    return std::min(text + shape.inset_start.pt + shape.inset_end.pt, shape.width.pt);
}

void set_float(Context& context, std::uint32_t index) {
    if (context.asides[index].set) return;
    AsideRecord record = std::move(context.asides[index]);  // boxes of text may anchor more floats
    const auto& floating = std::get<Float>(record.aside->what);
    record.height_pt = floating.height.pt;
    record.width_pt = floating.width.pt;
    bool grows = false;
    double end = 0;
    for (const Shape& shape : floating.shapes) {
        grows = grows || shape.grows;
        double width = shape.width.pt;
        if (shape.wide_as_text) record.width_pt = width = width_as_text(context, shape);
        end = std::max(end, draw_shape(context, record.ink, shape, width, record));
    }
    if (grows && floating.shapes.size() == 1) record.height_pt = end;
    record.reach_pt = record.height_pt;
    constexpr double below_baseline = 0.3;  // of the size
    for (const TextLine& line : record.ink.lines) {
        const double size = line.run_count > 0 ? record.ink.runs[line.first_run].size_pt : 0;
        record.reach_pt = std::max(record.reach_pt, line.baseline_pt + below_baseline * size);
    }
    record.set = true;
    context.asides[index] = std::move(record);
}

struct Span {
    double begin = 0, end = 0;
};

double place_on(const FloatPosition& position, const Span& base, double extent) {
    const double room = base.end - base.begin;
    switch (position.align) {
        case FloatPosition::Align::start:
            return base.begin;
        case FloatPosition::Align::centre:
            return base.begin + (room - extent) / 2;
        case FloatPosition::Align::end:
            return base.end - extent;
        case FloatPosition::Align::offset:
            break;
    }
    return base.begin + (position.share ? *position.share * room : position.offset.pt);
}

/// Of one axis: the page is `page` points long, with margins `before` and `behind`; `text` is where the anchor stands.
Span base_of(FloatPosition::From from, double page, double before, double behind, const Span& text) {
    switch (from) {
        case FloatPosition::From::page:
            return {0, page};
        case FloatPosition::From::margin:
            return {before, page - behind};
        case FloatPosition::From::before_margin:
            return {0, before};
        case FloatPosition::From::behind_margin:
            return {page - behind, page};
        case FloatPosition::From::text:
            break;
    }
    return text;
}

/// Puts `behind` under what is drawn already. Its runs and units go to the end, where no index changes.
void draw_behind(Page& page, const Ink& behind) {
    Ink under = behind;
    under.lines.clear();
    for (PlacedImage& image : under.images) image.lines_before += static_cast<std::uint32_t>(page.lines.size());
    Ink text;
    text.units = behind.units;
    text.runs = behind.runs;
    text.lines = behind.lines;
    text.links = behind.links;
    text.bookmarks = behind.bookmarks;
    text.computed = behind.computed;
    draw(page, text, 0, 0);
    page.fills.insert(page.fills.begin(), under.fills.begin(), under.fills.end());
    page.dashes.insert(page.dashes.begin(), under.dashes.begin(), under.dashes.end());
    page.paths.insert(page.paths.begin(), under.paths.begin(), under.paths.end());
    page.images.insert(page.images.begin(), under.images.begin(), under.images.end());
}

}  // namespace

const Float* float_of(const Context& context, const PlacedAnchor& anchor) {
    return std::get_if<Float>(&context.asides[anchor.aside].aside->what);
}

bool text_is_too_long(Context& context, std::uint32_t aside) {
    // Most floats are a picture or a line of text, and need not be set to know.
    constexpr double high_line_pt = 40, wide_byte_pt = 8;
    double lines = 0;
    bool has_table = false;
    for (const Shape& shape : std::get<Float>(context.asides[aside].aside->what).shapes)
        for (const Block& block : shape.blocks) {
            has_table = has_table || !std::holds_alternative<Paragraph>(block.what);
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what))
                lines += 1 + static_cast<double>(paragraph->text.size()) * wide_byte_pt /
                                 std::max(shape.width.pt, narrowest_box_pt);
        }
    if (lines * high_line_pt < context.least_page_pt && !has_table) return false;
    set_float(context, aside);
    AsideRecord& record = context.asides[aside];
    record.set = false;  // its page is not known yet
    record.ink = {};
    record.text_flows = record.reach_pt > context.least_page_pt;
    return record.text_flows;
}

void count_space_above(Ink& line, double space_pt) {
    for (PlacedAnchor& anchor : line.anchors) anchor.above_pt = static_cast<float>(space_pt);
}

FloatBox place_float(Context& context, const PlacedAnchor& anchor, const PageFrame& frame) {
    set_float(context, anchor.aside);
    const AsideRecord& record = context.asides[anchor.aside];
    const auto& floating = std::get<Float>(record.aside->what);
    const bool in_cell = record.in_cell && floating.in_cell;
    // What would stand off the page is pushed back onto it, text that runs over its box too.
    const auto pushed = [&](FloatBox box) {
        box.y_pt = std::max(std::min(box.y_pt, frame.section->page_height.pt - record.reach_pt), 0.0);
        return box;
    };
    if (floating.in_line) return pushed({anchor.x_pt, anchor.y_pt, record.width_pt, record.height_pt});
    return pushed(place_box(floating.horizontal, floating.vertical, record.width_pt, record.height_pt, anchor,
                            *frame.section, in_cell));
}

FloatBox place_box(const FloatPosition& horizontal, const FloatPosition& vertical, double width_pt, double height_pt,
                   const PlacedAnchor& anchor, const Section& section, bool in_cell) {
    FloatBox box;
    box.width_pt = width_pt;
    box.height_pt = height_pt;
    const auto from = [&](const FloatPosition& position) {
        return in_cell ? FloatPosition::From::text : position.from;
    };
    const Span across = base_of(from(horizontal), section.page_width.pt, section.margin_start.pt, section.margin_end.pt,
                                {anchor.x_pt, anchor.x_pt + anchor.width_pt});
    const Span down = base_of(from(vertical), section.page_height.pt, section.margin_top.pt, section.margin_bottom.pt,
                              {anchor.y_pt - anchor.above_pt, anchor.y_pt - anchor.above_pt});
    box.x_pt = place_on(horizontal, across, width_pt);
    // In a cell what hangs on the page's foot or middle does so on the cell's, whose height is not known here: it
    // stands at the cell's head, and never over the row above.
    const bool by_cell =
        in_cell && vertical.from != FloatPosition::From::text &&
        (vertical.align == FloatPosition::Align::end || vertical.align == FloatPosition::Align::centre);
    box.y_pt = by_cell ? down.begin : place_on(vertical, down, height_pt);
    // What would stand off the page is pushed back onto it.
    box.y_pt = std::max(std::min(box.y_pt, section.page_height.pt - box.height_pt), 0.0);
    if (box.x_pt + box.width_pt > section.page_width.pt && box.width_pt <= section.page_width.pt)
        box.x_pt = section.page_width.pt - box.width_pt;
    return box;
}

Exclusion exclusion_of(const Float& floating, const FloatBox& box) {
    return {box.x_pt - floating.distance_start.pt, box.x_pt + box.width_pt + floating.distance_end.pt,
            box.y_pt - floating.distance_top.pt, box.y_pt + box.height_pt + floating.distance_bottom.pt,
            floating.wrap == Wrap::top_and_bottom};
}

namespace {

void draw_floats(Context& context, Page& page, const PageFrame& frame) {
    // A float's own text may hold more of them; they join the end of the list.
    for (std::size_t i = 0; i < page.anchors.size(); ++i) {
        if (i >= limits::page_floats) throw over_limit(limits::page_floats, "");
        const PlacedAnchor anchor = page.anchors[i];
        const Float* floating = float_of(context, anchor);
        if (floating == nullptr) continue;
        const FloatBox box = place_float(context, anchor, frame);
        Ink placed;
        draw(placed, context.asides[anchor.aside].ink, box.x_pt, box.y_pt);
        page.anchors.insert(page.anchors.end(), placed.anchors.begin(), placed.anchors.end());
        placed.anchors.clear();
        if (floating->behind)
            draw_behind(page, placed);
        else
            draw(page, placed, 0, 0);
    }
    page.anchors.clear();
}

}  // namespace

void draw_page_floats(Context& context, const std::vector<PageFrame>& frames) {
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (context.pages.all.outer(i).anchors.empty()) continue;
        number_page(context, frames[i]);
        draw_floats(context, context.pages.all[i], frames[i]);
    }
}

}  // namespace raingan::layout
