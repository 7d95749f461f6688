// Twenty-five whole reports without an error, of several forms, years, digits and agencies: not one finding.
#include "checks/report_text.h"
#include "thai/numbers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr auto agencies = std::to_array<const char*>({
    "เทศบาลตำบลเกาะลันตาบน",
    "องค์การบริหารส่วนตำบลหนองแวงน้อย",
    "เทศบาลเมืองสระทองคำ",
    "เทศบาลนครเวียงพิงค์",
    "องค์การบริหารส่วนจังหวัดสมุทรนที",
});
constexpr auto indicators = std::to_array<const char*>({
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
});
constexpr auto actions = std::to_array<const char*>({
    "จัดทำคู่มือการปฏิบัติงานและการให้บริการ",
    "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปี",
    "ประชุมชี้แจงหลักเกณฑ์การเลื่อนเงินเดือน",
    "จัดทำทะเบียนคุมการยืมพัสดุ",
    "เปิดช่องทางแจ้งเรื่องร้องเรียน",
    "อบรมเจ้าหน้าที่ด้านการบริการด้วยใจ",
    "ประชาสัมพันธ์ผลงานผ่านเสียงตามสาย",
    "จัดเวทีประชาคมรับฟังข้อเสนอแนะ",
    "ปรับปรุงข้อมูลบนเว็บไซต์ให้เป็นปัจจุบัน",
    "ประเมินความเสี่ยงการทุจริตประจำปี",
});
constexpr auto results = std::to_array<const char*>({
    "ดำเนินการแล้ว มีผู้เข้าร่วม ๔๒ คน จากทั้งหมด ๖๐ คน คิดเป็นร้อยละ ๗๐",
    "ดำเนินการแล้วเสร็จ",
    "รายงานผลให้ผู้บริหารทราบแล้ว",
    "เผยแพร่บนเว็บไซต์แล้ว",
    "ไม่พบเรื่องร้องเรียนในรอบปี",
});

struct Scores {
    std::array<int, 10> indicators{};  ///< hundredths
    std::array<int, 3> instruments{};
    int total = 0;
};
/// Means and weighted sum, each rounded half up (docs/field.md#scores).
Scores scores_of(int seed) {
    Scores scores;
    for (std::size_t i = 0; i < scores.indicators.size(); ++i)
        scores.indicators.at(i) = 8600 + ((seed * 137 + static_cast<int>(i) * 211) % 1300);
    const auto mean = [&](std::size_t from, std::size_t count) {
        int sum = 0;
        for (std::size_t i = from; i < from + count; ++i) sum += scores.indicators.at(i);
        return (2 * sum + static_cast<int>(count)) / (2 * static_cast<int>(count));
    };
    scores.instruments = {mean(0, 5), mean(5, 3), mean(8, 2)};
    scores.total = (scores.instruments[0] * 30 + scores.instruments[1] * 30 + scores.instruments[2] * 40 + 50) / 100;
    return scores;
}

std::size_t instrument_of(std::size_t indicator) {
    return indicator < 5 ? 0 : indicator < 8 ? 1 : 2;
}
constexpr auto codes = std::to_array<const char*>({"IIT", "EIT", "OIT"});
constexpr auto names =
    std::to_array<const char*>({"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
                                "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"});

struct Made {
    int year, seed;
    bool thai;
    [[nodiscard]] std::string number(int hundredths) const { return digits(Decimal(hundredths, 2).to_string()); }
    [[nodiscard]] std::string digits(const std::string& text) const {
        return thai ? thai::to_thai_digits(text) : thai::to_ascii_digits(text);
    }
    [[nodiscard]] std::string agency() const { return agencies.at(static_cast<std::size_t>(seed) % agencies.size()); }
    [[nodiscard]] std::string level(const Scores& scores) const {
        if (year - 1 <= 2565) return scores.total >= 9500 ? "AA" : "A";
        const int least = *std::ranges::min_element(scores.instruments);
        return scores.total >= 9500 && least >= 9500 ? "ผ่านดีเยี่ยม" : "ผ่านดี";
    }
};

void add_list(const Made& made, const Scores& scores, DocumentBuilder& builder) {
    for (std::size_t i = 0; i < 10; ++i) {
        if (i == 0 || instrument_of(i) != instrument_of(i - 1)) {
            const std::size_t k = instrument_of(i);
            builder.line(made.digits(std::to_string(k + 1) + ". ") + names.at(k) + " มีผลคะแนนเท่ากับ " +
                         made.number(scores.instruments.at(k)) + " คะแนน");
        }
        builder.line(made.digits("ตัวชี้วัดที่ " + std::to_string(i + 1) + " ") + indicators.at(i) + " ได้คะแนน " +
                     made.number(scores.indicators.at(i)) + " คะแนน");
    }
}

void add_score_table(const Made& made, const Scores& scores, DocumentBuilder& builder) {
    std::vector<RowSpec> rows = {{"เครื่องมือ", "ตัวชี้วัด", "คะแนน"}};
    for (std::size_t i = 0; i < 10; ++i)
        rows.push_back({codes.at(instrument_of(i)),
                        made.digits("ตัวชี้วัดที่ " + std::to_string(i + 1) + " ") + indicators.at(i),
                        made.number(scores.indicators.at(i))});
    builder.table(rows).line("");
}

void add_measures(const Made& made, const Scores& scores, bool bands, DocumentBuilder& builder) {
    const std::string from = made.digits("ต.ค. " + std::to_string(made.year - 1));
    const std::string to = made.digits("ก.ย. " + std::to_string(made.year));
    std::vector<RowSpec> rows;
    if (bands)
        rows.push_back({"ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"});
    else
        rows.push_back({"แบบ", "ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"});
    for (std::size_t i = 0; i < 10; ++i) {
        if (bands && (i == 0 || instrument_of(i) != instrument_of(i - 1)))
            rows.push_back({CellSpec(names.at(instrument_of(i)), 6)});
        RowSpec row;
        if (!bands) row.emplace_back(codes.at(instrument_of(i)));
        row.emplace_back(indicators.at(i));
        row.emplace_back(made.number(scores.indicators.at(i)));
        row.emplace_back(actions.at(i));
        row.emplace_back(i % 3 == 0 ? "สำนักปลัด" : i % 3 == 1 ? "กองคลัง" : "กองช่าง / กองคลัง");
        row.emplace_back(i % 4 == 3 ? std::string("ตลอดปีงบประมาณ") : from + " – " + to);
        row.emplace_back(made.digits(results.at((i + static_cast<std::size_t>(made.seed)) % results.size())));
        rows.push_back(std::move(row));
    }
    builder.table(rows);
}

Document document(const Made& made, int form) {
    const Scores scores = scores_of(made.seed);
    DocumentBuilder builder;
    const std::string year = made.digits(std::to_string(made.year));
    const std::string score_year = made.digits(std::to_string(made.year - 1));
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของ" + made.agency());
    builder.line("ประจำปีงบประมาณ พ.ศ. " + year).line("");
    builder.line("ตามที่" + made.agency() + " ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ นั้น");
    builder.line("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. " + score_year + " คะแนนภาพรวม " + made.number(scores.total) +
                 " คะแนน ระดับ " + made.level(scores));
    if (form != 1) add_list(made, scores, builder);
    if (form == 1 || form == 3) add_score_table(made, scores, builder);
    builder.line("");
    builder.line("มาตรการส่งเสริมคุณธรรมและความโปร่งใส");
    add_measures(made, scores, form == 2 || form == 4, builder);
    builder.line("").line("จึงรายงานมาเพื่อโปรดทราบ");
    if (form >= 3) builder.line("ปลัด" + made.agency());
    return builder.document();
}

}  // namespace

TEST_CASE("twenty-five clean reports have no finding") {
    int made_reports = 0;
    for (int year = 2564; year <= 2568; ++year)
        for (int form = 0; form < 5; ++form) {
            const Made made{year, year * 5 + form * 3, (year + form) % 2 == 0};
            std::string told;
            const Report report = checked(document(made, form));
            for (const Diagnostic& diagnostic : report.diagnostics)
                if (diagnostic.severity == Severity::finding)
                    told += diagnostic.code + ": " + diagnostic.message.en + "\n";
            CHECK_MESSAGE(told == "", year << " form " << form << " " << made.agency());
            CHECK(report.measures.size() == 10);
            CHECK(report.overall.score.has_value());
            ++made_reports;
        }
    CHECK(made_reports == 25);
}
