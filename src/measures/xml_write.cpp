#include "base/utf8.h"
#include "measures/json.h"
#include "measures/value_tree.h"
#include "measures/xml.h"
#include "measures/xml_names.h"

namespace raingan {
namespace {

/// XML 1.0 §2.2, Char, but for surrogates, which UTF-8 does not have.
bool is_xml_character(char32_t c) {
    return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r';
}

bool needs_escape(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (!is_xml_character(c)) return true;
        at += length;
    }
    return false;
}

class XmlWriter {
public:
    XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

    void element(std::string_view name, const Value& value, std::size_t depth) {
        out_.append(depth, ' ');
        (out_ += '<') += name;
        if (depth == 0) ((out_ += " xmlns=\"") += report_namespace) += '"';
        if (value.kind == Value::Kind::object || value.kind == Value::Kind::array)
            children(value, depth);
        else
            text(value.text);
        ((out_ += "</") += name) += ">\n";
    }
    std::string take() { return std::move(out_); }

private:
    void children(const Value& value, std::size_t depth) {
        out_ += '>';
        if (value.children.empty()) return;
        out_ += '\n';
        const std::string_view item = value.kind == Value::Kind::array ? xml_item_name(value.name) : "";
        for (const Value& child : value.children) element(item.empty() ? child.name : item, child, depth + 1);
        out_.append(depth, ' ');
    }

    void text(std::string_view text) {
        const bool escaped = needs_escape(text);
        out_ += escaped ? " escaped=\"true\">" : ">";
        for (std::size_t at = 0; at < text.size();) {
            const auto [c, length] = utf8::decode(text, at);
            character(c, text.substr(at, length), escaped);
            at += length;
        }
    }

    void character(char32_t c, std::string_view bytes, bool escaped) {
        constexpr std::string_view hex = "0123456789abcdef";
        if (c == '&') {
            out_ += "&amp;";
        } else if (c == '<') {
            out_ += "&lt;";
        } else if (c == '>') {
            out_ += "&gt;";
        } else if (c == '\r') {
            out_ += "&#13;";  // a bare one would be read as a newline (XML 1.0 §2.11)
        } else if (c == '\\' && escaped) {
            out_ += "\\\\";
        } else if (!is_xml_character(c)) {
            out_ += "\\u";
            for (const unsigned shift : {12U, 8U, 4U, 0U}) out_ += hex[(c >> shift) & 0xFU];
        } else {
            out_ += bytes;
        }
    }

    std::string out_;
};

}  // namespace

std::string to_xml(const Report& report) {
    XmlWriter writer;
    writer.element("report", parse_json_tree(to_json(report)), 0);
    return writer.take();
}

}  // namespace raingan
