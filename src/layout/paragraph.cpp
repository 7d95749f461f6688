#include "layout/paragraph.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "document/roles.h"
#include "document/visible.h"

#include "layout/asides.h"
#include "layout/drop_cap.h"
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
    measure.right_to_left = format.right_to_left;
    measure.column_pt = width_pt;
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
    const double start = std::min(measure.start, measure.first_start) - reach(borders.start);
    const double width = measure.end + reach(borders.end) - start;
    const double left = measure.left_of(start, width);
    const double right = left + width;
    const Border& left_rule = measure.right_to_left ? borders.end : borders.start;
    const Border& right_rule = measure.right_to_left ? borders.start : borders.end;
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
        draw_rule(framed, left_rule, left, 0, left, height);
        draw_rule(framed, right_rule, right, 0, right, height);
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

/// What a label's first letter or digit says of its list; a bullet has neither.
NumberFormat numbering_of(std::string_view label) {
    for (std::size_t at = 0; at < label.size();) {
        const auto [c, length] = utf8::decode(label, at);
        at += length;
        if (c >= '0' && c <= '9') return NumberFormat::decimal;
        if (c >= U'๐' && c <= U'๙') return NumberFormat::thai_numbers;
        if (c >= U'ก' && c <= U'ฮ') return NumberFormat::thai_letters;
        if (c >= 'a' && c <= 'z') return NumberFormat::lower_letter;
        if (c >= 'A' && c <= 'Z') return NumberFormat::upper_letter;
    }
    return NumberFormat::bullet;
}

/// Tags of a list's item and of the two parts that it has.
ParagraphTags::Item add_item(Context& context, const Tag& like, std::string_view label, std::uint8_t level) {
    const std::uint32_t item = context.add_tag(Tag::Kind::list_item, like.parent);
    Tag& tag = context.pages.tags[item];
    tag.level = level;
    tag.numbering = numbering_of(label);
    tag.note = like.note;
    tag.origin = like.origin;
    return {context.add_tag(Tag::Kind::list_label, item), context.add_tag(Tag::Kind::list_body, item)};
}

/// Lines of a heading that goes on stand under the tag of its first one.
std::uint32_t add_heading(Context& context, const Paragraph& paragraph, std::uint32_t parent) {
    const bool goes_on = paragraph.heading_goes_on && context.last_heading != 0 &&
                         context.pages.tags[context.last_heading].parent == parent;
    if (goes_on) return context.add_tag(Tag::Kind::heading_line, context.last_heading);
    return context.last_heading = context.add_tag(Tag::Kind::heading, parent);
}

/// A heading with its number, a list's item or several, or a plain paragraph. Nothing is tagged that draws nothing, or
/// is an artifact.
ParagraphTags add_tags(Context& context, const Paragraph& paragraph, std::uint32_t parent, bool empty) {
    ParagraphTags tags{parent, parent, std::vector<std::uint32_t>(paragraph.links.size(), 0)};
    if (empty || is_artifact(parent)) return tags;
    Tag like;
    like.parent = parent;
    like.note = paragraph.note;
    like.origin = paragraph.origin;
    const std::uint8_t level = heading_level(context.document, paragraph);
    if (level == 0 && paragraph.label && !paragraph.label->text.empty()) {
        const auto [label, text] = add_item(context, like, paragraph.label->text, paragraph.label->level);
        tags.label = label;
        tags.text = text;
        return tags;
    }
    const std::vector<TypedItem>& items = paragraph.typed_items;
    const std::string_view said = paragraph.text;
    if (items.empty() || visible_characters(said.substr(0, items.front().begin)) > 0) {
        tags.text = level > 0 ? add_heading(context, paragraph, parent) : context.add_tag(Tag::Kind::paragraph, parent);
        Tag& tag = context.pages.tags[tags.text];
        tag.level = level;
        tag.note = like.note;
        tag.origin = like.origin;
    }
    for (const TypedItem& item : items)
        tags.items.push_back(add_item(context, like, said.substr(item.begin, item.label_end - item.begin), item.level));
    if (tags.text == parent) tags.text = tags.items.front().text;
    tags.label = tags.text;
    return tags;
}

bool is_framed(const ParagraphFormat& format) {
    return format.background.has_value() || format.borders != Borders{};
}

void add_skip(LineBox& line, double pt) {
    Ink moved;
    draw(moved, line.ink, 0, pt);
    line.ink = std::move(moved);
    line.skip_pt += pt;
    line.height_pt += pt;
    line.fit_pt += pt;
}

std::vector<Line> set_lines(Context& context, const Paragraph& paragraph, const Measure& measure,
                            std::vector<Item>& items, ParagraphBox& box) {
    const ParagraphFormat& format = context.paragraph_format(paragraph.format);
    std::vector<Line> lines = break_lines(context, format, measure, items);
    for (const Line& line : lines) box.lines.push_back(place_line(context, paragraph, measure, items, line, box.tags));
    return lines;
}

/// The float's place is the page's, the slot that of the paragraph's measure.
LineSlot free_slot(const LineShape& shape, const Measure& measure, double y, double height, double start) {
    if (!measure.right_to_left) return shape.slot(y, height, start, measure.end);
    const LineSlot slot = shape.slot(y, height, measure.column_pt - measure.end, measure.column_pt - start);
    return {slot.skip_pt, measure.column_pt - slot.end_pt, measure.column_pt - slot.start_pt};
}

/// Each line with a measure of its own: a float or the paragraph's initial is in the way.
std::vector<Line> set_shaped_lines(Context& context, const Paragraph& paragraph, const Measure& measure,
                                   double width_pt, std::vector<Item>& items, const LineShape* shape,
                                   const std::optional<Initial>& initial, ParagraphBox& box) {
    const ParagraphFormat& format = context.paragraph_format(paragraph.format);
    const ResolvedFormat& mark = context.format(paragraph.mark_format);
    std::vector<Line> lines;
    double y = 0;
    double height = mark.ascent_pt + mark.descent_pt;
    do {
        const bool beside = initial && lines.size() < initial->lines;
        const double start = (lines.empty() ? measure.first_start : measure.start) + (beside ? initial->shift_pt : 0);
        // An empty paragraph needs its room of the column, wherever its indents would begin a line.
        LineSlot slot{0, start, measure.end};
        if (shape != nullptr && items.empty())
            slot = shape->slot(y, height, 0, width_pt);
        else if (shape != nullptr)
            slot = free_slot(*shape, measure, y, height, start);
        Measure own = measure;
        own.first_start = slot.start_pt;
        own.end = std::max(slot.end_pt, slot.start_pt + narrowest_line_pt);
        lines.push_back(break_line(context, format, own, items, lines.empty() ? 0 : lines.back().last));
        LineBox set = place_line(context, paragraph, own, items, lines.back(), box.tags);
        height = set.height_pt;
        if (slot.skip_pt > 0) add_skip(set, slot.skip_pt);
        y += set.height_pt;
        box.lines.push_back(std::move(set));
    } while (!lines.back().ends_paragraph);
    return lines;
}

/// The byte of the paragraph's text behind each line.
std::vector<std::uint32_t> ends_of(const std::vector<Line>& lines, const std::vector<Item>& items) {
    std::vector<std::uint32_t> ends;
    ends.reserve(lines.size());
    for (const Line& line : lines) ends.push_back(line.last == 0 ? 0 : items[line.last - 1].end);
    return ends;
}

/// Anchors that lines were set with count the paragraph's asides; from here on all of the document's.
void renumber_anchors(const Context& context, std::size_t asides, ParagraphBox& box) {
    const auto first = static_cast<std::uint32_t>(context.asides.size());
    for (LineBox& line : box.lines) {
        std::erase_if(line.ink.anchors, [&](const PlacedAnchor& anchor) { return anchor.aside >= asides; });
        for (PlacedAnchor& anchor : line.ink.anchors) anchor.aside += first;
    }
}

/// A footnote hangs on the line of its mark; a float on the paragraph's first line, or the first behind a page break.
void anchor_asides(Context& context, const Paragraph& paragraph, const ParagraphFrame& frame,
                   const std::vector<std::uint32_t>& line_ends, ParagraphBox& box) {
    renumber_anchors(context, frame.asides.size(), box);
    for (std::size_t i = 0; i < frame.asides.size(); ++i) {
        const auto& aside = std::get<Aside>(frame.asides[i].what);
        const std::uint32_t at = i < paragraph.anchors.size() ? paragraph.anchors[i] : 0;
        std::size_t line = 0;
        while (line + 1 < line_ends.size() && line_ends[line] <= at) ++line;
        const auto* floating = std::get_if<Float>(&aside.what);
        const auto index = static_cast<std::uint32_t>(context.asides.size());
        AsideRecord& record = context.asides.emplace_back();
        record.aside = &aside;
        record.tag_parent = frame.tag_parent;
        record.in_cell = frame.in_cell;
        if (floating != nullptr && text_is_too_long(context, index)) box.flowing.push_back(floating);
        if (floating != nullptr && floating->in_line) continue;  // its line has its anchor
        if (floating != nullptr) {
            while (line > 0 && box.lines[line - 1].break_after == BreakAfter::none) --line;
            box.makes_room = box.makes_room || floating->wrap != Wrap::none;
        }
        box.lines[line].ink.anchors.push_back({0, 0, static_cast<float>(frame.width_pt), index});
    }
}

}  // namespace

std::size_t first_shown(const ParagraphBox& box) {
    const auto shown = std::ranges::find_if(box.lines, [](const LineBox& line) { return !line.ink.lines.empty(); });
    return shown == box.lines.end() ? 0 : static_cast<std::size_t>(shown - box.lines.begin());
}

void take_skip(LineBox& line, double pt) {
    const double taken = std::min(line.skip_pt, pt);
    if (taken > 0) add_skip(line, -taken);
}

bool share_borders(const ParagraphFormat& above, const ParagraphFormat& below) {
    return above.borders != Borders{} && above.borders == below.borders && above.indent_start == below.indent_start &&
           above.indent_end == below.indent_end;
}

std::span<const Block> asides_behind(const std::vector<Block>& blocks, std::size_t i) {
    std::size_t end = i + 1;
    while (end < blocks.size() && std::holds_alternative<Aside>(blocks[end].what)) ++end;
    return std::span(blocks).subspan(i + 1, end - i - 1);
}

ParagraphBox lay_out_paragraph(Context& context, const Paragraph& paragraph, const ParagraphFrame& frame) {
    const ParagraphFormat& format = context.paragraph_format(paragraph.format);
    const Measure measure = measure_of(format, frame.width_pt);
    std::vector<Item> items = collect_items(context, paragraph);
    if (format.one_line) fit_on_one_line(context, items, measure.end - measure.first_start);

    ParagraphBox box;
    box.before_pt = format.space_before.pt;
    box.after_pt = format.space_after.pt;
    box.empty = items.empty();
    box.tags = frame.tags != nullptr ? *frame.tags : add_tags(context, paragraph, frame.tag_parent, items.empty());
    if (frame.tags == nullptr && !box.empty) context.styled.add(paragraph, format.style, box.tags.text);
    const std::optional<Initial> initial = take_initial(context, paragraph, items, box.tags);
    const std::vector<Line> lines =
        frame.shape == nullptr && !initial
            ? set_lines(context, paragraph, measure, items, box)
            : set_shaped_lines(context, paragraph, measure, frame.width_pt, items, frame.shape, initial, box);
    if (initial) {
        const double at = measure.first_start - (initial->shift_pt == 0 ? initial->width_pt : 0);
        hang(*initial, measure.left_of(at, initial->width_pt), box);
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        box.lines[i].starts_page = lines[i].first < items.size() && items[lines[i].first].starts_page;
    if (items.empty() && context.follow_record) box.lines.front().starts_page = !paragraph.page_starts.empty();
    anchor_asides(context, paragraph, frame, ends_of(lines, items), box);
    LineBox& shown = box.lines[first_shown(box)];
    for (const std::string& name : paragraph.bookmarks) shown.ink.bookmarks.push_back({0, 0, name});
    if (is_framed(format)) frame_lines(box, format, measure, frame);
    return box;
}

}  // namespace raingan::layout
