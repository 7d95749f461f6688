// One error put into a report whose numbers agree, each kind in several wordings: nine in ten are found, by their code.
#include <functional>

#include "checks/report_text.h"

using namespace raingan;
using namespace raingan::test;

namespace {

struct Planted {
    std::string code;
    std::string what;  ///< shown where it is missed
    std::function<void(ReportText&)> plant;
};

/// A line that the summary goes on with.
Planted said(const char* code, const char* line) {
    return {code, line, [line](ReportText& text) { text.before_table.emplace_back(line); }};
}
/// A line below the table.
Planted closed(const char* code, const char* line) {
    return {code, line, [line](ReportText& text) { text.closing.insert(text.closing.begin(), line); }};
}
/// Another text in a cell of the table of measures.
Planted cell(const char* code, std::size_t row, std::size_t column, const char* written) {
    return {code, written, [=](ReportText& text) { text.measures.at(row).at(column) = CellSpec(written); }};
}
/// Another text in a whole column.
Planted column(const char* code, std::size_t at, const char* written) {
    return {code, written, [=](ReportText& text) {
                for (std::size_t row = 1; row < text.measures.size(); ++row)
                    text.measures[row].at(at) = CellSpec(written);
            }};
}
/// A part of the summary in other words.
Planted summary(const char* code, const char* from, const char* to) {
    return {code, to, [=](ReportText& text) {
                for (std::string& line : text.summary)
                    if (const std::size_t at = line.find(from); at != std::string::npos) {
                        line.replace(at, std::string_view(from).size(), to);
                        return;
                    }
                FAIL(from);
            }};
}
Planted table(const char* code, const char* what, std::vector<RowSpec> rows) {
    return {code, what, [rows = std::move(rows)](ReportText& text) { text.tables_before.push_back(rows); }};
}

constexpr std::size_t score_column = 2;
constexpr std::size_t measure_column = 3;
constexpr std::size_t period_column = 5;
constexpr std::size_t result_column = 6;

std::vector<Planted> numbers() {
    return {
        // Percentages that do not follow from their counts.
        said("percent-mismatch", "มีผู้เข้าร่วมอบรม ๔๐ คน จาก ๕๐ คน คิดเป็นร้อยละ ๙๕"),
        said("percent-mismatch", "ผู้ตอบแบบสอบถาม ๔๐ จาก ๕๐ คิดเป็นร้อยละ ๙๕"),
        said("percent-mismatch", "มีบุคลากรเข้าร่วมกิจกรรม จำนวน ๔๐ คน จากทั้งหมด ๕๐ คน (ร้อยละ ๙๕)"),
        said("percent-mismatch", "จากบุคลากรทั้งหมด ๕๐ คน มีผู้เข้าร่วมกิจกรรม ๔๐ คน คิดเป็นร้อยละ ๙๕.๐๐"),
        said("percent-mismatch", "เบิกจ่ายแล้ว ๑๒,๐๐๐ บาท จากงบประมาณที่ได้รับจัดสรร ๑๕,๐๐๐ บาท คิดเป็นร้อยละ ๙๐"),
        said("percent-mismatch", "ผู้รับบริการพึงพอใจร้อยละ ๙๕ (๔๐ จาก ๕๐ คน)"),
        said("percent-mismatch", "ดำเนินการแล้ว 8 โครงการ จากทั้งหมด 10 โครงการ คิดเป็น 85%"),
        said("percent-mismatch", "มีผู้ส่งแบบสอบถามคืน 40/50 ชุด (95%)"),
        cell("percent-mismatch", 1, result_column, "จัดอบรม มีผู้เข้าร่วม ๔๐ คน จากเป้าหมาย ๕๐ คน คิดเป็นร้อยละ ๙๕"),
        said("percent-mismatch", "มีเรื่องร้องเรียนทั้งสิ้น ๘ เรื่อง แก้ไขแล้ว ๖ เรื่อง คิดเป็นร้อยละ ๘๕.๐๐"),
        // Numbers that are none.
        summary("number-unreadable", "๙๑.๕๐ คะแนน", "๙๑.๕.๐ คะแนน"),
        summary("number-unreadable", "๙๐.๕๐ คะแนน", "9O.5 คะแนน"),
        summary("number-unreadable", "๙๓.๕๐ คะแนน", "๙๓,๕๐ คะแนน"),
        summary("number-unreadable", "๙๖.๐๐ คะแนน", "๙๖..๐๐ คะแนน"),
        summary("number-unreadable", "เท่ากับ ๙๑.๐๐ คะแนน", "เท่ากับ ๙l.๐๐ คะแนน"),
        cell("number-unreadable", 1, score_column, "๙๒.๐.๐"),
        cell("number-unreadable", 2, score_column, "9O.00"),
        cell("number-unreadable", 3, score_column, "๙๑,๕๐"),
        table("number-unreadable", "a table by years",
              {{"ตัวชี้วัด", "คะแนน"}, {"ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "๙๒.๐.๐"}, {"ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "๙๐.๐๐"}}),
        // Scores and changes that cannot be.
        said("score-range", "เมื่อเทียบกับปีที่ผ่านมา คะแนนเพิ่มขึ้น +๑๑๒.๔๘ คะแนน"),
        said("score-range", "ผลต่างของคะแนนจากปีก่อน ๑๑๒.๔๘ คะแนน"),
        said("score-range", "คะแนนเฉลี่ยของตัวชี้วัดด้านการใช้อำนาจ ๑๐๙.๒๔ คะแนน"),
        said("score-range", "หน่วยงานได้คะแนน ITA ๑๑๓.๕๐ คะแนน"),
        cell("score-range", 1, score_column, "๑๙๒.๐๐"),
        // How one score became the other.
        said("change-mismatch", "ด้านการใช้อำนาจ จากเดิม ๘๓.๒๐ คะแนน เป็น ๙๑.๕๐ คะแนน เพิ่มขึ้น ๗.๓๐ คะแนน"),
        said("change-mismatch", "การใช้งบประมาณ ปี ๒๕๖๖ ได้ ๘๕.๐๐ คะแนน ปี ๒๕๖๗ ได้ ๙๐.๐๐ คะแนน เพิ่มขึ้น ๖.๐๐ คะแนน"),
        said("change-mismatch", "การปฏิบัติหน้าที่ ได้ ๙๒.๐๐ คะแนน ลดลงจากปี ๒๕๖๖ ซึ่งได้ ๙๕.๐๐ คะแนน จำนวน ๔.๐๐ คะแนน"),
        table("change-mismatch", "a change column",
              {{"ตัวชี้วัด", "คะแนนปีที่ผ่านมา", "คะแนน", "ผลต่าง"},
               {"การใช้อำนาจ", "๘๓.๒๐", "๙๑.๕๐", "+๘.๓๐"},
               {"การใช้งบประมาณ", "๘๕.๐๐", "๙๐.๐๐", "+๖.๐๐"}}),
    };
}

std::vector<Planted> facts() {
    return {
        // Weights.
        said("weight-mismatch", "ค่าน้ำหนัก : IIT ร้อยละ ๓๐ EIT ร้อยละ ๔๐ OIT ร้อยละ ๓๐"),
        said("weight-mismatch", "คะแนนรวม = (IIT x ๐.๓๐) + (EIT x ๐.๔๐) + (OIT x ๐.๓๐)"),
        said("weight-mismatch", "โดยถ่วงน้ำหนัก IIT : EIT : OIT = ๓๐ : ๔๐ : ๓๐"),
        said("weight-mismatch", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มีค่าน้ำหนักร้อยละ ๔๐"),
        said("weight-mismatch", "น้ำหนักคะแนนของ IIT EIT และ OIT คิดเป็นร้อยละ 30 40 และ 30 ตามลำดับ"),
        table("weight-mismatch", "a table of weights",
              {{"เครื่องมือ", "ค่าน้ำหนัก (ร้อยละ)", "จำนวนข้อคำถาม"},
               {"IIT", "๓๐", "๓๐"},
               {"EIT", "๔๐", "๑๕"},
               {"OIT", "๓๐", "๓๕"}}),
        // Respondents.
        said("respondents-mismatch", "ผู้ตอบแบบวัด IIT จำนวน ๕๕ คน"),
        closed("respondents-mismatch", "มีผู้ตอบแบบสอบถามการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ทั้งสิ้น ๔๕ คน"),
        said("respondents-mismatch", "IIT มีบุคลากรเข้าตอบแบบวัด ๖๐ คน"),
        table("respondents-mismatch", "a table of respondents",
              {{"เครื่องมือ", "จำนวนผู้ตอบ (คน)", "คะแนน"}, {"IIT", "๖๐", "๙๑.๐๐"}, {"EIT", "๑๐๐", "๙๐.๐๐"}}),
        // Years of the other era.
        said("year-era", "ทั้งนี้ ได้รายงานผลประจำปีงบประมาณ พ.ศ. ๒๐๒๔ แล้ว"),
        said("year-era", "ผลการประเมิน ITA ปี ๒๐๒๔ เผยแพร่ทางเว็บไซต์แล้ว"),
        said("year-era", "ประชุมเมื่อวันที่ ๑๕ มีนาคม ๒๐๒๕"),
        cell("year-era", 1, period_column, "ต.ค. 2024 – ก.ย. 2025"),
        // Who.
        closed("agency-mismatch",
               "ทั้งนี้ องค์การบริหารส่วนตำบลหนองบัวแดง ได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสครบถ้วน"),
        summary("agency-mismatch", "ตามที่องค์การบริหารส่วนตำบลโคกกลางน้อย", "ตามที่องค์การบริหารส่วนตำบลโคกกลางใหญ่"),
        said("agency-mismatch", "สรุปผลการประเมินของอบต.หนองบัวแดง มีจุดที่ต้องพัฒนา"),
        closed("agency-mismatch", "นายกองค์การบริหารส่วนตำบลหนองบัวแดง"),
        said("agency-mismatch", "เทศบาลตำบลโคกกลางน้อย จะนำผลการประเมินไปปรับปรุงการทำงาน"),
        // Where the indicators belong.
        cell("indicator-instrument", 3, 0, "OIT"),
        table("indicator-instrument", "a band",
              {{"ตัวชี้วัด", "คะแนน", "หมายเหตุ"},
               {{"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", 3}},
               {"การใช้อำนาจ", "๙๑.๕๐", ""},
               {"ประสิทธิภาพการสื่อสาร", "๘๙.๕๐", ""},
               {{"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", 3}},
               {"คุณภาพการดำเนินงาน", "๙๐.๕๐", ""}}),
        {"indicator-instrument", "a list",
         [](ReportText& text) { std::swap(text.summary.at(6), text.summary.at(10)); }},
        table("indicator-twice", "a table",
              {{"ตัวชี้วัด", "คะแนน"},
               {"ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "๙๒.๐๐"},
               {"ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "๙๐.๐๐"},
               {"ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "๙๐.๐๐"},
               {"ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "๙๐.๕๐"}}),
        {"indicator-twice", "a list", [](ReportText& text) { text.summary.at(6) = text.summary.at(5); }},
        {"indicator-twice", "a longer list",
         [](ReportText& text) { text.summary.insert(text.summary.begin() + 12, text.summary.at(10)); }},
        table("indicator-twice", "by number in a column",
              {{"ที่", "ตัวชี้วัด", "คะแนน"},
               {"๖", "คุณภาพการดำเนินงาน", "๙๐.๕๐"},
               {"๗", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐"},
               {"๘", "คุณภาพการดำเนินงาน", "๙๐.๕๐"}}),
    };
}

std::vector<Planted> measures() {
    return {
        column("period-reversed", period_column, "ต.ค. ๒๕๖๘ – ก.ย. ๒๕๖๗"),
        cell("period-reversed", 2, period_column, "๑ มีนาคม ๒๕๖๘ ถึง ๑ กุมภาพันธ์ ๒๕๖๘"),
        cell("period-reversed", 3, period_column, "ตั้งแต่เดือนกันยายน ๒๕๖๘ ถึงเดือนตุลาคม ๒๕๖๗"),
        cell("period-reversed", 4, period_column, "31/03/2568 - 01/01/2568"),
        cell("period-unreadable", 1, period_column, "เมื่อไรก็ได้"),
        cell("period-unreadable", 2, period_column, "ตามสะดวก"),
        cell("period-unreadable", 3, period_column, "๓๑ กุมภาพันธ์ ๒๕๖๘"),
        cell("period-unreadable", 4, period_column, "กองคลัง"),
        cell("period-unreadable", 5, period_column, "ยังไม่กำหนด"),
        column("same-text", measure_column, "ประชุมชี้แจงให้บุคลากรทุกคนทราบและถือปฏิบัติ"),
        column("same-text", result_column, "ผู้รับบริการพึงพอใจในระดับมากที่สุด"),
        column("same-text", result_column, "จัดอบรมบุคลากรทุกกองแล้ว มีผู้เข้าร่วม ๔๒ คน"),
        cell("result-is-plan", 1, result_column, "จัดทำคู่มือการปฏิบัติงานของทุกกอง"),
        cell("result-is-plan", 2, result_column, "- เผยแพร่แผนการใช้จ่ายงบประมาณทุกไตรมาส"),
        cell("result-is-plan", 4, result_column, "๑. ประชาสัมพันธ์ผลงานผ่านเสียงตามสายทุกวันจันทร์"),
    };
}

}  // namespace

TEST_CASE("planted errors are found by their kind, nine in ten at least") {
    std::size_t all = 0;
    std::size_t found = 0;
    std::map<std::string, int> wordings;
    for (const auto& kind : {numbers(), facts(), measures()})
        for (const Planted& planted : kind) {
            ReportText text;
            planted.plant(text);
            const auto codes = findings(checked(text.document()));
            const bool told = std::ranges::find(codes, planted.code) != codes.end();
            ++all;
            ++wordings[planted.code];
            found += told ? 1U : 0U;
            if (!told) MESSAGE("missed " << planted.code << ": " << planted.what << "\n" << text.told());
        }
    CHECK(all >= 60);
    CHECK(found * 10 >= all * 9);
    for (const auto& [code, times] : wordings) CHECK_MESSAGE(times >= 3, code);
}

TEST_CASE("an error planted is told alone where it touches nothing else") {
    for (const auto& kind : {facts(), measures()})
        for (const Planted& planted : kind) {
            ReportText text;
            planted.plant(text);
            for (const std::string& code : findings(checked(text.document()))) {
                CAPTURE(planted.what);
                CAPTURE(text.told());
                CHECK(code == planted.code);
            }
        }
}
