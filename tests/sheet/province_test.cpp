#include "sheet/province.h"

#include <algorithm>
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
    CHECK(names == std::vector<std::string>{"ภาพรวม", "สรุปจังหวัด", "ตัวชี้วัด", "ตามประเภทหน่วยงาน", "ตามอำเภอ", "มาตรการ",
                                            "รายละเอียดมาตรการ", "สถานะมาตรการ", "คะแนนย้อนหลัง", "หน่วยงานที่ยังไม่ส่ง",
                                            "รายงานปีอื่น", "ผลการตรวจสอบ", "ประเด็นที่ต้องพัฒนา", "ข้อมูลเปิด"});
}

TEST_CASE("the ranking stands by total, true numbers in Thai digits; what is missing is no 0") {
    CHECK(shown("สรุปจังหวัด", "B6") == "เทศบาลตำบลข");
    CHECK(shown("สรุปจังหวัด", "A6") == "1");
    CHECK(shown("สรุปจังหวัด", "C6") == "96.25");
    CHECK(workbook().cell("สรุปจังหวัด", "C6").number_format == "[$-D00041E]0.00");
    CHECK(shown("สรุปจังหวัด", "B8") == "เทศบาลตำบลค");
    CHECK(shown("สรุปจังหวัด", "A8").empty());
    CHECK(shown("สรุปจังหวัด", "C8").empty());
}

TEST_CASE("the ranking's lowest indicator is a number, which filters and sorts as one") {
    std::string column = "E";
    while (column != "Z" && shown("สรุปจังหวัด", column + "5") != "ตัวชี้วัดที่ต่ำสุด") ++column.front();
    REQUIRE(column != "Z");
    CHECK(shown("สรุปจังหวัด", column + "6") == "1");
    CHECK(workbook().cell("สรุปจังหวัด", column + "6").number_format == workbook().cell("สรุปจังหวัด", "A6").number_format);
}

TEST_CASE("provincial figures are formulas whose stored values are what they come to") {
    CHECK(formula("ตัวชี้วัด", "F1") == "SUBTOTAL(101,$F$6:$F$8)");
    CHECK(shown("ตัวชี้วัด", "F1") == "89.75");
    CHECK(shown("ตัวชี้วัด", "F2") == "99");
    CHECK(shown("ตัวชี้วัด", "F3") == "80.5");
    CHECK(formula("ตัวชี้วัด", "F4") ==
          "SUMPRODUCT(SUBTOTAL(102,OFFSET($F$6,ROW($F$6:$F$8)-ROW($F$6),0)),--($F$6:$F$8<85))");
    CHECK(shown("ตัวชี้วัด", "F4") == "1");
    CHECK(formula("ตัวชี้วัด", "G1").empty());  // nobody has indicator 2: no #DIV/0!
    CHECK(shown("ตัวชี้วัด", "F8").empty());
    // Of the summary: who reported, who did not, mean, greatest, least, how many reach the target.
    std::multiset<std::string> formulas;
    for (const pugi::xml_node cell : workbook().row("สรุปจังหวัด", 3).children("c"))
        if (const pugi::xml_node f = cell.child("f"))
            formulas.insert(std::string(f.text().get()) + " " + cell.child("v").text().get());
    CHECK(formulas == std::multiset<std::string>{
                          "SUBTOTAL(101,$C$6:$C$7) 93.125", "SUBTOTAL(104,$C$6:$C$7) 96.25",
                          "SUBTOTAL(105,$C$6:$C$7) 90",
                          "SUMPRODUCT(SUBTOTAL(102,OFFSET($C$6,ROW($C$6:$C$7)-ROW($C$6),0)),--($C$6:$C$7>=85)) 2"});
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
    CHECK(shown("สถานะมาตรการ", "A5") == "รวม (แถวที่แสดง)");
    CHECK(formula("สถานะมาตรการ", "C5") == "SUBTOTAL(109,$C$2:$C$4)");
    CHECK(workbook().sheet("สถานะมาตรการ").child("autoFilter").attribute("ref").value() == std::string("A1:G4"));
    CHECK(shown("สถานะมาตรการ", "C5") == "3");
    CHECK(shown("คะแนนย้อนหลัง", "B1") == "ปี ๒๕๖๕");
    CHECK(shown("คะแนนย้อนหลัง", "B2") == "96.25");
    CHECK(shown("สรุปจังหวัด", "M8") == "รายงานไม่ระบุคะแนนภาพรวม");
}

TEST_CASE("missing agencies, findings and weaknesses have their rows; infos are left out") {
    CHECK(shown("หน่วยงานที่ยังไม่ส่ง", "B2") == "เทศบาลตำบลฮ");
    CHECK(shown("หน่วยงานที่ยังไม่ส่ง", "D2") == "ขอนแก่น");
    // Two notes (not on the list) before the findings of the reports.
    CHECK(shown("ผลการตรวจสอบ", "G2") == "not-expected");
    CHECK(shown("ผลการตรวจสอบ", "D4") == "ไทย");
    CHECK(shown("ผลการตรวจสอบ", "C4") == "ข้อที่ต้องแก้ไข");
    CHECK(workbook().parts.at("xl/worksheets/sheet12.xml").find("ไม่แสดง") == std::string::npos);
    // By indicator, the lowest first, those without a score at the end.
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "D2") == "เทศบาลตำบลก");
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "F2") == "หน่วยงานระบุ และต่ำกว่าค่าเป้าหมาย");
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "H2") == "=1+1\nข้อสอง");
    CHECK(shown("ประเด็นที่ต้องพัฒนา", "D4") == "เทศบาลตำบลค");
}

TEST_CASE("heat maps, bars, level colours, charts with descriptions, frozen panes and repeated headings are there") {
    CHECK(workbook().parts.at("xl/worksheets/sheet3.xml").find("<colorScale>") != std::string::npos);
    CHECK(workbook().parts.at("xl/worksheets/sheet2.xml").find("<dataBar") != std::string::npos);
    CHECK(workbook().parts.at("xl/worksheets/sheet2.xml").find("<formula>\"AA\"</formula>") != std::string::npos);
    for (const char* chart : {"xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/charts/chart3.xml"})
        CHECK(workbook().parts.contains(chart));
    CHECK(workbook().parts.at("xl/drawings/drawing1.xml").find("descr=\"AA ๑ แห่ง") != std::string::npos);
    CHECK(workbook().parts.at("xl/worksheets/sheet3.xml").find("<pane xSplit=\"2\" ySplit=\"5\"") != std::string::npos);
    CHECK(workbook().parts.at("xl/workbook.xml").find("Print_Titles") != std::string::npos);
}

TEST_CASE("the ranking's chart is printed on a page of its own behind the ranking, and ends on the edges of cells") {
    const std::string& names = workbook().parts.at("xl/workbook.xml");
    CHECK(names.find(">'สรุปจังหวัด'!$A$1:$M$8,'สรุปจังหวัด'!$O$5:$O$10</definedName>") != std::string::npos);
    const pugi::xml_node anchor =
        workbook().xml("xl/drawings/drawing2.xml").document_element().child("xdr:twoCellAnchor");
    const pugi::xml_node from = anchor.child("xdr:from"), to = anchor.child("xdr:to");
    CHECK(from.child("xdr:col").text().as_int() == 14);
    CHECK(from.child("xdr:row").text().as_int() == 4);
    for (const char* offset : {"xdr:colOff", "xdr:rowOff"}) CHECK(to.child(offset).text().as_int() == 0);
    CHECK(to.child("xdr:col").text().as_int() == 15);
    CHECK(to.child("xdr:row").text().as_int() == 10);
}

TEST_CASE("the first sheet shows its figures, charts and the list of sheets on a screen of 1366 × 768") {
    const pugi::xml_node sheet = workbook().sheet("ภาพรวม");
    const double zoom = sheet.child("sheetViews").child("sheetView").attribute("zoomScale").as_double() / 100;
    CHECK(zoom > 0);
    const pugi::xml_node drawing = workbook().xml("xl/drawings/drawing1.xml").document_element();
    int charts = 0, last_row = 0, last_column = 0;
    for (const pugi::xml_node anchor : drawing.children("xdr:twoCellAnchor")) {
        ++charts;
        last_row = std::max(last_row, anchor.child("xdr:to").child("xdr:row").text().as_int());
        last_column = std::max(last_column, anchor.child("xdr:to").child("xdr:col").text().as_int());
    }
    CHECK(charts == 2);
    // What ribbon, headings, tabs and scroll bars leave of the screen.
    constexpr double screen_width = 1310, screen_height = 490, row_pixels = 36, digit_pixels = 8;
    CHECK((last_row + 0.3) * row_pixels * zoom <= screen_height);
    double width = 0;
    for (const pugi::xml_node column : sheet.child("cols").children("col"))
        if (column.attribute("min").as_int() <= last_column)
            width += column.attribute("width").as_double() * digit_pixels;
    CHECK(width * zoom <= screen_width);
    // An index: each sheet, and what is on it.
    std::set<std::string> links;
    for (const pugi::xml_node link : sheet.child("hyperlinks")) links.insert(link.attribute("location").value());
    for (const auto& [name, part] : workbook().sheets) {
        if (name == "ภาพรวม") continue;
        CHECK_MESSAGE(links.contains("'" + name + "'!A1"), name);
    }
    for (int row = 5; row <= 17; ++row) CHECK_FALSE(shown("ภาพรวม", "B" + std::to_string(row)).empty());
    CHECK(formula("ภาพรวม", "D3") == "AVERAGE('สรุปจังหวัด'!$C$6:$C$7)");
    CHECK(shown("ภาพรวม", "D3") == "93.125");
}

TEST_CASE("bars of the dashboard begin where means differ, say so, have Thai digits and colours of their levels") {
    const std::string& levels = workbook().parts.at("xl/charts/chart1.xml");
    const std::string& indicators = workbook().parts.at("xl/charts/chart2.xml");
    CHECK(levels.find("จำนวนหน่วยงานตามระดับ") != std::string::npos);
    CHECK(levels.find("formatCode=\"[$-D00041E]0\"") != std::string::npos);
    std::size_t points = 0;
    for (std::size_t at = levels.find("<c:dPt>"); at != std::string::npos; at = levels.find("<c:dPt>", at + 1))
        ++points;
    CHECK(points == three_agencies().levels.size());
    CHECK(indicators.find("<c:min val=\"80\"/>") != std::string::npos);
    CHECK(indicators.find("แกน ๘๐–๑๐๐") != std::string::npos);
}

TEST_CASE("no colour stands for good or bad on the axis of red and green alone, nor without a sign or a word") {
    CHECK(workbook().parts.at("xl/styles.xml").find("&quot;▼&quot;0.00") != std::string::npos);
    for (int i = 0; i <= 10; ++i) {
        const auto part = [&](unsigned shift) { return int((sheet::colour_at(i / 10.0) >> shift) & 0xFFU); };
        const auto best = [&](unsigned shift) { return int((sheet::colour_at(0) >> shift) & 0xFFU); };
        // The share of blue falls from the best to the worst: all but a few people see that.
        if (i > 5) CHECK(best(0) - best(16) > part(0) - part(16));
    }
    const std::string& names = workbook().parts.at("xl/charts/chart1.xml");
    CHECK(names.find("'ภาพรวม'!$A$") != std::string::npos);  // the levels' names stand below their columns
}

static std::string print_area(const std::string& sheet) {
    for (const pugi::xml_node name : workbook().xml("xl/workbook.xml").child("workbook").child("definedNames"))
        if (std::string(name.attribute("name").value()) == "_xlnm.Print_Area" &&
            std::string(name.text().get()).starts_with("'" + sheet + "'!"))
            return name.text().get();
    return {};
}

TEST_CASE("data is not set for print, shows more rows on the screen, and says so where it is printed after all") {
    for (const char* name : {"รายละเอียดมาตรการ", "ผลการตรวจสอบ", "ประเด็นที่ต้องพัฒนา", "ข้อมูลเปิด"}) {
        CAPTURE(name);
        const pugi::xml_node sheet = workbook().sheet(name);
        CHECK(sheet.child("sheetViews").child("sheetView").attribute("zoomScale").as_int() == 80);
        const std::string area = print_area(name);
        CHECK(area.starts_with("'" + std::string(name) + "'!$A$1:$"));
        CHECK(area.ends_with("$1"));
        CHECK(std::string(sheet.child("headerFooter").child("oddHeader").text().get()).find("ไม่ได้ตั้งไว้สำหรับพิมพ์") !=
              std::string::npos);
    }
    CHECK(print_area("มาตรการ").empty());
}

TEST_CASE("a file that cannot be read leads to the agency that its name is of, among those that have not reported") {
    province::Options options;
    options.expected = {province::agency_of("ทต.ก"), province::agency_of("อบต.หนองแวง"), province::agency_of("ทต.ฮ")};
    std::vector<province::Note> notes{
        {"", "รายงาน อบต.หนองแวง_2566.docx", {Severity::finding, "broken-zip", "ไฟล์เสีย", ""}},
        {"", "สแกน 12.docx", {Severity::finding, "broken-zip", "ไฟล์เสีย", ""}}};
    const Province made = province::roll_up({submission("ทต.ก", "90", "A", "80.50")}, notes, options, rules());
    const WorkbookRead read(sheet::write_province_workbook(made));
    std::vector<std::string> links;
    for (const pugi::xml_node link : read.sheet("ผลการตรวจสอบ").child("hyperlinks"))
        links.emplace_back(link.attribute("location").value());
    REQUIRE(made.missing.size() == 2);
    const std::size_t row = made.missing[0].broken.empty() ? 3 : 2;
    CHECK(links == std::vector<std::string>{"'หน่วยงานที่ยังไม่ส่ง'!A" + std::to_string(row)});
}

TEST_CASE("the same province gives the same bytes, and one without reports gives a workbook too") {
    CHECK(sheet::write_province_workbook(three_agencies()) == sheet::write_province_workbook(three_agencies()));
    const WorkbookRead empty(sheet::write_province_workbook(province::roll_up({}, {}, {}, rules())));
    CHECK(empty.sheets.size() == 14);
}

TEST_CASE("what no row of a streamed table can show goes on in the next row") {
    sheet::Workbook made({}, sheet::Workbook::Rows::streamed);
    sheet::StreamedTable table(
        made, "ยาว", {}, {{"ก", sheet::CellStyle::text, Points(60), true}, {"ข", sheet::CellStyle::text, Points(60)}});
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
