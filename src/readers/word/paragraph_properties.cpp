#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "readers/word/properties.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::measure;
using xml::text_of;

/// The first of two attribute names that is there: transitional "left", strict "start".
std::optional<Points> either(xml_node node, string_view first, string_view second) {
    const auto value = measure(node, first, xml::twip);
    return value ? value : measure(node, second, xml::twip);
}

void read_alignment(ParagraphProperties& paragraph, xml_node node) {
    static constexpr std::array<std::pair<string_view, Alignment>, 9> names{
        {{"center", Alignment::centre},
         {"right", Alignment::end},
         {"end", Alignment::end},
         {"both", Alignment::both},
         {"distribute", Alignment::distribute},
         {"thaiDistribute", Alignment::thai_distribute},
         {"lowKashida", Alignment::both},
         {"mediumKashida", Alignment::both},
         {"highKashida", Alignment::both}}};
    paragraph.alignment = Alignment::start;
    for (const auto& [name, alignment] : names)
        if (text_of(node, "val") == name) paragraph.alignment = alignment;
}

void read_indent(ParagraphProperties& paragraph, xml_node node) {
    take(paragraph.indent_start, either(node, "left", "start"));
    take(paragraph.indent_end, either(node, "right", "end"));
    if (const auto first = measure(node, "firstLine", xml::twip)) paragraph.first_line = first;
    // Both stated: hanging wins (ECMA-376 17.3.1.12).
    if (const auto hanging = measure(node, "hanging", xml::twip)) paragraph.first_line = -*hanging;
}

void read_spacing(ParagraphProperties& paragraph, xml_node node) {
    take(paragraph.space_before, measure(node, "before", xml::twip));
    take(paragraph.space_after, measure(node, "after", xml::twip));
    if (const auto automatic = xml::attribute(node, "beforeAutospacing"))
        paragraph.auto_before = xml::truth(*automatic);
    if (const auto automatic = xml::attribute(node, "afterAutospacing")) paragraph.auto_after = xml::truth(*automatic);
    take(paragraph.line, measure(node, "line", xml::twip));
    const auto rule = xml::attribute(node, "lineRule");
    if (rule)
        paragraph.line_rule = *rule == "exact"     ? LineRule::exact
                              : *rule == "atLeast" ? LineRule::at_least
                                                   : LineRule::multiple;
}

void read_tabs(ParagraphProperties& paragraph, xml_node node) {
    static constexpr std::array<std::pair<string_view, TabKind>, 6> kinds{{{"center", TabKind::centre},
                                                                           {"right", TabKind::right},
                                                                           {"end", TabKind::right},
                                                                           {"decimal", TabKind::decimal},
                                                                           {"bar", TabKind::bar},
                                                                           {"num", TabKind::left}}};
    static constexpr std::array<std::pair<string_view, TabLeader>, 5> leaders{{{"dot", TabLeader::dot},
                                                                               {"hyphen", TabLeader::hyphen},
                                                                               {"underscore", TabLeader::underscore},
                                                                               {"heavy", TabLeader::underscore},
                                                                               {"middleDot", TabLeader::middle_dot}}};
    for (const xml_node tab : node.children()) {
        const auto position = measure(tab, "pos", xml::twip);
        if (xml::name(tab) != "tab" || !position) continue;
        TabChange change;
        change.stop.position = *position;
        const string_view value = text_of(tab, "val");
        change.clear = value == "clear";
        for (const auto& [name, kind] : kinds)
            if (value == name) change.stop.kind = kind;
        for (const auto& [name, leader] : leaders)
            if (text_of(tab, "leader") == name) change.stop.leader = leader;
        paragraph.tabs.push_back(change);
    }
}

void read_borders(ParagraphProperties& paragraph, xml_node node) {
    for (const xml_node side : node.children()) {
        const string_view name = xml::name(side);
        if (name == "top") paragraph.top = read_border(side);
        if (name == "left" || name == "start") paragraph.start = read_border(side);
        if (name == "bottom") paragraph.bottom = read_border(side);
        if (name == "right" || name == "end") paragraph.end = read_border(side);
        if (name == "between") paragraph.between = read_border(side);
    }
}

void read_number(ParagraphProperties& paragraph, xml_node node) {
    paragraph.number_id = xml::integer(xml::child(node, "numId"), "val");
    paragraph.number_level = xml::integer(xml::child(node, "ilvl"), "val");
}

void read_outline(ParagraphProperties& paragraph, xml_node node) {
    const std::int64_t level = xml::integer(node, "val").value_or(9);
    paragraph.outline_level = static_cast<std::uint8_t>(level >= 0 && level < 9 ? level + 1 : 0);
}

struct PropertyReader {
    string_view name;
    void (*read)(ParagraphProperties&, xml_node);
};
using P = ParagraphProperties;
constexpr std::array<PropertyReader, 16> readers{{
    {"pStyle", [](P& p, xml_node node) { p.style = text_of(node, "val"); }},
    {"spacing", read_spacing},
    {"jc", read_alignment},
    {"ind", read_indent},
    {"tabs", read_tabs},
    {"numPr", read_number},
    {"pBdr", read_borders},
    {"shd", [](P& p, xml_node node) { p.background = read_shading(node); }},
    {"outlineLvl", read_outline},
    {"keepNext", [](P& p, xml_node node) { p.keep_next = xml::on_off(node); }},
    {"keepLines", [](P& p, xml_node node) { p.keep_lines = xml::on_off(node); }},
    {"pageBreakBefore", [](P& p, xml_node node) { p.page_break_before = xml::on_off(node); }},
    {"widowControl", [](P& p, xml_node node) { p.widow_control = xml::on_off(node); }},
    {"suppressLineNumbers", [](P& p, xml_node node) { p.unnumbered_lines = xml::on_off(node); }},
    {"bidi", [](P& p, xml_node node) { p.right_to_left = xml::on_off(node); }},
    {"contextualSpacing", [](P& p, xml_node node) { p.contextual_spacing = xml::on_off(node); }},
}};

}  // namespace

ParagraphProperties read_paragraph_properties(xml_node pPr) {
    ParagraphProperties paragraph;
    for (xml_node node = pPr.first_child(); node; node = node.next_sibling())
        for (const PropertyReader& reader : readers)
            if (reader.name == xml::name(node)) reader.read(paragraph, node);
    return paragraph;
}

void merge(ParagraphProperties& base, const ParagraphProperties& over) {
    take(base.alignment, over.alignment);
    take(base.indent_start, over.indent_start);
    take(base.indent_end, over.indent_end);
    take(base.first_line, over.first_line);
    take(base.space_before, over.space_before);
    take(base.space_after, over.space_after);
    take(base.auto_before, over.auto_before);
    take(base.auto_after, over.auto_after);
    take(base.line, over.line);
    take(base.line_rule, over.line_rule);
    take(base.contextual_spacing, over.contextual_spacing);
    take(base.keep_next, over.keep_next);
    take(base.keep_lines, over.keep_lines);
    take(base.page_break_before, over.page_break_before);
    take(base.widow_control, over.widow_control);
    take(base.unnumbered_lines, over.unnumbered_lines);
    take(base.right_to_left, over.right_to_left);
    take(base.outline_level, over.outline_level);
    take(base.top, over.top);
    take(base.start, over.start);
    take(base.bottom, over.bottom);
    take(base.end, over.end);
    take(base.between, over.between);
    take(base.background, over.background);
    take(base.number_id, over.number_id);
    take(base.number_level, over.number_level);
    if (!over.style.empty()) base.style = over.style;
    base.tabs.insert(base.tabs.end(), over.tabs.begin(), over.tabs.end());
}

}  // namespace raingan::word
