// raingan convert on many files: folders, resuming, reports.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.h"
#include "sanitized.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

/// A folder of copies of the sample, one of them damaged.
struct Province : TemporaryDir {
    explicit Province(int count, int damaged = -1) {
        fs::create_directory(path / "in");
        const std::string bytes = slurp(sample_docx());
        for (int i = 0; i < count; ++i)
            spill(path / "in" / (std::to_string(100 + i) + ".docx"), i == damaged ? bytes.substr(0, 4000) : bytes);
    }
    [[nodiscard]] std::string in() const { return quoted(path / "in"); }
    [[nodiscard]] std::string out(const std::string& name) const { return quoted(path / name); }
};

std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != ".raingan-journal")
            files[entry.path().filename().string()] = slurp(entry.path());
    return files;
}

nlohmann::json report_of(const fs::path& path) {
    return nlohmann::json::parse(slurp(path));
}

}  // namespace

TEST_CASE("a folder becomes the same files by processes, by threads and one by one") {
    const Province province(12);
    const std::string inputs = "convert " + province.in() + " --to pdf,json -o ";
    REQUIRE(program(inputs + province.out("a")).status == 0);
    REQUIRE(program(inputs + province.out("b") + " --no-isolate --jobs 3").status == 0);
    REQUIRE(program(inputs + province.out("c") + " --no-isolate --jobs 1").status == 0);
    const auto files = files_in(province.path / "a");
    CHECK(files.size() == 24);
    CHECK(files == files_in(province.path / "b"));
    CHECK(files == files_in(province.path / "c"));
    REQUIRE(program("convert " + quoted(province.path / "in" / "105.docx") + " --to pdf -o " + province.out("d.pdf"))
                .status == 0);
    CHECK(slurp(province.path / "d.pdf") == files.at("105.pdf"));
}

TEST_CASE("a damaged file is told, the others are converted, and the report has a row for each") {
    const Province province(10, 4);
    const Ran ran = program("convert " + province.in() + " --to json -o " + province.out("out") + " --report " +
                            quoted(province.path / "report.json"));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("104.docx: the ZIP package is cut short") != std::string::npos);
    CHECK(ran.out.find("9 files converted, 0 unchanged, 1 failed") != std::string::npos);
    const auto report = report_of(province.path / "report.json");
    REQUIRE(report["files"].size() == 10);
    CHECK(report["files"][4]["status"] == "failed");
    CHECK(report["files"][4]["error"]["code"] == "truncated");
    CHECK(report["files"][5]["status"] == "made");
    CHECK(report["files"][5]["findings"].size() >= 3);
    CHECK(report["files"][5]["outputs"].size() == 1);
    CHECK(report["made"] == 9);
}

TEST_CASE("--resume does only what is new, has changed, failed, or lost an output") {
    const Province province(10, 4);
    const std::string command = "convert " + province.in() + " --to json -o " + province.out("out") + " --report " +
                                quoted(province.path / "report.json");
    CHECK(program(command).status == 2);
    const auto state = [&](std::size_t i) {
        return report_of(province.path / "report.json")["files"][i]["status"].get<std::string>();
    };
    fs::remove(province.path / "out" / "102.json");
    spill(province.path / "in" / "103.docx", slurp(province.path / "in" / "103.docx") + "\n");
    spill(province.path / "in" / "104.docx", slurp(sample_docx()));
    spill(province.path / "out" / "105.json", "");
    CHECK(program(command + " --resume").status == 0);
    CHECK(state(1) == "unchanged");
    for (const std::size_t i : {2U, 3U, 4U, 5U}) CHECK(state(i) == "made");
    CHECK(program(command + " --resume").out.find("0 files converted, 10 unchanged") != std::string::npos);
    CHECK(program(command + " --resume --numerals thai").out.find("10 files converted") != std::string::npos);
    CHECK(program(command).out.find("10 files converted") != std::string::npos);
}

TEST_CASE("a batch that is killed at any moment goes on to the same files") {
    const Province province(tried(30, 8));
    const std::string inputs = "convert " + province.in() + " --to pdf,json -o ";
    REQUIRE(program(inputs + province.out("whole")).status == 0);
    const auto whole = files_in(province.path / "whole");
    for (const char* after : {"0.02", "0.05", "0.09", "0.14", "0.2", "0.3"}) {
        fs::remove_all(province.path / "out");
        run("timeout -s KILL " + std::string(after) + " " + std::string(RAINGAN_PROGRAM) + " " + inputs +
            province.out("out"));
        const Ran ran = program(inputs + province.out("out") + " --resume");
        CHECK(ran.status == 0);
        auto files = files_in(province.path / "out");
        for (const auto& [name, bytes] : whole) {
            CHECK(files[name] == bytes);
            files.erase(name);
        }
        CHECK_MESSAGE(files.empty(), "left behind: ", files.size());
    }
}

TEST_CASE("shards together make what one run makes") {
    const Province province(11);
    const std::string inputs = "convert " + province.in() + " --to json -o ";
    REQUIRE(program(inputs + province.out("whole")).status == 0);
    for (const char* shard : {"3/3", "1/3", "2/3"})
        REQUIRE(program(inputs + province.out("shards") + " --shard " + shard).status == 0);
    CHECK(files_in(province.path / "shards") == files_in(province.path / "whole"));
    CHECK(program(inputs + province.out("x") + " --shard 4/3").status == 64);
    CHECK(program(inputs + province.out("x") + " --shard two").status == 64);
}
