// The report of samples/lamnamphong-ita-2566.docx written down by hand, so that the sheets are tested without readers.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "report/report.h"

namespace raingan::test {

struct IndicatorFacts {
    int number;
    const char* name;
    int hundredths;
    const char* actions;      ///< one a line
    const char* responsible;  ///< one a line
};

inline const std::vector<IndicatorFacts> iit_facts{
    {1, "การปฏิบัติหน้าที่", 10000, "จัดทำคู่มือปฏิบัติงานของตนเอง และศึกษาอย่างละเอียด", "ทุกสำนัก/กอง"},
    {2, "การใช้งบประมาณ", 10000,
     "สร้างการรับรู้ของบุคลากรในหน่วยงาน เช่นการประชาสัมพันธ์ การใช้งบประมาณในการจัดทำโครงการต่างๆ การสรุปผลงาน การประชุมประจำเดือน",
     "สำนักปลัด\nกองคลัง"},
    {3, "การใช้อำนาจ", 9945,
     "ผู้บริหารได้ประกาศเจตจำนงต่อต้านการทุจริตทุกรูปแบบ และมีการประชาสัมพันธ์ในที่ประชุม คณะผู้บริหารเป็นประจำทุกเดือน", "สำนักปลัด"},
    {4, "การใช้ทรัพย์สินของราชการ", 9878, "จัดทำแผนผังมาตรการกำหนดขั้นตอนการยืมทรัพย์สินของราชการไว้อย่างชัดเจน ณ จุดบริการ", "สำนักปลัด"},
    {5, "การแก้ไขปัญหาการทุจริต", 9984,
     "จัดทำคู่มือผลประโยชน์ทับซ้อนให้บุคลากรถือปฏิบัติ\nจัดฝึกอบรมพนักงานในเรื่องการเสริมสร้างวินัย คุณธรรม จริยธรรม "
     "ให้ความรู้ทางด้านกฎหมายในการป้องกันและปราบปรามการทุจริตเพื่อใช้เป็นแนวทางในการปฏิบัติงาน",
     "สำนักปลัด"},
};
inline const std::vector<IndicatorFacts> eit_facts{
    {6, "คุณภาพการดำเนินงาน", 9958,
     "วางแผนการดำเนินงานประจำปีเพื่อใช้เป็นแนวทางในการปฏิบัติงาน\nวิเคราะห์ความเสี่ยง ปัญหาอุปสรรคในการดำเนินงานแล้วรายงานให้ผู้บริหารทราบ",
     "ทุกสำนัก/กอง"},
    {7, "ประสิทธิภาพการสื่อสาร", 9751,
     "จัดทำแบบประเมินความพึงพอใจ ณ "
     "จุดบริการให้ประชาชนผู้ใช้บริการร่วมประเมินเพื่อนำข้อมูลไปปรับปรุงการให้บริการ\nประชาสัมพันธ์ข้อมูลข่าวสารผ่านช่องทางต่างๆให้รวดเร็วขึ้น",
     "สำนักปลัด"},
    {8, "การปรับปรุงการทำงาน", 9653,
     "จัดทำประมวลจริยธรรมเกี่ยวกับการปฏิบัติงานเพื่อป้องกันผลประโยชน์ทับซ้อน พร้อมทั้งให้ความรู้แก่ผู้บริหารและบุคลากรภายในหน่วยงาน", "สำนักปลัด"},
};
inline const std::vector<IndicatorFacts> oit_facts{
    {9, "การเปิดเผยข้อมูล", 10000,
     "ให้นำกระบวนการต่างๆที่เกี่ยวกับการจัดซื้อจัดจ้างทุกขั้นตอนมาเผยแพร่ที่เว็บไซต์ของหน่วยงาน\nปรับปรุงเว็บไซต์ของหน่วยงานจัดเรียงหมวดหมู่ข้อมูลข่าวสา"
     "รให้สามารถค้นหาได้ง่าย",
     "สำนักปลัด\nกองคลัง"},
    {10, "การป้องกันการทุจริต", 10000,
     "กำหนดมาตรการและแนวทางในการป้องกันผลประโยชน์ทับซ้อนให้เจ้าหน้าที่ทุกคนถือปฏิบัติ\nจัดทำประกาศนโยบายคุณธรรมและความโปร่งใสของหน่วยงานให้"
     "ทุกคนถือปฏิบัติ",
     "สำนักปลัด"},
};
inline constexpr const char* iit_weakness =
    "จากลำดับคะแนน พบว่าตัวชี้วัดที่ ๔ การใช้ทรัพย์สินข้าราชการ มีค่าคะแนนน้อยที่สุดในกลุ่มเครื่องมือ ซึ่งมีข้อเสนอแนะสำหรับการปรับปรุงในปีต่อไป "
    "คือการใช้ทรัพย์สินของราชการ โดยพฤติกรรมของบุคลากรที่ไม่นำทรัพย์สินของราชการไปเป็นของตนเอง มีระบบในการควบคุมการใช้ "
    "หรือขอยืมทรัพย์สินราชการ ที่ชัดเจน มีแนวทางปฏิบัติที่ถูกต้อง ทุกคนรับทราบและนำไปปฏิบัติ และมีระบบการกำกับดูแลและตรวจสอบอย่างเป็นระบบ";
inline constexpr const char* eit_weakness =
    "จากลำดับคะแนน พบว่าตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน มีค่าคะแนนน้อยที่สุดในกลุ่มเครื่องมือ ซึ่งมีข้อเสนอแนะสำหรับการปรับปรุงในปีต่อไป "
    "คือควรมีการปรับปรุงคุณภาพของการปฏิบัติงาน ให้มีกระบวนการขั้นตอนที่สะดวก รวดเร็ว ดียิ่งขึ้น นำเทคโนโลยีมาใช้ สร้างความพึงพอใจให้ผู้รับบริการ "
    "มีการเปิดโอกาสให้ผู้บริการหรือผู้มาติดต่อ เข้ามามีส่วนร่วมในการปรับปรุงดำเนินงานเพื่อให้สอดคล้องกับความต้องการด้วย "
    "และให้ความสำคัญกับความโปร่งใส";
inline constexpr const char* oit_weakness =
    "ทั้ง ๒ ตัวชี้วัด มีแนวทางการดำเนินงานที่คล้ายกัน คือ การเผยแพร่ข้อมูลที่สำคัญบนเว็บไซต์ของหน่วยงาน ซึ่งผลการดำเนินงานของหน่วยงาน "
    "ในภาพรวมถือว่าผ่านเกณฑ์ ควรรักษามาตรฐานของการดำเนินงานที่ดีไว้ในปีต่อไป";

inline std::vector<Text> lines(const std::string& text) {
    std::vector<Text> out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back({text.substr(at, end - at), text.substr(at, end - at), {}});
        at = end + 1;
    }
    return out;
}

inline Score hundredths(int value) {
    return {Decimal(value, 2), "", {}};
}

inline void add_instrument(Report& report, const char* code, const char* name, int score,
                           const std::vector<IndicatorFacts>& facts, std::vector<int> weakest, const char* weakness) {
    Instrument instrument;
    instrument.code = code;
    instrument.name = Text{name, name, {}};
    instrument.score = hundredths(score);
    instrument.weakest = std::move(weakest);
    instrument.weakness = Text{weakness, weakness, {}};
    for (const IndicatorFacts& row : facts) {
        instrument.indicators.push_back({row.number, {row.name, row.name, {}}, hundredths(row.hundredths)});
        Measure measure;
        measure.instrument = code;
        measure.indicator = row.number;
        measure.indicator_name = row.name;
        measure.score = hundredths(row.hundredths);
        measure.actions = lines(row.actions);
        measure.responsible = lines(row.responsible);
        measure.period = PeriodValue{"ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖", thai::Period{{2022, 10, 1}, {2023, 9, 30}}, {}};
        measure.remark = Text{};
        report.measures.push_back(measure);
    }
    report.instruments.push_back(instrument);
}

inline Report lamnamphong() {
    Report report;
    report.source = "lamnamphong-ita-2566.docx";
    report.parts = {"word/document.xml"};
    report.organization = Text{"เทศบาลตำบลลำน้ำพอง", "", {}};
    report.agency.kind = Text{"เทศบาลตำบล", "", {}};
    report.title = Text{
        "รายงานผลการดำเนินการ มาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลลำน้ำพอง ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "", {}};
    report.report_year = Count{2566, "๒๕๖๖", {}};
    report.score_year = Count{2565, "๒๕๖๕", {}};
    report.overall.score = hundredths(9924);
    report.overall.level = Text{"AA", "AA", {}};
    report.overall.target = Score{Decimal(85, 0), "๘๕", {}};
    report.overall.change = hundredths(1248);
    report.overall.previous_year = Count{2564, "๒๕๖๔", {}};
    add_instrument(report, "IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน", 9961, iit_facts, {4}, iit_weakness);
    add_instrument(report, "EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายนอก", 9787, eit_facts, {8}, eit_weakness);
    add_instrument(report, "OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ", 10000, oit_facts, {9, 10}, oit_weakness);
    report.instruments[0].respondents = Count{50, "๕๐", {}};
    report.instruments[1].respondents = Count{101, "๑๐๑", {}};
    report.instruments[2].items = Count{43, "๔๓", {}};
    report.diagnostics = {
        {Severity::info, "text-normalised", {"mended", "แก้ลำดับสระและวรรณยุกต์ให้ถูกต้อง"}, {0, 0, 0, 0, 7}},
        {Severity::finding,
         "result-missing",
         {"no result", "ไม่มีคอลัมน์ผลการดำเนินการ รายงานตามมาตรการต้องแสดงผลของแต่ละมาตรการ"},
         {0, 2, 3, 4, 1}},
        {Severity::warning, "font-substituted", {"only English here", ""}, {}},
    };
    return report;
}

}  // namespace raingan::test
