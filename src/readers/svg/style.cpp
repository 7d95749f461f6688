#include "readers/svg/style.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii_case.h"
#include "readers/svg/path_data.h"
#include "readers/xml.h"

namespace raingan::svg {
namespace {

using std::string_view;

void set_number(double& to, string_view value) {
    if (const auto number = NumberList(value).next()) to = *number;
}

void set_font_size(Style& style, string_view value) {
    constexpr std::array<std::pair<string_view, double>, 7> words{{{"xx-small", 9},
                                                                   {"x-small", 10},
                                                                   {"small", 13},
                                                                   {"medium", 16},
                                                                   {"large", 18},
                                                                   {"x-large", 24},
                                                                   {"xx-large", 32}}};
    for (const auto& [word, size] : words)
        if (value == word) style.font_size = size;
    const std::optional<Length> length = read_length(value);
    if (!length || length->value < 0) return;
    style.font_size = length->of == Length::Of::units ? length->value : style.font_size * length->value;
}

struct Property {
    string_view name;
    void (*set)(Style& style, string_view value);
};
/// By name.
constexpr auto properties = std::to_array<Property>({
    {"clip-path", [](Style& s, string_view v) { s.clip_path = v; }},
    {"clip-rule", [](Style& s, string_view v) { s.clip_even_odd = v == "evenodd"; }},
    {"color", [](Style& s, string_view v) { s.colour = v; }},
    {"display", [](Style& s, string_view v) { s.shown = v != "none"; }},
    {"dominant-baseline", [](Style& s, string_view v) { s.baseline = v; }},
    {"fill", [](Style& s, string_view v) { s.fill = v; }},
    {"fill-opacity", [](Style& s, string_view v) { s.fill_opacity = read_share(v, 1); }},
    {"fill-rule", [](Style& s, string_view v) { s.even_odd = v == "evenodd"; }},
    {"filter", [](Style& s, string_view v) { s.filter = v; }},
    {"font-family", [](Style& s, string_view v) { s.font_family = v; }},
    {"font-size", set_font_size},
    {"font-style", [](Style& s, string_view v) { s.italic = v != "normal"; }},
    {"font-weight",
     [](Style& s, string_view v) {
         constexpr double half_bold = 600;
         s.bold = v.starts_with("bold") || NumberList(v).next().value_or(0) >= half_bold;
     }},
    {"marker", [](Style& s, string_view v) { s.marker_start = s.marker_mid = s.marker_end = v; }},
    {"marker-end", [](Style& s, string_view v) { s.marker_end = v; }},
    {"marker-mid", [](Style& s, string_view v) { s.marker_mid = v; }},
    {"marker-start", [](Style& s, string_view v) { s.marker_start = v; }},
    {"mask", [](Style& s, string_view v) { s.mask = v; }},
    {"opacity", [](Style& s, string_view v) { s.opacity = read_share(v, 1); }},
    {"stop-color", [](Style& s, string_view v) { s.stop_colour = v; }},
    {"stop-opacity", [](Style& s, string_view v) { s.stop_opacity = read_share(v, 1); }},
    {"stroke", [](Style& s, string_view v) { s.stroke = v; }},
    {"stroke-dasharray", [](Style& s, string_view v) { s.dashes = v == "none" ? string_view() : v; }},
    {"stroke-linecap",
     [](Style& s, string_view v) {
         s.cap = v == "round" ? Pen::Cap::round : v == "square" ? Pen::Cap::square : Pen::Cap::butt;
     }},
    {"stroke-linejoin",
     [](Style& s, string_view v) {
         s.join = v == "round" ? Pen::Join::round : v == "bevel" ? Pen::Join::bevel : Pen::Join::mitre;
     }},
    {"stroke-miterlimit", [](Style& s, string_view v) { set_number(s.mitre_limit, v); }},
    {"stroke-opacity", [](Style& s, string_view v) { s.stroke_opacity = read_share(v, 1); }},
    {"stroke-width", [](Style& s, string_view v) { s.stroke_width = read_length(v).value_or(s.stroke_width); }},
    {"text-anchor", [](Style& s, string_view v) { s.text_anchor = v; }},
    {"text-decoration",
     [](Style& s, string_view v) {
         s.underline = v.find("underline") != string_view::npos;
         s.strike = v.find("line-through") != string_view::npos;
     }},
    {"visibility", [](Style& s, string_view v) { s.visible = v == "visible"; }},
    {"white-space", [](Style& s, string_view v) { s.spaces_kept = v.starts_with("pre"); }},
    {"xml:space", [](Style& s, string_view v) { s.spaces_kept = v == "preserve"; }},
});
static_assert(std::ranges::is_sorted(properties, {}, &Property::name));

void apply(Style& style, string_view name, string_view value) {
    const auto* const property = std::ranges::lower_bound(properties, name, {}, &Property::name);
    if (property == properties.end() || property->name != name) return;
    if (const std::size_t important = value.find('!'); important != string_view::npos)
        value = trimmed(value.substr(0, important));
    if (value.starts_with("var(")) {  // what is meant is not known, what stands in for it is
        const std::size_t comma = value.find(','), end = value.rfind(')');
        if (comma == string_view::npos || end == string_view::npos || end < comma) return;
        value = trimmed(value.substr(comma + 1, end - comma - 1));
    }
    if (!value.empty() && value != "inherit") property->set(style, value);
}

void apply_declarations(Style& style, string_view css) {
    while (!css.empty()) {
        const std::size_t end = std::min(css.find(';'), css.size());
        const string_view one = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        const std::size_t colon = one.find(':');
        if (colon != string_view::npos) apply(style, trimmed(one.substr(0, colon)), trimmed(one.substr(colon + 1)));
    }
}

bool has_class(string_view classes, string_view wanted) {
    while (!(classes = trimmed(classes)).empty()) {
        const string_view one = classes.substr(0, classes.find_first_of(" \t\r\n"));
        if (one == wanted) return true;
        classes.remove_prefix(one.size());
    }
    return false;
}

}  // namespace

string_view trimmed(string_view text) {
    constexpr string_view spaces = " \t\r\n\f";
    text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
    return text.substr(0, text.find_last_not_of(spaces) + 1);
}

string_view attribute(pugi::xml_node node, string_view name) {
    for (const pugi::xml_attribute each : node.attributes())
        if (same_but_for_case(xml::local_name(each.name()), name)) return each.value();
    return {};
}

bool is_named(pugi::xml_node node, string_view name) {
    return same_but_for_case(xml::name(node), name);
}

std::optional<Length> read_length(string_view text) {
    NumberList list(text);
    const std::optional<double> number = list.next();
    if (!number) return std::nullopt;
    const string_view unit = trimmed(list.rest());
    constexpr double hundred = 100;
    if (unit.starts_with('%')) return Length{*number / hundred, Length::Of::share};
    if (unit == "em" || unit == "rem") return Length{*number, Length::Of::ems};
    if (unit == "ex") return Length{*number / 2, Length::Of::ems};
    // 96 of a pixel's size are an inch.
    constexpr std::array<std::pair<string_view, double>, 5> units{
        {{"pt", 96.0 / 72}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"pc", 16}}};
    for (const auto& [name, pixels] : units)
        if (unit.starts_with(name)) return Length{*number * pixels};
    return Length{*number};
}

double read_share(string_view text, double otherwise) {
    NumberList list(text);
    const std::optional<double> number = list.next();
    if (!number) return otherwise;
    constexpr double hundred = 100;
    return std::clamp(list.rest().starts_with('%') ? *number / hundred : *number, 0.0, 1.0);
}

bool StyleRules::add(string_view css) {
    constexpr std::size_t most = 2'000;
    bool all_known = true;
    while (true) {
        css = trimmed(css);
        for (const string_view mark : {"<!--", "-->", "<![CDATA[", "]]>"})
            if (css.starts_with(mark)) css = trimmed(css.substr(mark.size()));
        if (css.starts_with("/*")) {
            css.remove_prefix(std::min(css.find("*/"), css.size() - 2) + 2);
            continue;
        }
        const std::size_t open = css.find('{');
        if (open == string_view::npos || rules_.size() > most) return all_known && css.empty();
        const std::size_t close = std::min(css.find('}', open), css.size());
        string_view selectors = css.substr(0, open);
        const string_view declarations = css.substr(open + 1, close - open - 1);
        css.remove_prefix(std::min(close + 1, css.size()));
        if (selectors.starts_with('@')) {
            all_known = all_known && selectors.starts_with("@font-face");
            continue;
        }
        while (!selectors.empty()) {
            const std::size_t end = std::min(selectors.find(','), selectors.size());
            const string_view selector = trimmed(selectors.substr(0, end));
            selectors.remove_prefix(std::min(end + 1, selectors.size()));
            if (selector.empty() || selector.find_first_of(" >+~:[\t\n") != string_view::npos) {
                all_known = false;
                continue;
            }
            Rule rule;
            rule.declarations = declarations;
            const std::size_t mark = std::min(selector.find_first_of(".#"), selector.size());
            rule.element = selector.substr(0, mark);
            if (rule.element == "*") rule.element = {};
            const string_view rest = selector.substr(mark);
            if (rest.size() > 1 && rest.find_first_of(".#", 1) != string_view::npos) {
                all_known = false;
                continue;
            }
            if (rest.starts_with('.')) rule.class_name = rest.substr(1);
            if (rest.starts_with('#')) rule.id = rest.substr(1);
            constexpr int of_id = 100, of_class = 10;
            rule.weight = (rule.id.empty() ? 0 : of_id) + (rule.class_name.empty() ? 0 : of_class) +
                          (rule.element.empty() ? 0 : 1);
            const auto behind =
                std::ranges::upper_bound(rules_, rule.weight, {}, [](const Rule& each) { return each.weight; });
            rules_.insert(behind, rule);
        }
    }
}

Style StyleRules::of(pugi::xml_node node, const Style& parent) const {
    Style style = parent;
    const Style none;
    style.opacity = 1;
    style.shown = true;
    style.clip_path = style.mask = style.filter = {};
    style.stop_colour = none.stop_colour;
    style.stop_opacity = 1;
    for (const pugi::xml_attribute each : node.attributes()) apply(style, each.name(), trimmed(each.value()));
    if (!rules_.empty()) {
        const string_view element = xml::name(node), classes = attribute(node, "class"), id = attribute(node, "id");
        for (const Rule& rule : rules_) {
            if (!rule.element.empty() && !same_but_for_case(rule.element, element)) continue;
            if (!rule.id.empty() && rule.id != id) continue;
            if (!rule.class_name.empty() && !has_class(classes, rule.class_name)) continue;
            apply_declarations(style, rule.declarations);
        }
    }
    apply_declarations(style, attribute(node, "style"));
    return style;
}

}  // namespace raingan::svg
