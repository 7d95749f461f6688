// How the style of a frame changes the colours of its picture.
#include "document/drawing.h"
#include "readers/odt_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A document whose only picture has these properties.
Document with_picture_style(const std::string& properties) {
    const std::string png = "iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAYAAAB3AH1ZAAAAAElFTkSuQmCC";  // 32 × 16
    Fodt file{
        "<text:p><draw:frame draw:style-name=\"F\" text:anchor-type=\"as-char\" svg:width=\"40pt\" "
        "svg:height=\"20pt\"><draw:image><office:binary-data>" +
        png + "</office:binary-data></draw:image></draw:frame></text:p>"};
    file.automatic = odf_style("F", "graphic", "<style:graphic-properties " + properties + "/>");
    return file.read();
}

const Image& only_picture(const Document& document) {
    const auto& picture = std::get<InlineImage>(odt_paragraph(document, 0).objects.at(0).what);
    return document.images.at(picture.image);
}

/// How much of the picture's own colours is left, where it is a drawing of it.
double share_left(const Document& document) {
    const Image& image = only_picture(document);
    REQUIRE(image.drawing != nullptr);
    return std::get<DrawnPicture>(image.drawing->items.back().what).opacity;
}

}  // namespace

TEST_CASE("brightness and contrast that lead to a colour are drawn, as is what is seen through") {
    const Document pale = with_picture_style(R"(draw:luminance="20%" draw:contrast="-50%")");
    CHECK(pale.diagnostics.empty());
    CHECK(share_left(pale) == doctest::Approx((128 - 63.5) / 128));
    const Document thin = with_picture_style(R"(draw:image-opacity="30%")");
    CHECK(thin.diagnostics.empty());
    CHECK(share_left(thin) == doctest::Approx(0.3));
    const Document plain =
        with_picture_style(R"(draw:luminance="0%" draw:contrast="0%" draw:image-opacity="100%" draw:red="0%" )"
                           R"(draw:gamma="100%" draw:color-mode="standard")");
    CHECK(plain.diagnostics.empty());
    CHECK(only_picture(plain).drawing == nullptr);
}

TEST_CASE("what else a style does to a picture's colours is told") {
    for (const char* other : {R"(draw:contrast="40%")", R"(draw:luminance="-30%")", R"(draw:color-mode="greyscale")",
                              R"(draw:red="10%")", R"(draw:gamma="150%")", R"(draw:color-inversion="true")"}) {
        CAPTURE(other);
        const Document document = with_picture_style(other);
        CHECK(only_picture(document).drawing == nullptr);
        REQUIRE(document.diagnostics.size() == 1);
        CHECK(document.diagnostics[0].code == "not-shown");
    }
}
