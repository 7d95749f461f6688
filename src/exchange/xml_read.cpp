// XML → tree of values by libxml2's streaming reader, which validates each element as it goes by: nothing of an invalid
// or oversized file is kept.
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/limits.h"
#include "base/owned.h"
#include "base/resources.h"
#include "base/utf8.h"
#include "exchange/value_tree.h"
#include "exchange/xml.h"
#include "exchange/xml_names.h"

namespace raingan {
using namespace exchange;
namespace {

using TextReader = Owned<xmlTextReader, xmlFreeTextReader>;
using SchemaParser = Owned<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>;
using Schema = Owned<xmlSchema, xmlSchemaFree>;

std::string line_place(std::int64_t line) {
    return "line " + std::to_string(line);
}

/// The first thing that libxml2 found wrong.
struct Fault {
    bool found = false;
    bool in_schema = false;
    int line = 0;
    std::string text;
};

std::string without(std::string text, std::string_view part) {
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos;) text.erase(at, part.size());
    return text;
}

// libxml2 2.12 made the error const; a template takes either.
template <typename ErrorPointer>
void keep_first(void* context, ErrorPointer error) {
    auto& fault = *static_cast<Fault*>(context);
    if (fault.found || error == nullptr || error->level < XML_ERR_ERROR) return;
    fault.found = true;
    fault.in_schema = error->domain == XML_FROM_SCHEMASV;
    fault.line = error->line;
    fault.text = error->message != nullptr ? error->message : "";
    while (fault.text.ends_with('\n')) fault.text.pop_back();
    fault.text = without(std::move(fault.text), "{" + std::string(report_namespace) + "}");
}

void raise(const Fault& fault) {
    if (fault.in_schema)
        throw unreadable(
            "schema-invalid", line_place(fault.line),
            {fault.text + " Mend it by 'raingan schema report.xsd', or export the report again",
             "ไม่เป็นไปตามสคีมา: " + fault.text + " โปรดแก้ไขตาม 'raingan schema report.xsd' หรือส่งออกรายงานใหม่"});
    throw unreadable("ill-formed", line_place(fault.line),
                     {"is not well-formed XML: " + fault.text + "; export the report again",
                      "XML ไม่ถูกรูปแบบ: " + fault.text + " โปรดส่งออกรายงานใหม่"});
}

Schema load_schema() {
    const auto bytes = resource("schemas/report.xsd").value_or("");
    const SchemaParser parser(xmlSchemaNewMemParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
    if (!parser) throw std::bad_alloc();
    Schema schema(xmlSchemaParse(parser.get()));
    if (!schema) throw std::bad_alloc();  // the built-in schema is sound: tests read it
    return schema;
}

/// The way back from to_xml's escapes; false where there is another one.
bool unescape(std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
        } else if (text.compare(at + 1, 1, "\\") == 0) {
            out += text[++at];
        } else {
            char32_t c = 0;
            if (text.size() - at < 6 || text[at + 1] != 'u') return false;
            for (const char digit : text.substr(at + 2, 4)) {
                const auto value = std::string_view("0123456789abcdef").find(digit);
                if (value == std::string_view::npos) return false;
                c = (c << 4U) | static_cast<char32_t>(value);
            }
            if (c >= 0xD800 && c <= 0xDFFF) return false;
            utf8::append(out, c);
            at += 5;
        }
    }
    text = std::move(out);
    return true;
}

class XmlTreeBuilder {
public:
    explicit XmlTreeBuilder(xmlTextReader* reader) : reader_(reader) {}

    /// Takes the node that the reader stands on.
    void take_node() {
        switch (xmlTextReaderNodeType(reader_)) {
            case XML_READER_TYPE_ELEMENT:
                begin();
                if (xmlTextReaderIsEmptyElement(reader_) != 0) end();
                break;
            case XML_READER_TYPE_END_ELEMENT:
                end();
                break;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_WHITESPACE:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                if (const auto* text = xmlTextReaderConstValue(reader_); text != nullptr && !open_.empty())
                    open_.back().text += reinterpret_cast<const char*>(text);
                break;
            default:  // comments, processing instructions
                break;
        }
    }
    ValueTree take() { return std::move(tree_); }

private:
    struct Open {
        Value* value;
        bool escaped;
        std::string text{};
    };

    /// Of the element; the parser itself is already some hundred bytes ahead.
    [[nodiscard]] std::int64_t line() const {
        return std::max<std::int64_t>(0, xmlGetLineNo(xmlTextReaderCurrentNode(reader_)));
    }
    [[nodiscard]] std::string here() const { return line_place(line()); }

    void begin() {
        if (++values_ > limits::report_values) throw over_limit(limits::report_values, here());
        if (open_.size() >= limits::report_depth) throw over_limit(limits::report_depth, here());
        Value* value = &tree_.root;
        if (!open_.empty()) value = &open_.back().value->children.emplace_back();
        value->line = static_cast<std::uint32_t>(line());
        value->name = tree_.texts.emplace_back(reinterpret_cast<const char*>(xmlTextReaderConstLocalName(reader_)));
        if (!xml_item_name(value->name).empty()) value->kind = Value::Kind::array;
        const std::unique_ptr<xmlChar, decltype(xmlFree)> escaped(
            xmlTextReaderGetAttribute(reader_, reinterpret_cast<const xmlChar*>("escaped")), xmlFree);
        const std::string_view flag = escaped ? reinterpret_cast<const char*>(escaped.get()) : "";
        open_.push_back({value, flag.find_first_of("t1") != std::string_view::npos});  // xs:boolean: true, 1
    }

    void end() {
        auto [value, escaped, text] = std::move(open_.back());
        open_.pop_back();
        if (value->kind != Value::Kind::array)
            value->kind = value->children.empty() ? Value::Kind::leaf : Value::Kind::object;
        if (value->kind != Value::Kind::leaf) text.clear();  // the indentation
        if (escaped && !unescape(text))
            throw unreadable(
                "bad-report", line_place(value->line),
                {"has an escape other than \\\\ and \\u with four hexadecimal digits in small letters; mend it",
                 "มีรหัสแทนอักขระที่ไม่ใช่ \\\\ หรือ \\u ตามด้วยเลขฐานสิบหกสี่หลัก โปรดแก้ไข"});
        if (!text.empty()) value->text = tree_.texts.emplace_back(std::move(text));
    }

    xmlTextReader* reader_;
    ValueTree tree_;
    std::vector<Open> open_;
    std::size_t values_ = 0;
};

/// A document type could grow by entities or name other files; reports have none. (Our own '<' in text is "&lt;".)
void refuse_doctype(std::string_view xml) {
    const std::size_t at = xml.find("<!DOCTYPE");
    if (at == std::string_view::npos) return;
    throw unreadable("doctype", line_place(1 + std::ranges::count(xml.substr(0, at), '\n')),
                     {"a document type is not read; take it out", "ไม่รับ DOCTYPE โปรดลบออก"});
}

ValueTree parse_xml_tree(std::string_view xml) {
    refuse_doctype(xml);
    const Schema schema = load_schema();
    // UTF-8 whatever the file declares, so that refuse_doctype() and the parser see the same characters.
    constexpr int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES;
    const TextReader reader(
        xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), "report.xml", "UTF-8", options));
    if (!reader) throw std::bad_alloc();
    Fault fault;
    xmlTextReaderSetStructuredErrorHandler(
        reader.get(), [](void* context, auto error) { keep_first(context, error); }, &fault);
    if (xmlTextReaderSetSchema(reader.get(), schema.get()) != 0) throw std::bad_alloc();
    XmlTreeBuilder builder(reader.get());
    int more = 0;
    while ((more = xmlTextReaderRead(reader.get())) == 1 && !fault.found) builder.take_node();
    if (more < 0 && !fault.found) fault = {true, false, xmlTextReaderGetParserLineNumber(reader.get()), "cut off"};
    if (fault.found) raise(fault);
    return builder.take();
}

}  // namespace

Report from_xml(std::string_view xml) {
    return report_of(parse_xml_tree(xml).root);
}

}  // namespace raingan
