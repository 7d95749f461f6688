#include "base/utf8.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

void write(Story& story, std::string& out, xml_node parent);

/// A child argument, in parentheses where it is more than one character.
void write_argument(Story& story, std::string& out, xml_node node, string_view name) {
    std::string inner;
    write(story, inner, xml::child(node, name));
    const bool simple = utf8::decode(inner, 0).length == inner.size();
    out += simple ? inner : "(" + inner + ")";
}

/// The structures whose parts need a sign between them (ECMA-376 22.1.2).
struct Structure {
    string_view element;
    string_view first, sign, second, sign2, third;
};
constexpr Structure shapes[] = {{"f", "num", "/", "den", "", ""},    {"sSup", "e", "^", "sup", "", ""},
                                {"sSub", "e", "_", "sub", "", ""},   {"sSubSup", "e", "_", "sub", "^", "sup"},
                                {"limLow", "e", "_", "lim", "", ""}, {"limUpp", "e", "^", "lim", "", ""}};

void write_text(std::string& out, xml_node t) {
    for (const xml_node piece : t.children()) out += piece.value();
}

void write_delimited(Story& story, std::string& out, xml_node node) {
    const xml_node properties = xml::child(node, "dPr");
    const auto sign = [&](string_view name, string_view otherwise) {
        return xml::attribute(xml::child(properties, name), "val").value_or(otherwise);
    };
    out += sign("begChr", "(");
    bool first = true;
    for (const xml_node e : node.children()) {
        if (xml::name(e) != "e") continue;
        if (!first) out += sign("sepChr", "|");
        first = false;
        write(story, out, e);
    }
    out += sign("endChr", ")");
}

void write_nary(Story& story, std::string& out, xml_node node) {
    out += xml::attribute(xml::child(xml::child(node, "naryPr"), "chr"), "val").value_or("∫");
    for (const auto& [name, sign] : {std::pair<string_view, string_view>{"sub", "_"}, {"sup", "^"}}) {
        if (!xml::child(node, name).first_child()) continue;
        out += sign;
        write_argument(story, out, node, name);
    }
    out += ' ';
    write(story, out, xml::child(node, "e"));
}

bool write_shape(Story& story, std::string& out, xml_node node) {
    for (const Structure& shape : shapes) {
        if (xml::name(node) != shape.element) continue;
        write_argument(story, out, node, shape.first);
        out += shape.sign;
        write_argument(story, out, node, shape.second);
        if (!shape.third.empty()) {
            out += shape.sign2;
            write_argument(story, out, node, shape.third);
        }
        return true;
    }
    return false;
}

void write(Story& story, std::string& out, xml_node parent) {
    for_each_child(story, parent, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "t") {
            write_text(out, node);
        } else if (name == "d") {
            write_delimited(story, out, node);
        } else if (name == "nary") {
            write_nary(story, out, node);
        } else if (name == "rad") {
            out += "√";
            write_argument(story, out, node, "e");
        } else if (!write_shape(story, out, node)) {
            write(story, out, node);
        }
    });
}

}  // namespace

std::string linear_equation(Story& story, xml_node math) {
    std::string out;
    write(story, out, math);
    return out;
}

}  // namespace raingan::word
