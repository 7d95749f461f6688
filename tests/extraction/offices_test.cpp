// Reports of hospitals, schools, departments and offices of provinces in their own forms: what is read of them.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr const char* short_title = "รายงานผลการดำเนินการตามมาตรการฯ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘";

constexpr const char* names[] = {"การปฏิบัติหน้าที่",        "การใช้งบประมาณ",    "การใช้อำนาจ",        "การใช้ทรัพย์สินของราชการ",
                                 "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน",
                                 "การเปิดเผยข้อมูล",      "การป้องกันการทุจริต"};
constexpr const char* scores[] = {"๙๒.๐๐", "๙๐.๐๐", "๙๑.๕๐", "๙๐.๕๐", "๙๑.๐๐",
                                  "๙๐.๕๐", "๘๙.๕๐", "๙๐.๐๐", "๙๖.๐๐", "๑๐๐.๐๐"};

std::vector<RowSpec> plain_table() {
    std::vector<RowSpec> rows = {{"ตัวชี้วัด", "คะแนน"}};
    for (std::size_t i = 0; i < std::size(names); ++i) rows.push_back({names[i], scores[i]});
    return rows;
}

std::string shown(const std::optional<Score>& score) {
    return score ? score->value.to_string() : std::string("-");
}
/// "93.50 ผ่านดี | IIT 91.00 (50) | EIT …": the whole, then each instrument with its respondents.
std::string summary_of_scores(const Report& report) {
    std::string all = shown(report.overall.score) + " " + (report.overall.level ? report.overall.level->value : "-");
    for (const Instrument& one : report.instruments) {
        all += " | " + one.code + " " + shown(one.score);
        if (one.respondents) all += " (" + std::to_string(one.respondents->value) + ")";
    }
    return all;
}
std::string who_and_when(const Report& report) {
    const auto year = [](const std::optional<Count>& count) { return count ? std::to_string(count->value) : "-"; };
    return (report.organization ? report.organization->value : "-") + " " + year(report.report_year) + " " +
           year(report.score_year);
}
Report read_with_scores(const std::vector<std::string>& lines, const std::vector<RowSpec>& table = plain_table()) {
    DocumentBuilder builder;
    for (const std::string& line : lines) builder.line(line);
    builder.table(table);
    return extracted(builder.document());
}

}  // namespace

TEST_CASE("kinds of agencies beyond local government") {
    for (const char* name :
         {"กองทัพเรือ", "กองทัพบก", "กองทุนพัฒนาสื่อปลอดภัยและสร้างสรรค์", "กองทุนการออมแห่งชาติ", "สำนักงานศาลยุติธรรม",
          "สำนักงานศาลปกครอง", "ศาลจังหวัดนางรอง", "สำนักงานคณะกรรมการการเลือกตั้ง", "สำนักงานคณะกรรมการกฤษฎีกา",
          "สำนักงานที่ดินจังหวัดน่าน", "สำนักงานการตรวจเงินแผ่นดิน", "กรมพัฒนาที่ดิน", "สำนักงบประมาณ", "องค์การจัดการน้ำเสีย"}) {
        const std::string said = "ผลการประเมิน ITA ปี ๒๕๖๗ " + std::string(name) + " ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี";
        CHECK(who_and_when(read_with_scores({short_title, name, said})) == std::string(name) + " 2568 2567");
        CHECK(who_and_when(read_with_scores({std::string(short_title) + " ของ" + name, said})) ==
              std::string(name) + " 2568 2567");
    }
    // Words that only begin alike.
    for (const char* line :
         {"กองทุนหมู่บ้านหนองแวง", "กองทุนหลักประกันสุขภาพ", "สำนักงานที่ทำการ", "ศาลาประชาคม", "ศาลากลางจังหวัด"})
        CHECK_MESSAGE(who_and_when(read_with_scores(
                          {short_title, line, "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน"})) == "- 2568 2567",
                      std::string(line));
}

TEST_CASE("the heads of a table's columns are no part of a name") {
    const Report report =
        read_with_scores({short_title, "โรงพยาบาลห้วยผึ้ง", "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี"},
                         {{"โรงพยาบาล", "คะแนนรวม"},
                          {"โรงพยาบาลนามน", "๙๐.๑๑"},
                          {"โรงพยาบาลห้วยผึ้ง", "๙๓.๕๐"},
                          {"โรงพยาบาลกุฉินารายณ์", "๘๘.๙๐"}});
    CHECK(report.statements.size() < 2);  // not told to be a report: no indicator has a score
    DocumentBuilder builder;
    builder.line(short_title).line("โรงพยาบาลห้วยผึ้ง").line("ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี");
    builder.table(plain_table()).line("เทียบกับโรงพยาบาลในจังหวัด");
    builder.table({{"โรงพยาบาล", "คะแนนรวม"},
                   {"โรงพยาบาลนามน", "๙๐.๑๑"},
                   {"โรงพยาบาลห้วยผึ้ง", "๙๓.๕๐"},
                   {"โรงพยาบาลกุฉินารายณ์", "๘๘.๙๐"}});
    builder.line("โรงพยาบาลนามน ได้คะแนนรวม ๙๐.๑๑ คะแนน");
    const Report compared = checked(builder.document());
    CHECK(who_and_when(compared) == "โรงพยาบาลห้วยผึ้ง 2568 2567");
    CHECK(shown(compared.overall.score) == "93.50");
    CHECK(findings(compared) == std::vector<std::string>{});
}

TEST_CASE("the year of the scores in sentences and titles") {
    const struct {
        std::vector<std::string> lines;
        const char* years;
    } cases[] = {
        {{short_title, "สถานีตำรวจภูธรนาวัง",
          "ในปีงบประมาณ พ.ศ. ๒๕๖๗ สถานีตำรวจภูธรนาวังมีผลการประเมินในภาพรวม ๙๓.๕๐ คะแนน เพิ่มขึ้นจากปีงบประมาณ พ.ศ. ๒๕๖๖ "
          "ซึ่งได้ ๘๔.๗๒ คะแนน คิดเป็น ๘.๗๘ คะแนน อยู่ในระดับ ผ่านดี"},
         "สถานีตำรวจภูธรนาวัง 2568 2567"},
        {{short_title, "โรงพยาบาลนาหม่อม", "ผลประเมิน ITA ปีงบประมาณ ๒๕๖๗ ภาพรวมได้คะแนน ๙๓.๕๐ อยู่ในเกณฑ์ \"ผ่านดี\""},
         "โรงพยาบาลนาหม่อม 2568 2567"},
        {{short_title, "ด่านศุลกากรแม่สาย", "ITA ปี ๒๕๖๗ : ๙๓.๕๐ คะแนน : ผ่านดี"}, "ด่านศุลกากรแม่สาย 2568 2567"},
        {{short_title, "โรงเรียนบ้านเนินสว่าง", "โรงเรียนบ้านเนินสว่าง ได้คะแนนรวมปี ๒๕๖๗ เท่ากับ ๙๓.๕๐ คะแนน อยู่ในระดับ ผ่านดี"},
         "โรงเรียนบ้านเนินสว่าง 2568 2567"},
        {{"รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ", "กรมทรัพยากรน้ำบาดาล",
          "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "กรมทรัพยากรน้ำบาดาล มีผลการประเมินในภาพรวม ๙๓.๕๐ คะแนน อยู่ในระดับ ผ่านดี"},
         "กรมทรัพยากรน้ำบาดาล - 2567"},
    };
    for (const auto& [lines, years] : cases) {
        const Report report = read_with_scores(lines);
        CHECK(who_and_when(report) == years);
        CHECK(summary_of_scores(report).starts_with("93.50 ผ่านดี"));
    }
}

TEST_CASE("a sentence above a table lends it no year") {
    for (const char* line : {"ได้รับการประเมินตั้งแต่ปีงบประมาณ พ.ศ. ๒๕๖๓", "ได้รับการประเมินตั้งแต่ปีงบประมาณ พ.ศ. ๒๐๒๐",
                             "เข้าร่วมการประเมินครั้งแรกในปี ๒๕๖๒"}) {
        const Report report = read_with_scores(
            {short_title, "โรงพยาบาลพล", "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี", line});
        REQUIRE(report.instruments.size() == 3);
        CHECK(report.instruments[0].indicators.size() == 5);
    }
    const Report before =
        read_with_scores({short_title, "โรงพยาบาลพล", "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี",
                          "ผลคะแนนรายตัวชี้วัด ปี ๒๕๖๓"});
    CHECK(before.instruments.empty());
}

TEST_CASE("an instrument's score in its label, beside its indicators") {
    std::vector<RowSpec> rows = {{"เครื่องมือ", "ที่", "ตัวชี้วัด", "ค่าคะแนน"}};
    const std::vector<std::string> labels = {"IIT (๙๑.๐๐ คะแนน)", "EIT (๙๐.๐๐ คะแนน)", "OIT (๙๘.๐๐ คะแนน)"};
    for (std::size_t i = 0; i < std::size(names); ++i)
        rows.push_back({labels[i < 5 ? 0 : i < 8 ? 1 : 2], std::to_string(i + 1), names[i], scores[i]});
    const Report report =
        read_with_scores({short_title, "โรงพยาบาลพล", "ผลการประเมิน ITA ปี ๒๕๖๗ คะแนนรวม ๙๓.๕๐ คะแนน (ผ่านดี)"}, rows);
    CHECK(summary_of_scores(report) == "93.50 ผ่านดี | IIT 91.00 | EIT 90.00 | OIT 98.00");
    // Weights, full marks and goals in the label are no scores.
    for (RowSpec& row : rows)
        if (&row != &rows.front()) row.at(0) = CellSpec(row.at(0).text.substr(0, 3) + " (น้ำหนัก ๓๐.๐๐)");
    CHECK(summary_of_scores(read_with_scores(
              {short_title, "โรงพยาบาลพล", "ผลการประเมิน ITA ปี ๒๕๖๗ คะแนนรวม ๙๓.๕๐ คะแนน (ผ่านดี)"}, rows)) ==
          "93.50 ผ่านดี | IIT - | EIT - | OIT -");
}

TEST_CASE("respondents of two instruments in one line; those that differ are left out") {
    const std::string total = "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี";
    CHECK(summary_of_scores(read_with_scores(
              {short_title, "โรงเรียนบ้านหนองคู", total, "จำนวนผู้ตอบแบบวัด IIT ๕๓ คน จำนวนผู้ตอบแบบวัด EIT ๒๑๘ คน"})) ==
          "93.50 ผ่านดี | IIT - (53) | EIT - (218) | OIT -");
    CHECK(summary_of_scores(read_with_scores(
              {short_title, "โรงเรียนบ้านหนองคู", total, "จำนวนผู้ตอบแบบวัด IIT ๕๓ คน จำนวนผู้ตอบแบบวัด EIT ๒๑๘ คน",
               "รวมผู้ตอบแบบวัด IIT ๕๔ คน และผู้ตอบแบบวัด EIT ๒๑๘ คน"})) == "93.50 ผ่านดี | IIT - | EIT - (218) | OIT -");
}

TEST_CASE("a short title and a nation's mean hide no result") {
    const Report report = read_with_scores({short_title, "โรงพยาบาลสมเด็จพระยุพราชเดชอุดม",
                                            "จากผลการประเมิน ITA ปี ๒๕๖๗ โรงพยาบาลฯ ได้คะแนนเฉลี่ยรวม ๙๓.๕๐ คะแนน ระดับผ่านดี "
                                            "ซึ่งสูงกว่าค่าเฉลี่ยของประเทศ (๙๐.๑๙ คะแนน)"});
    CHECK(summary_of_scores(report).starts_with("93.50 ผ่านดี"));
    CHECK(who_and_when(report) == "โรงพยาบาลสมเด็จพระยุพราชเดชอุดม 2568 2567");
}

TEST_CASE("numbers of rows are no scores, and the whole's score may have a column of its own") {
    std::vector<RowSpec> numbered = {{"ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนนเฉลี่ย"}};
    std::vector<RowSpec> other = {{"ลำดับของตัวชี้วัด", "ตัวชี้วัด", "คะแนน"}};
    for (std::size_t i = 5; i < 8; ++i) {
        numbered.push_back({std::to_string(i + 1), names[i], scores[i]});
        other.push_back({std::to_string(i + 1), names[i], scores[i]});
    }
    for (const auto& table : {numbered, other}) {
        const Report report =
            read_with_scores({short_title, "โรงพยาบาลท่าบ่อ", "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี",
                              "ผลการประเมินตามแบบ EIT ได้คะแนนเฉลี่ยร้อยละ ๙๐.๐๐"},
                             table);
        REQUIRE(report.instruments.size() == 1);
        CHECK(summary_of_scores(report) == "93.50 ผ่านดี | EIT 90.00");
        REQUIRE(report.instruments[0].indicators.size() == 3);
        CHECK(shown(report.instruments[0].indicators[0].score) == "90.50");
    }
    const char* const sums[] = {"๙๑.๐๐", "๙๐.๐๐", "๙๘.๐๐"};
    std::vector<RowSpec> full = {{"แบบสำรวจ", "ตัวชี้วัด", "คะแนนรายตัวชี้วัด", "คะแนนรายแบบ", "ผลการประเมิน"}};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        RowSpec row;
        const std::size_t group = i < 5 ? 0 : i < 8 ? 1 : 2;
        const std::uint32_t rows = group == 0 ? 5 : group == 1 ? 3 : 2;
        const bool first = i == 0 || i == 5 || i == 8;
        constexpr const char* codes[] = {"IIT", "EIT", "OIT"};
        if (first) row.emplace_back(codes[group], 1, rows);
        row.emplace_back(names[i]);
        row.emplace_back(scores[i]);
        if (first) row.emplace_back(sums[group], 1, rows);
        if (i == 0) row.emplace_back("๙๓.๕๐", 1, 10);
        full.push_back(std::move(row));
    }
    const Report report = read_with_scores({short_title, "โรงพยาบาลท่าบ่อ", "ผลการประเมิน ITA ปี ๒๕๖๗"}, full);
    CHECK(summary_of_scores(report) == "93.50 - | IIT 91.00 | EIT 90.00 | OIT 98.00");
}

TEST_CASE("heads of two names, and measures whose number is their label") {
    const std::string total = "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี";
    for (const char* head : {"แนวทาง/มาตรการ", "มาตรการหรือแนวทาง", "มาตรการ/แผนงาน"}) {
        const Report report =
            read_with_scores({short_title, "โรงพยาบาลท่าบ่อ", total},
                             {{"ตัวชี้วัดที่ต้องพัฒนา", head, "ผู้รับผิดชอบ", "กำหนดเวลา", "ผลการดำเนินงาน"},
                              {"การใช้อำนาจ", "ประชุมชี้แจง", "งานบุคคล", "พ.ย. ๒๕๖๗", "ประชุมแล้ว"},
                              {"การเปิดเผยข้อมูล", "มอบหมายผู้ดูแลเว็บไซต์", "คณะทำงาน", "ธ.ค. ๒๕๖๗", "ออกคำสั่งแล้ว"}});
        CHECK_MESSAGE(report.measures.size() == 2, std::string(head));
    }
    DocumentBuilder builder;
    builder.line(short_title).line("โรงพยาบาลท่าบ่อ").line(total).table(plain_table());
    for (const char* number : {"มาตรการที่ ๑", "มาตรการที่ ๒"})
        builder
            .table({{number, "เปิดเผยรายงานการเงินหน้าเว็บไซต์"},
                    {"ตัวชี้วัด ITA", "การใช้งบประมาณ"},
                    {"ผู้รับผิดชอบ", "งานการเงิน"},
                    {"ระยะเวลา", "ตลอดปีงบประมาณ"},
                    {"ผลการดำเนินการ", "เผยแพร่แล้ว"}})
            .line("");
    const Report cards = extracted(builder.document());
    REQUIRE(cards.measures.size() == 2);
    REQUIRE(cards.measures[1].actions.size() == 1);
    CHECK(cards.measures[1].actions[0].value == "เปิดเผยรายงานการเงินหน้าเว็บไซต์");
}

TEST_CASE("a number with a comma in it is no score") {
    const Report report = checked([] {
        DocumentBuilder builder;
        builder.line(short_title).line("โรงพยาบาลท่าบ่อ").line("ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี");
        builder.table(plain_table()).line("ตัวชี้วัดการเปิดเผยข้อมูล ได้คะแนน ๙๗,๒๒ คะแนน");
        return builder.document();
    }());
    CHECK(findings(report) == std::vector<std::string>{"number-unreadable"});
}

TEST_CASE("where indicators stand in tables whose heads are no rule's") {
    const auto told = [](std::size_t row, std::size_t other) {
        DocumentBuilder builder;
        builder.line(short_title).line("โรงพยาบาลท่าบ่อ").line("ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี");
        std::vector<RowSpec> rows = {{"เครื่องมือ", "ที่", "ตัวชี้วัด / เครื่องมือ", "ค่าคะแนน (ร้อยละ)"}};
        for (std::size_t i = 0; i < std::size(names); ++i)
            rows.push_back({i < 5 ? "IIT" : i < 8 ? "EIT" : "OIT", std::to_string(i + 1), names[i], scores[i]});
        if (row != other) rows.at(other).at(2) = rows.at(row).at(2);
        builder.table(rows);
        return findings(checked(builder.document()));
    };
    CHECK(told(1, 1) == std::vector<std::string>{});
    const auto twice = told(2, 4);
    CHECK(std::ranges::find(twice, "indicator-twice") != twice.end());
    const auto elsewhere = told(7, 3);
    CHECK(std::ranges::find(elsewhere, "indicator-instrument") != elsewhere.end());
}

TEST_CASE("a hospital's report that names the hospitals' own assessment is one on ITA all the same") {
    for (const std::string other :
         {"ผลการประเมิน MOIT ไตรมาสที่ ๔ ร้อยละ ๙๕.๔๕", "โรงพยาบาลประเมินตนเองตามแบบ MOIT ครบ ๒๒ ข้อ"}) {
        const Report report = read_with_scores(
            {short_title, "โรงพยาบาลห้วยผึ้ง", "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๙๓.๕๐ คะแนน ระดับผ่านดี", other});
        CAPTURE(other);
        CHECK(who_and_when(report) == "โรงพยาบาลห้วยผึ้ง 2568 2567");
        CHECK(shown(report.overall.score) == "93.50");
    }
}
