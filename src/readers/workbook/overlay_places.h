// Puts what lies over a sheet's cells into the rows of a table: as a Float of a cell in the row where it begins, best
// of an empty one, so that nothing moves it. Rows below it share its page.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document/formats.h"
#include "readers/workbook/bands.h"
#include "readers/workbook/grid_map.h"
#include "readers/workbook/known_images.h"
#include "readers/workbook/overlays.h"
#include "readers/workbook/page.h"

namespace raingan::workbook {

/// Where a page across ends, for what begins in a column of it.
struct PageAcross {
    std::uint32_t next = 0;  ///< first column of the next page; as many as there are columns: there is none
    double left_pt = 0;      ///< of its own columns, from the table's first one
    double columns_pt = 0;   ///< how wide these are
    double room_pt = 0;      ///< and what room they have on the page
    /// Whether what begins and ends there, from the table's first column, is seen whole on this page.
    [[nodiscard]] bool holds(double right_pt) const;
};
PageAcross page_across(const PrintedColumns& printed, const Extent& room, std::uint32_t column);

/// On the first paragraph of a cell that begins with one.
void hang(raingan::Cell& cell, Float floating);

class OverlayPlacer {
public:
    struct Place {
        const Sheet& sheet;
        Document& document;
        Formats& formats;
        KnownImages& images;
        const ColumnMap& columns;
        const PrintedColumns& printed;
        Extent room;  ///< of a page
        Range area;
    };
    /// `overlays` are sorted.
    OverlayPlacer(const Place& place, std::span<const Overlay> overlays) : place_(place), overlays_(overlays) {}

    /// The rows of a table follow; `heights` are theirs as printed, without what their text may add.
    void begin_table(std::span<const PlannedRow> plan, const std::vector<double>& heights_pt);
    /// The table's row has to stand whole.
    [[nodiscard]] bool concerns(std::uint32_t r) const { return r < rows_.size() && rows_[r] != Bound::no; }
    /// `rows`: of the table before this one. `taken`: by column, the row up to which a merge covers it.
    void add_to(raingan::Row& row, std::uint32_t r, std::span<const std::uint32_t> taken, std::span<raingan::Row> rows);

    /// Indexes into the overlays of those that stand in a row now.
    [[nodiscard]] const std::vector<std::size_t>& placed() const { return placed_ids_; }

private:
    enum class Bound : std::uint8_t { no, begins, to_next };
    struct Placed {
        std::size_t overlay = 0;            ///< index
        std::uint32_t row = 0, column = 0;  ///< of the table
        double x_pt = 0, y_pt = 0, width_pt = 0, height_pt = 0;
        double from = 0, to = 1;  ///< shares of its width that stand here: pages to the right have the rest
    };
    /// A cell of a row, and how far its content is from the row's first column and from the row.
    struct Host {
        raingan::Cell* cell = nullptr;
        double left_pt = 0, above_pt = 0;
    };
    [[nodiscard]] bool place(const Overlay& overlay, std::span<const PlannedRow> plan, Placed& placed) const;
    void add_pieces(Placed placed);
    void bind_rows(const std::vector<double>& heights_pt);
    [[nodiscard]] Host host_in(raingan::Row& row, std::uint32_t r, std::uint32_t column,
                               std::span<const std::uint32_t> taken) const;
    [[nodiscard]] Host host_above(std::span<raingan::Row> rows, std::uint32_t r, std::uint32_t column) const;
    [[nodiscard]] double left_of(std::uint32_t column) const;
    raingan::Cell& insert_cell(raingan::Row& row, std::uint32_t column) const;
    void keep_with_next(raingan::Row& row, std::uint32_t r, std::span<const std::uint32_t> taken) const;
    [[nodiscard]] Float float_of(const Overlay& overlay, const Placed& placed) const;
    [[nodiscard]] Shape picture_of(const SheetPicture& picture) const;

    Place place_;
    std::span<const Overlay> overlays_;
    std::vector<Placed> placed_;
    std::vector<Bound> rows_;
    std::vector<double> heights_pt_;
    std::size_t next_ = 0;
    std::vector<std::size_t> placed_ids_;
};

}  // namespace raingan::workbook
