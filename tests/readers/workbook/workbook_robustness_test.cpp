// Damaged workbooks and lists end in a Document or an Error, never in a crash.
#include <random>

#include "readers/container/zip.h"
#include "readers/sound.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

bool reads(const std::string& bytes) {
    try {
        const Document document = read_document(bytes, "a.xlsx");
        CHECK(is_sound(document));
        return true;
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        return false;
    }
}

/// A workbook with something of everything that is read.
XlsxBuilder three_sheets() {
    XlsxBuilder builder;
    builder.strings(
        "<si><t>แบบ</t></si><si><r><t>ตัว</t></r><r><rPr><b/><sz val=\"20\"/></rPr><t>ชี้วัด_x000D_</t></r></si>");
    builder.styles(
        R"(<numFmts><numFmt numFmtId="164" formatCode="[$-D07041E]d mmmm yyyy;[Red](0.00);# ?/?;@"/></numFmts>)"
        R"(<fonts><font><name val="TH SarabunPSK"/><sz val="16"/><color theme="1" tint="-0.5"/></font></fonts>)"
        R"(<fills><fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill></fills>)"
        R"(<borders><border diagonalUp="1"><left style="thin"/><diagonal style="double"/></border></borders>)"
        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0"><alignment horizontal="center" textRotation="90" wrapText="1" indent="2"/></xf></cellXfs>)");
    builder.names = R"(<definedName name="_xlnm.Print_Area" localSheetId="0">ก!$A$1:$D$9</definedName>)"
                    R"(<definedName name="_xlnm.Print_Titles" localSheetId="0">ก!$A:$A,ก!$2:$3</definedName>)";
    builder.sheet(
        "ก",
        R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetFormatPr defaultRowHeight="20" baseColWidth="9"/>)"
        R"(<cols><col min="1" max="3" width="20"/><col min="4" max="4" width="9" hidden="1"/></cols><sheetData>)"
        R"(<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"><v>45199.5</v></c></row>)"
        R"(<row r="2"><c r="A2" t="inlineStr"><is><t>๙๙.๔๕</t></is></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c></row>)"
        R"(<row r="5" hidden="1"><c r="A5" t="d"><v>2023-09-30T08:15:00</v></c><c r="D5"><f>1</f><v>-1.5e3</v></c></row>)"
        R"(<row r="8"><c r="B8" s="1"><v>1.25</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B8:D9"/></mergeCells>)"
        R"(<printOptions horizontalCentered="1"/><pageMargins left="1" top="0.5"/><pageSetup orientation="landscape" fitToHeight="2"/>)"
        R"(<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12&amp;A&amp;R&amp;P/&amp;N</oddHeader></headerFooter><rowBreaks><brk id="4"/></rowBreaks>)");
    return builder;
}

const std::string& list() {
    static const std::string text = "\"ก,ข\",ค;ง\t1\n๑,\"2\n3\",4\nx|y,z,\"w\"\"\n";
    return text;
}

}  // namespace

TEST_CASE("a workbook cut at sixty-four places is an error each time") {
    const std::string whole = three_sheets().bytes();
    for (std::size_t i = 0; i < 64; ++i) CHECK_FALSE(reads(whole.substr(0, whole.size() * i / 64)));
    CHECK(reads(whole));
}

TEST_CASE("a workbook with flipped bytes is a sound document or an error") {
    const std::string whole = three_sheets().bytes();
    std::mt19937 random(2566);
    for (int i = 0; i < 250; ++i) {
        std::string damaged = whole;
        for (int f = 0; f <= i % 4; ++f) damaged[random() % damaged.size()] = static_cast<char>(random());
        reads(damaged);
    }
}

TEST_CASE("the parts of a workbook with flipped marks are a sound document or an error") {
    std::mt19937 random(2565);
    const XlsxBuilder original = three_sheets();
    const std::string marks = "<>\"/=&;$:!'-09rstE#?[]_";
    for (int i = 0; i < 250; ++i) {
        XlsxBuilder damaged = original;
        auto part =
            std::next(damaged.parts.begin(), static_cast<std::ptrdiff_t>(1 + random() % (damaged.parts.size() - 1)));
        std::string& body = i % 5 == 0 ? damaged.names : part->second;
        for (int f = 0; f < 3; ++f) body[random() % body.size()] = marks[random() % marks.size()];
        reads(damaged.bytes());
    }
}

TEST_CASE("lists cut and flipped are sound documents or errors") {
    std::mt19937 random(2564);
    for (std::size_t i = 0; i <= list().size(); ++i) reads(list().substr(0, i));
    const std::string marks = "\",;\t|\n\r\xE0\xB8 1";
    for (int i = 0; i < 300; ++i) {
        std::string damaged = list();
        for (int f = 0; f < 4; ++f) damaged[random() % damaged.size()] = marks[random() % marks.size()];
        reads(damaged);
    }
}

TEST_CASE("the corpus: workbooks and lists are read, or refused for the right reason") {
    if (!has_shared("corpus")) return;
    for (const char* name : {"sheet-57893-many-merges.xlsx", "sheet-sample.strict.xlsx", "sheet-sampless.xlsx",
                             "sheet-withvariousdata.xlsx", "sheet-sampless.xml", "budget-utf8.csv"}) {
        CAPTURE(std::string(name));
        CHECK(reads(slurp(shared_dir() / "corpus" / name)));
    }
    CHECK(error_code([] { return read_document(slurp(shared_dir() / "corpus" / "xmlbomb.xlsx"), "a.xlsx"); }) ==
          "doctype");
}
