#include <algorithm>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

TEST_CASE("convert writes PDF, XLSX and JSON beside each other and prints their paths; findings go to stderr") {
    const TemporaryDir dir;
    const Ran ran = program("convert " + quoted(sample_docx()) + " -o " + quoted(dir.path / "made" / "here"));
    CHECK(ran.status == 0);
    for (const char* extension : {".pdf", ".xlsx", ".json"}) {
        const fs::path output = dir.path / "made" / "here" / (std::string("lamnamphong-ita-2566") + extension);
        CHECK(fs::exists(output));
        CHECK(ran.out.find(output.string()) != std::string::npos);
    }
    CHECK(ran.out.find(": page ") != std::string::npos);
    CHECK(count_files(dir.path / "made" / "here") == 3);
}

TEST_CASE("--to chooses outputs; with one of them -o may be a file, with a trailing slash it is a folder") {
    const TemporaryDir dir;
    CHECK(program("convert " + quoted(sample_docx()) + " --to json -o " + quoted(dir.path / "a.JSON")).status == 0);
    CHECK(slurp(dir.path / "a.JSON").starts_with("{"));
    CHECK(program("convert " + quoted(sample_docx()) + " --to pdf -o " + quoted(dir.path / "b") + "/").status == 0);
    CHECK(fs::exists(dir.path / "b" / "lamnamphong-ita-2566.pdf"));
    CHECK(program("convert " + quoted(sample_docx()) + " --to pdf,json -o " + quoted(dir.path / "c")).status == 0);
    CHECK(count_files(dir.path / "c") == 2);
}

TEST_CASE("options that take a list take one argument: inputs may stand behind them") {
    const TemporaryDir dir;
    const Ran ran = program("convert --to json,pdf --fonts " + quoted(dir.path) + " " + quoted(sample_docx()) + " -o " +
                            quoted(dir.path / "out"));
    CHECK(ran.status == 0);
    CHECK(fs::exists(dir.path / "out" / "lamnamphong-ita-2566.json"));
    CHECK(fs::exists(dir.path / "out" / "lamnamphong-ita-2566.pdf"));
}

TEST_CASE("the same input gives the same bytes") {
    const TemporaryDir dir;
    for (const char* name : {"a", "b"})
        REQUIRE(program("convert " + quoted(sample_docx()) + " -o " + quoted(dir.path / name)).status == 0);
    for (const char* extension : {".pdf", ".xlsx", ".json"}) {
        const std::string file = std::string("lamnamphong-ita-2566") + extension;
        CHECK(slurp(dir.path / "a" / file) == slurp(dir.path / "b" / file));
    }
}

TEST_CASE("one bad file never stops the others, and the exit status tells") {
    const TemporaryDir dir;
    const Ran ran = program("convert " + quoted(dir.path / "none.docx") + " " + quoted(sample_docx()) + " -o " +
                            quoted(dir.path / "out"));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("none.docx: no such file") != std::string::npos);
    CHECK(count_files(dir.path / "out") == 3);
}

TEST_CASE("bad inputs: a clear message, exit status 2, no output") {
    const TemporaryDir dir;
    const std::string docx = slurp(sample_docx());
    spill(dir.path / "truncated.docx", docx.substr(0, docx.size() / 2));
    spill(dir.path / "noise.docx", "\x01\x02\x03 no document of any kind");
    spill(dir.path / "empty.docx", "");
    fs::copy(sample_docx(), dir.path / "part.docx");
    const bool has_zip = run("cd " + quoted(dir.path) + " && zip -q -d part.docx word/document.xml").status == 0;
    if (!has_zip) MESSAGE("skipped: no zip");
    for (const char* name : {"truncated.docx", "noise.docx", "empty.docx", "part.docx"}) {
        if (std::string(name) == "part.docx" && !has_zip) continue;
        const Ran ran = program("convert " + quoted(dir.path / name) + " -o " + quoted(dir.path / "out"));
        CAPTURE(ran.out);
        CHECK(ran.status == 2);
        CHECK(ran.out.find(name) != std::string::npos);
        CHECK(ran.out.find('\n') == ran.out.size() - 1);  // one line
        CHECK_FALSE(fs::exists(dir.path / "out"));
    }
    if (has_zip)
        CHECK(program("convert -v " + quoted(dir.path / "part.docx")).out.find("word/document.xml") !=
              std::string::npos);
}

TEST_CASE("a folder without documents is told") {
    const TemporaryDir dir;
    const Ran ran = program("convert " + quoted(dir.path));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("no document is in the folder") != std::string::npos);
}

TEST_CASE("an output that cannot be written: exit status 3, the old file whole, no temporary left") {
    const TemporaryDir dir;
    fs::create_directory(dir.path / "out");
    fs::create_directory(dir.path / "out" / "lamnamphong-ita-2566.json");  // a folder stands in the way of the last one
    spill(dir.path / "out" / "lamnamphong-ita-2566.json" / "kept", "x");
    const Ran ran = program("convert " + quoted(sample_docx()) + " -o " + quoted(dir.path / "out"));
    CHECK(ran.status == 3);
    CHECK(ran.out.find("cannot be written") != std::string::npos);
    for (const auto& entry : fs::directory_iterator(dir.path / "out"))
        CHECK(entry.path().stem() == "lamnamphong-ita-2566");
    spill(dir.path / "file", "not a folder");
    const Ran blocked = program("convert " + quoted(sample_docx()) + " -o " + quoted(dir.path / "file" / "sub"));
    CHECK(blocked.status == 3);
    CHECK(slurp(dir.path / "file") == "not a folder");
}

TEST_CASE("an output never replaces its own input, nor another input's output") {
    const TemporaryDir dir;
    fs::copy(sample_docx(), dir.path / "a.docx");
    const Ran same = program("convert " + quoted(dir.path / "a.docx") + " --to pdf -o " + quoted(dir.path / "a.docx"));
    CHECK(same.status == 64);
    CHECK(slurp(dir.path / "a.docx") == slurp(sample_docx()));
    fs::create_directory(dir.path / "other");
    fs::copy(sample_docx(), dir.path / "other" / "a.docx");
    const Ran clash = program("convert " + quoted(dir.path / "a.docx") + " " + quoted(dir.path / "other" / "a.docx") +
                              " -o " + quoted(dir.path / "out"));
    CHECK(clash.status == 3);
    CHECK(clash.out.find("is already the output of") != std::string::npos);
}

TEST_CASE("a file that holds no measures still becomes a PDF, and a message says so") {
    if (!has_shared("corpus")) return;
    const TemporaryDir dir;
    const Ran ran =
        program("convert " + quoted(shared_dir() / "corpus" / "regulation-a.docx") + " -o " + quoted(dir.path));
    CHECK(ran.status == 0);
    CHECK(fs::exists(dir.path / "regulation-a.pdf"));
    CHECK(ran.out.find("no ITA measures") != std::string::npos);
}

TEST_CASE("messages are Thai where the locale is Thai") {
    const Ran ran = program("convert none.docx", "LC_ALL=th_TH.UTF-8");
    CHECK(ran.status == 2);
    CHECK(ran.out.find("ไม่พบไฟล์") != std::string::npos);
}

TEST_CASE("bad usage is exit status 64; help and version are not") {
    CHECK(program("").status == 64);
    CHECK(program("convert").status == 64);
    CHECK(program("convert x.docx --to odt").status == 64);
    CHECK(program("turn x.docx").status == 64);
    CHECK(program("--help").status == 0);
    CHECK(program("--version").status == 0);
}

TEST_CASE("--line-height sets the height of a font's lines, -v tells why, and what is no height is bad usage") {
    const TemporaryDir dir;
    const auto convert = [&](const std::string& options) {
        return program("convert -v " + quoted(sample_docx()) + " --to pdf " + options + " -o " +
                       quoted(dir.path / "a.pdf"));
    };
    const Ran said = convert("--line-height psk=1.13 --line-height Cordia=2");
    CHECK(said.status == 0);
    CHECK(said.out.find("1.130 em high: as --line-height says") != std::string::npos);
    CHECK(convert("").out.find("as --line-height says") == std::string::npos);
    for (const char* wrong : {"psk", "psk=", "psk=x", "=1.2", "psk=0.1", "psk=9", "psk=nan", "psk=1.2em"})
        CHECK(convert("--line-height " + std::string(wrong)).status == 64);
}

TEST_CASE("check: 1 where something does not hold, 2 where the file cannot be read") {
    const Ran found = program("check " + quoted(sample_docx()));
    CHECK(found.status == 1);
    CHECK(std::count(found.out.begin(), found.out.end(), '\n') == 4);
    CHECK(program("check none.docx").status == 2);
    CHECK(program("check --format json " + quoted(sample_docx())).out.starts_with("{"));
}

TEST_CASE("schema prints what is built in") {
    CHECK(program("schema report").out.find("\"$schema\"") != std::string::npos);
    CHECK(program("schema 2565").out.find("IIT") != std::string::npos);
    CHECK(program("schema").out.find("headers.json") != std::string::npos);
    CHECK(program("schema nothing").status == 64);
}

TEST_CASE(
    "a folder of rules may hold one year: the other years are the program's own, also where the file is shut in") {
    const TemporaryDir dir;
    fs::create_directories(dir.path / "rules" / "ita");
    fs::copy_file(fs::path(source_dir()) / "schemas" / "ita" / "2569.json", dir.path / "rules" / "ita" / "2569.json");
    const std::string arguments = "check " + quoted(sample_docx());
    const Ran plain = program(arguments);
    const Ran with_rules = program(arguments + " --rules " + quoted(dir.path / "rules"));
    CHECK(with_rules.status == plain.status);
    CHECK(with_rules.out == plain.out);
}
