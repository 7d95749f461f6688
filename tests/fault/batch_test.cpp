// A batch goes on with the other files, and a second run makes what is missing.
#include "faults.h"

using namespace raingan::test;

namespace {

constexpr int inputs = 4;

/// A folder of reports and one for what is made of them.
struct Batch {
    TemporaryDir dir;
    Batch() {
        fs::create_directory(dir.path / "in");
        for (int i = 0; i < inputs; ++i)
            fs::copy(sample_docx(), dir.path / "in" / ("report-" + std::to_string(i) + ".docx"));
    }
    [[nodiscard]] std::string command() const {
        return "convert -j 2 --resume " + quoted(dir.path / "in") + " -o " + quoted(dir.path / "out");
    }
    [[nodiscard]] Files made() const {
        Files files = fs::exists(dir.path / "out") ? files_in(dir.path / "out") : Files();
        files.erase(".raingan-journal");
        return files;
    }
};

const Files& reference() {
    static const Files files = [] {
        const Batch batch;
        const Ran ran = run(RAINGAN_PROGRAM " " + batch.command());
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        return batch.made();
    }();
    return files;
}

/// What is there is whole, and a run with --resume makes the rest.
void check_resumed(const Batch& batch, bool killed) {
    for (const auto& [name, bytes] : batch.made()) {
        INFO(name);
        const auto made = reference().find(name);
        if (made == reference().end())
            CHECK((killed && name.ends_with(".raingan-new")));
        else
            CHECK(bytes == made->second);
    }
    const Ran again = run("env LC_ALL=C " RAINGAN_PROGRAM " " + batch.command());
    INFO(again.out);
    CHECK(again.status == 0);
    CHECK(batch.made() == reference());
}

}  // namespace

TEST_CASE("a batch on a disk that fails at any call: the other files are made, and the missing one by the next run") {
    REQUIRE(reference().size() == inputs * 3);
    for (const std::string call : {"parent:write", "parent:link", "parent:syncfs"}) {
        for (unsigned long n = 1;; ++n) {
            const Batch batch;
            const Faulty faulty = program_with(nth(call, n, "ENOSPC"), batch.command());
            if (!faulty.happened) break;
            INFO(call, " ", n, ": status ", faulty.status, "\n", faulty.out);
            CHECK(faulty.status == 3);
            CHECK(faulty.out.find("cannot be written") != std::string::npos);
            CHECK(batch.made().size() >= (inputs - 1) * 3);
            check_resumed(batch, false);
        }
    }
}

TEST_CASE("a batch that is killed at any call goes on where it was") {
    for (const std::string call : {"parent:write", "parent:link", "parent:send"})
        for (unsigned long n = 1;; n += 3) {
            const Batch batch;
            const Faulty faulty = program_with(nth(call, n, "kill"), batch.command());
            if (!faulty.happened) break;
            INFO(call, " ", n);
            CHECK(faulty.status == 128 + SIGKILL);
            check_resumed(batch, true);
        }
}

TEST_CASE("a worker that runs out of memory costs its own file") {
    reference();
    for (const unsigned long n : {1UL, 50UL, 900UL, 5'000UL, 12'000UL, 19'000UL, 22'000UL, 24'500UL}) {
        const Batch batch;
        const Faulty faulty = program_with(nth("child:malloc", n, "ENOMEM"), batch.command());
        INFO(n, ": status ", faulty.status, "\n", faulty.out);
        REQUIRE(faulty.happened);
        if (faulty.status != 0) {
            CHECK(faulty.status == 2);
            CHECK(faulty.out.find("memory = ") != std::string::npos);
            CHECK(faulty.out.find("please report") == std::string::npos);
        }
        check_resumed(batch, false);
    }
}
