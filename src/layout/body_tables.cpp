#include "layout/body_tables.h"

#include <algorithm>
#include <utility>

#include "document/packed_rows.h"

namespace raingan::layout {

/// A floating table waits for the paragraph that it counts from; one that is higher than a page goes in the flow,
/// where its rows may part.
void BodyTables::place_or_hang(const Table& table, TableBox box) {
    if (table.place && remaining_height(box) <= pages_.frame().bottom_pt - pages_.frame().top_pt) {
        hanging_.push_back({&table, std::move(box)});
        return;
    }
    place_hanging();
    if (!pen_.page_empty && begins_page(context_.document, table)) pages_.turn_as_asked(true);
    place_rows(table, box);
    place_packed_rows(table, std::move(box));
}

void BodyTables::place_rows(const Table& table, TableBox& box) {
    if (box.bands.size() > 1)
        place_wide(table, box);
    else
        place(box, across_of(table, box));
}

/// Rows that the document keeps packed are set a stretch at a time: a long sheet is never held as boxes, of which a
/// cell's takes some thousand bytes.
void BodyTables::place_packed_rows(const Table& table, TableBox box) {
    constexpr std::size_t most_rows = 500, most_cells = 8'000;
    const std::size_t stretch =
        std::clamp<std::size_t>(most_cells / std::max<std::size_t>(table.columns.size(), 1), 1, most_rows);
    for_each_packed_stretch(table, stretch, [&](const std::vector<Row>& rows) {
        box = lay_out_more_rows(context_, table, rows, {pages_.column().width_pt, pages_.section_tag(), 0},
                                std::move(box));
        box.header_above = wide_.open() || !pen_.page_empty;
        place_rows(table, box);
    });
}

/// In the flow, where no paragraph follows.
void BodyTables::place_hanging() {
    for (Hanging& hanging : hanging_) place(hanging.box, across_of(*hanging.table, hanging.box));
    hanging_.clear();
}

bool BodyTables::hanging_starts_page() {
    return pages_.follows_record() && std::ranges::any_of(hanging_, [](const Hanging& hanging) {
               return recorded_start(hanging.box, everything).has_value();
           });
}

FloatBox BodyTables::box_of(const Table& table, const TableBox& box, double height_pt, double y) {
    const TablePlace& place = *table.place;
    const PlacedAnchor anchor{static_cast<float>(pages_.column().left_pt), static_cast<float>(y),
                              static_cast<float>(pages_.column().width_pt), 0};
    return place_box(place.horizontal, place.vertical, box.width_pt, height_pt, anchor, *pages_.frame().section, false);
}

/// Does a table that counts from the text at `y` pass the page's edge?
bool BodyTables::hanging_passes_edge(double y) {
    return std::ranges::any_of(hanging_, [&](const Hanging& hanging) {
        const bool by_text = hanging.table->place->vertical.from == FloatPosition::From::text;
        const FloatBox box = box_of(*hanging.table, hanging.box, remaining_height(hanging.box), y);
        return by_text && box.y_pt + box.height_pt > pages_.bottom() + tolerance_pt;
    });
}

void BodyTables::draw_hanging(double y) {
    for (Hanging& hanging : hanging_) {
        auto& table = hanging.box;
        const TablePlace& place = *hanging.table->place;
        const FloatBox box = box_of(*hanging.table, table, remaining_height(table), y);
        pages_.exclude({box.x_pt - place.distance_start.pt, box.x_pt + box.width_pt + place.distance_end.pt,
                        box.y_pt - place.distance_top.pt, box.y_pt + box.height_pt + place.distance_bottom.pt, false});
        Ink ink;
        take(table, everything, true, ink, -table.bands.front().x_pt, 0);
        draw(pages_.page(), ink, box.x_pt, box.y_pt);
        pages_.notes().add(ink.anchors);
    }
    hanging_.clear();
}

/// A floating table that parts over pages keeps its place across: how far right of the column it stands for that.
double BodyTables::across_of(const Table& table, const TableBox& box) {
    if (!table.place || box.bands.size() > 1) return 0;
    return box_of(table, box, 0, pen_.y_pt).x_pt - box.bands.front().x_pt - pages_.column().left_pt;
}

void BodyTables::place(TableBox& table, double across_pt) {
    pages_.pass_below_paragraph();
    for (bool done = false; !done;) {
        double room = room_beside_notes(table);
        const auto recorded = next_recorded_page(table, room);
        if (recorded) room = *recorded;
        const std::size_t anchors = pages_.page().anchors.size();
        const TableFragment fragment =
            take(table, room, pages_.must_place(), pages_.page(), pages_.column().left_pt + across_pt, pen_.y_pt);
        if (pages_.page().anchors.size() > anchors)
            pages_.notes().add(std::vector(pages_.page().anchors.begin() + static_cast<std::ptrdiff_t>(anchors),
                                           pages_.page().anchors.end()));
        pen_.y_pt += fragment.height_pt;
        done = fragment.done;
        if (fragment.any) pen_.page_empty = false;
        if (!done && recorded)
            pages_.turn_as_recorded();
        else if (!done)
            pages_.overflow();
        table.header_above = false;
    }
    pages_.stand_below_table();
}

void BodyTables::place_wide(const Table& table, TableBox& box) {
    if (!wide_.open()) {
        pages_.pass_below_paragraph();
        wide_.begin(table, box.bands.size(), pen_.y_pt - pages_.frame().top_pt, wide_height(), pen_.page_empty);
    }
    if (wide_.add(box, pages_.column().left_pt)) return;
    pages_.turn_as_asked(true);  // nothing fits on what is left of this page
    wide_.begin(table, box.bands.size(), 0, wide_height(), true);
    wide_.add(box, pages_.column().left_pt);
}

/// What is left of the smallest of the pages to come: their headers and footers may differ.
double BodyTables::wide_height() {
    double height = pages_.bottom() - pages_.frame().top_pt;
    for (std::uint32_t next = 1; next <= 2; ++next) {
        const PageFrame following = pages_.coming_frame(next);
        height = std::min(height, following.bottom_pt - following.top_pt);
    }
    return height;
}

void BodyTables::finish_wide() {
    if (!wide_.open()) return;
    bool first = true;
    for (const Ink* ink : wide_.in_order()) {
        if (!std::exchange(first, false)) pages_.turn_as_asked(true);
        const std::size_t anchors = pages_.page().anchors.size();
        draw(pages_.page(), *ink, 0, pages_.frame().top_pt);
        pages_.notes().add(
            {pages_.page().anchors.begin() + static_cast<std::ptrdiff_t>(anchors), pages_.page().anchors.end()});
    }
    pen_.y_pt = pages_.frame().top_pt + wide_.y_pt();
    wide_ = {};
    pen_.page_empty = false;
    pages_.stand_below_table();
}

/// Where the table must be cut so that a recorded page begins, if that is within `room`.
std::optional<double> BodyTables::next_recorded_page(TableBox& table, double room) {
    while (const auto start = pages_.follows_record() ? recorded_start(table, room) : std::nullopt) {
        const bool begun = start->at_front && pen_.page_empty;
        if (!begun && pages_.keeps_up()) return start->height_pt;
        pages_.recorded_turn_due();
        forget_recorded_start(table, *start);
    }
    return std::nullopt;
}

/// The room for a table's next rows, when the footnotes of these rows must stand on the page too.
double BodyTables::room_beside_notes(const TableBox& table) {
    const double whole = pages_.bottom() - pen_.y_pt;
    double room = whole;
    constexpr int rounds = 4;  // fewer rows have fewer notes: this closes in fast
    for (int i = 0; i < rounds && table.has_anchors; ++i) {
        const double notes = pages_.notes().height_of(anchors_of(table, room), pages_.notes().height());
        if (room + notes <= whole + tolerance_pt) break;
        room = whole - notes;
    }
    // Notes that would leave hardly any room go on at the foot of the next page.
    constexpr double enough = 0.5;
    return pages_.must_place() ? std::max(room, enough * whole) : room;
}

}  // namespace raingan::layout
