// Sheet: charts of one series.
#include <cmath>
#include <vector>

#include "sheet/text_size.h"
#include "sheet/workbook.h"

namespace raingan::sheet {
namespace {

constexpr double title_size_pt = 14, label_size_pt = 12;
constexpr const char* whole_format = "[$-D00041E]0";  // Thai digits, as in cells
constexpr const char* score_format = "[$-D00041E]0.00";

lxw_chart_font font_of(double size, bool bold, std::string& name) {
    lxw_chart_font font{};
    font.name = name.data();
    font.size = size;
    font.bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
    return font;
}

void set_range(lxw_chart_series* series, const ChartOptions& options) {
    const auto set = [&](auto function, const Range& range) {
        function(series, options.sheet.c_str(), range.first_row, range.first_column, range.last_row, range.last_column);
    };
    set(chart_series_set_categories, options.categories);
    set(chart_series_set_values, options.values);
}

/// As the library reckons them, which knows neither the font of the cells nor the heights of streamed rows: what it
/// puts by these pixels ends on the edges of the cells, however wide and high they come out.
double pixels_wide(const lxw_worksheet* sheet, const Range& range) {
    constexpr double digit_pixels = 7, padding_pixels = 5;
    double pixels = 0;
    for (std::size_t column = range.first_column; column <= range.last_column; ++column) {
        const lxw_col_options* set = column < sheet->col_options_max ? sheet->col_options[column] : nullptr;
        pixels +=
            set == nullptr ? sheet->default_col_pixels : std::floor(set->width * digit_pixels + 0.5) + padding_pixels;
    }
    return pixels;
}

/// Of a sheet whose rows are kept, with the heights that they were given.
double pixels_high(lxw_worksheet* sheet, const Range& range) {
    double pixels = 0;
    for (lxw_row_t row = range.first_row; row <= range.last_row; ++row) {
        const lxw_row* set = sheet->optimize ? nullptr : lxw_worksheet_find_row(sheet, row);
        const double height = set != nullptr && set->height_changed ? set->height : sheet->default_row_height;
        pixels += std::floor(height * 96 / 72);
    }
    return pixels;
}

/// Each bar's own colour.
lxw_error colour_points(lxw_chart_series* series, const std::vector<lxw_color_t>& colours) {
    std::vector<lxw_chart_fill> fills(colours.size());
    std::vector<lxw_chart_point> points(colours.size());
    std::vector<lxw_chart_point*> pointers;
    pointers.reserve(colours.size() + 1);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        fills[i].color = colours[i];
        points[i].fill = &fills[i];
        pointers.push_back(&points[i]);
    }
    pointers.push_back(nullptr);
    return chart_series_set_points(series, pointers.data());
}

}  // namespace

std::string reference(const Range& range) {
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> text{};
    lxw_rowcol_to_range_abs(text.data(), range.first_row, range.first_column, range.last_row, range.last_column);
    return text.data();
}

void Sheet::add_chart(const ChartOptions& options) {
    lxw_chart* chart = workbook_add_chart(workbook_->handle(), options.horizontal ? LXW_CHART_BAR : LXW_CHART_COLUMN);
    if (chart == nullptr) fail(name_, "out of memory");
    std::string font_name_text = font_name;  // the library's structs are not const
    lxw_chart_font title_font = font_of(title_size_pt, true, font_name_text);
    lxw_chart_font label_font = font_of(label_size_pt, false, font_name_text);
    chart_title_set_name(chart, options.title.c_str());
    chart_title_set_name_font(chart, &title_font);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    for (lxw_chart_axis* axis : {chart->x_axis, chart->y_axis}) chart_axis_set_num_font(axis, &label_font);
    // The library's axes are x to the right and y up, whatever stands on them.
    lxw_chart_axis* values = options.horizontal ? chart->x_axis : chart->y_axis;
    lxw_chart_axis* categories = options.horizontal ? chart->y_axis : chart->x_axis;
    if (options.least) chart_axis_set_min(values, *options.least);
    if (options.most) chart_axis_set_max(values, *options.most);
    if (options.horizontal) chart_axis_set_reverse(categories);  // the first category stands on top
    chart_axis_set_interval_unit(categories, 1);                 // none is left out

    chart_axis_major_gridlines_set_visible(values, LXW_FALSE);  // every bar has its figure
    chart_axis_set_num_format(values, whole_format);
    chart_axis_set_num_format(categories, whole_format);  // where they are numbers
    constexpr std::uint16_t gap_percent = 60;
    chart_set_series_gap(chart, gap_percent);

    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (series == nullptr) fail(name_, "out of memory");
    set_range(series, options);
    lxw_chart_fill fill{};
    fill.color = bar_colour;
    chart_series_set_fill(series, &fill);
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &label_font);
    chart_series_set_labels_num_format(series, options.whole_numbers ? whole_format : score_format);
    if (!options.colours.empty()) check(colour_points(series, options.colours));
    // Behind a bar of 100 there is no room.
    if (options.horizontal) chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_INSIDE_END);

    std::string description = options.description;
    lxw_chart_options place{};
    constexpr double library_width_px = 480, library_height_px = 288;
    constexpr double rounding_px = 1e-5;  // so that the product is not short of the edge
    place.x_scale = (pixels_wide(worksheet_, options.covers) + rounding_px) / library_width_px;
    place.y_scale = (pixels_high(worksheet_, options.covers) + rounding_px) / library_height_px;
    place.description = description.data();
    place.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    check(worksheet_insert_chart_opt(worksheet_, options.covers.first_row, options.covers.first_column, chart, &place));
}

}  // namespace raingan::sheet
