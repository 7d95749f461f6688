// A chart, free of any file format: what it shows, and how, as far as the source says. Readers make it of DrawingML's,
// OpenDocument's and Excel 97's charts (src/readers/chart), draw.h makes a Drawing of it, tell.h words and a table.
// What the source leaves open is as Office 2013 and later shows it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "document/drawing.h"

namespace raingan::charts {

/// A number as the chart shows it: with its format code, in Thai digits where that asks for them.
using Show = std::function<std::string(double)>;

/// Lines and fills; what is not said is automatic, and depends on what it belongs to.
struct Look {
    std::optional<Colour> fill, line;
    bool no_fill = false, no_line = false;
    std::optional<double> line_width_pt;
    bool dashed = false;
};

struct Label {
    bool value = false, percent = false, category = false, series = false;
    [[nodiscard]] bool any() const { return value || percent || category || series; }
};

struct Series {
    enum class Kind : std::uint8_t {
        column,
        bar,
        line,
        area,
        pie,
        doughnut,
        scatter,
        bubble,
        radar,
        stock
    } kind = Kind::column;
    enum class Stacking : std::uint8_t { none, stacked, percent } stacking = Stacking::none;
    std::string name;
    std::vector<std::optional<double>> values;
    std::vector<std::optional<double>> x;  ///< of scatter and bubble charts
    Show show;                             ///< of its values; never empty
    Look look;
    std::vector<Look> points;  ///< looks of single points, by index; may be shorter than `values`
    bool varied = false;       ///< each point has a colour of its own
    bool marked = false;       ///< points of a line have marks
    bool joined = true;        ///< points of a line have lines between them
    bool smooth = false;
    bool filled = false;  ///< radar
    bool second_axis = false;
    Label label;
    std::uint32_t group = 0;             ///< series of one group share gaps and stacks
    double gap = 1.5, overlap = 0;       ///< of columns and bars, in widths of one
    double hole = 0.5, first_angle = 0;  ///< doughnut: share of the radius; degrees, clockwise from the top
};

struct Axis {
    std::string title;
    std::optional<double> least, most, step;
    Show show;  ///< never empty
    bool shown = true, gridlines = false, reversed = false, logarithmic = false;
};

struct Chart {
    Points width, height;
    std::string title;
    std::vector<std::string> categories;
    std::vector<Series> series;
    Axis category, value, second_value;
    enum class Legend : std::uint8_t { none, right, bottom, top, left } legend = Legend::none;
    bool flattened = false;  ///< the source draws it in three dimensions
    Look area, plot;
    TextFormat text;  ///< of labels and legend
    Points title_size{14};
    std::array<Colour, 6> accents{
        {{68, 114, 196}, {237, 125, 49}, {165, 165, 165}, {255, 192, 0}, {91, 155, 213}, {112, 173, 71}}};

    /// How many places its categories have: the longest of the series may have more values than there are names.
    [[nodiscard]] std::size_t places() const;
    /// "1" where the source names none.
    [[nodiscard]] std::string category_name(std::size_t index) const;
};

/// The colour of a series or, where its points vary, of a point: its own, else the theme's in turn.
Colour colour_of(const Chart& chart, std::size_t series, std::size_t point);

}  // namespace raingan::charts
