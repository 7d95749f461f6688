// Text from right to left: Hebrew, Arabic and Jawi (Malay in Arabic letters, as southern offices write it).
#include <unicode/ubidi.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/owned.h"
#include "laid_out.h"
#include "layout/inline/bidi.h"
#include "make_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr double page_left = 20, page_right = 420;

std::u16string as_utf16(std::string_view text) {
    std::u16string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        out.push_back(static_cast<char16_t>(c));
    }
    return out;
}

std::string as_utf8(const std::u16string& text) {
    std::string out;
    for (const char16_t c : text) utf8::append(out, c);
    return out;
}

/// What ICU itself writes from left to right.
std::string visual(std::string_view text, bool right_to_left) {
    const std::u16string units = as_utf16(text);
    const Owned<UBiDi, ubidi_close> bidi(ubidi_open());
    UErrorCode error = U_ZERO_ERROR;
    const UBiDiLevel base = right_to_left ? 1 : 0;
    ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), base, nullptr, &error);
    std::u16string out(units.size(), u' ');
    ubidi_writeReordered(bidi.get(), out.data(), static_cast<std::int32_t>(out.size()), 0, &error);
    REQUIRE(U_SUCCESS(error));
    return as_utf8(out);
}

Document one_paragraph(const std::string& text, bool right_to_left) {
    DocumentMaker maker;
    ParagraphFormat format;
    format.right_to_left = right_to_left;
    maker.add(text, maker.paragraph_format(format));
    return maker.document;
}

std::string one_line(const std::string& text, bool right_to_left) {
    const LaidOut laid(one_paragraph(text, right_to_left));
    std::string shown = laid.text();
    REQUIRE(std::ranges::count(shown, '\n') == 1);
    shown.pop_back();
    return shown;
}

const std::vector<std::string> mixed_lines{
    "รายงาน שלום 123 עולם ITA", "שלום (עולם) 12.5% ขอบคุณ", "كراجأن تمڤتن (ITA) ๒๕๖๖",       "چ ڠ ڤ ݢ ڽ 2567/1 جاوي",
    "مَدْرَسَةٌ ١٢٣ ก็ ที่ (๑)",        "a ב, c; ד: 1-2 ה",        "โรงเรียน \"سكوله رعيت\" จ.ยะลา", "لا إله",
};

}  // namespace

TEST_CASE("bidi: text stands in the order that ICU gives it, in paragraphs of either direction") {
    for (const std::string& line : mixed_lines)
        for (const bool from_right : {false, true}) {
            CAPTURE(line);
            CAPTURE(from_right);
            CHECK(one_line(line, from_right) == visual(line, from_right));
        }
}

TEST_CASE("bidi: any mixture of directions stands as ICU has it, and nothing of it is lost") {
    const std::vector<std::string> parts{"ก",  "ที่", "A", "b", "ש", "ל", "س", "لا", "ڤ", "1",
                                         "23", "٤", "(", ")", ".", ",", "-", "%",  " "};
    std::mt19937 random(7);  // NOLINT: the same in every run
    for (int turn = 0; turn < 300; ++turn) {
        std::string line = "א";
        for (int i = 0; i < 14; ++i) line += parts[random() % parts.size()];
        line += "ת";
        const bool from_right = turn % 2 == 0;
        CAPTURE(line);
        CHECK(one_line(line, from_right) == visual(line, from_right));
    }
}

TEST_CASE("bidi: text without letters from right to left is not reckoned with") {
    CHECK_FALSE(layout::may_turn("รายงาน (ITA) ๒๕๖๖ – “คำ” …"));
    CHECK(layout::may_turn("ก ש"));
    CHECK(layout::may_turn("ڤ"));
    CHECK(layout::may_turn("\u200F"));
    CHECK(layout::may_turn("\uFEFB"));
}

TEST_CASE("bidi: letters of a ligature stay letters of their own, which share its width") {
    fonts::FontLibrary fonts{{}};
    const fonts::FontId font = fonts.font("TH SarabunPSK", false, false);
    const fonts::ShapedText& shaped = fonts.shape(font, "لا", fonts::Direction::right_to_left);
    REQUIRE(shaped.units.size() == 2);
    CHECK(fonts.unit(shaped.units[0].unit).text == U"ل");
    CHECK(fonts.unit(shaped.units[1].unit).text == U"ا");
    if (!fonts.missing_characters().empty()) {
        MESSAGE("skipped: no font here has Arabic letters");
        return;
    }
    CHECK(shaped.units[0].advance > 0);
    CHECK(shaped.units[1].advance > 0);
}

TEST_CASE("bidi: a mark has no width, and its letter keeps the shape that it has in its word") {
    fonts::FontLibrary fonts{{}};
    const fonts::FontId font = fonts.font("TH SarabunPSK", false, false);
    const auto glyphs = [&](const char* text) {
        std::vector<std::uint16_t> ids;
        for (const fonts::ShapedUnit& unit : fonts.shape(font, text, fonts::Direction::right_to_left).units)
            for (const fonts::PlacedGlyph& glyph : fonts.unit(unit.unit).glyphs) ids.push_back(glyph.glyph);
        return ids;
    };
    const fonts::ShapedText& marked = fonts.shape(font, "بَ", fonts::Direction::right_to_left);
    if (!fonts.missing_characters().empty()) {
        MESSAGE("skipped: no font here has Arabic letters");
        return;
    }
    REQUIRE(marked.units.size() == 2);
    CHECK(marked.units[1].advance == 0);
    CHECK_FALSE(marked.units[1].cluster_start);
    const auto whole = glyphs("سكول"), alone = glyphs("سك"), joined = glyphs("سك\u200D");
    REQUIRE(whole.size() == 4);
    CHECK(joined == std::vector<std::uint16_t>(whole.begin(), whole.begin() + 2));
    CHECK(joined != alone);
}

TEST_CASE("bidi: where a word's format changes its letters go on joining") {
    DocumentMaker maker;
    TextFormat red = maker.document.text_formats.front();
    red.colour = Colour{255, 0, 0};
    maker.document.text_formats.push_back(red);
    Paragraph& two = maker.add("سكول");
    two.runs = {{0, 4, 0}, {4, 8, 1}};
    maker.add("سكول");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    REQUIRE(page.units.size() == 8);
    for (std::size_t i = 0; i < 4; ++i) CHECK(page.units[i].unit == page.units[i + 4].unit);
}

TEST_CASE(
    "bidi: a paragraph from right to left begins at the right, and its indents, tabs and alignment count from there") {
    const std::string word = "שלום";
    const auto edges = [&](ParagraphFormat format, const std::string& text) {
        format.right_to_left = true;
        DocumentMaker maker;
        maker.add(text, maker.paragraph_format(format));
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        std::vector<std::pair<double, double>> found;
        for (const TextLine& line : page.lines) found.emplace_back(line.x_pt, laid.right_edge(page, line));
        return found;
    };
    ParagraphFormat plain;
    CHECK(edges(plain, word).at(0).second == doctest::Approx(page_right).epsilon(0.0005));
    ParagraphFormat indented;
    indented.indent_start = Points(40);
    indented.indent_first_line = Points(10);
    CHECK(edges(indented, word).at(0).second == doctest::Approx(page_right - 50).epsilon(0.0005));
    ParagraphFormat ended;
    ended.alignment = Alignment::end;
    CHECK(edges(ended, word).at(0).first == doctest::Approx(page_left));
    ParagraphFormat stops;
    stops.tabs = {{Points(100), TabKind::left, TabLeader::none}};
    const auto tabbed = edges(stops, word + "\t" + word);
    REQUIRE(tabbed.size() == 2);
    CHECK(std::max(tabbed[0].second, tabbed[1].second) == doctest::Approx(page_right).epsilon(0.0005));
    CHECK(std::min(tabbed[0].second, tabbed[1].second) == doctest::Approx(page_right - 100).epsilon(0.0005));
    ParagraphFormat justified;
    justified.alignment = Alignment::both;
    std::string many;
    for (int i = 0; i < 40; ++i) many += word + " ";
    const auto lines_of = edges(justified, many);
    REQUIRE(lines_of.size() > 2);
    for (std::size_t i = 0; i + 1 < lines_of.size(); ++i)
        CHECK(lines_of[i].second == doctest::Approx(page_right).epsilon(0.001));
}

TEST_CASE("bidi: a line that ends within a paragraph has its own order") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "שלום" + std::to_string(i) + " ";
    text.pop_back();
    const LaidOut laid(one_paragraph(text, true));
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() > 1);
    std::size_t at = 0;
    for (const TextLine& line : page.lines) {
        const std::string shown = laid.text(page, line);
        const std::size_t length = std::min(shown.size(), text.size() - at);
        CHECK(shown == visual(std::string_view(text).substr(at, length), true));
        at += shown.size();
    }
    CHECK(at == text.size());
}

TEST_CASE("bidi: w:rtl turns what has no direction of its own, and only beside letters from right to left") {
    DocumentMaker maker;
    TextFormat turned = maker.document.text_formats.front();
    turned.right_to_left = true;
    maker.document.text_formats.push_back(turned);
    Paragraph& hebrew = maker.add("ก שלום.");
    hebrew.runs = {{0, 4, 0}, {4, static_cast<std::uint32_t>(hebrew.text.size()), 1}};
    Paragraph& thai = maker.add("ก (ข).");
    thai.runs.front().format = 1;
    Paragraph& number = maker.add("ש 12.5% 1/2567.");
    number.runs.front().format = 1;
    const LaidOut laid(maker.document);
    CHECK(laid.text() == "ก .םולש\nก (ข).\n.1/2567 12.5% ש\n");
}

TEST_CASE("bidi: list labels, fields and pictures in the line stand in their paragraph's order") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.right_to_left = true;
    format.indent_start = Points(36);
    format.indent_first_line = Points(-18);
    Paragraph& item = maker.add("שלום \uFFFC", maker.paragraph_format(format));
    item.label = ListLabel{"12.", 0, ListLabel::Suffix::tab, Alignment::start, 0};
    item.objects.push_back({static_cast<std::uint32_t>(item.text.size() - 3), PageField{}});
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    CHECK(laid.text(page, page.lines[0]) == "1 םולש");
    CHECK(laid.text(page, page.lines[1]) == ".12");
    CHECK(laid.right_edge(page, page.lines[1]) == doctest::Approx(page_right - 18).epsilon(0.0005));
    CHECK(laid.right_edge(page, page.lines[0]) == doctest::Approx(page_right - 36).epsilon(0.0005));
}

TEST_CASE("bidi: the first column of a table from right to left stands at the right, with its rules and margins") {
    DocumentMaker maker;
    Table& table = maker.add_table({60, 100, 140});
    table.right_to_left = true;
    table.rows.resize(2);
    for (std::uint32_t column = 0; column < 3; ++column)
        table.rows[0].cells.push_back(DocumentMaker::cell(column, {std::string(1, static_cast<char>('A' + column))}));
    Cell wide = DocumentMaker::cell(0, {"D"});
    wide.col_span = 2;
    wide.margin_end = Points(20);
    wide.borders.end = {};
    table.rows[1].cells = {wide, DocumentMaker::cell(2, {"E"})};
    table.rows[1].cells[1].borders.start = {};
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    const auto x = [&](const char* text) { return line_with(laid, page, text)->x_pt; };
    CHECK(x("A") == doctest::Approx(page_right - 60 + 5.4));
    CHECK(x("B") == doctest::Approx(page_right - 160 + 5.4));
    CHECK(x("C") == doctest::Approx(page_right - 300 + 5.4));
    CHECK(x("D") == doctest::Approx(page_right - 160 + 20));
    CHECK(x("E") == doctest::Approx(page_right - 300 + 5.4));
    // The rule between D and E is none of both: only the first row has one there.
    const double between = page_right - 160;
    double longest = 0;
    for (const Fill& fill : page.fills)
        if (fill.width_pt < 2 && std::abs(fill.x_pt + fill.width_pt / 2 - between) < 1)
            longest = std::max<double>(longest, fill.height_pt);
    CHECK(longest > 5);
    CHECK(longest < 30);
}
