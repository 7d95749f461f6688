// Lists and plain text: encodings, separators, quotes, ragged rows, paragraphs.
#include "readers/csv/csv.h"
#include "readers/csv/records.h"
#include "readers/xlsx_builder.h"
#include "thai/encoding.h"

#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Document read_text(const std::string& bytes) {
    return read_document(bytes, "a.csv");
}
std::vector<std::string> rows(const std::string& bytes) {
    return rows_of(table_of(read_text(bytes)));
}
std::string utf16(std::string_view ascii, bool big) {
    std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) out += big ? std::string{'\0', c} : std::string{c, '\0'};
    return out;
}

}  // namespace

TEST_CASE("separators are told by what most rows agree on") {
    for (const char* separator : {",", ";", "\t", "|"}) {
        const std::string s = separator;
        CHECK(rows("ก" + s + "ข" + s + "ค\n1" + s + "2" + s + "3\n") == std::vector<std::string>{"ก|ข|ค", "1|2|3"});
    }
    CHECK(rows("sep=:\nก:ข\n1:2\n") == std::vector<std::string>{"ก|ข", "1|2"});
    CHECK(rows("a;\"1,5\";\"2,5\"\nb;\"3,5\";\"4,5\"\n") == std::vector<std::string>{"a|1,5|2,5", "b|3,5|4,5"});
}

TEST_CASE("quoted fields hold separators, quotes and lines") {
    CHECK(rows("a,\"b,\"\"c\"\"\r\nd\",e\r\n1,2,3") == std::vector<std::string>{"a|b,\"c\"\nd|e", "1|2|3"});
    const Document document = read_text("a,b,c\nd,\"e,f\ng,h,i\n");
    CHECK(rows_of(table_of(document)) == std::vector<std::string>{"a|b|c", "d|\"e|f", "g|h|i"});
    CHECK(tells(document, "unclosed-quote", "line 2"));
}

TEST_CASE("ragged rows are told by their lines") {
    const Document document = read_text("a,b,c\nd,e\n\"x\ny\",f,g\nh,i,j,k\nl,m,n\n");
    CHECK(tells(document, "ragged-rows", "line 2, 5"));
}

TEST_CASE("encodings: all of it is decoded before anything is decided") {
    CHECK(rows("\xEF\xBB\xBFก,ข,ค\n1,2,3\n")[0] == "ก|ข|ค");
    CHECK(rows(utf16("a,b,c\n1,2,3\n", false)) == std::vector<std::string>{"a|b|c", "1|2|3"});
    CHECK(rows(utf16("a,b,c\n1,2,3\n", true)) == std::vector<std::string>{"a|b|c", "1|2|3"});
    // เธอ, เน็ต in windows-874 begin as UTF-8 does.
    const std::string thai = "\xE0\xB8\xCD,\xE0\xB9\xE7\xB5,\xA1\n1,2,3\n";
    CHECK(rows(thai)[0] == "เธอ|เน็ต|ก");
    CHECK(tells(read_text(thai), "encoding", "windows-874"));
}

TEST_CASE("numbers of a list have values, their text stays as written") {
    const Document document = read_text("ก,ข,ค\nx,\"1,234.50\",๙๙.๔๕\n");
    const Row& row = table_of(document).rows[1];
    CHECK(text_of(row.cells[1]) == "1,234.50");
    CHECK(std::get<Decimal>(row.cells[1].value).to_string() == "1234.50");
    CHECK(std::get<Decimal>(row.cells[2].value).to_string() == "99.45");
    CHECK_FALSE(tells(document, "value-mended"));
}

TEST_CASE("text without separators becomes paragraphs, lines with tabs a table") {
    const Document document = read_document("รายงานผล\n\nก\tข\tค\n1\t2\t3\n\nจบ, แล้ว\n", "a.txt");
    const auto& blocks = document.sections.at(0).blocks;
    REQUIRE(blocks.size() == 5);
    CHECK(std::get<Paragraph>(blocks[0].what).text == "รายงานผล");
    CHECK(rows_of(table_of(document)) == std::vector<std::string>{"ก|ข|ค", "1|2|3"});
    CHECK(std::get<Paragraph>(blocks[4].what).text == "จบ, แล้ว");
}

TEST_CASE("a list with prose behind it is a list, and the prose paragraphs") {
    const std::string list =
        "แบบ,ตัวชี้วัด,คะแนน,มาตรการ\nIIT,การใช้อำนาจ,๙๐.๑๒,\"จัดอบรม, ประชุม\nชี้แจง\"\n,การใช้งบประมาณ,๙๑.๑๒,ตรวจสอบ\n";
    std::string prose = "\nสรุปผลการประเมิน ได้คะแนน ๙๙.๒๔ คะแนน\n๑. ได้ ๙๐.๑๒, ๙๑.๐๐ คะแนน\n";
    for (int i = 0; i < 30; ++i) prose += "ควรปรับปรุงการทำงาน, การให้บริการ และการสื่อสาร\n";
    for (const char* name : {"a.csv", "a.txt", "a"}) {
        CAPTURE(std::string(name));
        const Document document = read_document(list + prose, name);
        const auto& blocks = document.sections.back().blocks;
        CHECK(rows_of(table_of(document)) == std::vector<std::string>{"แบบ|ตัวชี้วัด|คะแนน|มาตรการ",
                                                                      "IIT|การใช้อำนาจ|๙๐.๑๒|จัดอบรม, ประชุม\nชี้แจง",
                                                                      "|การใช้งบประมาณ|๙๑.๑๒|ตรวจสอบ"});
        REQUIRE(blocks.size() >= 33);
        const auto& sentence = std::get<Paragraph>(blocks[3].what);
        CHECK(sentence.text == "๑. ได้ ๙๐.๑๒, ๙๑.๐๐ คะแนน");
        CHECK(sentence.origin.paragraph == 7);
        CHECK_FALSE(tells(document, "ragged-rows"));
    }
}

TEST_CASE("the separator is the one by which neighbours agree, not the one that prose is full of") {
    std::string text = "ที่;มาตรการ;ผู้รับผิดชอบ\n๑;จัดอบรม, ประชุม;กองคลัง\n๒;ตรวจสอบ;กองช่าง\n";
    for (int i = 0; i < 12; ++i) text += "ข้อความ, ยาว ๆ\n";
    CHECK(rows_of(table_of(read_document(text, "a.csv"))) ==
          std::vector<std::string>{"ที่|มาตรการ|ผู้รับผิดชอบ", "๑|จัดอบรม, ประชุม|กองคลัง", "๒|ตรวจสอบ|กองช่าง"});
}

TEST_CASE("prose stays prose, whatever its name says") {
    std::string text;
    for (int i = 0; i < 9; ++i) text += i % 2 == 0 ? "หนึ่ง, สอง และสาม\n" : "ข้อความที่ไม่มีเครื่องหมาย\n";
    for (const char* name : {"a.csv", "a.txt"})
        CHECK(std::holds_alternative<Paragraph>(read_document(text, name).sections.at(0).blocks.at(0).what));
    CHECK(std::holds_alternative<Paragraph>(
        read_document("ต.หนองแวง, อ.เมือง, จ.ขอนแก่น\nข้อความ\nต.ดอนกลาง, อ.เมือง, จ.ขอนแก่น\nข้อความ\nข้อความ\n", "a.txt")
            .sections.at(0)
            .blocks.at(0)
            .what));
}

TEST_CASE("an Excel 2003 XML workbook has cells, merges, dates and page set-up") {
    const std::string xml =
        R"(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">)"
        R"(<Styles><Style ss:ID="Default"><Font ss:FontName="TH SarabunPSK" ss:Size="16"/></Style>)"
        R"(<Style ss:ID="d"><NumberFormat ss:Format="[$-107041E]d mmm yyyy"/></Style></Styles>)"
        R"(<Worksheet ss:Name="ก"><Names><NamedRange ss:Name="Print_Titles" ss:RefersTo="=ก!R1"/></Names><Table>)"
        R"(<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">หัว</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row>)"
        R"(<Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="d"><Data ss:Type="DateTime">2023-09-30T00:00:00.000</Data></Cell></Row>)"
        R"(</Table><WorksheetOptions><PageSetup><Layout x:Orientation="Landscape" xmlns:x="x"/></PageSetup></WorksheetOptions></Worksheet>)"
        R"(<Worksheet ss:Name="ข"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>)"
        R"(<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>)";
    const Document document = read_document(xml, "a.xml");
    CHECK(document.sections.size() == 1);
    const Table& table = table_of(document);
    CHECK(rows_of(table) == std::vector<std::string>{"หัว||1.5", "", "|30 ก.ย. 2566"});
    CHECK(table.rows[0].header);
    CHECK(table.rows[0].cells[0].col_span == 2);
    CHECK(document.sections[0].page_width > document.sections[0].page_height);
    CHECK(tells(document, "not-shown", "ข"));
    CHECK(tells(read_document(xml, "a.xls"), "wrong-ending"));
}

TEST_CASE("a list in an encoding without Thai is read, and it is told as what") {
    const Document russian = csv::read(
        "\xCD\xE0\xE7\xE2\xE0\xED\xE8\xE5,\xD1\xF3\xEC\xEC\xE0\n\xCE\xF2\xF7\xB8\xF2 \xEE \xF0\xE0\xE1\xEE\xF2\xE5 "
        "\xF3\xEF\xF0\xE0\xE2\xEB\xE5\xED\xE8\xFF,100\n",
        true);
    bool told = false;
    for (const Diagnostic& diagnostic : russian.diagnostics)
        told = told || (diagnostic.code == "encoding" && diagnostic.severity == Severity::warning &&
                        diagnostic.message.en.find("windows-1251") != std::string::npos);
    CHECK(told);
    REQUIRE(!russian.sections.empty());
    const Document wide = csv::read(std::string_view("\xFF\xFE\0\0\x01\x0E\0\0,\0\0\0\x02\x0E\0\0\n\0\0\0", 20), true);
    for (const Diagnostic& diagnostic : wide.diagnostics) CHECK(diagnostic.severity == Severity::info);
}
