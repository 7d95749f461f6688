// Small OpenDocument files made in a test, as flat XML.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "readers/odt/odt.h"

namespace raingan::test {

inline const std::string odf_namespaces =
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
    R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
    R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" )"
    R"(xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" )"
    R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" )"
    R"(xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" )"
    R"(xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" )"
    R"(xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" )"
    R"(xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" )"
    R"(xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" )"
    R"(xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")";

/// A flat file; each field is what stands in the element of that name.
struct Fodt {
    std::string body;
    std::string automatic{};  ///< office:automatic-styles
    std::string styles{};     ///< office:styles
    std::string masters{};    ///< office:master-styles
    std::string faces{};      ///< office:font-face-decls
    std::string settings{};   ///< config:config-item elements

    [[nodiscard]] std::string bytes() const {
        return R"(<?xml version="1.0" encoding="UTF-8"?><office:document )" + odf_namespaces +
               R"( office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:settings>)" +
               R"(<config:config-item-set config:name="ooo:configuration-settings">)" + settings +
               "</config:config-item-set></office:settings><office:font-face-decls>" + faces +
               "</office:font-face-decls><office:styles>" + styles + "</office:styles><office:automatic-styles>" +
               automatic + "</office:automatic-styles><office:master-styles>" + masters +
               "</office:master-styles><office:body><office:text>" + body +
               "</office:text></office:body></office:document>";
    }
    [[nodiscard]] Document read() const { return odt::read(bytes()); }
};

inline std::string odf_style(const std::string& name, const std::string& family, const std::string& properties,
                             const std::string& attributes = {}) {
    return "<style:style style:name=\"" + name + "\" style:family=\"" + family + "\" " + attributes + ">" + properties +
           "</style:style>";
}

/// The paragraphs and tables of the first section's list of blocks.
inline const Paragraph& odt_paragraph(const Document& document, std::size_t block, std::size_t section = 0) {
    const auto* paragraph = std::get_if<Paragraph>(&document.sections.at(section).blocks.at(block).what);
    REQUIRE(paragraph != nullptr);
    return *paragraph;
}
inline const Table& odt_table(const Document& document, std::size_t block) {
    const auto* table = std::get_if<Table>(&document.sections.at(0).blocks.at(block).what);
    REQUIRE(table != nullptr);
    return *table;
}
inline const ParagraphFormat& odt_form(const Document& document, const Paragraph& paragraph) {
    return document.paragraph_formats.at(paragraph.format);
}
inline const TextFormat& odt_look(const Document& document, const Paragraph& paragraph, std::size_t run) {
    return document.text_formats.at(paragraph.runs.at(run).format);
}
inline bool is_told(const Document& document, std::string_view words) {
    for (const Diagnostic& diagnostic : document.diagnostics)
        if (diagnostic.message.en.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace raingan::test
