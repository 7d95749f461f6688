#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/reading_progress.h"
#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;

/// Tables of contents and other indexes: what they show stands in text:index-body.
constexpr std::array<string_view, 7> indexes{"table-of-content", "illustration-index", "table-index", "object-index",
                                             "user-index",       "alphabetical-index", "bibliography"};
/// Nothing of these is shown where they stand.
constexpr std::array<string_view, 14> silent{"tracked-changes",
                                             "change",
                                             "change-start",
                                             "change-end",
                                             "soft-page-break",
                                             "sequence-decls",
                                             "variable-decls",
                                             "user-field-decls",
                                             "dde-connection-decls",
                                             "scripts",
                                             "forms",
                                             "alphabetical-index-auto-mark-file",
                                             "bookmark",
                                             "event-listeners"};

template <std::size_t N>
bool is_one_of(const std::array<string_view, N>& names, string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool has_text_below(xml_node node, std::size_t depth) {
    if (depth > limits::xml_depth) return true;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        return string_view(node.value()).find_first_not_of(" \t\r\n") != string_view::npos;
    return std::ranges::any_of(node.children(), [&](xml_node child) { return has_text_below(child, depth + 1); });
}

/// Blocks in it, or else what it says as a paragraph.
void read_loose(Story& story, xml_node node) {
    const bool has_blocks = std::ranges::any_of(node.children(), [](xml_node child) {
        return child.type() == pugi::node_element && xml::name(child) != "span";
    });
    if (node.type() == pugi::node_element && has_blocks) return read_blocks(story, node);
    read_paragraph(story, node);
}

void put_table(Story& story, xml_node node) {
    const Style& style = story.context.styles.find(story.scope, "table", xml::text_of(node, "style-name"));
    if (begin_block(story, style, "table-properties") == PendingBreak::page) begin_same_section(story);
    if (std::optional<Table> table = read_table(story, node)) story.target().push_back({std::move(*table)});
    if (style.properties("table-properties").is("break-after", "page")) story.pending = PendingBreak::page;
}

/// The list style that a list's first paragraph has by its own style.
string_view list_style_of_first_paragraph(const Story& story, xml_node list) {
    const xml_node item = xml::child(list, "list-item");
    for (const xml_node node : item.children())
        if (xml::name(node) == "p" || xml::name(node) == "h")
            return story.context.styles.find(story.scope, "paragraph", xml::text_of(node, "style-name"))
                .text("list-style-name");
    return {};
}

void read_block(Story& story, xml_node node);

/// A text or an element that no schema has here, or none that we know; properties of a list or a style have no text.
void read_unknown(Story& story, xml_node node) {
    if (node.type() == pugi::node_element && is_one_of(silent, xml::name(node))) return;
    if (!has_text(node)) return;
    story.context.notices.add(Notice::unknown_element, story.at, xml::name(node));
    read_loose(story, node);
}

void read_list(Story& story, xml_node node) {
    const Nested nested(story);
    OpenList* const outer = story.list;
    const string_view fallback = outer == nullptr ? list_style_of_first_paragraph(story, node) : string_view();
    OpenList list = story.context.lists.open(node, outer, story.scope, fallback);
    story.list = &list;
    for (const xml_node item : node.children()) {
        const string_view name = xml::name(item);
        if (name != "list-item" && name != "list-header") {
            read_unknown(story, item);
            continue;
        }
        list.fresh = true;
        list.header = name == "list-header";
        list.start.reset();
        if (const auto start = xml::integer(item, "start-value"))
            list.start = static_cast<std::uint32_t>(std::clamp(*start, std::int64_t{0}, std::int64_t{1'000'000'000}));
        read_blocks(story, item);
    }
    story.list = outer;
}

/// A paragraph that says itself which list it belongs to.
void read_numbered_paragraph(Story& story, xml_node node) {
    OpenList* const outer = std::exchange(story.list, nullptr);
    OpenList list = story.context.lists.open(node, nullptr, story.scope, {});
    list.level = static_cast<std::size_t>(
        std::clamp(xml::integer(node, "level").value_or(1), std::int64_t{1}, static_cast<std::int64_t>(list_levels)) -
        1);
    list.fresh = true;
    story.list = &list;
    read_blocks(story, node);
    story.list = outer;
}

bool is_hidden_section(xml_node node) {
    const string_view display = xml::text_of(node, "display");
    return display == "none" || (display == "condition" && xml::text_of(node, "is-hidden") == "true");
}

void read_section(Story& story, xml_node node) {
    if (is_hidden_section(node)) return;
    const Style& style = story.context.styles.find(story.scope, "section", xml::text_of(node, "style-name"));
    const xml_node columns = style.properties("section-properties").child("columns");
    const bool several = xml::integer(columns, "column-count").value_or(1) > 1;
    const bool splits = several && story.pages != nullptr && story.list == nullptr;
    if (splits) begin_columns(story, columns);
    read_blocks(story, node);
    if (splits) begin_columns(story, {});
}

void read_block(Story& story, xml_node node) {
    const string_view name = xml::name(node);
    if (name == "p" || name == "h") {
        read_paragraph(story, node);
    } else if (name == "list") {
        read_list(story, node);
    } else if (name == "table") {
        put_table(story, node);
    } else if (name == "section") {
        read_section(story, node);
    } else if (is_one_of(indexes, name)) {
        read_blocks(story, xml::child(node, "index-body"));
    } else if (name == "numbered-paragraph") {
        read_numbered_paragraph(story, node);
    } else if (is_drawing(node)) {
        story.frames.push_back(node);
    } else if (name == "annotation") {
        story.context.notices.add(Notice::comments, story.at);
    } else if (name == "index-title") {
        read_blocks(story, node);
    } else if (name != "number") {
        read_unknown(story, node);  // what later versions may wrap text in
    }
}

}  // namespace

void count_text(Context& context, std::size_t bytes) {
    context.text_bytes += bytes;
    if (context.text_bytes > limits::document_text_bytes)
        throw over_limit(limits::document_text_bytes, context.source.name());
}

void read_blocks(Story& story, xml_node container) {
    const Nested nested(story);
    if (container.type() == pugi::node_pcdata || container.type() == pugi::node_cdata)
        return read_unknown(story, container);
    for (xml_node node = container.first_child(); node; node = node.next_sibling()) {
        if (story.scope == Scope::content) reach_part(node.offset_debug());
        if (node.type() == pugi::node_element)
            read_block(story, node);
        else
            read_unknown(story, node);
    }
}

bool has_text(xml_node node) {
    return has_text_below(node, 0);
}

std::vector<Block> read_inner_story(Story& outer, xml_node container) {
    std::vector<Block> blocks;
    Story story{outer.context, outer.scope, &blocks};
    story.at = outer.at;
    story.in_note = outer.in_note;
    story.note_mark = std::exchange(outer.note_mark, {});
    story.note_mark_style = outer.note_mark_style;
    story.depth = outer.depth;
    story.table_depth = outer.table_depth;
    read_blocks(story, container);
    return blocks;
}

}  // namespace raingan::odt
