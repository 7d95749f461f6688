#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>

#include "layout/pages.h"

using namespace raingan;

namespace {

Page page_of(std::uint32_t n) {
    Page page;
    page.label = std::to_string(n);
    page.bookmarks.push_back({1, 2, "place" + page.label});
    for (std::uint32_t i = 0; i < 100 + n; ++i) page.units.push_back({n + i, 1.5F, i % 2 == 0});
    GlyphRun run;
    run.count = 100 + n;
    run.tag = n;
    page.runs.push_back(run);
    page.lines.push_back({10, 20, 0, 1, 0, false});
    page.fills.push_back({1, 2, 3, static_cast<float>(n), {}});
    return page;
}

bool is_whole(const Page& page, std::uint32_t n) {
    return page.label == std::to_string(n) && page.units.size() == 100 + n && page.units.back().unit == 2 * n + 99 &&
           page.runs.size() == 1 && page.runs[0].tag == n && page.lines.size() == 1 && page.lines[0].x_pt == 10 &&
           page.fills.size() == 1 && page.fills[0].height_pt == static_cast<float>(n);
}

PageList pages(std::size_t plain_bytes) {
    PageList list(plain_bytes);
    constexpr std::uint32_t count = 40;
    for (std::uint32_t n = 0; n < count; ++n) list.push_back(page_of(n));
    return list;
}

}  // namespace

TEST_CASE("a page is the same whether it was deflated or not") {
    for (const std::size_t plain_bytes : {std::size_t{0}, std::size_t{5'000}, std::size_t{1} << 30U}) {
        CAPTURE(plain_bytes);
        PageList list = pages(plain_bytes);
        REQUIRE(list.size() == 40);
        std::uint32_t n = 0;
        for (const Page& page : list) CHECK(is_whole(page, n++));
        CHECK(n == 40);
        CHECK(is_whole(list.back(), 39));
        CHECK(is_whole(std::as_const(list)[3], 3));
        CHECK(list.outer(5).bookmarks.front().name == "place5");
        CHECK(list.outer(5).units.empty() == (plain_bytes < 10'000));
    }
}

TEST_CASE("what is drawn on a deflated page stays") {
    PageList list = pages(0);
    list[7].fills.push_back({9, 9, 9, 9, {}});
    CHECK(is_whole(list[8], 8));  // page 7 is put aside again
    CHECK(list[7].fills.size() == 2);
    CHECK(list[7].fills.back().x_pt == 9);
    const PageList copy = list;
    list[7].fills.clear();
    CHECK(is_whole(list[0], 0));
    CHECK(list[7].fills.empty());
    CHECK(copy[7].fills.size() == 2);
}

TEST_CASE("a page whose drawing is forgotten keeps what is around it") {
    PageList list = pages(0);
    CHECK(is_whole(std::as_const(list)[7], 7));
    list.forget_drawing(7);
    CHECK(std::as_const(list)[7].units.empty());
    CHECK(list.outer(7).label == "7");
    CHECK(is_whole(list[8], 8));
    CHECK(std::as_const(list)[7].lines.empty());
}
