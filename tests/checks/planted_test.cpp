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
constexpr std::size_t planted_measure_column = 3;
constexpr std::size_t planted_period_column = 5;
constexpr std::size_t planted_result_column = 6;

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
        cell("percent-mismatch", 1, planted_result_column, "จัดอบรม มีผู้เข้าร่วม ๔๐ คน จากเป้าหมาย ๕๐ คน คิดเป็นร้อยละ ๙๕"),
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
        cell("year-era", 1, planted_period_column, "ต.ค. 2024 – ก.ย. 2025"),
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
        column("period-reversed", planted_period_column, "ต.ค. ๒๕๖๘ – ก.ย. ๒๕๖๗"),
        cell("period-reversed", 2, planted_period_column, "๑ มีนาคม ๒๕๖๘ ถึง ๑ กุมภาพันธ์ ๒๕๖๘"),
        cell("period-reversed", 3, planted_period_column, "ตั้งแต่เดือนกันยายน ๒๕๖๘ ถึงเดือนตุลาคม ๒๕๖๗"),
        cell("period-reversed", 4, planted_period_column, "31/03/2568 - 01/01/2568"),
        cell("period-unreadable", 1, planted_period_column, "เมื่อไรก็ได้"),
        cell("period-unreadable", 2, planted_period_column, "ตามสะดวก"),
        cell("period-unreadable", 3, planted_period_column, "๓๑ กุมภาพันธ์ ๒๕๖๘"),
        cell("period-unreadable", 4, planted_period_column, "กองคลัง"),
        cell("period-unreadable", 5, planted_period_column, "ยังไม่กำหนด"),
        column("same-text", planted_measure_column, "ประชุมชี้แจงให้บุคลากรทุกคนทราบและถือปฏิบัติ"),
        column("same-text", planted_result_column, "ผู้รับบริการพึงพอใจในระดับมากที่สุด"),
        column("same-text", planted_result_column, "จัดอบรมบุคลากรทุกกองแล้ว มีผู้เข้าร่วม ๔๒ คน"),
        cell("result-is-plan", 1, planted_result_column, "จัดทำคู่มือการปฏิบัติงานของทุกกอง"),
        cell("result-is-plan", 2, planted_result_column, "- เผยแพร่แผนการใช้จ่ายงบประมาณทุกไตรมาส"),
        cell("result-is-plan", 4, planted_result_column, "๑. ประชาสัมพันธ์ผลงานผ่านเสียงตามสายทุกวันจันทร์"),
    };
}

/// The same kinds in other words, as they were thought of after the rules were made.
std::vector<Planted> others() {
    return {
        said("percent-mismatch", "บุคลากรเข้าร่วม ๑๘ คน จาก ๒๐ คน คิดเป็น ๘๐%"),
        said("percent-mismatch", "มีผู้ตอบแบบสอบถามกลับมาจำนวน ๔๐ ราย จากจำนวนที่แจกทั้งหมด ๕๐ ราย คิดเป็นร้อยละ ๗๘.๐๐"),
        said("percent-mismatch", "กลุ่มเป้าหมาย ๕๐ คน เข้าร่วมจริง ๔๕ คน คิดเป็นร้อยละ ๙๕"),
        said("percent-mismatch", "ดำเนินการได้ ๙ มาตรการ จากทั้งสิ้น ๑๐ มาตรการ คิดเป็นร้อยละ ๙๕"),
        said("percent-mismatch", "ผลการใช้จ่ายงบประมาณ ๘๐,๐๐๐ บาท จากงบประมาณทั้งสิ้น ๑๐๐,๐๐๐ บาท (ร้อยละ ๘๕.๐๐)"),
        said("percent-mismatch", "ผู้เข้าร่วม จำนวน ๔๐ คน จากทั้งหมด ๕๐ คน หรือร้อยละ ๙๕"),
        said("percent-mismatch", "ร้อยละ ๙๕ ของผู้ตอบแบบสอบถาม (๔๐ คน จาก ๕๐ คน) พึงพอใจ"),
        said("percent-mismatch", "มีผู้ตอบแบบวัดร้อยละ ๙๕ คือ ๔๐ คน จากทั้งหมด ๕๐ คน"),
        said("percent-mismatch", "บุคลากรทั้งหมด ๕๐ คน ตอบแบบวัด ๔๐ คน คิดเป็นร้อยละ ๙๐.๐๐ ของบุคลากรทั้งหมด"),
        said("percent-mismatch", "ประชาชน ๔๐ คน ใน ๕๐ คน คิดเป็นร้อยละ ๙๕"),
        said("percent-mismatch", "ดำเนินการแล้วเสร็จ ๘ ใน ๑๐ โครงการ คิดเป็นร้อยละ ๙๐"),
        said("percent-mismatch", "ตอบแบบวัด IIT จำนวน ๕๐ คน จากทั้งหมด ๗๕ คน คิดเป็นร้อยละ ๗๖.๖๗"),
        table("percent-mismatch", "tbl",
              {{"เครื่องมือ", "จำนวนทั้งหมด (คน)", "จำนวนผู้ตอบ (คน)", "คิดเป็นร้อยละ"}, {"IIT", "๗๕", "๕๐", "๗๖.๖๗"}}),
        cell("percent-mismatch", 2, 6, "มีผู้เข้าร่วมกิจกรรม จำนวน 40 คน จาก 50 คน คิดเป็นร้อยละ 95"),
        said("percent-mismatch", "จากการสำรวจผู้รับบริการ ๒๐๐ คน พบว่ามีความพึงพอใจ ๑๘๐ คน คิดเป็นร้อยละ ๙๕"),
        summary("number-unreadable", "๙๒.๐๐ คะแนน", "๙๒.๐O คะแนน"),
        summary("number-unreadable", "๙๐.๐๐ คะแนน", "๙๐,๐๐"),
        summary("number-unreadable", "เท่ากับ ๙๘.๐๐ คะแนน", "เท่ากับ 98.0.0 คะแนน"),
        summary("number-unreadable", "ภาพรวม ๙๓.๕๐ คะแนน", "ภาพรวม ๙๓.๕.๐ คะแนน"),
        cell("number-unreadable", 4, 2, "8l.50"),
        cell("number-unreadable", 4, 2, "๘๙.๕๐.๐"),
        cell("number-unreadable", 4, 2, "89,50"),
        cell("number-unreadable", 4, 2, "๘๙.๕o"),
        cell("number-unreadable", 4, 2, "๙๑.๒.๔ คะแนน"),
        said("number-unreadable", "ปี ๒๕๖๖ หน่วยงานได้คะแนน ๘๘.๒.๐ คะแนน"),
        said("number-unreadable", "คะแนน ITA ปี ๒๕๖๖ : 8O.5"),
        said("score-range", "เพิ่มขึ้นจากปี ๒๕๖๖ จำนวน ๑๑๒.๔๘ คะแนน"),
        said("score-range", "ลดลงจากปีที่ผ่านมา ๑๒๐.๕๐ คะแนน"),
        summary("score-range", "ได้คะแนน ๙๒.๐๐ คะแนน", "ได้คะแนน ๑๙๒.๐๐ คะแนน"),
        summary("score-range", "เท่ากับ ๙๘.๐๐ คะแนน", "เท่ากับ ๑๐๘.๐๐ คะแนน"),
        summary("score-range", "ภาพรวม ๙๓.๕๐ คะแนน", "ภาพรวม ๑๙๓.๕๐ คะแนน"),
        table("score-range", "chg",
              {{"ตัวชี้วัด", "ปี ๒๕๖๖", "ปี ๒๕๖๗", "ผลต่าง"},
               {"การใช้อำนาจ", "๘๓.๒๐", "๙๑.๕๐", "+๑๑๒.๔๘"},
               {"การใช้งบประมาณ", "๘๕.๐๐", "๙๐.๐๐", "+๕.๐๐"}}),
        table("change-mismatch", "years",
              {{"ตัวชี้วัด", "ปี ๒๕๖๖", "ปี ๒๕๖๗", "ผลต่าง"},
               {"การใช้อำนาจ", "๘๓.๒๐", "๙๑.๕๐", "+๘.๓๐"},
               {"การใช้งบประมาณ", "๘๕.๐๐", "๙๐.๐๐", "+๗.๐๐"}}),
        table("change-mismatch", "years2",
              {{"ตัวชี้วัด", "คะแนนปี พ.ศ. ๒๕๖๖", "คะแนนปี พ.ศ. ๒๕๖๗", "เพิ่มขึ้น/ลดลง"},
               {"การใช้อำนาจ", "๘๓.๒๐", "๙๑.๕๐", "๘.๓๐"},
               {"การใช้งบประมาณ", "๘๕.๐๐", "๙๐.๐๐", "๗.๐๐"}}),
        table("change-mismatch", "years3",
              {{"เครื่องมือ", "ปี ๒๕๖๖", "ปี ๒๕๖๗", "การเปลี่ยนแปลง"},
               {"IIT", "๘๓.๒๐", "๙๑.๐๐", "+๗.๘๐"},
               {"EIT", "๘๕.๐๐", "๙๐.๐๐", "+๗.๐๐"},
               {"OIT", "๙๕.๐๐", "๙๘.๐๐", "+๓.๐๐"}}),
        table("change-mismatch", "years4",
              {{"รายการ", "๒๕๖๖", "๒๕๖๗", "ผลต่าง"}, {"คะแนนรวม", "๘๘.๒๐", "๙๓.๕๐", "+๗.๓๐"}}),
        said("change-mismatch", "คะแนนภาพรวม ปี ๒๕๖๖ ๘๘.๒๐ คะแนน ปี ๒๕๖๗ ๙๓.๕๐ คะแนน เพิ่มขึ้น ๖.๓๐ คะแนน"),
        said("change-mismatch", "เพิ่มขึ้น ๖.๓๐ คะแนน จากปี ๒๕๖๖ ที่ได้ ๘๘.๒๐ คะแนน เป็น ๙๓.๕๐ คะแนน"),
        said("change-mismatch", "คะแนนรวมเพิ่มขึ้นจาก ๘๘.๒๐ เป็น ๙๓.๕๐ คะแนน (เพิ่มขึ้น ๖.๓๐ คะแนน)"),
        said("change-mismatch", "เมื่อเทียบกับปี ๒๕๖๖ ซึ่งได้ ๘๘.๒๐ คะแนน พบว่าเพิ่มขึ้น ๖.๓๐ คะแนน"),
        said("weight-mismatch", "กำหนดค่าน้ำหนักดังนี้ IIT ร้อยละ ๒๕ EIT ร้อยละ ๒๕ OIT ร้อยละ ๕๐"),
        said("weight-mismatch", "แบบวัด IIT (น้ำหนักร้อยละ ๓๕) แบบวัด EIT (น้ำหนักร้อยละ ๒๕) และแบบตรวจ OIT (น้ำหนักร้อยละ ๔๐)"),
        said("weight-mismatch", "IIT (30%) + EIT (40%) + OIT (30%) เป็นค่าน้ำหนักของการประเมิน"),
        said("weight-mismatch", "คะแนนรวม = ๓๐% × IIT + ๔๐% × EIT + ๓๐% × OIT"),
        said("weight-mismatch", "สัดส่วนคะแนน IIT ๓๐ : EIT ๔๐ : OIT ๓๐"),
        said("weight-mismatch", "ทั้งนี้ IIT มีน้ำหนัก ๒๐ คะแนน EIT มีน้ำหนัก ๔๐ คะแนน และ OIT มีน้ำหนัก ๔๐ คะแนน"),
        said("weight-mismatch", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน คิดเป็นร้อยละ ๒๐ ของคะแนนทั้งหมด"),
        table("weight-mismatch", "w2",
              {{"แบบ", "น้ำหนัก", "คะแนน"}, {"IIT", "๓๐", "๙๑.๐๐"}, {"EIT", "๒๐", "๙๐.๐๐"}, {"OIT", "๕๐", "๙๘.๐๐"}}),
        table("weight-mismatch", "w3",
              {{"เครื่องมือ", "ตัวชี้วัด", "ค่าน้ำหนัก"},
               {"IIT", "การใช้อำนาจ", "๓๕"},
               {"EIT", "คุณภาพการดำเนินงาน", "๒๕"},
               {"OIT", "การเปิดเผยข้อมูล", "๔๐"}}),
        summary("respondents-mismatch", "(EIT) มีผล", "(EIT) มีผู้ตอบแบบวัด จำนวน ๕๐ คน จากผู้ตอบแบบวัดทั้งสิ้น ๖๐ คน มีผล"),
        said("respondents-mismatch", "สรุปมีผู้ตอบแบบวัด IIT ทั้งหมด ๕๒ คน"),
        said("respondents-mismatch", "จำนวนผู้ตอบแบบสอบถาม IIT เท่ากับ 60 คน"),
        said("respondents-mismatch", "มีบุคลากรภายในตอบแบบวัด IIT แล้ว ๖๐ คน"),
        said("respondents-mismatch", "แบบวัด IIT (ผู้ตอบ ๖๐ คน)"),
        said("respondents-mismatch", "ผู้มีส่วนได้ส่วนเสียภายใน (IIT) ตอบแบบสำรวจ จำนวน ๖๐ ราย"),
        said("year-era", "ประจำปี ๒๐๒๕"),
        said("year-era", "รายงานผลปีงบประมาณ 2025"),
        said("year-era", "ณ วันที่ ๓๐ ก.ย. ๒๐๒๕"),
        said("year-era", "ประชุมครั้งที่ ๑/๒๐๒๕ เมื่อวันที่ 10 มกราคม 2025"),
        summary("year-era", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "ประจำปีงบประมาณ พ.ศ. ๒๐๒๔"),
        cell("year-era", 2, 5, "ตุลาคม ๒๐๒๔ – กันยายน ๒๐๒๕"),
        cell("year-era", 2, 5, "ปีงบประมาณ 2025"),
        cell("year-era", 2, 5, "ต.ค. ๒๐๒๔ - ก.ย. ๒๕๖๘"),
        closed("agency-mismatch", "องค์การบริหารส่วนตำบลหนองบัวแดง จึงได้จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสขึ้น"),
        closed("agency-mismatch", "ดังนั้น เทศบาลตำบลหนองบัวแดงจึงกำหนดมาตรการส่งเสริมคุณธรรม"),
        said("agency-mismatch", "คะแนนภาพรวมขององค์การบริหารส่วนตำบลหนองบัวแดง อยู่ในระดับผ่านดี"),
        said("agency-mismatch", "การประเมินคุณธรรมและความโปร่งใสขององค์การบริหารส่วนตำบลหนองบัวแดง ประจำปี ๒๕๖๗"),
        said("agency-mismatch", "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในองค์การบริหารส่วนตำบลหนองบัวแดง"),
        said("agency-mismatch", "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของ อบต.หนองบัวแดง"),
        closed("agency-mismatch", "ปลัดองค์การบริหารส่วนตำบลหนองบัวแดง"),
        closed("agency-mismatch", "บุคลากรของอบต.หนองบัวแดง ต้องถือปฏิบัติตามมาตรการส่งเสริมคุณธรรมโดยเคร่งครัด"),
        cell("indicator-instrument", 4, 0, "IIT"),
        cell("indicator-instrument", 5, 0, "EIT"),
        table("indicator-instrument", "score table",
              {{"เครื่องมือ", "ตัวชี้วัด", "คะแนน"},
               {"IIT", "การใช้อำนาจ", "๙๑.๕๐"},
               {"", "คุณภาพการดำเนินงาน", "๙๐.๕๐"},
               {"EIT", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐"}}),
        table("indicator-instrument", "merged",
              {{"เครื่องมือ", "ตัวชี้วัด", "คะแนน"},
               {CellSpec("IIT", 1, 2), "การใช้อำนาจ", "๙๑.๕๐"},
               {"การปรับปรุงการทำงาน", "๙๐.๐๐"},
               {"EIT", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐"}}),
        said("indicator-instrument", "IIT ประกอบด้วยตัวชี้วัด การปฏิบัติหน้าที่ การใช้งบประมาณ และการเปิดเผยข้อมูล"),
        table("indicator-twice", "t",
              {{"เครื่องมือ", "ตัวชี้วัด", "คะแนน"},
               {"IIT", "การใช้อำนาจ", "๙๑.๕๐"},
               {"IIT", "การใช้งบประมาณ", "๙๐.๐๐"},
               {"IIT", "การใช้อำนาจ", "๙๑.๕๐"},
               {"EIT", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐"}}),
        column("period-reversed", 5, "ตุลาคม ๒๕๖๘ – กันยายน ๒๕๖๗"),
        column("period-reversed", 5, "ต.ค.๖๘ - ก.ย.๖๗"),
        cell("period-reversed", 1, 5, "๓๐ กันยายน ๒๕๖๘ – ๑ ตุลาคม ๒๕๖๗"),
        cell("period-reversed", 1, 5, "ก.ย. ๒๕๖๘ ถึง ต.ค. ๒๕๖๗"),
        cell("period-reversed", 1, 5, "ตั้งแต่ ๑ มีนาคม ๒๕๖๘ จนถึง ๑ กุมภาพันธ์ ๒๕๖๘"),
        cell("period-reversed", 1, 5, "ไตรมาส ๔ – ไตรมาส ๑"),
        cell("period-reversed", 1, 5, "มิ.ย. - ม.ค. ๒๕๖๘"),
        cell("period-reversed", 1, 5, "ระหว่างเดือนมิถุนายน ๒๕๖๘ ถึง มกราคม ๒๕๖๘"),
        cell("period-unreadable", 1, 5, "เมื่อไหร่ก็ได้"),
        cell("period-unreadable", 1, 5, "ไม่มี"),
        cell("period-unreadable", 1, 5, "สักวันหนึ่ง"),
        cell("period-unreadable", 1, 5, "ว่างเมื่อไรก็ทำ"),
        cell("period-unreadable", 1, 5, "๓๒ ธันวาคม ๒๕๖๗"),
        cell("period-unreadable", 1, 5, "xxx"),
        cell("period-unreadable", 1, 5, "เดือน ๑๓ ปี ๒๕๖๘"),
        column("same-text", 3, "จัดอบรมให้ความรู้แก่บุคลากร"),
        column("same-text", 6, "ดำเนินการแล้ว มีบุคลากรเข้าร่วม ๔๒ คน"),
        column("same-text", 6, "รายงานผลให้นายกทราบแล้ว"),
        cell("result-is-plan", 5, 6, "ปรับปรุงข้อมูลบนเว็บไซต์ให้เป็นปัจจุบัน"),
        cell("result-is-plan", 3, 6, "ประชุมชี้แจงหลักเกณฑ์ การเลื่อนเงินเดือน."),
    };
}

}  // namespace

TEST_CASE("planted errors are found by their kind, nine in ten at least") {
    std::size_t all = 0;
    std::size_t found = 0;
    std::map<std::string, int> wordings;
    for (const auto& kind : {numbers(), facts(), measures(), others()})
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
