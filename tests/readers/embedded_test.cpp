// Objects of other programs (OLE) in documents: their own picture, and their words where nothing shows them.
#include "readers/embedded.h"

#include <algorithm>
#include <random>

#include "odt_builder.h"
#include "readers/doc/doc.h"
#include "readers/rtf_document.h"
#include "support.h"
#include "xlsb_builder.h"
#include "xlsx_builder.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string embedded_workbook() {
    return XlsxBuilder()
        .sheet("งบ", R"(<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ค่าครุภัณฑ์</t></is></c>)"
                     R"(<c r="B1"><v>1250.5</v></c><c r="C1" t="b"><v>1</v></c></row></sheetData>)")
        .sheet("ซ่อน", R"(<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>HIDDEN</t></is></c></row></sheetData>)",
               "hidden")
        .bytes();
}

std::string le_32(std::uint64_t value) {
    return Bits().u32(value).bytes;
}
std::string le_16(std::uint64_t value) {
    return Bits().u16(value).bytes;
}

/// SETWINDOWEXT and RECTANGLE of [MS-WMF], without a head that says its size.
std::string small_metafile() {
    const std::string records = le_32(5) + le_16(0x020C) + le_16(100) + le_16(200) +                         //
                                le_32(7) + le_16(0x041B) + le_16(90) + le_16(190) + le_16(10) + le_16(10) +  //
                                le_32(3) + le_16(0);
    return le_16(1) + le_16(9) + le_16(0x0300) + le_32(static_cast<std::uint32_t>(9 + records.size() / 2)) + le_16(0) +
           le_32(7) + le_16(0) + records;
}

/// [MS-OLEDS] 2.3.4: of 5.08 by 2.54 cm, without a target device.
std::string presentation(std::uint32_t format, const std::string& data) {
    return le_32(0xFFFFFFFF) + le_32(format) + le_32(4) + le_32(1) + le_32(0xFFFFFFFF) + le_32(0) + le_32(0) +
           le_32(5080) + le_32(2540) + le_32(static_cast<std::uint32_t>(data.size())) + data;
}

/// [MS-OLEDS] 2.2.5, as RTF has it.
std::string ole_1(const std::string& native) {
    const std::string name = "Excel.Sheet.12";
    return le_32(0x0501) + le_32(2) + le_32(static_cast<std::uint32_t>(name.size() + 1)) + name + '\0' + le_32(0) +
           le_32(0) + le_32(static_cast<std::uint32_t>(native.size())) + native;
}

std::string hex_lines(const std::string& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 0xFU];
        if (out.size() % 65 == 64) out += '\n';
    }
    return out;
}

std::size_t object_messages(const Document& document, std::string_view words) {
    return static_cast<std::size_t>(std::ranges::count_if(document.diagnostics, [&](const Diagnostic& diagnostic) {
        return diagnostic.code == "not-shown" && diagnostic.message.en.find(words) != std::string::npos &&
               diagnostic.message.th.find(words) != std::string::npos;
    }));
}

Document docx_with_object(const std::string& shape) {
    const std::string body = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:object>" + shape +
                             R"(<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="o"/></w:object></w:r></w:p>)";
    return read_document(zip_of({{"_rels/.rels", R"(<Relationships><Relationship Id="a" Type="x/officeDocument" )"
                                                 R"(Target="word/document.xml"/></Relationships>)"},
                                 {"word/_rels/document.xml.rels",
                                  R"(<Relationships><Relationship Id="o" Type="x/package" Target="embeddings/a.xlsx"/>)"
                                  R"(<Relationship Id="i" Type="x/image" Target="media/i.svm"/></Relationships>)"},
                                 {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
                                 {"word/media/i.svm", "VCLMTF"},
                                 {"word/embeddings/a.xlsx", embedded_workbook()}}),
                         "a.docx");
}

}  // namespace

TEST_CASE("the words of an embedded workbook are those of its visible cells, as they are shown") {
    CHECK(words_of_object(embedded_workbook()) == "“ค่าครุภัณฑ์ 1250.5 TRUE”");
    CHECK(words_of_object("no workbook").empty());
    CHECK(words_of_object("").empty());
}

TEST_CASE("of a long workbook a message has the beginning") {
    std::string rows;
    for (int row = 1; row <= 5000; ++row)
        rows += R"(<row><c t="inlineStr"><is><t>กอง)" + std::to_string(row) + "</t></is></c></row>";
    const std::string words = words_of_object(XlsxBuilder().sheet("a", "<sheetData>" + rows + "</sheetData>").bytes());
    CHECK(words.starts_with("“กอง1 กอง2 "));
    CHECK(words.ends_with("…”"));
    CHECK(words.size() < 3000);
}

TEST_CASE("an object's own picture is that of its presentation stream, where it is a metafile") {
    const auto picture = picture_of_presentation(presentation(3, small_metafile()));
    REQUIRE(picture.has_value());
    CHECK(picture->bytes == small_metafile());
    CHECK(picture->width.pt == doctest::Approx(144));
    CHECK(picture->height.pt == doctest::Approx(72));
    CHECK_FALSE(picture_of_presentation(presentation(8, small_metafile())).has_value());  // a bitmap, by its format
    CHECK_FALSE(picture_of_presentation(presentation(3, "nothing")).has_value());
    CHECK_FALSE(picture_of_presentation(le_32(0) + presentation(3, small_metafile())).has_value());
}

TEST_CASE(
    "an object as Office stores it has a package with its words, and its own picture; cut anywhere it has neither or "
    "both") {
    // A compound file of a presentation stream and a package with a workbook of LibreOffice's.
    const std::string object = slurp(source_dir() / "tests/readers/data/object-picture.ole");
    CHECK(words_of_object(object) == "“รายการงบประมาณ จำนวนเงิน ค่าครุภัณฑ์ลับเฉพาะ 123456.5”");
    const auto picture = picture_of_object(object);
    REQUIRE(picture.has_value());
    CHECK(picture->width.pt == doctest::Approx(144));
    for (std::size_t size = 0; size < object.size(); size += 509) {
        static_cast<void>(words_of_object(std::string_view(object).substr(0, size)));
        static_cast<void>(picture_of_object(std::string_view(object).substr(0, size)));
    }
    const Document shown = read_rtf(R"(a {\object\objemb\objw3000\objh1500{\*\objclass Excel.Sheet.12}{\*\objdata )" +
                                    hex_lines(ole_1(object)) + "}} b");
    CHECK(object_messages(shown, "ค่าครุภัณฑ์") == 0);
    REQUIRE(shown.images.size() == 1);
    CHECK(shown.images.front().drawing != nullptr);
}

TEST_CASE("objects that say anything of their sizes, or are cut anywhere, give nothing from outside") {
    const std::string whole = presentation(3, small_metafile()), data = ole_1(embedded_workbook());
    for (std::size_t size = 0; size < whole.size(); ++size)
        static_cast<void>(picture_of_presentation(whole.substr(0, size)));
    for (std::size_t size = 0; size < data.size(); size += 7) {
        const auto native = native_data(std::string_view(data).substr(0, size));
        CHECK((!native || native->size() <= size));
    }
    CHECK(native_data(data) == embedded_workbook());
    std::string wild = whole;
    for (const std::size_t at : {8U, 28U, 32U, 36U}) wild.replace(at, 4, le_32(0xFFFFFFF0));
    CHECK_FALSE(picture_of_presentation(wild).has_value());
    std::string name = data;
    name.replace(8, 4, le_32(0xFFFFFFFF));
    CHECK((!native_data(name) || native_data(name)->empty()));
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string bytes = embedded_workbook();
        for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
        static_cast<void>(words_of_object(bytes));
    }
}

TEST_CASE("a workbook in a .docx that no picture shows is told with its words") {
    CHECK(object_messages(docx_with_object(""), "“ค่าครุภัณฑ์ 1250.5 TRUE”") == 1);
    CHECK(object_messages(docx_with_object(R"(<v:shape style="width:90pt;height:40pt"/>)"), "ค่าครุภัณฑ์") == 1);
    CHECK(object_messages(
              docx_with_object(R"(<v:shape style="width:90pt;height:40pt"><v:imagedata r:id="i"/></v:shape>)"),
              "ค่าครุภัณฑ์") == 1);
}

TEST_CASE("a workbook in an .rtf that no result shows is told with its words; a result shows it") {
    const std::string data =
        R"({\*\objclass Excel.Sheet.12}{\*\objdata )" + hex_lines(ole_1(embedded_workbook())) + "}";
    const Document untold = read_rtf(R"(a {\object\objemb\objw4000\objh1500)" + data + "} b");
    CHECK(object_messages(untold, "“ค่าครุภัณฑ์ 1250.5 TRUE”") == 1);
    CHECK(text_of(untold) == "a  b");
    const Document shown = read_rtf(R"(a {\object\objemb)" + data + R"({\result {table}}} b)");
    CHECK(text_of(shown) == "a table b");
    CHECK(object_messages(shown, "ค่าครุภัณฑ์") == 0);
    const Document binary =
        read_rtf(R"(a {\object\objemb{\*\objdata \bin)" + std::to_string(ole_1(embedded_workbook()).size()) + " " +
                 ole_1(embedded_workbook()) + "}} b");
    CHECK(object_messages(binary, "ค่าครุภัณฑ์") == 1);
    CHECK(object_messages(read_rtf(R"(a {\object\objlink{\*\objclass Word.Picture}} b)"), "Word.Picture") == 1);
}

TEST_CASE("a workbook in a .doc is shown by its picture; without one it is told with its words") {
    std::string bytes = slurp(source_dir() / "tests/readers/data/object.doc");
    const Document shown = doc::read(bytes, {});
    CHECK(shown.diagnostics.empty());
    CHECK(std::ranges::count_if(shown.images, [](const Image& image) { return !image.bytes.empty(); }) == 1);
    const std::string result("\x14\0\x01\0\x15\0", 6);  // the field's separator, the picture, its end
    const std::size_t at = bytes.find(result);
    REQUIRE(at != std::string::npos);
    bytes[at + 2] = ' ';
    CHECK(object_messages(doc::read(bytes, {}), "ค่าครุภัณฑ์ลับเฉพาะ 123456.5") == 1);
}

TEST_CASE("a spreadsheet in an .odt that no picture shows is told with its words") {
    const std::string object =
        R"(<draw:object><office:document><office:body><office:spreadsheet><table:table><table:table-row>)"
        R"(<table:table-cell><text:p>ค่าครุภัณฑ์</text:p></table:table-cell></table:table-row></table:table>)"
        R"(</office:spreadsheet></office:body></office:document></draw:object>)";
    const auto frame = [&](const std::string& inner) {
        return odt::read(Fodt{R"(<text:p>a<draw:frame draw:name="n" text:anchor-type="as-char" svg:width="3cm" )"
                              R"(svg:height="1cm">)" +
                              inner + "</draw:frame></text:p>"}
                             .bytes());
    };
    CHECK(object_messages(frame(object), "“ค่าครุภัณฑ์”") == 1);
    CHECK(
        object_messages(frame(object + R"(<draw:image><office:binary-data>VkNMTVRG</office:binary-data></draw:image>)"),
                        "“ค่าครุภัณฑ์”") == 1);
    CHECK(object_messages(
              frame(object + "<draw:image><office:binary-data>iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4"
                             "nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC</office:binary-data></draw:image>"),
              "ค่าครุภัณฑ์") == 0);
}
