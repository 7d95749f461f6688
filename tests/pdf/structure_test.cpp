// The structure tree and what else PDF/A-3a and PDF/UA-1 ask for, read back by conformance.h.
#include <algorithm>
#include <optional>

#include "base/error.h"
#include "conformance.h"
#include "layout/laid_out.h"
#include "layout/make_document.h"
#include "pdf/pdf.h"
#include "pdf/table_grid.h"
#include "readers/reader.h"

namespace raingan::pdf {
namespace {

using test::DocumentMaker;

bool has_qpdf() {
    if (test::run("command -v qpdf").status == 0) return true;
    MESSAGE("skipped: no qpdf");
    return false;
}

std::string write(const Document& document, const WriteOptions& options = {}) {
    test::LaidOut laid(document);
    return write_pdf(laid.pages, document.images, laid.fonts, {"ชื่อ", "", "2023-11-02T08:30:00Z", ""}, nullptr, options);
}

test::Conformance checked(const std::string& bytes) {
    const test::TemporaryDir dir;
    test::spill(dir.path / "a.pdf", bytes);
    test::Conformance conformance(dir.path / "a.pdf");
    CHECK_MESSAGE(conformance.findings.empty(), conformance.all());
    return conformance;
}
test::Conformance checked(const Document& document) {
    return checked(write(document));
}

std::uint32_t heading(DocumentMaker& maker, std::uint8_t level) {
    ParagraphFormat format;
    format.outline_level = level;
    return maker.paragraph_format(format);
}

Paragraph& item(DocumentMaker& maker, const char* label, const char* text, std::uint8_t level) {
    Paragraph& paragraph = maker.add(text);
    paragraph.label = ListLabel{label, 0, ListLabel::Suffix::tab, Alignment::start, level};
    return paragraph;
}

/// A PNG of one black pixel.
Image pixel() {
    static constexpr unsigned char bytes[] = {
        0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0,    0,    0,    0x0D, 'I',  'H',  'D',  'R',  0,
        0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,    0x3A, 0x7E, 0x9B, 0x55, 0,
        0,    0,    0x0A, 'I',  'D',  'A',  'T',  0x78, 0x9C, 0x63, 0x60, 0,    0,    0,    2,    0,    1,
        0x48, 0xAF, 0xA4, 0x71, 0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    return {"image/png", std::string(reinterpret_cast<const char*>(bytes), sizeof bytes)};
}

TEST_CASE("headings begin with H1 and leave no level out, whatever the source's levels") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    for (const int level : {3, 5, 9, 5, 3, 1, 2, 4})
        maker.add("หัวข้อ", heading(maker, static_cast<std::uint8_t>(level)));
    CHECK(checked(maker.document).outline() == "Document(Sect(H1 H2 H3 H2 H1 H1 H2 H3))");
}

TEST_CASE("list items become lists by level and kind of number") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.add("ก่อน");
    item(maker, "๑.", "หนึ่ง", 0);
    item(maker, "ก.", "ย่อย", 1);
    item(maker, "ข.", "ย่อย", 1);
    item(maker, "๒.", "สอง", 0);
    item(maker, "•", "จุด", 0);
    CHECK(checked(maker.document).outline() ==
          "Document(Sect(P L(LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody)))) LI(Lbl LBody)) L(LI(Lbl LBody))))");
}

TEST_CASE("what the author typed is tagged as it was meant: titles of two lines, lists, also within a paragraph") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    const auto level = [&](const char* text, std::uint8_t heading_level, bool goes_on) {
        Paragraph& paragraph = maker.add(text);
        paragraph.heading = heading_level;
        paragraph.heading_goes_on = goes_on;
    };
    level("รายงาน", 1, false);
    level("ประจำปี", 1, true);
    maker.add("ได้แก่\n- หนึ่ง\n- สอง").typed_items = {{19, 20, 0}, {37, 38, 0}};
    maker.add("-สาม").typed_items = {{0, 1, 0}};
    level("ผล", 3, false);
    const test::Conformance file = checked(maker.document);
    CHECK(file.outline() == "Document(Sect(H1(Span) P L(LI(Lbl LBody) LI(Lbl LBody) LI(Lbl LBody)) H2))");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // 100,000 objects as JSON take a minute there
TEST_CASE("a file of very many objects, which is packed, keeps the same rules") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.document.text_formats[0].size = Points(2);
    maker.document.sections[0].page_height = Points(14'000);
    constexpr int paragraphs = 101'000;
    for (int i = 0; i < paragraphs; ++i) maker.add("ก");
    const std::string bytes = write(maker.document);
    REQUIRE(bytes.find("/ObjStm") != std::string::npos);
    CHECK(checked(bytes).types.size() == paragraphs + 2);  // Document and Sect
}

TEST_CASE("a cell of a very long table holds its text itself, and the rules hold") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.document.text_formats[0].size = Points(2);
    maker.document.sections[0].page_height = Points(14'000);
    Table& table = maker.add_table({60, 60});
    constexpr int rows = 26'000;  // four tags each, and a row
    for (int i = 0; i < rows; ++i) {
        Row row;
        row.cells.push_back(DocumentMaker::cell(0, {"ก"}));
        // Two paragraphs stay paragraphs.
        row.cells.push_back(i % 1000 == 0 ? DocumentMaker::cell(1, {"ข", "ค"}) : DocumentMaker::cell(1, {"ข"}));
        table.rows.push_back(std::move(row));
    }
    const test::Conformance file = checked(write(maker.document));
    CHECK(std::ranges::count(file.types, std::string("TD")) == 2 * rows);
    CHECK(std::ranges::count(file.types, std::string("P")) == 2 * rows / 1000);
}
#endif

TEST_CASE("a link has its text and its annotation, on however many lines; one that opens nothing is plain text") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    const std::string word = "เว็บไซต์ของสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ";
    Paragraph& paragraph = maker.add("ดู " + word + word + " และ " + word);
    const auto length = static_cast<std::uint32_t>(word.size());
    paragraph.links.push_back({7, 7 + 2 * length, "https://www.nacc.go.th"});
    const auto second = static_cast<std::uint32_t>(paragraph.text.size()) - length;
    paragraph.links.push_back({second, second + length, "#_Toc1"});
    CHECK(checked(maker.document).outline() == "Document(Sect(P(Link Span)))");
}

TEST_CASE("pictures are figures with a description and a box, in the order of the text") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.document.images.push_back(pixel());
    Paragraph& paragraph = maker.add("ก่อน\uFFFCหลัง\uFFFC");
    for (const std::uint32_t at : {12U, 27U})
        paragraph.objects.push_back({at, InlineImage{0, Points(20), Points(10), at == 12U ? "Logo" : ""}});
    const test::Conformance file = checked(maker.document);
    CHECK(file.outline() == "Document(Sect(P(Figure Figure)))");
    const std::string bytes = write(maker.document);
    const std::size_t first = bytes.find("/Alt(Logo)/Lang(en)");
    CHECK(first != std::string::npos);
    // The paragraph: text (MCID 2), picture, text (3), picture.
    const std::size_t kids = bytes.find("/K[2 ");
    REQUIRE(kids != std::string::npos);
    std::istringstream in(bytes.substr(kids + 5, 40));
    std::string part, seen;
    while (in >> part && part.front() != ']') seen += part == "0" || part == "R" ? "" : part.size() == 1 ? part : "+";
    CHECK(seen == "+3+");
}

TEST_CASE("notes are notes with an ID each") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.add("เนื้อความ");
    for (const std::uint32_t note : {1U, 1U, 2U}) maker.add("เชิงอรรถ").note = note;
    CHECK(checked(maker.document).outline() == "Document(Sect(P Note(P P) Note(P)))");
}

TEST_CASE(
    "tables: head and body, ragged rows filled up, merged cells with their spans, empty cells kept, nested tables") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    Table& table = maker.add_table({80, 80, 80, 80});
    for (int r = 0; r < 4; ++r) table.rows.emplace_back();
    table.rows[0].header = true;
    table.rows[0].cells = {DocumentMaker::cell(0, {"หัว"}, 3), DocumentMaker::cell(1, {"หัว"}),
                           DocumentMaker::cell(2, {"หัว"})};
    table.rows[0].cells[2].col_span = 2;
    table.rows[1].cells = {DocumentMaker::cell(0, {"ก"}), DocumentMaker::cell(1, {""}, 9),
                           DocumentMaker::cell(3, {"ค"})};
    table.rows[2].cells = {DocumentMaker::cell(2, {"ง"})};
    table.rows[3].cells = {DocumentMaker::cell(0, {"จ"})};
    Table inner;
    inner.columns = {Points(30)};
    inner.rows.emplace_back();
    inner.rows[0].cells = {DocumentMaker::cell(0, {"ใน"})};
    table.rows[1].cells[0].blocks.push_back({inner});
    table.rows[1].cells[0].blocks.push_back({DocumentMaker::paragraph("")});
    CHECK(checked(maker.document).outline() ==
          "Document(Sect(Table(THead(TR(TH(P) TH(P) TH(P))) TBody(TR(TD(P Table(TBody(TR(TD(P))))) TD TD TD(P)) TR(TD "
          "TD(P) "
          "TD) TR(TD(P) TD)))))");
}

TEST_CASE(
    "a paragraph and a table over many pages stay one element each; headers, footers and repeated rows are artifacts") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.document.sections[0].headers.regular = {{DocumentMaker::paragraph("หัวกระดาษ")}};
    Paragraph footer = DocumentMaker::paragraph("ท้ายกระดาษ");
    footer.links.push_back({0, static_cast<std::uint32_t>(footer.text.size()), "https://example.go.th"});
    maker.document.sections[0].footers.regular = {{footer}};
    std::string text;
    for (int i = 0; i < 400; ++i) text += "ข้อความยาวมาก ";
    maker.add(text);
    Table& table = maker.add_table({300});
    for (int i = 0; i < 60; ++i) {
        table.rows.emplace_back();
        table.rows.back().cells.push_back(DocumentMaker::cell(0, {"แถว"}));
    }
    table.rows[0].header = true;
    const test::Conformance file = checked(maker.document);
    CHECK(std::count(file.types.begin(), file.types.end(), "Table") == 1);
    CHECK(std::count(file.types.begin(), file.types.end(), "TR") == 60);
    CHECK(std::count(file.types.begin(), file.types.end(), "P") == 61);
    CHECK(std::count(file.types.begin(), file.types.end(), "Link") == 0);
}

TEST_CASE("what no font has, or has for private use only, is never .notdef and reads as something") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.add("ก\U0001F9FFข \uE123 Latin ไทย \U00012345");
    checked(maker.document);
}

TEST_CASE("hand-made pages without tags are tagged all the same; no pages are no error") {
    if (!has_qpdf()) return;
    DocumentMaker maker;
    maker.add("หนึ่ง");
    maker.add("สอง");
    test::LaidOut laid(maker.document);
    laid.pages.tags.clear();
    for (GlyphRun& run : laid.pages.all[0].runs) run.tag = 0;
    laid.pages.all[0].links.push_back({10, 10, 20, 20, "https://a.th", 0});
    CHECK(checked(write_pdf(laid.pages, {}, laid.fonts, {})).outline() == "Document(P Link)");
}

TEST_CASE("the sample conforms; the same bytes each time; untagged only where asked for") {
    if (!has_qpdf()) return;
    const std::string name = "lamnamphong-ita-2566.docx";
    const Document document = read_document(test::slurp(test::sample(name)), name);
    WriteOptions options;
    const std::string json = "{}", workbook = "PK\x03\x04...";
    options.attach = [&](const Diagnostics&) {
        return std::vector<Attachment>{
            {"b.json", "application/json", "JSON", Attachment::Relationship::data, [&] { return json; }},
            {"a.xlsx", "application/vnd.test", "XLSX", Attachment::Relationship::alternative,
             [&] { return workbook; }}};
    };
    const std::string bytes = write(document, options);
    CHECK(bytes == write(document, options));
    const test::Conformance file = checked(bytes);
    CHECK(std::count(file.types.begin(), file.types.end(), "TH") > 5);
    CHECK(bytes.find("/ModDate(D:19800101000000Z)") != std::string::npos);
    options.tagged = false;
    CHECK(write(document, options).find("/StructTreeRoot") == std::string::npos);
}

TEST_CASE("all DOCX files of the reference folder conform") {
    if (!has_qpdf() || !test::has_shared("corpus")) return;
    for (const auto& entry : std::filesystem::directory_iterator(test::shared_dir() / "corpus")) {
        constexpr std::uintmax_t quick = 300'000;  // bytes: longer ones say nothing new
        if (entry.path().extension() != ".docx" || entry.file_size() > quick) continue;
        CAPTURE(entry.path().filename().string());
        std::optional<Document> document;
        try {
            document = read_document(test::slurp(entry.path()), entry.path().filename().string());
        } catch (const Error&) {
            continue;  // encrypted
        }
        checked(*document);
    }
}

TEST_CASE("a grid is made regular: overlaps move on, spans are cut, gaps filled") {
    std::vector<GridRow> rows(3);
    rows[0] = {{1, false, 0, 2, 2}, {2, false, 1, 1, 1}};
    rows[1] = {{3, false, 1, 3, 5}};
    make_regular(rows, {3});
    REQUIRE(rows[0].size() == 3);
    CHECK(rows[0][1].column == 2);
    CHECK(rows[0][2].filler);
    REQUIRE(rows[1].size() == 1);
    CHECK(rows[1][0].column == 2);
    CHECK(rows[1][0].row_span == 2);
    REQUIRE(rows[2].size() == 1);
    CHECK(rows[2][0].filler);
    CHECK(rows[2][0].col_span == 2);
}

}  // namespace
}  // namespace raingan::pdf
