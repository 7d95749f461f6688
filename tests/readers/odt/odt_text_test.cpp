// Text, its looks, paragraph forms and lists of OpenDocument text.
#include "document/text.h"
#include "readers/odt_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string text_of(const std::string& body) {
    const Document document = Fodt{body}.read();
    return plain_text(document.sections.at(0).blocks);
}

/// A list style whose levels are given as list-level elements.
std::string list_style(const std::string& levels) {
    return "<text:list-style style:name=\"L\">" + levels + "</text:list-style>";
}
std::string number_level(int level, const std::string& attributes) {
    return "<text:list-level-style-number text:level=\"" + std::to_string(level) + "\" " + attributes +
           "><style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
           "<style:list-level-label-alignment text:label-followed-by=\"listtab\" fo:margin-left=\"36pt\" "
           "fo:text-indent=\"-18pt\"/></style:list-level-properties></text:list-level-style-number>";
}
std::string item(const std::string& text) {
    return "<text:list-item><text:p>" + text + "</text:p></text:list-item>";
}
std::vector<std::string> labels(const Document& document) {
    std::vector<std::string> all;
    for (const Block& block : document.sections.at(0).blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what))
            all.push_back(paragraph->label ? paragraph->label->text : "-");
    return all;
}
using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("white space of the XML is one space, none at a paragraph's ends; text:s, tabs and breaks are kept") {
    CHECK(text_of("<text:p>\n  ก \n\t ข  <text:span> ค</text:span> </text:p>") == "ก ข ค");
    CHECK(text_of("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d<text:s/></text:p>") ==
          "a   b\tc\nd ");
    CHECK(text_of("<text:p><text:span>a</text:span> <text:span>b</text:span></text:p>") == "a b");
}

TEST_CASE("a span takes what it states, its parents, the spans around it, the paragraph's style and the default") {
    Fodt file{
        R"(<text:p text:style-name="P"><text:span text:style-name="T">A<text:span text:style-name="U">B</text:span></text:span></text:p>)"};
    file.styles =
        R"(<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt" fo:font-family="Arial" fo:language="en" fo:country="US"/></style:default-style>)" +
        odf_style("Base", "text", R"(<style:text-properties fo:font-style="italic" fo:color="#112233"/>)");
    file.automatic =
        odf_style("P", "paragraph", R"(<style:text-properties fo:font-size="200%"/>)") +
        odf_style("T", "text", R"(<style:text-properties fo:font-weight="bold"/>)",
                  R"(style:parent-style-name="Base")") +
        odf_style(
            "U", "text",
            R"(<style:text-properties fo:font-weight="normal" fo:font-size="50%" style:text-position="super 58%"/>)");
    const Document document = file.read();
    const Paragraph& paragraph = odt_paragraph(document, 0);
    REQUIRE(paragraph.runs.size() == 2);
    const TextFormat& outer = odt_look(document, paragraph, 0);
    CHECK(outer.font == "Arial");
    CHECK(outer.size.pt == doctest::Approx(20));
    CHECK(outer.bold);
    CHECK(outer.italic);
    CHECK(outer.colour == Colour{0x11, 0x22, 0x33});
    CHECK(outer.language == "en-US");
    const TextFormat& inner = odt_look(document, paragraph, 1);
    CHECK_FALSE(inner.bold);
    CHECK(inner.italic);
    CHECK(inner.size.pt == doctest::Approx(10));
    CHECK(inner.vertical == VerticalPosition::superscript);
}

TEST_CASE("Thai takes the complex font, size and weight; digits and signs take those of the script before them") {
    Fodt file{R"(<text:p text:style-name="P">(1) ข้อ 2. Latin 3 ก</text:p>)"};
    file.faces = R"(<style:font-face style:name="S1" svg:font-family="'TH SarabunPSK'"/>)";
    file.automatic = odf_style(
        "P", "paragraph",
        R"(<style:text-properties fo:font-family="Arial" style:font-name-complex="S1" fo:font-size="12pt" style:font-size-complex="16pt" style:font-weight-complex="bold" style:language-complex="th" style:country-complex="TH"/>)");
    const Document document = file.read();
    const Paragraph& paragraph = odt_paragraph(document, 0);
    REQUIRE(paragraph.runs.size() == 3);
    CHECK(paragraph.text.substr(0, paragraph.runs[0].end) == "(1) ข้อ 2. ");
    const TextFormat& thai = odt_look(document, paragraph, 0);
    CHECK(thai.font == "TH SarabunPSK");
    CHECK(thai.size.pt == 16);
    CHECK(thai.bold);
    CHECK(thai.language == "th-TH");
    const TextFormat& latin = odt_look(document, paragraph, 1);
    CHECK(latin.font == "Arial");
    CHECK(latin.size.pt == 12);
    CHECK_FALSE(latin.bold);
}

TEST_CASE("justified Thai is spread between clusters, as LibreOffice spreads it; Latin at its spaces") {
    Fodt file{R"(<text:p text:style-name="P">ก</text:p><text:p text:style-name="P">a</text:p>)"};
    file.automatic = odf_style(
        "P", "paragraph",
        R"(<style:paragraph-properties fo:text-align="justify"/><style:text-properties style:language-complex="th" fo:language="en"/>)");
    const Document document = file.read();
    CHECK(odt_form(document, odt_paragraph(document, 0)).alignment == Alignment::thai_distribute);
    CHECK(odt_form(document, odt_paragraph(document, 1)).alignment == Alignment::both);
}

TEST_CASE("paragraph properties: margins with percentages, lines, tabs from the indent, borders, keeps") {
    Fodt file{R"(<text:p text:style-name="P">x</text:p><text:p text:style-name="Q">y</text:p>)"};
    file.styles =
        odf_style("Base", "paragraph", R"(<style:paragraph-properties fo:margin-left="40pt" fo:line-height="150%"/>)");
    file.automatic =
        odf_style(
            "P", "paragraph",
            R"(<style:paragraph-properties fo:margin-left="50%" fo:text-indent="10pt" fo:margin-top="6pt" fo:keep-with-next="always" fo:border="0.5pt solid #ff0000" fo:border-left="none" fo:padding="2pt" fo:widows="2"><style:tab-stops><style:tab-stop style:position="100pt" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties>)",
            R"(style:parent-style-name="Base")") +
        odf_style("Q", "paragraph",
                  R"(<style:paragraph-properties style:line-height-at-least="20pt" fo:text-align="end"/>)",
                  R"(style:parent-style-name="Base")");
    const Document document = file.read();
    const ParagraphFormat& first = odt_form(document, odt_paragraph(document, 0));
    CHECK(first.indent_start.pt == doctest::Approx(20));
    CHECK(first.indent_first_line.pt == doctest::Approx(10));
    CHECK(first.space_before.pt == doctest::Approx(6));
    CHECK(first.line.multiple == doctest::Approx(1.5));
    CHECK(first.keep_next);
    CHECK(first.widow_control);
    REQUIRE(first.tabs.size() == 1);
    CHECK(first.tabs[0].position.pt == doctest::Approx(120));
    CHECK(first.tabs[0].kind == TabKind::right);
    CHECK(first.tabs[0].leader == TabLeader::dot);
    CHECK(first.borders.top.colour == Colour{255, 0, 0});
    CHECK(first.borders.top.space.pt == doctest::Approx(2));
    CHECK(first.borders.start.style == BorderStyle::none);
    const ParagraphFormat& second = odt_form(document, odt_paragraph(document, 1));
    CHECK(second.line.rule == LineRule::at_least);
    CHECK(second.line.height.pt == doctest::Approx(20));
    CHECK(second.alignment == Alignment::end);
    CHECK_FALSE(second.widow_control);
    file.settings =
        R"(<config:config-item config:name="TabsRelativeToIndent" config:type="boolean">false</config:config-item>)";
    const Document other = file.read();
    CHECK(odt_form(other, odt_paragraph(other, 0)).tabs.at(0).position.pt == doctest::Approx(100));
}

TEST_CASE("headings have their level, and the number that the outline style gives them") {
    Fodt file{
        R"(<text:h text:outline-level="1">a</text:h><text:h text:outline-level="2">b</text:h><text:h text:outline-level="2">c</text:h><text:h text:outline-level="1" text:is-list-header="true">d</text:h>)"};
    file.styles =
        "<text:outline-style style:name=\"Outline\">"
        R"(<text:outline-level-style text:level="1" style:num-format="๑, ๒, ๓, ..." style:num-suffix="."/>)"
        R"(<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>)"
        "</text:outline-style>";
    const Document document = file.read();
    CHECK(labels(document) == Labels{"๑.", "๑.1", "๑.2", "-"});
    CHECK(odt_form(document, odt_paragraph(document, 1)).outline_level == 2);
}

TEST_CASE("lists: Thai numbers and letters, nesting, only the first paragraph of an item, start values") {
    Fodt file{"<text:list text:style-name=\"L\">" + item("a") +
              "<text:list-item><text:p>b</text:p><text:p>more</text:p><text:list>" + item("c") + item("d") +
              "</text:list></text:list-item><text:list-item text:start-value=\"7\"><text:p>e</text:p></text:list-item>"
              "<text:list-header><text:p>f</text:p></text:list-header></text:list>"};
    file.automatic = list_style(number_level(1, R"(style:num-format="๑, ๒, ๓, ..." style:num-suffix="/")") +
                                number_level(2, R"(style:num-format="ก, ข, ค, ..." loext:num-list-format="%1%.%2%")"));
    const Document document = file.read();
    CHECK(labels(document) == Labels{"๑/", "๒/", "-", "๒.ก", "๒.ข", "๗/", "-"});
    const ParagraphFormat& first = odt_form(document, odt_paragraph(document, 0));
    CHECK(first.indent_start.pt == doctest::Approx(36));
    CHECK(first.indent_first_line.pt == doctest::Approx(-18));
    CHECK(odt_form(document, odt_paragraph(document, 2)).indent_first_line.pt == 0);
}

TEST_CASE("a new text:list begins anew unless it continues the last one of its style, or the one it names") {
    Fodt file{R"(<text:list xml:id="one" text:style-name="L">)" + item("a") + item("b") +
              R"(</text:list><text:p>between</text:p><text:list text:style-name="L" text:continue-numbering="true">)" +
              item("c") + R"(</text:list><text:list text:style-name="L">)" + item("d") +
              R"(</text:list><text:list text:continue-list="one" text:style-name="L">)" + item("e") + "</text:list>"};
    file.automatic = list_style(number_level(1, R"(style:num-format="1")"));
    CHECK(labels(file.read()) == Labels{"1", "2", "-", "3", "1", "4"});
}

TEST_CASE("letters behind z: in step (aa, bb) or counted on (aa, ab)") {
    const auto last = [](const std::string& sync) {
        Fodt file{
            R"(<text:list text:style-name="L"><text:list-item text:start-value="28"><text:p>x</text:p></text:list-item></text:list>)"};
        file.automatic = list_style(number_level(1, R"(style:num-format="a" )" + sync));
        return labels(file.read());
    };
    CHECK(last("") == Labels{"ab"});
    CHECK(last(R"(style:num-letter-sync="true")") == Labels{"bb"});
}

TEST_CASE("a paragraph's own indents win over the list's; older labels add to them") {
    Fodt file{
        R"(<text:list text:style-name="L"><text:list-item><text:p text:style-name="P">x</text:p></text:list-item></text:list>)"};
    file.automatic = list_style(number_level(1, R"(style:num-format="1")")) +
                     odf_style("P", "paragraph", R"(<style:paragraph-properties fo:margin-left="50pt"/>)");
    const Document own = file.read();
    CHECK(odt_form(own, odt_paragraph(own, 0)).indent_start.pt == doctest::Approx(50));
    file.automatic =
        list_style(
            R"(<text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="10pt" text:min-label-width="20pt"/></text:list-level-style-bullet>)") +
        odf_style("P", "paragraph", R"(<style:paragraph-properties fo:margin-left="50pt"/>)");
    const Document older = file.read();
    CHECK(labels(older) == Labels{"•"});
    CHECK(odt_form(older, odt_paragraph(older, 0)).indent_start.pt == doctest::Approx(80));
    CHECK(odt_form(older, odt_paragraph(older, 0)).indent_first_line.pt == doctest::Approx(-20));
}

TEST_CASE("accepted view: what was deleted is not there; hidden text, paragraphs and sections neither") {
    Fodt file{
        R"(<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>)"
        R"(<text:p>a<text:change text:change-id="c"/>b<text:change-start text:change-id="d"/>c<text:change-end text:change-id="d"/></text:p>)"
        R"(<text:p>d<text:span text:style-name="H">secret</text:span><text:hidden-text text:is-hidden="true">no</text:hidden-text></text:p>)"
        R"(<text:p>never<text:hidden-paragraph text:is-hidden="true"/></text:p>)"
        R"(<text:section text:display="none"><text:p>never</text:p></text:section><text:section><text:p>e</text:p></text:section>)"};
    file.automatic = odf_style("H", "text", R"(<style:text-properties text:display="none"/>)");
    const Document document = file.read();
    CHECK(plain_text(document.sections.at(0).blocks) == "abc\nd\ne");
}

TEST_CASE("fields show what the file says they show; page numbers stay fields with their form") {
    const Document document =
        Fodt{
            R"(<text:p><text:date>23 พ.ย. 2569</text:date> <text:page-number style:num-format="๑, ๒, ๓, ..." text:select-page="current">9</text:page-number>/<text:page-count>12</text:page-count></text:p>)"}
            .read();
    const Paragraph& paragraph = odt_paragraph(document, 0);
    CHECK(plain_text(paragraph) == "23 พ.ย. 2569 /");
    REQUIRE(paragraph.objects.size() == 2);
    const auto& page = std::get<PageField>(paragraph.objects[0].what);
    CHECK(page.kind == PageField::Kind::page);
    CHECK(page.format == NumberFormat::thai_numbers);
    CHECK(std::get<PageField>(paragraph.objects[1].what).kind == PageField::Kind::page_count);
}

TEST_CASE("links, bookmarks, ruby and comments") {
    const Document document =
        Fodt{
            R"(<text:p><text:bookmark text:name="here"/>go <text:a xlink:href="https://a.go.th/">there</text:a> <text:a xlink:href="#here|bookmark">back</text:a><office:annotation><text:p>note</text:p></office:annotation> <text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby></text:p>)"}
            .read();
    const Paragraph& paragraph = odt_paragraph(document, 0);
    CHECK(paragraph.text == "go there back 漢 (kan)");
    CHECK(paragraph.bookmarks == std::vector<std::string>{"here"});
    REQUIRE(paragraph.links.size() == 2);
    CHECK(paragraph.links[0] == Link{3, 8, "https://a.go.th/"});
    CHECK(paragraph.links[1].target == "#here");
    CHECK(is_told(document, "comments"));
}

TEST_CASE("a footnote hangs on its mark, an endnote stands at the end; both begin with their marks") {
    const Document document =
        Fodt{
            R"(<text:p>a<text:note text:note-class="footnote"><text:note-citation>๑</text:note-citation><text:note-body><text:p>foot</text:p></text:note-body></text:note>b<text:note text:note-class="endnote"><text:note-citation text:label="*">*</text:note-citation><text:note-body><text:p>end</text:p></text:note-body></text:note></text:p><text:p>last</text:p>)"}
            .read();
    const Paragraph& paragraph = odt_paragraph(document, 0);
    CHECK(paragraph.text == "a๑b*");
    REQUIRE(paragraph.anchors == std::vector<std::uint32_t>{1});
    const auto& note = std::get<Footnote>(std::get<Aside>(document.sections[0].blocks.at(1).what).what);
    CHECK(plain_text(note.blocks) == "๑foot");
    CHECK(plain_text(document.sections[0].blocks.back()) == "*end");
}

TEST_CASE("a symbol font's characters are the ones that it draws") {
    Fodt file{"<text:p><text:span text:style-name=\"W\">\xEF\x83\xBC</text:span>x</text:p>"};
    file.automatic = odf_style(
        "W", "text", R"(<style:text-properties fo:font-family="Wingdings" style:font-family-complex="Wingdings"/>)");
    CHECK(odt_paragraph(file.read(), 0).text == "✓x");
}
