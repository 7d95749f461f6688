// What the report says stands in the workbook, as true values.
#include "sheet/sheet.h"

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "lamnamphong_workbook.h"
#include "support.h"
#include "workbook_reader.h"

namespace raingan::test {
TEST_CASE("the workbook has the four sheets in their order") {
    std::vector<std::string> names;
    for (const auto& [name, part] : lamnamphong_workbook().sheets) names.push_back(name);
    CHECK(names == std::vector<std::string>{"สรุป", "ตัวชี้วัด", "มาตรการ", "ผลการตรวจสอบ"});
}

TEST_CASE("the summary has title, organisation, years and overall result") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    CHECK(workbook.cell("สรุป", "A1").value ==
          "รายงานผลการดำเนินการ มาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลลำน้ำพอง ประจำปีงบประมาณ พ.ศ. ๒๕๖๖");
    CHECK(workbook.cell("สรุป", "C2").value == "เทศบาลตำบลลำน้ำพอง");
    CHECK(workbook.cell("สรุป", "C3").value == "2566");
    CHECK(workbook.cell("สรุป", "C3").number_format == "[$-D00041E]0");
    CHECK(workbook.cell("สรุป", "C4").value == "2565");
    CHECK(std::stod(workbook.cell("สรุป", "C5").value) == 99.24);
    CHECK_FALSE(workbook.cell("สรุป", "C5").text);
    CHECK(workbook.cell("สรุป", "C5").number_format == "[$-D00041E]0.00");
    CHECK(workbook.cell("สรุป", "C6").value == "AA");
    CHECK(workbook.cell("สรุป", "H2").value == "85");
    CHECK(workbook.cell("สรุป", "H3").value == "12.48");
    CHECK(workbook.cell("สรุป", "H4").value == "2564");
    CHECK(workbook.cell("สรุป", "H5").value.empty());
    CHECK(workbook.cell("สรุป", "H6").value == "lamnamphong-ita-2566.docx");
    CHECK(workbook.cell("สรุป", "A7").value == "ประเภทหน่วยงาน");
    CHECK(workbook.cell("สรุป", "C7").value == "เทศบาลตำบล");
    CHECK(workbook.cell("สรุป", "F8").value == "จังหวัด");
    CHECK(workbook.cell("สรุป", "H8").value.empty());
}

TEST_CASE("a change keeps its sign, also a fall") {
    Report report = lamnamphong();
    report.overall.change = Score{Decimal(-350, 2), "", {}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("สรุป", "H3").value == "-3.5");
    CHECK(workbook.cell("สรุป", "H3").number_format == "[$-D00041E]+0.00;[$-D00041E]-0.00;[$-D00041E]0.00");
}

TEST_CASE("the summary's instruments have respondents, items, score, weakest and weakness") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    CHECK(workbook.cell("สรุป", "A10").value == "เครื่องมือการประเมิน");
    CHECK(workbook.cell("สรุป", "A11").value == "แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน");
    CHECK(workbook.cell("สรุป", "B11").value == "IIT");
    CHECK(workbook.cell("สรุป", "C11").value == "50");
    CHECK(workbook.cell("สรุป", "D11").value.empty());
    CHECK(workbook.cell("สรุป", "E11").value == "99.61");
    CHECK(workbook.cell("สรุป", "F11").value == "4");
    CHECK_FALSE(workbook.cell("สรุป", "F11").text);
    CHECK(workbook.cell("สรุป", "F11").number_format == "[$-D00041E]0");
    CHECK(workbook.cell("สรุป", "G11").value.empty());
    CHECK(workbook.cell("สรุป", "H11").value == iit_weakness);
    CHECK(workbook.cell("สรุป", "C13").value.empty());
    CHECK(workbook.cell("สรุป", "D13").value == "43");
    CHECK(workbook.cell("สรุป", "F13").value == "9");
    CHECK(workbook.cell("สรุป", "G13").value == "10");
}

TEST_CASE("the ten indicators stand in number order with their scores, and no mean of them") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    const Report report = lamnamphong();
    int row = 1;
    for (const Instrument& instrument : report.instruments) {
        for (const Indicator& indicator : instrument.indicators) {
            const std::string number = std::to_string(++row);
            CAPTURE(number);
            CHECK(workbook.cell("ตัวชี้วัด", "A" + number).value == std::to_string(indicator.number));
            CHECK(workbook.cell("ตัวชี้วัด", "B" + number).value == indicator.name.value);
            CHECK(workbook.cell("ตัวชี้วัด", "C" + number).value == instrument.code);
            CHECK(std::stod(workbook.cell("ตัวชี้วัด", "E" + number).value) == indicator.score->value.to_double());
            CHECK(workbook.cell("ตัวชี้วัด", "E" + number).number_format == "[$-D00041E]0.00");
        }
    }
    CHECK(row == 11);
    CHECK_FALSE(workbook.row("ตัวชี้วัด", 12));
}

TEST_CASE("a measure is a row: several actions and offices one a line, dates as serials of the Buddhist calendar") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    CHECK(workbook.cell("มาตรการ", "A6").value == "IIT");
    CHECK(workbook.cell("มาตรการ", "B6").value == "5");
    CHECK(workbook.cell("มาตรการ", "C6").value == "การแก้ไขปัญหาการทุจริต");
    CHECK(workbook.cell("มาตรการ", "D6").value == "99.84");
    CHECK(workbook.cell("มาตรการ", "E6").value == iit_facts[4].actions);
    CHECK(workbook.cell("มาตรการ", "E6").wrapped);
    CHECK(workbook.cell("มาตรการ", "F3").value == "สำนักปลัด\nกองคลัง");
    CHECK(workbook.cell("มาตรการ", "G6").value == "44835");  // 1 October 2022
    CHECK(workbook.cell("มาตรการ", "H6").value == "45199");  // 30 September 2023
    CHECK(workbook.cell("มาตรการ", "G6").number_format == "[$-D07041E]d mmm yyyy");
    CHECK(workbook.cell("มาตรการ", "I6").value == "ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖");
    CHECK(workbook.cell("มาตรการ", "J6").present);
    CHECK(workbook.cell("มาตรการ", "J6").value.empty());
    CHECK(workbook.row("มาตรการ", 11));
    CHECK_FALSE(workbook.row("มาตรการ", 12));
}

TEST_CASE("further columns of the report's table stand between period and remark under Thai headings") {
    Report report = lamnamphong();
    report.measures[0].fields = {{"result", Text{"ดำเนินการแล้ว", "", {}}}, {"budget", Text{"๕๐,๐๐๐", "", {}}}};
    report.measures[1].fields = {{"budget", Text{"ไม่ใช้งบประมาณ", "", {}}},
                                 {"result", Text{"ผลหนึ่ง", "", {}}},
                                 {"result", Text{"ผลสอง", "", {}}},
                                 {"น้ำหนัก", Text{"มาก", "", {}}}};
    report.measures[1].remark = Text{"ดูภาคผนวก", "", {}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("มาตรการ", "J1").value == "ผลการดำเนินการ");
    CHECK(workbook.cell("มาตรการ", "K1").value == "งบประมาณ");
    CHECK(workbook.cell("มาตรการ", "L1").value == "ผลการดำเนินการ (๒)");
    CHECK(workbook.cell("มาตรการ", "M1").value == "น้ำหนัก");
    CHECK(workbook.cell("มาตรการ", "N1").value == "หมายเหตุ");
    CHECK(workbook.cell("มาตรการ", "J2").value == "ดำเนินการแล้ว");
    CHECK(workbook.cell("มาตรการ", "K2").value == "50000");
    CHECK_FALSE(workbook.cell("มาตรการ", "K2").text);
    CHECK(workbook.cell("มาตรการ", "K2").number_format == "[$-D00041E]#,##0.00");
    CHECK(workbook.cell("มาตรการ", "K3").value == "ไม่ใช้งบประมาณ");
    CHECK(workbook.cell("มาตรการ", "J3").value == "ผลหนึ่ง");
    CHECK(workbook.cell("มาตรการ", "L3").value == "ผลสอง");
    CHECK(workbook.cell("มาตรการ", "N3").value == "ดูภาคผนวก");
    CHECK(workbook.cell("มาตรการ", "M4").value.empty());
}

TEST_CASE("the findings name severity and place in Thai, and fall back to English where no Thai is known") {
    const WorkbookRead& workbook = lamnamphong_workbook();
    CHECK(workbook.cell("ผลการตรวจสอบ", "B2").value == "ข้อมูล");
    CHECK(workbook.cell("ผลการตรวจสอบ", "B3").value == "ข้อที่ต้องแก้ไข");
    CHECK(workbook.cell("ผลการตรวจสอบ", "B4").value == "ข้อควรระวัง");
    CHECK(workbook.cell("ผลการตรวจสอบ", "D3").value == "ตารางที่ ๒ แถว ๓");
    CHECK(workbook.cell("ผลการตรวจสอบ", "E3").value == "result-missing");
    CHECK(workbook.cell("ผลการตรวจสอบ", "C4").value == "only English here");
}

TEST_CASE("who signed stands on a sheet of its own, only where the report has it") {
    Report report = lamnamphong();
    report.sign_off = {{"ผู้รายงาน", "นางสาวใจดี มีสุข", "นักทรัพยากรบุคคล", thai::Date{2023, 10, 5}, {}},
                       {"ผู้รับรอง", "", "ปลัดเทศบาล", std::nullopt, {}}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("ผู้ลงนาม", "A2").value == "ผู้รายงาน");
    CHECK(workbook.cell("ผู้ลงนาม", "D2").value == "45204");
    CHECK(workbook.cell("ผู้ลงนาม", "B3").value.empty());
    CHECK(workbook.cell("ผู้ลงนาม", "D3").value.empty());
}

TEST_CASE("an empty report makes a whole workbook in which nothing is invented") {
    const WorkbookRead workbook(sheet::write_workbook(Report{}));
    CHECK(workbook.sheets.size() == 4);
    for (const char* reference : {"C1", "C2", "C3", "C4", "G1", "G2", "A8", "G8"})
        CHECK_MESSAGE(workbook.cell("สรุป", reference).value.empty(), reference);
    for (const char* sheet : {"ตัวชี้วัด", "มาตรการ", "ผลการตรวจสอบ"}) {
        CHECK(workbook.cell(sheet, "A2").value.empty());
        CHECK_FALSE(workbook.row(sheet, 3));
    }
}

TEST_CASE("the same report gives the same bytes") {
    CHECK(sheet::write_workbook(lamnamphong()) == sheet::write_workbook(lamnamphong()));
}

TEST_CASE("the file's properties name title and organisation, and no time of the clock") {
    const pugi::xml_node core = lamnamphong_workbook().xml("docProps/core.xml").first_child();
    CHECK(std::string(core.child("dc:title").text().get()).starts_with("รายงานผลการดำเนินการ"));
    CHECK(std::string(core.child("dc:creator").text().get()) == "เทศบาลตำบลลำน้ำพอง");
    CHECK_FALSE(core.child("dcterms:created"));
    CHECK_FALSE(core.child("dcterms:modified"));
}

TEST_CASE("the file was created when its source was, else when it was signed last") {
    const auto created = [](const Report& report, const sheet::SourceFacts& source) {
        const WorkbookRead workbook(sheet::write_workbook(report, source));
        const pugi::xml_node core = workbook.xml("docProps/core.xml").first_child();
        return std::string(core.child("dcterms:created").text().get());
    };
    Report report = lamnamphong();
    CHECK(created(report, {"2023-10-05T08:30:15Z", nullptr}) == "2023-10-05T08:30:15Z");
    report.sign_off = {{"ผู้รายงาน", "ก", "", thai::Date{2023, 10, 5}, {}},
                       {"ผู้รับรอง", "ข", "", thai::Date{2023, 11, 6}, {}}};
    CHECK(created(report, {}) == "2023-11-06T00:00:00Z");
    CHECK(created(report, {"2021-02-03", nullptr}) == "2021-02-03T00:00:00Z");
    CHECK(created(lamnamphong(), {"yesterday", nullptr}).empty());
}

TEST_CASE("workbooks that are made at once each say their own date") {
    const Report report = lamnamphong();
    constexpr int crew_size = 4, workbooks = 40;
    std::array<int, crew_size> wrong{};
    {
        std::vector<std::jthread> crew;
        for (int t = 0; t < crew_size; ++t)
            crew.emplace_back([&, t] {
                const std::string date = "202" + std::to_string(t) + "-0" + std::to_string(t + 1) + "-05T08:30:15Z";
                for (int i = 0; i < workbooks; ++i) {
                    const WorkbookRead workbook(sheet::write_workbook(report, {date, nullptr}));
                    const pugi::xml_node core = workbook.xml("docProps/core.xml").first_child();
                    for (const char* element : {"dcterms:created", "dcterms:modified"})
                        wrong.at(static_cast<std::size_t>(t)) += core.child(element).text().get() != date ? 1 : 0;
                }
            });
    }
    CHECK(wrong == std::array<int, crew_size>{});
}

TEST_CASE("findings lead to the row that they are about: a measure, an indicator, an instrument") {
    Report report = lamnamphong();
    report.parts = {"word/document.xml"};
    report.measures[2].origin = {0, 1, 4, 0, 0};
    report.instruments[1].indicators[0].score->origin = {0, 2, 6, 3, 0};
    report.instruments[2].weakness->origin = {0, 0, 0, 0, 40};
    report.diagnostics = {{Severity::finding, "a", {"a", "ก"}, {0, 1, 4, 5, 1}},
                          {Severity::finding, "b", {"b", "ข"}, {0, 2, 6, 0, 0}},
                          {Severity::finding, "c", {"c", "ค"}, {0, 0, 0, 0, 40}},
                          {Severity::finding, "d", {"d", "ง"}, {0, 0, 0, 0, 41}}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    std::vector<std::string> links;
    for (const pugi::xml_node link : workbook.sheet("ผลการตรวจสอบ").child("hyperlinks"))
        links.push_back(std::string(link.attribute("ref").value()) + " " + link.attribute("location").value());
    CHECK(links == std::vector<std::string>{"D2 'มาตรการ'!A4", "D3 'ตัวชี้วัด'!A7", "D4 'สรุป'!A13"});
}

TEST_CASE("what we say has Thai digits; what we quote and codes stay as they are written") {
    Report report;
    report.diagnostics = {{Severity::finding, "x", {"", "ตัวชี้วัดที่ 4 ได้ \"9O.5\" และ “12” ใน O43 แต่ควรเป็น 90"}, {}}};
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("ผลการตรวจสอบ", "C2").value == "ตัวชี้วัดที่ ๔ ได้ \"9O.5\" และ “12” ใน O43 แต่ควรเป็น ๙๐");
}

TEST_CASE(
    "EIT's parts, those who may answer and the indices of FY2561 have their columns and rows where there are any") {
    Report report;
    report.indices.push_back({1, {"ความโปร่งใส", "", {}}, Score{Decimal(8762, 2), "", {}}});
    Instrument eit;
    eit.code = "EIT";
    eit.population = Count{4000, "", {}};
    eit.part_scores = {{1, Score{Decimal(9000, 2), "", {}}, {}}, {2, Score{Decimal(8700, 2), "", {}}, {}}};
    eit.indicators.push_back({6, {"คุณภาพการดำเนินงาน", "", {}}, {}, {{2, Score{Decimal(8850, 2), "", {}}, {}}}});
    report.instruments.push_back(eit);
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("ตัวชี้วัด", "B2").value == "ความโปร่งใส");
    CHECK(workbook.cell("ตัวชี้วัด", "G1").value == "คะแนนส่วนที่ ๒");
    CHECK(workbook.cell("ตัวชี้วัด", "F3").value.empty());
    CHECK(workbook.cell("ตัวชี้วัด", "G3").value == "88.5");
}

}  // namespace raingan::test
