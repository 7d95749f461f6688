// Small documents for layout tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.h"

namespace raingan::test {

/// One section on A5-like paper with 20 pt margins, TH SarabunPSK 16, no paragraph spacing.
struct DocumentMaker {
    Document document;

    DocumentMaker() {
        TextFormat text;
        text.font = "TH SarabunPSK";
        text.size = Points(16);
        document.text_formats.push_back(text);
        document.paragraph_formats.emplace_back();
        document.parts.emplace_back("test");
        Section section;
        section.page_width = Points(440);
        section.page_height = Points(440);
        section.margin_top = section.margin_bottom = section.margin_start = section.margin_end = Points(20);
        document.sections.push_back(section);
    }

    std::uint32_t paragraph_format(const ParagraphFormat& format) {
        document.paragraph_formats.push_back(format);
        return static_cast<std::uint32_t>(document.paragraph_formats.size() - 1);
    }

    static Paragraph paragraph(const std::string& text, std::uint32_t format = 0) {
        Paragraph result;
        result.text = text;
        result.format = format;
        if (!text.empty()) result.runs.push_back({0, static_cast<std::uint32_t>(text.size()), 0});
        return result;
    }

    Paragraph& add(const std::string& text, std::uint32_t format = 0) {
        document.sections.back().blocks.push_back({paragraph(text, format)});
        return std::get<Paragraph>(document.sections.back().blocks.back().what);
    }

    static Cell cell(std::uint32_t column, std::vector<std::string> paragraphs, std::uint32_t row_span = 1) {
        Cell result;
        result.column = column;
        result.row_span = row_span;
        for (const std::string& text : paragraphs) result.blocks.push_back({paragraph(text)});
        Border rule;
        rule.style = BorderStyle::single;
        result.borders = {rule, rule, rule, rule};
        result.margin_start = result.margin_end = Points(5.4);
        return result;
    }

    Table& add_table(std::vector<double> widths) {
        Table table;
        table.fixed = true;
        for (const double width : widths) table.columns.emplace_back(width);
        document.sections.back().blocks.push_back({std::move(table)});
        return std::get<Table>(document.sections.back().blocks.back().what);
    }
};

}  // namespace raingan::test
