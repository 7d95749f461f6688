#include "sheet/province.h"

#include <set>

#include "sheet/province_sheets.h"
#include "workbook_reader.h"

namespace raingan::test {
namespace {

using province::Province;

Score score(const std::string& text) {
    return {*Decimal::parse(text), text, {}};
}

const Rules& rules() {
    static const Rules loaded = load_rules();
    return loaded;
}

/// `indicator_1` empty: the report says nothing of it.
province::Submission submission(const std::string& agency, const std::string& total, const std::string& level,
                                const std::string& indicator_1) {
    Report report;
    report.source = agency + ".docx";
    report.organization = Text{agency, agency, {}};
    report.report_year = Count{2566, "", {}};
    report.score_year = Count{2565, "", {}};
    if (!total.empty()) report.overall.score = score(total);
    report.overall.level = Text{level, level, {}};
    Instrument instrument;
    instrument.code = "IIT";
    instrument.weakest = {1};
    instrument.weakness = Text{"จุดอ่อนของ" + agency, "", {}};
    Indicator indicator;
    indicator.number = 1;
    if (!indicator_1.empty()) indicator.score = score(indicator_1);
    instrument.indicators.push_back(indicator);
    report.instruments.push_back(instrument);
    Measure measure;
    measure.instrument = "IIT";
    measure.indicator = 1;
    measure.actions = {Text{"=1+1", "", {}}, Text{"ข้อสอง", "", {}}};
    measure.fields = {{"result", Text{"แล้วเสร็จ", "", {}}}};
    report.measures.push_back(measure);
    report.diagnostics.push_back({Severity::finding, "a-code", {"en", "ไทย"}, {}});
    report.diagnostics.push_back({Severity::info, "hidden", {"en", "ไม่แสดง"}, {}});
    return province::reduce(report, rules(), "");
}

Province three_agencies() {
    province::Options options;
    options.province = "ขอนแก่น";
    options.expected = {province::agency_of("ทต.ก"), province::agency_of("ทต.ฮ")};
    return province::roll_up({submission("ทต.ก", "90", "A", "80.50"), submission("ทต.ข", "96.25", "AA", "99"),
                              submission("ทต.ค", "", "", "")},
                             {}, options, rules());
}

const WorkbookRead& workbook() {
    static const WorkbookRead read(sheet::write_province_workbook(three_agencies()));
    return read;
}

/// What a streamed cell shows: its text stands in the cell itself.
std::string shown(const std::string& sheet_name, const std::string& cell) {
    const std::string row = cell.substr(cell.find_first_of("0123456789"));
    const pugi::xml_node node =
        workbook().row(sheet_name, std::stoi(row)).find_child_by_attribute("c", "r", cell.c_str());
    const pugi::xml_node text = node.child("is").child("t");
    return text ? text.text().get() : node.child("v").text().get();
}
std::string formula(const std::string& sheet_name, const std::string& cell) {
    return workbook().cell(sheet_name, cell).formula;
}

}  // namespace

TEST_CASE("the province's workbook has its sheets in order") {
    std::vector<std::string> names;
    for (const auto& [name, part] : workbook().sheets) names.push_back(name);
    CHECK(names == std::vector<std::string>{"สรุปจังหวัด", "ตัวชี้วัด", "ตามประเภทหน่วยงาน", "ตามอำเภอ", "มาตรการ",
                                            "รายละเอียดมาตรการ", "สถานะมาตรการ", "คะแนนย้อนหลัง", "หน่วยงานที่ยังไม่ส่ง",
                                            "รายงานปีอื่น", "ผลการตรวจสอบ", "ประเด็นที่ต้องพัฒนา", "ข้อมูลเปิด"});
}

TEST_CASE("the ranking stands by total, true numbers in Thai digits; what is missing is no 0") {
    CHECK(shown("สรุปจังหวัด", "B5") == "เทศบาลตำบลข");
    CHECK(shown("สรุปจังหวัด", "A5") == "1");
    CHECK(shown("สรุปจังหวัด", "C5") == "96.25");
    CHECK(workbook().cell("สรุปจังหวัด", "C5").number_format == "[$-D00041E]0.00");
    CHECK(shown("สรุปจังหวัด", "B7") == "เทศบาลตำบลค");
    CHECK(shown("สรุปจังหวัด", "A7").empty());
    CHECK(shown("สรุปจังหวัด", "C7").empty());
}

TEST_CASE("provincial figures are formulas whose stored values are what they come to") {
    CHECK(formula("ตัวชี้วัด", "F1") == "AVERAGE($F$6:$F$8)");
    CHECK(shown("ตัวชี้วัด", "F1") == "89.75");
    CHECK(shown("ตัวชี้วัด", "F2") == "99");
    CHECK(shown("ตัวชี้วัด", "F3") == "80.5");
    CHECK(formula("ตัวชี้วัด", "F4") == "COUNTIF($F$6:$F$8,\"<85\")");
    CHECK(shown("ตัวชี้วัด", "F4") == "1");
    CHECK(formula("ตัวชี้วัด", "G1").empty());  // nobody has indicator 2: no #DIV/0!
    CHECK(shown("ตัวชี้วัด", "F8").empty());
    // Of the summary: who reported, who did not, mean, greatest, least, how many reach the target.
    std::multiset<std::string> formulas;
    for (const pugi::xml_node cell : workbook().row("สรุปจังหวัด", 3).children("c"))
        if (const pugi::xml_node f = cell.child("f"))
            formulas.insert(std::string(f.text().get()) + " " + cell.child("v").text().get());
    CHECK(formulas == std::multiset<std::string>{"AVERAGE($C$5:$C$6) 93.125", "COUNTIF($C$5:$C$6,\">=85\") 2",
                                                 "MAX($C$5:$C$6) 96.25", "MIN($C$5:$C$6) 90"});
}

TEST_CASE("every measure is a row with the fields that reports have; text is never a formula") {
    CHECK(shown("มาตรการ", "A2") == "1");
    CHECK(shown("มาตรการ", "B2") == "เทศบาลตำบลข");
    CHECK(shown("มาตรการ", "E2") == "=1+1\nข้อสอง");
    CHECK(formula("มาตรการ", "E2").empty());
    CHECK(shown("มาตรการ", "I1") == "ผลการดำเนินการ");
    CHECK(shown("มาตรการ", "I2") == "แล้วเสร็จ");
    CHECK(shown("มาตรการ", "B4") == "เทศบาลตำบลค");
    CHECK(workbook().sheet("มาตรการ").child("autoFilter").attribute("ref").value() == std::string("A1:I4"));
    CHECK(shown("รายละเอียดมาตรการ", "B4") == "เทศบาลตำบลค");
    CHECK(shown("รายละเอียดมาตรการ", "G1") == "หมายเหตุ");
}

TEST_CASE("sheets of measures are read on paper: A4 landscape, at most nine columns, letters of 10 pt or more") {
    Province province = three_agencies();
    auto& fields = province.standings[0].report.content.measures[0].fields;
    for (const char* field : {"issue", "steps", "monitoring", "problem", "suggestion", "budget", "kpi", "target",
                              "evidence", "process", "other", "คอลัมน์ของหน่วยงาน"})
        fields.emplace_back(field, "ก");
    const WorkbookRead read(sheet::write_province_workbook(province));
    std::size_t sheets = 0, columns = 0;
    for (const auto& [name, part] : read.sheets) {
        if (name != "มาตรการ" && !name.starts_with("รายละเอียดมาตรการ")) continue;
        ++sheets;
        const pugi::xml_node sheet = read.sheet(name);
        CHECK(sheet.child("pageSetup").attribute("orientation").value() == std::string("landscape"));
        CHECK(sheet.child("pageSetup").attribute("paperSize").as_int() == 9);  // A4
        double width = 0;
        int here = 0;
        for (const pugi::xml_node column : sheet.child("cols").children("col")) {
            const int many = column.attribute("max").as_int() - column.attribute("min").as_int() + 1;
            here += many;
            width += many * column.attribute("width").as_double();
        }
        CHECK_MESSAGE(here <= 9, name);
        columns += static_cast<std::size_t>(here);
        constexpr double letter = 16, digit_pt = 7.0 * 72 / 96;  // the width is in digits of the workbook's font
        CHECK_MESSAGE(letter * sheet::page_width.pt / std::max(width * digit_pt, sheet::page_width.pt) >= 10, name);
    }
    CHECK(sheets == 4);
    CHECK(columns == 9 + 17 + 3 * 2);
}

TEST_CASE("kinds, amphoes, statuses and years have their rows") {
    CHECK(shown("ตามประเภทหน่วยงาน", "A2") == "เทศบาลตำบล");
    CHECK(shown("ตามประเภทหน่วยงาน", "B2") == "3");
    CHECK(shown("ตามประเภทหน่วยงาน", "C2") == "1");
    CHECK(shown("ตามประเภทหน่วยงาน", "D2") == "2");
    CHECK(shown("ตามอำเภอ", "A2") == "ไม่ระบุ");
    CHECK(shown("สถานะมาตรการ", "A5") == "รวม");
    CHECK(shown("สถานะมาตรการ", "C5") == "3");
    CHECK(shown("คะแนนย้อนหลัง", "B1") == "ปี ๒๕๖๕");
    CHECK(shown("คะแนนย้อนหลัง", "B2") == "96.25");
    CHECK(shown("สรุปจังหวัด", "M7") == "รายงานไม่ระบุคะแนนภาพรวม");
}

TEST_CASE("missing agencies, findings and weaknesses have their rows; infos are left out") {
    CHECK(shown("หน่วยงานที่ยังไม่ส่ง", "B2") == "เทศบาลตำบลฮ");
    CHECK(shown("หน่วยงานที่ยังไม่ส่ง", "D2") == "ขอนแก่น");
    // Two notes (not on the list) before the findings of the reports.
    CHECK(shown("ผลการตรวจสอบ", "G2") == "not-expected");
    CHECK(shown("ผลการตรวจสอบ", "D4") == "ไทย");
    CHECK(shown("ผลการตรวจสอบ", "C4") == "ข้อที่ต้องแก้ไข");
    CHECK(workbook().parts.at("xl/worksheets/sheet11.xml").find("ไม่แสดง") == std::string::npos);
    // By indicator, the lowest first, those without a score at the end.
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "D2") == "เทศบาลตำบลก");
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "F2") == "หน่วยงานระบุ และต่ำกว่าค่าเป้าหมาย");
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "H2") == "=1+1\nข้อสอง");
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "D4") == "เทศบาลตำบลค");
}

TEST_CASE("heat maps, bars, level colours, charts with descriptions, frozen panes and repeated headings are there") {
    CHECK(workbook().parts.at("xl/worksheets/sheet2.xml").find("<colorScale>") != std::string::npos);
    CHECK(workbook().parts.at("xl/worksheets/sheet1.xml").find("<dataBar") != std::string::npos);
    CHECK(workbook().parts.at("xl/worksheets/sheet1.xml").find("<formula>\"AA\"</formula>") != std::string::npos);
    for (const char* chart : {"xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/charts/chart3.xml"})
        CHECK(workbook().parts.contains(chart));
    CHECK(workbook().parts.at("xl/drawings/drawing1.xml").find("descr=\"AA 1 แห่ง") != std::string::npos);
    CHECK(workbook().parts.at("xl/worksheets/sheet2.xml").find("<pane xSplit=\"2\" ySplit=\"5\"") != std::string::npos);
    CHECK(workbook().parts.at("xl/workbook.xml").find("Print_Titles") != std::string::npos);
}

TEST_CASE("the charts are printed, on a page of their own behind the ranking") {
    const std::string& names = workbook().parts.at("xl/workbook.xml");
    CHECK(names.find(">'สรุปจังหวัด'!$A$1:$M$7,'สรุปจังหวัด'!$O$4:$T$25</definedName>") != std::string::npos);
    pugi::xml_document drawing;
    REQUIRE(drawing.load_string(workbook().parts.at("xl/drawings/drawing1.xml").c_str()));
    constexpr int first_column = 14, last_column = 19, first_row = 3, last_row = 24;  // O4:T25
    int charts = 0;
    for (const pugi::xml_node anchor : drawing.document_element().children("xdr:twoCellAnchor")) {
        ++charts;
        const pugi::xml_node from = anchor.child("xdr:from"), to = anchor.child("xdr:to");
        CHECK(from.child("xdr:col").text().as_int() >= first_column);
        CHECK(from.child("xdr:row").text().as_int() >= first_row);
        // They end on the edges of cells, so where the next ones begin.
        for (const char* offset : {"xdr:colOff", "xdr:rowOff"}) CHECK(to.child(offset).text().as_int() == 0);
        CHECK(to.child("xdr:col").text().as_int() <= last_column + 1);
        CHECK(to.child("xdr:row").text().as_int() <= last_row + 1);
    }
    CHECK(charts == 3);
}

TEST_CASE("the same province gives the same bytes, and one without reports gives a workbook too") {
    CHECK(sheet::write_province_workbook(three_agencies()) == sheet::write_province_workbook(three_agencies()));
    const WorkbookRead empty(sheet::write_province_workbook(province::roll_up({}, {}, {}, rules())));
    CHECK(empty.sheets.size() == 13);
}

TEST_CASE("what no row of a streamed table can show goes on in the next row") {
    sheet::Workbook made({}, sheet::Workbook::Rows::streamed);
    sheet::StreamedTable table(made, "ยาว", {},
                               {{"ก", sheet::Look::text, Points(60), true}, {"ข", sheet::Look::text, Points(60)}});
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "คำ ";
    table.write({std::string("ชื่อ"), text});
    table.finish();
    const WorkbookRead read(made.finish());
    const pugi::xml_node second = read.row("ยาว", 3);
    CHECK(std::string(second.first_child().child("is").child("t").text().get()) == "ชื่อ");
    CHECK(std::string(second.first_child().next_sibling().child("is").child("t").text().get()).starts_with("(ต่อ) "));
}

}  // namespace raingan::test
