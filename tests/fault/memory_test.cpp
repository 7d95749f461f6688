// Memory runs out at any allocation: of the program and of every library that it uses.
#include "faults.h"

using namespace raingan::test;

TEST_CASE("an allocation that fails stops the file with a message, or does not matter") {
    Disturbed conversion(convert_sample());
    for (unsigned long n = 1; n <= 100; ++n) CHECK(conversion.survives(nth("parent:malloc", n, "ENOMEM")));
    conversion.fails_allocations(101, 250, 24'000);
}

TEST_CASE("memory that stays gone is told too") {
    Disturbed conversion(convert_sample());
    conversion.fails_allocations(1, 60, 24'000, "+");
}

TEST_CASE("the message is in the user's language and says what to do") {
    const TemporaryDir dir;
    const std::string arguments = "convert " + quoted(sample_docx()) + " -o " + quoted(dir.path);
    const Faulty english = program_with("parent:malloc:900:ENOMEM", arguments);
    CHECK(english.status == 2);
    CHECK(english.out.find("memory = ") != std::string::npos);
    const Ran thai = run("env LC_ALL=th_TH.UTF-8 LD_PRELOAD=" RAINGAN_FAULT_LIBRARY
                         " RAINGAN_FAULT=parent:malloc:900+:ENOMEM " RAINGAN_PROGRAM " " +
                         arguments);
    CHECK(thai.status == 2);
    CHECK(thai.out.find("หน่วยความจำ") != std::string::npos);
}

TEST_CASE("a roll-up is whole, or says which report it had no memory for") {
    const TemporaryDir dir;
    const Ran made = run(RAINGAN_PROGRAM " convert " + quoted(sample_docx()) + " --to json -o " + quoted(dir.path));
    REQUIRE_MESSAGE(made.status == 0, made.out);
    fs::create_directory(dir.path / "out");
    const std::string rollup = "rollup " + quoted(dir.path / "lamnamphong-ita-2566.json") + " -o " +
                               quoted(dir.path / "out" / "p.xlsx") + " --csv " + quoted(dir.path / "out" / "p.csv");
    REQUIRE(run(RAINGAN_PROGRAM " " + rollup).status == 0);
    const Files whole = files_in(dir.path / "out");
    for (unsigned long n = 1;; n += wants_all() ? 1 : 97) {
        const Faulty faulty = program_with(nth("parent:malloc", n, "ENOMEM"), rollup);
        if (!faulty.happened) break;
        INFO(n, ": status ", faulty.status, "\n", faulty.out);
        const Files files = files_in(dir.path / "out");
        CHECK(files.size() == 2);
        if (faulty.status == 0) {
            CHECK(files == whole);
        } else {
            CHECK((faulty.status == 2 || faulty.status == 3));
            CHECK(faulty.out.find("memory") != std::string::npos);
        }
    }
}
