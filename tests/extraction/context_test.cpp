// What stands around the office's own results changes nothing of what is read (docs/meaning.md).
#include <functional>

#include "report/document_builder.h"
#include "report/helpers.h"
#include "sanitized.h"
#include "thai/numbers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Paragraphs and tables of a kind that real reports have beside their results.
struct Context {
    const char* kind;
    std::vector<std::string> lines;
    std::vector<RowSpec> table{};
};

std::vector<Context> contexts() {
    return {
        {"weights", {"ค่าน้ำหนัก : IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๔๐"}},
        {"weights in a sentence",
         {"โดยกำหนดค่าน้ำหนักคะแนนของแบบวัด IIT และ EIT เครื่องมือละร้อยละ 30 และแบบวัด OIT ร้อยละ 40 รวม 100 คะแนน"}},
        {"weights in a table",
         {},
         {{"เครื่องมือ", "น้ำหนัก", "คะแนนเต็ม", "จำนวนข้อ"},
          {"IIT", "30", "100", "30"},
          {"EIT", "30", "100", "15"},
          {"OIT", "40", "100", "35"}}},
        {"formula", {"คะแนนรวม = (IIT x ๐.๓๐) + (EIT x ๐.๓๐) + (OIT x ๐.๔๐)"}},
        {"legend in a line", {"เกณฑ์ระดับผลการประเมิน คะแนน 95.00 – 100 ระดับ ผ่านดีเยี่ยม คะแนน 85.00 – 94.99 ระดับ ผ่านดี"}},
        {"legend in lines",
         {"ระดับ AA หมายถึง ได้คะแนน ๙๕.๐๐ - ๑๐๐.๐๐ คะแนน", "ระดับ A หมายถึง ได้คะแนน ๘๕.๐๐ - ๙๔.๙๙ คะแนน"}},
        {"legend in a table",
         {},
         {{"คะแนน", "ระดับ"}, {"๙๕.๐๐ – ๑๐๐", "AA"}, {"๘๕.๐๐ – ๙๔.๙๙", "A"}, {"๐ – ๔๙.๙๙", "F"}}},
        {"goal of a national plan", {"แผนแม่บทกำหนดเป้าหมายให้หน่วยงานภาครัฐร้อยละ ๘๔ มีคะแนน ITA ผ่านเกณฑ์ภายในปี ๒๕๗๐"}},
        {"goal of a year to come", {"ทั้งนี้ ตั้งเป้าหมายว่าในปีต่อไปจะได้คะแนน ๙๙.๐๐ คะแนน อยู่ในระดับ AA"}},
        {"other years", {"ปี ๒๕๖๑ ได้ ๖๕.๑๐ คะแนน ระดับ สูง ปี ๒๕๖๒ ได้ ๖๘.๒๐ คะแนน ระดับ C"}},
        {"other years in a table",
         {},
         {{"ปีงบประมาณ", "คะแนน", "ระดับ"}, {"2561", "58.20", "ปานกลาง"}, {"2562", "66.10", "C"}}},
        {"nation", {"ทั้งนี้ คะแนนเฉลี่ยภาพรวมระดับประเทศ ๘๗.๕๗ คะแนน และคะแนนเฉลี่ยของเทศบาลทั่วประเทศ ๘๕.๑๑ คะแนน"}},
        {"province", {"คะแนนเฉลี่ยของจังหวัด ๘๘.๑๒ คะแนน อยู่ในระดับ A โดยเทศบาลตำบลหนองไผ่งามได้คะแนนสูงสุด ๙๙.๙๙ คะแนน"}},
        {"neighbours in a table",
         {},
         {{"หน่วยงาน", "คะแนน", "ระดับ"},
          {"เทศบาลนครแสงตะวันใหม่", "95.20", "AA"},
          {"เทศบาลเมืองทุ่งกว้างใหญ่", "91.11", "A"},
          {"ค่าเฉลี่ยจังหวัด", "90.10", "A"}}},
        {"contents", {"สารบัญ", "บทที่ ๑ บทนำ ๑", "ผลการประเมิน ITA ๓", "คะแนนภาพรวม ๕", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ๗"}},
        {"contents with leaders",
         {"คะแนนภาพรวม .............................. ๕", "แบบวัด IIT .............................. ๗"}},
        {"first chapter",
         {"บทที่ ๑ บทนำ", "๑.๑ หลักการและเหตุผล",
          "สำนักงาน ป.ป.ช. ได้ประเมินคุณธรรมและความโปร่งใสตั้งแต่ปี พ.ศ. ๒๕๕๖ โดยมีหน่วยงานเข้าร่วม ๘,๓๐๓ แห่ง",
          "๑.๒ เครื่องมือในการประเมิน", "(๑) แบบวัด IIT ค่าน้ำหนักร้อยละ ๓๐ ประกอบด้วย ๕ ตัวชี้วัด ๓๐ ข้อคำถาม",
          "(๒) แบบวัด OIT ค่าน้ำหนักร้อยละ ๔๐ ประกอบด้วย ๒ ตัวชี้วัด ๔๓ ข้อ", "๑.๓ เกณฑ์การประเมิน", "คะแนน ๙๕.๐๐ - ๑๐๐ ระดับ AA",
          "คะแนน ๘๕.๐๐ - ๙๔.๙๙ ระดับ A", "บทที่ ๒ ผลการประเมินและมาตรการ"}},
        {"questions", {"ข้อที่ได้คะแนนต่ำสุดคือข้อ i5 ได้ ๗๑.๒๐ คะแนน และข้อ e3 ได้ ๖๘.๔๐ คะแนน"}},
        {"another assessment", {"ผลการประเมินประสิทธิภาพ (LPA) ประจำปี ๒๕๖๕ ได้คะแนนร้อยละ ๘๑.๒๕"}},
        {"satisfaction", {"ผลสำรวจความพึงพอใจของผู้รับบริการ ร้อยละ ๙๒.๕๐ อยู่ในระดับมากที่สุด"}},
        {"law",
         {"ตามมาตรา ๓๓ แห่งพระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. ๒๕๖๑ และข้อ ๙ ของระเบียบฯ"}},
        {"money", {"โครงการอบรมคุณธรรม งบประมาณ ๒๐,๐๐๐ บาท ผู้เข้าร่วม ๔๕ คน คิดเป็นร้อยละ ๙๐ ของเป้าหมาย ๕๐ คน"}},
        {"rank", {"เป็นอันดับที่ ๓ ของอำเภอ และอันดับที่ ๑๒ ของจังหวัด จากทั้งหมด ๒๒๕ แห่ง"}},
        {"sample sizes", {"กลุ่มตัวอย่างผู้มีส่วนได้ส่วนเสียภายนอกไม่น้อยกว่าร้อยละ ๑๐ หรือไม่น้อยกว่า ๓๐ คน แต่ไม่เกิน ๔๐๐ คน"}},
    };
}

void add(const Context& context, DocumentBuilder& builder) {
    for (const std::string& line : context.lines) builder.line(line);
    if (!context.table.empty()) builder.table(context.table).line("");
}

/// One of the reports: forms, years, digits and agencies differ by its number; its numbers agree.
class Synthetic {
public:
    explicit Synthetic(int number) : number_(number) {}

    Document with(const Context* before, const Context* behind) const {
        DocumentBuilder builder;
        builder.line(shown("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ของ" + agency()))
            .line(shown("ประจำปีงบประมาณ พ.ศ. " + std::to_string(year() + 1)))
            .line("");
        if (before != nullptr) add(*before, builder);
        summary(builder);
        if (number_ % 2 == 0)
            lists(builder);
        else
            table(builder);
        builder.line("มาตรการในการพัฒนา");
        builder.table({{"แบบ", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"},
                       {"IIT", "การใช้อำนาจ", "จัดอบรมผู้บังคับบัญชา", "กองคลัง", "ตลอดปีงบประมาณ", "ดำเนินการแล้ว"},
                       {"EIT", "ประสิทธิภาพการสื่อสาร", "ปรับปรุงเว็บไซต์", "สำนักปลัด", "ตลอดปีงบประมาณ", "อยู่ระหว่างดำเนินการ"}});
        if (behind != nullptr) {
            builder.line("ภาคผนวก");
            add(*behind, builder);
        }
        return builder.document();
    }

private:
    [[nodiscard]] int year() const { return 2564 + number_ % 4; }
    [[nodiscard]] std::string agency() const {
        static const std::vector<std::string> agencies = {"เทศบาลตำบลทุ่งทองคำ", "องค์การบริหารส่วนตำบลบ้านสวนดอก",
                                                          "เทศบาลเมืองศรีนคราใหม่", "องค์การบริหารส่วนจังหวัดภูผานคร",
                                                          "เทศบาลนครแก่งทรายงาม"};
        return agencies[static_cast<std::size_t>(number_) % agencies.size()];
    }
    /// Every third report has Thai digits.
    [[nodiscard]] std::string shown(const std::string& text) const {
        return number_ % 3 == 0 ? thai::to_thai_digits(text) : text;
    }
    [[nodiscard]] static std::string score(int hundredths) {
        const std::string cents = std::to_string(100 + hundredths % 100);
        return std::to_string(hundredths / 100) + "." + cents.substr(1);
    }
    [[nodiscard]] int iit() const { return 9100 + number_ * 7; }
    [[nodiscard]] int eit() const { return 8800 + number_ * 9; }
    [[nodiscard]] int oit() const { return 9500 + number_ * 11; }
    [[nodiscard]] int total() const { return (30 * iit() + 30 * eit() + 40 * oit() + 50) / 100; }
    [[nodiscard]] std::string level() const {
        if (year() <= 2565) return total() >= 9500 ? "AA" : "A";
        return "ผ่านดี";
    }
    void summary(DocumentBuilder& builder) const {
        const std::string of_year = std::to_string(year());
        switch (number_ % 3) {
            case 0:
                builder.line(shown("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. " + of_year + " ได้คะแนนภาพรวม " +
                                   score(total()) + " คะแนน อยู่ในระดับ ") +
                             level());
                break;
            case 1:
                builder.line(shown("สรุปผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. " + of_year))
                    .line(shown("คะแนนภาพรวมของหน่วยงาน " + score(total()) + " คะแนน ระดับผลการประเมิน ") + level());
                break;
            default:
                builder.line(shown("จากผลการประเมิน ITA ปี " + of_year + " พบว่า หน่วยงานมีผลคะแนนรวม " + score(total()) +
                                   " คะแนน จัดอยู่ในระดับ ") +
                             level());
        }
    }
    void lists(DocumentBuilder& builder) const {
        builder.line(shown("1. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มีผลคะแนนเท่ากับ " + score(iit()) + " คะแนน"))
            .line(shown("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนน " + score(iit() + 100) + " คะแนน"))
            .line(shown("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน " + score(iit() - 100) + " คะแนน"))
            .line(shown("ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนน " + score(iit()) + " คะแนน"))
            .line(shown("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้คะแนน " + score(iit() + 50) + " คะแนน"))
            .line(shown("ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต ได้คะแนน " + score(iit() - 50) + " คะแนน"))
            .line(shown("2. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีผลคะแนนเท่ากับ " + score(eit()) + " คะแนน"))
            .line(shown("3. แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) มีผลคะแนนเท่ากับ " + score(oit()) + " คะแนน"));
    }
    void table(DocumentBuilder& builder) const {
        builder.line("ตารางแสดงผลคะแนนรายเครื่องมือ")
            .table({{"เครื่องมือ", "คะแนน"},
                    {"IIT", shown(score(iit()))},
                    {"EIT", shown(score(eit()))},
                    {"OIT", shown(score(oit()))},
                    {"คะแนนรวม", shown(score(total()))}});
    }
    int number_;
};

constexpr int every = tried(1, 8);

/// All that the report says, without places and without years that only a context tells of.
Json said(const Document& document) {
    Json json = Json::parse(to_json(checked(document)));
    json.erase("history");
    json.erase("statements");
    json.erase("diagnostics");
    const std::function<void(Json&)> strip = [&](Json& value) {
        if (value.is_object()) {
            value.erase("origin");
            value.erase("row");
            value.erase("at");
        }
        if (value.is_structured())
            for (Json& child : value) strip(child);
    };
    strip(json);
    return json;
}
std::vector<std::string> told(const Document& document) {
    return findings(checked(document));
}

}  // namespace

TEST_CASE("25 reports say the same with any context before and behind their results, and have no finding") {
    for (int number = 0; number < 25; number += every) {
        CAPTURE(number);
        const Synthetic report(number);
        const Document alone = report.with(nullptr, nullptr);
        const Json expected = said(alone);
        CHECK(expected["overall"].contains("score"));
        CHECK(told(alone) == std::vector<std::string>{});
        for (const Context& context : contexts()) {
            CAPTURE(std::string(context.kind));
            for (const bool before : {true, false}) {
                CAPTURE(before);
                const Document with = before ? report.with(&context, nullptr) : report.with(nullptr, &context);
                CHECK(difference(expected, said(with)) == "");
                CHECK(difference(said(with), expected) == "");
                CHECK(told(with) == std::vector<std::string>{});
            }
        }
    }
}

TEST_CASE("the sample says the same with any context before and behind it") {
    const Json expected = said(sample_document());
    const auto expected_findings = told(sample_document());
    for (const Context& context : contexts()) {
        CAPTURE(std::string(context.kind));
        for (const bool before : {true, false}) {
            CAPTURE(before);
            DocumentBuilder builder;
            add(context, builder);
            Document document = sample_document();
            auto& blocks = document.sections.front().blocks;
            const auto& added = builder.document().sections.front().blocks;
            // Behind the title's two lines, or at the end.
            blocks.insert(before ? blocks.begin() + 2 : blocks.end(), added.begin(), added.end());
            CHECK(difference(expected, said(document)) == "");
            CHECK(difference(said(document), expected) == "");
            CHECK(told(document) == expected_findings);
        }
    }
}
