// What is installed with the program: the Debian package and what lies in it; and how its help ends.
#include <doctest/doctest.h>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

TEST_CASE("the help of every command ends with its own examples, in the locale's language") {
    for (const char* command : {"convert", "check", "rollup", "sign", "extend", "verify", "text", "schema", "doctor"}) {
        const std::string name = command, help = program(name + " --help").out;
        CHECK_MESSAGE(help.find("Examples:\n  raingan " + name) != std::string::npos, help);
        const std::string thai = program(name + " --help", "LC_ALL=th_TH.UTF-8").out;
        CHECK_MESSAGE(thai.find("ตัวอย่าง:\n  raingan " + name) != std::string::npos, thai);
    }
    CHECK(program("--help").out.find("raingan rollup") != std::string::npos);
}

TEST_CASE("the Debian package holds the program, which runs from anywhere with its fonts and rules") {
    const fs::path build = fs::path(RAINGAN_PROGRAM).parent_path();
    if (build.filename() != "release" ||
        run("command -v cpack && command -v dpkg-deb && command -v dpkg-shlibdeps").status != 0) {
        MESSAGE("skipped: only of a release build, with cpack, dpkg-deb and dpkg-shlibdeps");
        return;
    }
    const TemporaryDir dir;
    const Ran packed = run("cd " + quoted(build) + " && cpack -G DEB -B " + quoted(dir.path / "out"));
    REQUIRE_MESSAGE(packed.status == 0, packed.out);
    const Ran found = run("ls " + quoted(dir.path / "out") + "/raingan_*.deb");
    const std::string deb = found.out.substr(0, found.out.find('\n'));
    const std::string depends = run("dpkg-deb -f " + deb + " Depends").out;
    for (const char* needed : {"libc6", "libgsf-1-114", "libharfbuzz", "libxlsxwriter"})
        CHECK_MESSAGE(depends.find(needed) != std::string::npos, depends);
    REQUIRE(run("dpkg-deb -x " + deb + " " + quoted(dir.path / "root")).status == 0);
    for (const char* file :
         {"usr/share/man/man1/raingan.1", "usr/share/bash-completion/completions/raingan",
          "usr/share/zsh/vendor-completions/_raingan", "usr/share/fish/vendor_completions.d/raingan.fish",
          "usr/share/man/th/man1/raingan.1", "usr/share/raingan/deploy/slurm/submit.sh"})
        CHECK_MESSAGE(
            (fs::exists(dir.path / "root" / file) || fs::exists(dir.path / "root" / (std::string(file) + ".gz"))),
            file);
    fs::create_directory(dir.path / "elsewhere");
    const Ran ran = run("cd " + quoted(dir.path / "elsewhere") + " && env -i HOME=/nonexistent " +
                        quoted(dir.path / "root" / "usr" / "bin" / "raingan") + " convert " + quoted(sample_docx()));
    CHECK_MESSAGE(ran.status == 0, ran.out);
    CHECK(count_files(dir.path / "elsewhere") == 3);
}
