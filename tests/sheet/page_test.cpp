// How the sheets look and print: fonts, tables, frozen headers, page set-up, heights.
#include <algorithm>
#include <set>

#include "lamnamphong_workbook.h"
#include "sheet/sheet.h"
#include "sheet/text_size.h"
#include "sheet/workbook.h"
#include "support.h"
#include "workbook_reader.h"

namespace raingan::test {
TEST_CASE("every font of the workbook is TH SarabunPSK 16, the default one too") {
    const pugi::xml_node fonts = lamnamphong_workbook().xml("xl/styles.xml").child("styleSheet").child("fonts");
    CHECK(fonts.first_child());
    for (const pugi::xml_node font : fonts) {
        CHECK(std::string(font.child("name").attribute("val").value()) == "TH SarabunPSK");
        CHECK(font.child("sz").attribute("val").as_int() == 16);
        CHECK_FALSE(font.child("scheme"));
    }
}

TEST_CASE("each list is an Excel table with a filter over all its rows, and its headings equal the cells") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    std::set<std::string> ranges;
    for (int i = 1; i <= 4; ++i) {
        const pugi::xml_node table = workbook.xml("xl/tables/table" + std::to_string(i) + ".xml").child("table");
        CHECK(std::string(table.child("autoFilter").attribute("ref").value()) == table.attribute("ref").value());
        ranges.insert(std::string(table.attribute("displayName").value()) + " " + table.attribute("ref").value());
    }
    CHECK(ranges ==
          std::set<std::string>{"Findings A1:E4", "Indicators A1:E11", "Instruments A10:H13", "Measures A1:J11"});
    char column = 'A';
    for (const pugi::xml_node heading : workbook.xml("xl/tables/table3.xml").child("table").child("tableColumns"))
        CHECK(workbook.cell("มาตรการ", std::string(1, column++) + "1").value == heading.attribute("name").value());
}

TEST_CASE("headers of the lists are frozen and repeated on every page") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    for (const char* name : {"ตัวชี้วัด", "มาตรการ", "ผลการตรวจสอบ"}) {
        const pugi::xml_node pane = workbook.sheet(name).child("sheetViews").child("sheetView").child("pane");
        CHECK(std::string(pane.attribute("state").value()) == "frozen");
        CHECK(pane.attribute("ySplit").as_int() == 1);
    }
    std::set<std::string> titles;
    for (const pugi::xml_node name : workbook.xml("xl/workbook.xml").child("workbook").child("definedNames")) {
        CHECK(std::string(name.attribute("name").value()) == "_xlnm.Print_Titles");
        titles.insert(name.text().get());
    }
    CHECK(titles == std::set<std::string>{"'ตัวชี้วัด'!$1:$1", "'มาตรการ'!$1:$1", "'ผลการตรวจสอบ'!$1:$1"});
}

TEST_CASE("every sheet prints on A4 landscape, one page wide, with a page number") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    for (const auto& [name, part] : workbook.sheets) {
        CAPTURE(name);
        const pugi::xml_node sheet = workbook.sheet(name);
        CHECK(sheet.child("sheetPr").child("pageSetUpPr").attribute("fitToPage").as_bool());
        const pugi::xml_node page = sheet.child("pageSetup");
        CHECK(page.attribute("paperSize").as_int() == 9);
        CHECK(std::string(page.attribute("orientation").value()) == "landscape");
        CHECK(page.attribute("fitToWidth").as_int(1) == 1);
        CHECK(std::string(sheet.child("headerFooter").child("oddFooter").text().get()).find("&P") != std::string::npos);
        CHECK(std::string(sheet.child("headerFooter").child("oddHeader").text().get()).find("เทศบาลตำบลลำน้ำพอง") !=
              std::string::npos);
    }
    // A list that is little more than a page stands on one; a long one goes on over as many as it needs.
    CHECK(workbook.sheet("มาตรการ").child("pageSetup").attribute("fitToHeight").as_int(1) == 1);
    Report report = lamnamphong();
    for (int i = 0; i < 2; ++i) {
        const std::vector<Measure> measures = report.measures;
        report.measures.insert(report.measures.end(), measures.begin(), measures.end());
    }
    const WorkbookRead longer(sheet::write_workbook(report));
    CHECK(longer.sheet("มาตรการ").child("pageSetup").attribute("fitToHeight").as_int(1) == 0);
}

TEST_CASE("an ampersand in a name does not become a header code") {
    Report report = lamnamphong();
    report.organization = Text{"A&P & ร&D", "", {}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    const std::string header = workbook.sheet("สรุป").child("headerFooter").child("oddHeader").text().get();
    CHECK(header.find("A&&P && ร&&D") != std::string::npos);
}

TEST_CASE("a header is never longer than Excel's 255 characters") {
    Report report = lamnamphong();
    std::string name;
    for (int i = 0; i < 400; ++i) name += "&ก";
    report.organization = Text{name, "", {}};
    CHECK_NOTHROW(sheet::write_workbook(report));
}

TEST_CASE("rows are as high as their highest text needs") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    std::map<char, Points> widths;
    char letter = 'A';
    for (const pugi::xml_node column : workbook.sheet("มาตรการ").child("cols"))
        widths[letter++] = Points(column.attribute("width").as_double() * 8 * 72 / 96);
    for (int row = 1; row <= 11; ++row) {
        std::size_t lines = 1;
        for (const auto& [column, width] : widths) {
            const CellRead cell = workbook.cell("มาตรการ", std::string(1, column) + std::to_string(row));
            if (cell.text) lines = std::max(lines, sheet::line_count(cell.value, width));
        }
        CAPTURE(row);
        CHECK(workbook.row("มาตรการ", row).attribute("ht").as_double() >= sheet::row_height(lines).pt);
    }
    CHECK(workbook.row("มาตรการ", 6).attribute("ht").as_double() >= 4 * 26);
}

TEST_CASE("with a breaker no row is higher than its words need") {
    thai::Breaker breaker;
    const std::string text =
        "จากลำดับคะแนน พบว่าตัวชี้วัดที่ ๔ การใช้ทรัพย์สินข้าราชการ มีค่าคะแนนน้อยที่สุดในกลุ่มเครื่องมือ "
        "ซึ่งมีข้อเสนอแนะสำหรับการปรับปรุงในปีต่อไป คือการใช้ทรัพย์สินของราชการ โดยพฤติกรรมของบุคลากรที่ไม่นำทรัพย์สิน"
        "ของราชการไปเป็นของตนเอง มีระบบในการควบคุมการใช้ หรือขอยืมทรัพย์สินราชการ ที่ชัดเจน";
    const Points natural = sheet::natural_width(text);
    for (double width = 120; width < 500; width += 7) {
        const std::size_t exact = sheet::line_count(text, Points(width), sheet::Weight::regular, &breaker);
        CHECK(exact <= sheet::line_count(text, Points(width)));
        CHECK(static_cast<double>(exact) >= natural.pt / width);
        // A line is left short by a word at most.
        CHECK(static_cast<double>(exact) <= natural.pt / (width - 60) + 1);
    }
    CHECK(sheet::write_workbook(lamnamphong(), {{}, &breaker}) == sheet::write_workbook(lamnamphong(), {{}, &breaker}));
}

TEST_CASE("text keeps off the rules, and the summary's values begin at one line") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    for (const char* cell : {"C2", "C3", "C5", "C6", "H2", "H3", "H4", "H6"}) {
        CAPTURE(cell);
        CHECK(workbook.cell("สรุป", cell).indent == 1);
        CHECK(workbook.cell("สรุป", cell).horizontal == "left");
    }
    for (const char* cell : {"B2", "E2", "F3"}) {
        const CellRead read = workbook.cell("มาตรการ", cell);
        if (read.horizontal == "left") CHECK(read.indent == 1);
    }
    CHECK(workbook.cell("มาตรการ", "E2").indent == 1);
    CHECK(workbook.cell("ตัวชี้วัด", "B2").indent == 1);
}

TEST_CASE("the indicators have a chart with Thai digits, from where they differ, which says so; the lowest is named") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    const pugi::xml_node plot =
        workbook.xml("xl/charts/chart1.xml").child("c:chartSpace").child("c:chart").child("c:plotArea");
    const pugi::xml_node values = plot.child("c:valAx");
    CHECK(values.child("c:scaling").child("c:min").attribute("val").as_int() == 80);
    CHECK(values.child("c:scaling").child("c:max").attribute("val").as_int() == 100);
    CHECK(std::string(values.child("c:numFmt").attribute("formatCode").value()) == "[$-D00041E]0");
    const pugi::xml_node series = plot.child("c:barChart").child("c:ser");
    CHECK(std::string(series.child("c:dLbls").child("c:numFmt").attribute("formatCode").value()) == "[$-D00041E]0.00");
    CHECK(std::string(series.child("c:val").child("c:numRef").child("c:f").text().get()) == "'ตัวชี้วัด'!$E$2:$E$11");
    const std::string& chart = workbook.parts.at("xl/charts/chart1.xml");
    CHECK(chart.find("แกน ๘๐–๑๐๐") != std::string::npos);
    CHECK(chart.find("สีส้ม: คะแนนต่ำสุด (ตัวชี้วัดที่ ๘)") != std::string::npos);
    // Without scores there is nothing to draw.
    CHECK_FALSE(WorkbookRead(sheet::write_workbook(Report{})).parts.contains("xl/charts/chart1.xml"));
}

TEST_CASE("page numbers are set in the face that draws them as Thai digits") {
    const std::string footer =
        lamnamphong_workbook().sheet("สรุป").child("headerFooter").child("oddFooter").text().get();
    CHECK(footer.find("&\"TH SarabunIT๙,Regular\"&14 &P") != std::string::npos);
    CHECK(footer.find("&\"TH SarabunIT๙,Regular\"&14 &N") != std::string::npos);
}

}  // namespace raingan::test
