#include "readers/word/style_sheet.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/ascii_case.h"
#include "base/memmem.h"

namespace raingan::word {
namespace {

using std::string_view;

/// As text.find(what, from), but by memmem, which need not stop at every '<'.
std::size_t find_in(string_view text, string_view what, std::size_t from) {
    if (from >= text.size()) return string_view::npos;
    const void* found = memmem(text.data() + from, text.size() - from, what.data(), what.size());
    return found == nullptr ? string_view::npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The prefix of the root element with its colon ("w:", or empty); none where the bytes do not begin plainly, in UTF-8.
std::optional<string_view> root_prefix(string_view bytes) {
    std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (bytes.substr(at, 5) == "<?xml") {
        const std::size_t end = bytes.find("?>", at);
        if (end == string_view::npos) return std::nullopt;
        const string_view declaration = bytes.substr(at, end - at);
        const bool other_encoding = declaration.find("encoding") != string_view::npos &&
                                    declaration.find("UTF-8") == string_view::npos &&
                                    declaration.find("utf-8") == string_view::npos;
        if (other_encoding) return std::nullopt;
        at = end + 2;
    }
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    if (at >= bytes.size() || bytes[at] != '<') return std::nullopt;
    constexpr string_view root = "styles";
    const std::size_t name_end = bytes.find_first_of(" \t\r\n/>", at);
    const string_view name = bytes.substr(at + 1, name_end == string_view::npos ? 0 : name_end - at - 1);
    if (!name.ends_with(root)) return std::nullopt;
    return name.substr(0, name.size() - root.size());
}

}  // namespace

StyleSheet::StyleSheet(std::string name, std::string bytes) : part_(std::make_unique<xml::Part>()) {
    part_->name = std::move(name);
    part_->bytes = std::move(bytes);
    if (index_bytes()) return;
    by_id_.clear();
    default_ids_.clear();
    defaults_ = {};
    part_ = xml::parse(std::move(part_->name), std::move(part_->bytes));
    index_tree();
}

void StyleSheet::add(Style style) {
    if (style.is_default) default_ids_[style.type] = style.id;
    by_id_.emplace(style.id, style);
}

/// From behind "<w:style" to behind the tag's ">"; false where it is not plain. A tag that closes itself has its end.
bool StyleSheet::read_start_tag(Style& style, std::size_t& at) const {
    const string_view bytes = part_->bytes;
    while (at < bytes.size()) {
        while (at < bytes.size() && is_space(bytes[at])) ++at;
        if (bytes.substr(at, 2) == "/>") {
            style.end = at += 2;
            return true;
        }
        if (bytes.substr(at, 1) == ">") return ++at, true;
        const std::size_t equals = bytes.find('=', at);
        if (equals == string_view::npos || equals + 1 >= bytes.size()) return false;
        const char quote = bytes[equals + 1];
        const std::size_t close = quote == '"' || quote == '\'' ? bytes.find(quote, equals + 2) : string_view::npos;
        if (close == string_view::npos) return false;
        string_view name = bytes.substr(at, equals - at);
        name.remove_prefix(name.find(':') + 1);  // npos + 1 is 0
        const string_view value = bytes.substr(equals + 2, close - equals - 2);
        if (value.find_first_of("&<\n\t") != string_view::npos) return false;
        if (name == "type") style.type = value;
        if (name == "styleId") style.id = value;
        if (name == "default") style.is_default = xml::truth(value);
        at = close + 1;
    }
    return false;
}

bool StyleSheet::index_bytes() {
    const string_view bytes = part_->bytes;
    const auto prefix = root_prefix(bytes);
    // Comments, CDATA and document types all have a "!" behind a "<".
    for (std::size_t at = bytes.find('!'); at != string_view::npos; at = bytes.find('!', at + 1))
        if (at > 0 && bytes[at - 1] == '<') return false;
    if (!prefix) return false;
    const std::string start = "<" + std::string(*prefix) + "style", end = "</" + std::string(*prefix) + "style>";
    const std::string defaults = std::string(*prefix) + "docDefaults>";
    std::size_t at = 0;
    const std::size_t defaults_begin = find_in(bytes.substr(0, find_in(bytes, start + " ", 0)), "<" + defaults, 0);
    if (defaults_begin != string_view::npos) {
        const std::size_t close = find_in(bytes, "</" + defaults, defaults_begin);
        if (close == string_view::npos) return false;
        defaults_.begin = defaults_begin;
        defaults_.end = at = close + defaults.size() + 2;
    }
    while ((at = find_in(bytes, start, at)) != string_view::npos) {
        Style style;
        style.begin = at;
        at += start.size();
        if (at < bytes.size() && !is_space(bytes[at]) && bytes[at] != '>' && bytes[at] != '/') continue;  // <w:styles
        if (!read_start_tag(style, at)) return false;
        if (style.end == 0) {
            const std::size_t close = find_in(bytes, end, at);
            if (close == string_view::npos) return false;
            style.end = at = close + end.size();
        }
        add(style);
    }
    return find_in(bytes, "</" + std::string(*prefix) + "styles",
                   bytes.size() - std::min<std::size_t>(bytes.size(), 64)) != string_view::npos;
}

void StyleSheet::index_tree() {
    for (pugi::xml_node node = part_->root().first_child(); node; node = node.next_sibling()) {
        if (xml::name(node) == "docDefaults") defaults_.node = node;
        if (xml::name(node) != "style") continue;
        const auto is_default = xml::attribute(node, "default");
        add({xml::text_of(node, "type"), xml::text_of(node, "styleId"), is_default && xml::truth(*is_default), 0, 0,
             node});
    }
}

pugi::xml_node StyleSheet::parsed(Style& style) {
    if (!style.node && style.end != 0) style.node = xml::parse_fragment(*part_, style.begin, style.end);
    return style.node;
}

pugi::xml_node StyleSheet::defaults() {
    return parsed(defaults_);
}

pugi::xml_node StyleSheet::find(string_view type, string_view id) {
    const auto found = by_id_.find(id);
    return found != by_id_.end() && found->second.type == type ? parsed(found->second) : pugi::xml_node();
}

string_view StyleSheet::called(string_view type, string_view name) {
    for (auto& [id, style] : by_id_)
        if (style.type == type && same_but_for_case(xml::text_of(xml::child(parsed(style), "name"), "val"), name))
            return id;
    return {};
}

string_view StyleSheet::default_id(string_view type) const {
    const auto found = default_ids_.find(type);
    return found == default_ids_.end() ? string_view() : found->second;
}

}  // namespace raingan::word
