#include "document/text.h"

#include <utility>

#include "document/walk.h"
#include "support.h"

using namespace raingan;

namespace {

Block block_of(const std::string& text) {
    Paragraph paragraph;
    paragraph.text = text;
    return {paragraph};
}

Block table_of_two_rows() {
    Table table;
    for (const char* name : {"ก", "ข"}) {
        Row row;
        for (const char* number : {"๑", "๒"}) {
            Cell cell;
            cell.blocks = {block_of(std::string(name) + number)};
            row.cells.push_back(cell);
        }
        table.rows.push_back(row);
    }
    return {table};
}

}  // namespace

TEST_CASE("plain text leaves out the marks of objects and keeps line breaks") {
    Paragraph paragraph;
    paragraph.text = "รูป\uFFFC ที่ ๑\n\uFFFCจบ";
    CHECK(plain_text(paragraph) == "รูป ที่ ๑\nจบ");
}

TEST_CASE("plain text of blocks: a line for a paragraph and for a row, tabs between cells") {
    CHECK(plain_text({block_of("หัว"), table_of_two_rows(), block_of("ท้าย")}) == "หัว\nก๑\tก๒\nข๑\tข๒\nท้าย");
}

TEST_CASE("walking visits headers, blocks, cells and footers, and can change them") {
    Document document;
    Section section;
    section.headers.first = {block_of("หัวกระดาษ")};
    section.blocks = {block_of("เนื้อ"), table_of_two_rows()};
    section.footers.even = {block_of("ท้ายกระดาษ")};
    document.sections = {section};
    std::string seen;
    for_each_paragraph(std::as_const(document), [&](const Paragraph& paragraph) { seen += paragraph.text + "|"; });
    CHECK(seen == "หัวกระดาษ|เนื้อ|ก๑|ก๒|ข๑|ข๒|ท้ายกระดาษ|");
    for_each_paragraph(document, [](Paragraph& paragraph) { paragraph.text.clear(); });
    CHECK(plain_text(document.sections[0].blocks) == "\n\t\n\t");
}
