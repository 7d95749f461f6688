#include "layout/inline/place.h"

#include <algorithm>
#include <cmath>

#include "document/visible.h"
#include "layout/inline/bidi.h"
#include "layout/inline/tabs.h"
#include "layout/inline/underline.h"
#include "layout/picture.h"

namespace raingan::layout {
namespace {

constexpr double shortest_leader_pt = 2;

struct Extent {
    double ascent = 0, descent = 0;
    double object_ascent = 0;  ///< of inline images and drawings: not multiplied by the line rule
    bool only_objects = true;  ///< neither text nor space on the line

    void add(const ResolvedFormat& format) {
        ascent = std::max(ascent, format.ascent_pt);
        descent = std::max(descent, format.descent_pt);
    }
};

/// The fonts of what stands on the line count, its spaces too; the paragraph mark counts on the last line.
Extent extent_of(Context& context, const Paragraph& paragraph, const std::vector<Item>& items, const Line& line) {
    Extent extent;
    for (std::size_t i = line.first; i < line.last; ++i) {
        if (items[i].kind == ItemKind::object)
            extent.object_ascent = std::max(extent.object_ascent, items[i].height_pt);
        else
            extent.only_objects = false;
        extent.add(context.format(items[i].format));
    }
    if (line.ends_paragraph || line.first == line.last) extent.add(context.format(paragraph.mark_format));
    return extent;
}

struct Box {
    double baseline = 0;  ///< below the box's top
    double height = 0, fit = 0;
};

/// Word leaves no room for a descent under a line of images alone, not even the paragraph mark's: pages full of
/// pictures come out exact only so. docs/word-layout.md#line-rules: the extra of a multiple > 1 lies below the text,
/// less than 1 takes from above; `exact` keeps the descent at the bottom; the spare of `at_least` lies above.
Box box_of(const Extent& extent, const LineSpacing& spacing) {
    const double text = extent.ascent + extent.descent;
    const bool bare = extent.only_objects && extent.object_ascent > 0;
    const double descent = bare && extent.object_ascent > text ? 0 : extent.descent;
    const double ascent = std::max(extent.ascent, extent.object_ascent);
    const double natural = ascent + descent;
    switch (spacing.rule) {
        case LineRule::exact:
            return {spacing.height.pt - descent, spacing.height.pt, spacing.height.pt};
        case LineRule::at_least: {
            const double height = std::max(natural, spacing.height.pt);
            return {height - descent, height, height};
        }
        case LineRule::multiple:
            break;
    }
    const double extra = text * (spacing.multiple - 1);
    if (extra < 0) return {ascent + extra, natural + extra, natural + extra};
    return {ascent, natural + extra, natural};
}

/// How the slack of a line is shared out.
struct Justification {
    double per_space_pt = 0, per_cluster_pt = 0;
    double shift_pt = 0;   ///< of the whole line
    std::size_t from = 0;  ///< items before this one (up to the last tab) stay as they are
};

std::size_t behind_last_tab(const std::vector<Item>& items, const Line& line) {
    std::size_t from = line.first;
    for (std::size_t i = line.first; i < line.last_inked; ++i)
        if (items[i].is_tab()) from = i + 1;
    return from;
}

Justification justify(const Context& context, Alignment alignment, const Measure& measure,
                      const std::vector<Item>& items, const Line& line) {
    Justification result;
    const double slack = measure.end - line.start_pt - line.natural_pt;
    if (slack <= 0) return result;
    // A line that the record cuts short is justified only if it is nearly full, as the recorded one was.
    constexpr double nearly_full = 0.9;
    const bool cut = line.ends_page && line.natural_pt < nearly_full * (measure.end - line.start_pt);
    const bool natural_end =
        cut || line.ends_paragraph || line.ended_by == ItemKind::page_break ||
        line.ended_by == ItemKind::column_break ||
        (line.ended_by == ItemKind::line_break && !context.document.compatibility.expand_shift_return);
    result.from = behind_last_tab(items, line);
    while (result.from < line.last_inked && items[result.from].kind == ItemKind::space) ++result.from;
    double spaces = 0;
    double clusters = 0;
    for (std::size_t i = result.from; i < line.last_inked; ++i) {
        spaces += items[i].kind == ItemKind::space ? 1 : 0;
        clusters += items[i].kind == ItemKind::object ? 1 : items[i].clusters;
    }
    switch (alignment) {
        case Alignment::start:
            break;
        case Alignment::centre:
            result.shift_pt = slack / 2;
            break;
        case Alignment::end:
            result.shift_pt = slack;
            break;
        case Alignment::both:
            if (!natural_end && spaces > 0) result.per_space_pt = slack / spaces;
            break;
        case Alignment::thai_distribute:
            if (!natural_end && clusters > 1) result.per_cluster_pt = slack / (clusters - 1);
            break;
        case Alignment::distribute:
            // Words alone are spread, with half a gap at both ends (docs/word-layout.md#justification); one word stands
            // in the middle.
            result.per_space_pt = slack / (spaces + 1);
            result.shift_pt = result.per_space_pt / 2;
            break;
    }
    return result;
}

/// Draws one line's items from left to right.
class Painter {
public:
    Painter(Context& context, const Paragraph& paragraph, const Measure& measure, const std::vector<Item>& items,
            const Line& line, const Box& box, ParagraphTags& tags)
        : context_(context), paragraph_(paragraph), measure_(measure), items_(items), line_(line), box_(box),
          tags_(tags) {}

    Ink paint(const Justification& justification) {
        justification_ = justification;
        pen_ = line_.start_pt + justification.shift_pt;
        // One of the hanging spaces is written, so that words stay apart where the text is copied.
        const bool has_trailing = line_.last_inked < line_.last && items_[line_.last_inked].kind == ItemKind::space;
        const std::size_t end = line_.last_inked + (has_trailing && line_.last_inked > line_.first ? 1 : 0);
        if (turns(end)) {
            paint_in_order(end);
        } else {
            for (std::size_t i = line_.first; i < end; ++i) paint_item(i);
        }
        close_text_line();
        return std::move(ink_);
    }

private:
    /// Has the line, up to item `end`, anything that does not run from left to right?
    [[nodiscard]] bool turns(std::size_t end) const {
        for (std::size_t i = line_.first; i < end; ++i)
            if (items_[i].level > 0) return true;
        return false;
    }

    /// In the order in which things stand on the line (UAX #9, L1 and L2); what is read is still the paragraph's text,
    /// for readers turn lines of such letters back.
    void paint_in_order(std::size_t end) {
        const Level base = measure_.right_to_left ? 1 : 0;
        std::vector<Level> levels;
        double width = 0;
        for (std::size_t i = line_.first; i < end; ++i) {
            levels.push_back(i < line_.last_inked ? items_[i].level : base);
            width += items_[i].width_pt + spread_of(i);
        }
        // Behind the last letter nothing is spread.
        pen_ = measure_.left_of(pen_, std::max(width - justification_.per_cluster_pt, 0.0));
        for (const std::size_t i : visual_order(levels)) paint_item(line_.first + i);
    }

    /// What justifying the line adds to an item's width.
    [[nodiscard]] double spread_of(std::size_t i) const {
        const Item& item = items_[i];
        if (item.kind == ItemKind::object) return justification_.per_cluster_pt;
        if (i < justification_.from || i >= line_.last_inked) return 0;
        return justification_.per_cluster_pt * static_cast<double>(item.clusters) +
               (item.kind == ItemKind::space ? justification_.per_space_pt : 0);
    }

    void paint_item(std::size_t i) {
        const Item& item = items_[i];
        const double begin = pen_;
        switch (item.kind) {
            case ItemKind::text:
            case ItemKind::space:
                paint_text(i);
                break;
            case ItemKind::object:
                paint_object(item);
                break;
            case ItemKind::tab:
            case ItemKind::label_tab:
                close_text_line();
                pen_ += item.width_pt;
                paint_leader(begin, item.format);
                break;
            default:
                return;
        }
        decorate(item, begin);
    }

    void paint_text(std::size_t index) {
        const Item& item = items_[index];
        const TextFormat& format = context_.text_format(item.format);
        const ResolvedFormat& resolved = context_.format(item.format);
        open_text_line();
        open_run(item, format, resolved, tag_of(item));
        const bool is_field = item.object != nullptr && !is_artifact(tags_.text);
        const bool stretched = index >= justification_.from && index < line_.last_inked;
        const bool backwards = item.level % 2 != 0;  // the last unit stands first
        for (std::uint32_t k = item.first_unit; k < item.last_unit; ++k) {
            const std::uint32_t i = backwards ? item.last_unit - 1 - (k - item.first_unit) : k;
            const fonts::ShapedUnit& shaped = item.shaped->units[i];
            double advance = shaped.advance * resolved.size_pt * item.size_factor * format.horizontal_scale;
            const bool ends = i + 1 == item.last_unit || item.shaped->units[i + 1].cluster_start;
            const bool begins = i == item.first_unit || shaped.cluster_start;
            if (backwards ? begins : ends) {
                advance += format.character_spacing.pt;
                if (stretched) advance += justification_.per_cluster_pt;
            }
            if (stretched && item.kind == ItemKind::space) advance += justification_.per_space_pt;
            ink_.units.push_back({shaped.unit, static_cast<float>(advance), backwards ? ends : shaped.cluster_start});
            if (is_field) ink_.computed += visible_characters(context_.fonts.unit(shaped.unit).text);
            pen_ += advance;
        }
        ink_.runs.back().count = static_cast<std::uint32_t>(ink_.units.size()) - ink_.runs.back().first;
    }

    void open_text_line() {
        if (in_text_line_) return;
        in_text_line_ = true;
        TextLine text;
        text.x_pt = static_cast<float>(pen_);
        text.baseline_pt = static_cast<float>(box_.baseline);
        text.first_run = static_cast<std::uint32_t>(ink_.runs.size());
        text.distributed = justification_.per_cluster_pt > 0;
        ink_.lines.push_back(text);
    }

    void open_run(const Item& item, const TextFormat& format, const ResolvedFormat& resolved, std::uint32_t tag) {
        const auto size = static_cast<float>(resolved.size_pt * item.size_factor);
        if (run_open_ && run_format_ == item.format && ink_.runs.back().tag == tag && ink_.runs.back().size_pt == size)
            return;
        run_open_ = true;
        run_format_ = item.format;
        GlyphRun run;
        run.first = static_cast<std::uint32_t>(ink_.units.size());
        run.size_pt = size;
        run.rise_pt = static_cast<float>(resolved.rise_pt);
        run.horizontal_scale = static_cast<float>(format.horizontal_scale);
        run.colour = format.colour.value_or(Colour{});
        run.language = resolved.language;
        run.tag = tag;
        ink_.runs.push_back(run);
        ink_.lines.back().run_count++;
    }

    [[nodiscard]] const Link* link_around(const Item& item) const {
        const auto found = std::ranges::find_if(paragraph_.links, [&](const Link& l) {
            return l.begin <= item.begin && item.end <= l.end && !l.target.empty();
        });
        return found == paragraph_.links.end() ? nullptr : &*found;
    }

    /// A link has one tag, however many lines it runs over.
    std::uint32_t tag_of(const Item& item) {
        if (item.is_label) return tags_.label;
        const std::uint32_t text = text_tag_of(item);
        const Link* link = link_around(item);
        if (link == nullptr || is_artifact(text)) return text;
        std::uint32_t& tag = tags_.links[static_cast<std::size_t>(link - paragraph_.links.data())];
        if (tag == 0) tag = context_.add_tag(Tag::Kind::link, text);
        return tag;
    }

    /// Of the list item that the author typed there, its mark or its text.
    [[nodiscard]] std::uint32_t text_tag_of(const Item& item) const {
        if (tags_.items.empty()) return tags_.text;
        const std::vector<TypedItem>& typed = paragraph_.typed_items;
        const auto behind = std::ranges::upper_bound(typed, item.begin, {}, &TypedItem::begin);
        if (behind == typed.begin()) return tags_.text;
        const auto index = static_cast<std::size_t>(behind - typed.begin()) - 1;
        return item.begin < typed[index].label_end ? tags_.items[index].label : tags_.items[index].text;
    }

    void close_text_line() { in_text_line_ = run_open_ = false; }

    void paint_object(const Item& item) {
        close_text_line();
        const auto x = static_cast<float>(pen_);
        const auto y = static_cast<float>(box_.baseline - item.height_pt);
        if (const auto* image = std::get_if<InlineImage>(item.object)) {
            PlacedImage box;
            box.x_pt = x;
            box.y_pt = y;
            box.width_pt = static_cast<float>(image->width.pt);
            box.height_pt = static_cast<float>(image->height.pt);
            draw_picture(context_, ink_, *image, tag_of(item), box);
        }
        if (const auto* drawing = std::get_if<InlineDrawing>(item.object))
            ink_.anchors.push_back({x, y, static_cast<float>(item.width_pt), drawing->aside});
        pen_ += item.width_pt + (pen_ >= 0 ? justification_.per_cluster_pt : 0);
    }

    /// The leader of the tab that ended at pen_, as a rule: it is no text to copy.
    void paint_leader(double begin, std::uint32_t format_index) {
        const ParagraphFormat& format = context_.paragraph_format(paragraph_.format);
        const double logical = measure_.left_of(begin, pen_ - begin);
        const TabStop stop = next_tab_stop(format, context_.document.default_tab.pt, logical, false);
        if (stop.leader == TabLeader::none || pen_ - begin < shortest_leader_pt) return;
        const TextFormat& text = context_.text_format(format_index);
        const double size = context_.format(format_index).size_pt;
        const bool raised = stop.leader == TabLeader::hyphen || stop.leader == TabLeader::middle_dot;
        const double y = box_.baseline - (raised ? 0.2 * size : 0);
        const Colour colour = text.colour.value_or(Colour{});
        if (stop.leader == TabLeader::underscore)
            return draw_fill(ink_, begin, y + 0.1 * size, pen_ - begin, std::max(0.04 * size, 0.5), colour);
        // As wide and as far apart as the characters would be; all leaders of a column stand below each other.
        const double on = stop.leader == TabLeader::hyphen ? 0.2 * size : 0.055 * size;
        const double period = stop.leader == TabLeader::hyphen ? 0.3 * size : 0.2 * size;
        const double first = std::ceil(begin / period) * period + (period - on) / 2;
        if (first + on > pen_) return;
        ink_.dashes.push_back({static_cast<float>(first), static_cast<float>(y - on / 4), static_cast<float>(pen_),
                               static_cast<float>(y - on / 4), static_cast<float>(0.055 * size), static_cast<float>(on),
                               static_cast<float>(period - on), colour});
    }

    /// Background, underline, strike, border and link of the item that was drawn from `begin` to pen_.
    void decorate(const Item& item, double begin) {
        if (pen_ <= begin) return;
        const TextFormat& format = context_.text_format(item.format);
        const ResolvedFormat& resolved = context_.format(item.format);
        const double width = pen_ - begin;
        if (format.background && !item.is_label)
            draw_fill(ink_, begin, box_.baseline - resolved.ascent_pt, width, resolved.ascent_pt + resolved.descent_pt,
                      *format.background);
        if (item.is_label) return;
        TextRule rule{begin, pen_, box_.baseline + resolved.underline_y_pt, resolved.underline_width_pt,
                      format.underline_colour.value_or(format.colour.value_or(Colour{}))};
        if ((format.underline != Underline::words || item.kind == ItemKind::text))
            draw_underline(ink_, format.underline, rule);
        if ((format.strike || format.double_strike) && item.kind == ItemKind::text) {
            rule.y_pt = box_.baseline - resolved.rise_pt - resolved.size_pt * 0.2;
            rule.colour = format.colour.value_or(Colour{});
            draw_underline(ink_, format.double_strike ? Underline::double_line : Underline::single, rule);
        }
        border(item, format, resolved, begin);
        link(item, resolved, begin);
    }

    /// One box around neighbours on the line that have the same border.
    void border(const Item& item, const TextFormat& format, const ResolvedFormat& resolved, double begin) {
        if (format.border.style == BorderStyle::none) return;
        const auto index = static_cast<std::size_t>(&item - items_.data());
        const auto joins = [&](std::size_t other) {
            return other >= line_.first && other < line_.last_inked && !items_[other].is_label &&
                   context_.text_format(items_[other].format).border == format.border;
        };
        const double top = box_.baseline - resolved.ascent_pt;
        const double bottom = box_.baseline + resolved.descent_pt;
        draw_rule(ink_, format.border, begin, top, pen_, top);
        draw_rule(ink_, format.border, begin, bottom, pen_, bottom);
        const bool backwards = item.level % 2 != 0;
        if (index == 0 || !joins(index - 1))
            draw_rule(ink_, format.border, backwards ? pen_ : begin, top, backwards ? pen_ : begin, bottom);
        if (!joins(index + 1))
            draw_rule(ink_, format.border, backwards ? begin : pen_, top, backwards ? begin : pen_, bottom);
    }

    void link(const Item& item, const ResolvedFormat& resolved, double begin) {
        const Link* found = link_around(item);
        if (found == nullptr) return;
        if (!ink_.links.empty()) {
            PlacedLink& last = ink_.links.back();
            if (last.target == found->target && std::abs(last.x_pt + last.width_pt - begin) < 0.1) {
                last.width_pt = static_cast<float>(pen_ - last.x_pt);
                return;
            }
        }
        PlacedLink placed;
        placed.x_pt = static_cast<float>(begin);
        placed.y_pt = static_cast<float>(box_.baseline - resolved.ascent_pt);
        placed.width_pt = static_cast<float>(pen_ - begin);
        placed.height_pt = static_cast<float>(resolved.ascent_pt + resolved.descent_pt);
        placed.target = found->target;
        placed.tag = tag_of(item);
        ink_.links.push_back(std::move(placed));
    }

    Context& context_;
    const Paragraph& paragraph_;
    const Measure& measure_;
    const std::vector<Item>& items_;
    const Line& line_;
    const Box& box_;
    ParagraphTags& tags_;
    Justification justification_;
    Ink ink_;
    double pen_ = 0;
    bool in_text_line_ = false, run_open_ = false;
    std::uint32_t run_format_ = 0;
};

/// Bar tabs (17.18.84): rules through the whole line, whatever stands on it.
void draw_bars(const ParagraphFormat& format, const Measure& measure, double height, Ink& ink) {
    for (const TabStop& stop : format.tabs) {
        if (stop.kind != TabKind::bar) continue;
        Border rule;
        rule.style = BorderStyle::single;
        const double x = measure.left_of(stop.position.pt, 0);
        draw_rule(ink, rule, x, 0, x, height);
    }
}

}  // namespace

LineBox place_line(Context& context, const Paragraph& paragraph, const Measure& measure, const std::vector<Item>& items,
                   const Line& line, ParagraphTags& tags) {
    const ParagraphFormat& format = context.paragraph_format(paragraph.format);
    LineSpacing spacing = format.line;
    spacing.height = Points(std::min(spacing.height.pt, context.least_body_pt));  // else off its page
    const Box box = box_of(extent_of(context, paragraph, items, line), spacing);
    LineBox result;
    result.height_pt = std::max(box.height, 0.0);
    // An empty paragraph stays on a page whose edge only its descent passes, unless it must go with the next
    // (docs/word-layout.md#what-fits).
    const bool hangs = items.empty() && !format.keep_next && format.line.rule == LineRule::multiple;
    result.fit_pt = std::max(hangs ? std::min(box.fit, box.baseline) : box.fit, 0.0);
    if (line.ended_by == ItemKind::page_break) result.break_after = BreakAfter::page;
    if (line.ended_by == ItemKind::column_break) result.break_after = BreakAfter::column;
    result.ink = Painter(context, paragraph, measure, items, line, box, tags)
                     .paint(justify(context, format.alignment, measure, items, line));
    draw_bars(format, measure, result.height_pt, result.ink);
    return result;
}

}  // namespace raingan::layout
