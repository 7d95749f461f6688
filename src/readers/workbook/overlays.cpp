#include "readers/workbook/overlays.h"

#include <algorithm>

#include "readers/workbook/references.h"

namespace raingan::workbook {
namespace {

/// What is smaller was never meant to be seen: web pages keep their columns apart with such pictures.
constexpr double smallest_pt = 2;
/// Tied to more rows, a picture stands where it begins, in its own size.
constexpr std::uint32_t most_rows = 1'000;

/// Where the rows or columns of a sheet begin, without a number for each.
class Axis {
public:
    Axis(double usual_pt, std::uint32_t last) : usual_pt_(usual_pt), last_(last) {}

    /// Stretches ascend.
    void add(std::uint32_t first, std::uint32_t last, double each_pt) {
        const double start = start_of(first);
        stretches_.push_back({first, std::max(first, last), std::max(each_pt, 0.0), start});
    }

    [[nodiscard]] double start_of(std::uint32_t index) const {
        const auto behind = std::ranges::upper_bound(stretches_, index, {}, &Stretch::first);
        if (behind == stretches_.begin()) return index * usual_pt_;
        const Stretch& stretch = *std::prev(behind);
        const std::uint32_t within = std::min(index, stretch.last + 1) - stretch.first;
        return stretch.start + within * stretch.each + (index - stretch.first - within) * usual_pt_;
    }
    [[nodiscard]] double size_of(std::uint32_t index) const { return start_of(index + 1) - start_of(index); }

    /// The last one that begins at or before the place and has any size.
    [[nodiscard]] std::uint32_t at(double place) const {
        std::uint32_t low = 0, high = last_;
        while (low < high) {
            const std::uint32_t middle = low + (high - low + 1) / 2;
            if (start_of(middle) <= place)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

private:
    struct Stretch {
        std::uint32_t first = 0, last = 0;
        double each = 0, start = 0;
    };
    double usual_pt_;
    std::uint32_t last_;
    std::vector<Stretch> stretches_;
};

struct Box {
    double left = 0, top = 0, width = 0, height = 0;
};

class SheetPlan {
public:
    SheetPlan(const Sheet& sheet, const RowStore& store)
        : columns_(sheet.default_width.pt, last_column),
          rows_(sheet.rows_hidden ? 0 : sheet.default_height.value_or(usual_row).pt, last_row) {
        std::uint32_t next = 0;
        for (const ColumnInfo& column : sheet.columns) {
            if (column.first < next) continue;
            columns_.add(column.first, column.last, column.hidden ? 0 : column.width.pt);
            next = column.last + 1;
        }
        for (const KeptRow& row : store.rows())
            if (row.hidden || row.height_pt >= 0)
                rows_.add(row.index, row.index, row.hidden ? 0 : row.height_pt);
            else if (sheet.rows_hidden)
                rows_.add(row.index, row.index, sheet.default_height.value_or(usual_row).pt);
    }

    [[nodiscard]] Overlay settle(const Anchor& anchor) const {
        const Box whole = box_of(anchor);
        const Box box{whole.left + anchor.left * whole.width, whole.top + anchor.top * whole.height,
                      whole.width * anchor.across, whole.height * anchor.down};
        Overlay overlay;
        // A rounded place at a cell's edge is in the cell behind it.
        constexpr double rounding = 0.01;
        overlay.row = rows_.at(std::max(box.top, 0.0) + rounding);
        overlay.column = columns_.at(std::max(box.left, 0.0) + rounding);
        overlay.x = Points(std::max(box.left - columns_.start_of(overlay.column), 0.0));
        overlay.y = Points(std::max(box.top - rows_.start_of(overlay.row), 0.0));
        overlay.width = Points(box.width);
        overlay.height = Points(box.height);
        overlay.last_row = std::max(overlay.row, rows_.at(box.top + box.height - rounding));
        overlay.last_column = std::max(overlay.column, columns_.at(box.left + box.width - rounding));
        return overlay;
    }

private:
    static constexpr Points usual_row{15};

    static double place(const Axis& axis, std::uint32_t index, Points offset, double share, bool beyond) {
        const double size = axis.size_of(index);
        const double within = std::max(offset.pt, 0.0) + share * size;
        return axis.start_of(index) + (beyond ? within : std::min(within, size));
    }

    [[nodiscard]] Box box_of(const Anchor& anchor) const {
        const auto left = [&](const Corner& corner, bool beyond) {
            return place(columns_, std::min(corner.column, last_column), corner.x, corner.x_share, beyond);
        };
        const auto top = [&](const Corner& corner, bool beyond) {
            return place(rows_, std::min(corner.row, last_row), corner.y, corner.y_share, beyond);
        };
        Box box{left(anchor.from, anchor.beyond_cell), top(anchor.from, anchor.beyond_cell), anchor.width.pt,
                anchor.height.pt};
        if (anchor.to && anchor.to->row >= anchor.from.row && anchor.to->row - anchor.from.row <= most_rows) {
            box.width = left(*anchor.to, false) - box.left;
            box.height = top(*anchor.to, false) - box.top;
        }
        return box;
    }

    Axis columns_, rows_;
};

bool is_empty_below(const Overlay& overlay, const RowStore& store) {
    const auto& rows = store.rows();
    auto row = std::ranges::lower_bound(rows, overlay.row, {}, &KeptRow::index);
    for (; row != rows.end() && row->index <= overlay.last_row; ++row)
        for (const KeptCell& cell : store.cells(*row))
            if (cell.kind != Kind::empty && cell.column >= overlay.column && cell.column <= overlay.last_column)
                return false;
    return true;
}

}  // namespace

std::vector<Overlay> overlays_of(const Sheet& sheet, const RowStore& store) {
    std::vector<Overlay> overlays;
    if (sheet.pictures.empty() && sheet.charts.empty()) return overlays;
    const SheetPlan plan(sheet, store);
    const auto add = [&](const Anchor& anchor, bool is_chart, std::size_t which) {
        Overlay overlay = plan.settle(anchor);
        overlay.is_chart = is_chart;
        overlay.which = which;
        if (overlay.width.pt < smallest_pt || overlay.height.pt < smallest_pt) return;
        overlay.last_row = std::min(overlay.last_row, overlay.row + most_rows);
        if (!is_chart || is_empty_below(overlay, store)) overlays.push_back(overlay);
    };
    for (std::size_t i = 0; i < sheet.pictures.size(); ++i) add(sheet.pictures[i].anchor, false, i);
    constexpr std::size_t most_charts = 100;
    for (std::size_t i = 0; i < std::min(sheet.charts.size(), most_charts); ++i)
        if (sheet.charts[i].anchor) add(*sheet.charts[i].anchor, true, i);
    std::ranges::stable_sort(overlays, [](const Overlay& a, const Overlay& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return overlays;
}

}  // namespace raingan::workbook
