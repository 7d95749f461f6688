// Groups of VML: where turned ones put their members.
#include <cmath>

#include "document/document.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("a turned group turns its members about its middle") {
    const auto group = [](const std::string& turn) {
        const std::string vml =
            "<w:r><w:pict><v:group style=\"position:absolute;width:100pt;height:50pt;" + turn +
            R"(" coordsize="2000,1000"><v:rect style="left:500;top:100;width:200;height:100"/>)"
            R"(<v:line from="0,1000" to="2000,0"><v:stroke endarrow="block"/></v:line></v:group></w:pict></w:r>)";
        const Document document = read_body(paragraph(vml));
        return std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what).shapes;
    };
    const auto place_of = [](const Shape& shape) {
        return std::vector<double>{shape.x.pt, shape.y.pt, shape.width.pt, shape.height.pt};
    };
    const auto rounded = [&](const Shape& shape) {
        std::vector<double> out = place_of(shape);
        for (double& value : out) value = std::round(value * 1000) / 1000;
        return out;
    };
    const auto right = group("rotation:90");
    REQUIRE(right.size() == 2);
    CHECK(rounded(right[0]) == std::vector<double>{65, 0, 5, 10});
    CHECK(rounded(right[1]) == std::vector<double>{25, -25, 50, 100});
    CHECK(right[1].outline == Shape::Outline::line_down);
    CHECK((right[1].arrow_right && !right[1].arrow_left));
    const auto over = group("rotation:180");
    CHECK((over[1].arrow_left && !over[1].arrow_right));
    CHECK(rounded(over[0]) == std::vector<double>{65, 40, 10, 5});
    CHECK(over[1].outline == Shape::Outline::line_up);
    const auto flipped = group("flip:x");
    CHECK(rounded(flipped[0]) == std::vector<double>{65, 5, 10, 5});
    CHECK(rounded(flipped[1]) == std::vector<double>{0, 0, 100, 50});
    CHECK(flipped[1].outline == Shape::Outline::line_down);
    const auto square = group("rotation:-45");
    constexpr double near = 0.001;
    CHECK(square[1].x.pt == doctest::Approx(32.322).epsilon(near));
    CHECK(square[1].y.pt == doctest::Approx(-28.033).epsilon(near));
    CHECK(square[1].width.pt == doctest::Approx(35.355).epsilon(near));
    CHECK(square[1].height.pt == doctest::Approx(106.066).epsilon(near));
    const auto askew = group("rotation:30");
    CHECK(askew[0].outline == Shape::Outline::figure);
}
