#include "pdf/metadata.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/utf8.h"

namespace raingan::pdf {

namespace {

constexpr const char* producer = "Raingan";
constexpr std::size_t longest_text = 4'000;  // bytes of UTF-8

int two_digits(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Of "D:YYYYMMDD[hhmmss…]".
bool is_real(std::string_view date) {
    const auto within = [&](std::size_t at, int low, int high) {
        return date.size() < at + 2 || (two_digits(date, at) >= low && two_digits(date, at) <= high);
    };
    return within(6, 1, 12) && within(8, 1, 31) && within(10, 0, 23) && within(12, 0, 59) && within(14, 0, 59);
}

/// A PDF date as XMP writes it: "2023-11-02T08:30:00+07:00".
std::string xmp_date(std::string_view date) {
    std::string out;
    static constexpr std::string_view separators = "----TT::::";  // before the digits from 4 on, a pair each
    date.remove_prefix(2);
    std::size_t at = 0;
    for (; at < date.size() && date[at] >= '0' && date[at] <= '9'; ++at) {
        if (at >= 4 && at % 2 == 0) out.push_back(separators[at - 4]);
        out.push_back(date[at]);
    }
    for (; at < date.size(); ++at)
        if (date[at] != '\'') {
            out.push_back(date[at]);
        } else if (at + 1 < date.size()) {
            out.push_back(':');
        }
    return out;
}

/// One line of characters that XML and PDF can hold.
std::string cleaned(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size() && out.size() < longest_text;) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF;
        if (!control) utf8::append(out, c);
        if ((c == '\n' || c == '\t') && !out.empty()) out.push_back(' ');
    }
    const std::size_t last = out.find_last_not_of(' ');
    const std::size_t first = out.find_first_not_of(' ');
    return last == std::string::npos ? std::string() : out.substr(first, last - first + 1);
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

constexpr std::string_view packet_begin =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";

constexpr std::string_view identifiers =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n";

/// ISO 19005-3 6.6.2.3.3: a schema that PDF/A does not know describes itself.
constexpr std::string_view pdfua_schema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

constexpr std::string_view packet_end = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

}  // namespace

std::string xml_text(const std::string& text) {
    return escaped(cleaned(text));
}

std::string pdf_date(const std::string& iso) {
    static constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
    std::string out = "D:";
    std::size_t at = 0;
    for (; at < std::min(iso.size(), shape.size()); ++at) {
        const bool digit = std::isdigit(static_cast<unsigned char>(iso[at])) != 0;
        if (shape[at] == 'd' ? !digit : iso[at] != shape[at]) break;
        if (digit) out.push_back(iso[at]);
    }
    if (at < 10 || (at > 10 && at < shape.size()) || !is_real(out)) return {};
    std::string zone = iso.substr(at);
    if (!zone.empty() && zone.front() == '.') zone.erase(0, std::min(zone.find_first_of("Z+-"), zone.size()));
    if (zone == "Z") return out + "Z";
    const bool offset =
        zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' &&
        std::all_of(zone.begin() + 1, zone.end(), [](char c) { return c == ':' || (c >= '0' && c <= '9'); });
    return offset ? out + zone.substr(0, 3) + "'" + zone.substr(4) + "'" : out;
}

Metadata completed(Metadata metadata, const Pages& pages) {
    metadata.title = cleaned(metadata.title);
    for (const OutlineEntry& entry : pages.outline)
        if (metadata.title.empty()) metadata.title = cleaned(entry.title);
    if (metadata.title.empty()) metadata.title = untitled;
    metadata.author = cleaned(metadata.author);
    metadata.subject = cleaned(metadata.subject);
    metadata.keywords = cleaned(metadata.keywords);
    return metadata;
}

Ref write_info(File& file, const Metadata& metadata) {
    std::string entries = std::string("/Producer(") + producer + ")";
    const auto put = [&](const char* key, const std::string& value) {
        if (value.empty()) return;
        entries += key;
        append_text(entries, value);
    };
    put("/Title", metadata.title);
    put("/Author", metadata.author);
    put("/Subject", metadata.subject);
    put("/Keywords", metadata.keywords);
    put("/CreationDate", pdf_date(metadata.created));
    put("/ModDate", pdf_date(metadata.modified));
    return file.add(entries);
}

Ref write_xmp(File& file, const Metadata& metadata) {
    std::string xmp(packet_begin);
    xmp +=
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        "<dc:format>application/pdf</dc:format>"
        "<dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
        escaped(metadata.title) + "</rdf:li></rdf:Alt></dc:title>";
    if (!metadata.author.empty())
        xmp += "<dc:creator><rdf:Seq><rdf:li>" + escaped(metadata.author) + "</rdf:li></rdf:Seq></dc:creator>";
    if (!metadata.subject.empty())
        xmp += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(metadata.subject) +
               "</rdf:li></rdf:Alt></dc:description>";
    xmp +=
        "</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">";
    const auto put_date = [&](const char* name, const std::string& iso) {
        const std::string date = pdf_date(iso);
        if (!date.empty())
            xmp.append("<").append(name).append(">").append(xmp_date(date)).append("</").append(name) += ">";
    };
    put_date("xmp:CreateDate", metadata.created);
    put_date("xmp:ModifyDate", metadata.modified);
    if (!metadata.keywords.empty()) xmp += "<pdf:Keywords>" + escaped(metadata.keywords) + "</pdf:Keywords>";
    xmp.append("<pdf:Producer>").append(producer).append("</pdf:Producer></rdf:Description>\n");
    xmp.append(identifiers).append(pdfua_schema).append(packet_end);
    return file.add_stream("/Type/Metadata/Subtype/XML", xmp);
}

}  // namespace raingan::pdf
