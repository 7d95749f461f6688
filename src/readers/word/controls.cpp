// Content controls (ECMA-376 Part 1 17.5.2): what is bound to custom XML shows what stands there, as Word takes it over
// when it opens the file; a placeholder that nobody filled in is told.
#include <array>
#include <cstdint>
#include <string>

#include "readers/word/left_out_parts.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::size_t most_stores = 100;

/// The parts customXml/item1.xml … by the identity that their properties state (22.5.2.1 datastoreItem).
const std::vector<CustomStore>& stores(Context& context) {
    if (context.custom_stores) return *context.custom_stores;
    std::vector<CustomStore>& found = context.custom_stores.emplace();
    for (std::size_t i = 1; i <= most_stores; ++i) {
        const std::string name = "customXml/item" + std::to_string(i) + ".xml";
        if (!context.package.has(name)) break;
        const Relationship item{"", "", name, false};
        const Relationships relationships = relationships_of(context.package, name);
        const auto properties = readable_part(context.package, relationships.by_type("customXmlProps"));
        auto part = readable_part(context.package, &item);
        if (!properties || !part) continue;
        found.push_back({std::string(xml::text_of(properties->root(), "itemID")), std::move(part)});
    }
    return found;
}

/// A step of a path: "t:agency[2]" or "@name". Namespaces are not looked at.
struct Step {
    string_view name;
    std::int64_t number = 1;
    bool attribute = false;
};

Step step_of(string_view text) {
    Step step;
    step.attribute = text.starts_with('@');
    if (step.attribute) text.remove_prefix(1);
    if (const std::size_t bracket = text.find('['); bracket != string_view::npos) {
        step.number = xml::integer(text.substr(bracket + 1)).value_or(0);
        text = text.substr(0, bracket);
    }
    const std::size_t colon = text.find(':');
    step.name = colon == string_view::npos ? text : text.substr(colon + 1);
    return step;
}

/// What a path of plain steps from the root leads to; none where it is another kind of path or leads nowhere.
std::optional<std::string> value_at(xml_node document, string_view path) {
    if (!path.starts_with('/') || path.starts_with("//")) return std::nullopt;
    xml_node node = document;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        const Step step = step_of(path.substr(0, end));
        path.remove_prefix(end);
        if (step.attribute) {
            const auto value = xml::attribute(node, step.name);
            return value && path.empty() ? std::optional(std::string(*value)) : std::nullopt;
        }
        std::int64_t left = step.number;
        xml_node next;
        for (const xml_node child : node.children())
            if (!next && child.type() == pugi::node_element && xml::name(child) == step.name && --left == 0)
                next = child;
        if (!next) return std::nullopt;
        node = next;
    }
    return std::string(node.child_value());
}

std::optional<std::string> bound_value(Context& context, xml_node binding) {
    const string_view identity = xml::text_of(binding, "storeItemID");
    const string_view path = xml::text_of(binding, "xpath");
    for (const CustomStore& store : stores(context))
        if (identity.empty() || store.identity == identity)
            if (auto value = value_at(store.part->tree, path)) return value;
    return std::nullopt;
}

/// Shown by the value itself, or by the list's entry that has it; dates, boxes and pictures have forms of their own.
std::optional<std::string> shown_value(xml_node properties, std::string value) {
    static constexpr std::array<string_view, 5> other{"date", "checkbox", "picture", "equation", "docPartList"};
    for (const string_view kind : other)
        if (xml::child(properties, kind)) return std::nullopt;
    for (const string_view list : {string_view("dropDownList"), string_view("comboBox")})
        for (const xml_node item : xml::child(properties, list).children())
            if (xml::text_of(item, "value") == value && !xml::text_of(item, "displayText").empty())
                return std::string(xml::text_of(item, "displayText"));
    for (char& c : value)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    return value.find_first_not_of(' ') == std::string::npos ? std::nullopt : std::optional(std::move(value));
}

void collect_texts(xml_node node, std::vector<xml_node>& texts, std::size_t depth = 0) {
    if (depth > limits::xml_depth) return;
    for (const xml_node child : node.children())
        if (xml::name(child) == "t")
            texts.push_back(child);
        else
            collect_texts(child, texts, depth + 1);
}

}  // namespace

void read_control(Story& story, xml_node control) {
    Context& context = story.context;
    xml_node properties = xml::child(control, "sdtPr");
    const xml_node binding = xml::child(properties, "dataBinding");
    const xml_node placeholder = xml::child(properties, "showingPlcHdr");
    if (!binding && !placeholder) return;
    std::vector<xml_node> texts;
    collect_texts(xml::child(control, "sdtContent"), texts);
    std::optional<std::string> shown;
    if (binding && !texts.empty())
        if (const auto value = bound_value(context, binding)) shown = shown_value(properties, *value);
    if (shown) {
        texts.front().text().set(shown->c_str());
        for (std::size_t i = 1; i < texts.size(); ++i) texts[i].text().set("");
    } else if (placeholder && xml::on_off(placeholder) && !texts.empty()) {
        std::string said;
        for (const xml_node text : texts) said += text.child_value();
        context.notices.add(Notice::placeholder, story.at, "“" + said + "”");
    }
    // It may be looked at again.
    properties.remove_child(binding);
    properties.remove_child(placeholder);
}

}  // namespace raingan::word
