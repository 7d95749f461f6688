#include "extraction/headers.h"

#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::extraction;
using namespace raingan::test;

namespace {

std::vector<std::string> fields(const std::vector<RowSpec>& rows, std::size_t row = 0) {
    DocumentBuilder builder;
    builder.table(rows);
    const Grid grid(std::get<Table>(builder.document().sections[0].blocks[0].what));
    const auto match = match_header(grid, row, rules().headers());
    std::vector<std::string> names;
    if (!match) return names;
    for (const Column& column : match->columns) names.emplace_back(field_name(column.field));
    return names;
}
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("header keys have no spaces, notes, numbers or edges, and any year is one") {
    CHECK(header_key("หน่วยงาน\nรับผิดชอบ :").text == "หน่วยงานรับผิดชอบ");
    CHECK(header_key("งบประมาณ (บาท)").text == "งบประมาณ");
    CHECK(header_key("๑. ตัวชี้วัด").text == "ตัวชี้วัด");
    CHECK(header_key("คะแนน ITA ปี ๒๕๖๖").text == "คะแนนitaปี#");
    CHECK(header_key("คะแนน (ปี พ.ศ. 2565)").year_be == 2565);
    CHECK(header_key(" ( ) ").text.size() <= 2);
}

TEST_CASE("every header of the rules is found again by its own text") {
    for (const HeaderRule& rule : rules().headers().headers) {
        CAPTURE(rule.key);
        CHECK(!rule.key.empty());
        CHECK(rule.field != Field::none);
    }
    CHECK(rules().headers().headers.size() > 150);
}

TEST_CASE("bare ตัวชี้วัด is the indicator, but a KPI beside a target or another indicator") {
    CHECK(fields({{"เครื่องมือ", "ตัวชี้วัด", "คะแนน", "มาตรการ"}}) == Strings{"instrument", "indicator", "score", "measure"});
    CHECK(fields({{"มาตรการ", "ตัวชี้วัด", "เป้าหมาย", "ผู้รับผิดชอบ"}}) == Strings{"measure", "kpi", "target", "responsible"});
    CHECK(fields({{"แบบ", "ตัวชี้วัด", "มาตรการ", "ตัวชี้วัด", "เป้าหมาย"}}) ==
          Strings{"instrument", "indicator", "measure", "kpi", "target"});
}

TEST_CASE("a header may have two levels") {
    CHECK(fields({{{"ตัวชี้วัด", 1, 2}, {"การดำเนินการ", 2}, {"ผู้รับผิดชอบ", 1, 2}}, {"มาตรการ", "ผล"}}) ==
          Strings{"indicator", "measure", "result", "responsible"});
    CHECK(fields({{{"ตัวชี้วัด", 1, 2}, {"ผลการประเมิน", 2}, {"มาตรการ", 1, 2}}, {"ปี ๒๕๖๔", "ปี ๒๕๖๕"}}) ==
          Strings{"indicator", "previous_score", "score", "measure"});
}

TEST_CASE("a misspelt header is guessed, a strange one is not") {
    CHECK(fields({{"ตัวชี้วัด", "มาตรการ", "หนวยงานรับผิดชอบ", "นายกเทศมนตรี"}}) ==
          Strings{"indicator", "measure", "responsible", "none"});
}

TEST_CASE("rows of data and other tables are no header") {
    CHECK(fields({{"IIT", "การใช้อำนาจ", "๙๙.๔๕", "- ผู้บริหารประกาศเจตจำนง"}}).empty());
    CHECK(fields({{"ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "หมายเหตุ"}}).empty());
    CHECK(fields({{"รายการ", "งบประมาณ", "หมายเหตุ"}}).empty());
}
