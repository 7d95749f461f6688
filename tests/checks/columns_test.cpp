// What columns of tables say of each other, and lists in the words of more offices: right ones make no finding.
#include "checks/report_text.h"

using namespace raingan;
using namespace raingan::test;

namespace {

using Rows = std::vector<RowSpec>;

std::vector<std::string> codes_beside(const Rows& table) {
    ReportText text;
    text.tables_before.push_back(table);
    return findings(checked(text.document()));
}

std::vector<std::string> codes_beside(const char* line) {
    ReportText text;
    text.before_table.emplace_back(line);
    return findings(checked(text.document()));
}

const std::vector<std::string> none;
const std::vector<std::string> wrong_share = {"percent-mismatch"};
const std::vector<std::string> wrong_change = {"change-mismatch"};

}  // namespace

TEST_CASE("percentages of a table follow from its column of counts") {
    CHECK(codes_beside(Rows{{"รายละเอียดผู้ตอบ", "จำนวน (คน)", "ร้อยละ"},
                            {"ชาย", "๔๗", "๔๙.๑๗"},
                            {"หญิง", "๗๓", "๖๐.๘๓"},
                            {"รวม", "๑๒๐", "๑๐๐.๐๐"}}) == wrong_share);
    CHECK(codes_beside(Rows{{"ตำแหน่ง", "จำนวน (คน)", "ร้อยละ"},
                            {"ข้าราชการ", "๓๐", "๕๐.๐"},
                            {"พนักงานจ้าง", "๒๔", "๔๕.๐"},
                            {"อื่น ๆ", "๖", "๑๐.๐"},
                            {"รวม", "๖๐", "๑๐๐.๐"}}) == wrong_share);
    CHECK(codes_beside(Rows{{"ช่วงอายุ", "จำนวน", "ร้อยละ"},
                            {"๒๐–๔๐ ปี", "51", "34.00"},
                            {"๔๑–๖๐ ปี", "72", "48.00"},
                            {"เกิน ๖๐ ปี", "27", "28.00"},
                            {"รวมทั้งสิ้น", "150", "100"}}) == wrong_share);
    // Groups under bands, each of the same people.
    CHECK(codes_beside(Rows{{"รายละเอียดผู้ตอบ", "จำนวน (คน)", "ร้อยละ"},
                            {{"เพศ", 3}},
                            {"ชาย", "๔๗", "๓๙.๑๗"},
                            {"หญิง", "๗๓", "๖๐.๘๓"},
                            {{"อายุ", 3}},
                            {"ไม่เกิน ๓๐ ปี", "๒๑", "๑๗.๕๐"},
                            {"๓๑–๔๕ ปี", "๕๔", "๔๕.๐๐"},
                            {"๔๖ ปีขึ้นไป", "๔๕", "๓๗.๕๐"},
                            {"รวม", "๑๒๐", "๑๐๐.๐๐"}}) == none);
    // Rounded so that they add up.
    CHECK(codes_beside(Rows{{"ประเภทผู้มารับบริการ", "จำนวน", "ร้อยละ"},
                            {"ประชาชนทั่วไป", "๒๓", "๓๓.๓"},
                            {"หน่วยงานของรัฐ", "๒๓", "๓๓.๓"},
                            {"เอกชน", "๒๓", "๓๓.๔"},
                            {"รวมทั้งสิ้น", "๖๙", "๑๐๐.๐"}}) == none);
    // People choose several answers: the counts do not add up to the people.
    CHECK(codes_beside(Rows{{"ช่องทาง (ตอบได้หลายข้อ)", "จำนวน (คน)", "ร้อยละ"},
                            {"เฟซบุ๊ก", "๔๐", "๘๐.๐"},
                            {"เว็บไซต์", "๓๐", "๖๐.๐"},
                            {"อื่น ๆ", "๕", "๑๐.๐"},
                            {"รวมผู้ตอบ", "๕๐", "๑๐๐.๐"}}) == none);
    CHECK(codes_beside(Rows{{"ช่องทาง", "จำนวน", "ร้อยละ"}, {"เฟซบุ๊ก", "๑๖๐", "๘๐.๐๐"}, {"เว็บไซต์", "๙๐", "๔๕.๐๐"}}) ==
          none);
}

TEST_CASE("percentages of a table follow from two columns of it") {
    CHECK(codes_beside(Rows{{"รายการ", "งบที่ได้รับจัดสรร (บาท)", "ใช้จ่ายจริง (บาท)", "คิดเป็นร้อยละ"},
                            {"อบรม", "๑๐,๐๐๐", "๙,๐๐๐", "๙๐"},
                            {"รณรงค์", "๔,๐๐๐", "๓,๐๐๐", "๘๕"},
                            {"ประกวด", "๕,๐๐๐", "๕,๐๐๐", "๑๐๐"}}) == wrong_share);
    CHECK(codes_beside(Rows{{"หน่วยงาน", "บุคลากรทั้งหมด (คน)", "ผู้ตอบ (คน)", "ร้อยละ"},
                            {"สำนักปลัด", "๒๐", "๑๘", "๙๐.๐๐"},
                            {"กองคลัง", "๑๒", "๙", "๙๕.๐๐"},
                            {"กองช่าง", "๑๖", "๑๒", "๗๕.๐๐"}}) == wrong_share);
    CHECK(codes_beside(Rows{{"ไตรมาส", "แผนการใช้จ่าย (บาท)", "เบิกจ่ายจริง (บาท)", "ร้อยละของแผน"},
                            {"๑", "๒๕๐,๐๐๐", "๒๐๐,๐๐๐", "๘๐.๐๐"},
                            {"๒", "๒๕๐,๐๐๐", "๒๗๕,๐๐๐", "๑๑๐.๐๐"},
                            {"รวม", "๕๐๐,๐๐๐", "๔๗๕,๐๐๐", "๙๕.๐๐"}}) == none);
    // Of what is left.
    CHECK(codes_beside(Rows{{"รายการ", "งบประมาณ (บาท)", "เบิกจ่าย (บาท)", "คงเหลือ (บาท)", "ร้อยละคงเหลือ"},
                            {"อบรม", "๑๐,๐๐๐", "๘,๐๐๐", "๒,๐๐๐", "๒๐.๐๐"},
                            {"รณรงค์", "๕,๐๐๐", "๔,๐๐๐", "๑,๐๐๐", "๒๐.๐๐"}}) == none);
    // Of something else than the counts beside it.
    CHECK(codes_beside(Rows{{"กิจกรรม", "จำนวนครั้ง", "ผู้เข้าร่วม (คน)", "ร้อยละความพึงพอใจ"},
                            {"อบรม", "๒", "๔๐", "๙๑.๐๐"},
                            {"ประชุม", "๔", "๖๐", "๘๘.๐๐"},
                            {"รวม", "๖", "๑๐๐", "๘๙.๕๐"}}) == none);
}

TEST_CASE("changes of a table follow from its rows and columns of years") {
    CHECK(codes_beside(Rows{{"ปีงบประมาณ", "คะแนน", "เพิ่ม/ลด"},
                            {"๒๕๖๕", "๘๐.๐๐", "-"},
                            {"๒๕๖๖", "๘๘.๒๐", "+๘.๒๐"},
                            {"๒๕๖๗", "๙๓.๕๐", "+๗.๓๐"}}) == wrong_change);
    CHECK(codes_beside(Rows{{"เครื่องมือ", "๒๕๖๖", "๒๕๖๗", "ผลต่าง"},
                            {"IIT", "๘๓.๒๐", "๙๑.๐๐", "+๗.๘๐"},
                            {"EIT", "๘๕.๐๐", "๙๐.๐๐", "+๖.๐๐"},
                            {"OIT", "๙๕.๐๐", "๙๘.๐๐", "+๓.๐๐"}}) == wrong_change);
    CHECK(codes_beside(Rows{{"ปี", "คะแนน ITA", "ค่าเฉลี่ยประเทศ", "เพิ่มขึ้น/ลดลง"},
                            {"๒๕๖๕", "๘๐.๐๐", "๘๗.๕๗", "-"},
                            {"๒๕๖๖", "๘๓.๐๐", "๙๐.๑๙", "+๓.๐๐"},
                            {"๒๕๖๗", "๙๓.๕๐", "๙๓.๐๕", "+๑๐.๕๐"}}) == none);
}

TEST_CASE("weights of a table are the year's") {
    CHECK(codes_beside(Rows{{"แบบประเมิน", "กลุ่มเป้าหมาย", "น้ำหนักคะแนน (ร้อยละ)"},
                            {"แบบวัด IIT", "บุคลากรภายใน", "๓๕"},
                            {"แบบวัด EIT", "ผู้รับบริการ", "๓๕"},
                            {"แบบตรวจ OIT", "เว็บไซต์", "๓๐"}}) == std::vector<std::string>(3, "weight-mismatch"));
    CHECK(codes_beside(Rows{{"แบบวัด", "สัดส่วนน้ำหนัก (%)"}, {"IIT", "๓๐"}, {"EIT", "๓๐"}, {"OIT", "๔๐"}}) == none);
    CHECK(codes_beside(Rows{
              {"เครื่องมือ", "น้ำหนัก", "เกณฑ์ผ่าน"}, {"IIT", "๓๐", "๘๕"}, {"EIT", "๓๐", "๘๕"}, {"OIT", "๔๐", "๘๕"}}) == none);
}

TEST_CASE("indicators below the heads of their instruments are no scores of these") {
    CHECK(codes_beside(Rows{{"ตัวชี้วัด", "คะแนน IIT", "คะแนน EIT", "คะแนน OIT"},
                            {"การปฏิบัติหน้าที่", "๙๒.๐๐", "", ""},
                            {"การใช้งบประมาณ", "๙๐.๐๐", "", ""},
                            {"คุณภาพการดำเนินงาน", "-", "๙๐.๕๐", "-"},
                            {"การเปิดเผยข้อมูล", "-", "-", "๙๖.๐๐"},
                            {"ค่าเฉลี่ย", "๙๑.๐๐", "๙๐.๐๐", "๙๘.๐๐"}}) == none);
    CHECK(codes_beside(Rows{{CellSpec("ตัวชี้วัด", 1, 2), {"คะแนนตามแบบวัด", 3}},
                            {"IIT", "EIT", "OIT"},
                            {"๓. การใช้อำนาจ", "๙๑.๕๐", "-", "-"},
                            {"๗. ประสิทธิภาพการสื่อสาร", "-", "๘๙.๕๐", "-"},
                            {"๑๐. การป้องกันการทุจริต", "-", "-", "๑๐๐.๐๐"}}) == none);
    // One of them differs from the list above.
    CHECK(codes_beside(Rows{{"ตัวชี้วัด", "IIT", "EIT", "OIT"},
                            {"การปฏิบัติหน้าที่", "๙๒.๐๐", "", ""},
                            {"คุณภาพการดำเนินงาน", "", "๘๐.๕๐", ""},
                            {"การเปิดเผยข้อมูล", "", "", "๙๖.๐๐"}}) == std::vector<std::string>{"score-mismatch"});
}

TEST_CASE("numbers that are none behind an indicator's name") {
    for (const char* written : {"- ด้านการใช้อำนาจ ๙๑.๕.๐ คะแนน", "๓) ตัวชี้วัดด้านการใช้อำนาจ : ๙๑,๕๐ คะแนน",
                                "ได้แก่ การใช้งบประมาณ ๙O.๐๐, การใช้อำนาจ ๙๑.๕๐"}) {
        const auto codes = codes_beside(written);
        CHECK_MESSAGE(std::ranges::find(codes, "number-unreadable") != codes.end(), std::string(written));
    }
    // What is read of a broken number is no score, so its instrument's mean is not told as wrong too.
    ReportText text;
    text.measures.at(1).at(2) = CellSpec("๙๒..๐๐");
    CHECK(findings(checked(text.document())) == std::vector<std::string>{"number-unreadable"});
}

TEST_CASE("counts of some, of others and of an earlier day are no finding") {
    for (const char* written :
         {"ผู้ผ่านเกณฑ์ ๕ ตัวชี้วัด จาก ๑๐ ตัวชี้วัด ตัวชี้วัดที่ได้คะแนนเต็มมีอย่างน้อย ๑ ตัวชี้วัด", "มีตัวชี้วัดที่คะแนนเพิ่มขึ้น ๗ ตัวชี้วัด",
          "ผู้ตอบจำแนกตามตำแหน่ง ข้าราชการ ๒๘ คน (ร้อยละ ๔๖.๗) พนักงานราชการ ๑๙ คน (ร้อยละ ๓๑.๗) ลูกจ้าง ๑๓ คน (ร้อยละ ๒๑.๗)",
          "ตามแบบสำรวจรอบแรกมีผู้ตอบ IIT ๓๒ คน ก่อนขยายเวลา และหลังขยายเวลามีผู้ตอบ IIT ๕๐ คน",
          "ณ วันที่ ๓๐ เมษายน ๒๕๖๗ มีผู้ตอบแบบวัด IIT ๔๕ คน",
          "ค่าเฉลี่ยคะแนนของหน่วยงานประเภทเดียวกัน IIT ๙๐.๑๒ EIT ๘๙.๔๔ คะแนนรวม ๙๒.๑๐",
          "คะแนนเฉลี่ยของกลุ่มเดียวกัน IIT ๘๘.๐๐ EIT ๘๗.๐๐ OIT ๙๓.๐๐ คะแนนรวม ๙๐.๐๐"})
        CHECK_MESSAGE(codes_beside(written) == none, std::string(written));
    CHECK(codes_beside(Rows{{"หน่วยงาน", "บุคลากรทั้งหมด (คน)", "ตอบแล้ว (คน)", "ร้อยละ"},
                            {"สำนักปลัด", "๒๐", "๒๐", "๑๐๐"},
                            {"กองคลัง", "๑๒", "๑๑", "๙๑.๖"},
                            {"กองช่าง", "๑๕", "๑๓", "๘๖.๖"}}) == none);
    // A follow-up by rounds beside the plan has neither office nor period of its own.
    CHECK(codes_beside(Rows{{"กิจกรรม", "รอบ ๖ เดือน", "รอบ ๑๒ เดือน"},
                            {"ประชุมคณะทำงาน", "จัดประชุม ๒ ครั้ง", "จัดประชุม ๓ ครั้ง"},
                            {"เผยแพร่ข้อมูล", "เผยแพร่แล้ว", "เผยแพร่ครบ"}}) == none);
}

TEST_CASE("the weakest indicator with its instrument behind the word") {
    const std::vector<std::string> wrong = {"weakest-misnamed"};
    CHECK(codes_beside("ตัวชี้วัดที่ได้คะแนนต่ำที่สุดของแบบวัด EIT คือ คุณภาพการดำเนินงาน") == wrong);
    CHECK(codes_beside("ตัวชี้วัดที่มีคะแนนน้อยที่สุดใน IIT ได้แก่ การใช้อำนาจ") == wrong);
    CHECK(codes_beside("ตัวชี้วัดที่ได้คะแนนต่ำสุดของแบบวัด EIT คือ ประสิทธิภาพการสื่อสาร") == none);
}

TEST_CASE("another director's signature") {
    for (const char* kind : {"โรงพยาบาล", "โรงเรียน"}) {
        ReportText text;
        const std::string own = "องค์การบริหารส่วนตำบล";
        const auto rename = [&](std::string& line) {
            for (std::size_t at = line.find(own); at != std::string::npos; at = line.find(own))
                line.replace(at, own.size(), kind);
        };
        rename(text.title);
        for (std::string& line : text.summary) rename(line);
        text.closing = {"(ลงชื่อ) ....................", "(นายสมาน ใจดี)", std::string("ผู้อำนวยการ") + kind + "บ้านแพง"};
        CHECK(findings(checked(text.document())) == std::vector<std::string>{"agency-mismatch"});
        text.closing.back() = std::string("ผู้อำนวยการ") + kind + "โคกกลางน้อย";
        CHECK(findings(checked(text.document())) == none);
        text.closing.back() = "ผู้อำนวยการกองคลัง";
        CHECK(findings(checked(text.document())) == none);
    }
}

TEST_CASE("a table with heads of its own does not go on with the scores above it") {
    ReportText text;
    text.tables_before.push_back({{"เครื่องมือ", "ตัวชี้วัด", "คะแนน", "ระดับ"},
                                  {"IIT", "การใช้อำนาจ", "๙๑.๕๐", "ผ่านดี"},
                                  {"EIT", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐", "ผ่านดี"}});
    text.tables_before.push_back({{"กิจกรรม", "จำนวนครั้ง", "ผู้เข้าร่วม (คน)", "ร้อยละความพึงพอใจ"},
                                  {"อบรม", "๒", "๔๐", "๙๑.๐๐"},
                                  {"ประชุม", "๔", "๖๐", "๘๘.๐๐"}});
    CHECK(text.told() == "");
}

TEST_CASE("groups of people and years below a score table of as many columns") {
    ReportText text;
    text.tables_before.push_back(
        {{"ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนนที่ได้"}, {"๓", "การใช้อำนาจ", "๙๑.๕๐"}, {"๗", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐"}});
    text.tables_before.push_back({{"ผู้ตอบ", "จำนวน (คน)", "ร้อยละ"},
                                  {{"เพศ", 3}},
                                  {"ชาย", "๔๐", "๔๐.๐๐"},
                                  {"หญิง", "๖๐", "๖๐.๐๐"},
                                  {"รวม", "๑๐๐", "๑๐๐.๐๐"}});
    CHECK(text.told() == "");
    text.tables_before.at(0) = {{"เครื่องมือ", "ตัวชี้วัด", "คะแนน", "ระดับ"}, {"IIT", "การใช้อำนาจ", "๙๑.๕๐", "ผ่านดี"}};
    text.tables_before.at(1) = {
        {"เครื่องมือ", "๒๕๖๖", "๒๕๖๗", "ผลต่าง"}, {"IIT", "๘๓.๒๐", "๙๑.๐๐", "+๗.๘๐"}, {"EIT", "๘๕.๐๐", "๙๐.๐๐", "+๖.๐๐"}};
    CHECK(findings(checked(text.document())) == wrong_change);
}

TEST_CASE("the scores' year is that of results, not of hopes") {
    for (const char* hope : {"หากเปิดเผยข้อมูลครบ คาดว่าปี ๒๕๖๘ จะได้คะแนน ๙๖.๕๐ คะแนน",
                             "ตั้งเป้าว่าปี ๒๕๖๘ จะได้คะแนน ๙๕.๐๐ คะแนน", "คาดการณ์ว่าปี พ.ศ. ๒๕๖๘ มีคะแนน ๙๔.๐๐ คะแนน"}) {
        ReportText text;
        text.summary.at(1) =
            "ในปีงบประมาณ พ.ศ. ๒๕๖๗ องค์การบริหารส่วนตำบลโคกกลางน้อย มีผลคะแนนการประเมิน ITA ในภาพรวม ๙๓.๕๐ คะแนน "
            "อยู่ในระดับผ่านดี";
        text.before_table.emplace_back(hope);
        CHECK_MESSAGE(text.told() == "", std::string(hope));
        const Report report = checked(text.document());
        REQUIRE(report.score_year);
        CHECK(report.score_year->value == 2567);
    }
}
