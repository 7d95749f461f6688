// Errors and sound sentences of hospitals, schools, departments and offices of provinces, in words that were thought of
// after the rules were made.
#include "checks/report_text.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr std::size_t measure_column = 3;
constexpr std::size_t period_column = 5;
constexpr std::size_t result_column = 6;

bool tells(const std::string& told, const std::string& code) {
    return told.find(code + ": ") != std::string::npos;
}
std::string told_of_period(const char* written) {
    ReportText text;
    text.measures.at(2).at(period_column) = CellSpec(written);
    return text.told();
}
std::string told_of_line(const char* line) {
    ReportText text;
    text.closing.insert(text.closing.begin(), line);
    return text.told();
}
void fill(ReportText& text, std::size_t column, const char* written) {
    for (std::size_t row = 1; row < text.measures.size(); ++row) text.measures[row].at(column) = CellSpec(written);
}
/// The report, by another agency.
ReportText of_agency(const std::string& name) {
    ReportText text;
    text.title =
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ของ" + name;
    text.summary.front() = "ตามที่" + name + " ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ";
    return text;
}

}  // namespace

TEST_CASE("a period that is none, whatever it is called") {
    for (const char* written : {"xxx",          "เดือน ๑๓",
                                "เดือนที่ ๑๕",     "เมื่อไรก็ได้",
                                "วันใดก็ได้",      "เดือนไหนก็ได้",
                                "แล้วแต่โอกาส",   "ไตรมาสที่ ๕",
                                "ไตรมาส ๖",     "๓๑ มิถุนายน ๒๕๖๘",
                                "๑๕/๑๘/๒๕๖๘",   "๒๕๖๘/๑๔",
                                "๑๓/๒๕๖๘",      "test",
                                "N/A???",       "-xx-",
                                "asdf",         "ช่องนี้ไม่ต้องกรอก",
                                "นายกสั่ง",       "ไม่จำกัดเวลา",
                                "รอกำหนด",      "ตามแต่จะเห็นสมควร",
                                "????",         "ยังไม่ทราบ",
                                "ขึ้นอยู่กับผู้บริหาร", "xx/xx/๒๕๖๘",
                                "สำนักปลัด ๒"})
        CHECK_MESSAGE(tells(told_of_period(written), "period-unreadable"), std::string(written));
}

TEST_CASE("periods of schools and hospitals are times") {
    for (const char* written :
         {"ภาคเรียนที่ ๑/๒๕๖๘", "ภายใน ๑๕ วัน", "ธ.ค. – ก.พ.",  "Q1-Q2",        "12 เดือน", "เดือนละ ๑๓ ครั้ง",
          "ภายใน ๑๓ เดือน",   "เดือน ๑๒",     "ไตรมาส ๔",     "weekly",       "ongoing", "๐๘.๓๐ – ๑๖.๓๐ น.",
          "15 วันทำการ",      "ต.ค. – มี.ค.", "ไตรมาส ๑ – ๒", "เดือนที่ ๑๓ ครั้ง", "H1",      "ตลอด ๒๔ ชั่วโมง",
          "ปีการศึกษา ๒๕๖๘",   "every month", "ก.พ. – มี.ค."})
        CHECK_MESSAGE(told_of_period(written) == "", std::string(written));
}

TEST_CASE("months without a year run in the order of the fiscal year") {
    for (const char* written : {"มิ.ย.–ม.ค.", "มิถุนายน ถึง มกราคม", "พฤษภาคม - กุมภาพันธ์", "ไตรมาส ๔ – ๒",
                                "ไตรมาส ๔ – ไตรมาส ๑", "๓๐ มี.ค. – ๑ ก.พ.", "เดือนเมษายน ถึง เดือนธันวาคม ๒๕๖๗ – มกราคม"})
        if (std::string_view(written).find("๒๕๖๗") == std::string_view::npos)
            CHECK_MESSAGE(tells(told_of_period(written), "period-reversed"), std::string(written));
        else  // cut twice: not known
            CHECK_MESSAGE(!tells(told_of_period(written), "period-reversed"), std::string(written));
    // They run forward, but out of the year; so does a school's.
    for (const char* written : {"ก.ค. – พ.ย.", "เดือนสิงหาคม ถึง เดือนธันวาคม", "พ.ค. – มี.ค.", "ก.ย. - ต.ค."}) {
        const std::string told = told_of_period(written);
        CHECK_MESSAGE(tells(told, "period-outside-year"), std::string(written));
        CHECK_MESSAGE(!tells(told, "period-reversed"), std::string(written));
    }
}

TEST_CASE("short words in every row are copies where nothing differs") {
    ReportText both;
    fill(both, measure_column, "ดำเนินการ");
    fill(both, result_column, "แล้วเสร็จ");
    CHECK(tells(both.told(), "same-text"));
    ReportText only_results;
    fill(only_results, result_column, "แล้วเสร็จ");
    CHECK(only_results.told() == "");
    ReportText with_status;
    for (RowSpec& row : with_status.measures)
        row.emplace_back(CellSpec(&row == &with_status.measures.front() ? "สถานะ" : "เสร็จสิ้น"));
    fill(with_status, result_column, "ประชุมแล้ว");
    CHECK(tells(with_status.told(), "same-text"));
    fill(with_status, result_column, "ดำเนินการแล้ว");
    CHECK(with_status.told() == "");
}

TEST_CASE("two counts of respondents in a line, and in two tables") {
    for (const char* line :
         {"ผู้ตอบแบบวัด EIT จำนวน ๑๒๐ คน ซึ่งผู้ตอบ EIT ทั้ง ๑๒๕ คนเป็นประชาชนในพื้นที่",
          "แบบ EIT มีผู้ตอบ ๑๒๐ คน (ผู้ตอบ EIT ทั้งหมด ๑๒๕ คน)", "แบบวัด EIT มีผู้ตอบแบบวัด จำนวน ๕๐ คน จากผู้ตอบแบบวัดทั้งสิ้น ๖๐ คน"})
        CHECK_MESSAGE(tells(told_of_line(line), "respondents-mismatch"), std::string(line));
    for (const char* line : {"ผู้ตอบ IIT ๕๐ คน ผู้ตอบ EIT ๑๒๐ คน รวมผู้ตอบทั้งสิ้น ๑๗๐ คน", "รวมผู้ตอบ IIT และ EIT ๑๗๐ คน",
                             "รอบแรกมีผู้ตอบ EIT ๖๐ คน รอบสองมีผู้ตอบ EIT ๖๐ คน", "ผู้ตอบ IIT ๕๐ คน เป็นชาย ๒๐ คน หญิง ๓๐ คน",
                             "ผู้ตอบ EIT ๑๒๐ คน และผู้ตอบ EIT ที่เป็นผู้รับเหมา ๑๒ คน"})
        CHECK_MESSAGE(told_of_line(line) == "", std::string(line));
    ReportText text;
    text.tables_before.push_back({{"แบบวัด", "ผู้ตอบ (คน)", "คะแนน"}, {"IIT", "๕๐", "๙๑.๐๐"}, {"EIT", "๑๒๐", "๙๐.๐๐"}});
    CHECK(text.told() == "");
    text.tables_before.push_back({{"เครื่องมือ", "จำนวนผู้ตอบแบบ (คน)", "คะแนน"}, {"EIT", "๑๒๙", "๙๐.๐๐"}});
    CHECK(tells(text.told(), "respondents-mismatch"));
}

TEST_CASE("people whose word ends like an ordinal are counted") {
    CHECK(tells(told_of_line("มีผู้ร่วมกิจกรรม ๓๐ คน จากเจ้าหน้าที่ ๔๐ คน คิดเป็นร้อยละ ๘๕.๐๐"), "percent-mismatch"));
    CHECK(told_of_line("มีผู้ร่วมกิจกรรม ๓๐ คน จากเจ้าหน้าที่ ๔๐ คน คิดเป็นร้อยละ ๗๕.๐๐") == "");
    CHECK(told_of_line("ประชุมครั้งที่ ๓ จากครั้งที่ ๔ ความก้าวหน้าร้อยละ ๘๕") == "");
}

TEST_CASE("a change whose score is told elsewhere") {
    for (const char* line : {"เมื่อเทียบกับปี ๒๕๖๖ ซึ่งได้ ๘๘.๒๐ คะแนน พบว่าเพิ่มขึ้น ๖.๓๐ คะแนน",
                             "เปรียบเทียบกับปี ๒๕๖๖ ซึ่งได้ ๘๘.๒๐ คะแนน มีคะแนนสูงขึ้น ๗.๐๐ คะแนน",
                             "คะแนนรวมลดลงจากปี ๒๕๖๖ ที่ได้ ๙๗.๕๐ คะแนน อยู่ ๒.๕๐ คะแนน"})
        CHECK_MESSAGE(tells(told_of_line(line), "change-mismatch"), std::string(line));
    for (const char* line : {"เมื่อเทียบกับปี ๒๕๖๖ ซึ่งได้ ๘๘.๒๐ คะแนน พบว่าเพิ่มขึ้น ๕.๓๐ คะแนน",
                             "คะแนนรวมลดลงจากปี ๒๕๖๖ ที่ได้ ๙๗.๕๐ คะแนน อยู่ ๔.๐๐ คะแนน"})
        CHECK_MESSAGE(told_of_line(line) == "", std::string(line));
}

TEST_CASE("the weakest indicator, of an instrument or of all") {
    CHECK(tells(told_of_line("ตัวชี้วัดที่มีคะแนนน้อยที่สุดทั้งหมด ได้แก่ การใช้อำนาจ"), "weakest-misnamed") == false);
    CHECK(tells(told_of_line("แบบวัด IIT ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ ๓ การใช้อำนาจ"), "weakest-misnamed"));
    CHECK(told_of_line("แบบวัด IIT ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ ๒ การใช้งบประมาณ") == "");
    CHECK(told_of_line("แบบวัด EIT ตัวชี้วัดที่ได้คะแนนต่ำสุด ได้แก่ ประสิทธิภาพการสื่อสาร") == "");
    CHECK(told_of_line("ในปี ๒๕๖๕ แบบวัด IIT ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ การใช้อำนาจ") == "");
    CHECK(told_of_line("ระดับประเทศ ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ การใช้อำนาจ") == "");
}

TEST_CASE("another agency in place of the one that reports, of every kind") {
    const struct {
        const char* name;
        const char* line;
    } wrong[] = {
        {"โรงพยาบาลวังสามหมอ", "ทั้งนี้ โรงพยาบาลวังน้ำเขียว จะนำผลการประเมิน ITA ไปใช้กำหนดมาตรการในปีต่อไป"},
        {"กรมการพัฒนาชุมชน", "สรุปผลการประเมินคุณธรรมและความโปร่งใสของกรมที่ดิน มีจุดที่ต้องพัฒนา ๒ ประเด็น"},
        {"กองทัพบก", "สรุปผลการประเมินคุณธรรมและความโปร่งใสของกองทัพเรือ มีจุดที่ต้องพัฒนา"},
        {"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต ๒",
         "สรุปผลการประเมินของสำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต ๓ มีจุดที่ต้องพัฒนา"},
        {"โรงพยาบาลพล", "สถานีตำรวจภูธรหนองเรือ ได้นำผลการประเมิน ITA มาวิเคราะห์และกำหนดมาตรการ"},
    };
    for (const auto& [name, line] : wrong) {
        ReportText text = of_agency(name);
        CHECK_MESSAGE(text.told() == "", std::string(name));
        text.closing.insert(text.closing.begin(), line);
        CHECK_MESSAGE(tells(text.told(), "agency-mismatch"), std::string(line));
    }
    ReportText text = of_agency("โรงพยาบาลห้วยผึ้ง");
    text.closing.insert(text.closing.begin(), "โรงพยาบาลนามน ได้คะแนนรวม ๙๐.๑๑ คะแนน");
    text.closing.insert(text.closing.begin(), "สำนักงานสาธารณสุขอำเภอห้วยผึ้ง ได้กำหนดให้รายงานผลการประเมินภายในเดือนเมษายน");
    CHECK(text.told() == "");
}

TEST_CASE("what is not verified of a year is not held against a report") {
    // FY2568: the weights are not published yet (docs/field.md#years).
    ReportText text;
    const auto later = [](std::string line) {
        for (std::size_t at = line.find("๒๕๖๘"); at != std::string::npos; at = line.find("๒๕๖๘", at))
            line.replace(at, std::string_view("๒๕๖๘").size(), "๒๕๖๙");
        for (std::size_t at = line.find("๒๕๖๗"); at != std::string::npos; at = line.find("๒๕๖๗", at))
            line.replace(at, std::string_view("๒๕๖๗").size(), "๒๕๖๘");
        return line;
    };
    text.title = later(text.title);
    for (std::string& line : text.summary) line = later(line);
    for (RowSpec& row : text.measures) row.at(period_column) = CellSpec(later(row.at(period_column).text));
    text.measures.at(3).at(result_column) = CellSpec("ประชุมเมื่อวันที่ ๑๕ มีนาคม ๒๕๖๙");
    text.summary.at(1).replace(text.summary.at(1).find("๙๓.๕๐"), std::string_view("๙๓.๕๐").size(), "๙๑.๕๐");
    text.before_table.emplace_back("ค่าน้ำหนัก : IIT ร้อยละ ๓๐ EIT ร้อยละ ๔๐ OIT ร้อยละ ๓๐");
    CHECK(text.told() == "");
    const Report report = checked(text.document());
    CHECK(std::ranges::count(report.diagnostics, "weights-unverified", &Diagnostic::code) == 1);
}
