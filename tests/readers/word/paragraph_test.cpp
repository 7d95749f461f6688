// Paragraph form, lists, sections, headers, drawings, notes, properties.
#include "document/text.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// One level of a list.
std::string level(int index, const std::string& format, const std::string& text, const std::string& more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
           "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}
std::string list(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string number(int id, int abstract_list, const std::string& overrides = "") {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract_list) +
           "\"/>" + overrides + "</w:num>";
}
std::string item(int list_id, int list_level) {
    return paragraph(text_run("x"), "<w:numPr><w:ilvl w:val=\"" + std::to_string(list_level) + "\"/><w:numId w:val=\"" +
                                        std::to_string(list_id) + "\"/></w:numPr>");
}
/// The labels of all paragraphs, joined by spaces; "-" for none.
std::string labels(const Document& document) {
    std::string out;
    for (const Block& block : document.sections.at(0).blocks) {
        const auto& label = std::get<Paragraph>(block.what).label;
        out += (out.empty() ? "" : " ") + (label ? label->text : "-");
    }
    return out;
}

const std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03", 24);

std::string drawing(const std::string& kind, const std::string& content) {
    return "<w:r><w:drawing><wp:" + kind +
           "><wp:extent cx=\"127000\" cy=\"254000\"/><wp:docPr id=\"1\" name=\"รูป\" "
           "descr=\"ตรา\"/><a:graphic><a:graphicData>" +
           content + "</a:graphicData></a:graphic></wp:" + kind + "></w:drawing></w:r>";
}
std::string picture(const std::string& id) {
    return "<pic:pic><pic:blipFill><a:blip r:embed=\"" + id + "\"/></pic:blipFill></pic:pic>";
}

}  // namespace

TEST_CASE("spacing, indents and line rules become points") {
    const Document document = read_body(
        paragraph("", R"(<w:spacing w:before="120" w:after="60" w:line="360"/><w:ind w:left="720" w:hanging="360"/>)") +
        paragraph("", R"(<w:spacing w:line="400" w:lineRule="exact"/><w:ind w:left="720" w:firstLine="240"/>)") +
        paragraph("", R"(<w:spacing w:line="0"/><w:jc w:val="thaiDistribute"/>)") +
        paragraph("", R"(<w:spacing w:before="10" w:beforeAutospacing="1"/><w:widowControl w:val="0"/>)"));
    const ParagraphFormat& first = form_of(document, paragraph_at(document, 0));
    CHECK(first.space_before.pt == 6);
    CHECK(first.space_after.pt == 3);
    CHECK(first.line.multiple == 1.5);
    CHECK(first.indent_start.pt == 36);
    CHECK(first.indent_first_line.pt == -18);
    const ParagraphFormat& second = form_of(document, paragraph_at(document, 1));
    CHECK(second.line.rule == LineRule::exact);
    CHECK(second.line.height.pt == 20);
    CHECK(second.indent_first_line.pt == 12);
    CHECK(form_of(document, paragraph_at(document, 2)).line == LineSpacing());
    CHECK(form_of(document, paragraph_at(document, 2)).alignment == Alignment::thai_distribute);
    CHECK(form_of(document, paragraph_at(document, 3)).space_before.pt == 14);
    CHECK_FALSE(form_of(document, paragraph_at(document, 3)).widow_control);
}

TEST_CASE("tab stops of a style and of the paragraph are one ascending list, cleared ones are gone") {
    const Document document =
        DocxBuilder(paragraph("", R"(<w:pStyle w:val="T"/><w:tabs><w:tab w:val="clear" w:pos="1000"/>)"
                                  R"(<w:tab w:val="right" w:leader="dot" w:pos="500"/></w:tabs>)"))
            .styles(R"(<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:tabs><w:tab w:val="left" w:pos="1000"/>)"
                    R"(<w:tab w:val="center" w:pos="2000"/></w:tabs></w:pPr></w:style>)")
            .read();
    const std::vector<TabStop>& tabs = form_of(document, paragraph_at(document, 0)).tabs;
    REQUIRE(tabs.size() == 2);
    CHECK(tabs[0] == TabStop{Points(25), TabKind::right, TabLeader::dot});
    CHECK(tabs[1].kind == TabKind::centre);
}

TEST_CASE("lists count by level, deeper levels start anew, and numbers above can be shown") {
    const Document document =
        DocxBuilder(item(1, 0) + item(1, 1) + item(1, 1) + text_paragraph("-") + item(1, 0) + item(1, 1))
            .numbering(list(0, level(0, "thaiNumbers", "%1.") + level(1, "decimal", "%1.%2)")) + number(1, 0))
            .read();
    CHECK(labels(document) == "๑. ๑.1) ๑.2) - ๒. ๒.1)");
}

TEST_CASE("every number format that reports use") {
    const auto third = [](const std::string& format) {
        const Document document = DocxBuilder(item(1, 0) + item(1, 0) + item(1, 0))
                                      .numbering(list(0, level(0, format, "%1")) + number(1, 0))
                                      .read();
        return paragraph_at(document, 2).label->text;
    };
    CHECK(third("thaiNumbers") == "๓");
    CHECK(third("thaiLetters") == "ค");
    CHECK(third("thaiCounting") == "สาม");
    CHECK(third("upperRoman") == "III");
    CHECK(third("lowerLetter") == "c");
    CHECK(third("decimalZero") == "03");
    CHECK(third("none").empty());
}

TEST_CASE("lists of one abstract list count on together; startOverride begins anew, once") {
    const Document document =
        DocxBuilder(item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0) + item(1, 0))
            .numbering(list(0, level(0, "decimal", "%1")) + number(1, 0) + number(2, 0) +
                       number(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"))
            .read();
    CHECK(labels(document) == "1 2 7 8 9");
}

TEST_CASE("lvlRestart 0 never restarts, isLgl makes all numbers decimal") {
    const Document document =
        DocxBuilder(item(1, 0) + item(1, 1) + item(1, 0) + item(1, 1))
            .numbering(list(0, level(0, "upperRoman", "%1") +
                                   level(1, "decimal", "%1-%2", "<w:lvlRestart w:val=\"0\"/><w:isLgl/>")) +
                       number(1, 0))
            .read();
    CHECK(labels(document) == "I 1-1 II 2-2");
}

TEST_CASE("bullets are the characters that their font draws, in a font of text") {
    const Document document =
        DocxBuilder(item(1, 0) + item(2, 0) + item(3, 0))
            .numbering(list(0, level(0, "bullet", "\uF0B7", R"(<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>)")) +
                       list(1, level(0, "bullet", "\uF0D8", R"(<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>)")) +
                       list(2, level(0, "bullet", "-")) + number(1, 0) + number(2, 1) + number(3, 2))
            .read();
    CHECK(labels(document) == "• ➢ -");
    CHECK(document.text_formats.at(paragraph_at(document, 0).label->format).font != "Symbol");
}

TEST_CASE("a list's indent stands over the style's, unless the style names the list itself") {
    const std::string indented = level(0, "decimal", "%1", R"(<w:pPr><w:ind w:left="400"/></w:pPr>)");
    const std::string styles =
        R"(<w:style w:type="paragraph" w:styleId="Plain"><w:pPr><w:ind w:left="800"/></w:pPr></w:style>)"
        R"(<w:style w:type="paragraph" w:styleId="Named"><w:basedOn w:val="Plain"/><w:pPr><w:numPr><w:numId w:val="1"/>)"
        R"(</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:pPr><w:numPr><w:numId w:val="1"/>)"
        R"(</w:numPr><w:ind w:left="1000"/></w:pPr></w:style>)";
    const Document document =
        DocxBuilder(
            paragraph("", R"(<w:pStyle w:val="Plain"/><w:numPr><w:numId w:val="1"/></w:numPr>)") +
            paragraph("", R"(<w:pStyle w:val="Named"/>)") + paragraph("", R"(<w:pStyle w:val="Own"/>)") +
            paragraph("", R"(<w:pStyle w:val="Named"/><w:numPr><w:numId w:val="0"/></w:numPr>)") +
            paragraph("", R"(<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>)") +
            paragraph("", R"(<w:pStyle w:val="Plain"/><w:numPr><w:numId w:val="0"/></w:numPr>)") +
            paragraph("", R"(<w:pStyle w:val="Named"/><w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="60"/>)"))
            .styles(styles)
            .numbering(list(0, indented) + number(1, 0))
            .read();
    const auto indent = [&](std::size_t i) { return form_of(document, paragraph_at(document, i)).indent_start.pt; };
    CHECK(indent(0) == 20);
    CHECK(indent(1) == 20);
    CHECK(indent(2) == 50);
    CHECK(indent(3) == 0);  // numId 0 takes the number away, and its indent; that of the style below does not come back
    CHECK(indent(4) == 50);  // but the style's own stays
    CHECK(indent(5) == 40);  // there was no number to take away
    CHECK(indent(6) == 3);
    CHECK(labels(document) == "1 2 3 - - - -");
}

TEST_CASE("a level that is tied to a style is that style's level; linked list styles are followed") {
    const Document document =
        DocxBuilder(paragraph("", R"(<w:pStyle w:val="H2"/>)"))
            .styles(
                R"(<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>)"
                R"(</w:pPr></w:style><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/>)"
                R"(</w:numPr></w:pPr></w:style>)")
            .numbering(list(0, "<w:numStyleLink w:val=\"L\"/>") +
                       list(1, level(0, "decimal", "%1") + level(1, "decimal", "B%2", "<w:pStyle w:val=\"H2\"/>")) +
                       number(1, 0) + number(2, 1))
            .read();
    CHECK(labels(document) == "B1");
}

TEST_CASE("lists that link to each other, or are not there, give no label") {
    const Document document =
        DocxBuilder(item(1, 0) + item(9, 0))
            .styles(
                R"(<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)")
            .numbering(list(0, "<w:numStyleLink w:val=\"L\"/>") + number(1, 0))
            .read();
    CHECK(labels(document) == "- -");
}

TEST_CASE("sections end with their sectPr; an empty paragraph that only carries it is not there") {
    const Document document = read_body(
        text_paragraph("ก") +
        paragraph("",
                  R"(<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>)"
                  R"(<w:pgMar w:top="-1440" w:left="720" w:gutter="280" w:right="720" w:bottom="720"/></w:sectPr>)") +
        text_paragraph("ข") +
        R"(<w:sectPr><w:type w:val="continuous"/><w:titlePg/><w:pgNumType w:fmt="thaiNumbers" w:start="5"/></w:sectPr>)");
    REQUIRE(document.sections.size() == 2);
    const Section& first = document.sections[0];
    CHECK(first.blocks.size() == 1);
    CHECK(first.page_width.pt > first.page_height.pt);
    CHECK(first.margin_start.pt == 50);
    CHECK(first.margin_top.pt == 72);
    const Section& second = document.sections[1];
    CHECK(second.start == SectionStart::continuous);
    CHECK(second.title_page);
    CHECK(second.page_number_format == NumberFormat::thai_numbers);
    CHECK(second.page_number_start == 5U);
}

TEST_CASE("negative page margins are fixed: header and footer may overlap the text") {
    const Document document = read_body(
        paragraph(text_run("ก"), R"(<w:sectPr><w:pgMar w:top="-1440" w:bottom="1000" w:left="1000"/></w:sectPr>)") +
        text_paragraph("ข") + R"(<w:sectPr><w:pgMar w:top="1440" w:bottom="-1000" w:left="1000"/></w:sectPr>)");
    const Section& first = document.sections.at(0);
    CHECK(first.margin_top.pt == 72);
    CHECK(first.top_fixed);
    CHECK_FALSE(first.bottom_fixed);
    const Section& second = document.sections.at(1);
    CHECK(second.margin_bottom.pt == 50);
    CHECK_FALSE(second.top_fixed);
    CHECK(second.bottom_fixed);
}

TEST_CASE("headers by type, inherited from the section before where a type is not named") {
    const Document document =
        DocxBuilder(paragraph(text_run("ก"), R"(<w:sectPr><w:headerReference w:type="default" r:id="header1"/>)"
                                             R"(<w:headerReference w:type="first" r:id="header2"/></w:sectPr>)") +
                    text_paragraph("ข") + R"(<w:sectPr><w:headerReference w:type="first" r:id="header3"/></w:sectPr>)")
            .header("header1.xml", text_paragraph("ปกติ"))
            .header("header2.xml", text_paragraph("แรก"))
            .header("header3.xml", text_paragraph("ใหม่"))
            .settings("<w:evenAndOddHeaders/><w:defaultTabStop w:val=\"400\"/>")
            .read();
    REQUIRE(document.sections.size() == 2);
    CHECK(plain_text(document.sections[0].headers.first) == "แรก");
    CHECK(plain_text(document.sections[1].headers.regular) == "ปกติ");
    CHECK(plain_text(document.sections[1].headers.first) == "ใหม่");
    CHECK(document.sections[1].footers.regular.empty());
    CHECK(document.even_and_odd_headers);
    CHECK(document.default_tab.pt == 20);
    CHECK(document.parts.at(paragraph_at(document.sections[1].headers.first, 0).origin.part) == "word/header3.xml");
}

TEST_CASE("an inline picture stands in the text with its size, once for all its uses") {
    DocxBuilder builder(
        paragraph(text_run("ก") + drawing("inline", picture("image1")) + drawing("anchor", picture("image1"))));
    builder.parts["word/media/image1.png"] = png;
    const Document document = builder.tie("image", "media/image1.png").read();
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(p.text == "ก\uFFFC");
    REQUIRE(document.images.size() == 1);
    CHECK(document.images[0].media_type == "image/png");
    CHECK(document.images[0].bytes == png);
    const auto& image = std::get<InlineImage>(p.objects.at(0).what);
    CHECK(image.width.pt == 10);
    CHECK(image.height.pt == 20);
    CHECK(image.alt == "ตรา");
    const auto& floating = std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what);
    REQUIRE(floating.shapes.size() == 1);
    REQUIRE(floating.shapes[0].picture);
    CHECK(floating.shapes[0].picture->image == 0);
    CHECK(floating.shapes[0].height.pt == 20);
    CHECK(p.anchors == std::vector<std::uint32_t>{static_cast<std::uint32_t>(p.text.size())});
}

TEST_CASE("a group of shapes in the line stands in the text as one thing with its size") {
    const auto shape = [](int x, const std::string& text) {
        return R"(<wps:wsp><wps:spPr><a:xfrm><a:off x=")" + std::to_string(x) +
               R"(" y="0"/><a:ext cx="127000" cy="127000"/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>)" +
               text_paragraph(text) + "</w:txbxContent></wps:txbx></wps:wsp>";
    };
    const Document document = read_body(paragraph(
        text_run("ก") +
        R"(<w:r><w:drawing><wp:inline><wp:extent cx="254000" cy="127000"/><a:graphic><a:graphicData><wpg:wgp><wpg:grpSpPr>)"
        R"(<a:xfrm><a:chOff x="0" y="0"/><a:chExt cx="254000" cy="127000"/></a:xfrm></wpg:grpSpPr>)" +
        shape(0, "ซ้าย") + shape(127000, "ขวา") +
        "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"));
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(p.text == "ก\uFFFC");
    const auto& drawing = std::get<InlineDrawing>(p.objects.at(0).what);
    CHECK(drawing.width.pt == 20);
    CHECK(drawing.height.pt == 10);
    CHECK(drawing.aside == 0);
    const auto& floating = std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what);
    CHECK(floating.in_line);
    CHECK(floating.wrap == Wrap::none);
    REQUIRE(floating.shapes.size() == 2);
    CHECK(floating.shapes[1].x.pt == 10);
}

TEST_CASE("a floating picture keeps its place, its wrap, its crop and its right-angled turn") {
    DocxBuilder builder(paragraph(
        R"(<w:r><w:drawing><wp:anchor behindDoc="1" distT="12700" distB="25400" layoutInCell="1"><wp:positionH relativeFrom="page">)"
        R"(<wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>127000</wp:posOffset>)"
        R"(</wp:positionV><wp:extent cx="254000" cy="127000"/><wp:wrapTight/><a:graphic><a:graphicData><pic:pic><pic:blipFill>)"
        R"(<a:blip r:embed="image1"/><a:srcRect l="25000" b="10000"/></pic:blipFill><pic:spPr><a:xfrm rot="5400000"/></pic:spPr>)"
        R"(</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>)"));
    builder.parts["word/media/image1.png"] = png;
    const Document document = builder.tie("image", "media/image1.png").read();
    const auto& floating = std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what);
    CHECK(floating.horizontal.from == FloatPosition::From::page);
    CHECK(floating.horizontal.align == FloatPosition::Align::end);
    CHECK(floating.vertical.from == FloatPosition::From::text);
    CHECK(floating.vertical.offset.pt == 10);
    CHECK(floating.wrap == Wrap::square);
    CHECK(floating.behind);
    CHECK(floating.distance_bottom.pt == 2);
    const Shape& shape = floating.shapes.at(0);
    CHECK(shape.picture->quarter_turns == 1);
    CHECK(shape.picture->crop == Crop{0.25, 0, 0, 0.1});
    CHECK(shape.width.pt == 10);  // turned: as high as it was wide, about the same centre
    CHECK(shape.height.pt == 20);
    CHECK(shape.x.pt == 5);
}

TEST_CASE("a picture of another format, or one that is missing, keeps its place and is told") {
    DocxBuilder builder(paragraph(drawing("inline", picture("image1")) + drawing("inline", picture("image2"))));
    builder.parts["word/media/image1.emf"] = std::string(40, '\0') + " EMF";
    const Document document = builder.tie("image", "media/image1.emf").tie("image", "media/image2.png").read();
    CHECK(paragraph_at(document, 0).objects.size() == 2);
    REQUIRE(document.images.size() == 2);
    CHECK(document.images[0].media_type == "image/emf");
    CHECK(document.images[0].bytes.empty());
    CHECK(count_diagnostics(document, "not-shown", "EMF") == 1);
    CHECK(count_diagnostics(document, "not-shown") == 2);
}

TEST_CASE("text boxes of both kinds hang on their paragraph; shapes that are not drawn are told") {
    const std::string box = "<w:txbxContent>" + text_paragraph("ในกล่อง") + "</w:txbxContent>";
    const Document document = read_body(
        paragraph(text_run("ก") + drawing("anchor", "<wps:wsp><wps:txbx>" + box + "</wps:txbx></wps:wsp>")) +
        paragraph(text_run("ข") + "<w:r><w:pict><v:shape><v:textbox>" + box + "</v:textbox></v:shape></w:pict></w:r>") +
        paragraph(drawing("anchor", "<wps:wsp/>")) +
        paragraph("<w:r><w:pict><v:shape><v:textpath string=\"ศิลป์\"/></v:shape></w:pict></w:r>"));
    CHECK(plain_text(document.sections[0].blocks) == "ก\nในกล่อง\nข\nในกล่อง\n\n\n\nศิลป์");
    CHECK(count_diagnostics(document, "not-shown", "shape") == 2);
}

TEST_CASE("a text box that is turned by a right angle lies across its box, and its text runs along it") {
    const std::string text = "<w:txbxContent>" + text_paragraph("ในกล่อง") + "</w:txbxContent>";
    const auto shape_of = [&](const std::string& content) {
        const Document document = read_body(paragraph(content));
        return std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what).shapes.at(0);
    };
    const auto box = [&](const std::string& xfrm, const std::string& body) {
        return drawing(
            "anchor", "<wps:wsp><wps:spPr><a:xfrm " + xfrm + "/></wps:spPr><wps:txbx>" + text +
                          "</wps:txbx><wps:bodyPr lIns=\"12700\" tIns=\"25400\" rIns=\"38100\" bIns=\"50800\" " + body +
                          "/></wps:wsp>");
    };
    const Shape upright = shape_of(box("", ""));
    const Shape up = shape_of(box("rot=\"16200000\"", ""));
    CHECK(upright.quarter_turns == 0);
    CHECK(up.quarter_turns == 3);
    CHECK(up.width == upright.height);
    CHECK(up.inset_start == Points(1));  // as the text has it
    CHECK(shape_of(box("rot=\"5400000\"", "")).quarter_turns == 1);
    CHECK(shape_of(box("rot=\"5400000\"", "upright=\"1\"")).quarter_turns == 0);
    CHECK(shape_of(box("rot=\"10800000\"", "")).quarter_turns == 0);
    const Shape down = shape_of(box("", "vert=\"vert\""));
    CHECK(down.quarter_turns == 1);
    CHECK(down.width == upright.width);
    CHECK(down.inset_start == Points(2));  // the page's top
    CHECK(down.inset_top == Points(3));    // the page's right
    CHECK(shape_of(box("", "vert=\"vert270\"")).inset_start == Points(4));
    const auto vml = [&](const std::string& style, const std::string& inner) {
        return shape_of("<w:r><w:pict><v:rect style=\"width:90pt;height:30pt;" + style + "\"><v:textbox style=\"" +
                        inner + "\">" + text + "</v:textbox></v:rect></w:pict></w:r>");
    };
    CHECK(vml("rotation:-90", "").quarter_turns == 3);
    CHECK(vml("rotation:-90", "").width == Points(30));
    CHECK(vml("rotation:5898240fd", "").quarter_turns == 1);
    CHECK(vml("", "layout-flow:vertical;mso-layout-flow-alt:bottom-to-top").quarter_turns == 3);
    CHECK(vml("", "layout-flow:vertical").quarter_turns == 1);
    CHECK(vml("rotation:10", "").quarter_turns == 0);
}

TEST_CASE("a group's boxes stand where its coordinates put them") {
    const std::string vml =
        R"(<w:r><w:pict><v:group style="position:absolute;margin-left:10pt;margin-top:20pt;width:100pt;height:50pt" )"
        R"(coordorigin="1000,500" coordsize="2000,1000"><v:rect style="left:1500;top:600;width:200;height:100"/>)"
        R"(<v:line from="1000,1500" to="3000,500"/></v:group></w:pict></w:r>)";
    const Document document = read_body(paragraph(vml));
    const auto& floating = std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what);
    CHECK(floating.horizontal.offset.pt == 10);
    REQUIRE(floating.shapes.size() == 2);
    CHECK(floating.shapes[0].x.pt == doctest::Approx(25));
    CHECK(floating.shapes[0].y.pt == doctest::Approx(5));
    CHECK(floating.shapes[0].width.pt == doctest::Approx(10));
    CHECK(floating.shapes[1].outline == Shape::Outline::line_up);
    CHECK(floating.shapes[1].width.pt == doctest::Approx(100));
}

TEST_CASE("a locked canvas shrinks its figures and their text alike") {
    const std::string canvas =
        R"(<lc:lockedCanvas><a:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="254000" cy="508000"/>)"
        R"(<a:chOff x="100000" y="0"/><a:chExt cx="254000" cy="508000"/></a:xfrm></a:grpSpPr>)"
        R"(<a:sp><a:spPr><a:xfrm><a:off x="227000" y="254000"/><a:ext cx="127000" cy="127000"/></a:xfrm>)"
        R"(<a:prstGeom prst="rect"/></a:spPr><a:txSp><a:txBody><a:bodyPr anchor="ctr"/>)"
        R"(<a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="2400"/><a:t>ออกแบบ</a:t></a:r></a:p></a:txBody></a:txSp></a:sp></lc:lockedCanvas>)";
    const Document document = read_body(paragraph(drawing("inline", canvas)));
    const auto& aside = std::get<Aside>(document.sections.at(0).blocks.at(1).what);
    const Shape& shape = std::get<Float>(aside.what).shapes.at(0);
    CHECK(shape.x.pt == doctest::Approx(5));
    CHECK(shape.y.pt == doctest::Approx(10));
    CHECK(shape.width.pt == doctest::Approx(5));
    CHECK(shape.vertical == VerticalAlignment::centre);
    const auto& text = std::get<Paragraph>(shape.blocks.at(0).what);
    CHECK(text.text == "ออกแบบ");
    CHECK(document.text_formats[text.runs.at(0).format].size.pt == doctest::Approx(12));
    CHECK(form_of(document, text).alignment == Alignment::centre);
}

TEST_CASE("a footnote hangs on its mark, endnotes stand at the end") {
    const std::string note = paragraph("<w:r><w:footnoteRef/></w:r>" + text_run(" หมายเหตุ"));
    const std::string endnote = paragraph("<w:r><w:endnoteRef/></w:r>" + text_run(" ท้าย"));
    const Document document =
        DocxBuilder(paragraph(text_run("ก") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + text_run("ข") +
                              "<w:r><w:endnoteReference w:id=\"2\"/></w:r>") +
                    text_paragraph("ค"))
            .relate("footnotes", "footnotes.xml", "footnotes",
                    R"(<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>)"
                    "<w:footnote w:id=\"2\">" +
                        note + "</w:footnote><w:footnote w:id=\"3\">" + text_paragraph("ไม่มีใครอ้าง") + "</w:footnote>")
            .relate("endnotes", "endnotes.xml", "endnotes", "<w:endnote w:id=\"2\">" + endnote + "</w:endnote>")
            .read();
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(p.text == "ก1ขi");
    CHECK(p.anchors == std::vector<std::uint32_t>{3});
    const auto& aside = std::get<Aside>(document.sections[0].blocks.at(1).what);
    CHECK(plain_text(std::get<Footnote>(aside.what).blocks) == "1 หมายเหตุ");
    CHECK(plain_text(document.sections[0].blocks) == "ก1ขi\n1 หมายเหตุ\nค\n\ni ท้าย");
    CHECK(document.footnote_separator.size() == 1);
}

TEST_CASE("columns, equal or each with its own width") {
    const Document equal = read_body(text_paragraph("ก") + R"(<w:sectPr><w:pgSz w:w="10000" w:h="14000"/>)"
                                                           R"(<w:pgMar w:left="1000" w:right="1000"/>)"
                                                           R"(<w:cols w:num="2" w:space="400" w:sep="1"/></w:sectPr>)");
    REQUIRE(equal.sections[0].columns.size() == 2);
    CHECK(equal.sections[0].columns[0].width.pt == 190);
    CHECK(equal.sections[0].columns[0].gap.pt == 20);
    CHECK(equal.sections[0].column_rule);
    const Document own = read_body(text_paragraph("ก") + R"(<w:sectPr><w:cols w:num="2" w:equalWidth="0">)"
                                                         R"(<w:col w:w="2000" w:space="200"/><w:col w:w="6000"/>)"
                                                         R"(</w:cols></w:sectPr>)");
    REQUIRE(own.sections[0].columns.size() == 2);
    CHECK(own.sections[0].columns[1].width.pt == 300);
}

TEST_CASE("a thing that happens in a thousand places is told for the first ones and then counted") {
    std::string body;
    for (int i = 0; i < 1000; ++i) body += paragraph("<w:r><w:commentReference w:id=\"1\"/></w:r>");
    const Document document = read_body(body);
    CHECK(document.diagnostics.size() == 11);
    CHECK(count_diagnostics(document, "not-shown", "990 more") == 1);
}

TEST_CASE("title, author and dates are read from the package") {
    DocxBuilder builder(text_paragraph("ก"));
    builder.parts["docProps/core.xml"] =
        "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>รายงาน</dc:title>"
        "<dc:creator>สมหมาย</dc:creator><dcterms:modified>2023-09-30T00:00:00Z</dcterms:modified></cp:coreProperties>";
    builder.parts["_rels/.rels"].insert(
        builder.parts["_rels/.rels"].rfind("</Relationships>"),
        "<Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
        "core-properties\" Target=\"docProps/core.xml\"/>");
    const Document document = builder.read();
    CHECK(document.properties.title == "รายงาน");
    CHECK(document.properties.author == "สมหมาย");
    CHECK(document.properties.modified == "2023-09-30T00:00:00Z");
}
