// A part of a paragraph's text is replaced, and all that stands at offsets goes along.
#include "document/offsets.h"

#include <doctest/doctest.h>

using namespace raingan;

TEST_CASE("what stands behind a replaced part moves, what stands in it goes to its end, empty runs are gone") {
    Paragraph paragraph;
    paragraph.text =
        "ab12\xEF\xBF\xBC"
        "cd";
    paragraph.runs = {{0, 2, 0}, {2, 3, 1}, {3, 4, 2}, {4, 9, 3}};
    paragraph.objects.push_back({4, PageField{}});
    paragraph.links.push_back({0, 4, "#x"});
    paragraph.anchors = {3, 9};
    paragraph.page_starts = {4};
    PageReference reference;
    reference.begin = 2;
    reference.end = 4;
    paragraph.references.push_back(reference);
    replace_text(paragraph, 2, 4, "345");
    CHECK(paragraph.text ==
          "ab345\xEF\xBF\xBC"
          "cd");
    CHECK(paragraph.runs == std::vector<Run>{{0, 2, 0}, {2, 5, 1}, {5, 10, 3}});
    CHECK(paragraph.objects[0].at == 5);
    CHECK(paragraph.links[0].end == 5);
    CHECK(paragraph.anchors == std::vector<std::uint32_t>{5, 10});
    CHECK(paragraph.page_starts == std::vector<std::uint32_t>{5});
    CHECK(paragraph.references[0].begin == 2);
    CHECK(paragraph.references[0].end == 5);
    replace_text(paragraph, 4, 2, "x");
    replace_text(paragraph, 2, 99, "x");
    CHECK(paragraph.text.size() == 10);
}
