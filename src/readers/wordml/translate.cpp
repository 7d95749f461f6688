#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "readers/word/number_codes.h"
#include "readers/wordml/names.h"
#include "readers/wordml/translation.h"

namespace raingan::wordml {
namespace {

using pugi::xml_node;
using std::string_view;
using word::append_escaped;

void append_attribute(std::string& out, string_view name, string_view value) {
    out.append(" ").append(name).append("=\"");
    append_escaped(out, value);
    out += '"';
}

void write_attributes(Translation& translation, std::string& out, xml_node node, string_view element) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (translation.namespaces.of(attribute.name()) != Vocabulary::word) continue;
        const std::string name = attribute_name(xml::local_name(attribute.name()));
        append_attribute(out, "w:" + name, value_of(element, name, attribute.value()));
    }
}

/// An element under its new name, with its attributes under theirs.
void write_renamed(Translation& translation, std::string& out, xml_node node) {
    const std::string name = element_name(xml::name(node));
    out.append("<w:").append(name);
    write_attributes(translation, out, node, name);
    if (!node.first_child()) {
        out += "/>";
        return;
    }
    out += '>';
    write_children(translation, out, node);
    out.append("</w:").append(name).append(">");
}

/// xml:space stands on the root alone, which parts do not have in common.
void write_text(Translation& translation, std::string& out, xml_node node) {
    const std::string name = element_name(xml::name(node));
    out.append("<w:").append(name).append(" xml:space=\"preserve\">");
    write_children(translation, out, node);
    out.append("</w:").append(name).append(">");
}

void write_number_format(Translation&, std::string& out, xml_node node) {
    word::append_value(out, "numFmt", word::number_format_name(xml::integer(node, "val").value_or(0)));
}

void write_hyperlink(Translation& translation, std::string& out, xml_node node) {
    out += "<w:hyperlink";
    const string_view target = xml::text_of(node, "dest"), bookmark = xml::text_of(node, "bookmark");
    if (!target.empty()) append_attribute(out, "r:id", translation.package.link(target, translation.part));
    if (!bookmark.empty()) append_attribute(out, "w:anchor", bookmark);
    out += '>';
    write_children(translation, out, node);
    out += "</w:hyperlink>";
}

/// A header or footer that stands in its section: a part of its own and a reference to it.
void write_header(Translation& translation, std::string& out, xml_node node) {
    const std::string element(xml::name(node));
    const std::string type = element == "hdr" ? "header" : "footer";
    const std::string target = type + std::to_string(++translation.headers) + ".xml";
    const std::string outer = std::exchange(translation.part, "word/" + target);
    std::string body = word::PackageBuilder::root("w:" + element);
    write_children(translation, body, node);
    body.append("</w:").append(element).append(">");
    translation.part = outer;
    out.append("<w:").append(type).append("Reference");
    write_attributes(translation, out, node, element);
    append_attribute(out, "r:id", translation.package.add(type, target, std::move(body), translation.part));
    out += "/>";
}

/// A note that stands in its run: an entry of the part of notes and a reference to it. Those with a type, in w:docPr,
/// are the lines above the notes.
void write_note(Translation& translation, std::string& out, xml_node node) {
    const std::string element(xml::name(node));
    Notes& notes = element == "footnote" ? translation.footnotes : translation.endnotes;
    const std::string id = std::to_string(++notes.count);
    const std::string outer = std::exchange(translation.part, "word/" + element + "s.xml");
    std::string body;
    write_children(translation, body, node);
    translation.part = outer;
    const string_view type = xml::text_of(node, "type");
    notes.xml.append("<w:").append(element);
    append_attribute(notes.xml, "w:id", id);
    if (!type.empty()) append_attribute(notes.xml, "w:type", camel_case(type));
    notes.xml.append(">").append(body).append("</w:").append(element).append(">");
    if (!type.empty()) return;
    out.append("<w:").append(element).append("Reference");
    append_attribute(out, "w:id", id);
    if (xml::is_set(node, "suppressRef")) out += " w:customMarkFollows=\"1\"";
    out += "/>";
}

void write_nothing(Translation&, std::string&, xml_node) {}

struct Handler {
    string_view element;
    void (*write)(Translation&, std::string&, xml_node);
};
constexpr auto handlers = std::to_array<Handler>({{"t", write_text},
                                                  {"delText", write_text},
                                                  {"instrText", write_text},
                                                  {"delInstrText", write_text},
                                                  {"nfc", write_number_format},
                                                  {"hlink", write_hyperlink},
                                                  {"hdr", write_header},
                                                  {"ftr", write_header},
                                                  {"footnote", write_note},
                                                  {"endnote", write_note},
                                                  {"cfChunk", write_children},
                                                  {"binData", write_nothing},
                                                  {"docOleData", write_nothing},
                                                  {"docSuppData", write_nothing},
                                                  {"styles", write_nothing},  // those of the file: wordml.cpp
                                                  {"lists", write_nothing},
                                                  {"fonts", write_nothing},
                                                  {"docPr", write_nothing},
                                                  {"latentStyles", write_nothing},
                                                  {"shapeDefaults", write_nothing}});

void write_word(Translation& translation, std::string& out, xml_node node) {
    const auto* handler = std::ranges::find(handlers, xml::name(node), &Handler::element);
    (handler == handlers.end() ? write_renamed : handler->write)(translation, out, node);
}

/// Hints that stand around content; all others stand in properties.
void write_hint(Translation& translation, std::string& out, xml_node node) {
    constexpr auto around = std::to_array<string_view>({"sect", "sub-section", "pBdrGroup"});
    if (std::ranges::find(around, xml::name(node)) != around.end()) write_children(translation, out, node);
}

/// Revisions are kept as such; comments and former properties are not read.
void write_annotation(Translation& translation, std::string& out, xml_node node) {
    struct Kind {
        string_view type, element;
    };
    constexpr auto kinds = std::to_array<Kind>({{"Word.Insertion", "ins"},
                                                {"Word.Deletion", "del"},
                                                {"Word.Bookmark.Start", "bookmarkStart"},
                                                {"Word.Bookmark.End", "bookmarkEnd"}});
    const auto* kind = std::ranges::find(kinds, xml::text_of(node, "type"), &Kind::type);
    if (kind == kinds.end()) return;
    out.append("<w:").append(kind->element);
    append_attribute(out, "w:id", xml::text_of(node, "id"));
    const string_view name = xml::text_of(node, "name");
    if (!name.empty()) append_attribute(out, "w:name", name);
    out += '>';
    write_children(translation, out, xml::child(node, "content"));
    out.append("</w:").append(kind->element).append(">");
}

void write_drawing(Translation& translation, std::string& out, xml_node node) {
    if (xml::name(node) == "imagedata") {
        write_image_data(translation, out, node);
        return;
    }
    out.append("<").append(node.name());
    for (const pugi::xml_attribute attribute : node.attributes())
        append_attribute(out, attribute.name(), attribute.value());
    out += '>';
    write_children(translation, out, node);
    out.append("</").append(node.name()).append(">");
}

void write_element(Translation& translation, std::string& out, xml_node node) {
    switch (translation.namespaces.of(node.name())) {
        case Vocabulary::word:
            return write_word(translation, out, node);
        case Vocabulary::hint:
            return write_hint(translation, out, node);
        case Vocabulary::annotation:
            return write_annotation(translation, out, node);
        case Vocabulary::drawing:
            return write_drawing(translation, out, node);
        case Vocabulary::foreign:
            return write_children(translation, out, node);
        case Vocabulary::ignored:
            return;
    }
}

}  // namespace

void write_children(Translation& translation, std::string& out, xml_node node) {
    if (++translation.depth > limits::xml_depth) throw over_limit(limits::xml_depth, translation.part);
    for (const xml_node child : node.children()) write(translation, out, child);
    --translation.depth;
}

void write(Translation& translation, std::string& out, xml_node node) {
    if (node.type() == pugi::node_element) write_element(translation, out, node);
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) append_escaped(out, node.value());
}

}  // namespace raingan::wordml
