#include <doctest/doctest.h>

#include "readers/word/cell_edges.h"

using raingan::word::grid_of;
using Spans = std::vector<std::size_t>;

TEST_CASE("edges of all rows make one grid") {
    const auto grid = grid_of({{0, 1000, 3000}, {0, 2000, 3000}});
    CHECK(grid.columns == std::vector<long>{1000, 1000, 1000});
    CHECK(grid.rows[0].spans == Spans{1, 2});
    CHECK(grid.rows[1].spans == Spans{2, 1});
}
TEST_CASE("edges a few twips apart are one; rows may begin later and end earlier") {
    const auto grid = grid_of({{-108, 1000, 3000}, {-105, 1004, 2000}, {1002, 3005}, {}});
    CHECK(grid.columns == std::vector<long>{1108, 1000, 1000});
    CHECK(grid.rows[0].spans == Spans{1, 2});
    CHECK(grid.rows[1].spans == Spans{1, 1});
    CHECK(grid.rows[1].after == 1);
    CHECK(grid.rows[2].before == 1);
    CHECK(grid.rows[2].spans == Spans{2});
    CHECK(grid.rows[3].spans.empty());
}
TEST_CASE("a cell without width spans nothing, edges out of order do not go back") {
    const auto grid = grid_of({{0, 1000, 1000, 500, 2000}});
    CHECK(grid.rows[0].spans == Spans{2, 0, 0, 1});
    CHECK(grid.columns.size() == 3);
}
