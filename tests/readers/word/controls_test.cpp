// Content controls: what is bound to custom XML, and placeholders.
#include "document/text.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using test::DocxBuilder;

namespace {

std::string control(const std::string& properties, const std::string& content) {
    return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
}

std::string bound(const std::string& path, const std::string& more = "<w:text/>") {
    return "<w:dataBinding w:xpath=\"" + path + "\" w:storeItemID=\"{1}\"/>" + more;
}

Document read(const std::string& paragraph) {
    DocxBuilder docx(test::paragraph(paragraph));
    docx.parts["customXml/item1.xml"] =
        "<t:rep xmlns:t=\"urn:t\"><t:agency>เก่า</t:agency><t:agency code=\"๗\">เทศบาล</t:agency><t:none/></t:rep>";
    docx.parts["customXml/itemProps1.xml"] = "<ds:datastoreItem xmlns:ds=\"urn:ds\" ds:itemID=\"{1}\"/>";
    docx.parts["customXml/_rels/item1.xml.rels"] =
        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/customXmlProps\" Target=\"itemProps1.xml\"/>"
        "</Relationships>";
    return docx.read();
}

std::string shown(const std::string& properties) {
    return plain_text(read(control(properties, test::text_run("ที่") + test::text_run("เก็บไว้"))).sections.at(0).blocks);
}

}  // namespace

TEST_CASE("a control that is bound to custom XML shows what stands there") {
    CHECK(shown(bound("/x:rep/x:agency[2]")) == "เทศบาล");
    CHECK(shown(bound("/x:rep[1]/x:agency[1]")) == "เก่า");
    CHECK(shown(bound("/rep/agency[2]/@code")) == "๗");
    CHECK(shown(bound("/rep/agency[2]/@code",
                      "<w:dropDownList><w:listItem w:displayText=\"เจ็ด\" w:value=\"๗\"/></w:dropDownList>")) == "เจ็ด");
}

TEST_CASE("where the path leads nowhere, or to something of another form, the stored text is shown") {
    for (const char* path : {"", "/", "//", "///", "/rep/agency[0]", "/rep/agency[-1]", "/rep/agency[9]", "/rep/none",
                             "rep/agency", "/rep/agency[2]/@code/x", "/rep/count(agency)", "//agency"})
        CHECK_MESSAGE(shown(bound(path)) == "ที่เก็บไว้", path);
    CHECK(shown(bound("/rep/agency[2]", "<w:date/>")) == "ที่เก็บไว้");
}

TEST_CASE("a placeholder that nobody filled in is told, one that is bound to a value is not") {
    const auto told = [](const std::string& properties) {
        const Document document = read(control(properties, test::text_run("คลิกที่นี่")));
        return std::ranges::count(document.diagnostics, "not-filled-in", &Diagnostic::code);
    };
    CHECK(told("<w:showingPlcHdr/>") == 1);
    CHECK(told("<w:showingPlcHdr w:val=\"0\"/>") == 0);
    CHECK(told("<w:showingPlcHdr/>" + bound("/rep/agency[2]")) == 0);
}
