// --limits and --limit, as a user gives them.
#include <doctest/doctest.h>

#include "base/limits.h"
#include "program.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("--limits prints every limit, also those that were just set, in the language of the locale") {
    const Ran english = program("--limits");
    CHECK(english.status == 0);
    CHECK(english.out == limits::table(Language::english));
    CHECK(program("--limits", "LC_ALL=th_TH.UTF-8").out == limits::table(Language::thai));
    for (const char* arguments :
         {"--limits --limit xml-depth=5", "--limit xml-depth=5 --limits", "--limits text --limit xml-depth=5"}) {
        const Ran set = program(arguments);
        CHECK(set.status == 0);
        CHECK(set.out.find("  5  XML elements in one another (default 512)") != std::string::npos);
    }
}

TEST_CASE("every command takes --limit, and refuses an unknown one with those that are near") {
    for (const std::string command :
         {"convert a", "check a", "rollup a -o b", "sign a --key b", "verify a", "schema", "text"}) {
        const Ran ran = program(command + " --limit xml-dept=5 < /dev/null");
        CAPTURE(command);
        CHECK(ran.status == 64);
        CHECK(ran.out.find("there are: xml-depth") != std::string::npos);
    }
    CHECK(program("--limit xml-depth=5").status == 64);  // no command
}

TEST_CASE("a limit holds for one file and for the processes of a batch, and nothing is written") {
    const TemporaryDir dir;
    const std::string to = " -o " + quoted(dir.path / "out") + " --limit xml-depth=3 --limit sheets=3 ";
    for (const std::string how : {"", "--isolate ", "-j 2 --no-isolate "}) {
        const Ran ran = program("convert" + to + how + quoted(sample_docx()) + " " + quoted(sample_docx()));
        CHECK(ran.status == 2);
        CHECK(ran.out.find("passes the limit xml-depth = 3 (") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(dir.path / "out"));
    }
    CHECK(program("check --limit xml-depth=3 " + quoted(sample_docx())).status == 2);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their shadow memory counts as ours
TEST_CASE("too little memory is an error that names the limit, in one process and in several") {
    const TemporaryDir dir;
    std::string lines;
    for (int i = 0; i < 100'000; ++i) lines += "บรรทัดที่ " + std::to_string(i) + "\n";
    spill(dir.path / "long.txt", lines);
    for (const std::string how : {"", "--isolate "}) {
        const Ran ran = program("convert -o " + quoted(dir.path / "out") + " " + how + "--limit memory=20MiB " +
                                quoted(dir.path / "long.txt"));
        CHECK(ran.status == 2);
        CHECK_MESSAGE(ran.out.find("memory = 20MiB") != std::string::npos, ran.out);
        CHECK_FALSE(std::filesystem::exists(dir.path / "out"));
    }
}
#endif
