#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "readers/word/section_markup.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

Points twips(xml_node node, string_view name, Points otherwise) {
    return xml::measure(node, name, xml::twip).value_or(otherwise);
}

void read_page(Section& section, xml_node pgSz) {
    static constexpr double smallest = 1;
    static constexpr double largest = 1584;  // points: Word's own limit, 22 inches
    const auto limited = [](Points length) { return Points(std::clamp(length.pt, smallest, largest)); };
    section.page_width = limited(twips(pgSz, "w", section.page_width));
    section.page_height = limited(twips(pgSz, "h", section.page_height));
}

void read_margins(Section& section, xml_node pgMar) {
    // A negative margin is fixed: header and footer may overlap the text (17.6.11).
    const Points top = twips(pgMar, "top", section.margin_top);
    const Points bottom = twips(pgMar, "bottom", section.margin_bottom);
    section.margin_top = Points(std::abs(top.pt));
    section.margin_bottom = Points(std::abs(bottom.pt));
    section.top_fixed = top.pt < 0;
    section.bottom_fixed = bottom.pt < 0;
    section.margin_start = twips(pgMar, "left", section.margin_start) + twips(pgMar, "gutter", Points());
    section.margin_end = twips(pgMar, "right", section.margin_end);
    section.header_distance = twips(pgMar, "header", section.header_distance);
    section.footer_distance = twips(pgMar, "footer", section.footer_distance);
}

SectionStart read_start(string_view value) {
    constexpr std::array<std::pair<string_view, SectionStart>, 4> starts{{{"continuous", SectionStart::continuous},
                                                                          {"evenPage", SectionStart::even_page},
                                                                          {"oddPage", SectionStart::odd_page},
                                                                          {"nextColumn", SectionStart::column}}};
    for (const auto& [name, start] : starts)
        if (value == name) return start;
    return SectionStart::next_page;
}

void read_page_numbers(Section& section, xml_node pgNumType) {
    if (const auto format = xml::attribute(pgNumType, "fmt")) section.page_number_format = read_number_format(*format);
    const auto start = xml::integer(pgNumType, "start");
    constexpr std::int64_t most = 1'000'000;
    if (start && *start >= 0 && *start <= most) section.page_number_start = static_cast<std::uint32_t>(*start);
}

/// A part of headers or footers, parsed once however many sections refer to it; null where it is missing.
const xml::Part* opened_part(Context& context, const std::string& name) {
    for (const auto& part : context.parts)
        if (part->name == name) return part.get();
    std::optional<std::string> bytes = context.package.read(name);
    if (!bytes) return nullptr;
    context.parts.push_back(xml::parse(name, std::move(*bytes)));
    return context.parts.back().get();
}

/// A header or footer part, read as a story of its own.
std::vector<Block> read_part(Story& body, const std::string& name) {
    Context& context = body.context;
    std::vector<Block> blocks;
    const xml::Part* part = opened_part(context, name);
    if (part == nullptr) return blocks;
    std::vector<std::string>& parts = context.document.parts;
    auto known = std::find(parts.begin(), parts.end(), name);
    if (known == parts.end()) known = parts.insert(parts.end(), name);
    const Relationships relationships = relationships_of(context.package, name);
    Story story{context, relationships};
    story.at.part = static_cast<std::uint16_t>(known - parts.begin());
    story.in_header = true;
    read_blocks(story, part->root(), Target(blocks), {});
    return blocks;
}

std::vector<Block>& story_of(Stories& stories, string_view type) {
    return type == "first" ? stories.first : type == "even" ? stories.even : stories.regular;
}

std::size_t text_bytes(const std::vector<Block>& blocks) {
    std::size_t bytes = 0;
    constexpr std::size_t of_a_paragraph = 64;
    for (const Block& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block.what);
        bytes += of_a_paragraph + (paragraph != nullptr ? paragraph->text.size() : 0);
    }
    return bytes;
}

/// References that a section lacks are those of the section before it, type by type (17.10.1).
void inherit(Story& story, Section& section) {
    std::vector<Section>& sections = *story.sections;
    if (sections.size() < 2) return;
    const Section& before = sections[sections.size() - 2];
    section.headers = before.headers;
    section.footers = before.footers;
    for (const Stories* stories : {&section.headers, &section.footers})
        for (const auto* blocks : {&stories->regular, &stories->first, &stories->even})
            story.context.text_bytes += text_bytes(*blocks);
    if (story.context.text_bytes > limits::document_text_bytes) throw over_limit(limits::document_text_bytes, "");
}

void read_references(Story& story, Section& section, xml_node sectPr) {
    for (const xml_node node : sectPr.children()) {
        const bool header = xml::name(node) == "headerReference";
        if (!header && xml::name(node) != "footerReference") continue;
        const Relationship* relationship = story.relationships.by_id(xml::text_of(node, "id"));
        if (relationship == nullptr) continue;
        story_of(header ? section.headers : section.footers, xml::text_of(node, "type")) =
            read_part(story, relationship->target);
    }
}

/// w:cols (17.6.4): equal columns with one gap, or each with its own.
void read_columns(Section& section, xml_node cols) {
    constexpr std::int64_t most = 45;  // Word's own limit
    constexpr Points usual_gap{36};
    const std::int64_t count = std::clamp(xml::integer(cols, "num").value_or(1), std::int64_t{1}, most);
    section.columns.clear();
    section.column_rule = xml::is_set(cols, "sep");
    const auto equal = xml::attribute(cols, "equalWidth");
    if (equal && !xml::truth(*equal)) {
        for (const xml_node col : cols.children())
            if (xml::name(col) == "col" && section.columns.size() < most)
                section.columns.push_back({twips(col, "w", Points()), twips(col, "space", Points())});
    } else {
        const Points gap = twips(cols, "space", usual_gap);
        const Points text = section.page_width - section.margin_start - section.margin_end;
        const Points width = (text - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
        section.columns.assign(static_cast<std::size_t>(count), {width, gap});
    }
    if (section.columns.size() < 2) section.columns.clear();
}

/// Art borders (apples, stars) have names of their own, and become a plain rule.
bool is_art(string_view style) {
    return !style.empty() && style != "nil" && std::ranges::find(border_types, style) == border_types.end();
}

/// w:pgBorders (17.6.10).
std::optional<PageBorders> read_page_borders(Story& story, const Section& section, xml_node pgBorders) {
    PageBorders read;
    const std::array<std::pair<string_view, Border*>, 4> sides{{{"top", &read.borders.top},
                                                                {"right", &read.borders.end},
                                                                {"bottom", &read.borders.bottom},
                                                                {"left", &read.borders.start}}};
    bool any = false;
    for (const auto& [name, border] : sides) {
        const xml_node side = xml::child(pgBorders, name);
        if (!side) continue;
        *border = read_border(side);
        any = any || border->style != BorderStyle::none;
        if (!is_art(xml::text_of(side, "val"))) continue;
        border->width = Points(1);
        story.context.notices.add(Notice::page_borders, {story.at.part, 0, 0, 0, story.at.paragraph});
    }
    if (!any) return std::nullopt;
    read.from_text = xml::text_of(pgBorders, "offsetFrom") != "page";
    const string_view on = xml::text_of(pgBorders, "display");
    read.on = on == "firstPage"      ? PageBorders::On::first
              : on == "notFirstPage" ? PageBorders::On::not_first
                                     : PageBorders::On::all;
    if (!read.from_text) return read;
    // What stands around the text stands around header and footer too, unless the document says not to.
    const auto shows = [](const Stories& stories) {
        return !stories.regular.empty() || !stories.first.empty() || !stories.even.empty();
    };
    if (story.context.borders_around_header && shows(section.headers) && section.header_distance < section.margin_top)
        read.borders.top.space += section.margin_top - section.header_distance;
    if (story.context.borders_around_footer && shows(section.footers) &&
        section.footer_distance < section.margin_bottom)
        read.borders.bottom.space += section.margin_bottom - section.footer_distance;
    return read;
}

/// w:lnNumType (17.6.8).
std::optional<LineNumbers> read_line_numbers(Story& story, xml_node lnNumType) {
    constexpr std::int64_t most = 10'000;
    const auto every = xml::integer(lnNumType, "countBy");
    if (!every || *every < 1) return std::nullopt;
    LineNumbers read;
    read.every = static_cast<std::uint32_t>(std::min(*every, most));
    read.start =
        static_cast<std::uint32_t>(std::clamp(xml::integer(lnNumType, "start").value_or(0) + 1, std::int64_t{1}, most));
    const string_view restart = xml::text_of(lnNumType, "restart");
    read.restart = restart == "continuous"   ? LineNumbers::Restart::never
                   : restart == "newSection" ? LineNumbers::Restart::section
                                             : LineNumbers::Restart::page;
    const Points distance = twips(lnNumType, "distance", Points());
    if (distance.pt > 0) read.distance = distance;
    Context& context = story.context;
    RunProperties look;
    look.style = context.styles.character_called("line number");
    read.format = context.looks.format(context.looks.look({nullptr, &context.styles.paragraph({})}, look), Slot::ascii);
    return read;
}

}  // namespace

void read_section(Story& story, xml_node sectPr) {
    Section& section = story.sections->back();
    inherit(story, section);
    for (const xml_node node : sectPr.children()) {
        const string_view name = xml::name(node);
        if (name == "pgSz") read_page(section, node);
        if (name == "pgMar") read_margins(section, node);
        if (name == "type") section.start = read_start(xml::text_of(node, "val"));
        if (name == "titlePg") section.title_page = xml::on_off(node);
        if (name == "pgNumType") read_page_numbers(section, node);
    }
    read_columns(section, xml::child(sectPr, "cols"));
    read_references(story, section, sectPr);
    section.page_borders = read_page_borders(story, section, xml::child(sectPr, "pgBorders"));
    section.line_numbers = read_line_numbers(story, xml::child(sectPr, "lnNumType"));
    const xml_node no_endnotes = xml::child(sectPr, "noEndnote");
    if (story.context.endnotes_by_section && !(no_endnotes && xml::on_off(no_endnotes))) read_endnotes(story);
    story.sections->emplace_back();
    begin_section(story.context, story.sections->size() - 1);
}

}  // namespace raingan::word
