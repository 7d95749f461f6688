// Texts that a spreadsheet would take for something else, or cannot hold.
#include <string>

#include "lamnamphong.h"
#include "sheet/sheet.h"
#include "sheet/workbook.h"
#include "support.h"
#include "workbook_reader.h"

namespace raingan::test {
namespace {

/// The workbook of the sample's report with `text` as its first measure's only action.
WorkbookRead with_action(const std::string& text) {
    Report report = lamnamphong();
    report.measures.resize(1);
    report.measures[0].actions = {Text{text, "", {}}};
    return WorkbookRead(sheet::write_workbook(report));
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("text that looks like a formula, a number, a link or markup stays text") {
    for (const char* text :
         {"=HYPERLINK(\"http://x\")", "+1", "-ไม่มี", "@SUM(A1)", "=cmd|' /C calc'!A0", "99.5",
          "http://example.go.th/?a=1&b=2", "<b>&amp;</b>", "  เว้นวรรค  ", "'quoted", "TRUE", "#REF!"}) {
        CAPTURE(text);
        const WorkbookRead workbook = with_action(text);
        const CellRead cell = workbook.cell("มาตรการ", "E2");
        CHECK(cell.text);
        CHECK(cell.value == text);
        CHECK(cell.formula.empty());
        CHECK_FALSE(workbook.sheet("มาตรการ").child("hyperlinks"));
    }
}

TEST_CASE("no part of a workbook has a formula") {
    const WorkbookRead workbook(sheet::write_workbook(lamnamphong()));
    for (const auto& [name, part] : workbook.sheets) CHECK(workbook.parts.at(part).find("<f>") == std::string::npos);
}

TEST_CASE("text that Excel would read as a character's number is escaped") {
    CHECK(with_action("_x0041_").cell("มาตรการ", "E2").value == "_x005F_x0041_");
    CHECK(with_action("ก_x000a__xFFFF_ข").cell("มาตรการ", "E2").value == "ก_x005F_x000a__x005F_xFFFF_ข");
    for (const char* plain : {"_x", "_x0041", "a_xyz_", "_x00G1_", "__x_"})
        CHECK(with_action(plain).cell("มาตรการ", "E2").value == plain);
}

TEST_CASE("control characters are removed, line ends are one kind, ill-formed bytes are marked") {
    CHECK(sheet::clean("ก\x01ข\x1F") == "กข");
    CHECK(sheet::clean("ก\r\nข\rค\nง\vจ\fฉ") == "ก\nข\nค\nง\nจ\nฉ");
    CHECK(sheet::clean("ก\tข") == "ก ข");
    CHECK(sheet::clean("ก\xFF\xC0ข") == "ก\xEF\xBF\xBD\xEF\xBF\xBDข");
    CHECK(sheet::clean("\xEF\xBF\xBE\xEF\xBF\xBF") == "");
    CHECK(sheet::clean(std::string("a\0b", 3)) == "ab");
    CHECK(with_action("ก\x02\xFFข").cell("มาตรการ", "E2").value == "ก\xEF\xBF\xBDข");
}

TEST_CASE("text longer than a cell can show goes on in the next row, and none of it is lost") {
    for (const std::string& unit :
         {std::string("ข้อความยาวมาก "), std::string("กำ"), std::string("A"), std::string("😀")}) {
        const std::string whole = repeated(unit, 40'000);
        Report report = lamnamphong();
        report.measures.resize(2);
        report.measures[0].actions = {Text{whole, "", {}}};
        const WorkbookRead workbook(sheet::write_workbook(report));
        std::string together = workbook.cell("มาตรการ", "E2").value;
        const std::string mark = "(ต่อ) ";
        int row = 3;
        for (;; ++row) {
            const std::string text = workbook.cell("มาตรการ", "E" + std::to_string(row)).value;
            if (!text.starts_with(mark)) break;
            together += text.substr(mark.size());
            REQUIRE(workbook.row("มาตรการ", row).attribute("ht").as_double() <= 409.5);
        }
        CHECK(together == whole);
        CHECK(row > 40);
        CHECK(workbook.cell("มาตรการ", "A3").value == "IIT");
        CHECK(workbook.cell("มาตรการ", "B3").value == "1");
        CHECK(workbook.cell("มาตรการ", "D3").value.empty());  // a score repeated would count twice
        CHECK(workbook.cell("มาตรการ", "B" + std::to_string(row)).value == "2");
        CHECK(workbook.xml("xl/tables/table3.xml").child("table").attribute("ref").value() ==
              "A1:J" + std::to_string(row));
    }
}

TEST_CASE("one letter under thousands of marks ends") {
    const std::string text = "ก" + repeated("่", 70'000);
    CHECK_NOTHROW(with_action(text));
}

TEST_CASE("long titles, names and properties do not stop the workbook") {
    Report report = lamnamphong();
    const std::string longest = repeated("รายงานผลการดำเนินการ ", 5'000);
    report.title = Text{longest, "", {}};
    report.organization = Text{longest, "", {}};
    report.source = longest;
    report.overall.level = Text{longest, "", {}};
    report.instruments[0].code = longest;
    report.measures[0].fields = {{longest, Text{longest, "", {}}}};
    CHECK_NOTHROW(sheet::write_workbook(report));
}

TEST_CASE("a title and a name too long for a row go on in the next ones, whole") {
    Report report = lamnamphong();
    const std::string longest = repeated("เทศบาลตำบลลำน้ำพอง ", 300);
    report.title = Text{longest, "", {}};
    report.organization = Text{longest, "", {}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    std::string title;
    std::string organisation;
    for (int row = 1; row < 100; ++row) {
        const std::string number = std::to_string(row);
        const std::string first = workbook.cell("สรุป", "A" + number).value;
        if (first == "หน่วยงาน") organisation += workbook.cell("สรุป", "C" + number).value;
        if (first.starts_with("เทศบาล")) title += first;
        if (first.starts_with("รายงานปี")) break;
    }
    CHECK(title == longest);
    CHECK(organisation == longest);
}

TEST_CASE("dates that Excel does not have are left to the period as written") {
    Report report = lamnamphong();
    report.measures[0].period->period = thai::Period{{1457, 10, 1}, {10'000, 1, 1}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("มาตรการ", "G2").value.empty());
    CHECK(workbook.cell("มาตรการ", "H2").value.empty());
    CHECK(workbook.cell("มาตรการ", "I2").value == "ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖");
}

TEST_CASE("ten thousand measures make one workbook") {
    Report report = lamnamphong();
    const std::vector<Measure> measures = report.measures;
    for (int i = 1; i < 1'000; ++i) report.measures.insert(report.measures.end(), measures.begin(), measures.end());
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.xml("xl/tables/table3.xml").child("table").attribute("ref").value() == std::string("A1:J10001"));
}

}  // namespace raingan::test
