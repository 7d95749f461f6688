// What is said of a report, as an officer reads it: where to look in the paper, not in the file.
#include <vector>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {}  // namespace

TEST_CASE("places are told by page, table, row and words, never by the parts of a file; with -v by those, too") {
    std::vector<fs::path> files{sample_docx()};
    for (const char* ending : {".doc", ".odt", ".rtf"})
        if (const fs::path other = shared_dir() / "samples" / (std::string("lamnamphong-ita-2566") + ending);
            fs::exists(other))
            files.push_back(other);
    for (const fs::path& path : files) {
        const std::string file = quoted(path);
        const Ran thai = program("check " + file, in_thai), english = program("check " + file);
        CHECK_MESSAGE(says(thai, ": หน้า "), thai.out);
        CHECK_MESSAGE(says(thai, "ตารางที่ ๑ แถว ๒"), thai.out);
        CHECK_MESSAGE(says(english, ": page "), english.out);
        CHECK_MESSAGE(says(english, ": “"), english.out);
        for (const Ran* ran : {&thai, &english}) CHECK_MESSAGE(!says(*ran, ".xml"), ran->out);
        const bool translated = path.extension() == ".doc" || path.extension() == ".rtf";  // which have no parts
        CHECK_MESSAGE(says(program("check -v " + file), translated ? "/document: " : ".xml: "), file);
    }
    const TemporaryDir dir;
    const Ran converted = program("convert " + quoted(sample_docx()) + " -o " + quoted(dir.path / "out"), in_thai);
    CHECK_MESSAGE(says(converted, ": หน้า "), converted.out);
    CHECK_MESSAGE(!says(converted, ".xml"), converted.out);
}

TEST_CASE("of a workbook places are sheet and cell") {
    const TemporaryDir dir;
    // A vowel that nothing carries, in B2 of a list: a cell of no sheet has no name of a sheet.
    spill(dir.path / "list.csv", "รายการ,จำนวน\nก,กก ่าข ทดสอบ\n");
    const Ran thai = program("check " + quoted(dir.path / "list.csv"), in_thai);
    CHECK_MESSAGE(says(thai, "list.csv: เซลล์ B2: "), thai.out);
}

TEST_CASE("check ends with a summary in numbers") {
    CHECK(says(program("check " + quoted(sample_docx())), "raingan: 3 things to mend, 0 to look at\n"));
    CHECK(says(program("check " + quoted(sample_docx()), in_thai), "raingan: ข้อที่ต้องแก้ไข ๓ ข้อ"));
}

TEST_CASE("things of one kind are told once") {
    const TemporaryDir dir;
    std::string text = "เลขที่\tรายการ\n";
    for (const char* letter : {"シ", "ゾ", "ル", "ゲ", "と", "尾", "崎", "淡", "最", "期"})
        text += std::string(letter) + "\tก\n";
    spill(dir.path / "list.txt", text);
    const Ran ran = program("convert " + quoted(dir.path / "list.txt") + " --to pdf -o " + quoted(dir.path) + "/");
    CHECK(ran.status == 0);
    const std::size_t first = ran.out.find("No font has ");
    if (first == std::string::npos) {
        MESSAGE("skipped: a font of this machine has Japanese letters");
        return;
    }
    CHECK_MESSAGE(ran.out.find("No font has ", first + 1) == std::string::npos, ran.out);
    CHECK_MESSAGE(says(ran, "list.txt: page 1: No font has 10 of the characters"), ran.out);
}

TEST_CASE("the true reason comes first: a wrong ending before what follows from it") {
    const TemporaryDir dir;
    spill(dir.path / "text.docx", "เรื่อง ทดสอบ\n");
    const Ran ran = program("check " + quoted(dir.path / "text.docx"));
    CHECK_MESSAGE(ran.out.find("the name ends in .docx") < ran.out.find("no ITA measures"), ran.out);
    spill(dir.path / "empty.pdf", "");
    CHECK(says(program("check " + quoted(dir.path / "empty.pdf")), "the file is empty"));
}

TEST_CASE("a font that is not installed is told with -v") {
    const TemporaryDir dir;
    const std::string command = "convert " + quoted(sample_docx()) + " --to pdf -o " + quoted(dir.path) + "/";
    CHECK_FALSE(says(program(command), "is not installed"));
    const Ran told = program(command + " -v");
    if (!says(told, "TH Sarabun")) return;  // the machine has it
    CHECK_MESSAGE(says(told, "is not installed; Laksaman stands in for it"), told.out);
}

TEST_CASE("in the workbook the place of a finding leads to its measure's row") {
    if (run("command -v unzip").status != 0) {
        MESSAGE("skipped: no unzip");
        return;
    }
    const TemporaryDir dir;
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to xlsx -o " + quoted(dir.path) + "/").status == 0);
    const Ran sheets = run("unzip -p " + quoted(dir.path / "lamnamphong-ita-2566.xlsx") + " 'xl/worksheets/*.xml'");
    CHECK_MESSAGE(says(sheets, "location=\"'มาตรการ'!A2\""), sheets.out.substr(0, 2000));
    const Ran texts = run("unzip -p " + quoted(dir.path / "lamnamphong-ita-2566.xlsx") + " xl/sharedStrings.xml");
    CHECK_FALSE(says(texts, "word/document.xml"));
}
