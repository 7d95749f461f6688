// What a reader does not show is named by its words; what it would have lost is shown.
#include <doctest/doctest.h>

#include "document/walk.h"
#include "docx_builder.h"
#include "odt_builder.h"
#include "readers/left_out_words.h"
#include "readers/word/eq_field.h"
#include "rtf_document.h"
#include "support.h"
#include "xlsx_builder.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string all_text(const Document& document) {
    std::string out;
    for_each_paragraph(document, [&](const Paragraph& paragraph) { out += paragraph.text + "|"; });
    return out;
}

std::size_t times_told(const Document& document, const std::string& words) {
    return static_cast<std::size_t>(std::ranges::count_if(document.diagnostics, [&](const Diagnostic& d) {
        return d.message.en.find(words) != std::string::npos && d.message.th.find(words) != std::string::npos;
    }));
}

std::string mark(const std::string& type, const std::string& inner = "") {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\">" + inner + "</w:fldChar></w:r>";
}
std::string code(const std::string& text) {
    return "<w:r><w:instrText>" + text + "</w:instrText></w:r>";
}
std::string words(const std::string& text) {
    return "<w:r><w:t>" + text + "</w:t></w:r>";
}
std::string par(const std::string& inner) {
    return "<w:p>" + inner + "</w:p>";
}

}  // namespace

TEST_CASE("a field without an end does not swallow what follows it") {
    const Document cut =
        DocxBuilder(par(words("ก") + mark("begin") + code(" REF a ") + words("ข")) + par(words("ค"))).read();
    CHECK(all_text(cut) == "กข|ค|");
    CHECK(times_told(cut, "Word") == 1);
    // Over paragraphs, within another one, in a text box of another story: these have their ends.
    const Document whole =
        DocxBuilder(par(mark("begin") + code(" TOC ") + mark("separate") + words("ก")) +
                    par(mark("begin") + code(" PAGEREF x ") + mark("separate") + words("๒") + mark("end")) +
                    par(words("ข") + mark("end") + words("ค")))
            .read();
    CHECK(all_text(whole) == "ก|๒|ขค|");
    CHECK(whole.diagnostics.empty());
    // The outer one is the one that was cut.
    const Document nested = DocxBuilder(par(mark("begin") + code(" IF ") + mark("begin") + code(" DATE ") +
                                            mark("separate") + words("๑") + mark("end") + words("ก")) +
                                        par(words("ข")))
                                .read();
    CHECK(all_text(nested) == "๑ก|ข|");
    // One begun in a w:fldSimple ends in it or not at all.
    const Document simple = DocxBuilder(par("<w:fldSimple w:instr=\" AUTHOR \">" + mark("begin") + words("ก") +
                                            "</w:fldSimple>" + mark("end")) +
                                        par(words("ข")))
                                .read();
    CHECK(all_text(simple) == "ก|ข|");
}

TEST_CASE("a drop-down list shows what is chosen, of every format") {
    const auto list = [](const std::string& data) {
        return all_text(
            DocxBuilder(
                par(mark("begin", "<w:ffData><w:ddList>" + data +
                                      "<w:listEntry w:val=\"ต่ำ\"/><w:listEntry w:val=\"สูง\"/></w:ddList></w:ffData>") +
                    code(" FORMDROPDOWN ") + mark("end")))
                .read());
    };
    CHECK(list("<w:result w:val=\"1\"/>") == "สูง|");
    CHECK(list("<w:default w:val=\"1\"/>") == "สูง|");
    CHECK(list("") == "ต่ำ|");
    CHECK(list("<w:result w:val=\"9\"/>") == "|");
    CHECK(
        all_text(
            read_rtf(
                R"({\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl low}{\*\ffl high}}}}{\fldrslt}}\par)"))
            .find("high") != std::string::npos);
    Fodt file;
    file.body =
        R"(<text:p><field:fieldmark xmlns:field="f" field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"><field:param field:name="Dropdown_ListEntry" field:value="low"/><field:param field:name="Dropdown_ListEntry" field:value="high"/><field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark></text:p>)";
    CHECK(all_text(file.read()).find("high") != std::string::npos);
}

TEST_CASE("EQ fields are linear text: ruby of old Word files, fractions, roots") {
    using word::linear_eq_field;
    CHECK(linear_eq_field(R"( EQ \f(1;2) )") == "(1)/(2)");
    CHECK(linear_eq_field(R"(EQ \* jc0 \* hps10 \o\ad(\s\up 11(กำกับ),คำ))") == "คำ(กำกับ)");
    CHECK(linear_eq_field(R"(EQ \r(3,x))") == "3√(x)");
    CHECK(linear_eq_field(R"(EQ \b(a) ข)") == "(a) ข");
    CHECK(linear_eq_field(R"(EQ f\(x\)=\f(f(x,1),2))") == "f(x)=(f(x,1))/(2)");
    // Cut off, or nothing: no loop, no loss.
    CHECK(linear_eq_field(R"(EQ \f(1;)").find('1') != std::string::npos);
    CHECK(linear_eq_field("EQ").empty());
    CHECK(linear_eq_field("EQ " + std::string(70'000, '(')).size() <= 70'000);
    const Document document = DocxBuilder(par(mark("begin") + code(R"( EQ \f(1;2) )") + mark("end"))).read();
    CHECK(all_text(document) == "(1)/(2)|");
}

TEST_CASE("comments, charts and content of other formats are named by their words") {
    DocxBuilder builder(
        par(words("ก") + "<w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:commentReference w:id=\"2\"/></w:r>") +
        "<w:altChunk r:id=\"page\"/>" +
        par("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart xmlns:c=\"c\" r:id=\"chart\"/>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"));
    builder.relate("comments", "comments.xml", "comments",
                   "<w:comment w:id=\"1\">" + par(words("หนึ่ง")) + "</w:comment><w:comment w:id=\"2\">" +
                       par(words("สอง")) + "</w:comment>");
    builder.parts["word/page.html"] = "<html><head><title>no</title></head><body><p>เนื้อหา<b>หน้า</b></p></body></html>";
    builder.parts["word/chart.xml"] =
        "<c:chartSpace xmlns:c=\"c\" "
        "xmlns:a=\"a\"><c:title><a:t>ชื่อแผนภูมิ</a:t></c:title><c:cat><c:strCache><c:pt><c:v>ไตรมาส</c:v>"
        "</c:pt></c:strCache></c:cat></c:chartSpace>";
    builder.tie("aFChunk", "page.html").tie("chart", "chart.xml");
    const Document document = builder.read();
    CHECK(times_told(document, "“หนึ่ง”") == 1);
    CHECK(times_told(document, "“สอง”") == 1);  // both of one paragraph
    CHECK(times_told(document, "เนื้อหา") == 1);
    CHECK(times_told(document, "ชื่อแผนภูมิ") == 1);
    CHECK(times_told(document, "ไตรมาส") == 1);
    // A part that cannot be read takes nothing with it.
    builder.parts["word/chart.xml"] = "<c:broken";
    CHECK(all_text(builder.read()).starts_with("ก|"));
}

TEST_CASE("RTF: comments are told with their words, and stand in no text") {
    const auto annotated = [](const std::string& comment) {
        return "ab{\\*\\atnid AB}{\\*\\atnauthor Author}\\chatn {\\*\\annotation{\\*\\atnref 1}{\\*\\atndate "
               "12}\\pard\\plain {\\chatn }" +
               comment + "}cd\\par ";
    };
    const Document document = test::read_rtf(annotated("first\\par {\\b second}") + annotated("third"));
    CHECK(all_text(document) == "abcd|abcd|");
    CHECK(times_told(document, "“first second”") == 1);
    CHECK(times_told(document, "“third”") == 1);
    CHECK(times_told(document, "Author") == 0);
    // The text goes on as it looked before.
    const Document bold = test::read_rtf("{\\b x" + annotated("\\i y") + "}");
    CHECK(test::look_at(bold, "cd").bold);
    CHECK_FALSE(test::look_at(bold, "cd").italic);
    // Cut off in the comment.
    CHECK(times_told(rtf::read("{\\rtf1 a{\\*\\annotation \\pard lost"), "“lost”") == 1);
}

TEST_CASE("XLSX: shapes, charts and comments are told with their cells and words, unknown elements are read") {
    XlsxBuilder builder;
    builder.sheet("S",
                  "<sheetData><row r=\"1\"><c r=\"A1\"><new:text xmlns:new=\"n\">แปลก</new:text></c><c r=\"B1\" "
                  "t=\"str\"><f>A1</f><v>รู้จัก</v></c></row></sheetData>");
    builder.parts["xl/worksheets/_rels/s1.xml.rels"] =
        R"(<Relationships><Relationship Id="d" Type="x/drawing" Target="../d.xml"/><Relationship Id="c" Type="x/comments" Target="../c.xml"/></Relationships>)";
    builder.parts["xl/d.xml"] =
        "<wsDr "
        "xmlns:a=\"a\"><twoCellAnchor><from><col>2</col><row>6</row></from><grpSp><sp><txBody><a:p><a:t>ในกล่อง</a:t>"
        "</a:p></txBody></sp></grpSp></twoCellAnchor><oneCellAnchor><pic/></oneCellAnchor></wsDr>";
    builder.parts["xl/c.xml"] =
        "<comments><commentList><comment ref=\"D4\"><text><r><t>ข้อคิด</t></r></text></comment></commentList></comments>";
    const Document document = builder.read();
    CHECK(times_told(document, "C7 “ในกล่อง”") == 1);
    CHECK(times_told(document, "D4 “ข้อคิด”") == 1);
    CHECK(std::ranges::count_if(document.diagnostics, [](const Diagnostic& d) {
              return d.message.en == "1 picture on the sheet is not shown";
          }) == 1);
    CHECK(all_text(document).find("แปลก|รู้จัก") != std::string::npos);
    CHECK(times_told(document, "A1") == 1);
    builder.parts["xl/c.xml"] = "<comments";
    CHECK(all_text(builder.read()).find("รู้จัก") != std::string::npos);
}

TEST_CASE("words that are left out: spaces are one, long ones are cut between characters") {
    LeftOutWords words;
    words.add("  ก \n\t ข");
    words.next();
    words.add("ค");
    CHECK(words.quoted() == "“ก ข ค”");
    LeftOutWords many;
    for (int i = 0; i < 1000; ++i) many.add("ก");
    const std::string quoted = many.quoted();
    CHECK(quoted.ends_with("ก…”"));
    LeftOutWords page;
    page.add_page("<!-- <p>no --><style>p{}</style><p>ก</p>ข<script>no</script");
    CHECK(page.quoted() == "“ก ข”");
}

TEST_CASE(
    "DOC and XLS, made by LibreOffice from texts of ours: rows, drop-down lists and ruby stay, comments have words") {
    const auto read = [](const char* name) {
        return read_document(slurp(source_dir() / "tests/readers/data" / name), name);
    };
    // The end of the table's row is marked as deleted, for the paragraph behind it is.
    const std::string text = all_text(read("lost-words.doc"));
    CHECK(text.find("ในตาราง") != std::string::npos);
    CHECK(text.find("|คำ(กำกับ)|") != std::string::npos);
    CHECK(text.find("สูง") != std::string::npos);
    CHECK(text.find("ลบแล้ว") == std::string::npos);
    CHECK(times_told(read("comment.xls"), "C7 “wq007z”") == 1);
}
