// Which build of a font that has several is taken, and by what in the file (layout/line_heights.h, evidence.h).
#include "layout/line_heights.h"

#include <doctest/doctest.h>

#include "laid_out.h"
#include "make_document.h"

namespace raingan::test {
namespace {

constexpr double earlier = 1.13, later = 1.31;

/// Lines of one word each, saved by that Word.
DocumentMaker lines(int word_version, int count) {
    DocumentMaker maker;
    maker.document.properties.word_version = word_version;
    for (int i = 0; i < count; ++i) maker.add("คำ");
    return maker;
}

double pitch(const LaidOut& laid) {
    const auto& lines = laid.pages.all.front().lines;
    return (lines.back().baseline_pt - lines.at(lines.size() - 2).baseline_pt) / 16;
}

bool is(double value, double expected) {
    return value == doctest::Approx(expected).epsilon(0.002);
}

/// Why, in English.
std::string told(const LaidOut& laid) {
    for (const Diagnostic& diagnostic : laid.pages.diagnostics)
        if (diagnostic.code == layout::line_height_code) return diagnostic.message.en;
    return "";
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// 400 pt of body: so many lines of 16 pt.
int lines_of_page(double em) {
    return static_cast<int>(400 / (16 * em));
}

}  // namespace

TEST_CASE("a line height that the user says stands above all others, by a part of the font's name") {
    DocumentMaker maker = lines(16, 3);
    FontFacts facts;
    facts.name = "TH SarabunPSK";
    facts.embedded[0] = LineExtent{0.85, 0.46};
    maker.document.font_facts.push_back(facts);
    CHECK(is(pitch(LaidOut(maker.document)), later));
    const LaidOut laid(maker.document, true, {true, {{"psk", 1.13}}});
    CHECK(is(pitch(laid), earlier));
    CHECK(holds(told(laid), "1.130 em"));
    CHECK(holds(told(laid), "--line-height"));
    CHECK(is(pitch(LaidOut(maker.document, true, {true, {{"TH Sarabun", 2.0}}})), 2.0));
    CHECK(is(pitch(LaidOut(maker.document, true, {true, {{"Cordia", 2.0}}})), later));
}

TEST_CASE("a face that came with the file says how high its lines are, also of a font of one build") {
    DocumentMaker maker = lines(16, 3);
    FontFacts facts;
    facts.name = "TH SarabunPSK";
    facts.embedded[0] = LineExtent{0.85, 0.28};
    maker.document.font_facts.push_back(facts);
    const LaidOut laid(maker.document);
    CHECK(is(pitch(laid), earlier));
    CHECK(holds(told(laid), "the font in the file"));
    maker.document.text_formats[0].bold = true;  // its other styles are of the same build
    CHECK(is(pitch(LaidOut(maker.document)), earlier));
    maker.document.text_formats[0].bold = false;
    maker.document.text_formats[0].font = maker.document.font_facts[0].name = "Kanit";
    maker.document.font_facts[0].embedded[0] = LineExtent{1.1, 0.395};
    CHECK(is(pitch(LaidOut(maker.document)), 1.495));
}

TEST_CASE("the description of the later build tells it, whatever Word saved the file") {
    DocumentMaker maker = lines(12, 3);
    CHECK(is(pitch(LaidOut(maker.document)), earlier));
    CHECK(holds(told(LaidOut(maker.document)), "guess"));
    FontFacts facts;
    facts.name = "TH SarabunPSK";
    facts.charset = 0xDE;
    facts.usb[0] = 0x01000003;
    facts.csb[0] = 0x00010111;
    maker.document.font_facts.push_back(facts);
    CHECK(is(pitch(LaidOut(maker.document)), later));
    maker.document.font_facts[0].csb[0] = 0x00010183;
    CHECK(is(pitch(LaidOut(maker.document)), earlier));
}

TEST_CASE("the page numbers of a table of contents tell the build") {
    DocumentMaker maker;
    maker.document.properties.word_version = 16;
    const int on_page = lines_of_page(earlier);
    for (const char* number : {"1", "2", "๒"}) {
        Paragraph& entry = maker.add(std::string("เรื่อง\t") + number);
        const auto end = static_cast<std::uint32_t>(entry.text.size());
        entry.links.push_back({0, end, std::string("#") + (number[0] == '1' ? "near" : "far")});
    }
    while (static_cast<int>(maker.document.sections[0].blocks.size()) < 2 * on_page) maker.add("คำ");
    const auto paragraph = [&](int i) -> Paragraph& {
        return std::get<Paragraph>(maker.document.sections[0].blocks.at(static_cast<std::size_t>(i)).what);
    };
    paragraph(on_page - 1).bookmarks.emplace_back("near");  // the last line of the first page; with the other build not
    paragraph(on_page).bookmarks.emplace_back("far");
    const LaidOut laid(maker.document);
    CHECK(is(pitch(laid), earlier));
    CHECK(holds(told(laid), "table of contents"));
    paragraph(on_page - 1).bookmarks = {"nowhere"};  // what leads nowhere says nothing
    CHECK(is(pitch(LaidOut(maker.document)), later));
}

TEST_CASE("boxes that grow with their text tell the build by the height that they were saved with") {
    for (const double em : {earlier, later}) {
        DocumentMaker maker = lines(em == later ? 12 : 16, 3);
        Float box;
        box.width = Points(200);
        Shape shape;
        shape.width = Points(200);
        shape.grows = true;
        for (int i = 0; i < 5; ++i) shape.blocks.push_back({DocumentMaker::paragraph("คำ")});
        shape.height = box.height = Points(5 * 16 * em + shape.inset_top.pt + shape.inset_bottom.pt);
        box.shapes.push_back(shape);
        auto& blocks = maker.document.sections[0].blocks;
        std::get<Paragraph>(blocks[0].what).anchors.push_back(0);
        blocks.insert(blocks.begin() + 1, {Aside{box}});
        const LaidOut laid(maker.document);
        CHECK(is(pitch(laid), em));
        CHECK(holds(told(laid), "boxes"));
    }
}

TEST_CASE("nobody breaks a page behind a line or two: the build that leaves such pages is not the author's") {
    const int full = lines_of_page(earlier);
    DocumentMaker maker = lines(16, 0);
    for (int page = 0; page < 3; ++page) {
        for (int i = 0; i + 1 < full; ++i) maker.add("คำ");
        maker.add("คำ\f");
    }
    maker.add("คำ");
    const LaidOut laid(maker.document);
    // The later build sets six lines fewer on a page: more than a remainder, so nothing speaks against it.
    CHECK(is(pitch(laid), later));

    DocumentMaker close = lines(16, 0);
    const int fits_later = lines_of_page(later);
    for (int i = 0; i < fits_later + 1; ++i) close.add("คำ");
    close.add("คำ\f");
    close.add("คำ");
    const LaidOut other(close.document);
    CHECK(is(pitch(other), earlier));
    CHECK(holds(told(other), "author breaks"));
}

TEST_CASE("empty paragraphs typed to reach the next page tell the build in which they end with the page") {
    for (const double em : {earlier, later}) {
        DocumentMaker maker = lines(em == later ? 12 : 16, 0);
        const int full = lines_of_page(em);
        for (const int blanks : {4, 6, 5}) {
            for (int i = 0; i < full - blanks; ++i) maker.add("คำ");
            for (int i = 0; i < blanks; ++i) maker.add("");
        }
        maker.add("คำ");
        maker.add("คำ");
        const LaidOut laid(maker.document);
        CHECK(is(pitch(laid), em));
        CHECK(holds(told(laid), "author breaks"));
    }
    // One run may end there by chance.
    DocumentMaker maker = lines(12, lines_of_page(later) - 4);
    for (int i = 0; i < 4; ++i) maker.add("");
    maker.add("คำ");
    maker.add("คำ");
    CHECK(is(pitch(LaidOut(maker.document)), earlier));
}

TEST_CASE("as many pages as Word counted tell the build where the text has the length it had") {
    const int full = lines_of_page(earlier);
    DocumentMaker maker = lines(16, 3 * full);
    maker.document.properties.pages = 3;
    maker.document.properties.characters = static_cast<std::uint32_t>(3 * full * 2);
    CHECK(is(pitch(LaidOut(maker.document)), earlier));
    CHECK(holds(told(LaidOut(maker.document)), "counted"));
    maker.document.properties.characters *= 3;  // another text was counted
    CHECK(is(pitch(LaidOut(maker.document)), later));
}

}  // namespace raingan::test
