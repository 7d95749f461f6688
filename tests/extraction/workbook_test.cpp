// Measures in workbooks: the sample in its other forms, and the ways in which offices arrange their sheets.
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A workbook as Excel 2003 XML; a cell that begins with = is a number (with a format behind a space).
class Workbook {
public:
    Workbook& sheet(const std::string& name, const Rows& rows, bool hidden = false) {
        sheets_ += "<Worksheet ss:Name=\"" + name + "\"><Table>";
        for (const auto& row : rows) {
            sheets_ += "<Row>";
            for (const std::string& cell : row) {
                if (cell.starts_with('=')) {
                    const std::size_t space = std::min(cell.find(' '), cell.size());
                    const std::string style =
                        space < cell.size() ? " ss:StyleID=\"" + cell.substr(space + 1) + "\"" : "";
                    sheets_ += "<Cell" + style + " ss:Formula=\"=1\"><Data ss:Type=\"Number\">" +
                               cell.substr(1, space - 1) + "</Data></Cell>";
                } else {
                    sheets_ += "<Cell><Data ss:Type=\"String\">" + cell + "</Data></Cell>";
                }
            }
            sheets_ += "</Row>";
        }
        sheets_ += "</Table><WorksheetOptions>" + std::string(hidden ? "<Visible>SheetHidden</Visible>" : "") +
                   "</WorksheetOptions></Worksheet>";
        return *this;
    }
    [[nodiscard]] Report report() const {
        return extracted(read_document(
            R"(<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>)"
            R"(<Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style><Style ss:ID="t"><NumberFormat ss:Format="[$-D00041E]0.00"/></Style>)"
            R"(<Style ss:ID="d"><NumberFormat ss:Format="[$-409]m/d/yyyy"/></Style></Styles>)" +
                sheets_ + "</Workbook>",
            "a.xml"));
    }

private:
    std::string sheets_;
};

const std::vector<std::string> workbook_title = {
    "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลลำน้ำพอง ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"};
const std::vector<std::string> head = {"ตัวชี้วัด", "ผลการประเมิน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};

/// What the measures say, without where it stands.
Json measures_of(const std::string& name) {
    const std::filesystem::path path = shared_dir() / "samples" / name;
    const Json all = Json::parse(to_json(extracted(read_document(slurp(path), name))));
    Json measures = all.at("measures");
    for (Json& measure : measures)
        for (const char* place : {"origin", "row", "fields"}) measure.erase(place);
    return measures;
}

}  // namespace

TEST_CASE("the sample as a workbook and as a list has the measures of the document") {
    if (!has_shared("samples")) return;
    const Json expected = measures_of("lamnamphong-ita-2566.docx");
    CHECK(expected.size() == 10);
    for (const char* name : {"lamnamphong-ita-2566.xlsx", "lamnamphong-ita-2566.csv", "lamnamphong-ita-2566.txt"}) {
        CAPTURE(name);
        CHECK(difference(expected, measures_of(name)) == "");
    }
}

TEST_CASE("the sample as plain text has the scores of the document, in spite of its marks of emphasis") {
    if (!has_shared("samples")) return;
    const auto scores_of = [](const std::string& name) {
        std::string all;
        const Report report = extracted(read_document(slurp(shared_dir() / "samples" / name), name));
        for (const Instrument& instrument : report.instruments)
            all += instrument.code + ' ' + (instrument.score ? instrument.score->value.to_string() : "none") + '\n';
        return all + (report.overall.score ? report.overall.score->value.to_string() : "none");
    };
    CHECK(scores_of("lamnamphong-ita-2566.txt") == scores_of("lamnamphong-ita-2566.docx"));
}

TEST_CASE("a table of measures is found below titles and blank rows, among other sheets, above notes") {
    const Report report = Workbook()
                              .sheet("ปก", {{"เทศบาลตำบลลำน้ำพอง"}, {"เบิกจ่าย", "=100", "=200"}})
                              .sheet("แผน", {workbook_title,
                                             {},
                                             {},
                                             {"", "เอกสารแนบ"},
                                             head,
                                             {},
                                             {"การใช้อำนาจ", "=99.45", "จัดทำคู่มือ", "สำนักปลัด", "ตลอดปีงบประมาณ"},
                                             {},
                                             {"การใช้งบประมาณ", "=100", "ประชาสัมพันธ์งบประมาณ", "กองคลัง", "ตลอดปีงบประมาณ"},
                                             {},
                                             {"หมายเหตุ ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๖"}})
                              .report();
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].indicator == 3);
    CHECK(report.measures[1].indicator == 2);
    CHECK(report.measures[1].instrument == "IIT");
    CHECK(report.measures[1].responsible.at(0).value == "กองคลัง");
}

TEST_CASE("one sheet for each instrument") {
    const std::vector<std::string> short_head = {"ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};
    const Report report = Workbook()
                              .sheet("IIT", {workbook_title, short_head, {"=1", "จัดทำคู่มือ", "สำนักปลัด", "ตลอดปีงบประมาณ"}})
                              .sheet("EIT", {short_head, {"=1", "สำรวจความพึงพอใจ", "กองคลัง", "ตลอดปีงบประมาณ"}})
                              .sheet("OIT", {short_head, {"=1", "ปรับปรุงเว็บไซต์", "กองช่าง", "ตลอดปีงบประมาณ"}})
                              .report();
    REQUIRE(report.measures.size() == 3);
    CHECK(report.measures[0].instrument == "IIT");
    CHECK(report.measures[1].instrument == "EIT");
    CHECK(report.measures[2].instrument == "OIT");
}

TEST_CASE("scores in a second sheet and cached results of formulas count") {
    const Report report = Workbook()
                              .sheet("มาตรการ", {workbook_title,
                                                 {"ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                                                 {"การใช้อำนาจ", "จัดทำคู่มือ", "สำนักปลัด", "ตลอดปีงบประมาณ"}})
                              .sheet("คะแนน", {{"ตัวชี้วัด", "คะแนน"},
                                               {"การปฏิบัติหน้าที่", "=100 t"},
                                               {"การใช้อำนาจ", "=0.99454 p"},
                                               {"คะแนนรวม", "=99.24401 t"}})
                              .report();
    REQUIRE(report.measures.size() == 1);
    REQUIRE(report.instruments.size() == 1);
    const auto& indicators = report.instruments[0].indicators;
    REQUIRE(indicators.size() == 2);
    CHECK(indicators[1].score->value.to_string() == "99.45");
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->value.to_string() == "99.24");
}

TEST_CASE("a date cell is a period whatever its format") {
    const Report report =
        Workbook()
            .sheet("ก", {workbook_title, head, {"การใช้อำนาจ", "=99.45", "จัดทำคู่มือ", "สำนักปลัด", "=45199 d"}})
            .report();
    REQUIRE(report.measures.size() == 1);
    REQUIRE(report.measures[0].period);
    CHECK(report.measures[0].period->text == "9/30/2023");
    CHECK(report.measures[0].period->period->end == thai::Date{2023, 9, 30});
}

TEST_CASE("measures of a hidden sheet do not count") {
    const Report report =
        Workbook()
            .sheet("ปีนี้", {workbook_title, head, {"การใช้อำนาจ", "=99.45", "จัดทำคู่มือ", "สำนักปลัด", "ตลอดปีงบประมาณ"}})
            .sheet("ปีก่อน", {workbook_title, head, {"การใช้งบประมาณ", "=80", "เก่า", "กองคลัง", "ตลอดปีงบประมาณ"}}, true)
            .report();
    CHECK(report.measures.size() == 1);
    CHECK(has_diagnostic(report, "not-shown"));
}
