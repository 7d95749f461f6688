// The officer's page in Chromium, against the program itself: the ways of docs/page.md, axe-core on every screen.
#include <sstream>

#include "support.h"

using namespace raingan::test;

namespace {

const std::filesystem::path& web_tests() {
    static const std::filesystem::path here = source_dir() / "tests/web";
    return here;
}

/// Why the page cannot be driven here; empty: it can.
std::string why_not() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return "skipped: the page is the same with sanitizers, and the browser would wait for a slower program";
#else
    if (!std::filesystem::exists(web_tests() / "node_modules") || !std::filesystem::exists("/usr/bin/chromium"))
        return "skipped: no Chromium, or no packages in tests/web (npm ci)";
    return {};
#endif
}

/// Each line that FAILS is told; what was skipped, too.
void expect_all_hold(const std::string& command, std::size_t least) {
    const Ran ran = run("cd '" + web_tests().string() + "' && " + command);
    std::istringstream lines(ran.out);
    std::size_t held = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK_MESSAGE(!line.starts_with("FAILS"), line);
        if (line.starts_with("skipped")) MESSAGE(line);
        held += line.starts_with("holds") ? 1 : 0;
    }
    CHECK_MESSAGE(ran.status == 0, ran.out);
    CHECK(held >= least);
}

/// The ways of a file of tests/web/ways; `least`: so many statements hold at least.
void go(const std::string& ways, std::size_t least) {
    if (const std::string why = why_not(); !why.empty()) {
        MESSAGE(why);
        return;
    }
    const TemporaryDir shots;
    expect_all_hold("RAINGAN_PAGE_WAYS=" + ways + " timeout -k 10 900 node drive.mjs '" RAINGAN_PROGRAM "' '" +
                        sample("lamnamphong-ita-2566.docx").string() + "' '" + shots.path.string() + "'",
                    least);
}

}  // namespace

TEST_CASE("the page: the first visit, both languages, a phone, paper, the keyboard alone") {
    go("office", 40);
}

TEST_CASE("the page: a report is looked at, corrected and followed down to its files") {
    go("correct", 40);
}

TEST_CASE("the page: accounts, roles, an authenticator, two who sign") {
    go("signing", 40);
}

TEST_CASE("the page: folders and many files are dropped") {
    go("drop", 20);
}

TEST_CASE("the page: a province of 225 agencies, each table of it") {
    go("province", 40);
}

TEST_CASE("the page: a hundred pages, and a PDF of others") {
    go("long", 8);
}

TEST_CASE("the page: what a screen reader is given, and Thai without a Thai face") {
    go("reader", 12);
}

TEST_CASE("the page is written in what Chrome 109 knows") {
    if (!std::filesystem::exists(web_tests() / "node_modules/eslint")) {
        MESSAGE("skipped: no packages in tests/web (npm ci)");
        return;
    }
    expect_all_hold("timeout -k 10 120 node compat.mjs", 5);
}
