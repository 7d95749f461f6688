// Elements that a reader does not know, or does not expect where they stand: their text is shown and told.
#include <doctest/doctest.h>

#include "document/walk.h"
#include "readers/docx_builder.h"
#include "readers/odt_builder.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string text_of(const Document& document) {
    std::string out;
    for_each_paragraph(document, [&](const Paragraph& paragraph) { out += paragraph.text + "|"; });
    return out;
}

bool tells(const Document& document, const std::string& words) {
    return std::ranges::any_of(document.diagnostics,
                               [&](const Diagnostic& d) { return d.message.en.find(words) != std::string::npos; });
}

Document read_docx(const std::string& body) {
    return DocxBuilder(body).read();
}
Document read_odt(const std::string& body) {
    Fodt file;
    file.body = body;
    return file.read();
}

}  // namespace

TEST_CASE("DOCX: unknown wrappers of runs, paragraphs, rows and cells are looked into") {
    struct Case {
        const char *body, *text;
    };
    const Case cases[] = {
        {"<w:p><w:r><w:t>ก</w:t></w:r><w:newer><w:r><w:t>ข</w:t></w:r></w:newer><w:r><w:t>ค</w:t></w:r></w:p>", "กขค|"},
        {"<w:p><w:newer><w:even><w:r><w:t>ข</w:t></w:r></w:even></w:newer></w:p>", "ข|"},
        {"<w:p><w:r><w:newer><w:t>ข</w:t></w:newer></w:r></w:p>", "ข|"},
        {"<w:p><w:t>ข</w:t></w:p>", "ข|"},
        {"<w:p><x:note xmlns:x=\"urn:x\">ข</x:note></w:p>", "ข|"},
        {"<w:newer><w:p><w:r><w:t>ก</w:t></w:r></w:p><w:p><w:r><w:t>ข</w:t></w:r></w:p></w:newer>", "ก|ข|"},
        {"<w:r><w:t>ก</w:t></w:r><w:p><w:r><w:t>ข</w:t></w:r></w:p>", "ก|ข|"},
        {"<w:tbl><w:newer><w:tr><w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc></w:tr></w:newer></w:tbl>", "ก|"},
        {"<w:tbl><w:tr><w:newer><w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc></w:newer></w:tr></w:tbl>", "ก|"},
        {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc><w:p><w:r><w:t>ข</w:t></w:r></w:p></w:tr></"
         "w:tbl>",
         "ก|ข|"},
        {"<w:p><mc:AlternateContent><mc:Choice "
         "Requires=\"zzz\"><w:r><w:t>ข</w:t></w:r></mc:Choice></mc:AlternateContent></w:p>",
         "ข|"},
        {"<w:p><w:r><w:pict><v:rect "
         "style=\"width:9pt;height:9pt\"><v:newer><v:textbox><w:txbxContent><w:p><w:r><w:t>ข</w:t>"
         "</w:r></w:p></w:txbxContent></v:textbox></v:newer></v:rect></w:pict></w:r></w:p>",
         nullptr},
    };
    for (const Case& one : cases) {
        CAPTURE(one.body);
        const Document document = read_docx(one.body);
        if (one.text != nullptr)
            CHECK(text_of(document) == one.text);
        else
            CHECK(text_of(document).find("ข") != std::string::npos);
    }
    CHECK(tells(read_docx(cases[0].body), "(newer)"));
}

TEST_CASE("DOCX: what is no text stays none") {
    const Document document = read_docx(
        "<w:p><w:pPr><w:newer><w:t>ก</w:t></w:newer></w:pPr><w:bookmarkEnd w:id=\"1\"/><w:proofErr w:type=\"x\"/>"
        "<w:del><w:r><w:delText>ข</w:delText></w:r></w:del><w:newer><w:del><w:r><w:t>ค</w:t></w:r></w:del></w:newer>"
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>QUJD</w:fldData></w:fldChar></w:r><w:r><w:fldChar "
        "w:fldCharType=\"end\"/></w:r><w:r><w:t>ง</w:t></w:r></w:p>");
    CHECK(text_of(document) == "ง|");
    CHECK_FALSE(tells(document, "not known"));
}

TEST_CASE("ODF: unknown elements are looked into, at every level") {
    struct Case {
        const char *body, *text;
    };
    const Case cases[] = {
        {"<loext:newer><text:p>ก</text:p></loext:newer>", "ก|"},
        {"<loext:newer>ก</loext:newer>", "ก|"},
        {"<text:list><loext:newer><text:p>ก</text:p></loext:newer><text:list-item><text:p>ข</text:p></text:list-item></"
         "text:list>",
         "ก|ข|"},
        {"<table:table><table:table-column/><table:table-row><table:table-cell><text:p>ก</text:p></table:table-cell>"
         "<loext:newer><text:p>ข</text:p></loext:newer></table:table-row></table:table>",
         "ก|ข|"},
        {"<table:table><table:table-column/><loext:newer><table:table-row><table:table-cell><text:p>ก</text:p>"
         "</table:table-cell></table:table-row></loext:newer></table:table>",
         "ก|"},
        {"<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row><table:table-cell "
         "table:number-columns-spanned=\"2\"><text:p>ก</text:p></table:table-cell><table:covered-table-cell><text:p>ข</"
         "text:p>"
         "</table:covered-table-cell></table:table-row></table:table>",
         "ก|ข|"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.body);
        const Document document = read_odt(one.body);
        CHECK(text_of(document) == one.text);
        CHECK(document.diagnostics.size() == 1);
    }
    CHECK(read_odt("<text:p>ก</text:p><text:soft-page-break/>").diagnostics.empty());
}

TEST_CASE("ODF: form controls show their text") {
    const std::string forms =
        "<office:forms xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\"><form:form>"
        "<form:text form:id=\"a\" form:value=\"เก่า\" form:current-value=\"เทศบาล\"/>"
        "<form:checkbox form:id=\"b\" form:label=\"มี\" form:current-state=\"checked\"/>"
        "<form:radio form:id=\"c\" form:label=\"ไม่มี\"/>"
        "<form:listbox form:id=\"d\"><form:option form:label=\"หนึ่ง\"/><form:option form:label=\"สอง\" "
        "form:current-selected=\"true\"/></form:listbox>"
        "<form:textarea form:id=\"e\"><text:p>บน</text:p><text:p>ล่าง</text:p></form:textarea>"
        "<form:fixed-text form:id=\"f\" form:label=\"ป้าย\"/></form:form></office:forms>";
    std::string body = forms + "<text:p>";
    for (const char* id : {"a", "b", "c", "d", "e"})
        body += std::string("<draw:control text:anchor-type=\"as-char\" draw:control=\"") + id + "\"/>,";
    body +=
        "</text:p><text:p>ท้าย<draw:control text:anchor-type=\"paragraph\" svg:width=\"3cm\" svg:height=\"1cm\" "
        "draw:control=\"f\"/></text:p>";
    const Document document = read_odt(body);
    CHECK(text_of(document) == "เทศบาล,☒ มี,( ) ไม่มี,สอง,บน\nล่าง,|ท้าย|ป้าย|");
    CHECK(tells(document, "shown as its text"));
}
