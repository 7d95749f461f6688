#include "readers/workbook/overlay_places.h"

#include <algorithm>
#include <numeric>

#include "readers/chart/put.h"

namespace raingan::workbook {
namespace {

/// A page's share that what lies over cells may take, and that rows which are held together may.
constexpr double largest_share = 0.95;
/// Fewer than a page may have (limits::page_floats).
constexpr std::size_t most_placed = 2'000;

raingan::Cell* covering_cell(raingan::Row& row, std::uint32_t column) {
    for (raingan::Cell& cell : row.cells)
        if (column >= cell.column && column < cell.column + std::max(cell.col_span, 1U)) return &cell;
    return nullptr;
}

bool is_empty(const raingan::Cell& cell) {
    const auto* paragraph = cell.blocks.empty() ? nullptr : std::get_if<Paragraph>(&cell.blocks.front().what);
    return paragraph != nullptr && paragraph->text.empty();
}

}  // namespace

void hang(raingan::Cell& cell, Float floating) {
    auto& paragraph = std::get<Paragraph>(cell.blocks.front().what);
    paragraph.anchors.push_back(0);
    const auto behind = cell.blocks.begin() + static_cast<std::ptrdiff_t>(paragraph.anchors.size());
    cell.blocks.insert(behind, Block{Aside{std::move(floating)}});
}

bool PageAcross::holds(double right_pt) const {
    constexpr double hardly_pt = 1;
    return right_pt - left_pt <= std::max(columns_pt, room_pt) + hardly_pt;
}

PageAcross page_across(const PrintedColumns& printed, const Extent& room, std::uint32_t column) {
    const auto width = [&](std::size_t first, std::size_t end) {
        double all = 0;
        for (std::size_t c = first; c < std::min(end, printed.widths.size()); ++c) all += printed.widths[c].pt;
        return all;
    };
    ColumnBand whole{0, static_cast<std::uint32_t>(printed.widths.size()), 0, 0};
    for (const ColumnBand& band : printed.bands)
        if (column >= band.first && column < band.end) whole = band;
    return {whole.end, width(0, whole.first), width(whole.first, whole.end),
            room.width.pt - width(whole.repeated_first, whole.repeated_end)};
}

double OverlayPlacer::left_of(std::uint32_t column) const {
    const auto& widths = place_.printed.widths;
    return std::accumulate(widths.begin(), widths.begin() + std::min<std::ptrdiff_t>(column, std::ssize(widths)), 0.0,
                           [](double all, Points width) { return all + width.pt; });
}

bool OverlayPlacer::place(const Overlay& overlay, std::span<const PlannedRow> plan, Placed& placed) const {
    const Range& area = place_.area;
    if (overlay.last_row < area.top || overlay.row > area.bottom || overlay.last_column < area.left ||
        overlay.column > area.right)
        return false;
    const auto row = std::ranges::lower_bound(plan, std::max(overlay.row, area.top), {}, &PlannedRow::index);
    if (row == plan.end() || row->index > overlay.last_row) return false;
    std::uint32_t column = std::max(overlay.column, area.left);
    while (column < overlay.last_column && place_.columns.at(column) == ColumnMap::none) ++column;
    if (place_.columns.at(column) == ColumnMap::none) return false;
    const double scale = place_.printed.scale;
    placed.row = static_cast<std::uint32_t>(row - plan.begin());
    placed.column = place_.columns.at(column);
    placed.x_pt = column == overlay.column ? overlay.x.pt * scale : 0;
    placed.y_pt = row->index == overlay.row ? overlay.y.pt * scale : 0;
    const double width = overlay.width.pt * scale, height = overlay.height.pt * scale;
    const double fit = std::min({1.0, place_.room.width.pt / width, place_.room.height.pt * largest_share / height});
    placed.width_pt = width * fit;
    placed.height_pt = height * fit;
    return true;
}

/// A picture that goes on behind its page's edge is cut there, and the rest stands on the next page, as Excel prints
/// it. A chart, and what has no page to go on to, is made smaller, or stands further to the left.
void OverlayPlacer::add_pieces(Placed placed) {
    const double whole = placed.width_pt;
    while (true) {
        const PageAcross page = page_across(place_.printed, place_.room, placed.column);
        const double left = left_of(placed.column) + placed.x_pt;
        if (page.holds(left + placed.width_pt)) break;
        const bool is_chart = overlays_[placed.overlay].is_chart;
        const double here = page.left_pt + page.columns_pt - left;
        if (is_chart || page.next >= place_.printed.widths.size() || here <= 0) {
            constexpr double least_share = 0.5;
            const double room = page.left_pt + page.room_pt - left;
            const double fit = std::max(room / placed.width_pt, least_share);
            if (fit < 1 && placed.from == 0) {
                placed.width_pt *= fit;
                placed.height_pt *= fit;
            }
            placed.x_pt -= std::max(placed.width_pt - room, 0.0);
            break;
        }
        Placed piece = placed;
        piece.width_pt = here;
        piece.to = placed.from + here / whole;
        placed_.push_back(piece);
        placed.from = piece.to;
        placed.column = page.next;
        placed.x_pt = 0;
        placed.width_pt -= here;
    }
    placed_.push_back(placed);
}

void OverlayPlacer::begin_table(std::span<const PlannedRow> plan, const std::vector<double>& heights_pt) {
    placed_.clear();
    next_ = 0;
    rows_.assign(overlays_.empty() ? 0 : plan.size(), Bound::no);
    heights_pt_ = heights_pt;
    for (std::size_t i = 0; i < overlays_.size() && placed_.size() < most_placed; ++i) {
        Placed placed;
        placed.overlay = i;
        if (std::ranges::find(placed_ids_, i) == placed_ids_.end() && place(overlays_[i], plan, placed))
            add_pieces(placed);
    }
    std::ranges::stable_sort(placed_, {}, &Placed::row);
    bind_rows(heights_pt);
}

void OverlayPlacer::bind_rows(const std::vector<double>& heights_pt) {
    for (const Placed& placed : placed_) {
        double left = placed.y_pt + placed.height_pt;
        for (std::uint32_t r = placed.row; r + 1 < rows_.size() && (left -= heights_pt[r]) > 0; ++r)
            rows_[r] = Bound::to_next;
    }
    // Rows that would fill more than a page are not held together.
    const double most = place_.room.height.pt * largest_share;
    for (std::size_t first = 0; first < rows_.size();) {
        std::size_t end = first;
        double height = 0;
        while (end < rows_.size() && rows_[end] == Bound::to_next) height += heights_pt[end++];
        if (height > most)
            std::fill(rows_.begin() + std::ptrdiff_t(first), rows_.begin() + std::ptrdiff_t(end), Bound::no);
        first = end + 1;
    }
    for (const Placed& placed : placed_)
        if (rows_[placed.row] == Bound::no) rows_[placed.row] = Bound::begins;
}

raingan::Cell& OverlayPlacer::insert_cell(raingan::Row& row, std::uint32_t column) const {
    constexpr Points smallest{1};  // the row is not to grow
    raingan::Cell cell;
    cell.column = column;
    TextFormat tiny;
    tiny.size = smallest;
    Paragraph paragraph;
    paragraph.format = place_.formats.intern(ParagraphFormat());
    paragraph.mark_format = place_.formats.intern(tiny);
    cell.blocks.push_back({std::move(paragraph)});
    const auto behind = std::ranges::upper_bound(row.cells, column, {}, &raingan::Cell::column);
    return *row.cells.insert(behind, std::move(cell));
}

/// The nearest place in the row where no text is, on the same page; else the cell with text.
OverlayPlacer::Host OverlayPlacer::host_in(raingan::Row& row, std::uint32_t r, std::uint32_t column,
                                           std::span<const std::uint32_t> taken) const {
    std::uint32_t first = 0;
    auto end = static_cast<std::uint32_t>(taken.size());
    for (const ColumnBand& band : place_.printed.bands)
        if (column >= band.first && column < band.end) {
            first = band.first;
            end = band.end;
        }
    const auto host = [&](raingan::Cell& cell) {
        return Host{&cell, left_of(cell.column) + cell.margin_start.pt, cell.margin_top.pt};
    };
    const auto try_column = [&](std::uint32_t at) -> raingan::Cell* {
        raingan::Cell* cell = covering_cell(row, at);
        if (cell != nullptr) return is_empty(*cell) ? cell : nullptr;
        return taken[at] > r ? nullptr : &insert_cell(row, at);
    };
    for (std::uint32_t far = 0; far < end - first; ++far) {
        raingan::Cell* cell = column >= first + far ? try_column(column - far) : nullptr;
        if (cell == nullptr && column + far < end) cell = try_column(column + far);
        if (cell == nullptr) continue;
        cell->vertical = VerticalAlignment::top;
        return host(*cell);
    }
    raingan::Cell* cell = covering_cell(row, column);
    if (cell == nullptr && !row.cells.empty()) cell = &row.cells.front();
    if (cell == nullptr || cell->blocks.empty() || !std::holds_alternative<Paragraph>(cell->blocks.front().what))
        return {};
    return host(*cell);
}

/// Merged cells from above cover the whole row.
OverlayPlacer::Host OverlayPlacer::host_above(std::span<raingan::Row> rows, std::uint32_t r,
                                              std::uint32_t column) const {
    double above = 0;
    for (std::uint32_t up = std::min<std::uint32_t>(r, static_cast<std::uint32_t>(rows.size())); up-- > 0;) {
        above += heights_pt_[up];
        raingan::Cell* cell = covering_cell(rows[up], column);
        if (cell == nullptr) continue;
        if (cell->blocks.empty() || !std::holds_alternative<Paragraph>(cell->blocks.front().what)) return {};
        return {cell, left_of(cell->column) + cell->margin_start.pt, cell->margin_top.pt - above};
    }
    return {};
}

void OverlayPlacer::keep_with_next(raingan::Row& row, std::uint32_t r, std::span<const std::uint32_t> taken) const {
    if (row.cells.empty()) {
        const auto free = std::ranges::find_if(taken, [&](std::uint32_t until) { return until <= r; });
        if (free == taken.end()) return;
        insert_cell(row, static_cast<std::uint32_t>(free - taken.begin()));
    }
    row.cant_split = true;
    auto& blocks = row.cells.front().blocks;
    auto* paragraph = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().what);
    if (paragraph == nullptr) return;
    ParagraphFormat format = place_.document.paragraph_formats[paragraph->format];
    format.keep_next = true;
    paragraph->format = place_.formats.intern(format);
}

namespace {

/// What is left of a picture between two shares of its width as it stands, turned.
Crop cropped(const SheetPicture& picture, double from, double to) {
    Crop crop = picture.crop;
    const double across = 1 - crop.left - crop.right, down = 1 - crop.top - crop.bottom;
    const double begin = from, end = 1 - to;
    switch (picture.quarter_turns % 4) {
        case 0:
            crop.left += begin * across;
            crop.right += end * across;
            break;
        case 1:
            crop.bottom += begin * down;
            crop.top += end * down;
            break;
        case 2:
            crop.right += begin * across;
            crop.left += end * across;
            break;
        default:
            crop.top += begin * down;
            crop.bottom += end * down;
            break;
    }
    return crop;
}

}  // namespace

Shape OverlayPlacer::picture_of(const SheetPicture& picture) const {
    const std::uint32_t image = image_index(picture.image, place_.images, place_.document);
    Shape shape;
    shape.outline = Shape::Outline::none;
    shape.picture = InlineImage{image, {}, {}, picture.alt, picture.crop, picture.quarter_turns};
    return shape;
}

Float OverlayPlacer::float_of(const Overlay& overlay, const Placed& placed) const {
    Float floating;
    floating.width = Points(placed.width_pt);
    floating.height = Points(placed.height_pt);
    Shape shape;
    if (overlay.is_chart) {
        // Made in its own size, so that its letters shrink with it.
        const SheetChart& said = place_.sheet.charts[overlay.which];
        charts::Chart chart = said.chart;
        chart.width = overlay.width;
        chart.height = overlay.height;
        shape = chart::shape_of(chart, said.said, place_.document, place_.formats);
    } else {
        const SheetPicture& picture = place_.sheet.pictures[overlay.which];
        shape = picture_of(picture);
        shape.picture->crop = cropped(picture, placed.from, placed.to);
    }
    shape.width = shape.picture->width = floating.width;
    shape.height = shape.picture->height = floating.height;
    floating.shapes.push_back(std::move(shape));
    return floating;
}

void OverlayPlacer::add_to(raingan::Row& row, std::uint32_t r, std::span<const std::uint32_t> taken,
                           std::span<raingan::Row> rows) {
    for (; next_ < placed_.size() && placed_[next_].row <= r; ++next_) {
        const Placed& placed = placed_[next_];
        Host host = host_in(row, r, placed.column, taken);
        if (host.cell == nullptr) host = host_above(rows, r, placed.column);
        if (host.cell == nullptr) continue;
        Float floating = float_of(overlays_[placed.overlay], placed);
        floating.horizontal.offset = Points(left_of(placed.column) + placed.x_pt - host.left_pt);
        floating.vertical.offset = Points(placed.y_pt - host.above_pt);
        hang(*host.cell, std::move(floating));
        if (std::ranges::find(placed_ids_, placed.overlay) == placed_ids_.end()) placed_ids_.push_back(placed.overlay);
    }
    if (r < rows_.size() && rows_[r] == Bound::to_next) keep_with_next(row, r, taken);
}

}  // namespace raingan::workbook
