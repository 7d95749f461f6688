#include "base/utf8.h"
#include "exchange/json.h"
#include "exchange/plain_text.h"
#include "exchange/xml.h"
#include "exchange/xml_names.h"

#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/reader.h>

namespace raingan {
using namespace exchange;
namespace {

/// XML 1.0 §2.2, Char, but for surrogates, which UTF-8 does not have.
bool is_xml_character(char32_t c) {
    return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r';
}

bool needs_escape(std::string_view text) {
    for (std::size_t at = plain_end(text, 0); at < text.size(); at = plain_end(text, at)) {
        const auto [c, length] = utf8::decode(text, at);
        if (!is_xml_character(c)) return true;
        at += length;
    }
    return false;
}

/// Turns the events of the report's JSON into elements as they come: of a report of a thousand pages a tree would be
/// ten times the text.
class XmlWriter : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, XmlWriter> {
public:
    using Size = rapidjson::SizeType;

    XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

    bool Null() { return leaf({}); }
    bool Bool(bool /*value*/) { return leaf({}); }
    bool RawNumber(const Ch* text, Size length, bool /*copy*/) { return leaf({text, length}); }
    bool String(const Ch* text, Size length, bool /*copy*/) { return leaf({text, length}); }
    bool Key(const Ch* text, Size length, bool /*copy*/) {
        name_.assign(text, length);
        return true;
    }
    bool StartObject() { return open(false); }
    bool EndObject(Size /*members*/) { return close(); }
    bool StartArray() { return open(true); }
    bool EndArray(Size /*items*/) { return close(); }
    bool Default() { return false; }  // other numbers, which do not come where all come as text

    std::string take() { return std::move(out_); }

private:
    struct Element {
        std::string name;
        std::string_view item;  ///< of an array: what its items are called
        bool filled = false;
    };

    /// The start tag, but for its end.
    std::string begin() {
        std::string name = open_.empty()               ? "report"
                           : open_.back().item.empty() ? name_
                                                       : std::string(open_.back().item);
        if (!open_.empty() && !open_.back().filled) {
            open_.back().filled = true;
            out_ += '\n';
        }
        out_.append(open_.size(), ' ');
        (out_ += '<') += name;
        if (open_.empty()) ((out_ += " xmlns=\"") += report_namespace) += '"';
        return name;
    }
    void end(std::string_view name) { ((out_ += "</") += name) += ">\n"; }

    bool open(bool array) {
        std::string name = begin();
        out_ += '>';
        open_.push_back({std::move(name), array ? xml_item_name(name_) : std::string_view(), false});
        return true;
    }
    bool close() {
        const Element element = std::move(open_.back());
        open_.pop_back();
        if (element.filled) out_.append(open_.size(), ' ');
        end(element.name);
        return true;
    }
    bool leaf(std::string_view value) {
        const std::string name = begin();
        text(value);
        end(name);
        return true;
    }

    void text(std::string_view text) {
        const bool escaped = needs_escape(text);
        out_ += escaped ? " escaped=\"true\">" : ">";
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t plain = plain_end(text, at);
            out_.append(text, at, plain - at);
            const auto [c, length] = utf8::decode(text, plain);
            if (length != 0) character(c, text.substr(plain, length), escaped);
            at = plain + length;
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
    std::vector<Element> open_;
    std::string name_;  ///< of the member that comes next
};

}  // namespace

std::string to_xml(const Report& report) {
    XmlWriter writer;
    std::string json = to_json(report);
    rapidjson::InsituStringStream events(json.data());
    rapidjson::Reader reader;
    constexpr unsigned flags =
        rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    reader.Parse<flags>(events, writer);  // our own JSON
    return writer.take();
}

}  // namespace raingan
