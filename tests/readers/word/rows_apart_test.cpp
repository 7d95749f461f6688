// Rows of long tables that stand as text in the tree: what is read is the same.
#include "readers/word/rows_apart.h"

#include "readers/docx_builder.h"
#include "sanitized.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A document of one table with so many rows of 12 cells, above 4 MiB; row `odd` is another.
std::string part_of(std::size_t rows, std::size_t odd = 0, const std::string& other = "",
                    const std::string& behind = "") {
    std::string out = "<w:document xmlns:w=\"w\"><w:body><w:tbl>";
    for (std::size_t r = 0; r < rows; ++r) {
        if (r == odd && !other.empty()) {
            out += other;
            continue;
        }
        out += "<w:tr w:rsidR='a>b'>";
        for (int c = 0; c < 12; ++c)
            out +=
                "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:jc "
                "w:val=\"center\"/></w:pPr><w:r>"
                "<w:rPr><w:sz w:val=\"" +
                std::to_string(20 + c % 3) + "\"/><w:rFonts w:ascii=\"Font" + std::to_string(c) +
                "\" w:cs=\"TH SarabunPSK\"/>" + std::string(180, ' ') + "</w:rPr><w:t>ข้อ " + std::to_string(r) +
                " &amp; " + std::to_string(c) + "</w:t></w:r></w:p></w:tc>";
        out += "</w:tr>";
    }
    return out + "</w:tbl>" + behind + "<w:p/></w:body></w:document>";
}

std::size_t apart(const std::string& part) {
    const std::string text = word::with_rows_apart(part);
    std::size_t count = 0;
    for (std::size_t at = text.find("<tr><![CDATA["); at != std::string::npos; at = text.find("<tr><![CDATA[", at + 1))
        ++count;
    if (count == 0) CHECK(text == part);
    return count;
}

std::string body_of(const std::string& part) {
    const std::size_t begin = part.find("<w:body>") + 8;
    return part.substr(begin, part.find("</w:body>") - begin);
}

/// A comment in the body keeps all rows in the tree.
void check_same(const std::string& part) {
    const Document one = read_body(body_of(part)), other = read_body(body_of(part) + "<!-- -->");
    CHECK(one.sections == other.sections);
    CHECK(one.text_formats == other.text_formats);
    CHECK(one.paragraph_formats == other.paragraph_formats);
    CHECK(one.diagnostics.size() == other.diagnostics.size());
}

}  // namespace

TEST_CASE("rows of a long plain table stand apart, all but the first ones; others stay in the tree") {
    constexpr std::size_t rows = 1'200;
    CHECK(apart(part_of(rows)) == rows - 16);
    CHECK(apart(part_of(990)) == 0);
    CHECK(apart(part_of(20)) == 0);
    const char* const others[] = {
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>",
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr>",
        "<w:tr><w:tc><w:tbl><w:tr/></w:tbl><w:p/></w:tc></w:tr>",
        "<w:tr><w:tc><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p></w:tc></w:tr>",
        "<w:tr><w:trPr><w:del/></w:trPr></w:tr>",
        "<w:tr><w:tc><w:p><w:bookmarkStart/></w:p></w:tc></w:tr>",
        "<w:tr><w:tc><w:p><w:r><w:t>]]></w:t></w:r></w:p></w:tc></w:tr>",
        "<w:bookmarkEnd/>",
        "<!-- -->",
        "<w:tr><![CDATA[<w:tr/>]]></w:tr>",
        "<w:tr><w:tc></w:tr>",
        "<w:tr",
    };
    for (const char* other : others) {
        CAPTURE(other);
        CHECK(apart(part_of(rows, 700, other)) == 0);
    }
    // Only the body's own tables.
    std::string inside = part_of(rows);
    inside.insert(inside.find("<w:tbl>"), "<w:sdt>");
    inside.insert(inside.find("</w:tbl>") + 8, "</w:sdt>");
    CHECK(apart(inside) == 0);
}

TEST_CASE("a document is read alike whether its rows stand apart or not") {
    check_same(part_of(1'200));
    if (!is_sanitized) check_same(part_of(4'100));
    // Each of these is found out only when the row is read.
    check_same(part_of(1'200, 700, "<w:tr>" + std::string(14, ' ') + "<w:tc><w:p/></w:tc></w:tr>"));
    std::string wide = "<w:tr>";
    for (int c = 0; c < 15; ++c) wide += "<w:tc><w:p><w:r><w:t>more</w:t></w:r></w:p></w:tc>";
    check_same(part_of(1'200, 700, wide + "</w:tr>"));
    check_same(part_of(1'200, 700, "<w:tr>text<w:tc><w:p/></w:tc></w:tr>"));
}
