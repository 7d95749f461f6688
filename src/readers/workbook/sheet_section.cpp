#include "readers/workbook/sheet_section.h"
#include "document/packed_rows.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "readers/workbook/bands.h"
#include "readers/workbook/cell_content.h"
#include "readers/workbook/grid_map.h"
#include "readers/workbook/packer.h"
#include "readers/workbook/page.h"

namespace raingan::workbook {
namespace {

/// Rows and columns that can be seen behind the last text: an empty form's lines, but not a whole formatted sheet.
constexpr std::uint32_t most_styled_rows = 128;
constexpr std::uint32_t most_styled_columns = 32;

/// Behind so many rows of a table the others are packed; where the document has many cells already, behind those in
/// which a header may stand. A report's own tables are shorter.
constexpr std::size_t most_unpacked_rows = 2'000;
constexpr std::size_t header_rows = 64;
constexpr std::size_t most_unpacked_cells = 40'000;

/// What layout holds of a row until it is drawn, counted in cells: one of much text takes as much as many.
std::size_t weight_of(const raingan::Row& row) {
    constexpr std::size_t bytes_a_cell = 16;
    return row.cells.size() + text_bytes_of(row) / bytes_a_cell;
}

/// What is printed where no print area says so: from the first cell to the last one that shows something (as Excel
/// does).
std::optional<Range> used_range(const SheetParts& parts, std::span<const Overlay> overlays) {
    bool some = false;
    Range used;
    Range styled;
    for (const KeptRow& row : parts.store.rows()) {
        if (row.hidden) continue;
        const auto cells = parts.store.cells(row);
        if (cells.empty()) continue;
        for (const KeptCell& cell : cells) {
            styled.right = std::max<std::uint32_t>(styled.right, cell.column);
            if (cell.kind == Kind::empty) continue;
            some = true;
            used.right = std::max<std::uint32_t>(used.right, cell.column);
            used.bottom = std::max(used.bottom, row.index);
        }
        styled.bottom = std::max(styled.bottom, row.index);
    }
    if (!some && overlays.empty()) return std::nullopt;
    for (const Overlay& overlay : overlays) {
        used.right = std::max(used.right, overlay.last_column);
        used.bottom = std::max(used.bottom, overlay.last_row);
    }
    const Range filled = used;
    for (const Range& merge : parts.sheet.merges) {
        if (merge.top > filled.bottom || merge.left > filled.right) continue;
        used.right = std::max(used.right, std::min(merge.right, filled.right + most_styled_columns));
        used.bottom = std::max(used.bottom, std::min(merge.bottom, filled.bottom + most_styled_rows));
    }
    used.right = std::max(used.right, std::min(styled.right, filled.right + most_styled_columns));
    used.bottom = std::max(used.bottom, std::min(styled.bottom, filled.bottom + most_styled_rows));
    return used;
}

bool within(const std::optional<Span>& span, std::uint32_t place) {
    return span && place >= span->first && place <= span->second;
}

/// Filled cells that stand in none of the areas, and in rows and columns that are shown.
void tell_outside(const SheetParts& parts, const std::vector<Range>& areas, Notices& notices) {
    for (const KeptRow& row : parts.store.rows()) {
        if (row.hidden || !row.filled) continue;
        for (const KeptCell& cell : parts.store.cells(row)) {
            if (cell.kind == Kind::empty) continue;
            const bool inside = std::ranges::any_of(areas, [&](const Range& area) {
                return (within({{area.top, area.bottom}}, row.index) ||
                        within(shown_titles(parts.sheet.title_rows, area.top, area.bottom), row.index)) &&
                       (within({{area.left, area.right}}, cell.column) ||
                        within(shown_titles(parts.sheet.title_columns, area.left, area.right), cell.column));
            });
            if (!inside) notices.add(Notice::outside_print_area, row.index, cell.column);
        }
    }
}

/// Also those behind all that is shown, and of a sheet that shows nothing: rows of groups that are folded up, or that a
/// filter hides.
void tell_hidden_rows(const SheetParts& parts, Notices& notices) {
    for (const KeptRow& row : parts.store.rows())
        if (row.hidden && row.filled) notices.add_row(Notice::hidden_rows, row.index);
}

/// Columns with text that are not shown, told once each.
void tell_columns(const SheetParts& parts, const ColumnMap& columns, const std::vector<PlannedRow>& plan,
                  Notices& notices) {
    std::vector<bool> filled;
    for (const PlannedRow& row : plan) {
        if (row.kept == nullptr) continue;
        for (const KeptCell& cell : parts.store.cells(*row.kept)) {
            if (cell.kind == Kind::empty || !columns.in_area(cell.column)) continue;
            if (columns.at(cell.column) != ColumnMap::none) continue;
            if (filled.size() <= cell.column) filled.resize(cell.column + 1);
            filled[cell.column] = true;
        }
    }
    for (std::uint32_t c = 0; c < filled.size(); ++c)
        if (filled[c])
            notices.add_column(c < columns.cut_from() ? Notice::hidden_columns : Notice::too_many_columns, c);
}

/// One print area as a section.
class AreaBuilder {
public:
    AreaBuilder(const SheetParts& parts, const Range& area, std::span<const Overlay> overlays, Document& document,
                Formats& formats, Notices& notices)
        : parts_(parts), sheet_(parts.sheet), area_(area), overlays_(overlays), document_(document), formats_(formats),
          notices_(notices), columns_(parts.sheet, area.left, area.right) {}

    /// Gives the overlays that it shows, as indexes.
    std::vector<std::size_t> build() {
        plan_ = plan_rows(parts_.store, sheet_, {area_.top, area_.bottom}, rows_below(overlays_), notices_);
        tell_columns(parts_, columns_, plan_, notices_);
        if (columns_.widths().empty() || plan_.empty()) return {};
        Section section = page_section({sheet_, parts_.styles.looks.front().text, parts_.options.file, document_,
                                        formats_, parts_.images, notices_});
        settle_columns(printed_extent(section));
        CellMaker cells(parts_, formats_, notices_, printed_.scale);
        placer_.emplace(OverlayPlacer::Place{sheet_, document_, formats_, parts_.images, columns_, printed_,
                                             printed_extent(section), area_},
                        overlays_);
        const auto titles = shown_titles(sheet_.title_rows, area_.top, area_.bottom);
        std::vector<PlannedRow> rest = plan_;
        if (titles && titles->first > area_.top) {
            // What stands above the repeated rows is on the first page only.
            const auto cut = std::ranges::lower_bound(rest, titles->first, {}, &PlannedRow::index);
            add_table(section, {rest.begin(), cut}, cells, {});
            rest.erase(rest.begin(), cut);
        }
        if (titles && titles->second < area_.top) {
            Notices untold;
            const auto above = plan_rows(parts_.store, sheet_, *titles, {}, untold);
            rest.insert(rest.begin(), above.begin(), above.end());
        }
        add_table(section, std::move(rest), cells, titles);
        if (sheet_.page.different_even) document_.even_and_odd_headers = true;
        document_.sections.push_back(std::move(section));
        return placer_->placed();
    }

private:
    [[nodiscard]] Points height_of(const PlannedRow& row) const {
        constexpr Points usual{15};
        if (row.kept != nullptr && row.kept->height_pt >= 0) return Points(row.kept->height_pt);
        return sheet_.default_height.value_or(usual);
    }

    [[nodiscard]] std::vector<double> heights_of(const std::vector<PlannedRow>& plan) const {
        std::vector<double> heights;
        heights.reserve(plan.size());
        for (const PlannedRow& row : plan) heights.push_back(height_of(row).pt * printed_.scale);
        return heights;
    }

    /// Where manual breaks are: the first column shown behind each.
    [[nodiscard]] std::vector<std::uint32_t> page_starts() const {
        std::vector<std::uint32_t> breaks = sheet_.column_breaks;
        std::ranges::sort(breaks);
        std::vector<std::uint32_t> starts;
        std::uint32_t next = area_.left;
        for (const std::uint32_t column : breaks) {
            if (column < next) continue;
            for (next = column; columns_.in_area(next) && columns_.at(next) == ColumnMap::none;) ++next;
            if (columns_.at(next) != ColumnMap::none) starts.push_back(columns_.at(next));
            ++next;
        }
        return starts;
    }

    void settle_columns(const Extent& room) {
        PrintedGrid grid{columns_.widths(), {}, {}, {}};
        for (const PlannedRow& row : plan_) grid.height += height_of(row);
        grid.starts = page_starts();
        if (const auto titles = shown_titles(sheet_.title_columns, area_.left, area_.right))
            if (const ColumnMap::Stretch shown = columns_.stretch(titles->first, titles->second); shown.count > 0)
                grid.titles = {shown.first, shown.first + shown.count - 1};
        printed_ = print_columns(sheet_.page, grid, room, parts_.options.paged);
        if (!overlays_.empty()) leave_out_empty_bands(room);
        widen_for_long_texts(room);
    }

    /// Columns with texts that would go on over pages in them take the room that their page has left: a cell has up to
    /// 32,767 characters, which are four thousand lines in a column of the usual width.
    void widen_for_long_texts(const Extent& room) {
        std::vector<bool> longs(printed_.widths.size(), false);
        for (const PlannedRow& row : plan_)
            for (const KeptCell& cell : kept_cells(row)) {
                const std::uint32_t column = columns_.at(cell.column);
                if (column < longs.size() && !longs[column]) longs[column] = is_long(cell, printed_.widths[column]);
            }
        const auto whole = ColumnBand{0, static_cast<std::uint32_t>(longs.size()), 0, 0};
        const std::span<const ColumnBand> bands = printed_.bands.empty() ? std::span(&whole, 1) : printed_.bands;
        for (const ColumnBand& band : bands) {
            const auto count =
                static_cast<double>(std::count(longs.begin() + band.first, longs.begin() + band.end, true));
            double left_pt = room.width.pt;
            for (std::uint32_t c = band.repeated_first; c < band.repeated_end; ++c) left_pt -= printed_.widths[c].pt;
            for (std::uint32_t c = band.first; c < band.end; ++c) left_pt -= printed_.widths[c].pt;
            if (count == 0 || left_pt <= 0) continue;
            for (std::uint32_t c = band.first; c < band.end; ++c)
                if (longs[c]) printed_.widths[c] += Points(left_pt / count);
        }
    }
    [[nodiscard]] bool is_long(const KeptCell& cell, Points width) const {
        constexpr std::size_t shortest = 1'000;
        constexpr double lines = 50, em_share = 0.5, bytes_a_letter = 2;
        if (cell.kind != Kind::text) return false;
        const std::size_t bytes = parts_.store.text(cell).size();
        const Points size = parts_.styles.looks[cell.look].text.size * printed_.scale;
        return bytes >= shortest && static_cast<double>(bytes) / bytes_a_letter * size.pt * em_share > lines * width.pt;
    }

    /// What lies over the cells stands whole on the page where it begins, if that has room: the pages to the right,
    /// which it would only reach, have nothing to show then.
    void leave_out_empty_bands(const Extent& room) {
        std::uint32_t end = 0;
        const auto needs = [&](std::uint32_t sheet_column) {
            if (const std::uint32_t column = columns_.at(sheet_column); column != ColumnMap::none)
                end = std::max(end, column + 1);
        };
        for (const PlannedRow& row : plan_)
            for (const KeptCell& cell : kept_cells(row)) needs(cell.column);
        for (const Overlay& overlay : overlays_) {
            needs(overlay.column);
            if (!overlay.is_chart && goes_on(overlay, room)) needs(overlay.last_column);
        }
        for (const Range& merge : sheet_.merges) {
            const ColumnMap::Stretch across = columns_.stretch(merge.left, merge.right);
            if (across.count > 0) end = std::max(end, across.first + across.count);
        }
        while (printed_.bands.size() > 1 && printed_.bands.back().first >= end) printed_.bands.pop_back();
        if (!printed_.bands.empty()) printed_.widths.resize(printed_.bands.back().end);
        if (printed_.bands.size() == 1) printed_.bands.clear();
    }

    [[nodiscard]] bool goes_on(const Overlay& overlay, const Extent& room) const {
        const std::uint32_t column = columns_.at(overlay.column);
        if (column >= printed_.widths.size()) return false;
        const PageAcross page = page_across(printed_, room, column);
        double right_pt = std::min((overlay.x + overlay.width).pt * printed_.scale, overlay.x.pt + room.width.pt);
        for (std::uint32_t c = 0; c < column; ++c) right_pt += printed_.widths[c].pt;
        return !page.holds(right_pt);
    }

    void add_table(Section& section, std::vector<PlannedRow> plan, CellMaker& cells,
                   const std::optional<Span>& titles) {
        if (plan.empty()) return;
        Table table;
        table.columns = printed_.widths;
        table.bands = printed_.bands;
        table.across_first = sheet_.page.over_then_down;
        table.fixed = true;
        if (sheet_.page.centre_across) table.alignment = Alignment::centre;
        table.origin = {parts_.part, 0, plan.front().index + 1, area_.left + 1, 0};
        const std::vector<PlacedMerge> merges = place_merges(sheet_.merges, plan, columns_);
        auto merge = merges.begin();
        taken_.assign(printed_.widths.size(), 0);
        taken_until_ = 0;
        table.rows.reserve(std::min(plan.size(), most_unpacked_rows));
        std::optional<RowPacker> packer;
        placer_->begin_table(plan, overlays_.empty() ? std::vector<double>() : heights_of(plan));
        for (std::uint32_t r = 0; r < plan.size(); ++r) {
            const auto first = merge;
            while (merge != merges.end() && merge->row == r) ++merge;
            const std::span merges_here(first, merge);
            raingan::Row frame = frame_of(plan[r], r, titles);
            const std::size_t unpacked_rows =
                parts_.unpacked_cells < most_unpacked_cells ? most_unpacked_rows : header_rows;
            if (!packer && r >= unpacked_rows && taken_until_ <= r)
                packer.emplace(table.more.emplace_back(), cells,
                               parts_.options.lined ? std::optional(grid_lines()) : std::nullopt);
            if (packer && !placer_->concerns(r) && is_plain(plan[r], r, merges_here, cells)) {
                pack_row(plan[r], frame, *packer);
                continue;
            }
            raingan::Row row = build_row(std::move(frame), plan[r], r, merges_here, cells);
            placer_->add_to(row, r, taken_, table.rows);
            parts_.unpacked_cells += weight_of(row);
            if (packer)
                packer->add_whole(std::move(row));
            else
                table.rows.push_back(std::move(row));
        }
        section.blocks.push_back({std::move(table)});
    }

    /// The row without its cells.
    [[nodiscard]] raingan::Row frame_of(const PlannedRow& planned, std::uint32_t r,
                                        const std::optional<Span>& titles) const {
        raingan::Row row;
        row.height_rule = RowHeightRule::at_least;
        row.height = height_of(planned) * printed_.scale;
        row.header = within(titles, planned.index);
        row.page_break_before = r > 0 && std::ranges::binary_search(sheet_.row_breaks, planned.index);
        return row;
    }

    [[nodiscard]] std::span<const KeptCell> kept_cells(const PlannedRow& planned) const {
        return planned.kept == nullptr ? std::span<const KeptCell>() : parts_.store.cells(*planned.kept);
    }

    /// Cells in their columns, each with one look; no merge, and no title that might run over its neighbours.
    [[nodiscard]] bool is_plain(const PlannedRow& planned, std::uint32_t r, std::span<const PlacedMerge> merges,
                                CellMaker& cells) const {
        if (!merges.empty() || taken_until_ > r) return false;
        std::size_t shown = 0;
        for (const KeptCell& kept : kept_cells(planned)) {
            if (columns_.at(kept.column) == ColumnMap::none) continue;
            if (!cells.is_plain(kept, planned.index, kept.column)) return false;
            ++shown;
        }
        return shown != 1;
    }

    void pack_row(const PlannedRow& planned, const raingan::Row& frame, RowPacker& packer) const {
        packer.begin(frame, planned.index + 1);
        for (const KeptCell& kept : kept_cells(planned))
            if (const std::uint32_t column = columns_.at(kept.column); column != ColumnMap::none)
                packer.add(kept, planned.index, kept.column, column);
    }

    raingan::Row build_row(raingan::Row row, const PlannedRow& planned, std::uint32_t r,
                           std::span<const PlacedMerge> merges, CellMaker& cells) {
        const auto kept = kept_cells(planned);
        auto merge = merges.begin();
        const auto merges_before = [&](std::uint32_t column) {
            for (; merge != merges.end() && merge->column < column; ++merge) add_merged(row, *merge, cells);
        };
        for (const KeptCell& cell : kept) {
            const std::uint32_t column = columns_.at(cell.column);
            if (column == ColumnMap::none) continue;
            merges_before(column);
            if (merge != merges.end() && merge->column == column) {
                const bool anchor = merge->source.top == planned.index && merge->source.left == cell.column;
                if (!anchor && cell.kind != Kind::empty) notices_.add(Notice::covered, planned.index, cell.column);
                add_merged(row, *merge++, cells);
                continue;
            }
            if (taken_[column] > r) {
                if (cell.kind != Kind::empty) notices_.add(Notice::covered, planned.index, cell.column);
                continue;
            }
            row.cells.push_back(cells.make(cell, planned.index, cell.column));
            row.cells.back().column = column;
            cells.draw(row.cells.back(), cell, planned.index, cell.column, printed_.widths[column]);
        }
        merges_before(ColumnMap::none);
        if (parts_.options.lined)
            for (raingan::Cell& cell : row.cells) cell.borders = grid_lines();
        spread_single_text(row, r, kept, cells);
        return row;
    }

    void add_merged(raingan::Row& row, const PlacedMerge& merge, CellMaker& cells) {
        std::fill_n(taken_.begin() + merge.column, merge.col_span, merge.row + merge.row_span);
        taken_until_ = std::max(taken_until_, merge.row + merge.row_span);
        const KeptCell* anchor = parts_.store.find(merge.source.top, merge.source.left);
        raingan::Cell cell = anchor != nullptr ? cells.make(*anchor, merge.source.top, merge.source.left)
                                               : cells.make_empty(0, merge.source.top, merge.source.left);
        cells.set_far_borders(cell, merge.source);
        cell.column = merge.column;
        cell.row_span = merge.row_span;
        cell.col_span = merge.col_span;
        if (anchor != nullptr) {
            Points across;
            for (std::uint32_t i = 0; i < merge.col_span; ++i) across += printed_.widths[merge.column + i];
            cells.draw(cell, *anchor, merge.source.top, merge.source.left, across);
        }
        row.cells.push_back(std::move(cell));
    }

    static Borders grid_lines() {
        Border line;
        line.style = BorderStyle::single;
        constexpr std::uint8_t grey = 0xA6;
        line.colour = Colour{grey, grey, grey};
        return {line, line, line, line};
    }

    /// A title in a narrow first column runs over the empty cells beside it, as in Excel. Only where it stands alone in
    /// its row: elsewhere it gets lines of its own, and columns stay columns for those who read the table.
    void spread_single_text(raingan::Row& row, std::uint32_t r, std::span<const KeptCell> kept,
                            const CellMaker& cells) {
        if (row.cells.size() != 1 || row.cells.front().col_span > 1) return;
        raingan::Cell& cell = row.cells.front();
        const auto source = std::ranges::find(kept, cell.origin.column - 1, &KeptCell::column);
        if (source == kept.end()) return;
        if (cells.overflowing_width_pt(*source) <= printed_.widths[cell.column].pt) return;
        std::uint32_t end = cell.column + 1;
        while (end < printed_.widths.size() && taken_[end] <= r) ++end;
        // Centred text runs over at both sides.
        const bool centred = parts_.styles.looks[source->look].horizontal == Horizontal::centre;
        const std::uint32_t left = centred ? std::min(cell.column, end - 1 - cell.column) : 0;
        if (left > 0) end = cell.column + left + 1;
        cell.col_span = end - cell.column + left;
        cell.column -= left;
    }

    const SheetParts& parts_;
    const Sheet& sheet_;
    Range area_;
    std::span<const Overlay> overlays_;
    Document& document_;
    Formats& formats_;
    Notices& notices_;
    ColumnMap columns_;
    std::vector<PlannedRow> plan_;
    PrintedColumns printed_;
    std::optional<OverlayPlacer> placer_;
    std::vector<std::uint32_t> taken_;  ///< by column: the table row up to which a merge covers it
    std::uint32_t taken_until_ = 0;     ///< the highest of them
};

/// Pictures that stand in no print area, or where no row or column is shown.
void tell_pictures(const SheetParts& parts, std::span<const Overlay> overlays, const std::vector<bool>& shown,
                   Notices& notices) {
    for (std::size_t i = 0; i < overlays.size(); ++i)
        if (!shown[i] && !overlays[i].is_chart)
            notices.add({LeftOut::Kind::picture, LeftOut::Place{overlays[i].row, overlays[i].column},
                         parts.sheet.pictures[overlays[i].which].alt});
}

std::vector<Range> areas_of(const SheetParts& parts, const Range& used, Notices& notices) {
    std::vector<Range> areas;
    for (Range area : parts.sheet.print_areas) {
        // An area over whole columns or rows ends where the sheet does.
        area.right = std::min(area.right, std::max(used.right, area.left));
        area.bottom = std::min(area.bottom, std::max(used.bottom, area.top));
        areas.push_back(area);
    }
    if (areas.empty())
        areas.push_back(used);
    else
        tell_outside(parts, areas, notices);
    return areas;
}

}  // namespace

std::vector<std::size_t> add_sections(const SheetParts& parts, Document& document, Formats& formats, Notices& notices) {
    tell_hidden_rows(parts, notices);
    const std::vector<Overlay> overlays = overlays_of(parts.sheet, parts.store);
    const auto used = used_range(parts, overlays);
    if (!used) return {};
    std::vector<bool> shown(overlays.size(), false);
    for (const Range& area : areas_of(parts, *used, notices))
        for (const std::size_t i : AreaBuilder(parts, area, overlays, document, formats, notices).build())
            shown[i] = true;
    tell_pictures(parts, overlays, shown, notices);
    std::vector<std::size_t> charts;
    for (std::size_t i = 0; i < overlays.size(); ++i)
        if (shown[i] && overlays[i].is_chart) charts.push_back(overlays[i].which);
    return charts;
}

}  // namespace raingan::workbook
