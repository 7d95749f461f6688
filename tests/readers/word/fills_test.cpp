// What fills and outlines shapes: pictures, gradients of the theme and of VML, VML's own paths, faint pictures.
#include <algorithm>
#include <cstdlib>

#include "document/geometry.h"
#include "readers/colour.h"
#include "readers/docx_builder.h"
#include "readers/word/colour_changes.h"
#include "support.h"

using namespace raingan;
using test::DocxBuilder;

namespace {

constexpr char png_bytes[] =
    "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x02\x08\0\0\0\0\x57\xDD\x52\xF8"
    "\0\0\0\x0EIDATx\x9C\x63\xA8\xAF\xFF\x0F\x42\0\x0B\xF5\x03\xBC\x70\x2E\x8B\x4F\0\0\0\0IEND\xAE\x42\x60\x82";
const std::string picture_bytes(png_bytes, sizeof png_bytes - 1);

std::string drawn(const std::string& shape) {
    return test::paragraph(
        R"(<w:r><w:drawing><wp:anchor><wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData>)" + shape +
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>");
}

std::string shape_with_picture(const std::string& shape) {
    return test::paragraph("<w:r><w:pict>" + shape + "</w:pict></w:r>");
}

const Shape& shape_of(const Document& document) {
    for (const Block& block : document.sections.at(0).blocks)
        if (const auto* aside = std::get_if<Aside>(&block.what))
            if (const auto* floating = std::get_if<Float>(&aside->what)) return floating->shapes.at(0);
    FAIL("no float");
    static const Shape none;
    return none;
}

template <class Kind>
const Kind& fill_of(const Shape& shape) {
    REQUIRE(!shape.figure.empty());
    REQUIRE(shape.figure.front().fill.has_value());
    const auto* kind = std::get_if<Kind>(&shape.figure.front().fill->what);
    REQUIRE(kind != nullptr);
    return *kind;
}

bool is_told(const Document& document, const std::string& words) {
    return std::ranges::any_of(document.diagnostics, [&](const Diagnostic& diagnostic) {
        return diagnostic.message.en.find(words) != std::string::npos;
    });
}

Colour changed(Colour colour, const std::string& change) {
    pugi::xml_document tree;
    tree.load_string(("<a:schemeClr>" + change + "</a:schemeClr>").c_str());
    return word::changed_colour(colour, tree.document_element()).colour;
}

}  // namespace

TEST_CASE("a shape that is filled with a picture shows it, cut and set in as it says") {
    DocxBuilder builder(drawn(
        R"(<wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:blipFill><a:blip r:embed="image1"/><a:srcRect l="50000"/>)"
        R"(<a:stretch><a:fillRect/></a:stretch></a:blipFill></wps:spPr></wps:wsp>)"));
    builder.parts["word/media/image1.png"] = picture_bytes;
    builder.tie("image", "media/image1.png");
    const Document document = builder.read();
    const auto& tile = fill_of<Tile>(shape_of(document));
    REQUIRE(tile.picture != nullptr);
    CHECK(tile.picture->bytes == picture_bytes);
    CHECK(tile.width_pt == doctest::Approx(200));  // half of it fills the box
    CHECK(tile.place.e == doctest::Approx(-100));
}

TEST_CASE("a fill of the theme is drawn in the colour that refers to it; patterns are lines or a mean") {
    DocxBuilder builder(drawn(R"(<wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:style><a:fillRef idx="2">)"
                              R"(<a:srgbClr val="FF0000"/></a:fillRef></wps:style></wps:wsp>)"));
    builder.parts["word/theme.xml"] =
        R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fmtScheme><a:fillStyleLst>)"
        R"(<a:solidFill/><a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="phClr"/></a:gs><a:gs pos="100000"><a:schemeClr val="phClr">)"
        R"(<a:lumMod val="50000"/></a:schemeClr></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill></a:fillStyleLst></a:fmtScheme>)"
        R"(</a:themeElements></a:theme>)";
    builder.tie("theme", "theme.xml");
    const Document document = builder.read();
    const auto& gradient = fill_of<Gradient>(shape_of(document));
    REQUIRE(gradient.stops.size() == 2);
    CHECK(gradient.stops[0].colour == Colour{255, 0, 0});
    CHECK(gradient.stops[1].colour == Colour{128, 0, 0});
    const auto pattern = [](const std::string& name) {
        return test::read_body(drawn(
            R"(<wps:wsp><wps:spPr><a:prstGeom prst="ellipse"/><a:pattFill prst=")" + name +
            R"("><a:fgClr><a:prstClr val="black"/></a:fgClr><a:bgClr><a:prstClr val="white"/></a:bgClr></a:pattFill></wps:spPr></wps:wsp>)"));
    };
    CHECK(fill_of<Colour>(shape_of(pattern("pct20"))) == Colour{204, 204, 204});
    CHECK(!fill_of<Tile>(shape_of(pattern("ltUpDiag"))).lines.empty());
}

TEST_CASE("colours are changed by light and by hue, saturation and lightness, as Office does") {
    CHECK(changed({255, 0, 0}, R"(<a:lumMod val="50000"/>)") == Colour{128, 0, 0});
    const Colour lighter = changed({68, 114, 196}, R"(<a:lumMod val="40000"/><a:lumOff val="60000"/>)");
    CHECK(std::abs(lighter.red - 180) + std::abs(lighter.green - 199) + std::abs(lighter.blue - 231) <= 3);  // B4C7E7
    CHECK(changed({255, 0, 0}, R"(<a:hueOff val="7200000"/>)") == Colour{0, 255, 0});
    CHECK(changed({0, 0, 0}, R"(<a:tint val="50000"/>)") == Colour{188, 188, 188});
    CHECK(changed({200, 100, 100}, R"(<a:satMod val="0"/>)") == Colour{150, 150, 150});
    CHECK(read_css_colour("hsl(120, 100%, 50%)") == Colour{0, 255, 0});
    CHECK(read_css_colour("rgb(100% 0% 0% / 50%)") == Colour{255, 0, 0});
    CHECK(read_css_colour("DarkSlateBlue") == Colour{72, 61, 139});
    CHECK(!read_css_colour("windowtext").has_value());
}

TEST_CASE("VML shades: the second colour stands at the focus, angles turn against the clock") {
    const auto shape = [](const std::string& fill) {
        return test::read_body(shape_with_picture(
            R"(<v:rect style="position:absolute;width:100pt;height:50pt" fillcolor="#ff0000">)" + fill + "</v:rect>"));
    };
    const Document plain = shape("<v:fill type=\"gradient\" color2=\"fill lighten(0)\" focus=\"100%\"/>");
    const auto& down = fill_of<Gradient>(shape_of(plain));
    CHECK(down.stops.front().colour == Colour{255, 0, 0});
    CHECK(down.stops.back().colour == Colour{255, 255, 255});
    CHECK(mapped(down.place, 0, 0).y == doctest::Approx(0));
    CHECK(mapped(down.place, 1, 0).y == doctest::Approx(50));
    const Document turned = shape(R"(<v:fill type="gradient" color2="blue" angle="-90"/>)");
    const auto& left = fill_of<Gradient>(shape_of(turned));
    CHECK(left.stops.back().colour == Colour{255, 0, 0});
    CHECK(mapped(left.place, 1, 0).x == doctest::Approx(0).epsilon(0.001));
    const Document faint = shape(R"(<v:fill opacity=".5"/>)");
    CHECK(shape_of(faint).figure.front().fill->opacity == doctest::Approx(0.5));
}

TEST_CASE("a VML shape is drawn by the path and the formulas of its type") {
    const Document document = test::read_body(shape_with_picture(
        R"(<v:shapetype id="_x0000_t999" coordsize="100,100" adj="40" path="m,l@0,r,100l,100xe"><v:formulas><v:f eqn="val #0"/></v:formulas></v:shapetype>)"
        R"(<v:shape type="#_x0000_t999" adj="60" style="position:absolute;width:200pt;height:50pt" fillcolor="red"/>)"));
    const Shape& shape = shape_of(document);
    REQUIRE(shape.outline == Shape::Outline::figure);
    const PathSteps& steps = shape.figure.front().steps;
    REQUIRE(steps.size() == 5);
    CHECK(steps[1].x_pt == doctest::Approx(120));
    CHECK(steps[2].y_pt == doctest::Approx(50));
    CHECK(!is_told(document, "not shown as it was drawn"));
    // A type that nobody describes is told.
    CHECK(is_told(test::read_body(shape_with_picture(
                      R"(<v:shape type="#_x0000_t999" style="position:absolute;width:200pt;height:50pt"/>)")),
                  "not shown as it was drawn"));
}

TEST_CASE("a faint picture is drawn faintly, other changes of its colours are told") {
    const auto with = [](const std::string& body) {
        DocxBuilder builder(body);
        builder.parts["word/media/image1.png"] = picture_bytes;
        builder.tie("image", "media/image1.png");
        return builder.read();
    };
    const auto blip = [&](const std::string& changes) {
        return with(drawn(R"(<pic:pic><pic:blipFill><a:blip r:embed="image1">)" + changes +
                          "</a:blip></pic:blipFill></pic:pic>"));
    };
    const auto drawing_of = [](const Document& document) {
        return document.images.at(shape_of(document).picture->image).drawing;
    };
    const Document washed = blip(R"(<a:lum bright="70000" contrast="-70000"/>)");
    REQUIRE(drawing_of(washed) != nullptr);
    REQUIRE(drawing_of(washed)->items.size() == 1);  // over the paper's white
    CHECK(std::get<DrawnPicture>(drawing_of(washed)->items[0].what).opacity == doctest::Approx(0.3));
    CHECK(!is_told(washed, "in its own colours"));
    const Document vml = with(shape_with_picture(
        R"(<v:shape style="position:absolute;width:20pt;height:20pt"><v:imagedata r:id="image1" gain="19661f" blacklevel="22938f"/></v:shape>)"));
    CHECK(drawing_of(vml) != nullptr);
    for (const char* change : {"<a:grayscl/>", "<a:duotone/>", R"(<a:lum bright="20000"/>)"}) {
        const Document told = blip(change);
        CHECK(drawing_of(told) == nullptr);
        CHECK(is_told(told, "in its own colours"));
    }
}

TEST_CASE("an SVG that no other picture stands for is drawn; a page's background is told") {
    DocxBuilder builder(drawn(
        R"(<pic:pic><pic:blipFill><a:blip><a:extLst><a:ext><asvg:svgBlip xmlns:asvg="urn:s" r:embed="image1"/></a:ext>)"
        R"(</a:extLst></a:blip></pic:blipFill></pic:pic>)"));
    builder.parts["word/media/image1.svg"] = R"(<svg width="10" height="10"><rect width="5" height="5"/></svg>)";
    builder.tie("image", "media/image1.svg");
    const Document document = builder.read();
    CHECK(document.images.at(shape_of(document).picture->image).drawing != nullptr);
    DocxBuilder coloured(test::text_paragraph("ก"));
    std::string& body = coloured.parts["word/document.xml"];
    body.insert(body.find("<w:body>"), R"(<w:background w:color="FFFF00"/>)");
    CHECK(!is_told(coloured.read(), "behind all pages"));  // Word does not show it either
    coloured.settings("<w:displayBackgroundShape/>");
    CHECK(is_told(coloured.read(), "behind all pages"));
}
