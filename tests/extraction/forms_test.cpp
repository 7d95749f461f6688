// More forms of the same report: bands, dividers, periods, scores, summaries, each a document of its own
// (docs/field.md#headers, docs/thai-text.md#periods).
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;
using Strings = std::vector<std::string>;

namespace {

constexpr const char* forms_title =
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลบ้านแพ้ว ประจำปีงบประมาณ พ.ศ. ๒๕๖๖";

Strings values(const std::vector<Text>& texts) {
    Strings out;
    for (const Text& text : texts) out.push_back(text.value);
    return out;
}
Report with_table(const std::vector<RowSpec>& rows) {
    DocumentBuilder builder;
    builder.line(forms_title).table(rows);
    return extracted(builder.document());
}
/// The only measure of a report whose table has one row.
Measure measure(const char* header, const std::string& cell) {
    const Report report = with_table({{"ตัวชี้วัด", "มาตรการ", header}, {"การใช้อำนาจ", "ก", cell}});
    REQUIRE(report.measures.size() == 1);
    return report.measures[0];
}
Strings actions(const std::string& cell) {
    const Report report = with_table({{"ตัวชี้วัด", "มาตรการ"}, {"การใช้อำนาจ", cell}});
    REQUIRE(report.measures.size() == 1);
    return values(report.measures[0].actions);
}
Strings offices(const std::string& cell) {
    return values(measure("ผู้รับผิดชอบ", cell).responsible);
}
std::string period(const std::string& cell) {
    const auto read = measure("ระยะเวลา", cell).period;
    if (!read || !read->period) return "none";
    return thai::iso(read->period->start) + " " + thai::iso(read->period->end);
}
std::string score(const std::string& cell) {
    const auto read = measure("คะแนน", cell).score;
    return read ? read->value.to_string() : "none";
}
std::string field_under(const char* header, const std::string& name) {
    for (const auto& [key, text] : measure(header, "ค่า").fields)
        if (key == name) return text.value;
    return "absent";
}

}  // namespace

TEST_CASE("forms: the instrument as a band over its rows, twice") {
    const Report report = with_table({{"ตัวชี้วัด", "คะแนน", "มาตรการ"},
                                      {{"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", 3}},
                                      {"การใช้อำนาจ", "๙๐", "ก"},
                                      {{"OIT", 3}},
                                      {"การป้องกันการทุจริต", "๙๑", "ข"}});
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].instrument == "IIT");
    CHECK(report.measures[1].instrument == "OIT");
    CHECK(report.measures[1].indicator == 10);
}

TEST_CASE("forms: measures divided by line, dash, Thai or ASCII numbers, bullets") {
    CHECK(actions("จัดอบรม\nทำคู่มือ") == Strings{"จัดอบรม", "ทำคู่มือ"});
    CHECK(actions("- จัดอบรม\n- ทำคู่มือ") == Strings{"จัดอบรม", "ทำคู่มือ"});
    CHECK(actions("๑. จัดอบรม ๒. ทำคู่มือ") == Strings{"จัดอบรม", "ทำคู่มือ"});
    CHECK(actions("1) จัดอบรม\n2) ทำคู่มือ") == Strings{"จัดอบรม", "ทำคู่มือ"});
    CHECK(actions("• จัดอบรม\n• ทำคู่มือ") == Strings{"จัดอบรม", "ทำคู่มือ"});
}

TEST_CASE("forms: measures numbered automatically") {
    DocumentBuilder builder;
    builder.line(forms_title).table({{"ตัวชี้วัด", "มาตรการ"}, {"การใช้อำนาจ", "จัดอบรม\nทำคู่มือ"}});
    Document document = builder.document();
    auto& blocks = std::get<Table>(document.sections[0].blocks[1].what).rows[1].cells[1].blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        ListLabel label;
        label.text = i == 0 ? "๑." : "๒.";
        std::get<Paragraph>(blocks[i].what).label = label;
    }
    const Report report = extracted(document);
    REQUIRE(report.measures.size() == 1);
    CHECK(values(report.measures[0].actions) == Strings{"จัดอบรม", "ทำคู่มือ"});
}

TEST_CASE("forms: measures in a table inside of the cell, whose first column only counts them") {
    const auto actions_of = [](const std::vector<std::vector<const char*>>& inner) {
        DocumentBuilder builder;
        builder.line(forms_title).table({{"ตัวชี้วัด", "มาตรการ"}, {"การใช้อำนาจ", ""}});
        Document document = builder.document();
        Table table;
        for (const auto& texts : inner) {
            Row& row = table.rows.emplace_back();
            for (const char* text : texts) {
                Paragraph paragraph;
                paragraph.text = text;
                Cell& cell = row.cells.emplace_back();
                cell.column = static_cast<std::uint32_t>(row.cells.size() - 1);
                cell.blocks.push_back({paragraph});
            }
        }
        auto& blocks = std::get<Table>(document.sections[0].blocks[1].what).rows[1].cells[1].blocks;
        blocks.insert(blocks.begin(), Block{std::move(table)});
        const Report report = extracted(document);
        REQUIRE(report.measures.size() == 1);
        return values(report.measures[0].actions);
    };
    const Strings both = {"จัดอบรม", "ทำคู่มือ"};
    CHECK(actions_of({{"๑", "จัดอบรม"}, {"๒", "ทำคู่มือ"}}) == both);
    CHECK(actions_of({{"1.", "จัดอบรม"}, {"2.", "ทำคู่มือ"}}) == both);
    CHECK(actions_of({{"(๑)", "จัดอบรม"}, {"(๒)", "ทำคู่มือ"}}) == both);
    CHECK(actions_of({{"ที่", "กิจกรรม"}, {"๑", "จัดอบรม"}, {"๒", "ทำคู่มือ"}}) == both);
    CHECK(actions_of({{"จัดอบรม"}, {"ทำคู่มือ"}}) == both);
    // Numbers that do not count the rows are the cell's own.
    CHECK(actions_of({{"๕", "จัดอบรม"}, {"๒", "ทำคู่มือ"}}) != both);
}

TEST_CASE("forms: offices divided by space, slash, comma, line or และ") {
    const Strings both = {"สำนักปลัด", "กองคลัง"};
    for (const char* cell :
         {"สำนักปลัด กองคลัง", "สำนักปลัด/กองคลัง", "สำนักปลัด, กองคลัง", "สำนักปลัด\nกองคลัง", "สำนักปลัดและกองคลัง"}) {
        CAPTURE(cell);
        CHECK(offices(cell) == both);
    }
    CHECK(offices("ทุกสำนัก/กอง") == Strings{"ทุกสำนัก/กอง"});
}

TEST_CASE("forms: periods") {
    const std::string whole = "2022-10-01 2023-09-30";
    for (const char* cell : {"ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖", "ตุลาคม 2565 - กันยายน 2566", "ตลอดปี", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๖",
                             "ปีงบประมาณ ๒๕๖๖", "ไตรมาส ๑-๔"}) {
        CAPTURE(cell);
        CHECK(period(cell) == whole);
    }
    CHECK(period("ไตรมาส ๒") == "2023-01-01 2023-03-31");
    CHECK(period("ภายในเดือนมีนาคม ๒๕๖๖") == "2022-10-01 2023-03-31");
    CHECK(period("-") == "none");
}

TEST_CASE("forms: scores with words, percent and levels") {
    for (const char* cell : {"๙๙.๔๕", "99.45", "๙๙.๔๕ คะแนน", "ร้อยละ ๙๙.๔๕", "99.45%", "๙๙.๔๕ (AA)"}) {
        CAPTURE(cell);
        CHECK(score(cell) == "99.45");
    }
    CHECK(score("-") == "none");
}

TEST_CASE("forms: columns beyond the core") {
    for (const auto& [header, name] :
         {std::pair{"ขั้นตอนการดำเนินการ", "steps"}, std::pair{"การกำกับติดตาม", "monitoring"},
          std::pair{"ผลการดำเนินการ", "result"}, std::pair{"สถานะ", "status"}, std::pair{"ปัญหา/อุปสรรค", "problem"},
          std::pair{"ข้อเสนอแนะ", "suggestion"}, std::pair{"งบประมาณ (บาท)", "budget"},
          std::pair{"ตัวชี้วัดความสำเร็จ", "kpi"}, std::pair{"หลักฐาน", "evidence"}}) {
        CHECK(field_under(header, name) == "ค่า");
    }
    CHECK(measure("หมายเหตุ", "ค่า").remark->value == "ค่า");
}

TEST_CASE("forms: the summary as lines with tabs, before or after the table") {
    for (const bool before : {true, false}) {
        CAPTURE(before);
        DocumentBuilder builder;
        builder.line(forms_title);
        const std::vector<RowSpec> rows = {{"ตัวชี้วัด", "มาตรการ"}, {"การใช้อำนาจ", "ก"}};
        if (!before) builder.table(rows);
        builder.line("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ คะแนนรวม ๙๑.๕๐ คะแนน ระดับ A")
            .line("๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้คะแนน ๙๒ คะแนน")
            .line("ตัวชี้วัดที่ ๑\tการปฏิบัติหน้าที่\t๙๓.๑๐")
            .line("ตัวชี้วัดที่ ๒\tการใช้งบประมาณ\t๙๐.๙๐");
        if (before) builder.table(rows);
        const Report report = extracted(builder.document());
        REQUIRE(report.overall.score);
        CHECK(report.overall.score->value == Decimal(9150, 2));
        REQUIRE(!report.instruments.empty());
        REQUIRE(report.instruments[0].indicators.size() >= 2);
        CHECK(report.instruments[0].indicators[1].score->value == Decimal(9090, 2));
        CHECK(report.measures.size() == 1);
    }
}

TEST_CASE("forms: the scores of EIT's two parts are not the instrument's") {
    DocumentBuilder builder;
    builder.line(forms_title)
        .line("๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ได้คะแนน ๘๗.๕๐ คะแนน")
        .line("EIT ส่วนที่ ๑ จำนวน ๒๐ คน ได้คะแนน ๙๐ คะแนน")
        .line("EIT ส่วนที่ ๒ จำนวน ๒๐ คน ได้คะแนน ๘๕ คะแนน")
        .table({{"ตัวชี้วัด", "มาตรการ"}, {"คุณภาพการดำเนินงาน", "ก"}});
    const Report report = checked(builder.document());
    REQUIRE(report.instruments.size() == 1);
    CHECK(report.instruments[0].score->value == Decimal(8750, 2));
    CHECK(!report.instruments[0].respondents);
    const auto& parts = report.instruments[0].part_scores;
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].part == 1);
    CHECK(parts[0].score->value == Decimal(90, 0));
    CHECK(parts[0].respondents->value == 20);
    CHECK(parts[1].score->value == Decimal(85, 0));
    CHECK(std::ranges::count(findings(report), "score-mismatch") == 0);
}
