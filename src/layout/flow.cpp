#include "layout/flow.h"

#include <algorithm>
#include <deque>
#include <utility>
#include <variant>

#include "document/roles.h"
#include "layout/asides.h"
#include "layout/body_pages.h"
#include "layout/body_tables.h"
#include "layout/line_numbers.h"
#include "layout/stack.h"
#include "layout/table/table.h"
#include "layout/text_columns.h"
#include "thai/characters.h"

// The body of a document, poured into pages.
//
// One pen walks through all sections: it stands in a column of a page, at the height y_ that the last block reached. A
// block is *set* before it is placed: a paragraph becomes lines, a table a box of rows, and neither knows where it will
// stand. When its turn comes it is asked how much of it fits below the pen; that much is drawn, the page is turned, and
// the rest is asked again. Four questions decide where a page ends:
//
// What belongs together? Paragraphs that are kept with the next one are set ahead (waiting_) up to what follows the
// last of them, and if they do not fit together they go to the next page together, unless no page could hold them.
//
// How much fits? Of a paragraph as many lines as stand above the foot. A line brings its footnotes along, so each one
// may raise the foot for the next. Then widow control and keepLines take lines back. A table chooses its rows itself.
//
// What is the space above worth? That depends on how the pen came here (Reached): on top of a page that overflowed Word
// drops it, behind a page break nothing is left of it, at a section's start what exceeds the space below the last
// paragraph, and below another block mostly the larger of the two counts.
//
// Who asked for a page? What the author asked for turns the page wherever it is (a break only when something follows).
// What the file's record asks for (layout/record.h) turns it only if the pages are in step: where a page had to end
// before its recorded place, ahead_ counts it, and the next recorded start makes up for it instead of turning again.
//
// Floats change the order: they stand at their places first, and the paragraphs in their way are set anew around them.
// A floating table hangs until the paragraph that it counts from is placed. A table wider than its page fills pages of
// its own for each band of columns. On an empty page something is always placed, whatever room there is: so the walk
// ends.

namespace raingan::layout {
namespace {

constexpr int mode_2013 = 15;  ///< Word 2013 and later (docs/word-layout.md#compatibility-settings)

/// A block set, waiting for its page. keepNext chains make several wait together.
struct Waiting {
    const Block* block = nullptr;
    std::variant<ParagraphBox, TableBox> box;
    const ParagraphFormat* format = nullptr;  ///< of a paragraph
    ParagraphFrame frame{};                   ///< of a paragraph
};

class BodyFlow {
public:
    explicit BodyFlow(Context& context)
        : context_(context), pages_(context), tables_(context, pages_), line_numbers_(context), pen_(pages_.pen) {}

    std::vector<PageFrame> run() {
        const auto& sections = context_.document.sections;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            pages_.begin_section(sections[i], i);
            line_numbers_.begin_section(sections[i]);
            if (i + 1 < sections.size() && sections[i + 1].start == SectionStart::continuous) balance(sections[i]);
            flow_blocks(sections[i]);
        }
        return pages_.finish();
    }

private:
    /// Columns that end in a continuous section break are equally high where all of them fit on this page.
    void balance(const Section& section) {
        constexpr std::size_t most_blocks = 2000;
        if (pages_.columns() < 2 || section.blocks.size() > most_blocks) return;
        std::vector<double> heights;
        for (std::size_t i = 0; i < section.blocks.size(); ++i) {
            waiting_.push_back(set(section.blocks, i, section.blocks.size()));
            if (const auto* table = std::get_if<TableBox>(&waiting_.back().box)) {
                heights.push_back(remaining_height(*table));
                continue;
            }
            const auto& box = std::get<ParagraphBox>(waiting_.back().box);
            for (const LineBox& line : box.lines) {
                heights.push_back(line.height_pt);
                if (line.break_after != BreakAfter::none) return;
            }
            if (!heights.empty()) heights.back() += std::max(box.before_pt, box.after_pt);
        }
        const double height = balanced_height(heights, pages_.columns());
        pages_.balance_at(pen_.y_pt + height + 1);
    }

    // --- blocks ------------------------------------------------------------------------------------------------------

    void flow_blocks(const Section& section) {
        const std::vector<Block>& blocks = section.blocks;
        const std::size_t count = blocks.size();
        std::size_t bound = 0;  // blocks before this one were judged together already
        for (std::size_t i = 0; i < count; ++i) {
            if (!tables_.joins_wide(blocks[i])) tables_.finish_wide();
            pages_.turn_pending();
            if (waiting_.empty()) waiting_.push_back(set(blocks, i, count));
            if (std::holds_alternative<Aside>(blocks[i].what)) {  // its paragraph has placed it
                waiting_.pop_front();
                continue;
            }
            if (i >= bound) bound = keep_chain_together(blocks, i, count);
            Waiting now = std::move(waiting_.front());
            waiting_.pop_front();
            if (now.format != nullptr)
                place_paragraph(now, std::get<ParagraphBox>(now.box));
            else
                tables_.place_or_hang(std::get<Table>(now.block->what), std::move(std::get<TableBox>(now.box)));
        }
        tables_.finish_wide();
        tables_.place_hanging();
    }

    Waiting set(const std::vector<Block>& blocks, std::size_t i, std::size_t count) {
        Waiting waiting;
        waiting.block = &blocks[i];
        if (const auto* table = std::get_if<Table>(&blocks[i].what)) {
            waiting.box = lay_out_table(context_, *table, {pages_.column().width_pt, pages_.section_tag(), 0}, true);
            return waiting;
        }
        if (std::holds_alternative<Aside>(blocks[i].what)) return waiting;
        const auto& paragraph = std::get<Paragraph>(blocks[i].what);
        waiting.format = &context_.paragraph_format(paragraph.format);
        waiting.frame.width_pt = pages_.column().width_pt;
        waiting.frame.tag_parent = pages_.section_tag();
        waiting.frame.asides = asides_behind(blocks, i);
        waiting.frame.joins_above = i > 0 && shares_borders(blocks[i - 1], *waiting.format, true);
        waiting.frame.joins_below = i + 1 < count && shares_borders(blocks[i + 1], *waiting.format, false);
        waiting.box = lay_out_paragraph(context_, paragraph, waiting.frame);
        return waiting;
    }

    bool shares_borders(const Block& neighbour, const ParagraphFormat& own, bool above) {
        const auto* paragraph = std::get_if<Paragraph>(&neighbour.what);
        if (paragraph == nullptr) return false;
        const ParagraphFormat& other = context_.paragraph_format(paragraph->format);
        return above ? share_borders(other, own) : share_borders(own, other);
    }

    // --- keepNext ----------------------------------------------------------------------------------------------------

    /// A chain of keepNext paragraphs and the first lines of what follows must share a page, unless it is higher than
    /// one (docs/word-layout.md#keeping-together). Returns the index behind the chain.
    std::size_t keep_chain_together(const std::vector<Block>& blocks, std::size_t first, std::size_t count) {
        const double page_height = pages_.frame().bottom_pt - pages_.column_top();
        double height = 0;
        std::size_t i = first;
        for (; i < count; ++i) {
            while (waiting_.size() <= i - first) waiting_.push_back(set(blocks, i, count));
            const Waiting& waiting = waiting_[i - first];
            if (std::holds_alternative<Aside>(blocks[i].what)) continue;
            const bool binds = waiting.format != nullptr && waiting.format->keep_next && i + 1 < count &&
                               !has_break(std::get<ParagraphBox>(waiting.box));
            if (!binds) break;
            height += whole_height(waiting);
            if (height > page_height) return i + 1;
        }
        if (i == first || i >= count) return first + 1;
        height += leading_height_of(waiting_[i - first]);
        if (!pen_.page_empty && height <= page_height &&
            pen_.y_pt + gap_above(*waiting_.front().format, false) + height > pages_.bottom())
            pages_.overflow();
        return i;
    }

    static bool has_break(const ParagraphBox& box) {
        return std::ranges::any_of(box.lines, [](const LineBox& line) { return line.break_after != BreakAfter::none; });
    }

    static double whole_height(const Waiting& waiting) {
        const auto& box = std::get<ParagraphBox>(waiting.box);
        double height = std::max(box.before_pt, box.after_pt);
        for (const LineBox& line : box.lines) height += line.height_pt;
        return height;
    }

    /// What of a chain's follower must stand with it: two lines, all of a short or kept paragraph, a table's first row.
    static double leading_height_of(const Waiting& waiting) {
        if (waiting.format == nullptr) return leading_height(std::get<TableBox>(waiting.box));
        const auto& lines = std::get<ParagraphBox>(waiting.box).lines;
        constexpr std::size_t short_paragraph = 3;
        std::size_t kept = waiting.format->widow_control ? 2 : 1;
        if (waiting.format->keep_lines || (waiting.format->widow_control && lines.size() <= short_paragraph))
            kept = lines.size();
        double height = 0;
        for (std::size_t i = 0; i < std::min(kept, lines.size()); ++i)
            height += i + 1 == kept ? lines[i].fit_pt : lines[i].height_pt;
        return height;
    }

    // --- paragraphs --------------------------------------------------------------------------------------------------

    /// Space between what stands above and a paragraph that is placed now.
    double gap_above(const ParagraphFormat& format, bool empty) {
        const bool modern = context_.document.compatibility.mode >= mode_2013;
        switch (pen_.reached) {
            case Reached::below_block:
                return pen_.above != nullptr ? space_between(context_, *pen_.above, format) : format.space_before.pt;
            case Reached::section_start:
                return std::max(0.0, format.space_before.pt - pen_.after_pt);
            case Reached::page_break:
                return format.page_break_before && !modern ? format.space_before.pt : 0;
            case Reached::overflow:
                return empty ? format.space_before.pt : 0;
        }
        return 0;
    }

    void place_paragraph(Waiting& waiting, ParagraphBox& box) {
        const ParagraphFormat& format = *waiting.format;
        const auto& paragraph = std::get<Paragraph>(waiting.block->what);
        if (format.page_break_before && !pen_.page_empty) pages_.turn_as_asked(true);
        const bool starts_page = (!box.lines.empty() && box.lines.front().starts_page) || tables_.hanging_starts_page();
        if (starts_page && pages_.recorded_turn_due()) pages_.turn_as_recorded();
        follow_blanks(box.empty);
        double gap = gap_above(format, box.empty);
        if (box.makes_room || pen_.y_pt < pages_.exclusions_end() || tables_.hanging())
            gap = give_way(waiting, box, gap);
        std::size_t first = 0;
        while (first < box.lines.size()) {
            pages_.turn_pending();
            if (first > 0 && box.lines[first].starts_page && pages_.recorded_turn_due()) pages_.turn_as_recorded();
            const std::size_t end = end_of_piece(box, first);
            first = place_piece(format, box, first, end, gap, paragraph, end_is_break(box, end));
            gap = 0;
        }
        pen_.above = &format;
        pen_.after_pt = box.after_pt;
        for (const Float* floating : box.flowing)
            for (const Shape& shape : floating->shapes)
                place_stack(
                    stack_blocks(context_, shape.blocks, {pages_.column().width_pt, pages_.section_tag(), 0, 0, true}));
    }

    /// Empty paragraphs in a row, typed so that what follows begins a page: do they run on there?
    void follow_blanks(bool empty) {
        constexpr std::uint32_t on_purpose = 3;
        if (empty && blanks_++ == 0) first_blank_page_ = pages_.count();
        if (empty) return;
        behind_blanks_ = std::exchange(blanks_, 0) >= on_purpose && !context_.follow_record;
        if (behind_blanks_) ++context_.traces.runs;
        if (behind_blanks_ && pages_.count() > first_blank_page_ && !pen_.page_empty && pages_.begun_by_overflow())
            ++context_.traces.spilt;
    }

    /// In the flow.
    void place_stack(Stack stack) {
        if (stack.done()) return;
        pages_.pass_below(std::exchange(pen_.after_pt, 0));
        while (!stack.done()) {
            pages_.turn_pending();
            const std::size_t before = stack.next;
            const double used = take(stack, pages_.bottom() - pen_.y_pt, pages_.must_place(), pages_.page(),
                                     pages_.column().left_pt, pen_.y_pt);
            pen_.y_pt += used;
            if (used > 0 || stack.next > before) pen_.page_empty = false;
            if (!stack.done()) pages_.overflow();
        }
        pages_.stand_below_table();
    }

    /// Lines up to the next page break or recorded page go together through widow control.
    static std::size_t end_of_piece(const ParagraphBox& box, std::size_t first) {
        for (std::size_t end = first + 1; end < box.lines.size(); ++end)
            if (box.lines[end].starts_page || box.lines[end - 1].break_after != BreakAfter::none) return end;
        return box.lines.size();
    }
    static bool end_is_break(const ParagraphBox& box, std::size_t end) {
        return end > 0 && box.lines[end - 1].break_after != BreakAfter::none;
    }

    /// Places lines [first, end) of the paragraph, or as many as fit, and turns the page where more is to come.
    std::size_t place_piece(const ParagraphFormat& format, ParagraphBox& box, std::size_t first, std::size_t end,
                            double gap, const Paragraph& paragraph, bool break_behind) {
        const bool only_break = break_behind && end - first == 1 && box.lines[first].ink.lines.empty();
        if (first > 0 && pen_.page_empty && !makes_room(box.lines[first])) take_skip(box.lines[first], everything);
        std::size_t fitting = only_break ? end : lines_that_fit(format, box, first, end, gap);
        while (fitting == first && (!pen_.page_empty || box.lines[first].skip_pt > 0)) {
            if (pen_.page_empty) leave_floats(box.lines[first], pen_.y_pt + gap);  // they fill the page
            pages_.overflow();
            if (!makes_room(box.lines[first])) take_skip(box.lines[first], everything);
            fitting = lines_that_fit(format, box, first, end, 0);
            gap = 0;
        }
        if (std::exchange(behind_blanks_, false) && pen_.page_empty && pages_.begun_by_overflow())
            ++context_.traces.pushed;
        fitting = std::max(fitting, first + 1);
        pen_.y_pt += gap;
        if (first == 0) count_space_above(box.lines.front().ink, std::min(box.before_pt, gap));
        const std::size_t shown = first_shown(box);
        for (std::size_t i = first; i < fitting; ++i) {
            if (i == shown) note_heading(paragraph);
            draw(pages_.page(), box.lines[i].ink, pages_.column().left_pt, pen_.y_pt);
            pages_.notes().add(box.lines[i].ink.anchors);
            if (!format.unnumbered_lines)
                line_numbers_.number(pages_.page(), pages_.count(), box.lines[i], pages_.column().left_pt, pen_.y_pt);
            pen_.y_pt += box.lines[i].height_pt;
        }
        pen_.page_empty = false;
        pen_.reached = Reached::below_block;
        if (fitting < end)
            pages_.overflow();
        else if (break_behind)
            pages_.turn_after(box.lines[end - 1].break_after);  // a page that nothing follows on is not made
        return fitting;
    }

    /// A float hangs on the line that text gives way to.
    [[nodiscard]] bool makes_room(const LineBox& line) const {
        return std::ranges::any_of(line.ink.anchors, [&](const PlacedAnchor& anchor) {
            const Float* floating = float_of(context_, anchor);
            return floating != nullptr && floating->wrap != Wrap::none && !floating->in_line;
        });
    }

    /// The line's floats stand on this page, though the line itself goes to the next.
    void leave_floats(LineBox& line, double y) {
        Ink floats;
        std::erase_if(line.ink.anchors, [&](const PlacedAnchor& anchor) {
            const Float* floating = float_of(context_, anchor);
            if (floating == nullptr || floating->in_line) return false;
            floats.anchors.push_back(anchor);
            return true;
        });
        draw(pages_.page(), floats, pages_.column().left_pt, y);
    }

    /// The line behind the last that may stand on this page, by room, widow control and keepLines
    /// (docs/word-layout.md#keeping-together).
    std::size_t lines_that_fit(const ParagraphFormat& format, const ParagraphBox& box, std::size_t first,
                               std::size_t end, double gap) {
        double y = pen_.y_pt + gap;
        std::size_t fitting = first;
        double reserved = pages_.notes().height();
        double limit = pages_.bottom_beside(reserved) + tolerance_pt;
        while (fitting < end && y + box.lines[fitting].fit_pt <= limit) {
            const LineBox& line = box.lines[fitting];
            if (!line.ink.anchors.empty()) {
                const double notes = pages_.notes().height_of(line.ink.anchors, reserved);
                const bool whole = y + line.fit_pt + notes <= limit;
                if (!whole && y + line.fit_pt + pages_.notes().least_height_of(line.ink.anchors, reserved) > limit)
                    break;
                reserved += notes;
                limit = whole ? limit - notes : y;  // the rest of a note that is too long leaves no room here
            }
            y += line.height_pt;
            ++fitting;
        }
        if (fitting == end || fitting == first) return fitting;
        if (format.keep_lines && !pen_.page_empty) return first;
        if (!format.widow_control) return fitting;
        if (end - fitting == 1) --fitting;
        if (first == 0 && fitting - first == 1) --fitting;
        return fitting;
    }

    void note_heading(const Paragraph& paragraph) {
        const std::uint8_t level = heading_level(context_.document, paragraph);
        if (level == 0 || paragraph.text.empty()) return;
        std::string title;
        if (paragraph.label) title = paragraph.label->text + " ";
        for (const char c : thai::trimmed(paragraph.text)) title += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        std::vector<OutlineEntry>& outline = context_.pages.outline;
        if (paragraph.heading_goes_on && !outline.empty()) {
            outline.back().title += ' ' + title;
            return;
        }
        OutlineEntry entry;
        entry.title = std::move(title);
        entry.level = level;
        entry.page = static_cast<std::uint32_t>(pages_.count() - 1);
        entry.y_pt = static_cast<float>(pen_.y_pt);
        context_.pages.outline.push_back(std::move(entry));
    }

    /// Sets the paragraph anew around the floats that are in its way, its own ones too. Returns the gap above it.
    double give_way(Waiting& waiting, ParagraphBox& box, double gap) {
        const auto& paragraph = std::get<Paragraph>(waiting.block->what);
        const bool too_low = pen_.y_pt + gap + box.lines.front().fit_pt > pages_.bottom() + tolerance_pt;
        if (!pen_.page_empty && (too_low || tables_.hanging_passes_edge(pen_.y_pt + gap))) {
            pages_.overflow();
            gap = 0;
        }
        tables_.draw_hanging(pen_.y_pt + gap);
        count_space_above(box.lines.front().ink, std::min(box.before_pt, gap));
        for (PlacedAnchor anchor : box.lines.front().ink.anchors) {
            const Float* floating = float_of(context_, anchor);
            if (floating == nullptr || floating->wrap == Wrap::none) continue;
            anchor.x_pt = static_cast<float>(pages_.column().left_pt);
            anchor.y_pt = static_cast<float>(pen_.y_pt + gap);
            pages_.exclude(exclusion_of(*floating, place_float(context_, anchor, pages_.frame())));
        }
        const LineShape shape(pages_.exclusions(), pages_.column().left_pt, pen_.y_pt + gap);
        waiting.frame.shape = &shape;
        const ParagraphTags tags = std::move(box.tags);
        waiting.frame.tags = &tags;
        box = lay_out_paragraph(context_, paragraph, waiting.frame);
        waiting.frame.shape = nullptr;
        waiting.frame.tags = nullptr;
        return gap;
    }

    Context& context_;
    BodyPages pages_;
    BodyTables tables_;
    LineNumberer line_numbers_;
    Pen& pen_;
    std::deque<Waiting> waiting_;
    std::uint32_t blanks_ = 0;          ///< empty paragraphs placed last
    std::size_t first_blank_page_ = 0;  ///< how many pages there were before the first of them
    bool behind_blanks_ = false;        ///< several stand above the paragraph that is placed now
};

}  // namespace

std::vector<PageFrame> flow_sections(Context& context) {
    return BodyFlow(context).run();
}

}  // namespace raingan::layout
