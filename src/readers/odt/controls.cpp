// Form controls (ODF 1.3 part 3, 13): a draw:control in the text names one of office:forms by its id.
#include <algorithm>
#include <array>

#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;
using Controls = std::unordered_map<string_view, xml_node>;

void collect(Controls& controls, xml_node node, bool in_forms, std::size_t depth) {
    if (depth > limits::xml_depth) return;
    for (const xml_node child : node.children()) {
        const bool forms = in_forms || xml::name(child) == "forms";
        if (forms)
            if (const string_view id = xml::text_of(child, "id"); !id.empty()) controls.emplace(id, child);
        // Forms stand before the text, at the top of what they belong to; looking further would cost as much as
        // reading.
        constexpr std::size_t forms_depth = 6;
        if (forms || depth < forms_depth) collect(controls, child, forms, depth + 1);
    }
}

const Controls& controls_of(Context& context, xml_node node) {
    const auto [found, fresh] = context.controls.try_emplace(node.root().hash_value());
    if (fresh) collect(found->second, node.root(), false, 0);
    return found->second;
}

bool is_true(xml_node node, std::initializer_list<string_view> attributes) {
    return std::ranges::any_of(attributes, [&](string_view name) {
        const string_view value = xml::text_of(node, name);
        return value == "true" || value == "checked";
    });
}

string_view first_of(xml_node node, std::initializer_list<string_view> attributes) {
    for (const string_view name : attributes)
        if (const string_view value = xml::text_of(node, name); !value.empty()) return value;
    return {};
}

/// form:textarea may hold its text as paragraphs.
std::string paragraphs_in(xml_node control) {
    std::string text;
    for (const xml_node p : control.children()) {
        if (xml::name(p) != "p") continue;
        if (!text.empty()) text += '\n';
        for (const xml_node piece : p.children())
            text += piece.type() == pugi::node_element ? piece.child_value() : piece.value();
    }
    return text;
}

std::string chosen_options(xml_node list) {
    std::string text;
    for (const xml_node option : list.children()) {
        const bool is_set = static_cast<bool>(xml::attribute(option, "current-selected"));
        if (!(is_set ? is_true(option, {"current-selected"}) : is_true(option, {"selected"}))) continue;
        if (!text.empty()) text += ", ";
        text += first_of(option, {"label", "value"});
    }
    return text;
}

std::string with_box(xml_node control, string_view checked, string_view unchecked,
                     std::initializer_list<string_view> now, std::initializer_list<string_view> first) {
    const bool is_set = !first_of(control, now).empty();
    const string_view box = (is_set ? is_true(control, now) : is_true(control, first)) ? checked : unchecked;
    const string_view label = xml::text_of(control, "label");
    return std::string(box) + (label.empty() ? "" : " ") + std::string(label);
}

std::string text_of_control(xml_node control) {
    const string_view kind = xml::name(control);
    if (kind == "checkbox") return with_box(control, "☒", "☐", {"current-state"}, {"state"});
    if (kind == "radio") return with_box(control, "(•)", "( )", {"current-selected"}, {"selected"});
    if (kind == "listbox") return chosen_options(control);
    if (kind == "password" || kind == "hidden") return {};
    if (kind == "fixed-text" || kind == "button" || kind == "frame" || kind == "image-button")
        return std::string(first_of(control, {"label", "value"}));
    const string_view value = first_of(control, {"current-value", "value"});
    if (value.empty()) return paragraphs_in(control);
    return std::string(value);
}

}  // namespace

std::string control_text(Context& context, xml_node control) {
    const Controls& controls = controls_of(context, control);
    const auto found = controls.find(xml::text_of(control, "control"));
    return found == controls.end() ? std::string() : text_of_control(found->second);
}

}  // namespace raingan::odt
