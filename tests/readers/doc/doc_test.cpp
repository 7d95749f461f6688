// Word 97–2003 files: what each feature becomes, the real report, real files, and damaged ones.
#include "readers/doc/doc.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "base/error.h"
#include "base/utf8.h"
#include "readers/docx/docx.h"
#include "readers/reader.h"
#include "readers/rtf_document.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Made by LibreOffice from a text of ours.
Document features() {
    return doc::read(slurp(source_dir() / "tests/readers/data/features.doc"), {});
}

std::string sample_doc() {
    return slurp(shared_dir() / "samples" / "lamnamphong-ita-2566.doc");
}

const Paragraph& paragraph_with(const Document& document, std::string_view words) {
    for (const Paragraph* paragraph : paragraphs_of(document))
        if (paragraph->text.find(words) != std::string::npos) return *paragraph;
    FAIL("no such paragraph");
    return *paragraphs_of(document).front();
}

const Table& first_table(const Document& document) {
    for (const Block& block : document.sections.front().blocks)
        if (const auto* table = std::get_if<Table>(&block.what)) return *table;
    FAIL("no table");
    return std::get<Table>(document.sections.front().blocks.front().what);
}

std::string text_in(const std::vector<Block>& blocks) {
    std::string text;
    for_each_paragraph_in(blocks, [&](const Paragraph& paragraph) { text += paragraph.text; });
    return text;
}

void reads_soundly(const std::string& bytes) {
    try {
        const Document document = read_document(bytes, "a.doc");
        CHECK(is_sound(document));
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
    }
}

std::string code_of(const std::string& bytes, const std::string& password = "") {
    try {
        read_document(bytes, "a.doc", {password});
        return "read";
    } catch (const Error& error) {
        return error.code();
    }
}

void put_16(std::string& bytes, std::size_t at, unsigned value) {
    bytes[at] = static_cast<char>(value & 0xFFU);
    bytes[at + 1] = static_cast<char>(value >> 8U);
}

}  // namespace

TEST_CASE("doc: runs take switches from styles, and what they say against them") {
    const Document document = features();
    CHECK(look_at(document, "หัวเรื่อง").bold);
    CHECK(look_at(document, "หนา").bold);
    CHECK_FALSE(look_at(document, "บาง").bold);
    const TextFormat& look = look_at(document, "สี่ตำแหน่ง");
    CHECK(look.font == "TH SarabunPSK");
    CHECK(look.size == Points(18));
    CHECK(look.colour == Colour{255, 0, 0});
    CHECK(look.underline == Underline::single);
}

TEST_CASE("doc: paragraphs have their indents, spacing and tab stops") {
    const Document document = features();
    const ParagraphFormat& form = form_at(document, "สี่ตำแหน่ง");
    CHECK(form.alignment == Alignment::both);
    CHECK(form.indent_start == Points(36));
    CHECK(form.indent_first_line == Points(-18));
    CHECK(form.space_before == Points(6));
    CHECK(form.line.rule == LineRule::exact);
    CHECK(form.line.height == Points(18));
    REQUIRE(form.tabs.size() == 1);
    CHECK(form.tabs.front().kind == TabKind::right);
    CHECK(form.tabs.front().leader == TabLeader::dot);
    CHECK(document.default_tab == Points(30));
}

TEST_CASE("doc: lists count, in Thai letters too") {
    const Document document = features();
    const auto label = [&](const char* words) { return paragraph_with(document, words).label.value().text; };
    CHECK(label("ข้อหนึ่ง") == "1.");
    CHECK(label("ข้อย่อย") == "(ก)");
    CHECK(label("ข้อสอง") == "2.");
}

TEST_CASE("doc: hidden and deleted text is out, inserted text in") {
    const Document document = features();
    CHECK(paragraph_with(document, "เห็น").text == "เห็น แทรกแล้ว");
}

TEST_CASE("doc: notes hang on their marks") {
    const Document document = features();
    CHECK(paragraph_with(document, "เชิงอรรถ").text == "เชิงอรรถ1 และท้ายเรื่องi");
    CHECK(paragraph_with(document, "คำอธิบายล่าง").note != 0);
    CHECK(paragraph_with(document, "คำอธิบายท้าย").note != 0);
}

TEST_CASE("doc: a table has its merges, its header row and the table within it") {
    const Document document = features();
    const Table& table = first_table(document);
    REQUIRE(table.rows.size() == 3);
    REQUIRE(table.columns.size() == 3);
    CHECK(table.rows[0].header);
    CHECK(table.rows[0].height_rule == RowHeightRule::exact);
    CHECK(table.rows[0].height == Points(30));
    CHECK(table.rows[1].cant_split);
    REQUIRE(table.rows[0].cells.size() == 2);
    CHECK(table.rows[0].cells[0].col_span == 2);
    CHECK(table.rows[0].cells[0].background == Colour{0xDD, 0xEE, 0xFF});
    CHECK(table.rows[0].cells[1].vertical == VerticalAlignment::centre);
    CHECK(table.rows[1].cells[0].row_span == 2);
    CHECK(table.rows[2].cells.size() == 2);
    const auto* inner = std::get_if<Table>(&table.rows[1].cells[2].blocks.front().what);
    REQUIRE(inner != nullptr);
    REQUIRE(inner->rows.size() == 1);
    CHECK(text_in(inner->rows[0].cells[1].blocks) == "ใน ๒");
    CHECK(table.rows[1].cells[1].borders.top.style == BorderStyle::single);
}

TEST_CASE("doc: sections have their pages, headers and columns") {
    const Document document = features();
    REQUIRE(document.sections.size() == 2);
    const Section& first = document.sections[0];
    CHECK(first.page_width.pt == doctest::Approx(595.3));
    CHECK(first.margin_start.pt == doctest::Approx(85.05));
    CHECK(first.page_number_start == 3);
    CHECK(text_in(first.headers.regular) == "หัวกระดาษ");
    REQUIRE_FALSE(first.footers.regular.empty());
    const auto& footer = std::get<Paragraph>(first.footers.regular.front().what);
    REQUIRE(footer.objects.size() == 1);
    CHECK(std::holds_alternative<PageField>(footer.objects.front().what));
    const Section& second = document.sections[1];
    CHECK(second.page_width.pt == doctest::Approx(841.9));
    CHECK(second.columns.size() == 2);
    CHECK(text_in(second.headers.regular) == "หัวกระดาษ");
}

TEST_CASE("doc: links, pictures and boxes of text") {
    const Document document = features();
    const Paragraph& link = paragraph_with(document, "ลิงก์");
    REQUIRE(link.links.size() == 1);
    CHECK(link.links.front().target == "https://example.org/");
    const Paragraph& picture = paragraph_with(document, "รูป");
    REQUIRE(picture.objects.size() == 1);
    const auto* image = std::get_if<InlineImage>(&picture.objects.front().what);
    REQUIRE(image != nullptr);
    CHECK(image->width == Points(36));
    CHECK(image->height == Points(18));
    CHECK(document.images.at(image->image).media_type == "image/png");
    CHECK(picture.anchors.size() == 1);
    CHECK(paragraph_with(document, "ในกล่อง").text == "ในกล่อง");
}

TEST_CASE("doc: the sample says the same as DOC and as DOCX") {
    if (!has_shared("samples")) return;
    const Document old = doc::read(sample_doc(), {});
    const Document word = docx::read(slurp(sample("lamnamphong-ita-2566.docx")));
    CHECK(old.sections.size() == word.sections.size());
    CHECK(old.diagnostics.empty());
    std::string old_text, word_text;
    for (const Paragraph* paragraph : paragraphs_of(old)) old_text += paragraph->text;
    for (const Paragraph* paragraph : paragraphs_of(word)) word_text += paragraph->text;
    std::erase(word_text, '\f');
    CHECK(old_text == word_text);
}

TEST_CASE("doc: behind a password") {
    const std::string bytes = slurp(source_dir() / "tests/readers/data/rc4-thai-password.doc");
    CHECK(code_of(bytes) == "encrypted");
    CHECK(code_of(bytes, "ไม่ใช่") == "wrong-password");
}

TEST_CASE("doc: the sample cut at sixty-four places and with changed bytes is a sound document or an error") {
    std::vector<std::string> files{slurp(source_dir() / "tests/readers/data/features.doc")};
    if (has_shared("samples")) files.push_back(sample_doc());
    std::mt19937 random(2566);
    for (const std::string& whole : files) {
        for (std::size_t i = 0; i < 64; ++i) reads_soundly(whole.substr(0, whole.size() * i / 64));
        for (int i = 0; i < 500; ++i) {
            std::string damaged = whole;
            for (int change = 0; change < 1 + i % 8; ++change)
                damaged[512 + random() % (damaged.size() - 512)] = static_cast<char>(random());
            reads_soundly(damaged);
        }
    }
}

TEST_CASE("doc: Word 2 is refused, and what is no document named") {
    std::string bytes = slurp(source_dir() / "tests/readers/data/features.doc");
    const std::size_t fib = bytes.find("\xEC\xA5", 512);
    REQUIRE(fib != std::string::npos);
    put_16(bytes, fib, 0xA5DB);
    CHECK(code_of(bytes) == "old-word");
    put_16(bytes, fib, 0x1234);
    CHECK(code_of(bytes) == "damaged");
}

TEST_CASE("doc: the corpus is read, Word 6 and 95 with a word on their code page") {
    if (!has_shared("corpus")) return;
    int documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shared_dir() / "corpus")) {
        if (entry.path().extension() != ".doc") continue;
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const Document document = read_document(slurp(entry.path()), name);
        CHECK(is_sound(document));
        CHECK(has_diagnostic(document, "old-word") == (name == "word6.doc" || name == "word95.doc"));
        CHECK_FALSE(has_diagnostic(document, "damaged"));
        ++documents;
    }
    CHECK(documents == 12);
    const Document old = read_document(slurp(shared_dir() / "corpus" / "word95.doc"), "word95.doc");
    CHECK(paragraph_with(old, "RED").text == "Paragraph 3. Has some RED text and some BLUE BOLD text in it.");
    CHECK(look_at(old, "BLUE BOLD").bold);
    CHECK(look_at(old, "RED").colour == Colour{255, 0, 0});
    CHECK_FALSE(look_at(old, "Has some").bold);
}

TEST_CASE("doc: comments are told with their words, and stand in no text") {
    if (!has_shared("corpus")) return;
    const Document document = read_document(slurp(shared_dir() / "corpus" / "footnote.doc"), "footnote.doc");
    const auto told = [&](const char* words) {
        return std::ranges::count_if(document.diagnostics, [&](const Diagnostic& diagnostic) {
            return diagnostic.message.en.find(words) != std::string::npos &&
                   diagnostic.message.th.find(words) != std::string::npos;
        });
    };
    CHECK(told("“TestComment”") == 1);
    CHECK(text_of(document).find("TestComment") == std::string::npos);
}

TEST_CASE("a document that is cut short before its directory is damaged, whatever its name, and no unknown format") {
    const std::string whole = slurp(source_dir() / "tests/readers/data/features.doc");
    for (const char* name : {"a.doc", "a.docx", "a.rtf"}) {
        std::string code;
        try {
            static_cast<void>(read_document(std::string_view(whole).substr(0, 2048), name));
        } catch (const Error& error) {
            code = error.code();
        }
        CHECK_MESSAGE(code == "damaged", name);
    }
}
