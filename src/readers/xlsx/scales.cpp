#include "readers/xlsx/scales.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/real.h"
#include "readers/workbook/scales.h"
#include "readers/xml.h"

namespace raingan::xlsx {
namespace {

using std::string_view;
using workbook::Scale;
using Type = Scale::Mark::Type;

constexpr std::size_t most_scales = 1'000, most_marks = 5;

constexpr auto mark_types = std::to_array<std::pair<string_view, Type>>({{"min", Type::lowest},
                                                                         {"max", Type::highest},
                                                                         {"autoMin", Type::lowest_or_zero},
                                                                         {"autoMax", Type::highest_or_zero},
                                                                         {"num", Type::number},
                                                                         {"percent", Type::percent},
                                                                         {"percentile", Type::percentile}});

bool is_set_or(string_view value, bool otherwise) {
    return value.empty() ? otherwise : xml::truth(value);
}

/// A number and nothing else; a reference or a formula is none.
bool is_number(string_view text) {
    return !text.empty() && text.find_first_not_of("+-.0123456789eE") == string_view::npos &&
           text.find_first_of("0123456789") != string_view::npos;
}

}  // namespace

void ScaleReader::begin_rule() {
    scale_ = {};
    id_.clear();
    colours_ = icons_ = 0;
    is_scale_ = computed_ = in_id_ = in_value_ = false;
}

void ScaleReader::start(string_view local, const xml::Attributes& attributes) {
    if (local == "colorScale") {
        is_scale_ = true;
    } else if (local == "dataBar") {
        constexpr double shortest = 10, longest = 90;
        is_scale_ = true;
        scale_.kind = Scale::Kind::bar;
        scale_.shows_value = is_set_or(attributes["showValue"], true);
        scale_.bar.shortest = workbook::bar_share(attributes["minLength"], shortest);
        scale_.bar.longest = workbook::bar_share(attributes["maxLength"], longest);
        scale_.bar.gradient = is_set_or(attributes["gradient"], true);
        scale_.bar.from_right = attributes["direction"] == "rightToLeft";
        if (is_set_or(attributes["negativeBarColorSameAsPositive"], false)) scale_.bar.negative.reset();
        scale_.bar.place = workbook::axis_place(attributes["axisPosition"]);
    } else if (local == "iconSet") {
        is_scale_ = true;
        scale_.kind = Scale::Kind::icons;
        scale_.shows_value = is_set_or(attributes["showValue"], true);
        scale_.icons_turned = is_set_or(attributes["reverse"], false);
        scale_.icons = attributes["iconSet"];
        if (scale_.icons.empty()) scale_.icons = "3TrafficLights1";
    } else if (local == "cfvo") {
        begin_mark(attributes);
    } else if (local == "f") {
        in_value_ = is_scale_;
        value_.clear();
    } else if (local == "id") {
        in_id_ = true;
        id_.clear();
    } else if (local == "cfIcon") {
        if (icons_ < scale_.marks.size())
            scale_.marks[icons_++].icon = std::string(attributes["iconSet"]).append(attributes["iconId"]);
    } else if (is_scale_ && (local == "color" || local.ends_with("Color"))) {
        if (local != "color" && local != "fillColor" && local != "borderColor" && local != "negativeFillColor" &&
            local != "axisColor")
            return;
        const auto colour = styles_.colour([&](string_view name) { return attributes[name]; });
        if (!colour) return;
        if (scale_.kind == Scale::Kind::colours) {
            if (colours_ < scale_.marks.size()) scale_.marks[colours_++].colour = *colour;
        } else if (local == "borderColor") {
            scale_.bar.line = *colour;
        } else if (local == "negativeFillColor") {
            scale_.bar.negative = *colour;
        } else if (local == "axisColor") {
            scale_.bar.axis = *colour;
        } else {
            scale_.bar.colour = *colour;
        }
    }
}

void ScaleReader::begin_mark(const xml::Attributes& attributes) {
    const auto* type = std::ranges::find(mark_types, attributes["type"], &std::pair<string_view, Type>::first);
    if (scale_.marks.size() >= most_marks) computed_ = true;
    if (type == mark_types.end() || computed_) {
        computed_ = true;
        return;
    }
    Scale::Mark& mark = scale_.marks.emplace_back();
    mark.type = type->second;
    mark.above = !is_set_or(attributes["gte"], true);
    const string_view value = attributes["val"];
    const bool counts = mark.type >= Type::number;
    if (counts && !value.empty() && !is_number(value)) computed_ = true;
    mark.value = xml::real(value, 0);
}

void ScaleReader::text(string_view piece) {
    constexpr std::size_t longest = 256;
    if (in_value_ && value_.size() < longest) value_ += piece;
    if (in_id_ && id_.size() < longest) id_ += piece;
}

void ScaleReader::end(string_view local) {
    if (local == "f" && in_value_) {
        in_value_ = false;
        if (scale_.marks.empty()) return;
        if (!is_number(value_)) computed_ = true;
        scale_.marks.back().value = xml::real(value_, 0);
    } else if (local == "id") {
        in_id_ = false;
    }
}

bool ScaleReader::end_rule(int priority, string_view id, const std::vector<workbook::Range>& where) {
    in_id_ = in_value_ = false;
    if (!is_scale_ || computed_ || scale_.marks.size() < workbook::least_marks(scale_.kind)) return false;
    if (sheet_.scales.size() + unplaced_.size() >= most_scales) return false;
    scale_.priority = priority;
    if (where.empty()) {
        unplaced_.emplace_back(id, std::move(scale_));
        return true;
    }
    // What extLst adds may be an axis; without it there is none.
    scale_.bar.place = Scale::Bar::Axis::none;
    scale_.where = where;
    if (!id_.empty()) known_.emplace_back(id_, sheet_.scales.size());
    sheet_.scales.push_back(std::move(scale_));
    return true;
}

void ScaleReader::place(const std::vector<workbook::Range>& where) {
    for (auto& [id, scale] : unplaced_) {
        const auto known = std::ranges::find(known_, id, &std::pair<std::string, std::size_t>::first);
        if (!id.empty() && known != known_.end()) {
            workbook::Scale& base = sheet_.scales[known->second];
            // The bar's colour and its place among rules stay with the rule that is added to.
            if (scale.kind == Scale::Kind::bar) scale.bar.colour = base.bar.colour;
            scale.priority = base.priority;
            scale.where = base.where;
            base = std::move(scale);
        } else if (!where.empty()) {
            scale.where = where;
            sheet_.scales.push_back(std::move(scale));
        }
    }
    unplaced_.clear();
}

}  // namespace raingan::xlsx
