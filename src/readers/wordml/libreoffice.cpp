#include "readers/wordml/libreoffice.h"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "readers/wordml/tree.h"

namespace raingan::wordml {
namespace {

using pugi::xml_node;
using std::string_view;

using Fonts = std::set<string_view>;

Fonts fonts_of(xml_node root) {
    Fonts fonts;
    for (const xml_node font : xml::child(root, "fonts").children()) fonts.insert(xml::text_of(font, "name"));
    return fonts;
}

/// "TH SarabunPSK" of "TH SarabunPSK1", where the file has both.
string_view without_number(string_view name, const Fonts& fonts) {
    const string_view bare = name.substr(0, name.find_last_not_of("0123456789") + 1);
    return fonts.contains(bare) && fonts.contains(name) ? bare : name;
}

void restore_properties(xml_node rPr, const Fonts& fonts) {
    constexpr auto pairs =
        std::to_array<std::pair<string_view, string_view>>({{"sz", "sz-cs"}, {"b", "b-cs"}, {"i", "i-cs"}});
    for (const auto& [plain, complex] : pairs) {
        const xml_node node = xml::child(rPr, plain);
        if (!node || xml::child(rPr, complex)) continue;
        xml_node copy = rPr.append_copy(node);
        copy.set_name(beside(node, complex).c_str());
    }
    const xml_node names = xml::child(rPr, "rFonts");
    for (pugi::xml_attribute attribute : names.attributes())
        attribute.set_value(std::string(without_number(attribute.value(), fonts)).c_str());
}

}  // namespace

bool is_from_libreoffice(xml_node root) {
    const xml_node editor = xml::child(xml::child(root, "CustomDocumentProperties"), "Editor");
    return string_view(editor.child_value()).starts_with("LibreOffice");
}

void restore_complex_script(xml_node root) {
    const Fonts fonts = fonts_of(root);
    for (const xml_node rPr : elements_named(root, "rPr")) restore_properties(rPr, fonts);
}

void restore_sections(xml_node root) {
    for (const xml_node sectPr : elements_named(root, "sectPr")) {
        xml_node table;
        for (xml_node node = sectPr.parent(); node; node = node.parent())
            if (xml::name(node) == "tbl") table = node;
        if (!table) continue;
        xml_node paragraph = table.parent().insert_child_after(beside(table, "p").c_str(), table);
        paragraph.append_child(beside(table, "pPr").c_str()).append_move(sectPr);
    }
}

}  // namespace raingan::wordml
