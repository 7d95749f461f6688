// The body's pages while they are filled: the columns of each and where the pen stands in them, how the next page is
// reached (a full one, an asked-for or a recorded break, a section), footnotes at the foot and floats in the way.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "layout/context.h"
#include "layout/notes.h"
#include "layout/page_frame.h"
#include "layout/paragraph.h"
#include "layout/text_columns.h"
#include "layout/wrap.h"

namespace raingan::layout {

inline constexpr double everything = std::numeric_limits<double>::infinity();  ///< room for all there is

/// How the place where the next block goes was reached; it decides what its space before is worth
/// (docs/word-layout.md#spacing).
enum class Reached : std::uint8_t { below_block, section_start, overflow, page_break };

/// Where the next block goes. Points from the page's top.
struct Pen {
    double y_pt = 0;
    bool page_empty = true;  ///< nothing stands in this column yet
    Reached reached = Reached::section_start;
    const ParagraphFormat* above = nullptr;  ///< the paragraph above; none: a table, or nothing
    double after_pt = 0;                     ///< its space after, not yet spent
};

class BodyPages {
public:
    explicit BodyPages(Context& context) : context_(context), notes_(context) {}

    Pen pen;

    [[nodiscard]] PageFrame& frame() { return frames_.back(); }
    [[nodiscard]] Page& page() { return context_.pages.all.back(); }
    [[nodiscard]] NoteArea& notes() { return notes_; }
    [[nodiscard]] std::uint32_t section_tag() const { return section_tag_; }
    /// A full page made this one necessary.
    [[nodiscard]] bool begun_by_overflow() const { return begun_by_ == Reached::overflow; }
    [[nodiscard]] std::size_t count() const { return frames_.size(); }
    /// Of the page after the `next`th from here, as it will be.
    [[nodiscard]] PageFrame coming_frame(std::uint32_t next);

    /// Turns to where the section begins: a new page, or below what stands on this one.
    void begin_section(const Section& section, std::size_t index);
    /// Draws what is left over on the last page and behind it; the frames of all pages.
    std::vector<PageFrame> finish();

    [[nodiscard]] const ColumnBox& column() const { return columns_[column_]; }
    [[nodiscard]] std::size_t columns() const { return columns_.size(); }
    [[nodiscard]] double column_top() const { return column_top_; }
    [[nodiscard]] double bottom() const { return bottom_beside(notes_.height()); }
    /// Where text must end, when notes of this height stand below it.
    [[nodiscard]] double bottom_beside(double notes_pt) const;
    /// Columns of this page end here, so that they are equally high.
    void balance_at(double bottom_pt);
    /// Nowhere is there more room than here: below a float that stands on an empty page there may be.
    [[nodiscard]] bool must_place() const { return pen.page_empty && pen.y_pt <= column_top_ + tolerance_pt; }
    void stand_below_table();
    /// Goes down by the space after what stands above, if any, and passes the floats in the way: for a table or a
    /// stack.
    void pass_below(double after_pt);
    void pass_below_paragraph();

    /// A break was placed last: it turns the page when something follows.
    void turn_after(BreakAfter due) { break_due_ = due; }
    void turn_pending();
    /// What the author asked for is where it was, whatever pages came before.
    void turn_as_asked(bool leave_columns);
    /// Ends a page that is full.
    void overflow();

    /// Pages begin where the document's record says (record.h).
    [[nodiscard]] bool follows_record() const { return context_.follow_record && columns_.size() == 1; }
    /// No page was begun that the record does not have and that is not yet made up for.
    [[nodiscard]] bool keeps_up() const { return ahead_ == 0; }
    /// A recorded page begins here. False: it has begun, or its place was passed when a page overflowed before.
    bool recorded_turn_due();
    void turn_as_recorded();

    [[nodiscard]] const std::vector<Exclusion>& exclusions() const { return exclusions_; }
    void exclude(const Exclusion& exclusion) { exclusions_.push_back(exclusion); }
    [[nodiscard]] double exclusions_end() const;

private:
    void add_page(const Section& section, std::uint32_t number, bool first_of_section);
    void next_page(Reached reached, bool leave_columns = false);
    [[nodiscard]] double page_limit() const;
    [[nodiscard]] double loose_top() const;
    [[nodiscard]] double below_exclusions(double y) const;
    void open_columns(const Section& section);
    void open_column(std::size_t index);
    void finish_column();
    void finish_columns();
    void end_section(const Section& following);
    [[nodiscard]] bool shares_page(const Section& section) const;

    void note_author_end();

    Context& context_;
    NoteArea notes_;
    std::vector<PageFrame> frames_;
    const Section* section_ = nullptr;
    std::uint32_t section_tag_ = 0;
    std::vector<ColumnBox> columns_;
    std::size_t column_ = 0;
    double column_top_ = 0, deepest_ = 0;        ///< of the columns on this page
    double balanced_bottom_ = 0;                 ///< of columns that are to be equally high; else infinite
    std::vector<Exclusion> exclusions_;          ///< of this page
    std::uint32_t ahead_ = 0;                    ///< pages begun that the record does not have, and not yet made up for
    Reached begun_by_ = Reached::section_start;  ///< this page
    BreakAfter break_due_ = BreakAfter::none;    ///< was placed last
};

}  // namespace raingan::layout
