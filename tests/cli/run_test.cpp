// Batches that can be read: what is said on the way and at the end, reports, resuming, archives.
#include <nlohmann/json.hpp>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

struct Folder : TemporaryDir {
    explicit Folder(int reports = 3) {
        fs::create_directory(path / "in");
        for (int i = 0; i < reports; ++i) fs::copy(sample_docx(), path / "in" / (std::to_string(i) + ".docx"));
    }
    [[nodiscard]] Ran raingan(const std::string& arguments) const { return shell(RAINGAN_PROGRAM " " + arguments); }
    [[nodiscard]] Ran shell(const std::string& commands) const {
        return run("cd " + quoted(path) + " && export LC_ALL=C && { " + commands + "; }");
    }
    [[nodiscard]] std::string read(const std::string& name) const { return slurp(path / name); }
    [[nodiscard]] bool has(const std::string& name) const { return fs::exists(path / name); }
    [[nodiscard]] nlohmann::json json(const std::string& name) const { return nlohmann::json::parse(read(name)); }
    void write(const std::string& name, const std::string& bytes) const { spill(path / name, bytes); }
};

constexpr const char* plain_text = "บันทึกข้อความ\nเรื่อง การประชุม\n";

}  // namespace

TEST_CASE("failures are told as they come and again with their reason; findings are counted by kind") {
    const Folder folder;
    folder.write("in/bad.docx", folder.read("in/0.docx").substr(0, 4'000));
    folder.write("in/memo.txt", plain_text);
    const Ran ran = folder.raingan("convert in -o out");
    CHECK(ran.status == 2);
    CHECK(says(ran, "in/bad.docx: the ZIP package is cut short"));
    CHECK(says(ran, "4 files converted, 0 unchanged, 1 failed, in "));
    CHECK(says(ran, "Failed:\n  1 × the ZIP package is cut short"));
    CHECK(says(ran, "Files with findings, by kind:\n"));
    CHECK(says(ran, "  3 × name-mismatch, such as in/0.docx: "));
    CHECK(says(ran, "1 file holds no measures"));
    CHECK(says(ran, "2 inputs are copies of others, such as in/1.docx = in/0.docx"));
    CHECK(says(ran, "with --resume does them alone"));
    CHECK(ran.out.find("in/1.docx: word") == std::string::npos);
    CHECK(says(folder.raingan("convert in -o out -v"), "in/1.docx:"));
    const Ran quiet = folder.raingan("convert in -o out --quiet");
    CHECK(quiet.out.starts_with("in/bad.docx: the ZIP"));
    CHECK(quiet.out.find('\n') == quiet.out.size() - 1);
    CHECK(folder.raingan("convert in/0.docx -o out -q").out.empty());
    CHECK(folder.raingan("convert in -o out --no-isolate --sandbox").status == 64);
}

TEST_CASE("a document without measures makes its PDF alone, unless more is asked for") {
    const Folder folder;
    folder.write("memo.txt", plain_text);
    CHECK(folder.raingan("convert memo.txt -o out").status == 0);
    CHECK(count_files(folder.path / "out") == 1);
    CHECK(folder.has("out/memo.pdf"));
    CHECK(folder.raingan("convert memo.txt --to pdf,xlsx,json -o all").status == 0);
    CHECK(count_files(folder.path / "all") == 3);
    CHECK(folder.raingan("convert memo.txt --to json -o one").status == 0);
    CHECK(folder.has("one/memo.json"));
    folder.write("in/memo.txt", plain_text);
    CHECK(folder.raingan("convert in -o batch").status == 0);
    CHECK(says(folder.raingan("convert in -o batch --resume"), "0 files converted, 4 unchanged"));
}

TEST_CASE("--resume keeps the findings of what it leaves out, and goes by content") {
    const Folder folder;
    REQUIRE(folder.raingan("convert in -o out --report a.json").status == 0);
    const Ran again = folder.raingan("convert in -o out --resume --report b.json");
    CHECK(says(again, "0 files converted, 3 unchanged"));
    CHECK(says(again, "3 × name-mismatch"));
    const auto first = folder.json("a.json")["files"], second = folder.json("b.json")["files"];
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(second[i]["status"] == "unchanged");
        CHECK(second[i]["findings"] == first[i]["findings"]);
        CHECK(second[i]["checksums"] == first[i]["checksums"]);
        CHECK(second[i]["sha256"] == first[i]["sha256"]);
    }
    const auto time = fs::last_write_time(folder.path / "in" / "1.docx");
    std::string bytes = folder.read("in/1.docx");
    bytes.back() = static_cast<char>(bytes.back() ^ 0);  // the same
    const std::size_t size = bytes.size();
    bytes.replace(size - 22, 4, "XXXX");  // of the same length, at the same time
    folder.write("in/1.docx", bytes);
    fs::last_write_time(folder.path / "in" / "1.docx", time);
    CHECK(says(folder.raingan("convert in -o out --resume"), "2 unchanged"));
}

TEST_CASE("a report in four forms, with checksums that others reckon alike") {
    const Folder folder;
    folder.write("in/=cmd.txt", "ก");
    for (const char* name : {"r.json", "r.csv", "r.txt", "r.xlsx"})
        CHECK(folder.raingan(std::string("convert in -o out --report ") + name).status == 0);
    const auto row = folder.json("r.json")["files"][0];
    const std::string sum = folder.shell("sha256sum in/0.docx out/0.pdf").out;
    CHECK(sum.find(row["sha256"].get<std::string>()) == 0);
    CHECK(sum.find(row["checksums"]["out/0.pdf"].get<std::string>()) != std::string::npos);
    CHECK(folder.read("r.csv").starts_with("\xEF\xBB\xBFinput,status,exit_status,sha256"));
    CHECK(folder.read("r.csv").find("in/1.docx,made,0,") != std::string::npos);
    CHECK(folder.read("r.txt").find("in/1.docx: converted") != std::string::npos);
    CHECK(folder.read("r.xlsx").starts_with("PK"));
    CHECK(folder.raingan("convert in -o out --report r.pdf").status == 64);
    folder.write("mine.txt", "precious");
    const Ran refused = folder.raingan("convert in -o new --report mine.txt");
    CHECK(refused.status == 3);
    CHECK(folder.read("mine.txt") == "precious");
    CHECK_FALSE(folder.has("new"));  // before any work
    // A report's link and the journal's lead nowhere else.
    fs::create_symlink("mine.txt", folder.path / "linked.json");
    CHECK(folder.raingan("convert in -o new --report linked.json").status == 3);
    fs::create_directory(folder.path / "trap");
    fs::create_symlink("../mine.txt", folder.path / "trap" / ".raingan-journal");
    CHECK(folder.raingan("convert in -o trap").status == 3);
    CHECK(folder.read("mine.txt") == "precious");
    CHECK(folder
              .shell("rm trap/.raingan-journal; mkfifo trap/.raingan-journal; timeout 20 " RAINGAN_PROGRAM
                     " convert in -o trap")
              .status == 3);
}

TEST_CASE("--dry-run tells what would be done, and writes nothing") {
    const Folder folder;
    const Ran ran = folder.raingan("convert in -o out --dry-run");
    CHECK(ran.status == 0);
    CHECK(says(ran, "in/0.docx → out/0.pdf"));
    CHECK(says(ran, "3 files would be converted"));
    CHECK_FALSE(folder.has("out"));
    fs::create_directory(folder.path / "out");
    folder.write("out/1.pdf", "precious");
    CHECK(says(folder.raingan("convert in -o out --dry-run"), "out/1.pdf: was not made by raingan"));
    CHECK(count_files(folder.path / "out") == 1);
}

TEST_CASE("Ctrl-C leaves what is done, a report and the way to go on") {
    const Folder folder(60);
    // A shell's jobs in the background ignore SIGINT; SIGTERM is taken alike.
    const Ran ran = folder.shell("{ " RAINGAN_PROGRAM
                                 " convert in -o out --jobs 1 --report r.json & } ; p=$!; until ls out/*.pdf "
                                 ">/dev/null 2>&1; do sleep 0.01; done; kill -TERM $p; wait $p; echo status $?");
    if (ran.out.find("60 files converted") != std::string::npos) return;  // a fast machine
    CHECK(says(ran, "status 130"));
    CHECK(says(ran, "Stopped. Go on with the same command and --resume."));
    const auto report = folder.json("r.json");
    CHECK(report["interrupted"] == true);
    CHECK(report["files"].size() == 60);
    CHECK(report["not_reached"].get<int>() + report["made"].get<int>() == 60);
    CHECK(report["failed"] == 0);
    CHECK(folder.raingan("convert in -o out --resume").status == 0);
    CHECK(count_files(folder.path / "out") == 181);
}

TEST_CASE("check takes folders; findings go to standard output, what befalls the run to standard error") {
    const Folder folder;
    folder.write("in/bad.docx", "PK\x03\x04");
    fs::create_directory(folder.path / "in" / "below");
    fs::copy(sample_docx(), folder.path / "in" / "below" / "deep.docx");
    const Ran out = folder.shell(RAINGAN_PROGRAM " check in 2>errors; echo status $?");
    CHECK(says(out, "in/2.docx:"));
    CHECK(says(out, "status 2"));
    CHECK(out.out.find("bad.docx") == std::string::npos);
    CHECK(out.out.find("deep.docx") == std::string::npos);
    CHECK(folder.read("errors").find("in/bad.docx:") != std::string::npos);
    CHECK(folder.read("errors").find("3 checked, 3 with findings, 1 could not be read") != std::string::npos);
    CHECK(folder.read("errors").find("name") == std::string::npos);
    CHECK(says(folder.shell(RAINGAN_PROGRAM " check -r in 2>errors"), "deep.docx"));
}

TEST_CASE("verify takes folders: their PDFs alone") {
    const Folder folder(1);
    REQUIRE(folder.raingan("convert in -o out").status == 0);
    fs::create_directory(folder.path / "out" / "below");
    fs::copy(folder.path / "out" / "0.pdf", folder.path / "out" / "below" / "deep.pdf");
    const Ran flat = folder.raingan("verify out");
    CHECK(flat.status == 1);
    CHECK(says(flat, "out/0.pdf: not signed"));
    CHECK(flat.out.find("deep.pdf") == std::string::npos);
    CHECK(flat.out.find("json") == std::string::npos);
    CHECK(says(folder.raingan("verify -r out"), "out/below/deep.pdf: not signed"));
}

TEST_CASE("archives: the source inside of the PDF, what the PDF says of itself, a bag") {
    const Folder folder;
    folder.write("about.csv", "ไฟล์,title,keywords\n0.docx,ชื่อที่ตั้ง,\"ก, ข\"\n1.docx,อื่น,\n");
    const Ran ran = folder.raingan(
        "convert in --to pdf -o bag --bagit --attach-source --subject เรื่อง --author ผู้ทำ --metadata about.csv");
    CHECK(ran.status == 0);
    CHECK(folder.shell("cd bag && sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt").status == 0);
    CHECK(folder.read("bag/bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    CHECK(folder.read("bag/manifest-sha256.txt").find("  data/2.pdf\n") != std::string::npos);
    CHECK_FALSE(folder.has("bag/data/.raingan-journal"));
    CHECK(folder.raingan("convert in --to pdf -o bag --bagit --resume").status == 0);
    CHECK(folder.raingan("convert in --metadata in/0.docx").status == 64);
    if (run("command -v qpdf pdfinfo").status != 0) {
        MESSAGE("skipped: no qpdf, pdfinfo");
        return;
    }
    REQUIRE(
        folder.raingan("convert in --to pdf -o out --attach-source --subject เรื่อง --author ผู้ทำ --metadata about.csv")
            .status == 0);
    CHECK(folder.shell("qpdf --show-attachment=source.docx out/0.pdf | cmp - in/0.docx").status == 0);
    CHECK(folder.read("out/0.pdf").find("/AFRelationship/Source") != std::string::npos);
    const Ran info = folder.shell("pdfinfo -enc UTF-8 out/0.pdf");
    CHECK(says(info, "ชื่อที่ตั้ง"));
    CHECK(says(info, "Keywords:        ก, ข"));
    CHECK(says(info, "Subject:         เรื่อง"));
    CHECK(says(info, "Author:          ผู้ทำ"));
    CHECK(says(folder.shell("pdfinfo -enc UTF-8 out/2.pdf"), "Author:          ผู้ทำ"));
}

TEST_CASE("a signed PDF that was changed is no input, unless asked for, and then its outputs tell it") {
    if (!has_shared("cases/forged")) return;
    const Folder folder;
    const std::string forged = quoted(shared_dir() / "cases" / "forged" / "att-forged.pdf");
    const std::string honest = quoted(shared_dir() / "cases" / "forged" / "p1.pdf");
    CHECK(folder.raingan("convert " + honest + " --to json -o ok").status == 0);
    for (const std::string& command :
         {"convert " + forged + " --to json -o out", "check " + forged, "rollup " + forged + " -o p.xlsx"}) {
        const Ran ran = folder.raingan(command);
        INFO(command);
        CHECK(ran.status == 2);
        CHECK(says(ran, "changed after it was signed"));
    }
    CHECK_FALSE(folder.has("out"));
    const Ran allowed = folder.raingan("convert " + forged + " --to pdf,json,xlsx,xml -o out --allow-broken-signature");
    CHECK(allowed.status == 0);
    CHECK(says(allowed, "changed after it was signed"));
    CHECK(folder.read("out/att-forged.json").find("\"broken-signature\"") != std::string::npos);
    CHECK(folder.read("out/att-forged.xml").find("broken-signature") != std::string::npos);
    if (run("command -v pdftotext").status == 0) CHECK(says(folder.shell("pdftotext out/att-forged.pdf -"), "คำเตือน"));
    CHECK(folder.raingan("check " + forged + " --allow-broken-signature").status == 1);
    CHECK(folder.raingan("rollup " + forged + " -o p.xlsx --allow-broken-signature").status == 0);
}
