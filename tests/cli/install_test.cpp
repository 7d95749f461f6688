// What is installed with the program: its page of manual, completions, the Debian package.
#include <doctest/doctest.h>

#include <set>
#include <sstream>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

/// "--output" of every option that the command's help tells of.
std::set<std::string> options_of(const std::string& command) {
    std::set<std::string> options;
    std::istringstream help(program(command + " --help").out);
    for (std::string line; std::getline(help, line);) {
        const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        const std::string names = line.substr(begin, line.find(' ', begin) - begin);  // "-o,--output"
        if (!names.starts_with('-')) continue;
        for (std::size_t at = names.find("--"); at != std::string::npos; at = names.find("--", at + 2))
            options.insert(names.substr(at, names.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at));
    }
    return options;
}

std::string without(std::string text, char c) {
    std::erase(text, c);
    return text;
}

}  // namespace

TEST_CASE("the manual and the completions know every command and option") {
    const std::string manual = without(slurp(source_dir() / "packaging" / "raingan.1"), '\\');
    const std::string thai_manual = without(slurp(source_dir() / "packaging" / "raingan.th.1"), '\\');
    const std::string bash = slurp(source_dir() / "packaging" / "raingan.bash");
    const std::string zsh = slurp(source_dir() / "packaging" / "_raingan");
    for (const char* command : {"convert", "check", "rollup", "sign", "extend", "verify", "text", "doctor"}) {
        const std::set<std::string> options = options_of(command);
        CHECK(options.size() >= 3);
        for (const std::string& option : options) {
            if (option == "--help" || option.size() < 4) continue;
            CHECK_MESSAGE(manual.find(option) != std::string::npos, option);
            CHECK_MESSAGE(thai_manual.find(option) != std::string::npos, option);
            CHECK_MESSAGE(bash.find(option) != std::string::npos, option);
            CHECK_MESSAGE(zsh.find(option) != std::string::npos, option);
        }
    }
    CHECK(run("bash -n " + quoted(source_dir() / "packaging" / "raingan.bash")).status == 0);
}

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
    if (build.filename() != "release" || run("command -v cpack dpkg-deb dpkg-shlibdeps").status != 0) {
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
    for (const char* file : {"usr/share/man/man1/raingan.1", "usr/share/bash-completion/completions/raingan",
                             "usr/share/zsh/vendor-completions/_raingan", "usr/share/raingan/deploy/slurm/submit.sh"})
        CHECK_MESSAGE(
            (fs::exists(dir.path / "root" / file) || fs::exists(dir.path / "root" / (std::string(file) + ".gz"))),
            file);
    fs::create_directory(dir.path / "elsewhere");
    const Ran ran = run("cd " + quoted(dir.path / "elsewhere") + " && env -i HOME=/nonexistent " +
                        quoted(dir.path / "root" / "usr" / "bin" / "raingan") + " convert " + quoted(sample_docx()));
    CHECK_MESSAGE(ran.status == 0, ran.out);
    CHECK(count_files(dir.path / "elsewhere") == 3);
}
