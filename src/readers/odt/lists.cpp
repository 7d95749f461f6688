#include "readers/odt/lists.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace raingan::odt {
namespace {

using opendocument::format_count;
using pugi::xml_node;
using std::string_view;

constexpr std::uint32_t most = 1'000'000'000;

std::optional<std::uint32_t> number_of(xml_node node, string_view name) {
    const auto value = xml::integer(node, name);
    if (!value) return std::nullopt;
    return static_cast<std::uint32_t>(std::clamp(*value, std::int64_t{0}, static_cast<std::int64_t>(most)));
}

Points length(xml_node node, string_view name) {
    return xml::measure(node, name, Points(1)).value_or(Points());
}

Alignment alignment_of(string_view name) {
    return name == "end" || name == "right" ? Alignment::end : name == "center" ? Alignment::centre : Alignment::start;
}

/// style:list-level-properties (17.19): where the label and the text stand.
void read_position(ListLevel& level, xml_node properties) {
    level.alignment = alignment_of(xml::text_of(properties, "text-align"));
    level.own_indents = xml::text_of(properties, "list-level-position-and-space-mode") == "label-alignment";
    if (!level.own_indents) {
        const Points width = length(properties, "min-label-width");
        level.indent_start = length(properties, "space-before") + width;
        level.first_line = -width;
        return;
    }
    const xml_node label = xml::child(properties, "list-level-label-alignment");
    const string_view behind = xml::text_of(label, "label-followed-by");
    level.followed_by = behind == "space"     ? ListLabel::Suffix::space
                        : behind == "nothing" ? ListLabel::Suffix::nothing
                                              : ListLabel::Suffix::tab;
    level.indent_start = length(label, "margin-left");
    level.first_line = length(label, "text-indent");
    level.tab_stop = xml::measure(label, "list-tab-stop-position", Points(1));
}

void read_level(ListLevel& level, xml_node node) {
    const string_view kind = xml::name(node);
    level.bullet = xml::text_of(node, "bullet-char");
    level.picture = kind == "list-level-style-image";
    if (kind == "list-level-style-bullet" || level.picture)
        level.form.format = NumberFormat::bullet;
    else
        level.form = opendocument::read_count_form(node, {NumberFormat::none});
    level.prefix = xml::text_of(node, "num-prefix");
    level.suffix = xml::text_of(node, "num-suffix");
    level.pattern = xml::text_of(node, "num-list-format");
    level.start = number_of(node, "start-value").value_or(1);
    level.display_levels = number_of(node, "display-levels").value_or(1);
    level.text_style = xml::text_of(node, "style-name");
    level.text_properties = xml::child(node, "text-properties");
    read_position(level, xml::child(node, "list-level-properties"));
}

ListStyle read_style(xml_node node) {
    ListStyle style;
    for (const xml_node level : node.children()) {
        const auto index = xml::integer(level, "level").value_or(0);
        if (index >= 1 && index <= static_cast<std::int64_t>(list_levels))
            read_level(style[static_cast<std::size_t>(index - 1)], level);
    }
    return style;
}

std::uint32_t value_at(const ListCounter& counter, const ListStyle& style, std::size_t level) {
    return counter.started[level] ? counter.value[level] : style[level].start;
}

/// "%1%.%2%)" with the numbers put in.
std::string fill_pattern(string_view pattern, const ListCounter& counter, const ListStyle& style) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = pattern[at] == '%' ? pattern.find('%', at + 1) : string_view::npos;
        std::size_t level = 0;
        if (end != string_view::npos) {
            const auto [stop, error] = std::from_chars(pattern.data() + at + 1, pattern.data() + end, level);
            if (error != std::errc() || stop != pattern.data() + end || level > list_levels) level = 0;
        }
        if (level == 0) {
            text += pattern[at++];
            continue;
        }
        text += format_count(value_at(counter, style, level - 1), style[level - 1].form);
        at = end + 1;
    }
    return text;
}

}  // namespace

const ListStyle* Lists::style(opendocument::Scope scope, string_view name) {
    const xml_node node = styles_.element(scope, "list-style", name);
    if (!node) return nullptr;
    std::unique_ptr<ListStyle>& style = by_node_[node.hash_value()];
    if (!style) style = std::make_unique<ListStyle>(read_style(node));
    return style.get();
}

const ListStyle* Lists::outline() {
    const xml_node node = styles_.common("outline-style");
    if (!node) return nullptr;
    std::unique_ptr<ListStyle>& style = by_node_[node.hash_value()];
    if (!style) style = std::make_unique<ListStyle>(read_style(node));
    return style.get();
}

ListCounter& Lists::counter_of(xml_node list, string_view style_name) {
    ListCounter* counter = nullptr;
    if (xml::text_of(list, "continue-numbering") == "true") {
        const auto found = last_of_style_.find(style_name);
        if (found != last_of_style_.end()) counter = found->second;
    }
    if (const auto id = xml::attribute(list, "continue-list")) {
        const auto found = by_id_.find(*id);
        if (found != by_id_.end()) counter = found->second;
    }
    if (counter == nullptr) counter = counters_.emplace_back(std::make_unique<ListCounter>()).get();
    if (const auto id = xml::attribute(list, "id")) by_id_.emplace(*id, counter);
    last_of_style_[style_name] = counter;
    return *counter;
}

OpenList Lists::open(xml_node list, const OpenList* outer, opendocument::Scope scope,
                     string_view paragraph_style_name) {
    OpenList open;
    open.style_name = xml::text_of(list, "style-name");
    if (open.style_name.empty()) open.style_name = outer != nullptr ? outer->style_name : paragraph_style_name;
    open.style = style(scope, open.style_name);
    if (outer != nullptr) {
        open.counter = outer->counter;
        open.level = std::min(outer->level + 1, list_levels - 1);
    } else {
        open.counter = &counter_of(list, open.style_name);
    }
    return open;
}

void count(ListCounter& counter, const ListStyle& style, std::size_t level, std::optional<std::uint32_t> start) {
    if (start)
        counter.value[level] = *start;
    else
        counter.value[level] = counter.started[level] ? counter.value[level] + 1 : style[level].start;
    counter.started[level] = true;
    for (std::size_t deeper = level + 1; deeper < list_levels; ++deeper) counter.started[deeper] = false;
}

std::string label_text(const ListCounter& counter, const ListStyle& style, std::size_t level) {
    const ListLevel& own = style[level];
    if (own.form.format == NumberFormat::bullet) return own.picture ? "•" : std::string(own.bullet);
    if (!own.pattern.empty()) return fill_pattern(own.pattern, counter, style);
    std::string text(own.prefix);
    if (own.form.format != NumberFormat::none) {
        const std::size_t shown = std::clamp<std::size_t>(own.display_levels, 1, level + 1);
        for (std::size_t i = level + 1 - shown; i <= level; ++i) {
            const std::string number = format_count(value_at(counter, style, i), style[i].form);
            if (number.empty()) continue;
            if (i > level + 1 - shown && text.size() > own.prefix.size()) text += '.';
            text += number;
        }
    }
    return text + std::string(own.suffix);
}

}  // namespace raingan::odt
