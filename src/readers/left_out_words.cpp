#include "readers/left_out_words.h"

#include <algorithm>
#include <array>

#include "base/ascii_case.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "readers/xml.h"

namespace raingan {
namespace {

constexpr std::size_t longest = 500;       ///< characters
constexpr std::size_t kept = 4 * longest;  ///< bytes

void add_element(LeftOutWords& words, pugi::xml_node element, bool cached, std::size_t depth) {
    if (depth > limits::xml_depth) return;
    const std::string_view name = xml::name(element);
    const bool holds_text = element.first_child().type() == pugi::node_pcdata;  // dgm:t holds paragraphs
    if (holds_text && (name == "t" || (cached && name == "v"))) {
        for (const pugi::xml_node piece : element.children()) words.add(piece.value());
    } else {
        for (const pugi::xml_node child : element.children())
            add_element(words, child, cached || name == "strCache", depth + 1);
    }
    if (name == "p" || name == "pt" || name == "text" || name == "tc") words.next();
}

/// Behind the element that begins at `at` and shows nothing, or `at` itself.
std::size_t behind_unseen(std::string_view html, std::size_t at) {
    constexpr std::array<std::string_view, 4> unseen{"<head", "<style", "<script", "<!--"};
    constexpr std::array<std::string_view, 4> ends{"</head", "</style", "</script", "-->"};
    for (std::size_t i = 0; i < unseen.size(); ++i) {
        if (!begins_but_for_case(html.substr(at), unseen[i])) continue;
        while (at < html.size() && !begins_but_for_case(html.substr(at), ends[i])) ++at;
        return at;
    }
    return at;
}

void add_data(LeftOutWords& words, pugi::xml_node node, std::size_t depth) {
    if (depth > limits::xml_depth) return;
    words.add(node.value());
    const std::string_view name = xml::name(node);
    if (name == "s" || name == "tab" || name == "line-break") words.next();
    for (const pugi::xml_node child : node.children()) add_data(words, child, depth + 1);
    if (name == "p" || name == "h") words.next();
}

}  // namespace

void LeftOutWords::add(std::string_view text) {
    for (const char c : text) {
        if (full()) return;
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            space_ = !text_.empty();
            continue;
        }
        if (space_) text_ += ' ';
        space_ = false;
        text_ += c;
    }
}

bool LeftOutWords::full() const {
    return text_.size() > kept;
}

void LeftOutWords::add_all(pugi::xml_node element) {
    add_element(*this, element, false, 0);
}

void LeftOutWords::add_written(pugi::xml_node element) {
    add_data(*this, element, 0);
}

void LeftOutWords::add_page(std::string_view html) {
    for (std::size_t at = 0; at < html.size() && !full();) {
        if (html[at] != '<') {
            const std::size_t end = std::min(html.find('<', at), html.size());
            add(html.substr(at, end - at));
            at = end;
            continue;
        }
        next();
        at = behind_unseen(html, at);
        const std::size_t close = html.find('>', at);
        at = close == std::string_view::npos ? html.size() : close + 1;
    }
}

std::string LeftOutWords::quoted() const {
    if (text_.empty()) return {};
    std::string out = "“";
    std::size_t at = 0;
    for (std::size_t count = 0; at < text_.size() && count < longest; ++count) {
        const auto [c, length] = utf8::decode(text_, at);
        utf8::append(out, c);
        at += length;
    }
    return out + (at < text_.size() ? "…”" : "”");
}

}  // namespace raingan
