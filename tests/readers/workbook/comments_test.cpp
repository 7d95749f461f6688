// Comments of workbooks: told, or set as notes behind their sheet.
#include "readers/odt_builder.h"
#include "readers/xlsb_builder.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

ReadOptions with_notes() {
    ReadOptions options;
    options.comments_as_notes = true;
    return options;
}

/// The paragraphs behind the table.
std::vector<std::string> notes_of(const Document& document, std::size_t section = 0) {
    std::vector<std::string> notes;
    for (const Block& block : document.sections.at(section).blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) notes.push_back(paragraph->text);
    return notes;
}

XlsxBuilder commented(const std::string& relationships = "") {
    XlsxBuilder builder;
    builder.sheet("งบ", R"(<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>)");
    builder.parts["xl/worksheets/_rels/s1.xml.rels"] =
        R"(<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/>)" + relationships +
        "</Relationships>";
    builder.parts["xl/comments1.xml"] =
        R"(<comments><authors><author>สมชาย</author><author>tc={1}</author></authors><commentList>)"
        R"(<comment ref="C7" authorId="0"><text><r><t>สมชาย:</t></r><r><t>&#10;ตรวจ อีกครั้ง</t></r></text></comment>)"
        R"(<comment ref="B2" authorId="0"><text><t>ยอด</t><rPh><t>no</t></rPh></text></comment>)"
        R"(<comment ref="A9" authorId="1"><text><t>[Threaded comment] your version</t></text></comment>)"
        "</commentList></comments>";
    return builder;
}

}  // namespace

TEST_CASE("comments are told with their words, or stand row by row behind their sheet") {
    const std::string bytes = commented().bytes();
    const Document told = read_document(bytes, "a.xlsx");
    CHECK(notes_of(told).empty());
    CHECK(tells(told, "not-shown", "3 comments are left out: C7 “สมชาย: ตรวจ อีกครั้ง”, B2 “ยอด”, A9"));
    const Document shown = read_document(bytes, "a.xlsx", with_notes());
    CHECK_FALSE(tells(shown, "not-shown"));
    CHECK(notes_of(shown) == std::vector<std::string>{"ข้อคิดเห็นในแผ่นงาน “งบ”", "B2 สมชาย: ยอด", "C7 สมชาย:\nตรวจ อีกครั้ง",
                                                      "A9 tc={1}: [Threaded comment] your version"});
}

TEST_CASE("a thread of comments stands for what is kept for earlier versions, with who says what") {
    XlsxBuilder builder = commented(R"(<Relationship Id="t" Type="x/threadedComment" Target="../t1.xml"/>)");
    builder.parts["xl/t1.xml"] =
        R"(<ThreadedComments><threadedComment ref="A9" personId="{P}" id="{1}"><text>ถูกไหม</text></threadedComment>)"
        R"(<threadedComment ref="A9" personId="{Q}" id="{2}" parentId="{1}"><text>ถูก</text></threadedComment>)"
        "</ThreadedComments>";
    builder.relationships += R"(<Relationship Id="pp" Type="x/person" Target="p.xml"/>)";
    builder.parts["xl/p.xml"] =
        R"(<personList><person displayName="มานี" id="{P}"/><person displayName="ชูใจ" id="{Q}"/></personList>)";
    const auto notes = notes_of(read_document(builder.bytes(), "a.xlsx", with_notes()));
    REQUIRE(notes.size() == 4);
    CHECK(notes[3] == "A9 มานี: ถูกไหม\nชูใจ: ถูก");
    CHECK(tells(builder.read(), "not-shown", "A9 “ถูกไหม ชูใจ: ถูก”"));
}

TEST_CASE("comments of a binary workbook have their authors") {
    XlsbBuilder builder;
    builder.sheet(u"ก", xlsb_row(0) + xlsb_record(6, xlsb_cell(0).wide(u"ก")));
    builder.parts["xl/worksheets/_rels/s1.bin.rels"] =
        R"(<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.bin"/></Relationships>)";
    builder.parts["xl/comments1.bin"] =
        xlsb_record(628) + xlsb_record(630) + xlsb_record(632, Bits().wide(u"ปิติ")) + xlsb_record(631) +
        xlsb_record(633) + xlsb_record(635, Bits().u32(0).u32(1).u32(1).u32(2).u32(2).raw(std::string(16, '\0'))) +
        xlsb_record(637, Bits().u8(0).wide(u"ตรวจ")) + xlsb_record(636) + xlsb_record(634) + xlsb_record(629);
    const auto notes = notes_of(read_document(builder.bytes(), "a.xlsb", with_notes()));
    REQUIRE(notes.size() == 2);
    CHECK(notes[1] == "C2 ปิติ: ตรวจ");
}

TEST_CASE("comments of Excel 2003's XML") {
    const std::string xml =
        R"(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss=)"
        R"("urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">x)"
        R"(</Data><Comment ss:Author="ปิติ"><ss:Data>ตรวจ</ss:Data></Comment></Cell></Row></Table></Worksheet></Workbook>)";
    const auto notes = notes_of(read_document(xml, "a.xml", with_notes()));
    REQUIRE(notes.size() == 2);
    CHECK(notes[1] == "A1 ปิติ: ตรวจ");
}
