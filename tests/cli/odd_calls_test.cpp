// Odd ways to call the program: each answer names file, place and remedy, and nothing is lost.
#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

Ran raingan_in(const fs::path& folder, const std::string& arguments, const std::string& language = "C") {
    return run("cd " + quoted(folder) + " && LC_ALL=" + language + " " RAINGAN_PROGRAM " " + arguments);
}

}  // namespace

TEST_CASE("names of files reach the terminal without what it would obey") {
    const TemporaryDir dir;
    fs::copy(sample_docx(), dir.path / "new\nline\x1b[2J.docx");
    const Ran ran = raingan_in(dir.path, "check *.docx");
    CHECK(ran.status == 1);
    CHECK(says(ran, "new\\nline\\x1b[2J.docx: page"));
    CHECK(ran.out.find('\x1b') == std::string::npos);
}

TEST_CASE("a file whose name begins with - is taken as one, by itself, behind -- and out of a shell's pattern") {
    const TemporaryDir dir;
    fs::copy(sample_docx(), dir.path / "-report.docx");
    fs::copy(sample_docx(), dir.path / "other.docx");
    CHECK(raingan_in(dir.path, "convert --to json -- -report.docx").status == 0);
    CHECK(fs::exists(dir.path / "-report.json"));
    CHECK(raingan_in(dir.path, "convert *.docx --to pdf").status == 0);
    CHECK(fs::exists(dir.path / "-report.pdf"));
    CHECK(fs::exists(dir.path / "other.pdf"));
    CHECK(raingan_in(dir.path, "convert -missing.docx").status == 64);
}

TEST_CASE("an empty folder says where was looked") {
    const TemporaryDir dir;
    fs::create_directories(dir.path / "empty" / "below");
    CHECK(says(raingan_in(dir.path, "convert empty"), "with --recursive"));
    const Ran below = raingan_in(dir.path, "convert -r empty");
    CHECK(below.status == 2);
    CHECK(says(below, "raingan: empty: no document is in the folder, nor in those below it"));
    CHECK_FALSE(says(below, "--recursive"));
}

TEST_CASE("a report on the run that has the name of an output or an input is refused before anything is written") {
    const TemporaryDir dir;
    fs::copy(sample_docx(), dir.path / "a.docx");
    CHECK(raingan_in(dir.path, "convert a.docx --to json -o a.json --report ./a.json").status == 64);
    CHECK_FALSE(fs::exists(dir.path / "a.json"));
    const Ran ran = raingan_in(dir.path, "convert a.docx -o out --report out/a.xlsx");
    CHECK(ran.status == 64);
    CHECK(says(ran, "is the name of an input or an output too"));
    spill(dir.path / "list.csv", "a,b\n1,2\n");
    CHECK(raingan_in(dir.path, "convert list.csv --report list.csv -o out --force").status == 64);
    CHECK(slurp(dir.path / "list.csv") == "a,b\n1,2\n");
    CHECK(raingan_in(dir.path, "convert a.docx -o out --report out/run.json").status == 0);
}

TEST_CASE("what PDFs say of themselves is found by path where names repeat") {
    const TemporaryDir dir;
    for (const char* folder : {"2565", "2566"}) {
        fs::create_directories(dir.path / "reports" / folder);
        fs::copy(sample_docx(), dir.path / "reports" / folder / "a.docx");
        fs::copy(sample_docx(), dir.path / "reports" / folder / "b.docx");
    }
    spill(dir.path / "titles.csv", "file,title\n2565/a.docx,First\nreports\\2566\\a.docx,Second\nb.docx,Both\n");
    REQUIRE(raingan_in(dir.path, "convert -r reports -o out --to pdf --metadata titles.csv").status == 0);
    const auto title = [&](const std::string& pdf) { return run("pdfinfo " + quoted(dir.path / "out" / pdf)).out; };
    if (run("command -v pdfinfo").status != 0) {
        MESSAGE("skipped: without pdfinfo");
        return;
    }
    CHECK(title("2565/a.pdf").find("First") != std::string::npos);
    CHECK(title("2566/a.pdf").find("Second") != std::string::npos);
    CHECK(title("2565/b.pdf").find("Both") != std::string::npos);
    CHECK(title("2566/b.pdf").find("Both") != std::string::npos);
}

TEST_CASE("a row of --metadata that fits no input is told, but not to who takes a share of the files") {
    const TemporaryDir dir;
    for (const char* folder : {"2565", "2566"}) {
        fs::create_directories(dir.path / "reports" / folder);
        fs::copy(sample_docx(), dir.path / "reports" / folder / "a.docx");
    }
    spill(dir.path / "titles.csv",
          "file,title\n2565/a.docx,First\na.docx,Other\nmissing.docx,Third\n2567/a.docx,Fourth\n");
    const std::string command = "convert -r reports -o out --to json --force --metadata titles.csv";
    const Ran told = raingan_in(dir.path, command);
    CHECK(told.status == 0);
    CHECK(says(told, "titles.csv: missing.docx: fits no input"));
    CHECK(says(told, "titles.csv: 2567/a.docx: fits no input"));
    CHECK_FALSE(says(told, "csv: a.docx:"));
    CHECK_FALSE(says(told, "2565/a.docx: fits"));
    // The first of its name has a row of its own, and there is no other.
    fs::remove_all(dir.path / "reports" / "2566");
    CHECK(says(raingan_in(dir.path, command), "titles.csv: a.docx: fits no input"));
    CHECK_FALSE(says(raingan_in(dir.path, command + " --shard 1/2"), "fits no input"));
}

TEST_CASE("check and rollup are quiet where that is asked for") {
    const TemporaryDir dir;
    fs::copy(sample_docx(), dir.path / "a.docx");
    const Ran loud = raingan_in(dir.path, "check a.docx"), quiet = raingan_in(dir.path, "check -q a.docx");
    CHECK(quiet.status == loud.status);
    CHECK(says(loud, "raingan: "));
    CHECK_FALSE(says(quiet, "raingan: "));
    CHECK(says(quiet, "a.docx: page"));  // what was asked for
    CHECK(says(raingan_in(dir.path, "check -q missing.docx"), "missing.docx: no such file"));
    const Ran sum = raingan_in(dir.path, "rollup --quiet a.docx -o sum.xlsx");
    CHECK(sum.out.empty());
    CHECK(fs::exists(dir.path / "sum.xlsx"));
}

TEST_CASE("Thai messages have Thai digits, but for what they quote") {
    const Ran thai = program("check " + quoted(sample_docx()), "LC_ALL=th_TH.UTF-8");
    CHECK(says(thai, "หน้า ๑, ตารางที่ ๑ แถว ๒"));
    CHECK(says(thai, "มาตรการทั้ง ๑๐ ข้อ"));
    CHECK(says(program("check " + quoted(sample_docx())), "10 measures"));
}
