// sign, extend and verify destroy no file of the user's, take folders, and speak through pipes.
#include <sys/stat.h>

#include "authority.h"

using namespace raingan;
using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

/// A folder that is the program's current one, with a report to sign as a.pdf.
struct FilesDesk : TemporaryDir {
    FilesDesk() {
        write("a.pdf", plain_pdf());
        write("password", "secret\n");
    }
    [[nodiscard]] Ran raingan(const std::string& arguments) const { return shell(RAINGAN_PROGRAM " " + arguments); }
    [[nodiscard]] Ran sign(const std::string& arguments) const { return raingan("sign " + key() + arguments); }
    [[nodiscard]] Ran shell(const std::string& commands) const {
        return run("cd " + quoted(path) + " && export LC_ALL=C && { " + commands + "; }");
    }
    static std::string key() {
        return "--key " + quoted(Office::get().file("one.p12")) + " --password-file password --date 2027-01-31 ";
    }
    [[nodiscard]] std::string read(const std::string& name) const { return slurp(path / name); }
    [[nodiscard]] bool has(const std::string& name) const { return fs::exists(path / name); }
    void write(const std::string& name, const std::string& bytes) const { spill(path / name, bytes); }
};

}  // namespace

TEST_CASE("sign replaces no file that is not ours, and asks for no key where it may not write") {
    const FilesDesk desk;
    for (const char* own : {"the officer's own", "%PDF-1.4\nof another program"}) {
        desk.write("a.signed.pdf", own);
        desk.write("password", "guess\n");
        const Ran ran = desk.sign("a.pdf");
        CHECK(ran.status == 3);
        CHECK(ran.out.find("a.signed.pdf: was not made by raingan and stays as it is") != std::string::npos);
        CHECK(ran.out.find("--force") != std::string::npos);
        CHECK(desk.read("a.signed.pdf") == own);
        CHECK(desk.sign("a.pdf -o a.signed.pdf").status == 3);
        CHECK(desk.read("a.signed.pdf") == own);
        desk.write("password", "secret\n");
    }
    REQUIRE(desk.sign("a.pdf --force").status == 0);
    CHECK(verdict(desk.read("a.signed.pdf")) == "valid");
    // Nor one that was signed: its signatures would be gone.
    const std::string before = desk.read("a.signed.pdf");
    const Ran again = desk.sign("a.pdf");
    CHECK(again.status == 3);
    CHECK(again.out.find("has been signed or changed") != std::string::npos);
    CHECK(desk.read("a.signed.pdf") == before);
    // One that goes on in the output loses nothing: the next signer's file may take its place.
    CHECK(desk.sign("a.signed.pdf -o a.signed.pdf --name-as-written").status == 0);
    CHECK(desk.read("a.signed.pdf").starts_with(before));
    CHECK(desk.read("a.signed.pdf").size() > before.size());
    CHECK(desk.sign("a.pdf -o new.pdf --report password").status == 3);
    CHECK(desk.read("password") == "secret\n");
    CHECK_FALSE(desk.has("new.pdf"));
}

TEST_CASE("of several files the one that may not be written is told, the others are signed") {
    const FilesDesk desk;
    desk.write("b.pdf", plain_pdf());
    desk.write("c.pdf", plain_pdf());
    desk.write("b.signed.pdf", "mine");
    const Ran ran = desk.sign("a.pdf b.pdf c.pdf --report r.json");
    CHECK(ran.status == 3);
    CHECK(ran.out.find("2 files signed, 1 failed") != std::string::npos);
    CHECK(desk.read("b.signed.pdf") == "mine");
    for (const char* name : {"a.signed.pdf", "c.signed.pdf"}) CHECK(verdict(desk.read(name)) == "valid");
    CHECK(desk.read("r.json").find("\"error\": \"not-ours\"") != std::string::npos);
    CHECK(desk.sign("c.pdf -o d.pdf --report r.json").status == 0);  // the report is ours
}

TEST_CASE("folders are signed and verified: their PDFs alone, an earlier run's not again") {
    const FilesDesk desk;
    fs::create_directories(desk.path / "in/below");
    for (const char* name : {"in/a.pdf", "in/b.PDF", "in/below/c.pdf"}) desk.write(name, plain_pdf());
    desk.write("in/notes.txt", "notes");
    fs::create_directory(desk.path / "empty");
    CHECK(desk.sign("in").status == 0);
    CHECK((desk.has("in/a.signed.pdf") && desk.has("in/b.signed.pdf")));
    CHECK_FALSE(desk.has("in/below/c.signed.pdf"));
    const std::size_t files = count_files(desk.path / "in");
    CHECK(desk.sign("in").status == 3);  // those of the first run stay
    CHECK(count_files(desk.path / "in") == files);
    CHECK(desk.sign("-r in -o out --force").status == 0);
    for (const char* name : {"out/a.pdf", "out/b.pdf", "out/below/c.pdf"}) CHECK(verdict(desk.read(name)) == "valid");
    CHECK(desk.sign("in -o in2/").status == 0);
    CHECK_FALSE(desk.has("in2/below"));
    const std::string trust = " --offline --trust " + quoted(Office::get().file("trust"));
    CHECK(desk.raingan("verify -r out" + trust).status == 0);
    for (const char* command : {"extend", "verify"}) {
        const Ran none = desk.raingan(std::string(command) + " empty");
        CHECK(none.status == 2);
        CHECK(none.out.find("folder") != std::string::npos);
    }
    desk.write("empty/notes.txt", "notes");
    CHECK(desk.raingan("verify empty").status == 2);
    CHECK(desk.sign("empty").status == 2);
}

TEST_CASE("-o of sign and extend is a file only by its ending") {
    const FilesDesk desk;
    desk.write("b.pdf", plain_pdf());
    for (const char* bad : {"a.pdf b.pdf -o x.pdf", "a.pdf -o x.docx", "a.pdf b.pdf -o -", ". -o x.pdf"}) {
        CAPTURE(bad);
        const Ran ran = desk.sign(bad);
        CHECK(ran.status == 64);
        CHECK(ran.out.find("-o ") != std::string::npos);
        CHECK(ran.out.find("--to") == std::string::npos);  // which sign has not
    }
    CHECK_FALSE((desk.has("x.pdf") || desk.has("x.docx") || desk.has("-")));
    CHECK(desk.sign("a.pdf -o ปี.2570").status == 0);
    CHECK(desk.has("ปี.2570/a.pdf"));
    CHECK(desk.sign("a.pdf -o .").status == 0);  // never in place, unless it is said
    CHECK(desk.read("a.pdf") == plain_pdf());
    CHECK(desk.has("a.signed.pdf"));
}

TEST_CASE("- is standard input and output of sign") {
    const FilesDesk desk;
    const std::string sign = RAINGAN_PROGRAM " sign " + FilesDesk::key();
    CHECK(verdict(desk.shell(sign + "- -o - < a.pdf 2> errors").out) == "valid");
    CHECK(verdict(desk.shell(sign + "a.pdf -o /dev/stdout 2> errors | cat").out) == "valid");
    CHECK(desk.read("errors").empty());
    CHECK(desk.shell(sign + "- < a.pdf").status == 0);
    CHECK(verdict(desk.read("stdin.signed.pdf")) == "valid");
    CHECK(desk.shell(sign + "- -o - < a.pdf 2> errors | " RAINGAN_PROGRAM " verify --offline --trust " +
                     quoted(Office::get().file("trust")) + " -")
              .status == 0);
    CHECK(desk.shell(sign + "a.pdf -o out.pdf --report - 2> errors").out.find("\"signed\": 1") != std::string::npos);
}

TEST_CASE("links are followed, pipes and devices written to, and nothing hangs") {
    const FilesDesk desk;
    fs::create_directory(desk.path / "shelf");
    fs::create_symlink("shelf/real.pdf", desk.path / "a.signed.pdf");
    CHECK(desk.sign("a.pdf").status == 0);
    CHECK(fs::is_symlink(desk.path / "a.signed.pdf"));
    CHECK(verdict(desk.read("shelf/real.pdf")) == "valid");
    desk.write("shelf/precious", "precious");
    fs::create_symlink("shelf/precious", desk.path / "out.pdf");
    CHECK(desk.sign("a.pdf -o out.pdf").status == 3);
    CHECK(desk.read("shelf/precious") == "precious");

    REQUIRE(::mkfifo((desk.path / "pipe").c_str(), 0600) == 0);
    const std::string sign = "timeout 30 " RAINGAN_PROGRAM " sign " + FilesDesk::key();
    CHECK(verdict(desk.shell(sign + "a.pdf -o pipe > names 2>&1 & cat pipe; wait").out) == "valid");
    CHECK(fs::is_fifo(desk.path / "pipe"));
    CHECK(desk.sign("a.pdf -o /dev/null").status == 0);
    CHECK(fs::is_character_file("/dev/null"));
    CHECK(desk.sign("a.pdf -o /dev/full").status == 3);
    desk.write("b.pdf", plain_pdf());
    REQUIRE(::mkfifo((desk.path / "b.signed.pdf").c_str(), 0600) == 0);
    const Ran blocked = desk.shell(sign + "b.pdf");
    CHECK(blocked.status == 3);
    CHECK(blocked.out.find("is no regular file") != std::string::npos);
    CHECK(fs::is_fifo(desk.path / "b.signed.pdf"));
}

TEST_CASE("extend works in place, through links, over folders and pipes, and destroys nothing") {
    const Authority authority;
    if (!authority.works()) {
        MESSAGE("skipped: no python3 or openssl");
        return;
    }
    const FilesDesk desk;
    const std::string signing = "sign --key " + quoted(authority.file("one.p12")) +
                                " --password-file password --timestamp " + authority.url("/tsa") + " ";
    fs::create_directories(desk.path / "in/below");
    fs::create_directory(desk.path / "shelf");
    for (const char* name : {"in/a.pdf", "in/below/b.pdf", "shelf/real.pdf"})
        REQUIRE(desk.raingan(signing + "a.pdf -o " + name).status == 0);
    desk.write("in/notes.txt", "notes");
    fs::create_symlink("shelf/real.pdf", desk.path / "link.pdf");
    const std::string before = desk.read("shelf/real.pdf");
    const std::string trust = "--trust " + quoted(authority.file("trust")) + " ";
    const auto is_longer = [&](const std::string& pdf) {
        return pdf.starts_with(before) && pdf.size() > before.size();
    };

    CHECK(is_longer(desk.shell(RAINGAN_PROGRAM " extend " + trust + "- < link.pdf 2> errors").out));
    CHECK(is_longer(desk.shell(RAINGAN_PROGRAM " extend " + trust + "link.pdf -o - 2> errors").out));
    const Ran further = desk.raingan("extend -r in -o further " + trust);
    CHECK_MESSAGE(further.status == 0, further.out);
    CHECK(desk.read("further/a.pdf").size() > before.size());
    CHECK(desk.read("further/below/b.pdf").size() > before.size());
    CHECK(desk.read("in/a.pdf").size() == before.size());
    desk.write("out.pdf", "mine");
    CHECK(desk.raingan("extend in/a.pdf -o out.pdf " + trust).status == 3);
    CHECK(desk.read("out.pdf") == "mine");
    CHECK(desk.raingan("extend in/a.pdf -o out.pdf --force " + trust).status == 0);
    const Ran in_place = desk.raingan("extend -r in link.pdf " + trust);
    CHECK_MESSAGE(in_place.status == 0, in_place.out);
    CHECK(fs::is_symlink(desk.path / "link.pdf"));
    for (const char* name : {"in/a.pdf", "in/below/b.pdf", "shelf/real.pdf", "out.pdf", "further/a.pdf"})
        CHECK(desk.read(name).size() > before.size());
}
