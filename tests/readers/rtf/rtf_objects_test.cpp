// Fields, notes, pictures and shapes of RTF.
#include "readers/rtf_document.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// One white pixel.
const std::string png =
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fedccc59e7"
    "0000000049454e44ae426082";

const Float* float_in(const Document& document) {
    for (const Block& block : document.sections.front().blocks)
        if (const auto* aside = std::get_if<Aside>(&block.what))
            if (const auto* floating = std::get_if<Float>(&aside->what)) return floating;
    return nullptr;
}

}  // namespace

TEST_CASE("fields: page number, link, a field's stored result") {
    const Document document = read_rtf(
        R"({\field{\*\fldinst HYPERLINK "http://x.th/"}{\fldrslt link}} {\field{\*\fldinst { PAGE }}{\fldrslt 9}})"
        R"( {\field{\*\fldinst DATE}{\fldrslt today}})");
    CHECK(text_of(document) == "link  today");
    const Paragraph& paragraph = *paragraphs_of(document).front();
    REQUIRE(paragraph.links.size() == 1);
    CHECK(paragraph.links[0].target == "http://x.th/");
    REQUIRE(paragraph.objects.size() == 1);
    CHECK(std::holds_alternative<PageField>(paragraph.objects[0].what));
}

TEST_CASE("fields: check boxes, fields in instructions, bookmarks") {
    CHECK(
        text_of(read_rtf(
            R"({\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1\ffdefres0{\*\ffname n}}}}{\fldrslt}})")) ==
        "☒");
    CHECK(text_of(read_rtf(R"({\field{\*\fldinst IF {\field{\*\fldinst A}{\fldrslt hidden}} = 1}{\fldrslt shown}})")) ==
          "shown");
    const Document document = read_rtf(R"(a{\*\bkmkstart here}b{\*\bkmkend here})");
    CHECK(text_of(document) == "ab");
    CHECK(paragraphs_of(document).front()->bookmarks == std::vector<std::string>{"here"});
}

TEST_CASE("footnotes and endnotes") {
    const Document document = read_rtf(
        R"(one{\super\chftn{\footnote\pard\plain{\super\chftn} foot}} two{\super\chftn{\footnote\ftnalt\pard end}}\par)");
    std::string all;
    for (const Paragraph* paragraph : paragraphs_of(document)) all += plain_text(*paragraph) + "|";
    CHECK(all.find("one1 twoi|") != std::string::npos);
    CHECK(all.find("1 foot|") != std::string::npos);
    CHECK(all.find("end|") != std::string::npos);
    CHECK(look_at(document, "1").vertical == VerticalPosition::superscript);
}

TEST_CASE("a picture has its place, size and text; one that cannot be shown is named") {
    const Document document = read_rtf(
        R"(a{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv logo}}}\picscalex50\picscaley200\picwgoal400)"
        R"(\pichgoal100\pngblip )" +
        png + R"(}}{\nonshppict{\pict\wmetafile8 0100}}b)");
    const Paragraph& paragraph = *paragraphs_of(document).front();
    REQUIRE(paragraph.objects.size() == 1);
    const auto& image = std::get<InlineImage>(paragraph.objects[0].what);
    CHECK(image.width == Points(10));
    CHECK(image.height == Points(10));
    CHECK(image.alt == "logo");
    CHECK(document.images.size() == 1);
    CHECK(has_diagnostic(read_rtf(R"({\pict\wmetafile8\picwgoal400\pichgoal400 010009})"), "not-shown"));
}

TEST_CASE("a picture in bytes") {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < png.size(); i += 2)
        bytes += static_cast<char>(std::stoi(png.substr(i, 2), nullptr, 16));
    const Document document =
        read_rtf(R"({\pict\pngblip\picwgoal400\pichgoal400\bin)" + std::to_string(bytes.size()) + " " + bytes + "}x");
    REQUIRE(document.images.size() == 1);
    CHECK(document.images[0].bytes == bytes);
    CHECK(text_of(document) == "x");
}

TEST_CASE("a text box: place, paint, words") {
    const Document document = read_rtf(
        R"(a{\shp{\*\shpinst\shpleft1000\shptop200\shpright3000\shpbottom800\shpbxpage\shpbypara\shpwr2)"
        R"({\sp{\sn shapeType}{\sv 202}}{\sp{\sn fillColor}{\sv 255}}{\sp{\sn fLine}{\sv 0}}{\shptxt\pard in the box\par}})"
        R"({\shprslt{\*\do\dptxbx{\dptxbxtext again}}}}b)");
    const Float* floating = float_in(document);
    REQUIRE(floating != nullptr);
    CHECK(floating->horizontal.from == FloatPosition::From::page);
    CHECK(floating->horizontal.offset == Points(50));
    CHECK(floating->width == Points(100));
    CHECK(floating->wrap == Wrap::square);
    REQUIRE(floating->shapes.size() == 1);
    CHECK(floating->shapes[0].fill == Colour{255, 0, 0});
    CHECK(plain_text(floating->shapes[0].blocks) == "in the box");
}

TEST_CASE("a text box begins with the default form, and the text behind it goes on with its own") {
    const Document document =
        read_rtf(R"(\pard\qc\cf1 a{\shp{\*\shpinst\shpright900\shpbottom900{\shptxt inner\par}}}b\par)");
    CHECK(form_at(document, "inner").alignment == Alignment::start);
    CHECK(look_at(document, "inner").colour == std::nullopt);
    CHECK(form_at(document, "ab").alignment == Alignment::centre);
    CHECK(look_at(document, "b").colour == Colour{255, 0, 0});
}

TEST_CASE("a group of shapes, and Word 6's text box") {
    const Document group = read_rtf(
        R"({\shpgrp{\*\shpinst\shpleft0\shptop0\shpright2000\shpbottom1000{\sp{\sn groupLeft}{\sv 0}}{\sp{\sn groupTop}{\sv 0}})"
        R"({\sp{\sn groupRight}{\sv 200}}{\sp{\sn groupBottom}{\sv 100}})"
        R"({\shp{\*\shpinst{\sp{\sn relLeft}{\sv 100}}{\sp{\sn relTop}{\sv 0}}{\sp{\sn relRight}{\sv 200}})"
        R"({\sp{\sn relBottom}{\sv 50}}{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard inner\par}}}}}x)");
    const Float* floating = float_in(group);
    REQUIRE(floating != nullptr);
    REQUIRE(floating->shapes.size() == 1);
    CHECK(floating->shapes[0].x == Points(50));
    CHECK(floating->shapes[0].width == Points(50));
    CHECK(plain_text(floating->shapes[0].blocks) == "inner");
    const Document old =
        read_rtf(R"({\*\do\dobxpage\dobypage\dptxbx{\dptxbxtext old box\par}\dpx200\dpy100\dpxsize2000\dpysize600}x)");
    floating = float_in(old);
    REQUIRE(floating != nullptr);
    CHECK(floating->width == Points(100));
    CHECK(plain_text(floating->shapes.at(0).blocks) == "old box");
}

TEST_CASE("an object shows its picture's text, not its data") {
    CHECK(text_of(read_rtf(R"({\object\objemb{\*\objclass X}{\*\objdata 0105}{\result shown}})")) == "shown");
}
