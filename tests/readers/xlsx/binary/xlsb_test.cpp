// Binary workbooks: the same values, looks and pages as their XML form gives.
#include "readers/xlsb_builder.h"

#include <algorithm>
#include <random>

#include "readers/reader.h"
#include "readers/sound.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Bits colour_bits(unsigned kind, unsigned index = 0, std::uint32_t bgra = 0) {
    return Bits().u8(kind * 2 + 1).u8(index).u16(0).u32(bgra);
}
std::string font_record(std::u16string_view name, unsigned twips, unsigned weight, unsigned flags, const Bits& colour) {
    return xlsb_record(
        43,
        Bits().u16(twips).u16(flags).u16(weight).u16(0).u8(0).u8(0).u8(222).u8(0).raw(colour.bytes).u8(0).wide(name));
}
std::string line_bits(unsigned style) {
    return Bits().u16(style).raw(colour_bits(1, 10).bytes).bytes;
}
std::string xf_record(unsigned format, unsigned font, unsigned fill, unsigned border, unsigned flags = 2U << 3U) {
    return xlsb_record(47, Bits().u16(0).u16(format).u16(font).u16(fill).u16(border).u8(0).u8(0).u16(flags).u16(0));
}

/// Two fonts, two fills, two borders, four looks.
std::string styles_part() {
    const std::string no_fill =
        Bits().u32(0).raw(colour_bits(0).bytes).raw(colour_bits(0).bytes).bytes + std::string(48, '\0');
    const std::string red_fill =
        Bits().u32(1).raw(colour_bits(2, 0, 0xFF0000FF).bytes).raw(colour_bits(0).bytes).bytes + std::string(48, '\0');
    std::string no_lines, lines;
    for (int i = 0; i < 5; ++i) {
        no_lines += line_bits(0);
        lines += line_bits(i == 0 ? 2 : 1);
    }
    const std::string style_xfs = xlsb_record(626) + xf_record(0, 1, 1, 1) + xlsb_record(627);
    return xlsb_record(278) + xlsb_record(615) + xlsb_record(44, Bits().u16(164).wide(u"[$-D07041E]d mmmm yyyy")) +
           xlsb_record(616) + xlsb_record(611) + font_record(u"TH SarabunPSK", 320, 400, 0, colour_bits(0)) +
           font_record(u"Tahoma", 200, 700, 2, colour_bits(2, 0, 0xFFFF0000)) + xlsb_record(612) + xlsb_record(603) +
           xlsb_record(45, Bits().raw(no_fill)) + xlsb_record(45, Bits().raw(red_fill)) + xlsb_record(604) +
           xlsb_record(613) + xlsb_record(46, Bits().u8(0).raw(no_lines)) + xlsb_record(46, Bits().u8(0).raw(lines)) +
           xlsb_record(614) + style_xfs + xlsb_record(617) + xf_record(0, 0, 0, 0) + xf_record(164, 0, 0, 0) +
           xf_record(0, 1, 1, 1, 2U | (1U << 3U) | (1U << 6U)) + xlsb_record(618) + xlsb_record(279);
}

std::string rich(std::u16string_view text, unsigned from, unsigned font) {
    return Bits().u8(1).wide(text).u32(1).u16(from).u16(font).bytes;
}

/// A sheet with every kind of cell.
XlsbBuilder every_cell() {
    const std::string strings = xlsb_record(159, Bits().u32(2).u32(2)) + xlsb_record(19, Bits().u8(0).wide(u"แบบ")) +
                                xlsb_record(19, Bits().raw(rich(u"ตัวชี้วัด", 3, 1))) + xlsb_record(160);
    const std::string rows =
        xlsb_row(0) + xlsb_record(7, xlsb_cell(0).u32(0)) + xlsb_record(7, xlsb_cell(1).u32(1)) +
        xlsb_record(5, xlsb_cell(2).real(99.45)) + xlsb_record(4, xlsb_cell(3).u8(1)) +
        xlsb_record(3, xlsb_cell(4).u8(7)) + xlsb_record(8, xlsb_cell(5).wide(u"ผล").u16(0).u32(0).u32(0)) +
        xlsb_record(9, xlsb_cell(6).real(2).u16(0).u32(0).u32(0)) +  //
        xlsb_row(1) + xlsb_record(2, xlsb_cell(0).u32((45199U << 2U) | 2U)) +
        xlsb_record(2, xlsb_cell(1, 1).u32((45199U << 2U) | 2U)) +
        xlsb_record(2, xlsb_cell(2).u32((12345U << 2U) | 3U)) + xlsb_record(6, xlsb_cell(3).wide(u"𝒜\r\nข")) +
        xlsb_record(62, xlsb_cell(4).raw(rich(u"กขค", 1, 1))) + xlsb_record(1, xlsb_cell(5, 2)) +
        xlsb_record(13, Bits().u32(0).u32((7U << 2U) | 2U));  // the short form: one column on
    return XlsbBuilder().part("sharedStrings", strings).part("styles", styles_part()).sheet(u"มาตรการ", rows);
}

const Cell& at(const Document& document, std::size_t row, std::size_t index) {
    const Table& table = table_of(document);
    REQUIRE(table.rows.size() > row);
    REQUIRE(table.rows[row].cells.size() > index);
    return table.rows[row].cells[index];
}

}  // namespace

TEST_CASE("a binary workbook's cells have their texts and values, whatever record they stand in") {
    const Document document = read_document(every_cell().bytes(), "a.xlsb");
    CHECK(rows_of(table_of(document)) ==
          std::vector<std::string>{"แบบ|ตัวชี้วัด|99.45|TRUE|#DIV/0!|ผล|2", "45199|๓๐ กันยายน ๒๕๖๖|123.45|𝒜\nข|กขค||7"});
    CHECK(document.parts.at(0) == "มาตรการ");
    CHECK(std::get<bool>(at(document, 0, 3).value));
    CHECK(std::get<thai::Date>(at(document, 1, 1).value) == thai::Date{2023, 9, 30});
    const auto& text = std::get<Paragraph>(at(document, 0, 1).blocks.front().what);
    REQUIRE(text.runs.size() == 2);
    CHECK(text.runs[1].begin == 9);
    CHECK(document.text_formats[text.runs[1].format].bold);
    CHECK(document.text_formats[text.runs[1].format].font == "Tahoma");
    CHECK_FALSE(tells(document, "wrong-ending"));
    CHECK(tells(read_document(every_cell().bytes(), "a.xlsx"), "wrong-ending", "XLSB"));
}

TEST_CASE("a binary workbook's looks are those of its cell formats, not of its styles") {
    const Document document = read_document(every_cell().bytes(), "a.xlsb");
    const auto& plain = std::get<Paragraph>(at(document, 0, 0).blocks.front().what);
    const TextFormat& font = document.text_formats[plain.runs.front().format];
    CHECK(font.font == "TH SarabunPSK");
    CHECK(font.size == Points(16));
    CHECK_FALSE(font.bold);
    const Cell& red = at(document, 1, 5);
    REQUIRE(red.background.has_value());
    CHECK(*red.background == Colour{255, 0, 0});
    CHECK(red.borders.top.width == Points(1));
    CHECK(red.borders.bottom.style == BorderStyle::single);
    CHECK(red.vertical == VerticalAlignment::centre);
}

TEST_CASE("what stands around the rows of a binary sheet says what it says in XML") {
    const auto merge = xlsb_record(177) + xlsb_record(176, Bits().u32(0).u32(1).u32(0).u32(1)) + xlsb_record(178);
    const std::string rows = xlsb_row(0, 600, 0x20) + xlsb_record(6, xlsb_cell(0).wide(u"ก")) + xlsb_row(2, 300, 0x10) +
                             xlsb_record(6, xlsb_cell(0).wide(u"ซ่อน")) + xlsb_row(3) +
                             xlsb_record(6, xlsb_cell(3).wide(u"นอกพื้นที่พิมพ์"));
    const std::string before = xlsb_record(147, Bits().u16(0x100).u8(0).raw(std::string(20, '\0'))) +
                               xlsb_record(485, Bits().u32(0xFFFFFFFF).u16(8).u16(300).u16(0)) + xlsb_record(390) +
                               xlsb_record(60, Bits().u32(0).u32(0).u32(30 * 256).u32(0).u16(2)) + xlsb_record(391);
    const std::string behind =
        merge + xlsb_record(477, Bits().u16(1)) +
        xlsb_record(476, Bits().real(1).real(0.5).real(0.75).real(0.75).real(0.3).real(0.3)) +
        xlsb_record(478, Bits().u32(9).u32(100).u32(0).u32(0).u32(1).u32(5).u32(1).u32(0).u16(0x82)) +
        xlsb_record(479, Bits().u16(0).wide(u"&Cหัว").wide(u"&C&P")) + xlsb_record(480) + xlsb_record(392) +
        xlsb_record(396, Bits().u32(1).u32(0).u32(255).u32(1)) + xlsb_record(393);
    XlsbBuilder builder;
    builder.sheet(u"ก", rows, before, behind);
    // A1:C4, as Excel writes it: the built-in name without its prefix, PtgArea3d.
    builder.names = xlsb_record(
        39,
        Bits().u32(0x20).u8(0).u32(0).wide(u"Print_Area").u32(15).u8(0x3B).u16(0).u32(0).u32(3).u16(0).u16(2).u32(0));
    const Document binary = read_document(builder.bytes(), "a.xlsb");

    XlsxBuilder same;
    same.names = R"(<definedName name="_xlnm.Print_Area" localSheetId="0">ก!$A$1:$C$4</definedName>)";
    same.sheet(
        "ก",
        R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetFormatPr defaultRowHeight="15"/>)"
        R"(<cols><col min="1" max="1" width="30"/></cols><sheetData>)"
        R"(<row r="1" ht="30" customHeight="1"><c r="A1" t="str"><v>ก</v></c></row>)"
        R"(<row r="3" ht="15" hidden="1"><c r="A3" t="str"><v>ซ่อน</v></c></row>)"
        R"(<row r="4" ht="15"><c r="D4" t="str"><v>นอกพื้นที่พิมพ์</v></c></row></sheetData>)"
        R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells><printOptions horizontalCentered="1"/>)"
        R"(<pageMargins left="1" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>)"
        R"(<pageSetup paperSize="9" orientation="landscape" fitToHeight="0" firstPageNumber="5" useFirstPageNumber="1"/>)"
        R"(<headerFooter><oddHeader>&amp;Cหัว</oddHeader><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>)"
        R"(<rowBreaks><brk id="1"/></rowBreaks>)");
    const Document xml = same.read();
    REQUIRE(binary.sections.size() == 1);
    const Section& a = binary.sections[0];
    const Section& b = xml.sections.at(0);
    CHECK(rows_of(table_of(binary)) == rows_of(table_of(xml)));
    CHECK(a.page_width == b.page_width);
    CHECK(a.page_width > a.page_height);
    CHECK(a.margin_start == b.margin_start);
    CHECK(a.margin_end == b.margin_end);
    CHECK(table_of(binary).rows.at(0).cells.at(0).row_span == 2);
    CHECK(table_of(binary).rows.at(0).cells.at(0).col_span == 2);
    CHECK(tells(binary, "not-shown", "D4") == tells(xml, "not-shown", "D4"));
    REQUIRE(binary.diagnostics.size() == xml.diagnostics.size());
    for (std::size_t i = 0; i < xml.diagnostics.size(); ++i)
        CHECK(binary.diagnostics[i].message.en == xml.diagnostics[i].message.en);
    CHECK(tells(binary, "not-shown", "hidden row"));
    CHECK(tells(binary, "not-shown", "outside the print area"));
}

TEST_CASE("a condition on a binary cell's own value shows, any other is told") {
    const auto rule = [](unsigned kind, unsigned operation, const Bits& formula) {
        return xlsb_record(463, Bits()
                                    .u32(kind)
                                    .u32(0)
                                    .u32(0)
                                    .u32(1)
                                    .u32(operation)
                                    .u32(0)
                                    .u32(0)
                                    .u16(0)
                                    .u32(formula.bytes.size())
                                    .u32(0)
                                    .u32(0)
                                    .u32(0xFFFFFFFF)
                                    .u32(formula.bytes.size())
                                    .raw(formula.bytes)
                                    .u32(0)) +
               xlsb_record(464);
    };
    const std::string areas = xlsb_record(461, Bits().u32(1).u32(0).u32(1).u32(0).u32(9).u32(0).u32(0));
    const std::string fill = Bits().u16(0).u16(12).raw(colour_bits(2, 0, 0xFF00FF00).bytes).bytes;
    const std::string differences =
        xlsb_record(278) + xlsb_record(505) +
        xlsb_record(507, Bits().u16(0).u16(0).u16(1).u16(2).u16(12).raw(colour_bits(2, 0, 0xFF00FF00).bytes)) +
        xlsb_record(506) + xlsb_record(279);
    const std::string rows =
        xlsb_row(0) + xlsb_record(5, xlsb_cell(0).real(10)) + xlsb_row(1) + xlsb_record(5, xlsb_cell(0).real(3));
    const auto with = [&](const std::string& rules) {
        return read_document(
            XlsbBuilder().part("styles", differences).sheet(u"ก", rows, {}, areas + rules + xlsb_record(462)).bytes(),
            "a.xlsb");
    };
    const Document greater = with(rule(1, 5, Bits().u8(0x1E).u16(5)));  // cell > 5
    REQUIRE(at(greater, 0, 0).background.has_value());
    CHECK(*at(greater, 0, 0).background == Colour{0, 255, 0});
    CHECK_FALSE(at(greater, 1, 0).background.has_value());
    CHECK_FALSE(tells(greater, "not-shown", "conditional format"));
    const Document by_formula = with(rule(2, 0, Bits().u8(0x44).u32(0).u16(0)));
    CHECK_FALSE(at(by_formula, 0, 0).background.has_value());
    CHECK(tells(by_formula, "not-shown", "conditional format"));
}

TEST_CASE("colour scales, bars and icons of a binary workbook are those of an .xlsx") {
    const auto rule = [](unsigned kind, const std::string& inner) {
        return xlsb_record(461, Bits().u32(1).u32(0).u32(1).u32(0).u32(2).u32(0).u32(0)) +
               xlsb_record(463,
                           Bits().u32(kind).u32(0).u32(0).u32(1).u32(0).u32(0).u32(0).u16(0).u32(0).u32(0).u32(0).u32(
                               0xFFFFFFFF)) +
               inner + xlsb_record(464) + xlsb_record(462);
    };
    const auto mark = [](unsigned type, double value, bool includes = true) {
        return xlsb_record(471, Bits().u32(type).real(value).u32(0).u32(includes ? 1 : 0).u32(0));
    };
    const auto with = [&](const std::string& rules) {
        std::string rows;
        for (unsigned i = 0; i < 3; ++i) rows += xlsb_row(i) + xlsb_record(5, xlsb_cell(0).real(5.0 * i));
        return read_document(XlsbBuilder().sheet(u"ก", rows, {}, rules).bytes(), "a.xlsb");
    };
    const Document colours =
        with(rule(3, xlsb_record(469) + mark(2, 0) + mark(3, 0) + xlsb_record(564, colour_bits(2, 0, 0xFF0000FF)) +
                         xlsb_record(564, colour_bits(2, 0, 0xFF00FF00)) + xlsb_record(470)));
    CHECK(at(colours, 0, 0).background == Colour{255, 0, 0});
    CHECK(at(colours, 2, 0).background == Colour{0, 255, 0});
    CHECK_FALSE(tells(colours, "not-shown", "conditional format"));
    const auto hangs = [](const Cell& cell) {
        return std::ranges::any_of(cell.blocks,
                                   [](const Block& block) { return std::holds_alternative<Aside>(block.what); });
    };
    const Document bars = with(rule(4, xlsb_record(467, Bits().u8(10).u8(90).u8(1)) + mark(2, 0) + mark(1, 10) +
                                           xlsb_record(564, colour_bits(2, 0, 0xFF0000FF)) + xlsb_record(468)));
    CHECK(hangs(at(bars, 2, 0)));
    const Document icons = with(
        rule(6, xlsb_record(465, Bits().u32(2).u16(4)) + mark(4, 0) + mark(4, 33) + mark(4, 67) + xlsb_record(466)));
    CHECK(hangs(at(icons, 0, 0)));
    CHECK_FALSE(tells(icons, "not-shown", "conditional format"));
    const Document computed = with(
        rule(6, xlsb_record(465, Bits().u32(99).u16(4)) + mark(7, 0) + mark(4, 33) + mark(4, 67) + xlsb_record(466)));
    CHECK(tells(computed, "not-shown", "conditional format"));
}

TEST_CASE("comments of a binary workbook are told with their words, hidden sheets by their names") {
    const std::string comments =
        xlsb_record(628) + xlsb_record(633) +
        xlsb_record(635, Bits().u32(0).u32(1).u32(1).u32(2).u32(2).raw(std::string(16, '\0'))) +
        xlsb_record(637, Bits().u8(0).wide(u"ตรวจอีกครั้ง")) + xlsb_record(636) + xlsb_record(634) + xlsb_record(629);
    XlsbBuilder builder;
    builder.sheet(u"ก", xlsb_row(0) + xlsb_record(6, xlsb_cell(0).wide(u"ก")));
    builder.sheet(u"ลับ", xlsb_row(0) + xlsb_record(6, xlsb_cell(0).wide(u"ข")), {}, {}, 1);
    builder.parts["xl/worksheets/_rels/s1.bin.rels"] =
        R"(<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.bin"/></Relationships>)";
    builder.parts["xl/comments1.bin"] = comments;
    const Document document = read_document(builder.bytes(), "a.xlsb");
    CHECK(document.sections.size() == 1);
    CHECK(tells(document, "not-shown", "“ตรวจอีกครั้ง”"));
    for (const Diagnostic& diagnostic : document.diagnostics)
        if (diagnostic.message.en.find("comment") != std::string::npos)
            CHECK(describe(diagnostic.origin, document.parts, Language::thai) == "ก!C2");
    CHECK(tells(document, "not-shown", "ลับ"));
}

TEST_CASE("damaged binary workbooks end in a Document or an Error") {
    const XlsbBuilder whole = every_cell();
    const auto reads = [](const std::string& bytes) {
        try {
            CHECK(is_sound(read_document(bytes, "a.xlsb")));
        } catch (const Error& error) {
            CHECK(error.status() == ExitStatus::unreadable);
        }
    };
    std::mt19937 random(7);
    for (const auto& [name, bytes] : whole.parts) {
        for (std::size_t i = 0; i < 64; ++i) {
            XlsbBuilder cut = whole;
            cut.parts[name] = bytes.substr(0, bytes.size() * i / 64);
            reads(cut.bytes());
            XlsbBuilder changed = whole;
            for (std::size_t k = 0; k < 1 + i % 4; ++k)
                changed.parts[name][random() % bytes.size()] = static_cast<char>(random() & 0xFFU);
            reads(changed.bytes());
        }
    }
}

TEST_CASE("a record that says it is longer than its part is damage, not a request for memory") {
    XlsbBuilder builder;
    builder.sheet(u"ก", xlsb_row(0));
    builder.parts["xl/worksheets/s1.bin"] = std::string(
        "\x06\xFF\xFF\xFF\x7F"
        "abc");
    CHECK_THROWS_WITH_AS(read_document(builder.bytes(), "a.xlsb"), doctest::Contains("does not end"), Error);
}
