// The inline content of paragraphs (ODF 1.3 part 3, 6 and 7). Of fields the text that the file shows for them is read;
// page numbers stay fields.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "readers/left_out_words.h"
#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using opendocument::read_count_form;
using pugi::xml_node;
using std::string_view;

using Handler = void (*)(Inline&, xml_node, Look&);

void leave_out(Inline&, xml_node, Look&) {}

void read_span(Inline& in, xml_node node, Look& look) {
    Context& context = in.story.context;
    const Style& style = context.styles.find(in.story.scope, "text", xml::text_of(node, "style-name"));
    read_inline(in, node, context.looks.within(look, style));
}

void read_spaces(Inline& in, xml_node node, Look& look) {
    constexpr std::int64_t most = 4'096;
    const std::int64_t count = xml::integer(node, "c").value_or(1);
    if (count > most) in.story.context.notices.add(Notice::spaces_cut, in.story.at);
    if (!look.hidden)
        in.text.add(std::string(static_cast<std::size_t>(std::clamp(count, std::int64_t{0}, most)), ' '), look);
}

void read_tab(Inline& in, xml_node, Look& look) {
    if (!look.hidden) in.text.add("\t", look);
}

void read_line_break(Inline& in, xml_node, Look& look) {
    if (!look.hidden) in.text.add("\n", look);
}

/// "#Chapter|outline" and "#Name|bookmark" lead to a name, all else is a URI.
std::string target_of(string_view href) {
    return std::string(href.starts_with('#') ? href.substr(0, href.find('|')) : href);
}

void read_link(Inline& in, xml_node node, Look& look) {
    const std::uint32_t begin = in.text.size();
    read_span(in, node, look);
    const std::string target = target_of(xml::text_of(node, "href"));
    if (!target.empty() && in.text.size() > begin) in.text.paragraph.links.push_back({begin, in.text.size(), target});
}

void read_bookmark(Inline& in, xml_node node, Look&) {
    in.text.paragraph.bookmarks.emplace_back(xml::text_of(node, "name"));
}

void add_field(Inline& in, PageField::Kind kind, xml_node node, Look& look) {
    if (look.hidden) return;
    PageField field{kind, std::nullopt};
    if (xml::attribute(node, "num-format")) field.format = read_count_form(node).format;
    in.text.add(field, look);
}

void read_page_number(Inline& in, xml_node node, Look& look) {
    const string_view which = xml::text_of(node, "select-page");
    if (which.empty() || which == "current")
        add_field(in, PageField::Kind::page, node, look);
    else
        read_inline(in, node, look);
}

void read_page_count(Inline& in, xml_node node, Look& look) {
    add_field(in, PageField::Kind::page_count, node, look);
}

void read_ruby(Inline& in, xml_node node, Look& look) {
    in.story.context.notices.add(Notice::ruby, in.story.at);
    read_inline(in, xml::child(node, "ruby-base"), look);
    const xml_node above = xml::child(node, "ruby-text");
    if (!above.first_child() || look.hidden) return;
    in.text.add(" (", look);
    read_inline(in, above, look);
    in.text.add(")", look);
}

void read_hidden_text(Inline& in, xml_node node, Look& look) {
    if (xml::text_of(node, "is-hidden") == "true") return;
    const string_view value = xml::text_of(node, "string-value");
    if (!node.first_child() && !value.empty())
        in.text.add(value, look);
    else
        read_inline(in, node, look);
}

void read_hidden_paragraph(Inline& in, xml_node node, Look& look) {
    if (xml::text_of(node, "is-hidden") == "true") in.hidden = true;
    read_inline(in, node, look);
}

void read_comment(Inline& in, xml_node node, Look&) {
    LeftOutWords words;
    for (const xml_node child : node.children())
        if (const string_view name = xml::name(child); name == "p" || name == "list") words.add_written(child);
    in.story.context.notices.add(Notice::comments, in.story.at, words.quoted());
}

string_view chosen_entry(xml_node list) {
    std::int64_t chosen = 0;
    for (const xml_node parameter : list.children())
        if (xml::text_of(parameter, "name") == "Dropdown_Selected")
            chosen = xml::integer(parameter, "value").value_or(0);
    for (const xml_node parameter : list.children())
        if (xml::text_of(parameter, "name") == "Dropdown_ListEntry" && chosen-- == 0)
            return xml::text_of(parameter, "value");
    return {};
}

/// LibreOffice's field:fieldmark of a check box shows a box, of a drop-down list what is chosen; other marks only say
/// where a form's text begins and ends.
void read_field_mark(Inline& in, xml_node node, Look& look) {
    if (look.hidden) return;
    const string_view type = xml::text_of(node, "type");
    if (type.find("FORMDROPDOWN") != string_view::npos) in.text.add(chosen_entry(node), look);
    if (type.find("FORMCHECKBOX") == string_view::npos) return;
    bool checked = false;
    for (const xml_node parameter : node.children())
        if (xml::text_of(parameter, "name") == "Checkbox_Checked")
            checked = xml::text_of(parameter, "value") == "true" || xml::text_of(parameter, "value") == "1";
    in.text.add(checked ? "☒" : "☐", look);
}

struct Entry {
    string_view name;
    Handler read;
};
/// All other elements are fields and wrappers: what text is in them is shown.
constexpr std::array<Entry, 29> handlers{{{"span", read_span},
                                          {"s", read_spaces},
                                          {"tab", read_tab},
                                          {"line-break", read_line_break},
                                          {"a", read_link},
                                          {"note", read_note},
                                          {"page-number", read_page_number},
                                          {"page-count", read_page_count},
                                          {"bookmark", read_bookmark},
                                          {"bookmark-start", read_bookmark},
                                          {"ruby", read_ruby},
                                          {"hidden-text", read_hidden_text},
                                          {"hidden-paragraph", read_hidden_paragraph},
                                          {"annotation", read_comment},
                                          {"fieldmark", read_field_mark},
                                          {"bookmark-end", leave_out},
                                          {"annotation-end", leave_out},
                                          {"fieldmark-start", leave_out},
                                          {"fieldmark-separator", leave_out},
                                          {"fieldmark-end", leave_out},
                                          {"soft-page-break", leave_out},
                                          {"change", leave_out},
                                          {"change-start", leave_out},
                                          {"change-end", leave_out},
                                          {"tracked-changes", leave_out},
                                          {"script", leave_out},
                                          {"number", leave_out},
                                          {"event-listeners", leave_out},
                                          {"label", leave_out}}};

void read_element(Inline& in, xml_node node, Look& look) {
    const string_view name = xml::name(node);
    const auto* const found = std::ranges::find(handlers, name, &Entry::name);
    if (found != handlers.end()) return found->read(in, node, look);
    if (is_drawing(node)) return read_drawing(in, node, look);
    if (xml::text_of(node, "display") == "none") return;  // a variable that is set without being shown
    read_inline(in, node, look);
}

}  // namespace

void read_inline(Inline& in, xml_node container, Look& look) {
    const Nested nested(in.story);
    if (container.type() != pugi::node_element) return in.text.add_data(container.value(), look);
    for (xml_node node = container.first_child(); node; node = node.next_sibling()) {
        if (node.type() == pugi::node_element)
            read_element(in, node, look);
        else if ((node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) && !look.hidden)
            in.text.add_data(node.value(), look);
    }
}

}  // namespace raingan::odt
