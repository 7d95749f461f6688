// A whole report in the words of offices, whose numbers agree; a test spoils one of its parts, or adds to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/document_builder.h"
#include "report/helpers.h"

namespace raingan::test {

/// Of FY2568, on the scores of FY2567: 0.30 × 91.00 + 0.30 × 90.00 + 0.40 × 98.00 = 93.50.
struct ReportText {
    std::string title =
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ "
        "ขององค์การบริหารส่วนตำบลโคกกลางน้อย";
    std::vector<std::string> summary = {
        "ตามที่องค์การบริหารส่วนตำบลโคกกลางน้อย ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ได้คะแนนภาพรวม ๙๓.๕๐ คะแนน อยู่ในระดับ ผ่านดี",
        "๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มีผู้ตอบแบบวัด จำนวน ๕๐ คน มีผลคะแนนเท่ากับ ๙๑.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๙๒.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน ๙๐.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้คะแนน ๙๑.๕๐ คะแนน",
        "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนน ๙๐.๕๐ คะแนน",
        "ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต ได้คะแนน ๙๑.๐๐ คะแนน",
        "๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีผลคะแนนเท่ากับ ๙๐.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน ได้คะแนน ๙๐.๕๐ คะแนน",
        "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ได้คะแนน ๘๙.๕๐ คะแนน",
        "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ได้คะแนน ๙๐.๐๐ คะแนน",
        "๓. แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) มีผลคะแนนเท่ากับ ๙๘.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้คะแนน ๙๖.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต ได้คะแนน ๑๐๐.๐๐ คะแนน",
    };
    std::vector<std::string> before_table;
    std::vector<std::vector<RowSpec>> tables_before;
    std::vector<RowSpec> measures = {
        {"แบบ", "ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"},
        {"IIT", "การปฏิบัติหน้าที่", "๙๒.๐๐", "จัดทำคู่มือการปฏิบัติงานของทุกกอง", "สำนักปลัด", "ต.ค. ๒๕๖๗ – ก.ย. ๒๕๖๘",
         "จัดทำคู่มือแล้ว ๕ เล่ม และเผยแพร่ทางเว็บไซต์"},
        {"IIT", "การใช้งบประมาณ", "๙๐.๐๐", "เผยแพร่แผนการใช้จ่ายงบประมาณทุกไตรมาส", "กองคลัง", "ต.ค. ๒๕๖๗ – ก.ย. ๒๕๖๘",
         "เผยแพร่ครบ ๔ ไตรมาส"},
        {"IIT", "การใช้อำนาจ", "๙๑.๕๐", "ประชุมชี้แจงหลักเกณฑ์การเลื่อนเงินเดือน", "สำนักปลัด", "ไตรมาส ๒",
         "ประชุมเมื่อวันที่ ๑๕ มีนาคม ๒๕๖๘"},
        {"EIT", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐", "ประชาสัมพันธ์ผลงานผ่านเสียงตามสายทุกวันจันทร์", "กองการศึกษา", "ตลอดปีงบประมาณ",
         "ออกอากาศแล้ว ๔๘ ครั้ง"},
        {"OIT", "การเปิดเผยข้อมูล", "๙๖.๐๐", "ปรับปรุงข้อมูลบนเว็บไซต์ให้เป็นปัจจุบัน", "กองช่าง", "ทุกเดือน", "ปรับปรุงแล้วทุกรายการ"},
    };
    std::vector<std::string> closing = {"จึงรายงานมาเพื่อโปรดทราบ"};

    [[nodiscard]] Document document() const {
        DocumentBuilder builder;
        builder.line(title).line("");
        for (const std::string& line : summary) builder.line(line);
        for (const std::string& line : before_table) builder.line(line);
        for (const auto& table : tables_before) builder.table(table).line("");
        builder.line("มาตรการส่งเสริมคุณธรรมและความโปร่งใส").table(measures);
        for (const std::string& line : closing) builder.line(line);
        return builder.document();
    }
    /// The findings' codes and messages, for a failing test to show.
    [[nodiscard]] std::string told() const {
        std::string all;
        for (const Diagnostic& diagnostic : checked(document()).diagnostics)
            if (diagnostic.severity == Severity::finding) all += diagnostic.code + ": " + diagnostic.message.en + "\n";
        return all;
    }
};

}  // namespace raingan::test
