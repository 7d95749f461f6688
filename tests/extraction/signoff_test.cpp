// Sign-off blocks as offices type them (docs/field.md#signatures), and texts that look like them and are none.
#include "extraction/signoff.h"

#include <cstdio>
#include <filesystem>

#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;
using Strings = std::vector<std::string>;

namespace {

const std::string dots(40, '.');

/// "role | name | position | date" of each block.
Strings blocks(const Document& document) {
    Strings out;
    for (const SignOff& sign : find_sign_offs(document))
        out.push_back(sign.role + " | " + sign.name + " | " + sign.position +
                      (sign.date ? " | " + thai::iso(*sign.date) : std::string()));
    return out;
}
Strings blocks(std::initializer_list<std::string> lines) {
    DocumentBuilder builder;
    for (const std::string& line : lines) builder.line(line);
    return blocks(builder.document());
}

}  // namespace

TEST_CASE("one signature: line of dots, role, name, position, date") {
    const Strings expected = {"ผู้รายงาน | นายสมชาย ใจดี | หัวหน้าสำนักปลัดเทศบาล"};
    CHECK(blocks({"จึงเรียนมาเพื่อโปรดทราบ", "", "(ลงชื่อ) " + dots + " ผู้รายงาน", "(นายสมชาย ใจดี)", "หัวหน้าสำนักปลัดเทศบาล"}) ==
          expected);
    CHECK(blocks({"ลงชื่อ…………………………………ผู้รายงาน", "( นายสมชาย ใจดี )", "ตำแหน่ง หัวหน้าสำนักปลัดเทศบาล"}) == expected);
    CHECK(blocks({"(ลงชื่อ)\tผู้รายงาน", "", "", "(นายสมชาย ใจดี)", "ตำแหน่ง: หัวหน้าสำนักปลัดเทศบาล"}) == expected);
    CHECK(blocks({dots + "ผู้รายงาน", "(นายสมชาย ใจดี)", "หัวหน้าสำนักปลัดเทศบาล"}) == expected);
    CHECK(blocks({"ผู้รายงาน (ลงชื่อ)" + dots, "(นายสมชาย ใจดี)", "หัวหน้าสำนักปลัดเทศบาล"}) == expected);
    CHECK(blocks({"ผู้รายงาน", "", "ลงชื่อ" + dots, "(นายสมชาย ใจดี)", "หัวหน้าสำนักปลัดเทศบาล"}) == expected);
    CHECK(blocks({"(ลงชื่อ) นายสมชาย ใจดี ผู้รายงาน", "ตำแหน่ง หัวหน้าสำนักปลัดเทศบาล"}) == expected);
    CHECK(blocks({"(ลงชื่อ)" + dots + "ผู้อนุมัติ", "(นางสาวสมหญิง รักดี)", "นายกเทศมนตรีตำบลบ้านแพ้ว", "วันที่ ๓๐ กันยายน ๒๕๖๖",
                  "เอกสารแนบ ๑"}) == Strings{"ผู้อนุมัติ | นางสาวสมหญิง รักดี | นายกเทศมนตรีตำบลบ้านแพ้ว | 2023-09-30"});
}

TEST_CASE("a letter's end has a name in parentheses above a post and no line") {
    CHECK(blocks({"ขอแสดงความนับถือ", "", "", "(จ่าเอกสมชาย ใจดี)", "ปลัดเทศบาลตำบลบ้านแพ้ว"}) ==
          Strings{" | จ่าเอกสมชาย ใจดี | ปลัดเทศบาลตำบลบ้านแพ้ว"});
}

TEST_CASE("acting posts take two or three lines") {
    CHECK(blocks({"(ลงชื่อ)" + dots, "(ว่าที่ร้อยตรี สมชาย ใจดี)", "รองปลัดเทศบาล รักษาราชการแทน", "ปลัดเทศบาลตำบลบ้านแพ้ว",
                  "จังหวัดสมุทรสาครมีประชากรมาก"}) ==
          Strings{" | ว่าที่ร้อยตรี สมชาย ใจดี | รองปลัดเทศบาล รักษาราชการแทน ปลัดเทศบาลตำบลบ้านแพ้ว"});
    CHECK(blocks({"(ลงชื่อ)" + dots, "(นางมาลี ดีงาม)", "ปลัดเทศบาล ปฏิบัติหน้าที่", "นายกเทศมนตรีตำบลบ้านแพ้ว"}) ==
          Strings{" | นางมาลี ดีงาม | ปลัดเทศบาล ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลบ้านแพ้ว"});
}

TEST_CASE("signatures one below the other") {
    CHECK(blocks({"(ลงชื่อ)" + dots + "ผู้จัดทำ", "(นายก้อง ใจดี)", "นิติกรชำนาญการ", "", "(ลงชื่อ)" + dots + "ผู้ตรวจสอบ",
                  "(นางมาลี ดีงาม)", "ปลัดเทศบาล", "", "เห็นชอบ", "", "(ลงชื่อ)" + dots, "(นายสมชาย ใจดี)", "นายกเทศมนตรี"}) ==
          Strings{"ผู้จัดทำ | นายก้อง ใจดี | นิติกรชำนาญการ", "ผู้ตรวจสอบ | นางมาลี ดีงาม | ปลัดเทศบาล",
                  "เห็นชอบ | นายสมชาย ใจดี | นายกเทศมนตรี"});
}

TEST_CASE("two columns by tabs or spaces") {
    const Strings expected = {"ผู้จัดทำ | นายก้อง ใจดี | นิติกรชำนาญการ", "ผู้ตรวจสอบ | นางมาลี ดีงาม | ปลัดเทศบาล"};
    CHECK(blocks({"(ลงชื่อ)" + dots + "ผู้จัดทำ\t(ลงชื่อ)" + dots + "ผู้ตรวจสอบ", "(นายก้อง ใจดี)\t(นางมาลี ดีงาม)",
                  "นิติกรชำนาญการ\tปลัดเทศบาล"}) == expected);
    CHECK(blocks({"ลงชื่อ" + dots + "ผู้จัดทำ     ลงชื่อ" + dots + "ผู้ตรวจสอบ", "    (นายก้อง ใจดี)          (นางมาลี ดีงาม)",
                  "  นิติกรชำนาญการ            ปลัดเทศบาล"}) == expected);
}

TEST_CASE("two columns as a table without borders, one block a cell or one part a row") {
    const Strings expected = {"ผู้จัดทำ | นายก้อง ใจดี | นิติกรชำนาญการ", "ผู้ตรวจสอบ | นางมาลี ดีงาม | ปลัดเทศบาล"};
    DocumentBuilder cells;
    cells.table({{"(ลงชื่อ)" + dots + "ผู้จัดทำ\n(นายก้อง ใจดี)\nนิติกรชำนาญการ",
                  "(ลงชื่อ)" + dots + "ผู้ตรวจสอบ\n(นางมาลี ดีงาม)\nปลัดเทศบาล"}});
    CHECK(blocks(cells.document()) == expected);
    DocumentBuilder rows;
    rows.table({{"(ลงชื่อ)" + dots + "ผู้จัดทำ", "(ลงชื่อ)" + dots + "ผู้ตรวจสอบ"},
                {"(นายก้อง ใจดี)", "(นางมาลี ดีงาม)"},
                {"นิติกรชำนาญการ", "ปลัดเทศบาล"}});
    CHECK(blocks(rows.document()) == expected);
}

TEST_CASE("what is left blank is empty, and a block without name and role is none") {
    CHECK(blocks({"(ลงชื่อ)" + dots + "ผู้รายงาน", "(" + dots + ")", "ตำแหน่ง" + dots}) == Strings{"ผู้รายงาน |  | "});
    CHECK(blocks({"(ลงชื่อ)" + dots, "(" + dots + ")"}).empty());
}

TEST_CASE("other texts sign nothing") {
    CHECK(blocks({"ให้ผู้เข้าประชุมลงชื่อในบัญชี", "ลงชื่อผู้เข้าร่วมประชุม", "๑. บทนำ" + dots + "๕",
                  "ข้อ ๓ ชื่อ" + dots + "นามสกุล" + dots, dots, dots, "(ระบุเหตุผล)", "(นายกเทศมนตรี)", "(นายทะเบียน)",
                  "ปลัดเทศบาล", "(นายสมชาย ใจดี) เป็นประธาน", "นายสมชาย ใจดี", "นายกเทศมนตรี"})
              .empty());
}

TEST_CASE("the sample has no sign-off block; its report with one keeps everything else") {
    CHECK(find_sign_offs(sample_document()).empty());
    Document document = sample_document();
    DocumentBuilder builder;
    builder.line("(ลงชื่อ)" + dots + "ผู้รายงาน").line("(นายสมชาย ใจดี)").line("หัวหน้าสำนักปลัดเทศบาล");
    for (const Block& block : builder.document().sections[0].blocks) {
        document.sections.back().blocks.push_back(block);
        std::get<Paragraph>(document.sections.back().blocks.back().what).format = 0;
    }
    const Report with = extracted(document);
    REQUIRE(with.sign_off.size() == 1);
    CHECK(with.sign_off[0].name == "นายสมชาย ใจดี");
    CHECK(with.measures == extracted(sample_document()).measures);
}

TEST_CASE("over real documents: the signer of a regulation, the blanks of a form, and nothing else") {
    if (!has_shared("corpus")) return;
    const auto found = [](const char* name) {
        return blocks(read_document(slurp(shared_dir() / "corpus" / name), name));
    };
    CHECK(found("regulation-a.docx").size() == 1);
    CHECK(found("regulation-a.docx").front().starts_with(" | นายผัน จันทรปาน | ปลัดกระทรวงแรงงานและสวัสดิการสังคม"));
    CHECK(found("pages-psk-10.docx").size() == 6);
    CHECK(found("pages-angsana-02.docx") == Strings{"ผู้แสดงความจำนง |  | "});
    CHECK(found("pages-psk-02a.docx").empty());
    CHECK(found("merges-15-tables.docx").empty());
}
