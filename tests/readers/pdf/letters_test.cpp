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

}  // namespace

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
