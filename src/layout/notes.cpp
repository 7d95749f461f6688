#include "layout/notes.h"

#include <algorithm>
#include <utility>

namespace raingan::layout {
namespace {

constexpr double separator_width_pt = 144;
constexpr double separator_rule_pt = 0.5;
constexpr double separator_rule_place = 0.6;  // of its line's height
/// Where a document does not say how its separator looks.
constexpr double default_separator_pt = 12;

double first_line(const Stack& stack) {
    if (stack.done()) return 0;
    const StackItem& item = stack.items[stack.next];
    const auto* line = std::get_if<LineBox>(&item.what);
    return line == nullptr ? remaining_height(stack) : item.space_above_pt + line->fit_pt;
}

}  // namespace

void NoteArea::open(double width_pt, double most_pt) {
    width_ = width_pt;
    most_ = most_pt;
    goes_on_ = !notes_.empty();
}

double NoteArea::separator_height() {
    if (separator_ >= 0) return separator_;
    separator_ = default_separator_pt;
    if (!context_.document.footnote_separator.empty())
        separator_ = remaining_height(stack_blocks(context_, context_.document.footnote_separator, {width_, 1, 0}));
    return separator_;
}

double NoteArea::height() const {
    if (notes_.empty()) return 0;
    double height = std::max(separator_, 0.0);
    for (const Note& note : notes_) height += remaining_height(note.text);
    return std::min(height, most_);
}

bool NoteArea::is_footnote(const PlacedAnchor& anchor) const {
    return std::holds_alternative<Footnote>(context_.asides[anchor.aside].aside->what);
}

NoteArea::Note NoteArea::set(const PlacedAnchor& anchor) {
    const AsideRecord& record = context_.asides[anchor.aside];
    const auto& footnote = std::get<Footnote>(record.aside->what);
    return {anchor.aside, stack_blocks(context_, footnote.blocks, {width_, record.tag_parent, 0, 0, true})};
}

const NoteArea::Note& NoteArea::measured(const PlacedAnchor& anchor) {
    const auto found = std::ranges::find(coming_, anchor.aside, &Note::aside);
    if (found != coming_.end()) return *found;
    separator_height();
    coming_.push_back(set(anchor));
    return coming_.back();
}

double NoteArea::height_of(std::span<const PlacedAnchor> anchors, double reserved_pt) {
    double height = 0;
    for (const PlacedAnchor& anchor : anchors)
        if (is_footnote(anchor)) height += remaining_height(measured(anchor).text);
    return height > 0 && reserved_pt == 0 ? height + separator_height() : height;
}

double NoteArea::least_height_of(std::span<const PlacedAnchor> anchors, double reserved_pt) {
    double before = 0;
    double last = 0;
    double last_line = 0;
    for (const PlacedAnchor& anchor : anchors) {
        if (!is_footnote(anchor)) continue;
        const Note& note = measured(anchor);
        before += last;
        last = remaining_height(note.text);
        last_line = first_line(note.text);
    }
    return before + last_line + (last > 0 && reserved_pt == 0 ? separator_height() : 0);
}

void NoteArea::add(std::span<const PlacedAnchor> anchors) {
    for (const PlacedAnchor& anchor : anchors) {
        if (!is_footnote(anchor)) continue;
        measured(anchor);
        const auto found = std::ranges::find(coming_, anchor.aside, &Note::aside);
        notes_.push_back(std::move(*found));
        coming_.erase(found);
    }
}

void NoteArea::draw_at(Page& page, double left_pt, double bottom_pt, double available_pt, bool force) {
    if (notes_.empty()) return;
    Ink area;
    double y = separator_height();
    const double rule = y * separator_rule_place;
    Border border;
    border.style = BorderStyle::single;
    border.width = Points(separator_rule_pt);
    draw_rule(area, border, 0, rule, goes_on_ ? width_ : std::min(width_, separator_width_pt), rule);
    bool any = false;
    while (!notes_.empty()) {
        const double used = take(notes_.front().text, available_pt - y, force && !any, area, 0, y);
        any = any || used > 0;
        y += used;
        if (!notes_.front().text.done()) break;
        notes_.pop_front();
    }
    if (any) draw(page, area, left_pt, bottom_pt - y);
}

}  // namespace raingan::layout
