#include "layout/flow.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "document/number_format.h"
#include "document/packed_rows.h"
#include "layout/asides.h"
#include "layout/notes.h"
#include "layout/record.h"
#include "layout/stack.h"
#include "layout/table/table.h"
#include "layout/table/wide.h"
#include "layout/text_columns.h"

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

constexpr double everything = std::numeric_limits<double>::infinity();
constexpr int mode_2013 = 15;  ///< Word 2013 and later (WORD_LAYOUT.md §2.5)

/// How the place where the next block goes was reached; it decides what its space before is worth (WORD_LAYOUT.md
/// §1.7).
enum class Reached : std::uint8_t { below_block, section_start, overflow, page_break };

/// A block set, waiting for its page. keepNext chains make several wait together.
struct Waiting {
    const Block* block = nullptr;
    std::variant<ParagraphBox, TableBox> box;
    const ParagraphFormat* format = nullptr;  ///< of a paragraph
    ParagraphFrame frame{};                   ///< of a paragraph
};

class Flow {
public:
    explicit Flow(Context& context) : context_(context), notes_(context) {}

    std::vector<PageFrame> run() {
        const auto& sections = context_.document.sections;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            begin_section(sections[i], i);
            if (i + 1 < sections.size() && sections[i + 1].start == SectionStart::continuous) balance(sections[i]);
            flow_blocks(sections[i]);
        }
        if (frames_.empty()) {
            static const Section blank;
            begin_section(blank, 0);
        }
        finish_column();
        finish_columns();
        while (notes_.pending()) {  // the rest of a long footnote
            add_page(*section_, frame().number + 1, false);
            finish_column();
        }
        return std::move(frames_);
    }

private:
    // --- pages -------------------------------------------------------------------------------------------------------

    [[nodiscard]] PageFrame& frame() { return frames_.back(); }
    [[nodiscard]] Page& page() { return context_.pages.pages.back(); }

    void add_page(const Section& section, std::uint32_t number, bool first_of_section) {
        if (frames_.size() >= limits::pages) throw over_limit(limits::pages, "");
        frames_.push_back(frame_page(context_, section, number, first_of_section));
        Page page;
        page.width_pt = static_cast<float>(section.page_width.pt);
        page.height_pt = static_cast<float>(section.page_height.pt);
        page.label = format_number(number, section.page_number_format);
        context_.pages.pages.push_back(std::move(page));
        exclusions_.clear();
        balanced_bottom_ = std::numeric_limits<double>::infinity();
        column_top_ = deepest_ = frame().top_pt;
        open_columns(section);
    }

    /// The next column, or the next page where this was the last one or all are to be left.
    void next_page(Reached reached, bool leave_columns = false) {
        finish_column();
        if (!leave_columns && column_ + 1 < columns_.size()) {
            open_column(column_ + 1);
        } else {
            finish_columns();
            add_page(*section_, frame().number + 1, false);
        }
        reached_ = reached;
    }

    // --- columns -----------------------------------------------------------------------------------------------------

    [[nodiscard]] const ColumnBox& column() const { return columns_[column_]; }
    [[nodiscard]] double bottom() const { return std::min(balanced_bottom_, page_limit() - notes_.height()); }
    /// The page's foot; where pages follow the record, how far beyond it lines may run to be brought up to it.
    [[nodiscard]] double page_limit() const {
        const PageFrame& now = frames_.back();
        return follows_record() ? reach(context_.pages.pages.back(), loose_top(), now.bottom_pt) : now.bottom_pt;
    }
    /// Text that stands beside a float, or above one, keeps its place.
    [[nodiscard]] double loose_top() const { return std::max(frames_.back().top_pt, exclusions_end()); }

    void open_columns(const Section& section) {
        section_ = &section;
        columns_ = text_columns(section);
        open_column(0);
    }

    void open_column(std::size_t index) {
        column_ = index;
        y_ = column_top_;
        page_empty_ = column_top_ == frame().top_pt;
        constexpr double least_body_pt = 36;
        notes_.open(column().width_pt, std::max(frame().bottom_pt - column_top_ - least_body_pt, 0.0));
    }

    void finish_column() {
        if (const double foot = frame().bottom_pt - notes_.height(); follows_record() && y_ > foot + tolerance_pt) {
            squeeze(page(), loose_top(), y_, foot);
            y_ = foot;
        }
        deepest_ = std::max(deepest_, y_);
        notes_.draw_at(page(), column().left_pt, frame().bottom_pt, frame().bottom_pt - y_, page_empty_);
    }

    /// The line between columns.
    void finish_columns() {
        if (!section_->column_rule) return;
        constexpr Border rule{BorderStyle::single, Points(0.5), Points(), std::nullopt};
        for (std::size_t i = 1; i < columns_.size(); ++i) {
            const double x = (columns_[i - 1].left_pt + columns_[i - 1].width_pt + columns_[i].left_pt) / 2;
            draw_rule(page(), rule, x, column_top_, x, deepest_);
        }
    }

    /// Columns that end in a continuous section break are equally high where all of them fit on this page.
    void balance(const Section& section) {
        constexpr std::size_t most_blocks = 2000;
        if (columns_.size() < 2 || section.blocks.size() > most_blocks) return;
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
        const double height = balanced_height(heights, columns_.size());
        balanced_bottom_ = std::min(frame().bottom_pt, y_ + height + 1);
    }

    void turn_pending_page() {
        const BreakAfter due = std::exchange(break_due_, BreakAfter::none);
        if (due != BreakAfter::none) turn_as_asked(due == BreakAfter::page);
    }

    /// What the author asked for is where it was, whatever pages came before.
    void turn_as_asked(bool leave_columns) {
        ahead_ = 0;
        next_page(Reached::page_break, leave_columns);
    }

    // --- recorded pages ----------------------------------------------------------------------------------------------

    [[nodiscard]] bool follows_record() const { return context_.follow_record && columns_.size() == 1; }

    /// Ends a page that is full.
    void overflow() {
        if (follows_record()) {
            ++ahead_;
            ++context_.record_fit.overflows;
        }
        next_page(Reached::overflow);
    }

    /// A recorded page begins here. False: it has begun, or its place was passed when a page overflowed before.
    bool recorded_turn_due() {
        if (!follows_record() || ahead_ > 0 || page_empty_) {
            if (page_empty_ && ahead_ > 0 && reached_ == Reached::overflow) --context_.record_fit.overflows;
            if (ahead_ > 0) --ahead_;
            return false;
        }
        return true;
    }

    void turn_as_recorded() {
        const double height = frame().bottom_pt - frame().top_pt;
        ++context_.record_fit.turns;
        context_.record_fit.deviation += std::abs(y_ - frame().bottom_pt) / height;
        next_page(Reached::overflow);
    }

    void begin_section(const Section& section, std::size_t index) {
        if (index > 0 && section.start == SectionStart::continuous) turn_pending_page();
        break_due_ = BreakAfter::none;
        ahead_ = 0;
        if (index > 0) end_section(section);
        section_tag_ = context_.add_tag(Tag::Kind::section, 0);
        const std::uint32_t following = frames_.empty() ? 1 : frame().number + 1;
        const std::uint32_t number = section.page_number_start.value_or(following);
        reached_ = Reached::section_start;
        if (index > 0 && section.start == SectionStart::continuous && shares_page(section)) {
            column_top_ = deepest_;
            balanced_bottom_ = std::numeric_limits<double>::infinity();
            open_columns(section);
            reached_ = Reached::below_block;
            return;
        }
        const bool wants_even = section.start == SectionStart::even_page;
        const bool wants_odd = section.start == SectionStart::odd_page;
        std::uint32_t first = number;
        if (index > 0 && ((wants_even && number % 2 == 1) || (wants_odd && number % 2 == 0))) {
            add_page(section, number, false);  // a blank page, without header and footer
            frame().header = frame().footer = nullptr;
            ++first;
        }
        add_page(section, first, true);
    }

    /// Footnotes wait for the page's end where the section that follows shares the page.
    void end_section(const Section& following) {
        deepest_ = std::max(deepest_, y_);
        if (following.start != SectionStart::continuous || !shares_page(following)) finish_column();
        finish_columns();
    }

    [[nodiscard]] bool shares_page(const Section& section) {
        const Section& now = *section_;
        return now.page_width == section.page_width && now.page_height == section.page_height;
    }

    // --- blocks ------------------------------------------------------------------------------------------------------

    void flow_blocks(const Section& section) {
        const std::vector<Block>& blocks = section.blocks;
        const std::size_t count = blocks.size();
        std::size_t bound = 0;  // blocks before this one were judged together already
        for (std::size_t i = 0; i < count; ++i) {
            if (!wide_.takes(blocks[i])) finish_wide();
            turn_pending_page();
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
                place_or_hang(now);
        }
        finish_wide();
        place_hanging_tables();
    }

    Waiting set(const std::vector<Block>& blocks, std::size_t i, std::size_t count) {
        Waiting waiting;
        waiting.block = &blocks[i];
        if (const auto* table = std::get_if<Table>(&blocks[i].what)) {
            waiting.box = lay_out_table(context_, *table, {column().width_pt, section_tag_, 0}, true);
            return waiting;
        }
        if (std::holds_alternative<Aside>(blocks[i].what)) return waiting;
        const auto& paragraph = std::get<Paragraph>(blocks[i].what);
        waiting.format = &context_.paragraph_format(paragraph.format);
        waiting.frame.width_pt = column().width_pt;
        waiting.frame.tag_parent = section_tag_;
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
    /// one (WORD_LAYOUT.md §4.2). Returns the index behind the chain.
    std::size_t keep_chain_together(const std::vector<Block>& blocks, std::size_t first, std::size_t count) {
        const double page_height = frame().bottom_pt - column_top_;
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
        if (!page_empty_ && height <= page_height &&
            y_ + gap_above(*waiting_.front().format, false) + height > bottom())
            overflow();
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
        switch (reached_) {
            case Reached::below_block:
                return above_ != nullptr ? space_between(context_, *above_, format) : format.space_before.pt;
            case Reached::section_start:
                return std::max(0.0, format.space_before.pt - after_pt_);
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
        if (format.page_break_before && !page_empty_) turn_as_asked(true);
        const bool starts_page = (!box.lines.empty() && box.lines.front().starts_page) || hanging_starts_page();
        if (starts_page && recorded_turn_due()) turn_as_recorded();
        double gap = gap_above(format, box.empty);
        if (box.makes_room || y_ < exclusions_end() || !hanging_.empty()) gap = give_way(waiting, box, gap);
        std::size_t first = 0;
        while (first < box.lines.size()) {
            turn_pending_page();
            if (first > 0 && box.lines[first].starts_page && recorded_turn_due()) turn_as_recorded();
            const std::size_t end = end_of_piece(box, first);
            first = place_piece(format, box, first, end, gap, paragraph, end_is_break(box, end));
            gap = 0;
        }
        above_ = &format;
        after_pt_ = box.after_pt;
        for (const Float* floating : box.flowing)
            for (const Shape& shape : floating->shapes)
                place_stack(stack_blocks(context_, shape.blocks, {column().width_pt, section_tag_, 0, 0, true}));
    }

    /// In the flow.
    void place_stack(Stack stack) {
        if (stack.done()) return;
        y_ = below_exclusions(y_ + std::exchange(after_pt_, 0));
        while (!stack.done()) {
            turn_pending_page();
            const std::size_t before = stack.next;
            const double used = take(stack, bottom() - y_, must_place(), page(), column().left_pt, y_);
            y_ += used;
            if (used > 0 || stack.next > before) page_empty_ = false;
            if (!stack.done()) overflow();
        }
        stand_below_table();
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
        if (first > 0 && page_empty_ && !makes_room(box.lines[first])) take_skip(box.lines[first], everything);
        std::size_t fitting = only_break ? end : lines_that_fit(format, box, first, end, gap);
        while (fitting == first && (!page_empty_ || box.lines[first].skip_pt > 0)) {
            if (page_empty_) leave_floats(box.lines[first], y_ + gap);  // they fill the page
            overflow();
            if (!makes_room(box.lines[first])) take_skip(box.lines[first], everything);
            fitting = lines_that_fit(format, box, first, end, 0);
            gap = 0;
        }
        fitting = std::max(fitting, first + 1);
        y_ += gap;
        if (first == 0) note_heading(format, paragraph);
        for (std::size_t i = first; i < fitting; ++i) {
            draw(page(), box.lines[i].ink, column().left_pt, y_);
            notes_.add(box.lines[i].ink.anchors);
            y_ += box.lines[i].height_pt;
        }
        page_empty_ = false;
        reached_ = Reached::below_block;
        if (fitting < end)
            overflow();
        else if (break_behind)
            break_due_ = box.lines[end - 1].break_after;  // a page that nothing follows on is not made
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
        draw(page(), floats, column().left_pt, y);
    }

    /// The line behind the last that may stand on this page, by room, widow control and keepLines (WORD_LAYOUT.md
    /// §4.2).
    std::size_t lines_that_fit(const ParagraphFormat& format, const ParagraphBox& box, std::size_t first,
                               std::size_t end, double gap) {
        double y = y_ + gap;
        std::size_t fitting = first;
        double reserved = notes_.height();
        double limit = std::min(balanced_bottom_, page_limit() - reserved) + tolerance_pt;
        while (fitting < end && y + box.lines[fitting].fit_pt <= limit) {
            const LineBox& line = box.lines[fitting];
            if (!line.ink.anchors.empty()) {
                const double notes = notes_.height_of(line.ink.anchors, reserved);
                const bool whole = y + line.fit_pt + notes <= limit;
                if (!whole && y + line.fit_pt + notes_.least_height_of(line.ink.anchors, reserved) > limit) break;
                reserved += notes;
                limit = whole ? limit - notes : y;  // the rest of a note that is too long leaves no room here
            }
            y += line.height_pt;
            ++fitting;
        }
        if (fitting == end || fitting == first) return fitting;
        if (format.keep_lines && !page_empty_) return first;
        if (!format.widow_control) return fitting;
        if (end - fitting == 1) --fitting;
        if (first == 0 && fitting - first == 1) --fitting;
        return fitting;
    }

    void note_heading(const ParagraphFormat& format, const Paragraph& paragraph) {
        if (format.outline_level == 0 || paragraph.text.empty()) return;
        OutlineEntry entry;
        if (paragraph.label) entry.title = paragraph.label->text + " ";
        for (const char c : paragraph.text) entry.title += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        entry.level = format.outline_level;
        entry.page = static_cast<std::uint32_t>(frames_.size() - 1);
        entry.y_pt = static_cast<float>(y_);
        context_.pages.outline.push_back(std::move(entry));
    }

    // --- floating tables ---------------------------------------------------------------------------------------------

    /// A floating table waits for the paragraph that it counts from; one that is higher than a page goes in the flow,
    /// where its rows may part.
    void place_or_hang(Waiting& now) {
        auto& box = std::get<TableBox>(now.box);
        if (std::get<Table>(now.block->what).place && remaining_height(box) <= frame().bottom_pt - frame().top_pt)
            return hanging_.push_back(std::move(now));
        place_hanging_tables();
        if (!page_empty_ && begins_page(context_.document, std::get<Table>(now.block->what))) turn_as_asked(true);
        const auto& table = std::get<Table>(now.block->what);
        place_rows(table, box);
        place_packed_rows(table, std::move(box));
    }

    void place_rows(const Table& table, TableBox& box) {
        if (box.bands.size() > 1)
            place_wide(table, box);
        else
            place_table(box);
    }

    /// Rows that the document keeps packed are set a stretch at a time: a long sheet is never held as boxes.
    void place_packed_rows(const Table& table, TableBox box) {
        constexpr std::size_t stretch = 500;
        for_each_packed_stretch(table, stretch, [&](const std::vector<Row>& rows) {
            box = lay_out_more_rows(context_, table, rows, {column().width_pt, section_tag_, 0}, std::move(box));
            box.header_above = wide_.open() || !page_empty_;
            place_rows(table, box);
        });
    }

    /// In the flow, where no paragraph follows.
    void place_hanging_tables() {
        for (Waiting& table : hanging_) place_table(std::get<TableBox>(table.box));
        hanging_.clear();
    }

    [[nodiscard]] bool hanging_starts_page() const {
        return follows_record() && std::ranges::any_of(hanging_, [](const Waiting& waiting) {
                   return recorded_start(std::get<TableBox>(waiting.box), everything).has_value();
               });
    }

    FloatBox box_of_hanging(const Waiting& waiting, double y) {
        const auto& box = std::get<TableBox>(waiting.box);
        const TablePlace& place = *std::get<Table>(waiting.block->what).place;
        const PlacedAnchor anchor{static_cast<float>(column().left_pt), static_cast<float>(y),
                                  static_cast<float>(column().width_pt), 0};
        return place_box(place.horizontal, place.vertical, box.width_pt, remaining_height(box), anchor,
                         *frame().section, false);
    }

    /// Does a table that counts from the text at `y` pass the page's edge?
    [[nodiscard]] bool hanging_passes_edge(double y) {
        return std::ranges::any_of(hanging_, [&](const Waiting& waiting) {
            const bool by_text = std::get<Table>(waiting.block->what).place->vertical.from == FloatPosition::From::text;
            const FloatBox box = box_of_hanging(waiting, y);
            return by_text && box.y_pt + box.height_pt > bottom() + tolerance_pt;
        });
    }

    void draw_hanging_tables(double y) {
        for (Waiting& waiting : hanging_) {
            auto& table = std::get<TableBox>(waiting.box);
            const TablePlace& place = *std::get<Table>(waiting.block->what).place;
            const FloatBox box = box_of_hanging(waiting, y);
            exclusions_.push_back({box.x_pt - place.distance_start.pt, box.x_pt + box.width_pt + place.distance_end.pt,
                                   box.y_pt - place.distance_top.pt,
                                   box.y_pt + box.height_pt + place.distance_bottom.pt, false});
            Ink ink;
            take(table, everything, true, ink, -table.bands.front().x_pt, 0);
            draw(page(), ink, box.x_pt, box.y_pt);
            notes_.add(ink.anchors);
        }
        hanging_.clear();
    }

    // --- tables ------------------------------------------------------------------------------------------------------

    void place_table(TableBox& table) {
        if (reached_ == Reached::below_block && above_ != nullptr) y_ += after_pt_;
        y_ = below_exclusions(y_);
        for (bool done = false; !done;) {
            double room = room_beside_notes(table);
            const auto recorded = next_recorded_page(table, room);
            if (recorded) room = *recorded;
            const std::size_t anchors = page().anchors.size();
            const TableFragment fragment = take(table, room, must_place(), page(), column().left_pt, y_);
            if (page().anchors.size() > anchors)
                notes_.add(
                    std::vector(page().anchors.begin() + static_cast<std::ptrdiff_t>(anchors), page().anchors.end()));
            y_ += fragment.height_pt;
            done = fragment.done;
            if (fragment.any) page_empty_ = false;
            if (!done && recorded)
                turn_as_recorded();
            else if (!done)
                overflow();
            table.header_above = false;
        }
        stand_below_table();
    }

    /// Nowhere is there more room than here: below a float that stands on an empty page there may be.
    [[nodiscard]] bool must_place() const { return page_empty_ && y_ <= column_top_ + tolerance_pt; }

    void stand_below_table() {
        reached_ = Reached::below_block;
        above_ = nullptr;
        after_pt_ = 0;
    }

    // --- tables that go on to the right ------------------------------------------------------------------------------

    void place_wide(const Table& table, TableBox& box) {
        if (!wide_.open()) {
            if (reached_ == Reached::below_block && above_ != nullptr) y_ += after_pt_;
            y_ = below_exclusions(y_);
            wide_.begin(table, box.bands.size(), y_ - frame().top_pt, wide_height(), page_empty_);
        }
        if (wide_.add(box, column().left_pt)) return;
        turn_as_asked(true);  // nothing fits on what is left of this page
        wide_.begin(table, box.bands.size(), 0, wide_height(), true);
        wide_.add(box, column().left_pt);
    }

    /// What is left of the smallest of the pages to come: their headers and footers may differ.
    double wide_height() {
        const PageNumbers now = context_.numbers;
        double height = bottom() - frame().top_pt;
        for (std::uint32_t next = 1; next <= 2; ++next) {
            const PageFrame following = frame_page(context_, *section_, frame().number + next, false);
            height = std::min(height, following.bottom_pt - following.top_pt);
        }
        context_.numbers = now;
        return height;
    }

    void finish_wide() {
        if (!wide_.open()) return;
        bool first = true;
        for (const Ink* ink : wide_.in_order()) {
            if (!std::exchange(first, false)) turn_as_asked(true);
            const std::size_t anchors = page().anchors.size();
            draw(page(), *ink, 0, frame().top_pt);
            notes_.add({page().anchors.begin() + static_cast<std::ptrdiff_t>(anchors), page().anchors.end()});
        }
        y_ = frame().top_pt + wide_.y_pt();
        wide_ = {};
        page_empty_ = false;
        stand_below_table();
    }

    /// Where the table must be cut so that a recorded page begins, if that is within `room`.
    std::optional<double> next_recorded_page(TableBox& table, double room) {
        while (const auto start = follows_record() ? recorded_start(table, room) : std::nullopt) {
            const bool begun = start->at_front && page_empty_;
            if (!begun && ahead_ == 0) return start->height_pt;
            recorded_turn_due();
            forget_recorded_start(table, *start);
        }
        return std::nullopt;
    }

    /// The room for a table's next rows, when the footnotes of these rows must stand on the page too.
    double room_beside_notes(const TableBox& table) {
        const double whole = bottom() - y_;
        double room = whole;
        constexpr int rounds = 4;  // fewer rows have fewer notes: this closes in fast
        for (int i = 0; i < rounds && table.has_anchors; ++i) {
            const double notes = notes_.height_of(anchors_of(table, room), notes_.height());
            if (room + notes <= whole + tolerance_pt) break;
            room = whole - notes;
        }
        // Notes that would leave hardly any room go on at the foot of the next page.
        constexpr double enough = 0.5;
        return must_place() ? std::max(room, enough * whole) : room;
    }

    // --- floats ------------------------------------------------------------------------------------------------------

    [[nodiscard]] double exclusions_end() const {
        double end = 0;
        for (const Exclusion& exclusion : exclusions_) end = std::max(end, exclusion.bottom_pt);
        return end;
    }

    [[nodiscard]] double below_exclusions(double y) const {
        const LineShape shape(exclusions_, column().left_pt, y);
        return y + shape.slot(0, 1, 0, column().width_pt).skip_pt;
    }

    /// Sets the paragraph anew around the floats that are in its way, its own ones too. Returns the gap above it.
    double give_way(Waiting& waiting, ParagraphBox& box, double gap) {
        const auto& paragraph = std::get<Paragraph>(waiting.block->what);
        const bool too_low = y_ + gap + box.lines.front().fit_pt > bottom() + tolerance_pt;
        if (!page_empty_ && (too_low || hanging_passes_edge(y_ + gap))) {
            overflow();
            gap = 0;
        }
        draw_hanging_tables(y_ + gap);
        for (PlacedAnchor anchor : box.lines.front().ink.anchors) {
            const Float* floating = float_of(context_, anchor);
            if (floating == nullptr || floating->wrap == Wrap::none) continue;
            anchor.x_pt = static_cast<float>(column().left_pt);
            anchor.y_pt = static_cast<float>(y_ + gap);
            exclusions_.push_back(exclusion_of(*floating, place_float(context_, anchor, frame())));
        }
        const LineShape shape(exclusions_, column().left_pt, y_ + gap);
        waiting.frame.shape = &shape;
        const ParagraphTags tags = std::move(box.tags);
        waiting.frame.tags = &tags;
        box = lay_out_paragraph(context_, paragraph, waiting.frame);
        waiting.frame.shape = nullptr;
        waiting.frame.tags = nullptr;
        return gap;
    }

    Context& context_;
    NoteArea notes_;
    std::vector<PageFrame> frames_;
    const Section* section_ = nullptr;
    std::vector<ColumnBox> columns_;
    std::size_t column_ = 0;
    double column_top_ = 0, deepest_ = 0;  ///< of the columns on this page
    double balanced_bottom_ = 0;           ///< of columns that are to be equally high; else infinite
    std::vector<Exclusion> exclusions_;    ///< of this page
    std::deque<Waiting> waiting_;
    WideTables wide_;
    std::vector<Waiting> hanging_;  ///< floating tables whose paragraph comes next
    std::uint32_t section_tag_ = 0;
    double y_ = 0;
    bool page_empty_ = true;
    std::uint32_t ahead_ = 0;                  ///< pages begun that the record does not have, and not yet made up for
    BreakAfter break_due_ = BreakAfter::none;  ///< was placed last
    Reached reached_ = Reached::section_start;
    const ParagraphFormat* above_ = nullptr;  ///< the paragraph above; none: a table, or nothing
    double after_pt_ = 0;                     ///< its space after, not yet spent
};

}  // namespace

std::vector<PageFrame> flow_sections(Context& context) {
    return Flow(context).run();
}

}  // namespace raingan::layout
