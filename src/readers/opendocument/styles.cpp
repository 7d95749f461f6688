#include "readers/opendocument/styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "readers/colour.h"

namespace raingan::opendocument {
namespace {

using pugi::xml_node;
using std::string_view;

string_view next_word(string_view& text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    const string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

std::optional<Points> border_width(string_view word) {
    if (word == "thin") return Points(0.75);
    if (word == "medium") return Points(1.5);
    if (word == "thick") return Points(2.5);
    const bool digit = !word.empty() && (word.front() == '.' || (word.front() >= '0' && word.front() <= '9'));
    return digit ? xml::measure(word, Points(1)) : std::nullopt;
}

}  // namespace

// --- properties ------------------------------------------------------------------------------------------------------

std::optional<string_view> Properties::find(string_view name) const {
    for (const xml_node level : levels_)
        if (const auto value = xml::attribute(level, name)) return value;
    return std::nullopt;
}

std::optional<string_view> Properties::find(std::initializer_list<string_view> names) const {
    for (const xml_node level : levels_)
        for (const string_view name : names)
            if (const auto value = xml::attribute(level, name)) return value;
    return std::nullopt;
}

std::optional<Points> Properties::length(std::initializer_list<string_view> names) const {
    double share = 1;
    for (const xml_node level : levels_)
        for (const string_view name : names) {
            const auto value = xml::attribute(level, name);
            if (!value) continue;
            const auto part = percentage(*value);
            if (!part) {
                if (const auto length = xml::measure(*value, Points(1))) return *length * share;
                continue;
            }
            share *= *part;
            break;
        }
    return std::nullopt;
}

xml_node Properties::child(string_view element) const {
    for (const xml_node level : levels_)
        if (const xml_node found = xml::child(level, element)) return found;
    return {};
}

Properties Style::properties(string_view element) const {
    Properties properties;
    for (const xml_node style : chain)
        if (const xml_node found = xml::child(style, element)) properties.add(found);
    return properties;
}

std::optional<string_view> Style::attribute(string_view name) const {
    for (const xml_node style : chain)
        if (const auto value = xml::attribute(style, name)) return value;
    return std::nullopt;
}

// --- the sheet -------------------------------------------------------------------------------------------------------

StyleSheet::StyleSheet(const Source& source)
    : common_styles_(xml::child(source.styles, "styles")), master_styles_(xml::child(source.styles, "master-styles")),
      flat_(source.package == nullptr) {
    index(xml::child(source.content, "automatic-styles"), content_);
    if (!flat_) index(xml::child(source.styles, "automatic-styles"), styles_);
    index(common_styles_, common_);
    for (const xml_node root : {source.content, source.styles})
        for (const xml_node face : xml::child(root, "font-face-decls").children())
            faces_.emplace(xml::text_of(face, "name"), face);
}

void StyleSheet::index(xml_node styles, ByKind& to) {
    for (const xml_node node : styles.children()) {
        const string_view kind = xml::name(node);
        if (kind == "default-style")
            defaults_.emplace(xml::text_of(node, "family"), node);
        else
            to[kind == "style" ? xml::text_of(node, "family") : kind].emplace(xml::text_of(node, "name"), node);
    }
}

xml_node StyleSheet::look_up(Scope scope, string_view kind, string_view name) const {
    for (const ByKind* styles : {scope == Scope::content || flat_ ? &content_ : &styles_, &common_}) {
        const auto of_kind = styles->find(kind);
        if (of_kind == styles->end()) continue;
        const auto found = of_kind->second.find(name);
        if (found != of_kind->second.end()) return found->second;
    }
    return {};
}

const Style& StyleSheet::find(Scope scope, string_view family, string_view name) {
    xml_node node = look_up(scope, family, name);
    if (!node && family == "paragraph") node = look_up(scope, family, "Standard");
    if (!node && family == "table-cell") node = look_up(scope, family, "Default");
    if (node) return style_of(scope, family, node);
    std::unique_ptr<Style>& bare = bare_[family];
    if (bare) return *bare;
    bare = std::make_unique<Style>();
    const auto found = defaults_.find(family);
    if (found != defaults_.end()) bare->chain.push_back(found->second);
    return *bare;
}

const Style& StyleSheet::style_of(Scope scope, string_view family, xml_node node) {
    std::unique_ptr<Style>& style = styles_by_node_[node.hash_value()];
    if (style) return *style;
    style = std::make_unique<Style>();
    for (xml_node at = node; at;) {
        if (style->chain.size() >= limits::style_depth) throw over_limit(limits::style_depth, "styles.xml");
        if (std::ranges::find(style->chain, at) != style->chain.end()) break;  // it leads back to itself: cut here
        style->chain.push_back(at);
        if (style->identity == 0 && at.parent() == common_styles_)
            style->identity =
                identities_.emplace(at.hash_value(), static_cast<std::uint32_t>(identities_.size() + 1)).first->second;
        const string_view parent = xml::text_of(at, "parent-style-name");
        at = parent.empty() ? xml_node() : look_up(scope, family, parent);
    }
    const auto found = defaults_.find(family);
    if (found != defaults_.end()) style->chain.push_back(found->second);
    return *style;
}

std::vector<string_view> StyleSheet::names(string_view family) const {
    std::vector<string_view> names;
    for (const ByKind* styles : {&content_, &common_}) {
        const auto of_family = styles->find(family);
        if (of_family == styles->end()) continue;
        for (const auto& [name, node] : of_family->second) names.push_back(name);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

xml_node StyleSheet::element(Scope scope, string_view kind, string_view name) const {
    return name.empty() ? xml_node() : look_up(scope, kind, name);
}

xml_node StyleSheet::common(string_view kind, string_view note_class) const {
    for (const xml_node node : common_styles_.children())
        if (xml::name(node) == kind && (note_class.empty() || xml::text_of(node, "note-class") == note_class))
            return node;
    return {};
}

xml_node StyleSheet::master_page(string_view name) const {
    xml_node first;
    for (const xml_node node : master_styles_.children()) {
        if (xml::name(node) != "master-page") continue;
        const string_view own = xml::text_of(node, "name");
        if (own == name || (name.empty() && own == "Standard")) return node;
        if (!first) first = node;
    }
    return name.empty() ? first : xml_node();
}

string_view StyleSheet::font_family(string_view face) const {
    const auto found = faces_.find(face);
    if (found == faces_.end()) return face;
    return first_family(xml::text_of(found->second, "font-family"));
}

// --- values ----------------------------------------------------------------------------------------------------------

string_view first_family(string_view list) {
    if (!list.empty() && list.front() == '\'') {
        list.remove_prefix(1);
        return list.substr(0, list.find('\''));
    }
    list = list.substr(0, list.find(','));
    while (list.ends_with(' ')) list.remove_suffix(1);
    return list;
}

std::optional<double> percentage(string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double most = 1e6;
    if (error != std::errc() || !(value > -most && value < most)) return std::nullopt;
    return value / 100;
}

Border read_border(string_view text) {
    static constexpr std::array<std::pair<string_view, BorderStyle>, 14> styles{
        {{"none", BorderStyle::none},
         {"hidden", BorderStyle::none},
         {"solid", BorderStyle::single},
         {"double", BorderStyle::double_line},
         {"double-thin", BorderStyle::double_line},
         {"dotted", BorderStyle::dotted},
         {"dashed", BorderStyle::dashed},
         {"fine-dashed", BorderStyle::dashed},
         {"dash-dot", BorderStyle::dashed},
         {"dash-dot-dot", BorderStyle::dashed},
         {"groove", BorderStyle::single},
         {"ridge", BorderStyle::single},
         {"inset", BorderStyle::single},
         {"outset", BorderStyle::single}}};
    Border border;
    for (string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        const auto* const style = std::ranges::find(styles, word, &std::pair<string_view, BorderStyle>::first);
        if (style != styles.end())
            border.style = style->second;
        else if (word.front() == '#')
            border.colour = read_colour(word);
        else if (const auto width = border_width(word))
            border.width = *width;
    }
    return border;
}

std::optional<Colour> background_of(const Properties& properties) {
    const auto value = properties.find("background-color");
    return value ? read_colour(*value) : std::nullopt;
}

bool runs_from_right(const Properties& properties) {
    return properties.is("writing-mode", "rl-tb") || properties.is("writing-mode", "rl");
}

Borders read_borders(const Properties& properties, bool with_padding) {
    struct Side {
        Border Borders::*border;
        string_view border_name, padding_name;
    };
    static constexpr std::array<Side, 4> sides{{{&Borders::top, "border-top", "padding-top"},
                                                {&Borders::end, "border-right", "padding-right"},
                                                {&Borders::bottom, "border-bottom", "padding-bottom"},
                                                {&Borders::start, "border-left", "padding-left"}}};
    Borders borders;
    for (const Side& side : sides) {
        const auto stated = properties.find({side.border_name, "border"});
        if (!stated) continue;
        Border& border = borders.*side.border;
        border = read_border(*stated);
        if (with_padding && border.style != BorderStyle::none)
            border.space = properties.length({side.padding_name, "padding"}).value_or(Points());
    }
    return borders;
}

}  // namespace raingan::opendocument
