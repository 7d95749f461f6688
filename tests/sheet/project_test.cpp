// Projects of plans against corruption have a sheet of their own, money as numbers, words where there is none.
#include "lamnamphong.h"
#include "sheet/sheet.h"
#include "support.h"
#include "workbook_reader.h"

namespace raingan::test {

TEST_CASE("projects are a sheet, a row each; without any there is no such sheet") {
    Report report = lamnamphong();
    Project project;
    project.kind = Project::Kind::follow_up;
    project.year = 2566;
    project.seq = 1;
    project.dimension = Text{"มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต", "", {}};
    project.name = {"โครงการอบรมคุณธรรม", "", {}};
    project.responsible.push_back({"สำนักปลัด", "", {}});
    project.fields.emplace_back("budget", Text{"๒๐,๐๐๐ บาท", "", {}});
    project.progress.budget_planned = Score{Decimal(20000, 0), "", {}};
    project.progress.status = Sourced<WorkStatus>{WorkStatus::done, "แล้วเสร็จ", {}};
    report.projects.push_back(project);
    project.progress.budget_planned.reset();
    project.progress.status.reset();
    project.fields.front().second.value = "ไม่ใช้งบประมาณ";
    report.projects.push_back(project);
    const WorkbookRead workbook(sheet::write_workbook(report));
    CHECK(workbook.cell("โครงการ", "A2").value == "เทศบาลตำบลลำน้ำพอง");
    CHECK(workbook.cell("โครงการ", "B2").value == "2566");
    CHECK(workbook.cell("โครงการ", "F2").value == "โครงการอบรมคุณธรรม");
    CHECK(workbook.cell("โครงการ", "G2").value == "20000");
    CHECK_FALSE(workbook.cell("โครงการ", "G2").text);
    CHECK(workbook.cell("โครงการ", "I2").value == "แล้วเสร็จ");
    CHECK(workbook.cell("โครงการ", "G3").value == "ไม่ใช้งบประมาณ");
    CHECK(workbook.cell("โครงการ", "I3").value.empty());
    for (const auto& [name, part] : WorkbookRead(sheet::write_workbook(lamnamphong())).sheets) CHECK(name != "โครงการ");
}

}  // namespace raingan::test
