#include "layout/body_pages.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "document/number_format.h"
#include "layout/ink.h"
#include "layout/record.h"
#include "layout/table/rules.h"

namespace raingan::layout {

void BodyPages::add_page(const Section& section, std::uint32_t number, bool first_of_section) {
    if (frames_.size() >= limits::pages) throw over_limit(limits::pages, "");
    frames_.push_back(frame_page(context_, section, number, first_of_section));
    Page page;
    page.width_pt = static_cast<float>(section.page_width.pt);
    page.height_pt = static_cast<float>(section.page_height.pt);
    page.label = format_number(number, section.page_number_format);
    context_.pages.all.push_back(std::move(page));
    exclusions_.clear();
    balanced_bottom_ = std::numeric_limits<double>::infinity();
    column_top_ = deepest_ = frame().top_pt;
    open_columns(section);
}

/// The next column, or the next page where this was the last one or all are to be left.
void BodyPages::next_page(Reached reached, bool leave_columns) {
    finish_column();
    if (!leave_columns && column_ + 1 < columns_.size()) {
        open_column(column_ + 1);
    } else {
        finish_columns();
        add_page(*section_, frame().number + 1, false);
        begun_by_ = reached;
    }
    pen.reached = reached;
}

/// The page's foot; where pages follow the record, how far beyond it lines may run to be brought up to it.
double BodyPages::page_limit() const {
    const PageFrame& now = frames_.back();
    return follows_record() ? reach(context_.pages.all.back(), loose_top(), now.bottom_pt) : now.bottom_pt;
}

/// Text that stands beside a float, or above one, keeps its place.
double BodyPages::loose_top() const {
    return std::max(frames_.back().top_pt, exclusions_end());
}

double BodyPages::bottom_beside(double notes_pt) const {
    return std::min(balanced_bottom_, page_limit() - notes_pt);
}

void BodyPages::balance_at(double bottom_pt) {
    balanced_bottom_ = std::min(frame().bottom_pt, bottom_pt);
}

void BodyPages::open_columns(const Section& section) {
    section_ = &section;
    columns_ = text_columns(section);
    open_column(0);
}

void BodyPages::open_column(std::size_t index) {
    column_ = index;
    pen.y_pt = column_top_;
    pen.page_empty = column_top_ == frame().top_pt;
    constexpr double least_body_pt = 36;
    notes_.open(column().width_pt, std::max(frame().bottom_pt - column_top_ - least_body_pt, 0.0));
}

void BodyPages::finish_column() {
    if (const double foot = frame().bottom_pt - notes_.height(); follows_record() && pen.y_pt > foot + tolerance_pt) {
        squeeze(page(), loose_top(), pen.y_pt, foot);
        pen.y_pt = foot;
    }
    deepest_ = std::max(deepest_, pen.y_pt);
    notes_.draw_at(page(), column().left_pt, frame().bottom_pt, frame().bottom_pt - pen.y_pt, pen.page_empty);
}

/// The line between columns.
void BodyPages::finish_columns() {
    if (!section_->column_rule) return;
    constexpr Border rule{BorderStyle::single, Points(0.5), Points(), std::nullopt};
    for (std::size_t i = 1; i < columns_.size(); ++i) {
        const double x = (columns_[i - 1].left_pt + columns_[i - 1].width_pt + columns_[i].left_pt) / 2;
        draw_rule(page(), rule, x, column_top_, x, deepest_);
    }
}

void BodyPages::begin_section(const Section& section, std::size_t index) {
    if (index > 0 && section.start == SectionStart::continuous) turn_pending();
    break_due_ = BreakAfter::none;
    ahead_ = 0;
    if (index > 0) end_section(section);
    section_tag_ = context_.add_tag(Tag::Kind::section, 0);
    const std::uint32_t following = frames_.empty() ? 1 : frame().number + 1;
    const std::uint32_t number = section.page_number_start.value_or(following);
    pen.reached = Reached::section_start;
    if (index > 0 && section.start == SectionStart::continuous && shares_page(section)) {
        column_top_ = deepest_;
        balanced_bottom_ = std::numeric_limits<double>::infinity();
        open_columns(section);
        pen.reached = Reached::below_block;
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
    begun_by_ = Reached::section_start;
}

/// Footnotes wait for the page's end where the section that follows shares the page.
void BodyPages::end_section(const Section& following) {
    deepest_ = std::max(deepest_, pen.y_pt);
    if (following.start != SectionStart::continuous) note_author_end();
    if (following.start != SectionStart::continuous || !shares_page(following)) finish_column();
    finish_columns();
}

bool BodyPages::shares_page(const Section& section) const {
    const Section& now = *section_;
    return now.page_width == section.page_width && now.page_height == section.page_height;
}

void BodyPages::turn_pending() {
    const BreakAfter due = std::exchange(break_due_, BreakAfter::none);
    if (due != BreakAfter::none) turn_as_asked(due == BreakAfter::page);
}

/// Nobody leaves a page that has but a line or two on purpose.
void BodyPages::note_author_end() {
    constexpr double next_to_nothing = 0.12;  // of the text area
    const double height = frame().bottom_pt - frame().top_pt;
    if (begun_by_overflow() && column_ == 0 && pen.y_pt - frame().top_pt < next_to_nothing * height)
        ++context_.traces.stray;
}

/// What the author asked for is where it was, whatever pages came before.
void BodyPages::turn_as_asked(bool leave_columns) {
    ahead_ = 0;
    note_author_end();
    next_page(Reached::page_break, leave_columns);
}

/// Ends a page that is full.
void BodyPages::overflow() {
    if (follows_record()) {
        ++ahead_;
        ++context_.record_fit.overflows;
    }
    next_page(Reached::overflow);
}

/// A recorded page begins here. False: it has begun, or its place was passed when a page overflowed before.
bool BodyPages::recorded_turn_due() {
    if (!follows_record() || ahead_ > 0 || pen.page_empty) {
        if (pen.page_empty && ahead_ > 0 && pen.reached == Reached::overflow) --context_.record_fit.overflows;
        if (ahead_ > 0) --ahead_;
        return false;
    }
    return true;
}

void BodyPages::turn_as_recorded() {
    const double height = frame().bottom_pt - frame().top_pt;
    ++context_.record_fit.turns;
    context_.record_fit.deviation += std::abs(pen.y_pt - frame().bottom_pt) / height;
    next_page(Reached::overflow);
}

double BodyPages::exclusions_end() const {
    double end = 0;
    for (const Exclusion& exclusion : exclusions_) end = std::max(end, exclusion.bottom_pt);
    return end;
}

double BodyPages::below_exclusions(double y) const {
    const LineShape shape(exclusions_, column().left_pt, y);
    return y + shape.slot(0, 1, 0, column().width_pt).skip_pt;
}

void BodyPages::pass_below(double after_pt) {
    pen.y_pt = below_exclusions(pen.y_pt + after_pt);
}

void BodyPages::pass_below_paragraph() {
    pass_below(pen.reached == Reached::below_block && pen.above != nullptr ? pen.after_pt : 0);
}

void BodyPages::stand_below_table() {
    pen.reached = Reached::below_block;
    pen.above = nullptr;
    pen.after_pt = 0;
}

PageFrame BodyPages::coming_frame(std::uint32_t next) {
    const PageNumbers now = context_.numbers;
    PageFrame coming = frame_page(context_, *section_, frame().number + next, false);
    context_.numbers = now;
    return coming;
}

std::vector<PageFrame> BodyPages::finish() {
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

}  // namespace raingan::layout
