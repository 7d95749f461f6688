#include "document/roles.h"

#include "layout/make_document.h"
#include "support.h"

using namespace raingan;
using test::DocumentMaker;

namespace {

/// Paragraph format 0 is plain, `centred` centred; text format 0 plain, 1 bold.
struct Author : DocumentMaker {
    std::uint32_t centred = 0;
    Author() {
        document.text_formats.push_back(document.text_formats[0]);
        document.text_formats[1].bold = true;
        ParagraphFormat format;
        format.alignment = Alignment::centre;
        centred = paragraph_format(format);
    }
    Paragraph& bold(const std::string& text, std::uint32_t format = 0) {
        Paragraph& paragraph = add(text, format);
        for (Run& run : paragraph.runs) run.format = 1;
        return paragraph;
    }
    Paragraph& title(const std::string& text) { return bold(text, centred); }
    void body() { add("เนื้อความของรายงานที่ยาวกว่าหัวข้อ ซึ่งบอกว่าหน่วยงานได้ทำอะไรไปแล้วบ้างในปีที่ผ่านมา"); }

    /// Levels of the flow's paragraphs: "1", "+" where one goes on, "." for text, a list's item as its level in
    /// letters.
    std::string roles() {
        infer_roles(document);
        std::string out;
        for (const Block& block : document.sections[0].blocks) {
            const auto* paragraph = std::get_if<Paragraph>(&block.what);
            if (paragraph == nullptr) continue;
            const std::uint8_t level = heading_level(document, *paragraph);
            if (paragraph->heading_goes_on)
                out += '+';
            else if (level > 0)
                out += static_cast<char>('0' + level);
            else if (paragraph->typed_items.empty())
                out += '.';
            for (const TypedItem& item : paragraph->typed_items) out += static_cast<char>('a' + item.level);
        }
        return out;
    }
};

}  // namespace

TEST_CASE("a bold centred title, parts, numbered lines and short ones are headings in order") {
    Author author;
    author.title("รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรม");
    author.title("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖");
    author.add("");
    author.body();
    author.bold("คะแนนภาพรวมของหน่วยงาน");
    author.body();
    author.title("สรุปผลการประเมิน");
    author.body();
    author.bold("๑. แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน");
    author.body();
    author.bold("๑.๑ การปฏิบัติหน้าที่");
    author.body();
    author.bold("๒. แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายนอก");
    author.body();
    CHECK(author.roles() == "1+..2.2.3.4.3.");
}

TEST_CASE("what is bold but no heading stays text") {
    Author author;
    author.title("รายงาน");
    author.body();
    author.bold("ชื่อ\tนายสมชาย");  // a table by tabs
    author.body();
    author.bold("ลงชื่อ ............................");  // a place to fill in
    author.body();
    author.bold("(นายสมชาย ใจดี)");
    author.body();
    author.bold("ตารางที่ ๑ ผลการประเมิน");
    author.body();
    author.bold("- ข้อสังเกต");
    author.body();
    author.bold("เนื้อความที่ทั้งย่อหน้าเป็นตัวหนา เพราะผู้เขียนอยากให้คนอ่านเห็นว่าสำคัญมากกว่าส่วนอื่นของรายงานฉบับนี้ทั้งหมด จึงไม่ใช่หัวข้อ");
    author.body();
    author.bold("หัวข้อที่ไม่มีอะไรตามมา");
    CHECK(author.roles() == "1..............");
}

TEST_CASE("where most is bold, bold says nothing; nor does a cover's block of centred lines") {
    Author author;
    for (int i = 0; i < 4; ++i) author.bold("ข้อความหนาทั้งหมดของเอกสาร");
    author.add("ธรรมดา");
    CHECK(author.roles() == ".....");
    Author cover;
    for (int i = 0; i < 8; ++i) cover.title("บรรทัดของปก");
    cover.body();
    CHECK(cover.roles() == "1........");
}

TEST_CASE("an author's styles come first: only the title goes above them") {
    Author author;
    ParagraphFormat style;
    style.outline_level = 1;
    const std::uint32_t styled = author.paragraph_format(style);
    author.title("รายงาน");
    author.add("บทนำ", styled);
    author.body();
    author.bold("ข้อความหนา");
    author.body();
    author.add("ผล", styled);
    author.body();
    CHECK(author.roles() == "12...2.");
}

TEST_CASE("lines with one mark, or numbers in order, are a list; deeper ones stand in it") {
    Author author;
    author.body();
    author.add("๑. หนึ่ง");
    author.add("- ย่อย");
    author.add("- ย่อย");
    author.add("๒. สอง");
    author.add("");
    author.add("๓. สาม");
    author.body();
    author.add("- ข้อเดียว");
    author.body();
    author.add("๑. ลำดับ");
    author.add("๓. ที่ขาดไป");
    CHECK(author.roles() == ".abba.a.....");
}

TEST_CASE("lines of one paragraph are items too, in cells as well; what stands before them is not") {
    Author author;
    Table& table = author.add_table({200});
    table.rows.emplace_back();
    table.rows[0].cells = {DocumentMaker::cell(0, {"ได้แก่\n- คู่มือ\n- อบรม\nต่อ", "- ประชุม"})};
    infer_roles(author.document);
    const auto& cell = std::get<Table>(author.document.sections[0].blocks[0].what).rows[0].cells[0];
    const auto& paragraph = std::get<Paragraph>(cell.blocks[0].what);
    REQUIRE(paragraph.typed_items.size() == 2);
    CHECK(std::string_view(paragraph.text).substr(paragraph.typed_items[1].begin).starts_with("- อบรม"));
    CHECK(paragraph.typed_items[1].label_end == paragraph.typed_items[1].begin + 1);
    CHECK(std::get<Paragraph>(cell.blocks[1].what).typed_items.size() == 1);
}

TEST_CASE("a first row of bold or shaded cells heads its table, with the rows that it reaches into") {
    const auto heads = [](bool bold, bool below, std::uint32_t reach) {
        Author author;
        Table& table = author.add_table({100, 100});
        for (std::uint32_t r = 0; r < 4; ++r) {
            table.rows.emplace_back();
            for (std::uint32_t c = 0; c < 2; ++c) {
                if (r > 0 && r < reach && c == 0) continue;
                Cell cell = DocumentMaker::cell(c, {"ช่อง"}, r == 0 && c == 0 ? reach : 1);
                if (r < reach ? bold : below) std::get<Paragraph>(cell.blocks[0].what).runs[0].format = 1;
                table.rows.back().cells.push_back(std::move(cell));
            }
        }
        infer_roles(author.document);
        std::string out;
        for (const Row& row : std::get<Table>(author.document.sections[0].blocks[0].what).rows)
            out += row.head ? 'h' : '.';
        return out;
    };
    CHECK(heads(true, false, 1) == "h...");
    CHECK(heads(true, false, 2) == "hh..");
    CHECK(heads(false, false, 1) == "....");
    CHECK(heads(true, true, 1) == "....");
    CHECK(heads(true, false, 4) == "....");
}

TEST_CASE("a picture without a description is told by its caption, or by where it stands") {
    const auto alts = [](Author& author) {
        infer_roles(author.document);
        std::vector<std::string> out;
        for (const Block& block : author.document.sections[0].blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what))
                for (const InlineObject& object : paragraph->objects)
                    out.push_back(std::get<InlineImage>(object.what).alt);
        return out;
    };
    const auto picture = [](Author& author, double width, const char* alt) {
        author.add("\uFFFC").objects.push_back({0, InlineImage{0, Points(width), Points(60), alt}});
    };
    Author author;
    picture(author, 50, "");
    author.title("ประกาศเทศบาล");
    author.body();
    picture(author, 300, "");
    author.add("รูปที่ ๑  ผังงาน");
    picture(author, 300, "ที่ผู้เขียนบอก");
    author.bold("๑. ผลงาน");
    author.add("ข้อความ");
    picture(author, 300, "");
    const std::vector<std::string> told = alts(author);
    REQUIRE(told.size() == 4);
    CHECK(told[0] == "ตราที่หัวเอกสาร เหนือข้อความ “ประกาศเทศบาล”");
    CHECK(told[1] == "รูปที่ ๑ ผังงาน");
    CHECK(told[2] == "ที่ผู้เขียนบอก");
    CHECK(told[3] == "รูปภาพที่ 4 ใต้หัวข้อ “๑. ผลงาน”");
}
