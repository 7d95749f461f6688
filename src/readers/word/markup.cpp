#include "readers/word/markup.h"

#include <cstdint>
#include <utility>

#include "base/error.h"
#include "readers/word/word.h"

namespace raingan::word {
namespace {

constexpr std::string_view relationship_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationships_part(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

/// "word/header1.xml" → "/header1"; all else as it is.
std::string story_name(const std::string& part) {
    constexpr std::string_view folder = "word", ending = ".xml";
    if (!part.starts_with("word/") || !part.ends_with(ending)) return part;
    return part.substr(folder.size(), part.size() - folder.size() - ending.size());
}

/// U+FFFE and U+FFFF are EF BF BE and EF BF BF.
bool is_noncharacter(std::string_view utf8, std::size_t at) {
    return utf8.substr(at, 2) == "\xEF\xBF" && at + 2 < utf8.size() && static_cast<unsigned char>(utf8[at + 2]) >= 0xBE;
}

}  // namespace

void append_escaped(std::string& xml, std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const char c = utf8[at];
        switch (c) {
            case '&':
                xml += "&amp;";
                break;
            case '<':
                xml += "&lt;";
                break;
            case '>':
                xml += "&gt;";
                break;
            case '"':
                xml += "&quot;";
                break;
            case '\xEF':
                if (is_noncharacter(utf8, at))
                    at += 2;
                else
                    xml += c;
                break;
            default:
                if (static_cast<unsigned char>(c) >= ' ' || c == '\t' || c == '\n' || c == '\r') xml += c;
        }
    }
}

void append_value(std::string& xml, std::string_view name, std::string_view value) {
    xml.append("<w:").append(name).append(" w:val=\"");
    append_escaped(xml, value);
    xml += "\"/>";
}

void append_value(std::string& xml, std::string_view name, std::int64_t value) {
    append_value(xml, name, std::to_string(value));
}

void append_switch(std::string& xml, std::string_view name, bool on) {
    xml.append("<w:").append(name).append(on ? "/>" : " w:val=\"0\"/>");
}

std::string PackageBuilder::relate(std::string_view type, std::string_view target, std::string_view from,
                                   bool external) {
    Relations& relations = relations_[std::string(from)];
    std::string id = "rId" + std::to_string(++relations.count);
    relations.xml.append("<Relationship Id=\"").append(id).append("\" Type=\"").append(relationship_types);
    append_escaped(relations.xml, type);
    relations.xml += "\" Target=\"";
    append_escaped(relations.xml, target);
    relations.xml += external ? "\" TargetMode=\"External\"/>" : "\"/>";
    return id;
}

std::string PackageBuilder::add(std::string_view type, const std::string& target, std::string bytes,
                                std::string_view from) {
    package_.add("word/" + target, std::move(bytes));
    return tie(type, target, from);
}

std::string PackageBuilder::tie(std::string_view type, const std::string& target, std::string_view from) {
    return relate(type, "/word/" + target, from, false);
}

std::string PackageBuilder::link(std::string_view uri, std::string_view from) {
    return relate("hyperlink", uri, from, true);
}

void PackageBuilder::set_properties(std::string_view title, std::string_view author, std::string_view created,
                                    std::string_view modified) {
    std::string xml = "<cp:coreProperties>";
    const auto add_one = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        xml.append("<").append(name).append(">");
        append_escaped(xml, value);
        xml.append("</").append(name).append(">");
    };
    add_one("dc:title", title);
    add_one("dc:creator", author);
    add_one("dcterms:created", created);
    add_one("dcterms:modified", modified);
    package_.add("docProps/core.xml", xml + "</cp:coreProperties>");
    relate("metadata/core-properties", "/docProps/core.xml", "", false);
}

Document PackageBuilder::read(std::string document, bool stored_fields) {
    package_.add(std::string(main), std::move(document));
    relate("officeDocument", "/" + std::string(main), "", false);
    for (const auto& [part, relations] : relations_)
        package_.add(relationships_part(part), "<Relationships>" + relations.xml + "</Relationships>");
    relations_.clear();
    try {
        Document made = word::read(package_, stored_fields);
        for (std::string& part : made.parts) part = story_name(part);
        return made;
    } catch (const Error& error) {
        throw Error(error.status(), error.code(), story_name(error.place()), error.message());
    }
}

std::string PackageBuilder::root(std::string_view name) {
    constexpr std::string_view prefixes =
        R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
        R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
        R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
        R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
        R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
        R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")"
        R"( xmlns:w10="urn:schemas-microsoft-com:office:word")";
    return std::string("<").append(name).append(prefixes).append(">");
}

}  // namespace raingan::word
