// Documents that are no ITA report yield nothing of one.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

void check_refused(const Document& document) {
    const Report report = checked(document);
    CHECK(report.empty());
    CHECK(report.measures.empty());
    CHECK(has_diagnostic(report, "no-measures"));
    CHECK(findings(report).empty());
}

}  // namespace

TEST_CASE("an empty document") {
    check_refused(Document{});
    check_refused(DocumentBuilder().line("").document());
}

TEST_CASE("minutes of a meeting that speaks of ITA") {
    DocumentBuilder builder;
    builder.line("รายงานการประชุมสภาเทศบาลตำบลลำน้ำพอง")
        .line("ครั้งที่ ๑/๒๕๖๖ วันที่ ๓๐ มกราคม ๒๕๖๖")
        .table({{"ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "หมายเหตุ"}, {"๑", "นายสมชาย ใจดี", "ประธานสภา", ""}})
        .line("ระเบียบวาระที่ ๓ ผลการประเมินคุณธรรมและความโปร่งใส (ITA)")
        .line("นายกเทศมนตรีแจ้งว่า ปีงบประมาณ พ.ศ. ๒๕๖๕ ได้คะแนนภาพรวม ๙๙.๒๔ คะแนน ระดับ AA แบบ IIT ได้ ๙๙.๖๑ คะแนน");
    check_refused(builder.document());
}

TEST_CASE("scores of the LPA") {
    DocumentBuilder builder;
    builder.line("การประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (Local Performance Assessment: LPA) ประจำปี ๒๕๖๖")
        .line("ด้านที่ ๕ ธรรมาภิบาล คะแนนที่ได้ ๘๗.๕๐ คะแนน")
        .table({{"ลำดับ", "ตัวชี้วัด", "คะแนน", "คะแนนที่ได้", "หมายเหตุ"},
                {"๑๒๖", "การจัดทำแผนพัฒนาท้องถิ่น", "๕", "๕", ""},
                {"๑๒๗", "ผลการประเมินคุณธรรมและความโปร่งใส (ITA)", "๕", "๓", ""},
                {"๑๒๘", "การบริหารงานบุคคล", "๕", "๕", ""}});
    check_refused(builder.document());
}

TEST_CASE("a budget") {
    DocumentBuilder builder;
    builder.line("เทศบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
        .table({{"โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงานรับผิดชอบ", "ระยะเวลา"},
                {"โครงการอบรมคุณธรรม จริยธรรม", "๓๐,๐๐๐", "สำนักปลัด", "ต.ค. ๖๕"},
                {"ก่อสร้างถนน", "๕๐๐,๐๐๐", "กองช่าง", "ม.ค. ๖๖"}});
    check_refused(builder.document());
}

TEST_CASE("a procurement or project plan with the same columns") {
    DocumentBuilder builder;
    builder.line("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
        .line("ยุทธศาสตร์ด้านคุณธรรม จริยธรรม")
        .table({{"ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงานรับผิดชอบ", "หมายเหตุ"},
                {"๑", "โครงการวันเด็ก", "๓๐,๐๐๐", "กองการศึกษา", ""}});
    check_refused(builder.document());
}

TEST_CASE("a hospital's MOIT list") {
    DocumentBuilder builder;
    builder.line("แบบฟอร์มการประเมินคุณธรรมและความโปร่งใส MOPH ITA โรงพยาบาลน้ำพอง ปีงบประมาณ พ.ศ. ๒๕๖๖")
        .table({{"ข้อ", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"},
                {"MOIT 1", "มีการเปิดเผยข้อมูลข่าวสาร", "จัดทำคำสั่ง", "งานบริหาร"},
                {"MOIT 2", "มีการวางระบบ", "ประกาศ", "งานบริหาร"}});
    check_refused(builder.document());
}

TEST_CASE("the documents of the corpus are no ITA reports") {
    if (!has_shared("corpus/MANIFEST.tsv")) return;
    int read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shared_dir() / "corpus")) {
        if (entry.path().extension() != ".docx") continue;
        Document document;
        try {
            document = read_document(slurp(entry.path()), entry.path().filename().string());
        } catch (const std::exception&) {
            continue;  // broken on purpose
        }
        CAPTURE(entry.path().filename().string());
        ++read;
        CHECK(extracted(document).empty());
    }
    CHECK(read > 10);
}
