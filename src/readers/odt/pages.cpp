// Page styles (ODF 1.3 part 3, 16.9): master pages and page layouts → sections. A master page whose successor has pages
// of the same form is a section with a title page; one whose successor has others gives way to it at the next page
// break.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "document/walk.h"
#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;

Properties single(xml_node element) {
    Properties properties;
    properties.add(element);
    return properties;
}

xml_node layout_of(const Context& context, xml_node master) {
    return context.styles.element(Scope::styles, "page-layout", xml::text_of(master, "page-layout-name"));
}

std::size_t text_bytes(const Stories& stories) {
    std::size_t bytes = 0;
    constexpr std::size_t of_a_paragraph = 64;
    for (const auto* blocks : {&stories.regular, &stories.first, &stories.even})
        for_each_paragraph_in(*blocks, [&](const Paragraph& p) { bytes += of_a_paragraph + p.text.size(); });
    return bytes;
}

// --- page layout -----------------------------------------------------------------------------------------------------

void read_page(Context& context, Section& section, xml_node layout) {
    const Properties page = single(xml::child(layout, "page-layout-properties"));
    const auto take = [&](Points& to, std::initializer_list<string_view> names) {
        if (const auto length = page.length(names); length && length->pt >= 0) to = *length;
    };
    const auto take_extent = [&](Points& to, string_view name) {
        if (const auto length = page.length(name); length && length->pt > 0) to = *length;
    };
    take_extent(section.page_width, "page-width");
    take_extent(section.page_height, "page-height");
    take(section.margin_top, {"margin-top", "margin"});
    take(section.margin_end, {"margin-right", "margin"});
    take(section.margin_bottom, {"margin-bottom", "margin"});
    take(section.margin_start, {"margin-left", "margin"});
    section.margin_start += page.length("margin-gutter").value_or(Points());
    section.header_distance = section.margin_top;
    section.footer_distance = section.margin_bottom;
    section.page_number_format = opendocument::read_count_form(xml::child(layout, "page-layout-properties")).format;
    const xml_node columns = page.child("columns");
    section.columns = read_columns(columns, section.page_width - section.margin_start - section.margin_end);
    section.column_rule = section.columns.size() > 1 && xml::child(columns, "column-sep");
    const Borders borders = opendocument::read_borders(page, false);
    if (borders != Borders()) context.notices.add(Notice::page_borders, {});
}

/// Headers and footers take room from the page between its margin and the text: style:header-style with its height, in
/// which the gap to the text (fo:margin-bottom, of footers fo:margin-top) is counted.
struct Room {
    Points height, gap;
    bool gap_shrinks = false;  ///< style:dynamic-spacing: it gives way as the text grows
};
Room room_of(xml_node layout, string_view style, string_view gap) {
    const Properties all = single(xml::child(xml::child(layout, style), "header-footer-properties"));
    return {all.length({"height", "min-height"}).value_or(Points()), all.length({gap}).value_or(Points()),
            all.is("dynamic-spacing", "true")};
}

/// A gap that does not shrink is part of the story: space below its last paragraph, or above its first one.
void add_gap(Context& context, std::vector<Block>& blocks, Points gap, bool below) {
    Paragraph* edge = nullptr;
    for (Block& block : blocks)
        if (auto* paragraph = std::get_if<Paragraph>(&block.what); paragraph != nullptr && (below || edge == nullptr))
            edge = paragraph;
    if (edge == nullptr || gap.pt <= 0) return;
    ParagraphFormat format = context.document.paragraph_formats[edge->format];
    (below ? format.space_after : format.space_before) += gap;
    edge->format = context.formats.intern(format);
}

// --- headers and footers ---------------------------------------------------------------------------------------------

xml_node shown_story(xml_node master, string_view name) {
    const xml_node node = xml::child(master, name);
    return xml::text_of(node, "display") == "false" ? xml_node() : node;
}

std::vector<Block> read_page_story(Context& context, xml_node node) {
    std::vector<Block> blocks;
    if (!node) return blocks;
    Story story{context, Scope::styles, &blocks};
    story.at.part = static_cast<std::uint16_t>(context.document.parts.size() - 1);
    read_blocks(story, node);
    return blocks;
}

struct StoryNames {
    string_view regular, first, even, style, gap;
    Stories Section::*stories;
    Points Section::*margin;
    bool header;
};
constexpr std::array<StoryNames, 2> both_stories{{{"header", "header-first", "header-left", "header-style",
                                                   "margin-bottom", &Section::headers, &Section::margin_top, true},
                                                  {"footer", "footer-first", "footer-left", "footer-style",
                                                   "margin-top", &Section::footers, &Section::margin_bottom, false}}};

bool has_left_pages(xml_node master) {
    return shown_story(master, "header-left") || shown_story(master, "footer-left");
}

void read_stories(Context& context, Section& section, xml_node master, xml_node layout) {
    for (const StoryNames& names : both_stories) {
        if (!shown_story(master, names.regular)) continue;
        const Room room = room_of(layout, names.style, names.gap);
        section.*names.margin += room.height;
        Stories& stories = section.*names.stories;
        stories.regular = read_page_story(context, shown_story(master, names.regular));
        stories.first = read_page_story(context, shown_story(master, names.first));
        stories.even = read_page_story(context, shown_story(master, names.even));
        if (!room.gap_shrinks)
            for (auto* blocks : {&stories.regular, &stories.first, &stories.even})
                add_gap(context, *blocks, room.gap, names.header);
        if (!shown_story(master, names.even) && context.document.even_and_odd_headers) stories.even = stories.regular;
    }
    section.title_page = shown_story(master, "header-first") || shown_story(master, "footer-first");
    if (!section.title_page) return;
    for (const StoryNames& names : both_stories)
        if (!shown_story(master, names.first)) (section.*names.stories).first = (section.*names.stories).regular;
}

// --- master pages ----------------------------------------------------------------------------------------------------

Section read_own(Context& context, xml_node master) {
    Section section;
    const xml_node layout = layout_of(context, master);
    read_page(context, section, layout);
    read_stories(context, section, master, layout);
    return section;
}

bool same_pages(const Section& a, const Section& b) {
    constexpr double same = 0.75;  // points: lengths are written in rounded inches
    for (const auto length : {&Section::page_width, &Section::page_height, &Section::margin_top, &Section::margin_end,
                              &Section::margin_bottom, &Section::margin_start})
        if (std::abs((a.*length - b.*length).pt) > same) return false;
    return a.columns == b.columns;
}

string_view usage_of(const Context& context, xml_node master) {
    return xml::text_of(layout_of(context, master), "page-usage");
}

/// "Left Page" and "Right Page" that follow each other.
bool alternates(const Context& context, xml_node master, xml_node next) {
    return xml::text_of(next, "next-style-name") == xml::text_of(master, "name") &&
           usage_of(context, master) == "right" && usage_of(context, next) == "left";
}

void join_successor(Context& context, MasterPage& page, xml_node master, xml_node next) {
    Section other = read_own(context, next);
    Section& section = page.section;
    if (alternates(context, master, next)) {
        section.headers.even = std::move(other.headers.regular);
        section.footers.even = std::move(other.footers.regular);
    } else if (same_pages(section, other) && !section.title_page) {
        section.title_page = true;
        section.header_distance = other.header_distance;
        section.footer_distance = other.footer_distance;
        other.headers.first = std::move(section.headers.regular);
        other.footers.first = std::move(section.footers.regular);
        section.headers = std::move(other.headers);
        section.footers = std::move(other.footers);
    } else {
        page.next = next;
    }
}

const MasterPage& master_page(Context& context, xml_node master) {
    const auto [found, is_new] = context.master_pages.try_emplace(master.hash_value());
    MasterPage& page = found->second;
    if (!is_new) return page;
    page.section = read_own(context, master);
    const xml_node next = context.styles.master_page(xml::text_of(master, "next-style-name"));
    const bool has_next = !xml::text_of(master, "next-style-name").empty();
    if (has_next && next && next != master) join_successor(context, page, master, next);
    return page;
}

/// Begins a section in the form of a master page; one that has no content yet gives way.
Section& open_section(Story& story, xml_node master) {
    Context& context = story.context;
    Pages& pages = *story.pages;
    const MasterPage& page = master_page(context, master);
    count_text(context, text_bytes(page.section.headers) + text_bytes(page.section.footers));
    pages.master = master;
    pages.next = page.next;
    if (pages.sections.empty() || !pages.sections.back().blocks.empty())
        pages.sections.push_back(page.section);
    else
        pages.sections.back() = page.section;
    return pages.sections.back();
}

/// All of the section that is being read but its blocks.
Section& open_like_last(Story& story) {
    std::vector<Section>& sections = story.pages->sections;
    std::vector<Block> blocks = std::move(sections.back().blocks);
    Section copy = sections.back();
    sections.back().blocks = std::move(blocks);
    if (sections.back().blocks.empty()) return sections.back();
    count_text(story.context, text_bytes(copy.headers) + text_bytes(copy.footers));
    copy.title_page = false;
    copy.page_number_start.reset();
    sections.push_back(std::move(copy));
    return sections.back();
}

std::optional<std::uint32_t> page_number(const Properties& properties) {
    const auto number = xml::integer(properties.text("page-number"));
    constexpr std::int64_t most = 1'000'000;
    if (!number || *number < 0 || *number > most) return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

}  // namespace

std::vector<TextColumn> read_columns(xml_node columns, Points width) {
    constexpr std::int64_t most = 45;
    const std::int64_t count = std::clamp(xml::integer(columns, "column-count").value_or(1), std::int64_t{1}, most);
    if (count < 2) return {};
    const Points gap = xml::measure(columns, "column-gap", Points(1)).value_or(Points());
    const Points each = (width - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
    std::vector<TextColumn> read(static_cast<std::size_t>(count), {each, gap});
    double shares = 0;  // style:rel-width of all: "4819*", the half gaps at its sides included
    for (const xml_node column : columns.children())
        shares += static_cast<double>(xml::integer(column, "rel-width").value_or(0));
    std::size_t i = 0;
    for (const xml_node column : columns.children()) {
        const auto share = xml::integer(column, "rel-width");
        if (!share || i >= read.size() || shares <= 0) continue;
        const Points start = xml::measure(column, "start-indent", Points(1)).value_or(Points());
        const Points end = xml::measure(column, "end-indent", Points(1)).value_or(Points());
        read[i].width = width * (static_cast<double>(*share) / shares) - start - end;
        read[i].gap = end;
        if (i > 0) read[i - 1].gap += start;
        ++i;
    }
    return read;
}

void begin_pages(Story& story) {
    Context& context = story.context;
    const xml_node masters = xml::child(context.source.styles, "master-styles");
    for (const xml_node master : masters.children()) {
        const xml_node next = context.styles.master_page(xml::text_of(master, "next-style-name"));
        if (has_left_pages(master) || (next && alternates(context, master, next)))
            context.document.even_and_odd_headers = true;
    }
    open_section(story, context.styles.master_page({}));
}

PendingBreak begin_block(Story& story, const Style& style, string_view element) {
    const PendingBreak pending = std::exchange(story.pending, PendingBreak::none);
    if (story.pages == nullptr || story.table_depth > 0) return PendingBreak::none;
    Pages& pages = *story.pages;
    const bool first = !std::exchange(pages.begun, true);
    const Properties properties = style.properties(element);
    const bool page = pending == PendingBreak::page || properties.is("break-before", "page");
    const string_view name = style.text("master-page-name");
    xml_node master = name.empty() ? xml_node() : story.context.styles.master_page(name);
    const auto number = page_number(properties);
    if (!master && page && !first) master = pages.next ? pages.next : number ? pages.master : xml_node();
    if (master) {
        open_section(story, master).page_number_start = number;
        return PendingBreak::none;
    }
    if (first) {
        pages.sections.back().page_number_start = number;
        return PendingBreak::none;
    }
    if (page) return PendingBreak::page;
    const bool column = pending == PendingBreak::column || properties.is("break-before", "column");
    return column ? PendingBreak::column : PendingBreak::none;
}

void begin_same_section(Story& story) {
    open_like_last(story).start = SectionStart::next_page;
}

void begin_columns(Story& story, xml_node columns) {
    const bool empty = story.pages->sections.back().blocks.empty();
    Section& section = open_like_last(story);
    if (!empty) section.start = SectionStart::continuous;
    section.columns = read_columns(columns, section.page_width - section.margin_start - section.margin_end);
    section.column_rule = section.columns.size() > 1 && xml::child(columns, "column-sep");
}

}  // namespace raingan::odt
