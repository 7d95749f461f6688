#include "document/numerals.h"

#include "support.h"

using namespace raingan;

namespace {

Document document_of(Paragraph paragraph) {
    Document document;
    document.text_formats.resize(2);
    document.paragraph_formats.resize(1);
    document.sections.emplace_back();
    document.sections[0].blocks.push_back({std::move(paragraph)});
    return document;
}

Paragraph paragraph_of(const std::string& text, std::vector<std::uint32_t> cuts = {}) {
    Paragraph paragraph;
    paragraph.text = text;
    cuts.push_back(static_cast<std::uint32_t>(text.size()));
    std::uint32_t begin = 0;
    for (const std::uint32_t cut : cuts) {
        paragraph.runs.push_back({begin, cut, 0});
        begin = cut;
    }
    return paragraph;
}

const Paragraph& first(const Document& document) {
    return std::get<Paragraph>(document.sections[0].blocks[0].what);
}

Paragraph converted(Paragraph paragraph, Numerals numerals) {
    Document document = document_of(std::move(paragraph));
    convert_numerals(document, numerals);
    return first(document);
}

}  // namespace

TEST_CASE("digits become Thai or Arabic, and keep leaves them") {
    CHECK(converted(paragraph_of("ปี 2566 ได้ ๙๙.24"), Numerals::thai).text == "ปี ๒๕๖๖ ได้ ๙๙.๒๔");
    CHECK(converted(paragraph_of("ปี 2566 ได้ ๙๙.24"), Numerals::arabic).text == "ปี 2566 ได้ 99.24");
    CHECK(converted(paragraph_of("ปี 2566 ได้ ๙๙.24"), Numerals::keep).text == "ปี 2566 ได้ ๙๙.24");
}

TEST_CASE("codes and addresses stay, even where a run cuts them") {
    const std::string text = "O43 COVID-19 https://a.go.th/2566 ข้อ 12";
    for (const std::uint32_t cut : {1U, 2U, 7U, 25U}) {
        const Paragraph after = converted(paragraph_of(text, {cut}), Numerals::thai);
        CHECK(after.text == "O43 COVID-19 https://a.go.th/2566 ข้อ ๑๒");
        CHECK(after.runs[0].end == cut);
    }
}

TEST_CASE("runs, objects and links stand at the same characters as before") {
    Paragraph paragraph = paragraph_of("ข้อ 12 \xEF\xBF\xBC ดู 34 จบ", {10, 11});
    const std::string& text = paragraph.text;
    paragraph.objects.push_back({static_cast<std::uint32_t>(text.find("\xEF\xBF\xBC")), PageField{}});
    const auto link = static_cast<std::uint32_t>(text.find("34"));
    paragraph.links.push_back({link, link + 2, "https://a.go.th/34"});
    const Paragraph after = converted(paragraph, Numerals::thai);
    CHECK(after.text == "ข้อ ๑๒ \xEF\xBF\xBC ดู ๓๔ จบ");
    const auto part = [&](std::uint32_t begin, std::uint32_t end) { return after.text.substr(begin, end - begin); };
    REQUIRE(after.runs.size() == 3);
    CHECK(part(after.runs[0].begin, after.runs[0].end) == "ข้อ ");
    CHECK(part(after.runs[1].begin, after.runs[1].end) == "๑");
    CHECK(after.runs[2].end == after.text.size());
    CHECK(after.objects[0].at == after.text.find("\xEF\xBF\xBC"));
    CHECK(part(after.links[0].begin, after.links[0].end) == "๓๔");
    CHECK(after.links[0].target == "https://a.go.th/34");
}

TEST_CASE("there and back gives the same paragraph") {
    const Paragraph before = paragraph_of("1.2) ก 100% ณ 5,000 บาท \xFF 7", {3, 9, 20});
    Document document = document_of(before);
    convert_numerals(document, Numerals::thai);
    CHECK(first(document).text == "๑.๒) ก ๑๐๐% ณ ๕,๐๐๐ บาท \xFF ๗");
    convert_numerals(document, Numerals::arabic);
    CHECK(first(document) == before);
}

TEST_CASE("list labels follow; letters and bullets stay") {
    Paragraph paragraph = paragraph_of("ก");
    for (const auto& [before, after] : {std::pair{"1.2)", "๑.๒)"}, {"ก.", "ก."}, {"•", "•"}}) {
        paragraph.label = ListLabel{};
        paragraph.label->text = before;
        CHECK(converted(paragraph, Numerals::thai).label->text == after);
    }
}

TEST_CASE("page numbers follow in section and field; counted letters stay") {
    Paragraph paragraph = paragraph_of("\xEF\xBF\xBC\xEF\xBF\xBC");
    paragraph.objects.push_back({0, PageField{PageField::Kind::page, NumberFormat::decimal}});
    paragraph.objects.push_back({3, PageField{PageField::Kind::page, NumberFormat::thai_letters}});
    Document document = document_of(paragraph);
    convert_numerals(document, Numerals::thai);
    const auto format = [&](std::size_t i) { return std::get<PageField>(first(document).objects[i].what).format; };
    CHECK(document.sections[0].page_number_format == NumberFormat::thai_numbers);
    CHECK(format(0) == NumberFormat::thai_numbers);
    CHECK(format(1) == NumberFormat::thai_letters);
    convert_numerals(document, Numerals::arabic);
    CHECK(document.sections[0].page_number_format == NumberFormat::decimal);
    CHECK(format(0) == NumberFormat::decimal);
}

TEST_CASE("a face that draws 0-9 as Thai digits gives way where Arabic digits are asked for") {
    Document document = document_of(paragraph_of("๒๕๖๖"));
    document.text_formats[0].font = "TH SarabunIT๙";
    Document thai = document;
    convert_numerals(thai, Numerals::thai);
    CHECK(thai.text_formats[0].font == "TH SarabunIT๙");
    convert_numerals(document, Numerals::arabic);
    CHECK(document.text_formats[0].font == "TH SarabunPSK");
    CHECK(first(document).text == "2566");
}
