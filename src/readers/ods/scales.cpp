#include "readers/ods/scales.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/colour.h"
#include "readers/ods/values.h"
#include "readers/real.h"
#include "readers/workbook/scales.h"

namespace raingan::ods {
namespace {

using std::string_view;
using workbook::Scale;
using Type = Scale::Mark::Type;

constexpr std::size_t most_formats = 1'000, most_marks = 5;

constexpr auto mark_types = std::to_array<std::pair<string_view, Type>>({{"minimum", Type::lowest},
                                                                         {"maximum", Type::highest},
                                                                         {"auto-minimum", Type::lowest_or_zero},
                                                                         {"auto-maximum", Type::highest_or_zero},
                                                                         {"number", Type::number},
                                                                         {"percent", Type::percent},
                                                                         {"percentile", Type::percentile}});

void set_colour(Colour& colour, string_view hex) {
    if (const auto read = read_colour(hex)) colour = *read;
}

}  // namespace

void ScaleEvents::start(string_view name, const xml::Attributes& attributes) {
    if (name == "conditional-format") {
        close();
        where_ = read_ranges(attributes["target-range-address"]);
    } else if (name == "color-scale") {
        begin(Scale::Kind::colours, attributes);
    } else if (name == "data-bar") {
        begin(Scale::Kind::bar, attributes);
    } else if (name == "icon-set") {
        begin(Scale::Kind::icons, attributes);
    } else if (name == "color-scale-entry" || name == "formatting-entry") {
        add_mark(attributes);
    } else if (name == "condition" || name == "date-is") {
        close();
        leave_out();
    }
}

void ScaleEvents::begin(Scale::Kind kind, const xml::Attributes& attributes) {
    constexpr double whole_cell = 100;
    close();
    open_ = true;
    computed_ = false;
    scale_ = {};
    scale_.kind = kind;
    scale_.where = where_;
    scale_.priority = static_cast<int>(sheet_.scales.size());
    scale_.shows_value = attributes["show-value"] != "false";
    scale_.icons = attributes["icon-set-type"];
    if (kind != Scale::Kind::bar) return;
    Scale::Bar& bar = scale_.bar;
    bar.shortest = workbook::bar_share(attributes["min-length"], 0);
    bar.longest = workbook::bar_share(attributes["max-length"], whole_cell);
    bar.gradient = attributes["gradient"] != "false";
    bar.place = workbook::axis_place(attributes["axis-position"]);
    set_colour(bar.colour, attributes["positive-color"]);
    set_colour(bar.axis, attributes["axis-color"]);
    if (const auto negative = read_colour(attributes["negative-color"])) bar.negative = *negative;
}

void ScaleEvents::add_mark(const xml::Attributes& attributes) {
    const auto* type = std::ranges::find(mark_types, attributes["type"], &std::pair<string_view, Type>::first);
    if (!open_ || type == mark_types.end() || scale_.marks.size() >= most_marks) {
        computed_ = true;
        return;
    }
    Scale::Mark& mark = scale_.marks.emplace_back();
    mark.type = type->second;
    mark.value = xml::real(attributes["value"], 0);
    set_colour(mark.colour, attributes["color"]);
}

void ScaleEvents::close() {
    if (!std::exchange(open_, false)) return;
    if (computed_ || where_.empty() || scale_.marks.size() < workbook::least_marks(scale_.kind) ||
        sheet_.scales.size() >= most_formats)
        return leave_out();
    sheet_.scales.push_back(std::move(scale_));
}

void ScaleEvents::leave_out() {
    if (!where_.empty() && sheet_.other_conditions.size() < most_formats)
        sheet_.other_conditions.push_back(where_.front());
}

void ScaleEvents::finish() {
    close();
    where_.clear();
}

}  // namespace raingan::ods
