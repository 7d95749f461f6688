#include <algorithm>
#include <string>
#include <string_view>

#include "document/text.h"
#include "readers/pdf_document.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string text_of(PdfDocument& made) {
    const Document document = read_document(made.bytes(), "x.pdf");
    CHECK(is_sound(document));
    std::string out;
    for (const Section& section : document.sections) out += plain_text(section.blocks) + "\n";
    return out;
}

/// A page of one string, of a simple font with these entries.
std::string shown_by(const std::string& string, const std::string& font) {
    PdfDocument made;
    made.page("/G gs BT 72 700 Td " + string + " Tj ET",
              "/ExtGState<</G<</Font[<</Type/Font/Subtype/Type1" + font + ">> 12]>>>>");
    return text_of(made);
}

/// A TrueType program of nothing but a symbol character map: U+F000 + `first` and so many behind it.
std::string symbol_program(unsigned first, unsigned count) {
    std::string out;
    const auto two = [](unsigned number) {
        return std::string{static_cast<char>(number >> 8U & 0xFFU), static_cast<char>(number & 0xFFU)};
    };
    const auto four = [&](unsigned number) { return two(number >> 16U) + two(number & 0xFFFFU); };
    const unsigned from = 0xF000 + first, to = from + count - 1;
    const std::string map = two(0) + two(1) + two(3) + two(0) + four(12) + two(4) + two(32) + two(0) + two(4) + two(4) +
                            two(1) + two(0) + two(to) + two(0xFFFF) + two(0) + two(from) + two(0xFFFF) +
                            two(0x10001U - from) + two(1) + two(0) + two(0);
    std::string head(54, '\0');
    head.replace(12, 8, four(0x5F0F3CF5) + two(0) + two(1000));
    const std::string glyphs = four(0x5000) + two(count + 1);
    unsigned at = 12 + 3 * 16;
    std::string directory = four(0x10000) + two(3) + two(32) + two(1) + two(16), tables;
    for (const auto& [tag, table] : {std::pair("cmap", map), std::pair("head", head), std::pair("maxp", glyphs)}) {
        directory += tag + four(0) + four(at) + four(static_cast<unsigned>(table.size()));
        tables += table + std::string((4 - table.size() % 4) % 4, '\0');
        at = 12 + 3 * 16 + static_cast<unsigned>(tables.size());
    }
    return directory + tables;
}

}  // namespace

TEST_CASE("codes that only count a subset's glyphs are no letters; those of old symbol fonts stay what they are") {
    const auto lost_of = [](unsigned first, unsigned count) {
        PdfDocument made;
        const int program = made.add_stream(symbol_program(first, count));
        made.page("/G gs BT 72 700 Td <2223242526> Tj ET " + line_at(72, 600, "ก"),
                  "/ExtGState<</G<</Font[<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Laksaman/FontDescriptor<</Type"
                  "/FontDescriptor/FontFile2 " +
                      PdfDocument::reference(program) + ">>>> 12]>>>>");
        const Document document = read_document(made.bytes(), "x.pdf");
        const auto told = std::ranges::find(document.diagnostics, "letters-lost", &Diagnostic::code);
        return told == document.diagnostics.end() ? std::string() : told->message.en.substr(0, 9);
    };
    CHECK(lost_of(1, 80) == "5 letters");
    CHECK(lost_of(0x21, 30) == "5 letters");
    CHECK(lost_of(0x20, 0xDF).empty());
}

TEST_CASE("symbol fonts draw signs at the codes of letters") {
    CHECK(shown_by("(a\\267b)", "/BaseFont/Symbol") == "α•β\n");
    CHECK(shown_by("(l4n)", "/BaseFont/ZapfDingbats") == "●✔■\n");
    // Word's name, and an encoding that is that of letters.
    CHECK(shown_by("(\\374)", "/BaseFont/Wingdings-Regular/Encoding/WinAnsiEncoding") == "✓\n");
}

TEST_CASE("letters of a width that /Widths lacks are no marks where the font is not embedded") {
    CHECK(
        shown_by("(maximum)", "/BaseFont/Calibri/Encoding/WinAnsiEncoding/FirstChar 97/LastChar 98/Widths[500 500]") ==
        "maximum\n");
}

TEST_CASE("letters of a negative size are seen, turned about") {
    PdfDocument made;
    made.page("BT /F -16 Tf -1 0 0 -1 72 700 Tm " + shown("ข้อมูล") + " Tj ET");
    CHECK(text_of(made) == "ข้อมูล\n");
}

TEST_CASE("a ToUnicode map may count in bytes") {
    PdfDocument made;
    made.more_unicode = "1 beginbfrange <F001> <F003> <41> endbfrange 1 beginbfchar <F004> <44> endbfchar\n";
    made.page("BT /F 16 Tf 72 700 Td <F001F002F003F004> Tj ET");
    CHECK(text_of(made) == "ABCD\n");
}

TEST_CASE("text from right to left is turned into the order of reading") {
    const auto turned = [](const std::string& seen) {
        PdfDocument made;
        made.more_unicode = "2 beginbfrange <0590> <06FF> <0590> <FB1D> <FEFC> <FB1D> endbfrange\n";
        made.page(line_at(72, 700, seen));
        return text_of(made);
    };
    CHECK(turned("םולש") == "שלום\n");
    CHECK(turned("הרות רפס 1948 תנש") == "שנת 1948 ספר תורה\n");
    CHECK(turned("Hello םולש world") == "Hello שלום world\n");
    CHECK(turned("รายงาน םולש ไทย") == "รายงาน שלום ไทย\n");
    // Shapes of letters within a word, a ligature among them.
    CHECK(turned("\uFEE1\uFEFC\uFEB3") == "سلام\n");
    CHECK(turned("ไม่มีอักษรอื่น 123") == "ไม่มีอักษรอื่น 123\n");
}

TEST_CASE("headers of a PDF are kept once, and again where they say something else") {
    PdfDocument made;
    for (int page = 1; page <= 6; ++page) {
        const std::string chapter = page < 4 ? "บทที่ 1 บทนำ" : "บทที่ 2 ผล";
        made.page(line_at(72, 800, "รายงานประจำปี หน้า " + std::to_string(page)) + line_at(72, 780, chapter) +
                  line_at(72, 500, "เนื้อความของหน้า " + std::to_string(page)));
    }
    const Document document = read_document(made.bytes(), "x.pdf");
    CHECK(plain_text(document.sections.front().headers.regular) == "รายงานประจำปี หน้า 1\nบทที่ 1 บทนำ\nบทที่ 2 ผล");
}

TEST_CASE("rows that a page says again from first to last are no header") {
    PdfDocument made;
    for (int page = 0; page < 2; ++page)
        made.page(grid({100, 200, 300}, {600, 650, 700}) + line_at(110, 672, "ก") + line_at(210, 672, "1") +
                  line_at(110, 622, "ข") + line_at(210, 622, "2"));
    CHECK(text_of(made) == "ก\t1\nข\t2\nก\t1\nข\t2\n");
}

TEST_CASE("an ActualText of nothing takes away what is known, but nothing that is lost") {
    PdfDocument made;
    made.more_unicode = "1 beginbfchar <F001> <FFFD> endbfchar\n";
    made.page("BT /F 16 Tf 72 700 Td " + shown("น") + " Tj /Span<</ActualText<FEFF>>>BDC " + shown("-") +
              " Tj <F001> Tj EMC " + shown("า") + " Tj ET");
    const Document document = read_document(made.bytes(), "x.pdf");
    CHECK(plain_text(document.sections.front().blocks) == "น \uFFFDา");  // where the dash was
    CHECK(std::ranges::count(document.diagnostics, "letters-lost", &Diagnostic::code) == 1);
}

TEST_CASE("a mark that is called by a number for private use is lost; a bullet so is none") {
    PdfDocument made;
    made.more_unicode = "2 beginbfchar <F001> <F01E> <0100> <F0B7> endbfchar\n";
    made.page("BT /F 16 Tf 72 700 Td <0100> Tj " + shown(" ด") + " Tj <F001> Tj " + shown("าน") + " Tj ET");
    const Document document = read_document(made.bytes(), "x.pdf");
    const Diagnostics& told = document.diagnostics;
    CHECK(plain_text(document.sections.front().blocks).ends_with("ด\uFFFDาน"));
    const auto lost = std::ranges::find(told, "letters-lost", &Diagnostic::code);
    REQUIRE(lost != told.end());
    CHECK(lost->message.en.starts_with("1 letter"));
}
