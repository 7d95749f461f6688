// What README tells its reader to do on what was built: install, pack, and run the program as it was installed.
// scripts/readme does all of it, from a clean clone on.
#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

TEST_CASE("cmake --install works after scripts/run, and what is installed runs from there") {
    const fs::path build = fs::path(RAINGAN_PROGRAM).parent_path();
    if (build.filename() != "release" || run("command -v cmake man").status != 0) {
        MESSAGE("skipped: only of a release build, with cmake and man");
        return;
    }
    const TemporaryDir dir;
    const Ran installed = run("cmake --install " + quoted(build) + " --prefix " + quoted(dir.path / "usr"));
    REQUIRE_MESSAGE(installed.status == 0, installed.out);
    CHECK(fs::exists(dir.path / "usr" / "share" / "doc" / "raingan" / "raingan.cdx.json"));
    const std::string program = quoted(dir.path / "usr" / "bin" / "raingan");
    CHECK(run(program + " --version").out.starts_with("raingan "));
    // The pictures of the Thai README are installed with it.
    const std::string readme = slurp(dir.path / "usr" / "share" / "doc" / "raingan" / "README.th.md");
    std::size_t pictures = 0;
    for (std::size_t at = readme.find("]("); at != std::string::npos; at = readme.find("](", at + 1)) {
        const std::string target = readme.substr(at + 2, readme.find(')', at) - at - 2);
        if (!target.ends_with(".png")) continue;
        ++pictures;
        CHECK_MESSAGE(fs::exists(dir.path / "usr" / "share" / "doc" / "raingan" / target), target);
    }
    CHECK(pictures >= 3);
    for (const char* language : {"", "th/"}) {
        const fs::path page = dir.path / "usr" / "share" / "man" / language / "man1" / "raingan.1.gz";
        const Ran shown = run("LC_ALL=C.UTF-8 man -l " + quoted(page));
        CHECK(shown.status == 0);
        CHECK(shown.out.find("--numerals") != std::string::npos);
    }
}

TEST_CASE("the Debian package passes lintian: no errors, no warnings") {
    const fs::path build = fs::path(RAINGAN_PROGRAM).parent_path();
    if (build.filename() != "release" || run("command -v cpack && command -v lintian").status != 0) {
        MESSAGE("skipped: only of a release build, with cpack and lintian");
        return;
    }
    const TemporaryDir dir;
    const Ran packed = run("cd " + quoted(build) + " && cpack -G DEB -B " + quoted(dir.path / "out"));
    REQUIRE_MESSAGE(packed.status == 0, packed.out);
    const Ran looked = run("lintian --allow-root --fail-on error,warning " + quoted(dir.path / "out") + "/*.deb");
    CHECK_MESSAGE(looked.status == 0, looked.out);
}
