#include "readers/workbook/bands.h"

#include <algorithm>
#include <numeric>

namespace raingan::workbook {
namespace {

/// Excel accepts nothing smaller when it prints.
constexpr double least_scale = 0.1;
constexpr double largest_scale = 4;
/// A sheet whose format has no page set-up is scaled no further than can be read; then its columns get narrower.
constexpr double least_unasked_scale = 0.5;
/// Screens and printers do not agree on the width of a column: one that is over the page by less than this fits it.
constexpr double most_over = 1.01;

double sum(std::span<const Points> widths) {
    return std::accumulate(widths.begin(), widths.end(), 0.0, [](double all, Points width) { return all + width.pt; });
}

class Bander {
public:
    Bander(const PrintedGrid& grid, double room_pt, bool manual)
        : grid_(grid), room_pt_(room_pt), starts_(manual ? grid.starts : std::vector<std::uint32_t>()) {}

    /// As many columns on each page as it has room for, at least one.
    [[nodiscard]] std::vector<ColumnBand> bands(double scale) const {
        const std::vector<Points>& widths = grid_.widths;
        std::vector<ColumnBand> bands;
        for (std::uint32_t next = 0; next < widths.size();) {
            ColumnBand band = titles_before(next, scale);
            double used = title_width(band) * scale;
            do used += widths[next++].pt * scale;
            while (next < widths.size() && used + widths[next].pt * scale <= room_pt_ * most_over &&
                   !std::ranges::binary_search(starts_, next));
            band.end = next;
            bands.push_back(band);
        }
        return bands;
    }

    [[nodiscard]] double title_width(const ColumnBand& band) const {
        return sum(std::span(grid_.widths).subspan(band.repeated_first, band.repeated_end - band.repeated_first));
    }

private:
    /// Repeated columns come before what is behind them, unless they leave too little room for it.
    [[nodiscard]] ColumnBand titles_before(std::uint32_t first, double scale) const {
        constexpr double most = 0.75;
        ColumnBand band{first, first, 0, 0};
        if (!grid_.titles || grid_.titles->first >= first) return band;
        band.repeated_first = grid_.titles->first;
        band.repeated_end = std::min(grid_.titles->second + 1, first);
        if (title_width(band) * scale > room_pt_ * most) band.repeated_first = band.repeated_end = 0;
        return band;
    }

    const PrintedGrid& grid_;
    double room_pt_;
    std::vector<std::uint32_t> starts_;
};

double fitting_scale(const PageSetup& page, const PrintedGrid& grid, const Extent& room, const Bander& bander) {
    const double wide = room.width.pt / std::max(sum(grid.widths), 1.0);
    double scale = 1;
    if (page.fit_wide > 0) scale = std::min(scale, wide * page.fit_wide);
    if (page.fit_high > 0) scale = std::min(scale, room.height.pt * page.fit_high / std::max(grid.height.pt, 1.0));
    // Columns are not divided, so what would fit by its width may need a page more.
    constexpr double step = 0.98;
    if (page.fit_wide > 1)
        while (scale > least_scale && bander.bands(scale).size() > page.fit_wide) scale *= step;
    return std::max(scale, least_scale);
}

}  // namespace

PrintedColumns print_columns(const PageSetup& page, const PrintedGrid& grid, const Extent& room, bool goes_on) {
    const double wide = room.width.pt / std::max(sum(grid.widths), 1.0);
    const bool one_page = page.fit ? page.fit_wide == 1 : !goes_on;
    const Bander bander(grid, room.width.pt, !page.fit);
    PrintedColumns printed;
    if (page.fit) {
        printed.scale = fitting_scale(page, grid, room, bander);
    } else {
        printed.scale = std::clamp(page.scale, least_scale, largest_scale);
        if (one_page && printed.scale > wide)
            printed.scale = std::max(wide, std::min(printed.scale, least_unasked_scale));
    }
    if (!one_page) printed.bands = bander.bands(printed.scale);
    if (printed.bands.size() <= 1) {
        printed.bands.clear();
        const double squeeze = std::min(1.0, wide / printed.scale);
        for (const Points width : grid.widths) printed.widths.push_back(width * (printed.scale * squeeze));
        return printed;
    }
    for (const ColumnBand& band : printed.bands) {
        const double room_pt = room.width.pt - bander.title_width(band) * printed.scale;
        const auto own = std::span(grid.widths).subspan(band.first, band.end - band.first);
        const double squeeze = std::min(1.0, room_pt / std::max(sum(own) * printed.scale, 1.0));
        for (const Points width : own) printed.widths.push_back(width * (printed.scale * squeeze));
    }
    return printed;
}

}  // namespace raingan::workbook
