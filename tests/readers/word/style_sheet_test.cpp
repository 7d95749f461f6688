#include "readers/word/style_sheet.h"

#include "base/error.h"
#include "readers/container/zip.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
using word::StyleSheet;

namespace {

const std::string two_styles =
    R"(<w:docDefaults><w:rPrDefault/></w:docDefaults><w:latentStyles/>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:name w:val="a"/></w:style>)"
    R"(<w:style w:styleId='B' w:type='character' ><w:name w:val="b"/></w:style><w:style w:type="table" w:styleId="C"/>)";

std::string name_of(StyleSheet& sheet, const char* type, const char* id) {
    return std::string(xml::text_of(xml::child(sheet.find(type, id), "name"), "val"));
}

void check_two_styles(const std::string& bytes) {
    CAPTURE(bytes);
    StyleSheet sheet("word/styles.xml", bytes);
    CHECK(name_of(sheet, "paragraph", "A") == "a");
    CHECK(name_of(sheet, "character", "B") == "b");
    CHECK(xml::name(sheet.find("table", "C")) == "style");
    CHECK_FALSE(sheet.find("table", "A"));
    CHECK_FALSE(sheet.find("paragraph", "Z"));
    CHECK(sheet.default_id("paragraph") == "A");
    CHECK(sheet.default_id("table").empty());
    CHECK(xml::child(sheet.defaults(), "rPrDefault"));
    CHECK(sheet.find("paragraph", "A") == sheet.find("paragraph", "A"));
}

}  // namespace

TEST_CASE("styles are found whether the part is plain or has to be parsed as a whole") {
    const std::string open = "<w:styles xmlns:w=\"x\">", close = "</w:styles>";
    check_two_styles(open + two_styles + close);
    check_two_styles("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" + open + two_styles + close + "\n");
    check_two_styles(open + "<!-- <w:style w:type=\"paragraph\" w:styleId=\"A\"/> -->" + two_styles + close);
    check_two_styles("<?xml version=\"1.0\" encoding=\"latin1\"?>" + open + two_styles + close);
    check_two_styles(open + two_styles + R"(<w:style w:type="table" w:styleId="&amp;"/>)" + close);
}

TEST_CASE("another prefix, or none, is another prefix") {
    StyleSheet none("s", "<styles><style type=\"table\" styleId=\"T\"><name val=\"t\"/></style></styles>");
    CHECK(name_of(none, "table", "T") == "t");
    StyleSheet other("s",
                     "<a:styles><a:style a:type=\"table\" a:styleId=\"T\"><a:name a:val=\"t\"/></a:style></a:styles>");
    CHECK(name_of(other, "table", "T") == "t");
}

TEST_CASE("a style sheet that is cut short or ill-formed is an error with its line") {
    const auto code = [](const std::string& bytes) {
        return error_code([&] {
            StyleSheet sheet("word/styles.xml", bytes);
            return sheet.find("paragraph", "A");
        });
    };
    const std::string style = "<w:style w:type=\"paragraph\" w:styleId=\"A\">";
    CHECK(code("<w:styles>" + style) == "ill-formed");
    CHECK(code("<w:styles>" + style + "</w:style>") == "ill-formed");
    CHECK(code("<w:styles>" + style + "<w:a></w:b></w:style></w:styles>") == "ill-formed");
    CHECK(code("") == "ill-formed");
}

TEST_CASE("every style of the sample is the same found one by one and parsed as a whole") {
    const std::string package = slurp(sample("lamnamphong-ita-2566.docx"));
    Zip zip(package);
    const std::string bytes = zip.require("word/styles.xml");
    StyleSheet sheet("word/styles.xml", bytes);
    const auto whole = xml::parse("word/styles.xml", bytes);
    int styles = 0;
    for (const pugi::xml_node node : whole->root().children()) {
        if (xml::name(node) != "style") continue;
        const pugi::xml_node found = sheet.find(xml::text_of(node, "type"), xml::text_of(node, "styleId"));
        struct Writer : pugi::xml_writer {
            std::string text;
            void write(const void* data, size_t size) override { text.append(static_cast<const char*>(data), size); }
        } expected, actual;
        node.print(expected, "", pugi::format_raw);
        found.print(actual, "", pugi::format_raw);
        CHECK(expected.text == actual.text);
        ++styles;
    }
    CHECK(styles > 100);
}
