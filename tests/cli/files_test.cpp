// No file of the user's is destroyed: what is replaced, what -o means, streams, links.
#include <sys/stat.h>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

/// A folder that is the program's current one, with the sample as report.docx.
struct Desk : TemporaryDir {
    Desk() { fs::copy(sample_docx(), path / "report.docx"); }
    [[nodiscard]] Ran raingan(const std::string& arguments) const { return shell(RAINGAN_PROGRAM " " + arguments); }
    [[nodiscard]] Ran shell(const std::string& commands) const {
        return run("cd " + quoted(path) + " && export LC_ALL=C && { " + commands + "; }");
    }
    [[nodiscard]] std::string read(const std::string& name) const { return slurp(path / name); }
    [[nodiscard]] bool has(const std::string& name) const { return fs::exists(path / name); }
    void write(const std::string& name, const std::string& bytes) const { spill(path / name, bytes); }
};

bool starts_as_pdf(const std::string& bytes) {
    return bytes.starts_with("%PDF-");
}

}  // namespace

TEST_CASE("a file that we did not make stays; the other outputs are made; --force replaces it") {
    const Desk desk;
    desk.write("report.xlsx", "the officer's own");
    const Ran ran = desk.raingan("convert report.docx");
    CHECK(ran.status == 3);
    CHECK(ran.out.find("report.xlsx: was not made by raingan and stays as it is") != std::string::npos);
    CHECK(ran.out.find("--force") != std::string::npos);
    CHECK(desk.read("report.xlsx") == "the officer's own");
    CHECK(starts_as_pdf(desk.read("report.pdf")));
    CHECK(desk.has("report.json"));
    CHECK(desk.raingan("convert report.docx --force").status == 0);
    CHECK(desk.read("report.xlsx").starts_with("PK"));
    CHECK(desk.raingan("convert report.docx").status == 0);  // ours now
}

TEST_CASE("a PDF of ours that was signed since is not replaced") {
    const Desk desk;
    REQUIRE(desk.raingan("convert report.docx --to pdf").status == 0);
    desk.write("report.pdf", desk.read("report.pdf") + "9 0 obj\n<</Type/Sig/ByteRange[0 1 2 3]>>\nendobj\n%%EOF\n");
    const std::string before = desk.read("report.pdf");
    const Ran ran = desk.raingan("convert report.docx --to pdf");
    CHECK(ran.status == 3);
    CHECK(ran.out.find("has been signed or changed") != std::string::npos);
    CHECK(desk.read("report.pdf") == before);
}

TEST_CASE("an output of the input's own name gets another one, and that is told") {
    const Desk desk;
    REQUIRE(desk.raingan("convert report.docx -o made").status == 0);
    fs::create_directory(desk.path / "book");
    fs::copy(desk.path / "made" / "report.xlsx", desk.path / "book" / "report.xlsx");
    const Ran ran = desk.shell("cd book && " RAINGAN_PROGRAM " convert report.xlsx");
    CHECK(ran.status == 0);
    CHECK(ran.out.find("report.raingan.xlsx") != std::string::npos);
    for (const char* made : {"report.pdf", "report.json", "report.raingan.xlsx"})
        CHECK(desk.has(std::string("book/") + made));
    CHECK(desk.read("book/report.xlsx") == desk.read("made/report.xlsx"));
    CHECK(desk.raingan("convert made/report.json --to json -o made/report.json").status == 3);
}

TEST_CASE("-o is a file only by the ending of the one output; else a folder, with one input or many") {
    const Desk desk;
    desk.write("b.docx", desk.read("report.docx"));
    CHECK(desk.shell("for f in report.docx b.docx; do " RAINGAN_PROGRAM " convert $f --to pdf -o out || exit 9; done")
              .status == 0);
    CHECK((desk.has("out/report.pdf") && desk.has("out/b.pdf")));
    CHECK(desk.raingan("convert report.docx --to pdf -o ปี.2567").status == 0);
    CHECK(desk.has("ปี.2567/report.pdf"));
    CHECK(desk.raingan("convert report.docx --to pdf -o new.pdf").status == 0);
    CHECK(starts_as_pdf(desk.read("new.pdf")));
    for (const char* bad : {"convert report.docx b.docx --to pdf -o x.pdf", "convert report.docx -o x.pdf",
                            "convert report.docx --to pdf,json -o x.json", "convert report.docx --to pdf -o x.xlsx",
                            "convert report.docx --to pdf -o x.ods", "convert report.docx b.docx --to pdf -o -",
                            "convert report.docx -o /dev/stdout", "rollup report.docx -o p.pdf",
                            "rollup report.docx -o p.ods", "rollup report.docx --to xlsx,pdf -o -"}) {
        INFO(bad);
        const Ran ran = desk.raingan(bad);
        CHECK(ran.status == 64);
        CHECK(ran.out.find("-o ") != std::string::npos);
    }
    for (const char* none : {"x.pdf", "x.json", "x.xlsx", "x.ods", "p.pdf", "p.ods"}) CHECK_FALSE(desk.has(none));
    fs::create_directory(desk.path / "folder.pdf");
    CHECK(desk.raingan("convert report.docx --to pdf -o folder.pdf").status == 0);
    CHECK(desk.has("folder.pdf/report.pdf"));
}

TEST_CASE("- is standard input and output") {
    const Desk desk;
    CHECK(starts_as_pdf(desk.shell(RAINGAN_PROGRAM " convert - --to pdf -o - < report.docx 2> errors").out));
    CHECK(desk.shell(RAINGAN_PROGRAM " convert - < report.docx").status == 0);
    for (const char* made : {"stdin.pdf", "stdin.xlsx", "stdin.json"}) CHECK(desk.has(made));
    CHECK(desk.shell(RAINGAN_PROGRAM " check - < report.docx").status == 1);
    CHECK(desk.shell("cat report.docx | " RAINGAN_PROGRAM " check --format json - 2> errors").out.starts_with("{"));
    CHECK(desk.shell(RAINGAN_PROGRAM " rollup - -o - < report.docx 2> errors").out.starts_with("PK"));
    CHECK(desk.shell(RAINGAN_PROGRAM " rollup report.docx -o p.xlsx --csv - 2> errors")
              .out.starts_with("\xEF\xBB\xBFrank,"));
    CHECK(desk.shell(RAINGAN_PROGRAM " convert report.docx --to json -o out --report - 2> errors")
              .out.find("\"files\": [") != std::string::npos);
    CHECK(desk.shell(RAINGAN_PROGRAM " verify - < stdin.pdf").status == 1);  // not signed
    CHECK(desk.shell("echo ก | " RAINGAN_PROGRAM " text -").out == "ก\n");
    const Ran twice = desk.shell(RAINGAN_PROGRAM " check - - < report.docx");
    CHECK(twice.status == 2);
    CHECK(twice.out.find("can be read but once") != std::string::npos);
    CHECK_FALSE(desk.has("-"));
}

TEST_CASE("links are followed to their targets, and stay links") {
    const Desk desk;
    fs::create_directory(desk.path / "shelf");
    fs::create_symlink("shelf/real.pdf", desk.path / "report.pdf");
    CHECK(desk.raingan("convert report.docx --to pdf").status == 0);
    CHECK(fs::is_symlink(desk.path / "report.pdf"));
    CHECK(starts_as_pdf(desk.read("shelf/real.pdf")));
    CHECK(count_files(desk.path / "shelf") == 1);
    desk.write("shelf/precious", "precious");
    fs::create_symlink("shelf/precious", desk.path / "report.json");
    CHECK(desk.raingan("convert report.docx --to json").status == 3);
    CHECK(desk.read("shelf/precious") == "precious");
}

TEST_CASE("pipes and devices are written to; of a name that we made they are refused, and nothing hangs") {
    const Desk desk;
    REQUIRE(::mkfifo((desk.path / "pipe").c_str(), 0600) == 0);
    const Ran piped = desk.shell(RAINGAN_PROGRAM " convert report.docx --to pdf -o pipe 2> errors & cat pipe; wait");
    CHECK(starts_as_pdf(piped.out));
    CHECK(fs::is_fifo(desk.path / "pipe"));
    CHECK(desk.raingan("convert report.docx --to pdf -o /dev/null").status == 0);
    CHECK(fs::is_character_file("/dev/null"));
    CHECK(desk.raingan("convert report.docx --to pdf -o /dev/full").status == 3);
    REQUIRE(::mkfifo((desk.path / "report.json").c_str(), 0600) == 0);
    const Ran blocked = desk.shell("timeout 20 " RAINGAN_PROGRAM " convert report.docx");
    CHECK(blocked.status == 3);
    CHECK(blocked.out.find("is no regular file") != std::string::npos);
    CHECK((desk.has("report.pdf") && desk.has("report.xlsx")));
    CHECK(fs::is_fifo(desk.path / "report.json"));
}

TEST_CASE("the system's links to standard output stay, also for root") {
    // In a name space of its own, where /dev may be replaced.
    const Desk desk;
    const std::string inside = "unshare -rm sh -c ";
    const std::string make =
        "mount -t tmpfs none /mnt && ln -s /proc/self/fd /mnt/fd && ln -s fd/1 /mnt/stdout && cd " +
        desk.path.string() + " && ";
    if (run(inside + "'" + make + "true'").status != 0) {
        MESSAGE("skipped: no mount");
        return;
    }
    const Ran ran = run(
        inside + "'" + make + RAINGAN_PROGRAM " convert report.docx --to pdf -o /mnt/stdout >a.pdf 2>errors && " +
        RAINGAN_PROGRAM " rollup report.docx -o p.xlsx --csv /mnt/stdout 2>errors | cat >b.csv && " +
        RAINGAN_PROGRAM " convert report.docx --to pdf -o /mnt/fd/3 3>c.pdf >names 2>errors && readlink /mnt/stdout'");
    CHECK(ran.out == "fd/1\n");
    CHECK(starts_as_pdf(desk.read("a.pdf")));
    CHECK(starts_as_pdf(desk.read("c.pdf")));
    CHECK(desk.read("a.pdf") == desk.read("c.pdf"));
    CHECK(desk.read("b.csv").find("rank,agency_name") != std::string::npos);
    CHECK(fs::is_symlink("/dev/stdout"));
}

TEST_CASE("-r does not leave the folder through links, unless asked to; what is passed over is listed") {
    const Desk desk;
    fs::create_directories(desk.path / "in" / "below");
    fs::create_directory(desk.path / "outside");
    for (const char* name : {"in/a.docx", "in/below/b.docx", "outside/c.docx"})
        fs::copy(sample_docx(), desk.path / name);
    fs::create_directory_symlink(desk.path / "outside", desk.path / "in" / "way-out");
    fs::create_symlink(desk.path / "outside" / "c.docx", desk.path / "in" / "c.docx");
    fs::create_symlink("a.docx", desk.path / "in" / "same.docx");
    for (const char* name : {"in/scan.jpg", "in/~$a.docx", "in/Thumbs.db", "in/.hidden", "in/film.mp4"})
        desk.write(name, "x");
    desk.write("in/scan.pdf",
               "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\n"
               "endobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
               "trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n100\n%%EOF\n");
    const Ran ran = desk.raingan("convert -r in --to json -o out --report report.json");
    CHECK(ran.status == 0);
    CHECK(ran.out.find("3 files converted") != std::string::npos);
    CHECK_FALSE(desk.has("out/c.json"));
    CHECK_FALSE(desk.has("out/way-out"));
    CHECK(ran.out.find("2 × links out of the folder") != std::string::npos);
    for (const char* kind : {"1 × lock files", "1 × pictures", "1 × system files", "1 × PDFs that carry no report"})
        CHECK(ran.out.find(kind) != std::string::npos);
    const std::string report = desk.read("report.json");
    for (const char* name : {"in/scan.jpg", "in/~$a.docx", "in/Thumbs.db", "in/.hidden", "in/film.mp4", "in/scan.pdf",
                             "in/way-out", "in/c.docx"})
        CHECK(report.find(std::string("\"path\": \"") + name) != std::string::npos);
    CHECK(desk.raingan("convert -r in --follow --to json -o all").status == 0);
    CHECK((desk.has("all/c.json") && desk.has("all/way-out/c.json")));
}

TEST_CASE("a folder that is converted in its own place is not converted from its own outputs") {
    const Desk desk;
    CHECK(desk.raingan("convert . -o .").status == 0);
    const std::size_t files = count_files(desk.path);
    const Ran again = desk.raingan("convert . -o .");
    CHECK(again.status == 0);
    CHECK(again.out.find("1 file converted") != std::string::npos);
    CHECK(again.out.find("3 × outputs of an earlier run") != std::string::npos);
    CHECK(count_files(desk.path) == files);
}
