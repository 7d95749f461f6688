// Drawings as forms: what stands in them is seen, and their text is read back.
#include <memory>

#include "document/geometry.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "readers.h"
#include "thai/breaks.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A page with one picture in its line.
Document document_with(Drawing drawing, const std::string& alt) {
    Document document;
    document.text_formats.emplace_back();
    document.text_formats[0].font = "TH SarabunPSK";
    document.paragraph_formats.emplace_back();
    document.parts.emplace_back("test");
    document.images.push_back({"image/emf", {}, std::make_shared<const Drawing>(std::move(drawing))});
    Paragraph paragraph;
    paragraph.text = "\uFFFC";
    paragraph.runs.push_back({0, 3, 0});
    paragraph.objects.push_back({0, InlineImage{0, Points(300), Points(200), alt}});
    Section section;
    section.blocks.push_back({paragraph});
    section.blocks.push_back({paragraph});
    document.sections.push_back(section);
    return document;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

Drawing sample_drawing() {
    Drawing drawing;
    drawing.width = Points(150);
    drawing.height = Points(100);
    DrawnPath path;
    add_rounded_box(path.steps, 10, 10, 100, 50, 8, 8);
    Gradient gradient;
    gradient.place = {100, 0, 0, 1, 10, 0};
    gradient.stops = {{0, {255, 0, 0}}, {1, {0, 0, 255}}};
    path.fill = Paint{gradient, 0.5};
    path.stroke = Pen{{Colour{0, 128, 0}}, 2, {3, 1}};
    drawing.clips.emplace_back();
    add_box(drawing.clips[0].steps, 0, 0, 150, 100);
    drawing.items.push_back({path, 0});
    DrawnText text;
    text.text = "ตราครุฑที่ ๑๒";
    text.format.font = "TH SarabunPSK";
    text.format.size = Points(14);
    text.format.underline = Underline::single;
    text.place = {1, 0, 0, 1, 20, 40};
    drawing.items.push_back({text, 1});
    text.text = "กว้าง";
    text.advances_pt = {10, 10, 0, 10, 10};
    text.place = {1, 0, 0, 1, 20, 85};
    drawing.items.push_back({text, 0});
    return drawing;
}

}  // namespace

TEST_CASE("a drawing's text comes back from readers, wherever it stands; the form is written once") {
    const Document document = document_with(sample_drawing(), "ตรา");
    fonts::FontLibrary library{{}};
    thai::Breaker breaker;
    const Pages pages = lay_out(document, library, breaker);
    REQUIRE(pages.drawings.size() == 1);
    CHECK(pages.drawings[0].texts.size() == 2);
    Diagnostics diagnostics;
    const std::string pdf = pdf::write_pdf(pages, document.images, library, {}, &diagnostics);
    CHECK(diagnostics.empty());
    CHECK(pdf == pdf::write_pdf(pages, document.images, library, {}, nullptr));
    const TemporaryDir folder;
    const auto file = folder.path / "drawing.pdf";
    std::ofstream(file, std::ios::binary) << pdf;
    for (const Reader& reader : readers()) {
        CAPTURE(std::string(reader.name));
        std::string text;  // where a line ends is the reader's own matter
        for (const std::string& line : read_back(reader, file)) text += line + "\n";
        CHECK(count(text, "ตราครุฑที่ ๑๒") == 2);
        CHECK(count(text, "กว้าง") == 2);
    }
}

TEST_CASE("advances of a drawing place each cluster, whatever font stands in") {
    const Document document = document_with(sample_drawing(), "");
    fonts::FontLibrary library{{}};
    thai::Breaker breaker;
    const Pages pages = lay_out(document, library, breaker);
    const Ink& ink = pages.drawings.at(0).texts.at(1).ink;
    double x = 0;
    std::vector<double> starts;
    for (const SetUnit& unit : ink.units) {
        if (unit.cluster_start) starts.push_back(x);
        x += unit.advance_pt;
    }
    CHECK(x == doctest::Approx(40));
    REQUIRE(starts.size() == 4);  // ก ว้ า ง
    CHECK(starts[1] == doctest::Approx(10));
    CHECK(starts[2] == doctest::Approx(20));
    CHECK(starts[3] == doctest::Approx(30));
}
