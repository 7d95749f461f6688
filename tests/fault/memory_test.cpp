// Memory runs out at any allocation: of the program and of every library that it uses.
#include <random>

#include "faults.h"

using namespace raingan::test;

namespace {

/// All of them are tried by scripts/faults; a test tries the first hundred, and some of the others.
bool wants_all() {
    return std::getenv("RAINGAN_FAULT_ALL") != nullptr;
}

/// Fails the allocations from `first` on, each or about so many, until there is none left.
void fail_allocations(Disturbed& conversion, unsigned long first, unsigned long samples, unsigned long about,
                      const char* from_then_on) {
    std::mt19937 random(9);
    const unsigned long step = wants_all() ? 1 : about / samples;
    std::uniform_int_distribution<unsigned long> within(0, step - 1);
    for (unsigned long n = first;; n += step) {
        const std::string at = std::to_string(n + within(random)) + from_then_on;
        if (!conversion.survives("parent:malloc:" + at + ":ENOMEM")) return;
    }
}

}  // namespace

TEST_CASE("an allocation that fails stops the file with a message, or does not matter") {
    Disturbed conversion(convert_sample());
    for (unsigned long n = 1; n <= 100; ++n) CHECK(conversion.survives(nth("parent:malloc", n, "ENOMEM")));
    fail_allocations(conversion, 101, 250, 24'000, "");
}

TEST_CASE("memory that stays gone is told too") {
    Disturbed conversion(convert_sample());
    fail_allocations(conversion, 1, 60, 24'000, "+");
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
