// Small RTF files for tests, and the parts of a Document that they ask for.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/text.h"
#include "document/walk.h"
#include "readers/rtf/rtf.h"

namespace raingan::test {

/// With the header that most tests need: f0 a font without charset, f1 a Thai one, f2 a symbol font.
inline Document read_rtf(const std::string& body) {
    return rtf::read(
        R"({\rtf1\ansi\ansicpg874\deff0{\fonttbl{\f0\fcharset0 Tahoma;}{\f1\fcharset222 Angsana New (Thai);})"
        R"({\f2\fcharset2 Symbol;}{\f3\fcharset0 Courier New;}}{\colortbl;\red255\green0\blue0;\red0\green0\blue255;})" +
        body + "}");
}

inline std::vector<const Paragraph*> paragraphs_of(const Document& document) {
    std::vector<const Paragraph*> paragraphs;
    for_each_paragraph(document, [&](const Paragraph& paragraph) { paragraphs.push_back(&paragraph); });
    return paragraphs;
}

/// Of all sections, paragraphs by line ends and cells by tabs.
inline std::string text_of(const Document& document) {
    std::string text;
    for (const Section& section : document.sections) {
        if (!text.empty()) text += '\n';
        text += plain_text(section.blocks);
    }
    return text;
}

/// How the first of these words looks.
inline const TextFormat& look_at(const Document& document, std::string_view words) {
    const TextFormat* found = nullptr;
    for (const Paragraph* paragraph : paragraphs_of(document)) {
        const std::size_t at = paragraph->text.find(words);
        if (at == std::string::npos) continue;
        for (const Run& run : paragraph->runs)
            if (run.begin <= at && at < run.end) found = &document.text_formats.at(run.format);
        break;
    }
    REQUIRE(found != nullptr);
    return *found;
}

inline const ParagraphFormat& form_at(const Document& document, std::string_view words) {
    for (const Paragraph* paragraph : paragraphs_of(document))
        if (paragraph->text.find(words) != std::string::npos) return document.paragraph_formats.at(paragraph->format);
    FAIL("no such paragraph");
    return document.paragraph_formats.front();
}

inline const Table& nth_table(const Document& document, std::size_t index = 0) {
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block.what);
            if (table != nullptr && index-- == 0) return *table;
        }
    FAIL("no such table");
    return std::get<Table>(document.sections.front().blocks.front().what);
}

inline bool has_diagnostic(const Document& document, std::string_view code) {
    for (const Diagnostic& diagnostic : document.diagnostics)
        if (diagnostic.code == code) return true;
    return false;
}

}  // namespace raingan::test
