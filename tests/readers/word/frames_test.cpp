// What stands around the text: framed paragraphs become floats of the paragraph that follows, an initial joins it;
// space between cells, borders of pages, numbers of lines.
#include "document/text.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const std::string place =
    R"(<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="100"/>)";

const Float& float_at(const Document& document, std::size_t block) {
    return std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(block).what).what);
}

}  // namespace

TEST_CASE("paragraphs of one frame stand together at its place and hang on the next paragraph") {
    const Document document =
        read_body(paragraph(text_run("หนึ่ง"), place) + paragraph(text_run("สอง"), place) +
                  paragraph(text_run("สาม"), R"(<w:framePr w:hAnchor="page" w:x="400"/>)") + text_paragraph("เนื้อหา"));
    REQUIRE(document.sections[0].blocks.size() == 3);
    CHECK(paragraph_at(document, 0).text == "เนื้อหา");
    CHECK(paragraph_at(document, 0).anchors == std::vector<std::uint32_t>{0, 0});
    const Float& frame = float_at(document, 1);
    CHECK(plain_text(frame.shapes.at(0).blocks) == "หนึ่ง\nสอง");
    CHECK(frame.width.pt == 100);
    CHECK(frame.horizontal.from == FloatPosition::From::margin);
    CHECK(frame.horizontal.align == FloatPosition::Align::end);
    CHECK(frame.vertical.from == FloatPosition::From::text);
    CHECK(frame.vertical.offset.pt == 5);
    CHECK(frame.wrap == Wrap::square);
    CHECK(frame.distance_start.pt == 9);
    CHECK_FALSE(frame.shapes[0].wide_as_text);
    CHECK(float_at(document, 2).shapes[0].wide_as_text);
    CHECK(count_diagnostics(document, "placed-otherwise") == 0);
}

TEST_CASE("a frame that nothing follows hangs on what is before it; alone, or without a place, it stands in the flow") {
    const Document last = read_body(text_paragraph("เนื้อหา") + paragraph(text_run("กรอบ"), place));
    REQUIRE(last.sections[0].blocks.size() == 2);
    CHECK(plain_text(float_at(last, 1).shapes.at(0).blocks) == "กรอบ");
    const Document alone = read_body(paragraph(text_run("กรอบ"), place));
    CHECK(paragraph_at(alone, 0).text == "กรอบ");
    CHECK(count_diagnostics(alone, "placed-otherwise") == 1);
    const Document nowhere = read_body(paragraph(text_run("กรอบ"), "<w:framePr/>") + text_paragraph("เนื้อหา"));
    CHECK(paragraph_at(nowhere, 0).text == "กรอบ");
    CHECK(count_diagnostics(nowhere, "placed-otherwise") == 1);
    const Document in_cell = read_body(table(1, row(cell(paragraph(text_run("กรอบ"), place) + text_paragraph("ช่อง")))));
    CHECK(plain_text(in_cell.sections[0].blocks).find("ช่อง") != std::string::npos);
    CHECK(plain_text(in_cell.sections[0].blocks).find("กรอบ") != std::string::npos);
}

TEST_CASE("a large initial joins its paragraph, whose word stays whole") {
    const std::string cap = R"(<w:framePr w:dropCap="drop" w:lines="2" w:hSpace="60" w:wrap="around"/>)";
    const Document document =
        read_body(paragraph(text_run("ร", R"(<w:szCs w:val="90"/>)"), cap) + text_paragraph("ายงาน"));
    REQUIRE(document.sections[0].blocks.size() == 1);
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(p.text == "รายงาน");
    REQUIRE(p.drop_cap);
    CHECK(p.drop_cap->end == 3);
    CHECK(p.drop_cap->lines == 2);
    CHECK(p.drop_cap->distance.pt == 3);
    CHECK_FALSE(p.drop_cap->in_margin);
    // Nothing follows: it is a paragraph of its own.
    const Document alone = read_body(paragraph(text_run("ร"), cap));
    CHECK(paragraph_at(alone, 0).text == "ร");
    CHECK_FALSE(paragraph_at(alone, 0).drop_cap);
    const Document before_table = read_body(paragraph(text_run("ร"), cap) + table(1, row(text_cell("ช่อง"))));
    CHECK(paragraph_at(before_table, 0).text == "ร");
}

TEST_CASE("space between cells is twice what is said; inside rules are the cells', outer ones the table's") {
    const std::string borders =
        R"(<w:tblBorders><w:top w:val="single" w:sz="16"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>)";
    const Document document = read_body(
        table(1, row(text_cell("ก")) + row(text_cell("ข")), R"(<w:tblCellSpacing w:w="60" w:type="dxa"/>)" + borders));
    const auto& read = std::get<Table>(document.sections[0].blocks.at(0).what);
    CHECK(read.cell_spacing.pt == 6);
    CHECK(read.outline.top.width.pt == 2);
    CHECK(read.outline.start.style == BorderStyle::none);
    CHECK(read.rows[0].cells[0].borders.top.width.pt == 0.5);
    CHECK(read.rows[0].cells[0].borders.start.style == BorderStyle::none);
    CHECK(count_diagnostics(document, "placed-otherwise") == 0);
}

TEST_CASE("page borders and line numbers are the section's; borders made of pictures are told") {
    const Document document = read_body(
        text_paragraph("ก") +
        R"(<w:sectPr><w:pgBorders w:offsetFrom="page" w:display="notFirstPage">)"
        R"(<w:top w:val="single" w:sz="16" w:space="24"/><w:left w:val="apples" w:sz="12" w:space="4"/></w:pgBorders>)"
        R"(<w:lnNumType w:countBy="5" w:start="2" w:distance="400" w:restart="continuous"/></w:sectPr>)");
    CHECK(count_diagnostics(document, "not-shown") == 1);
    const Section& section = document.sections[0];
    REQUIRE(section.page_borders);
    CHECK(section.page_borders->on == PageBorders::On::not_first);
    CHECK_FALSE(section.page_borders->from_text);
    CHECK(section.page_borders->borders.top.width.pt == 2);
    CHECK(section.page_borders->borders.top.space.pt == 24);
    CHECK(section.page_borders->borders.bottom.style == BorderStyle::none);
    REQUIRE(section.line_numbers);
    CHECK(section.line_numbers->every == 5);
    CHECK(section.line_numbers->start == 3);
    CHECK(section.line_numbers->distance.pt == 20);
    CHECK(section.line_numbers->restart == LineNumbers::Restart::never);
    const Document none = read_body(text_paragraph("ก") + R"(<w:sectPr><w:pgBorders><w:top w:val="nil"/></w:pgBorders>)"
                                                          R"(<w:lnNumType w:countBy="0"/></w:sectPr>)");
    CHECK_FALSE(none.sections[0].page_borders);
    CHECK_FALSE(none.sections[0].line_numbers);
}

TEST_CASE("borders around the text stand around a header too, unless the document says not to") {
    const auto space = [](const std::string& settings) {
        DocxBuilder builder(text_paragraph("ก") +
                            R"(<w:sectPr><w:headerReference w:type="default" r:id="header1"/>)"
                            R"(<w:pgMar w:top="1440" w:header="720"/><w:pgBorders><w:top w:val="single" w:space="4"/>)"
                            R"(</w:pgBorders></w:sectPr>)");
        builder.header("header1.xml", text_paragraph("หัว")).settings(settings);
        return builder.read().sections.at(0).page_borders.value().borders.top.space.pt;
    };
    CHECK(space("") == 40);
    CHECK(space("<w:bordersDoNotSurroundHeader/>") == 4);
}
