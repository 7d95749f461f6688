// style:paragraph-properties (ODF 1.3 part 3, 17.6).
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using opendocument::percentage;
using pugi::xml_node;
using std::string_view;

Alignment read_alignment(const Properties& all, bool ends_are_sides) {
    if (opendocument::runs_from_right(all)) {
        if (all.is("text-align", "left") || (ends_are_sides && all.is("text-align", "start"))) return Alignment::end;
        if (all.is("text-align", "right") || (ends_are_sides && all.is("text-align", "end"))) return Alignment::start;
    }
    static constexpr std::array<std::pair<string_view, Alignment>, 4> names{{{"center", Alignment::centre},
                                                                             {"end", Alignment::end},
                                                                             {"right", Alignment::end},
                                                                             {"justify", Alignment::both}}};
    for (const auto& [name, alignment] : names) {
        if (!all.is("text-align", name)) continue;
        const bool last_too = alignment == Alignment::both && all.is("text-align-last", "justify");
        return last_too ? Alignment::distribute : alignment;
    }
    return Alignment::start;
}

/// fo:line-height, style:line-height-at-least or style:line-spacing, whichever stands nearest.
LineSpacing read_line(const Properties& all, Points font_size) {
    LineSpacing line;
    for (const xml_node level : all.levels()) {
        if (const auto least = xml::measure(level, "line-height-at-least", Points(1)); least && least->pt > 0)
            return {LineRule::at_least, 1, *least};
        if (const auto leading = xml::measure(level, "line-spacing", Points(1)); leading && font_size.pt > 0) {
            constexpr double usual_pitch = 1.3;  // of Thai faces, in ems: what the leading adds to is not known here
            line.multiple = 1 + std::max(0.0, leading->pt) / (usual_pitch * font_size.pt);
            return line;
        }
        const auto height = xml::attribute(level, "line-height");
        if (!height) continue;
        if (const auto share = percentage(*height)) {
            if (*share > 0) line.multiple = *share;
        } else if (const auto exact = xml::measure(*height, Points(1)); exact && exact->pt > 0) {
            return {LineRule::exact, 1, *exact};
        }
        return line;
    }
    return line;
}

TabStop read_tab(xml_node node, Points base) {
    static constexpr std::array<std::pair<string_view, TabKind>, 3> kinds{
        {{"center", TabKind::centre}, {"right", TabKind::right}, {"char", TabKind::decimal}}};
    TabStop stop;
    stop.position = xml::measure(node, "position", Points(1)).value_or(Points()) + base;
    for (const auto& [name, kind] : kinds)
        if (xml::text_of(node, "type") == name) stop.kind = kind;
    const string_view leader = xml::text_of(node, "leader-style"), text = xml::text_of(node, "leader-text");
    if (leader.empty() || leader == "none") return stop;
    stop.leader = text == "_" || leader == "solid"  ? TabLeader::underscore
                  : text == "-" || leader == "dash" ? TabLeader::hyphen
                  : text == "·"                     ? TabLeader::middle_dot
                                                    : TabLeader::dot;
    return stop;
}

void read_tabs(ParagraphFormat& format, const Properties& all, Points base, const ListForm& list) {
    constexpr std::size_t most = 1'000;
    for (const xml_node node : all.child("tab-stops").children())
        if (xml::name(node) == "tab-stop" && format.tabs.size() < most) format.tabs.push_back(read_tab(node, base));
    if (list.level != nullptr && list.labelled && list.level->tab_stop) {
        TabStop stop;
        stop.position = *list.level->tab_stop;
        format.tabs.push_back(stop);
    }
    std::ranges::stable_sort(format.tabs, {}, &TabStop::position);
}

void read_indents(ParagraphFormat& format, const Properties& all, Points font_size, const ListForm& list) {
    format.indent_start = all.length({"margin-left", "margin-start", "margin"}).value_or(Points());
    format.indent_end = all.length({"margin-right", "margin-end", "margin"}).value_or(Points());
    format.indent_first_line =
        all.is("auto-text-indent", "true") ? font_size : all.length("text-indent").value_or(Points());
    if (list.level == nullptr) return;
    if (!list.level->own_indents) {
        format.indent_start += list.level->indent_start;
        if (list.labelled) format.indent_first_line += list.level->first_line;
    } else if (list.indents) {
        format.indent_start = list.level->indent_start;
        format.indent_first_line = list.labelled ? list.level->first_line : Points();
    }
}

std::int64_t number(const Properties& all, string_view name) {
    return xml::integer(all.text(name)).value_or(0);
}

}  // namespace

ParagraphFormat paragraph_format(Context& context, const Style& style, const ListForm& list) {
    const Properties all = style.properties("paragraph-properties");
    const std::uint32_t text = context.looks.format(context.looks.of(style), Slot::cs);
    const Points font_size = context.document.text_formats[text].size;
    ParagraphFormat format;
    format.right_to_left = opendocument::runs_from_right(all);
    format.alignment = read_alignment(all, context.ends_are_sides);
    read_indents(format, all, font_size, list);
    format.space_before = all.length({"margin-top", "margin"}).value_or(Points());
    format.space_after = all.length({"margin-bottom", "margin"}).value_or(Points());
    format.line = read_line(all, font_size);
    format.contextual_spacing = all.is("contextual-spacing", "true");
    format.style = style.identity;
    format.keep_next = all.is("keep-with-next", "always");
    format.keep_lines = all.is("keep-together", "always");
    format.widow_control = number(all, "widows") > 1 || number(all, "orphans") > 1;
    read_tabs(format, all, context.tabs_from_indent ? format.indent_start : Points(), list);
    format.borders = opendocument::read_borders(all, true);
    if (format.right_to_left) std::swap(format.borders.start, format.borders.end);
    format.background = opendocument::background_of(all);
    if (all.is("join-border", "false")) format.between = format.borders.bottom;
    return format;
}

}  // namespace raingan::odt
