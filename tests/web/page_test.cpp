// The officer's page in Chromium, against the program itself: the ways of docs/page.md, axe-core on every screen.
#include <sstream>

#include "support.h"

using namespace raingan::test;

TEST_CASE("the ways of three people through the page") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    MESSAGE("skipped: the page is the same with sanitizers, and the browser would wait for a slower program");
    return;
#endif
    const std::filesystem::path here = source_dir() / "tests/web";
    if (!std::filesystem::exists(here / "node_modules") || !std::filesystem::exists("/usr/bin/chromium")) {
        MESSAGE("skipped: no Chromium, or no packages in tests/web (npm ci)");
        return;
    }
    const TemporaryDir shots;
    const Ran ran = run("cd '" + here.string() +
                        "' && RAINGAN_PAGE_MS=5000 timeout -k 10 240 node drive.mjs '" RAINGAN_PROGRAM "' '" +
                        sample("lamnamphong-ita-2566.docx").string() + "' '" + shots.path.string() + "'");
    std::istringstream lines(ran.out);
    std::size_t held = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK_MESSAGE(!line.starts_with("FAILS"), line);
        held += line.starts_with("holds") ? 1 : 0;
    }
    CHECK(ran.status == 0);
    CHECK(held > 30);
}
