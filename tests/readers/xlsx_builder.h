// Small workbooks made in a test: sheet XML goes in as text, a package comes out.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "docx_builder.h"
#include "readers/reader.h"

namespace raingan::test {

struct XlsxBuilder {
    std::map<std::string, std::string> parts;
    std::string sheets, relationships, names, properties;
    int count = 0;

    XlsxBuilder() {
        parts["_rels/.rels"] =
            R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
    }
    /// `inner`: what stands in the worksheet element.
    XlsxBuilder& sheet(const std::string& name, const std::string& inner, const std::string& state = "visible") {
        const std::string id = std::to_string(++count);
        sheets +=
            R"(<sheet name=")" + name + R"(" sheetId=")" + id + R"(" state=")" + state + R"(" r:id="r)" + id + R"("/>)";
        relationships +=
            R"(<Relationship Id="r)" + id + R"(" Type="x/worksheet" Target="worksheets/s)" + id + R"(.xml"/>)";
        parts["xl/worksheets/s" + id + ".xml"] = "<worksheet>" + inner + "</worksheet>";
        return *this;
    }
    XlsxBuilder& strings(const std::string& inner) {
        relationships += R"(<Relationship Id="ss" Type="x/sharedStrings" Target="sharedStrings.xml"/>)";
        parts["xl/sharedStrings.xml"] = "<sst>" + inner + "</sst>";
        return *this;
    }
    XlsxBuilder& styles(const std::string& inner) {
        relationships += R"(<Relationship Id="st" Type="x/styles" Target="styles.xml"/>)";
        parts["xl/styles.xml"] = "<styleSheet>" + inner + "</styleSheet>";
        return *this;
    }
    [[nodiscard]] std::string bytes() const {
        auto all = parts;
        all["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relationships + "</Relationships>";
        all["xl/workbook.xml"] = "<workbook>" + properties + "<sheets>" + sheets + "</sheets><definedNames>" + names +
                                 "</definedNames></workbook>";
        return zip_of(all);
    }
    [[nodiscard]] Document read() const { return read_document(bytes(), "a.xlsx"); }
};

inline const Table& table_of(const Document& document, std::size_t section = 0, std::size_t which = 0) {
    REQUIRE_MESSAGE(document.sections.size() > section, "no such section");
    std::size_t seen = 0;
    for (const Block& block : document.sections[section].blocks)
        if (const auto* table = std::get_if<Table>(&block.what))
            if (seen++ == which) return *table;
    FAIL("no such table");
    throw std::logic_error("unreachable");
}
inline std::string text_of(const Cell& cell) {
    const auto* paragraph = cell.blocks.empty() ? nullptr : std::get_if<Paragraph>(&cell.blocks.front().what);
    return paragraph == nullptr ? std::string() : paragraph->text;
}
/// Rows as text: cells by their column, parted by |.
inline std::vector<std::string> rows_of(const Table& table) {
    std::vector<std::string> rows;
    for (const Row& row : table.rows) {
        std::string text;
        std::uint32_t column = 0;
        for (const Cell& cell : row.cells) {
            for (; column < cell.column; ++column) text += '|';
            text += text_of(cell);
        }
        rows.push_back(text);
    }
    return rows;
}
inline bool tells(const Document& document, const std::string& code, const std::string& part = "") {
    for (const Diagnostic& diagnostic : document.diagnostics)
        if (diagnostic.code == code && diagnostic.message.en.find(part) != std::string::npos) return true;
    return false;
}

}  // namespace raingan::test
