// What an office program shows of the workbook; skipped where LibreOffice is not installed.
#include "lamnamphong.h"
#include "sheet/sheet.h"
#include "support.h"

namespace raingan::test {
namespace {

bool has_office() {
    if (run("command -v soffice").status == 0) return true;
    MESSAGE("skipped: no soffice");
    return false;
}

/// Every sheet as it is shown, as a web page.
std::string shown(const std::string& workbook) {
    const TemporaryDir folder;
    const std::string path = folder.path.string();
    spill(folder.path / "report.xlsx", workbook);
    const Ran ran = run("soffice -env:UserInstallation=file://" + path +
                        "/profile --headless --convert-to html --outdir " + path + " " + path + "/report.xlsx");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    return slurp(folder.path / "report.html");
}

}  // namespace

TEST_CASE("an office program shows scores, counts and dates in Thai digits and the Buddhist calendar") {
    if (!has_office()) return;
    Report report = lamnamphong();
    report.measures[0].actions = {Text{"=1+1", "", {}}, Text{"ข้อสอง", "", {}}};
    const std::string all = shown(sheet::write_workbook(report));
    for (const char* text : {"๙๙.๒๔", "๘๕.๐๐", "+๑๒.๔๘", "๒๕๖๖", ">๑๐๑<", "๑ ต.ค. ๒๕๖๕", "๓๐ ก.ย. ๒๕๖๖", "๑๐๐.๐๐",
                             "=1+1<br>ข้อสอง", "ข้อที่ต้องแก้ไข", "เทศบาลตำบลลำน้ำพอง"})
        CHECK_MESSAGE(all.find(text) != std::string::npos, std::string(text));
    CHECK(all.find("Err:") == std::string::npos);
}

}  // namespace raingan::test
