#include "readers/html/css.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>

#include "readers/colour.h"

namespace raingan::html {
namespace {

using std::string_view;

constexpr string_view spaces = " \t\r\n\f";

struct Keyword {
    string_view name;
    double value;
};
constexpr auto size_keywords = std::to_array<Keyword>({{"xx-small", 7},
                                                       {"x-small", 7.5},
                                                       {"small", 10},
                                                       {"medium", 12},
                                                       {"large", 13.5},
                                                       {"x-large", 18},
                                                       {"xx-large", 24}});
/// Of lengths: in points, and in shares of what is around.
constexpr auto units = std::to_array<Keyword>(
    {{"pt", 1}, {"px", 0.75}, {"cm", 28.3465}, {"mm", 2.83465}, {"in", 72}, {"pc", 12}, {"", 0.75}});
constexpr auto shares = std::to_array<Keyword>({{"em", 1}, {"rem", 1}, {"%", 0.01}});

std::optional<Border> read_border(string_view value) {
    Border border;
    border.style = BorderStyle::none;
    while (!(value = trim(value)).empty()) {
        const bool function = value.starts_with("rgb");
        const std::size_t end = std::min(function ? value.find(')') : value.find_first_of(spaces), value.size());
        const string_view word = value.substr(0, std::min(end + (function ? 1 : 0), value.size()));
        value.remove_prefix(word.size());
        if (is_one_of(word, {"solid", "outset", "inset", "ridge", "groove"})) border.style = BorderStyle::single;
        if (is_one_of(word, {"dashed", "dot-dash", "dot-dot-dash"})) border.style = BorderStyle::dashed;
        if (is_one_of(word, {"dotted", "hairline"})) border.style = BorderStyle::dotted;
        if (word == "double") border.style = BorderStyle::double_line;
        constexpr double thinnest = 0.25, thickest = 6;
        if (const auto width = read_length(word)) {
            if (width->value <= 0) return Border();
            border.width = Points(std::clamp(width->value, thinnest, thickest));
        }
        if (const auto colour = read_css_colour(word)) border.colour = colour;
    }
    return border;
}

void read_font_family(string_view value, Declarations& to) {
    string_view first = trim(value.substr(0, value.find(',')));
    while (!first.empty() && (first.front() == '"' || first.front() == '\'')) first.remove_prefix(1);
    while (!first.empty() && (first.back() == '"' || first.back() == '\'')) first.remove_suffix(1);
    const std::string name = lower(first);
    if (first.empty() || is_one_of(name, {"serif", "sans-serif", "monospace", "inherit", "initial", "system-ui"}))
        return;
    to.font = std::string(first);
}

void read_decoration(string_view value, Declarations& to) {
    if (value.find("underline") != string_view::npos) to.underline = true;
    if (value.find("line-through") != string_view::npos) to.strike = true;
    if (value == "none") to.underline = to.strike = false;
}

void read_background(string_view value, Declarations& to) {
    for (std::size_t at = 0; at < value.size();) {
        const bool function = value.substr(at).starts_with("rgb");
        const std::size_t space = function ? value.find(')', at) : value.find_first_of(spaces, at);
        const std::size_t end = std::min(space, value.size());
        if (const auto colour = read_css_colour(value.substr(at, end - at))) to.background = colour;
        at = end + 1;
    }
}

/// What one property does. Values come in lower case, but fonts.
struct Property {
    string_view name;
    void (*read)(string_view value, Declarations& to);
};
template <std::size_t side>
void border_side(string_view value, Declarations& to) {
    to.borders[side] = read_border(value);
}
constexpr auto properties = std::to_array<Property>({
    {"font-family", read_font_family},
    {"font-size",
     [](string_view v, Declarations& to) {
         const auto* keyword = std::ranges::find(size_keywords, v, &Keyword::name);
         if (keyword != size_keywords.end())
             to.size = Length{Length::Unit::points, keyword->value};
         else if (const auto size = read_length(v); size && size->value > 0)
             to.size = size;
     }},
    {"font-weight", [](string_view v, Declarations& to) { to.bold = v.starts_with("bold") || number(v) >= 600; }},
    {"font-style", [](string_view v, Declarations& to) { to.italic = v == "italic" || v == "oblique"; }},
    {"text-decoration", read_decoration},
    {"text-decoration-line", read_decoration},
    {"text-align", [](string_view v, Declarations& to) { to.align = std::string(v); }},
    {"direction", [](string_view v, Declarations& to) { to.direction = std::string(v); }},
    {"vertical-align", [](string_view v, Declarations& to) { to.vertical_align = std::string(v); }},
    {"color", [](string_view v, Declarations& to) { to.colour = read_css_colour(v); }},
    {"background", read_background},
    {"background-color", read_background},
    {"white-space", [](string_view v, Declarations& to) { to.preformatted = v.starts_with("pre"); }},
    {"display",
     [](string_view v, Declarations& to) {
         if (v == "none") to.hidden = true;
     }},
    {"visibility",
     [](string_view v, Declarations& to) {
         if (v == "hidden") to.hidden = true;
     }},
    {"width", [](string_view v, Declarations& to) { to.width = read_length(v); }},
    {"page-break-before", [](string_view v, Declarations& to) { to.page_break_before = v == "always"; }},
    {"border", [](string_view v, Declarations& to) { to.borders.fill(read_border(v)); }},
    {"border-style", [](string_view v, Declarations& to) { to.borders.fill(read_border(v)); }},
    {"border-top", border_side<0>},
    {"border-right", border_side<1>},
    {"border-bottom", border_side<2>},
    {"border-left", border_side<3>},
});

void remove_comments(std::string& css) {
    for (std::size_t at = 0; (at = css.find("/*", at)) != std::string::npos;) {
        const std::size_t end = css.find("*/", at + 2);
        std::fill(css.begin() + static_cast<std::ptrdiff_t>(at),
                  end == std::string::npos ? css.end() : css.begin() + static_cast<std::ptrdiff_t>(end + 2), ' ');
    }
}

}  // namespace

string_view trim(string_view text) {
    const std::size_t begin = text.find_first_not_of(spaces);
    if (begin == string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::string lower(string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

std::optional<Length> read_length(string_view value) {
    value = trim(value);
    double n = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), n);
    if (error != std::errc()) return std::nullopt;
    constexpr double most = 100'000;
    n = std::clamp(n, -most, most);
    const string_view unit = trim(value.substr(static_cast<std::size_t>(end - value.data())));
    for (const Keyword& known : units)
        if (unit == known.name) return Length{Length::Unit::points, n * known.value};
    for (const Keyword& known : shares)
        if (unit == known.name) return Length{Length::Unit::share, n * known.value};
    return std::nullopt;
}

void read_declarations(string_view css, Declarations& to) {
    while (!css.empty()) {
        const std::size_t end = std::min(css.find(';'), css.size());
        const string_view declaration = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        const std::size_t colon = declaration.find(':');
        if (colon == string_view::npos) continue;
        const std::string name = lower(trim(declaration.substr(0, colon)));
        const auto* property = std::ranges::find(properties, name, &Property::name);
        if (property == properties.end()) continue;
        string_view value = trim(declaration.substr(colon + 1));
        value = trim(value.substr(0, value.find('!')));
        const bool as_written = property->read == read_font_family;
        property->read(as_written ? std::string(value) : lower(value), to);
    }
}

void StyleRules::add(string_view css) {
    std::string text(css);
    remove_comments(text);
    // Style sheets stand in HTML comments, for browsers that knew none.
    for (const string_view mark : {string_view("<!--"), string_view("-->")})
        if (const std::size_t at = text.find(mark); at != std::string::npos)
            text.replace(at, mark.size(), mark.size(), ' ');
    string_view rest = text;
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        if (open == string_view::npos) return;
        const std::size_t close = std::min(rest.find('}', open), rest.size());
        const string_view body = rest.substr(open + 1, close - open - 1);
        const string_view selectors = trim(rest.substr(0, open));
        if (selectors.starts_with("@page"))
            landscape_ |= lower(body).find("landscape") != std::string::npos;
        else if (!selectors.starts_with('@'))
            add_rule(selectors, body);
        rest.remove_prefix(std::min(close + 1, rest.size()));
    }
}

void StyleRules::add_rule(string_view selectors, string_view css) {
    while (!selectors.empty()) {
        const std::size_t end = std::min(selectors.find(','), selectors.size());
        const string_view selector = trim(selectors.substr(0, end));
        selectors.remove_prefix(std::min(end + 1, selectors.size()));
        if (selector.empty() || selector.find_first_of(" \t\r\n>+~:[") != string_view::npos) continue;
        const std::size_t class_at = std::min(selector.find_first_of(".#"), selector.size());
        std::string& rule = rules_[lower(selector.substr(0, class_at)) + std::string(selector.substr(class_at))];
        constexpr std::size_t longest = 4096;  // of one selector: each element that it fits reads it
        if (rule.size() + css.size() <= longest) rule.append(css).append(";");
    }
}

void StyleRules::apply(const std::string& selector, Declarations& to) const {
    const auto found = rules_.find(selector);
    if (found != rules_.end()) read_declarations(found->second, to);
}

Declarations StyleRules::of(const xmlNode* element) const {
    Declarations all;
    const std::string name(name_of(element));
    if (!rules_.empty()) {
        apply("*", all);
        apply(name, all);
        string_view classes = attribute(element, "class");
        constexpr int most_classes = 16;
        for (int i = 0; i < most_classes && !(classes = trim(classes)).empty(); ++i) {
            const std::string one = "." + std::string(classes.substr(0, classes.find_first_of(spaces)));
            classes.remove_prefix(one.size() - 1);
            apply(one, all);
            apply(name + one, all);
        }
        if (const string_view id = attribute(element, "id"); !id.empty()) apply("#" + std::string(id), all);
    }
    read_declarations(attribute(element, "style"), all);
    return all;
}

}  // namespace raingan::html
