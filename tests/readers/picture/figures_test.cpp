// Outlines of shapes: guides, presets with their handles, and how they are turned and painted.
#include <doctest/doctest.h>

#include "document/geometry.h"
#include "readers/picture/guides.h"

using namespace raingan;

namespace {

PlaneBox bounds(const PathSteps& steps) {
    const std::optional<PlaneBox> box = bounds_of(steps);
    REQUIRE(box.has_value());
    return *box;
}

}  // namespace

TEST_CASE("guides are formulas over the shape's size; what cannot be read is 0") {
    Guides guides(200, 100);
    guides.set("a", "*/ ss 50000 100000");
    guides.set("b2", "+- r 0 a");
    guides.set("c", "pin 0 b2 120");
    guides.set("d", "?: -1 a c");
    guides.set("broken", "*/ w 1 0");
    guides.set("odd", "nothing of the kind");
    CHECK(guides.value("a") == 50);
    CHECK(guides.value("b2") == 150);
    CHECK(guides.value("c") == 120);
    CHECK(guides.value("d") == 120);
    CHECK(guides.value("cd4") == 5'400'000);
    CHECK(guides.value("broken") == 0);
    CHECK(guides.value("odd") == 0);
    CHECK(guides.value("-12.5") == -12.5);
}

TEST_CASE("a preset follows its handles, and lies in its box") {
    const auto plain = preset_figure("rightArrow", 100, 40, {});
    REQUIRE(plain.has_value());
    CHECK(plain->front().steps[0].y_pt == doctest::Approx(10));
    CHECK(plain->front().steps[1].x_pt == doctest::Approx(80));
    const auto thick = preset_figure("rightArrow", 100, 40, {{"adj1", 100'000}, {"adj2", 25'000}});
    CHECK(thick->front().steps[0].y_pt == doctest::Approx(0));
    CHECK(thick->front().steps[1].x_pt == doctest::Approx(90));
    CHECK_FALSE(preset_figure("noSuchShape", 10, 10, {}).has_value());
    CHECK_FALSE(preset_figure("", 10, 10, {}).has_value());
    for (const char* name : {"rect", "roundRect", "ellipse", "diamond", "star5", "can", "cube", "donut", "leftBrace",
                             "plaque", "flowChartDocument", "chevron", "bevel", "t4", "octagon", "bentArrow"}) {
        CAPTURE(name);
        const auto figure = preset_figure(name, 120, 60, {});
        REQUIRE(figure.has_value());
        for (const FigurePath& path : *figure) {
            const PlaneBox box = bounds(path.steps);
            CHECK(box.left >= -0.01);
            CHECK(box.top >= -0.01);
            CHECK(box.right <= 120.01);
            CHECK(box.bottom <= 67);  // control points of a wave reach lower
        }
    }
}

TEST_CASE("a figure is turned over, then turned about the middle of its box") {
    const auto triangle = preset_figure("rtTriangle", 100, 40, {});  // its right angle is at the lower left
    REQUIRE(triangle.has_value());
    const FigurePaint paint{Paint{Colour{1, 2, 3}, 0.5}, std::nullopt};
    const auto flipped = painted_figure(*triangle, paint, 100, 40, {0, true, false});
    REQUIRE(flipped.size() == 1);
    CHECK(flipped[0].steps[0].x_pt == doctest::Approx(100));
    CHECK(flipped[0].fill == paint.fill);
    const auto turned = painted_figure(*triangle, paint, 100, 40, {90, false, false});
    const PlaneBox box = bounds(turned[0].steps);
    CHECK(box.left == doctest::Approx(30));
    CHECK(box.top == doctest::Approx(-30));
    CHECK(box.bottom == doctest::Approx(70));
    CHECK(turned[0].steps[0].x_pt == doctest::Approx(30));  // the lower left corner goes to the upper left
    CHECK(turned[0].steps[0].y_pt == doctest::Approx(-30));
    CHECK(painted_figure(*triangle, {}, 100, 40, {}).empty());
}
