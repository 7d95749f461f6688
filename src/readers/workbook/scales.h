// Colour scales, data bars and icon sets: what they make of a cell's number among all numbers of their ranges
// (ECMA-376 Part 1 18.3.1.10; [MS-XLSX] 2.6.26).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/workbook/store.h"

namespace raingan::workbook {

/// A share of the cell (0 to 1) of what a file says in percents; `otherwise`: percents where it says none.
double bar_share(std::string_view percents, double otherwise);
/// "none", "middle"; all else is by the values.
Scale::Bar::Axis axis_place(std::string_view name);
/// The name of an icon set by the number that .xls and .xlsb give it (KPISets); empty where there is none.
std::string_view icon_set(std::uint32_t number);
/// How many marks a scale needs to say something.
std::size_t least_marks(Scale::Kind kind);

/// A bar in its cell, in shares of the cell's width.
struct BarPart {
    double from = 0, to = 0;
    std::optional<double> axis;  ///< where positive and negative ones part
    Colour colour;
    const Scale::Bar* style = nullptr;
    bool leftwards = false;  ///< its end is at the left
};

struct ScaleMarks {
    std::optional<Colour> fill;
    std::optional<BarPart> bar;
    std::string icon;  ///< "3Flags1": the second one of a set, counted from its lowest; empty: none
    bool hides_value = false;
    [[nodiscard]] bool any() const { return fill || bar || !icon.empty() || hides_value; }
};

class Scales {
public:
    Scales(const Sheet& sheet, const RowStore& store);

    /// What the scales make of a cell. Costs least where cells come row by row.
    ScaleMarks marks_of(const KeptCell& cell, std::uint32_t row, std::uint32_t column);
    /// Ranges of scales that are not shown, for they and those before them look at more cells than limits::table_cells.
    [[nodiscard]] const std::vector<Range>& left_out() const { return left_out_; }

private:
    /// A scale with the numbers that its marks stand for.
    struct Held {
        const Scale* scale = nullptr;
        std::vector<double> limits;
        double lowest = 0, highest = 0;
    };
    struct Area {
        std::size_t held = 0;
        Range where;
    };
    void enter(std::uint32_t row);
    static void add_colour(ScaleMarks& marks, const Held& held, double number);
    static void add_bar(ScaleMarks& marks, const Held& held, double number);
    static void add_icon(ScaleMarks& marks, const Held& held, double number);

    std::vector<Held> held_;
    std::vector<Area> areas_;  ///< the most urgent first
    std::vector<const Area*> of_row_;
    std::vector<Range> left_out_;
    std::optional<std::uint32_t> row_;
};

}  // namespace raingan::workbook
