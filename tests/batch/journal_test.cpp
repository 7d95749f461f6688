#include "batch/journal.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "batch/digest.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;
using raingan::test::slurp;
using raingan::test::spill;
namespace fs = std::filesystem;

namespace {

struct JournalFolder : test::TemporaryDir {
    [[nodiscard]] std::string at(const std::string& name) const { return (path / name).string(); }
    [[nodiscard]] std::string journal() const { return at(Journal::file_name); }
};

std::string code_of(const JournalFolder& folder, Journal::Mode mode) {
    try {
        const Journal journal(folder.path.string(), "s", mode);
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

}  // namespace

TEST_CASE("a digest is SHA-256's") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("what was done is known by what stands in the files, whatever their sizes and times") {
    const JournalFolder folder;
    spill(folder.at("in"), "input");
    spill(folder.at("out"), "output");
    const std::vector<Finding> findings{{Severity::finding, "code", "place", "ข้อความ \"x\"\n"}};
    {
        Journal journal(folder.path.string(), "s", Journal::Mode::begin);
        journal.add(folder.at("in"), {sha256("input"), {{folder.at("out"), sha256("output")}}, findings});
    }
    const auto done = [&](const std::string& settings = "s") {
        const Journal journal(folder.path.string(), settings, Journal::Mode::resume);
        return journal.done(folder.at("in"), {folder.at("out"), folder.at("never made")}) != nullptr;
    };
    {
        const Journal journal(folder.path.string(), "s", Journal::Mode::look);
        const Journal::Entry* entry = journal.done(folder.at("in"), {folder.at("out")});
        REQUIRE(entry != nullptr);
        CHECK(entry->findings == findings);
        CHECK(journal.done(folder.at("in"), {folder.at("elsewhere")}) == nullptr);
        CHECK(journal.wrote(folder.at("out"), sha256("output")));
        CHECK_FALSE(journal.wrote(folder.at("out"), sha256("other")));
    }
    CHECK(done());
    CHECK_FALSE(done("other settings"));
    const auto time = fs::last_write_time(folder.at("in"));
    spill(folder.at("in"), "inpuT");  // of the same length
    fs::last_write_time(folder.at("in"), time);
    CHECK_FALSE(done());
    spill(folder.at("in"), "input");
    CHECK(done());
    spill(folder.at("out"), "outpuT");
    CHECK_FALSE(done());
}

TEST_CASE("a link, a pipe, a second name of a file and another file are no journal, and stay as they are") {
    for (const Journal::Mode mode : {Journal::Mode::begin, Journal::Mode::resume, Journal::Mode::look}) {
        const JournalFolder folder;
        spill(folder.at("victim"), "precious");
        fs::create_symlink("victim", folder.journal());
        CHECK(code_of(folder, mode) == "no-journal");
        fs::remove(folder.journal());
        fs::create_hard_link(folder.at("victim"), folder.journal());
        CHECK(code_of(folder, mode) == "no-journal");
        fs::remove(folder.journal());
        REQUIRE(::mkfifo(folder.journal().c_str(), 0600) == 0);
        CHECK(code_of(folder, mode) == "no-journal");
        fs::remove(folder.journal());
        for (const std::string other : {"precious", "{\"a\": 1}\n", "[1]\n"}) {
            spill(folder.journal(), other);
            CHECK(code_of(folder, mode) == "no-journal");
            CHECK(slurp(folder.journal()) == other);
        }
        CHECK(slurp(folder.at("victim")) == "precious");
    }
}

TEST_CASE("lines that were cut off, or written by an older version, count for nothing") {
    const JournalFolder folder;
    spill(folder.journal(),
          "{\"input\": \"a\", \"settings\": \"s\", \"bytes\": 1, \"modified_ns\": 2, \"outputs\": {\"b\": 3}}\n{\"inp");
    {
        Journal journal(folder.path.string(), "s", Journal::Mode::resume);
        CHECK(journal.done("a", {"b"}) == nullptr);
        journal.add("c", {"x", {{"d", "y"}}, {}});
    }
    CHECK(slurp(folder.journal()).find("{\"inp\n{\"findings\"") != std::string::npos);
    fs::remove(folder.journal());
    spill(folder.journal(), "{\"inp");  // nothing else
    CHECK(code_of(folder, Journal::Mode::resume).empty());
}
