// Sheet: cells that are coloured by what they hold (ECMA-376 18.3.1.10).
#include <algorithm>
#include <cmath>

#include "base/round.h"
#include "sheet/workbook.h"

namespace raingan::sheet {
namespace {

/// As in colour-blind-safe diverging schemes: two hues on the blue-yellow axis, the middle light.
constexpr lxw_color_t best = 0x7FB0DC, middle = 0xFFF6CF, worst = 0xF0A04B, bar = 0xA9C4E4;

lxw_color_t mixed(lxw_color_t from, lxw_color_t to, double share) {
    lxw_color_t colour = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const auto part = [&](lxw_color_t c) { return static_cast<double>((c >> shift) & 0xFFU); };
        colour |= static_cast<lxw_color_t>(round_to_int(part(from) + (part(to) - part(from)) * share)) << shift;
    }
    return colour;
}

lxw_error add(lxw_worksheet* worksheet, const Range& range, lxw_conditional_format& format) {
    return worksheet_conditional_format_range(worksheet, range.first_row, range.first_column, range.last_row,
                                              range.last_column, &format);
}

}  // namespace

lxw_color_t colour_at(double share) {
    return share < 0.5 ? mixed(best, middle, share * 2) : mixed(middle, worst, share * 2 - 1);
}

void Sheet::add_heat_map(const Range& range, double low, double between, double high) {
    lxw_conditional_format format{};
    format.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    format.min_rule_type = format.mid_rule_type = format.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    format.min_value = low;
    format.mid_value = between;
    format.max_value = high;
    format.min_color = worst;
    format.mid_color = middle;
    format.max_color = best;
    check(add(worksheet_, range, format));
}

void Sheet::mark_below(const Range& range, double limit) {
    lxw_format* look = workbook_add_format(workbook_->handle());
    if (look == nullptr) fail(name_, "out of memory");
    format_set_num_format(look, "[$-D00041E]\"▼\"0.00");
    lxw_conditional_format format{};
    format.type = LXW_CONDITIONAL_TYPE_CELL;
    format.criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN;
    format.value = limit;
    format.format = look;
    check(add(worksheet_, range, format));
}

void Sheet::add_bars(const Range& range, double low, double high) {
    lxw_conditional_format format{};
    format.type = LXW_CONDITIONAL_DATA_BAR;
    format.min_rule_type = format.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    format.min_value = low;
    format.max_value = high;
    format.bar_color = bar;
    format.bar_solid = LXW_TRUE;
    check(add(worksheet_, range, format));
}

void Sheet::add_change_colours(const Range& range) {
    struct Sign {
        std::uint8_t criteria;
        lxw_color_t colour;
    };
    for (const Sign& sign :
         {Sign{LXW_CONDITIONAL_CRITERIA_GREATER_THAN, 0x1F5FA8}, Sign{LXW_CONDITIONAL_CRITERIA_LESS_THAN, 0xB85C00}}) {
        lxw_format* look = workbook_add_format(workbook_->handle());
        if (look == nullptr) fail(name_, "out of memory");
        format_set_font_color(look, sign.colour);
        lxw_conditional_format format{};
        format.type = LXW_CONDITIONAL_TYPE_CELL;
        format.criteria = sign.criteria;
        format.value = 0;
        format.format = look;
        check(add(worksheet_, range, format));
    }
}

void Sheet::add_level_colours(const Range& range, const std::vector<std::string>& texts) {
    constexpr std::size_t longest = 200;  // bytes; Excel's formulas hold 255 characters of text
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].size() > longest || texts[i].find('"') != std::string::npos) continue;
        lxw_format* look = workbook_add_format(workbook_->handle());
        if (look == nullptr) fail(name_, "out of memory");
        const double last = static_cast<double>(std::max<std::size_t>(texts.size() - 1, 1));
        format_set_bg_color(look, colour_at(static_cast<double>(i) / last));
        std::string value = '"' + texts[i] + '"';
        lxw_conditional_format format{};
        format.type = LXW_CONDITIONAL_TYPE_CELL;
        format.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
        format.value_string = value.data();
        format.format = look;
        check(add(worksheet_, range, format));
    }
}

}  // namespace raingan::sheet
