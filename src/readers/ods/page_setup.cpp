#include "readers/ods/page_setup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace raingan::ods {
namespace {

using opendocument::Properties;
using opendocument::Scope;
using pugi::xml_node;
using std::string_view;

Properties single(xml_node element) {
    Properties properties;
    properties.add(element);
    return properties;
}

std::uint32_t pages(const Properties& layout, string_view name) {
    constexpr std::int64_t most = 10'000;
    return static_cast<std::uint32_t>(std::clamp(xml::integer(layout.text(name)).value_or(0), std::int64_t{0}, most));
}

void read_scale(workbook::PageSetup& page, const Properties& layout) {
    constexpr double least = 0.1, most = 4;
    page.scale = std::clamp(opendocument::percentage(layout.text("scale-to")).value_or(1), least, most);
    page.fit_wide = pages(layout, "scale-to-X");
    page.fit_high = pages(layout, "scale-to-Y");
    page.fit = page.fit_wide > 0 || page.fit_high > 0;
    // style:scale-to-pages: as many as that, however they are arranged.
    if (const std::uint32_t count = pages(layout, "scale-to-pages"); count > 0 && !page.fit) {
        page.fit = true;
        page.fit_wide = 1;
        page.fit_high = count;
    }
}

/// Codes of .xlsx for fields; all else is the text that the file shows.
void append_codes(std::string& codes, xml_node parent, int depth) {
    static constexpr std::array<std::pair<string_view, string_view>, 6> fields{{{"page-number", "&P"},
                                                                                {"page-count", "&N"},
                                                                                {"sheet-name", "&A"},
                                                                                {"date", "&D"},
                                                                                {"time", "&T"},
                                                                                {"file-name", "&F"}}};
    constexpr int deepest = 32;
    if (depth > deepest) return;
    for (const xml_node node : parent.children()) {
        if (node.type() != pugi::node_element) {
            for (const char* c = node.value(); *c != '\0'; ++c)
                codes += *c == '&' ? std::string("&&") : std::string(1, *c);
            continue;
        }
        const string_view name = xml::name(node);
        const auto* const field = std::ranges::find(fields, name, &std::pair<string_view, string_view>::first);
        if (field != fields.end())
            codes += field->second;
        else if (name == "s")
            codes += ' ';
        else
            append_codes(codes, node, depth + 1);
    }
}

void append_region(std::string& codes, xml_node region, string_view begin) {
    std::string text;
    for (const xml_node p : region.children()) {
        if (xml::name(p) != "p") continue;
        if (!text.empty()) text += '\n';
        append_codes(text, p, 0);
    }
    if (text.find_first_not_of(" \n") != std::string::npos) codes += std::string(begin) + text;
}

/// "&Lleft&Ccentre&Rright" of a style:header with regions, or with paragraphs of its own.
std::string codes_of(xml_node story) {
    std::string codes;
    if (!story || xml::text_of(story, "display") == "false") return codes;
    append_region(codes, xml::child(story, "region-left"), "&L");
    append_region(codes, xml::child(story, "region-center"), "&C");
    append_region(codes, xml::child(story, "region-right"), "&R");
    append_region(codes, story, "&C");
    return codes;
}

/// A header stands between the page's margin and the table, and takes its height from the page.
void add_story_room(Points& margin, Points& distance, xml_node layout, string_view style, xml_node story) {
    distance = margin;
    if (!story || xml::text_of(story, "display") == "false") return;
    const Properties form = single(xml::child(xml::child(layout, style), "header-footer-properties"));
    margin += form.length({"height", "min-height"}).value_or(Points());
}

}  // namespace

workbook::PageSetup read_page_setup(const opendocument::StyleSheet& styles, string_view master_page) {
    workbook::PageSetup page;
    const xml_node master = styles.master_page(master_page);
    const xml_node layout = styles.element(Scope::styles, "page-layout", xml::text_of(master, "page-layout-name"));
    if (!layout) return page;
    const Properties all = single(xml::child(layout, "page-layout-properties"));
    const Points width = all.length("page-width").value_or(Points()),
                 height = all.length("page-height").value_or(Points());
    if (width.pt > 0 && height.pt > 0) {
        page.landscape = width > height;
        page.paper_width = std::min(width, height);
        page.paper_height = std::max(width, height);
    }
    page.top = all.length({"margin-top", "margin"}).value_or(page.top);
    page.bottom = all.length({"margin-bottom", "margin"}).value_or(page.bottom);
    page.left = all.length({"margin-left", "margin"}).value_or(page.left);
    page.right = all.length({"margin-right", "margin"}).value_or(page.right);
    add_story_room(page.top, page.header, layout, "header-style", xml::child(master, "header"));
    add_story_room(page.bottom, page.footer, layout, "footer-style", xml::child(master, "footer"));
    read_scale(page, all);
    page.over_then_down = all.text("print-page-order") == "ltr";
    const string_view centering = all.text("table-centering");
    page.centre_across = centering == "horizontal" || centering == "both";
    page.gridlines = all.text("print").find("grid") != string_view::npos;
    if (const auto first = xml::integer(all.text("first-page-number")); first && *first > 0 && *first < 1'000'000)
        page.first_page = static_cast<std::uint32_t>(*first);
    page.odd_header = codes_of(xml::child(master, "header"));
    page.odd_footer = codes_of(xml::child(master, "footer"));
    page.even_header = codes_of(xml::child(master, "header-left"));
    page.even_footer = codes_of(xml::child(master, "footer-left"));
    page.first_header = codes_of(xml::child(master, "header-first"));
    page.first_footer = codes_of(xml::child(master, "footer-first"));
    page.different_even = !page.even_header.empty() || !page.even_footer.empty();
    page.different_first = !page.first_header.empty() || !page.first_footer.empty();
    return page;
}

}  // namespace raingan::ods
