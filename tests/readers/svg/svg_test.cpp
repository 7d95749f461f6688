// SVG pictures: what is drawn of them, what is told, and what hostile ones cost.
#include "readers/svg/svg.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "document/geometry.h"
#include "readers/picture/image.h"
#include "readers/svg/path_data.h"

using namespace raingan;

namespace {

SvgPicture read_of(const std::string& content, const std::string& attributes = R"s(width="100" height="50")s") {
    std::optional<SvgPicture> read = read_svg(R"s(<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" )s" +
                                              attributes + ">" + content + "</svg>");
    REQUIRE(read.has_value());
    return std::move(*read);
}

const DrawnPath& path_at(const SvgPicture& picture, std::size_t index) {
    REQUIRE(picture.drawing->items.size() > index);
    const auto* path = std::get_if<DrawnPath>(&picture.drawing->items[index].what);
    REQUIRE(path != nullptr);
    return *path;
}

Colour fill_at(const SvgPicture& picture, std::size_t index) {
    const DrawnPath& path = path_at(picture, index);
    REQUIRE(path.fill.has_value());
    const auto* colour = std::get_if<Colour>(&path.fill->what);
    REQUIRE(colour != nullptr);
    return *colour;
}

PlaneBox box_at(const SvgPicture& picture, std::size_t index) {
    const auto box = bounds_of(path_at(picture, index).steps);
    REQUIRE(box.has_value());
    return *box;
}

bool tells(const SvgPicture& picture, const std::string& what) {
    return std::ranges::find(picture.left_out, what) != picture.left_out.end();
}

}  // namespace

TEST_CASE("svg: a picture is as large as it says, and its viewBox is fitted into that") {
    const SvgPicture picture = read_of(R"s(<rect x="0" y="0" width="10" height="10" fill="#f00"/>)s",
                                       R"s(width="200" height="100" viewBox="0 0 10 10")s");
    CHECK(picture.drawing->width.pt == doctest::Approx(150));
    CHECK(picture.drawing->height.pt == doctest::Approx(75));
    const PlaneBox box = box_at(picture, 0);  // in the middle, as high as the picture
    CHECK(box.left == doctest::Approx(37.5));
    CHECK(box.right == doctest::Approx(112.5));
    CHECK(fill_at(picture, 0) == Colour{255, 0, 0});
    CHECK(read_of("", R"s(viewBox="0 0 40 20")s").drawing->width.pt == doctest::Approx(30));
    CHECK(read_of("", R"s(width="1in" viewBox="0 0 2 1")s").drawing->height.pt == doctest::Approx(36));
}

TEST_CASE("svg: path data has all commands, numbers that touch, flags without spaces") {
    const PathSteps steps =
        svg::read_path_data("M10-5l5.5.5h-3V0zm1 1a5 5 0 0110 0Q20 5 30 0T50 0C50 5 60 5 60 0S70-5 70 0");
    REQUIRE(steps.size() >= 10);
    CHECK(steps[1].x_pt == doctest::Approx(15.5));
    CHECK(steps[1].y_pt == doctest::Approx(-4.5));
    CHECK(steps[4].kind == PathStep::Kind::close);
    CHECK(steps[5].x_pt == doctest::Approx(11));
    CHECK(steps.back().x_pt == doctest::Approx(70));
    CHECK(steps.back().y1_pt == doctest::Approx(-5).epsilon(0.01));  // mirrored
    // A half circle of radius 5 from (0, 0) to (10, 0), over the top.
    const auto arc = bounds_of(svg::read_path_data("M0 0A5 5 0 0 1 10 0"));
    REQUIRE(arc.has_value());
    CHECK(arc->top == doctest::Approx(-5).epsilon(0.01));
    CHECK(svg::read_path_data("L1 1").empty());
    CHECK(svg::read_path_data("M1 1 L2 2 L3").size() == 2);  // up to the error
}

TEST_CASE("svg: looks come from attributes, rules and style attributes, the later ones before the earlier") {
    const SvgPicture picture = read_of(
        R"s(<style>.a{fill:blue} rect{fill:green;stroke:red} #one{fill:#abcdef}</style><g fill="white" stroke-width="4">)s"
        R"s(<rect class="a" width="1" height="1"/><rect id="one" width="1" height="1"/>)s"
        R"s(<rect class="a" style="fill:rgb(1,2,3);stroke:none" width="1" height="1"/><path d="M0 0h1v1z"/></g>)s");
    CHECK(fill_at(picture, 0) == Colour{0, 0, 255});
    CHECK(path_at(picture, 0).stroke->width_pt == doctest::Approx(3));
    CHECK(fill_at(picture, 1) == Colour{0xAB, 0xCD, 0xEF});
    CHECK(fill_at(picture, 2) == Colour{1, 2, 3});
    CHECK(!path_at(picture, 2).stroke.has_value());
    CHECK(fill_at(picture, 3) == Colour{255, 255, 255});
    CHECK(picture.left_out.empty());
    CHECK(tells(read_of("<style>g > rect{fill:red}</style>"), "style rules that are not simple"));
}

TEST_CASE("svg: gradients lie in the box of what they fill, and take from those that they refer to") {
    const SvgPicture picture = read_of(
        R"s(<defs><linearGradient id="s"><stop offset="0" stop-color="red"/><stop offset="100%" stop-color="#00f"/>)s"
        R"s(</linearGradient><linearGradient id="g" xlink:href="#s" x2="0" y2="1"/></defs>)s"
        R"s(<rect x="20" y="10" width="40" height="20" fill="url(#g)"/>)s");
    const DrawnPath& path = path_at(picture, 0);
    const auto* gradient = std::get_if<Gradient>(&path.fill->what);
    REQUIRE(gradient != nullptr);
    REQUIRE(gradient->stops.size() == 2);
    CHECK(gradient->stops[1].colour == Colour{0, 0, 255});
    const PlanePoint begin = mapped(gradient->place, 0, 0), end = mapped(gradient->place, 1, 0);
    CHECK(begin.y == doctest::Approx(7.5));
    CHECK(end.y == doctest::Approx(22.5));
}

TEST_CASE("svg: use, symbol, nested pictures, clips, markers and groups") {
    const SvgPicture picture = read_of(
        R"s(<defs><rect id="r" width="10" height="10"/><symbol id="s" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol>)s"
        R"s(<clipPath id="c"><circle cx="5" cy="5" r="5"/></clipPath>)s"
        R"s(<marker id="m" markerWidth="2" markerHeight="2" refX="1" refY="1" orient="auto"><path d="M0 0L2 1L0 2z"/></marker></defs>)s"
        R"s(<use href="#r" x="20"/><use href="#s" x="0" y="0" width="40" height="40"/><g clip-path="url(#c)" opacity="0.5">)s"
        R"s(<rect width="10" height="10"/></g><line x1="0" y1="0" x2="10" y2="0" stroke="black" marker-end="url(#m)"/>)s");
    REQUIRE(picture.drawing->items.size() == 5);
    CHECK(box_at(picture, 0).left == doctest::Approx(15));
    CHECK(box_at(picture, 1).right == doctest::Approx(30));
    CHECK(picture.drawing->items[2].clip != 0);
    CHECK(path_at(picture, 2).fill->opacity == doctest::Approx(0.5));
    CHECK(box_at(picture, 4).right == doctest::Approx(8.25));  // the head's tip, one pixel behind the line's end
    CHECK(read_of(R"s(<rect width="5" height="5" display="none"/>)s").drawing->items.empty());
}

TEST_CASE("svg: text stands where it says, in one piece") {
    const SvgPicture picture = read_of(
        R"s(<text x="10" y="20" font-family="'TH SarabunPSK', serif" font-size="16" text-anchor="middle">ผล <tspan>ร้อยละ</tspan> ๙๕</text>)s"
        R"s(<text><tspan x="0" y="10">หนึ่ง</tspan><tspan x="0" dy="12">สอง</tspan></text><text x="0 5 11" y="1">กขค</text>)s");
    REQUIRE(picture.drawing->items.size() == 4);
    const auto text_at = [&](std::size_t index) { return std::get<DrawnText>(picture.drawing->items[index].what); };
    CHECK(text_at(0).text == "ผล ร้อยละ ๙๕");
    CHECK(text_at(0).format.font == "TH SarabunPSK");
    CHECK(text_at(0).format.size.pt == doctest::Approx(12));
    CHECK(text_at(0).align == DrawnText::Align::centre);
    CHECK(text_at(0).place.e == doctest::Approx(7.5));
    CHECK(text_at(2).text == "สอง");
    CHECK(text_at(2).place.f == doctest::Approx(16.5));
    CHECK(text_at(3).advances_pt.size() == 3);
    // Words of a web page are not lost.
    const SvgPicture web = read_of(
        R"s(<switch><foreignObject width="50" height="20"><div>ข้อความ<br/>สอง</div></foreignObject></switch>)s");
    CHECK(web.drawing->items.size() == 2);
    CHECK(tells(web, "the looks of words that a web page sets"));
}

TEST_CASE("svg: what is not drawn is told; what is no svg is none") {
    CHECK(tells(read_of(R"s(<defs><pattern id="p"/></defs><rect width="9" height="9" fill="url(#p)"/>)s"), "patterns"));
    CHECK(tells(read_of(R"s(<rect width="9" height="9" filter="url(#f)"/>)s"), "filters"));
    CHECK(tells(read_of(R"s(<image href="http://example.org/a.png" width="9" height="9"/>)s"),
                "pictures that are not in the file"));
    CHECK(tells(read_of(R"s(<rect width="9" height="9" fill="nothing"/>)s"), "colours that are not known"));
    CHECK(!read_svg("<html><svg></html>").has_value());
    CHECK(!read_svg("<html/>").has_value());
    CHECK(may_be_svg("\xEF\xBB\xBF <?xml version=\"1.0\"?><!-- a --><svg/>"));
    CHECK(!may_be_svg("<html><body>"));
    const ReadImage read =
        read_image("<svg width=\"10\" height=\"10\"><rect width=\"5\" height=\"5\"/></svg>", "a.svg");
    REQUIRE(read.image.has_value());
    CHECK(read.image->drawing != nullptr);
    CHECK(read.image->media_type == "image/svg+xml");
}

TEST_CASE("svg: what refers to itself, and to itself twice over, ends") {
    read_of(R"s(<g id="a"><use href="#a"/></g>)s");
    read_of(R"s(<defs><linearGradient id="g" href="#g"/></defs><rect width="9" height="9" fill="url(#g)"/>)s");
    read_of(R"s(<clipPath id="c"><use id="u" href="#u"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>)s");
    read_of(
        R"s(<marker id="m"><path d="M0 0L1 1" marker-end="url(#m)"/></marker><path d="M0 0L9 9" marker-end="url(#m)"/>)s");
    std::string levels = R"s(<g id="l0"><rect width="1" height="1"/></g>)s";
    for (int i = 1; i < 30; ++i) {
        const std::string use = "<use href=\"#l" + std::to_string(i - 1) + "\"/>";
        levels += "<g id=\"l" + std::to_string(i) + "\">" + use + use + "</g>";
    }
    CHECK(tells(read_of(levels), "the end of a picture with too many parts"));
}
