#include "layout/stack.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "layout/asides.h"
#include "layout/table/table.h"

namespace raingan::layout {
namespace {

const ParagraphFormat* format_of(const Context& context, const Block* block) {
    const auto* paragraph = block == nullptr ? nullptr : std::get_if<Paragraph>(&block->what);
    return paragraph == nullptr ? nullptr : &context.paragraph_format(paragraph->format);
}

bool is_plain_empty(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.what);
    return paragraph != nullptr && paragraph->text.empty() && !paragraph->label;
}

class Stacker {
public:
    Stacker(Context& context, const std::vector<Block>& blocks, const StackFrame& frame)
        : context_(context), blocks_(blocks), frame_(frame) {}

    Stack build() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (closes_nested_table(i)) continue;
            if (const auto* paragraph = std::get_if<Paragraph>(&blocks_[i].what))
                add_paragraph(i, *paragraph);
            else if (const auto* table = std::get_if<Table>(&blocks_[i].what))
                add_table(*table);
            else
                continue;  // its paragraph has placed it
            above_ = &blocks_[i];
        }
        stack_.space_below_pt = std::max(after_, exclusions_end() - y_);
        return std::move(stack_);
    }

private:
    /// The empty paragraph that Word requires behind a nested table at a cell's end takes no height
    /// (docs/word-layout.md#nested-tables).
    [[nodiscard]] bool closes_nested_table(std::size_t i) const {
        return frame_.depth > 0 && i > 0 && i + 1 == blocks_.size() &&
               std::holds_alternative<Table>(blocks_[i - 1].what) && is_plain_empty(blocks_[i]);
    }

    void add_paragraph(std::size_t i, const Paragraph& paragraph) {
        const ParagraphFormat* above = format_of(context_, above_);
        const ParagraphFormat* below = format_of(context_, i + 1 < blocks_.size() ? &blocks_[i + 1] : nullptr);
        const ParagraphFormat& own = context_.paragraph_format(paragraph.format);
        ParagraphFrame frame{frame_.width_pt, frame_.tag_parent, false, false};
        frame.asides = asides_behind(blocks_, i);
        frame.in_cell = frame_.depth > 0;
        frame.joins_above = above != nullptr && share_borders(*above, own);
        frame.joins_below = below != nullptr && share_borders(own, *below);
        ParagraphBox box = lay_out_paragraph(context_, paragraph, frame);
        if (i == 0 && own.auto_before) box.before_pt = 0;
        double space = above != nullptr ? space_between(context_, *above, own) : after_ + box.before_pt;
        if (box.makes_room || y_ < exclusions_end()) {
            count_space_above(box.lines.front().ink, std::min(box.before_pt, space));
            give_way(paragraph, frame, box, y_ + space);
        }
        count_space_above(box.lines.front().ink, std::min(box.before_pt, space));
        const std::size_t count = box.lines.size();
        for (std::size_t line = 0; line < count; ++line) {
            const bool edge = line == 1 || line + 1 == count;
            const bool bound =
                line > 0 && !box.lines[line].starts_page && (keeps_lines(own) || (own.widow_control && edge));
            y_ += space + box.lines[line].height_pt;
            stack_.items.push_back({space, std::move(box.lines[line]), bound});
            space = 0;
        }
        const bool ends_cell = i + 1 == blocks_.size() && frame_.depth > 0;
        after_ = ends_cell && own.auto_after ? 0 : box.after_pt;
        for (const Float* floating : box.flowing)
            for (const Shape& shape : floating->shapes) add_story(shape.blocks);
        if (!frame_.notes_in_place) return;
        for (const Block& block : frame.asides)
            if (const auto* note = std::get_if<Footnote>(&std::get<Aside>(block.what).what)) add_story(note->blocks);
    }

    /// What has no place of its own here follows its paragraph.
    void add_story(const std::vector<Block>& blocks) {
        Stack inner = stack_blocks(context_, blocks, frame_);
        y_ += after_ + remaining_height(inner);
        for (StackItem& item : inner.items) {
            item.space_above_pt += std::exchange(after_, 0);
            stack_.items.push_back(std::move(item));
        }
        after_ = inner.space_below_pt;
    }

    [[nodiscard]] double exclusions_end() const {
        double end = 0;
        for (const Exclusion& exclusion : exclusions_) end = std::max(end, exclusion.bottom_pt);
        return end;
    }

    /// Sets the paragraph around the floats of this cell or story. The page is not known here, so a float counts from
    /// the text, whatever else it says.
    void give_way(const Paragraph& paragraph, ParagraphFrame& frame, ParagraphBox& box, double top) {
        Section page;
        page.page_width = Points(frame_.width_pt);
        page.page_height = Points(std::numeric_limits<double>::max());
        page.margin_start = page.margin_end = page.margin_top = Points();
        PageFrame here;
        here.section = &page;
        for (PlacedAnchor anchor : box.lines.front().ink.anchors) {
            const Float* floating = float_of(context_, anchor);
            if (floating == nullptr || floating->wrap == Wrap::none) continue;
            if (frame_.depth == 0 && floating->vertical.from != FloatPosition::From::text) continue;
            anchor.y_pt = static_cast<float>(top);
            exclusions_.push_back(exclusion_of(*floating, place_float(context_, anchor, here)));
        }
        const LineShape shape(exclusions_, 0, top);
        frame.shape = &shape;
        const ParagraphTags tags = std::move(box.tags);
        frame.tags = &tags;
        box = lay_out_paragraph(context_, paragraph, frame);
        frame.shape = nullptr;
        frame.tags = nullptr;
        // A float that fills a page leaves no place below it: better over it than off the page.
        constexpr double share = 0.75;
        const double most = share * context_.least_body_pt - frame_.margins_pt;
        for (LineBox& line : box.lines)
            if (line.fit_pt > most) take_skip(line, line.fit_pt - most);
    }

    /// Up to Word 2010 keepLines counts for nothing in a cell (docs/word-layout.md#keeping-together).
    [[nodiscard]] bool keeps_lines(const ParagraphFormat& format) const {
        constexpr int word_2013 = 15;
        return format.keep_lines && (frame_.depth == 0 || context_.document.compatibility.mode >= word_2013);
    }

    void add_table(const Table& table) {
        auto box = std::make_unique<TableBox>(lay_out_table(context_, table, frame_));
        y_ += after_ + remaining_height(*box);
        stack_.items.push_back({after_, std::move(box), false});
        after_ = 0;
    }

    Context& context_;
    const std::vector<Block>& blocks_;
    const StackFrame& frame_;
    Stack stack_;
    const Block* above_ = nullptr;
    double after_ = 0;
    double y_ = 0;                       ///< behind the last item
    std::vector<Exclusion> exclusions_;  ///< from the story's top left corner
};

double height_of(const StackItem& item) {
    if (const auto* line = std::get_if<LineBox>(&item.what)) return line->height_pt;
    return remaining_height(*std::get<std::unique_ptr<TableBox>>(item.what));
}

}  // namespace

Stack::Stack() = default;
Stack::Stack(Stack&&) noexcept = default;
Stack& Stack::operator=(Stack&&) noexcept = default;
Stack::~Stack() = default;

double space_between(const Context& context, const ParagraphFormat& above, const ParagraphFormat& below) {
    const bool same_style = above.style == below.style;
    const bool same_list = above.list != 0 && above.list == below.list;
    const bool no_after = (above.contextual_spacing && same_style) || (above.auto_after && same_list);
    const bool no_before = (below.contextual_spacing && same_style) || (below.auto_before && same_list);
    const double after = no_after ? 0 : above.space_after.pt;
    const double before = no_before ? 0 : below.space_before.pt;
    return context.document.compatibility.sum_paragraph_spacing ? after + before : std::max(after, before);
}

Stack stack_blocks(Context& context, const std::vector<Block>& blocks, const StackFrame& frame) {
    return Stacker(context, blocks, frame).build();
}

double remaining_height(const Stack& stack) {
    if (stack.remaining_pt) return *stack.remaining_pt;
    double height = stack.done() ? 0 : stack.space_below_pt;
    for (std::size_t i = stack.next; i < stack.items.size(); ++i)
        height += height_of(stack.items[i]) + stack.items[i].space_above_pt;
    stack.remaining_pt = height;
    return height;
}

double whole_line_height(const Stack& stack) {
    double height = stack.space_below_pt;
    for (const StackItem& item : stack.items)
        if (const auto* line = std::get_if<LineBox>(&item.what)) height += item.space_above_pt + line->height_pt;
    return height;
}

double fit_of_lines(const Stack& stack, std::size_t index) {
    double height = 0;
    for (std::size_t i = index;; ++i) {
        const auto& line = std::get<LineBox>(stack.items[i].what);
        const bool more = !stack.items[index].bound && i + 1 < stack.items.size() && stack.items[i + 1].bound;
        if (!more) return height + line.fit_pt;
        height += line.height_pt + stack.items[i + 1].space_above_pt;
    }
}

namespace {

/// What fits into `available_pt` from the front on, at least one line where `force`; `place_line(line, top)` and
/// `place_table(table, room, force, top)` set it down, the latter giving the fragment. Both of front() and take(), so
/// that what is measured is what is drawn.
template <class AnyStack, class PlaceLine, class PlaceTable>
Front walk_front(AnyStack& stack, double available_pt, bool force, std::size_t& next, const PlaceLine& place_line,
                 const PlaceTable& place_table) {
    Front taken;
    for (; next < stack.items.size(); ++next) {
        auto& item = stack.items[next];
        const double top = taken.height_pt + item.space_above_pt;
        const bool fresh = force && !taken.any;
        if (auto* line = std::get_if<LineBox>(&item.what)) {
            if (!fresh && top + fit_of_lines(stack, next) > available_pt + tolerance_pt) return taken;
            place_line(*line, top);
            taken = {top + line->height_pt, true};
        } else {
            auto& table = *std::get<std::unique_ptr<TableBox>>(item.what);
            const TableFragment fragment = place_table(table, available_pt - top, fresh, top);
            if (fragment.any) taken = {top + fragment.height_pt, true};
            if (!fragment.done) return taken;
        }
    }
    taken.height_pt += stack.space_below_pt;
    return taken;
}

}  // namespace

Front front(const Stack& stack, double available_pt, bool force) {
    std::size_t next = stack.next;
    return walk_front(
        stack, available_pt, force, next, [](const LineBox&, double) {},
        [](const TableBox& table, double room, bool fresh, double) { return front(table, room, fresh); });
}

double take(Stack& stack, double available_pt, bool force, Ink& onto, double x_pt, double y_pt) {
    stack.remaining_pt.reset();
    const auto place_line = [&](const LineBox& line, double top) { draw(onto, line.ink, x_pt, y_pt + top); };
    const auto place_table = [&](TableBox& table, double room, bool fresh, double top) {
        const TableFragment fragment = take(table, room, fresh, onto, x_pt, y_pt + top);
        if (fragment.any) stack.items[stack.next].space_above_pt = 0;  // it goes on elsewhere at the top
        return fragment;
    };
    return walk_front(stack, available_pt, force, stack.next, place_line, place_table).height_pt;
}

double take_all(Stack& stack, Ink& onto, double x_pt, double y_pt) {
    return take(stack, std::numeric_limits<double>::infinity(), true, onto, x_pt, y_pt);
}

}  // namespace raingan::layout
