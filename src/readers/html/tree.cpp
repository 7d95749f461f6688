#include "readers/html/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/error.h"
#include "base/limits.h"
#include "base/owned.h"
#include "readers/html/tags.h"

namespace raingan::html {
namespace {

using std::string_view;

string_view view(const xmlChar* text) {
    return text == nullptr ? string_view() : string_view(reinterpret_cast<const char*>(text));
}

/// libxml2 holds the default of html_depth by itself.
bool deeper_than(const Limit& limit, xmlDoc* page) {
    if (limit == limit.default_value()) return false;
    std::size_t depth = 0;
    for (const xmlNode* node = xmlDocGetRootElement(page); node != nullptr;) {
        if (node->children != nullptr && node->type == XML_ELEMENT_NODE) {
            if (++depth > limit) return true;
            node = node->children;
            continue;
        }
        for (; node != nullptr && node->next == nullptr && depth > 0; --depth) node = node->parent;
        node = depth == 0 ? nullptr : node->next;
    }
    return false;
}

}  // namespace

Tree parse(const std::string& utf8) {
    if (most_attributes(utf8) > limits::html_attributes) throw over_limit(limits::html_attributes, "");
    const Owned<htmlParserCtxt, htmlFreeParserCtxt> parser(htmlNewParserCtxt());
    if (!parser) throw std::bad_alloc();
    Tree tree(htmlCtxtReadMemory(parser.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "utf-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    // Without HTML_PARSE_HUGE the parser stops at its limits and gives what it has: half a page is not the page.
    if (parser->disableSAX != 0 || (tree && deeper_than(limits::html_depth, tree.get())))
        throw over_limit(limits::html_depth, "");
    if (!tree)
        throw unreadable("ill-formed", "",
                         {"the web page is empty; get a complete copy of it", "หน้าเว็บว่างเปล่า โปรดขอไฟล์ฉบับสมบูรณ์"});
    return tree;
}

string_view name_of(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE ? view(node->name) : string_view();
}

bool is_one_of(string_view name, std::initializer_list<string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

bool has_attribute(const xmlNode* element, const char* name) {
    return xmlHasProp(element, reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

string_view attribute(const xmlNode* element, const char* name) {
    const xmlAttr* found = xmlHasProp(element, reinterpret_cast<const xmlChar*>(name));
    return found == nullptr || found->children == nullptr ? string_view() : view(found->children->content);
}

string_view text_of(const xmlNode* node) {
    return view(node->content);
}

void append_text(std::string& out, const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) out += text_of(node);
    if (node->type != XML_ELEMENT_NODE) return;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) append_text(out, child);
}

std::int64_t number(string_view text) {
    constexpr std::int64_t most = 1'000'000;
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n+"), text.size());
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + begin, text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) return most;
    return std::clamp(value, std::int64_t{0}, most);
}

}  // namespace raingan::html
