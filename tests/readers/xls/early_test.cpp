// Worksheets of Excel 2 to 4, which are records without a compound file, and workbooks with damage in their stream.
#include <bit>
#include <random>

#include "readers/container/digest.h"
#include "readers/detect.h"
#include "readers/sound.h"
#include "readers/xls/early.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
using namespace std::string_literals;

namespace {

std::string n8(unsigned value) {
    return little_endian(value, 1);
}
std::string n16(unsigned value) {
    return little_endian(value, 2);
}
std::string n64(double value) {
    return little_endian(std::bit_cast<std::uint64_t>(value), 8);
}
std::string biff(unsigned type, const std::string& body) {
    return n16(type) + n16(static_cast<unsigned>(body.size())) + body;
}
std::string at(unsigned row, unsigned column) {
    return n16(row) + n16(column);
}

/// "การ" in windows-874.
const std::string thai_bytes = "\xA1\xD2\xC3";

/// Excel 2: looks in three bytes of each cell.
std::string excel_2(const std::string& tables, const std::string& cells) {
    return biff(0x09, n16(2) + n16(0x10)) + biff(0x42, n16(874)) + biff(0x31, n16(320) + n16(1) + n8(3) + "Arl") +
           biff(0x1E, n8(7) + "General") + biff(0x1E, n8(4) + "0.00") + biff(0x1E, n8(6) + "d/m/yy") + tables + cells +
           biff(0x0A, "");
}

std::string excel_3_or_4(bool is_4) {
    const std::string format_head = is_4 ? n16(0) : "";
    const unsigned format = is_4 ? 0x41E : 0x1E, xf = is_4 ? 0x443 : 0x243, formula = is_4 ? 0x406 : 0x206;
    // Font 0, format 1, centred and wrapped, solid red on it, thin line on top.
    const std::string look =
        n8(0) + n8(1) + n16(0) + n8(2 | 8) + n8(0) + n16(1 | 2U << 6U | 25U << 11U) + n8(1) + std::string(3, '\0');
    const std::string plain = n8(0) + n8(0) + std::string(10, '\0');
    return biff(is_4 ? 0x409 : 0x209, n16(0) + n16(0x10) + n16(0)) + biff(0x42, n16(874)) +
           biff(0x231, n16(320) + n16(2) + n16(0x7FFF) + n8(3) + "Arl") +
           biff(format, format_head + n8(7) + "General") + biff(format, format_head + n8(4) + "0.00") +
           biff(xf, plain) + biff(xf, look) + biff(0x204, at(0, 0) + n16(0) + n16(3) + thai_bytes) +
           biff(0x203, at(0, 1) + n16(1) + n64(2.5)) +
           biff(formula, at(0, 2) + n16(0) + "\0\0\0\0\0\0\xFF\xFF"s + n16(0) + n16(0)) +
           biff(0x207, n16(3) + thai_bytes) + biff(0x205, at(1, 0) + n16(0) + n8(7) + n8(1)) +
           biff(0x27E, at(1, 1) + n16(0) + little_endian(7U << 2U | 2U, 4)) + biff(0x0A, "");
}

const Cell& cell_of(const Document& document, std::size_t row, std::size_t index) {
    const Table& table = table_of(document);
    REQUIRE(table.rows.size() > row);
    REQUIRE(table.rows[row].cells.size() > index);
    return table.rows[row].cells[index];
}

}  // namespace

TEST_CASE("a worksheet of Excel 2 is read, its looks out of each cell") {
    const std::string cells =
        biff(0x04, at(0, 0) + "\0\0\0"s + n8(3) + thai_bytes) + biff(0x03, at(0, 1) + "\0\1\x42"s + n64(1.5)) +
        biff(0x02, at(0, 2) + "\0\0\0"s + n16(60000)) + biff(0x05, at(1, 0) + "\0\0\0"s + n8(1) + n8(0)) +
        biff(0x06, at(1, 1) + "\0\2\0"s + n64(45199) + n8(0) + n8(0)) +
        biff(0x06, at(1, 2) + "\0\0\0"s + "\0\0\0\0\0\0\xFF\xFF"s + n8(0) + n8(0)) + biff(0x07, n8(3) + thai_bytes);
    const std::string bytes = excel_2("", cells);
    CHECK(detect(bytes) == FileKind::excel_97);
    const Document document = read_document(bytes, "a.xls");
    CHECK(rows_of(table_of(document)) == std::vector<std::string>{"การ|1.50|60000", "TRUE|30/9/23|การ"});
    CHECK(document.parts.at(0) == "Sheet1");
    const auto& text = std::get<Paragraph>(cell_of(document, 0, 0).blocks.front().what);
    CHECK(document.text_formats[text.runs.front().format].bold);
    CHECK(document.text_formats[text.runs.front().format].size == Points(16));
    CHECK(cell_of(document, 0, 1).borders.bottom.style == BorderStyle::single);
    CHECK(cell_of(document, 0, 0).borders.bottom.style == BorderStyle::none);
}

TEST_CASE("a cell of Excel 2 may name its look in a table, or in a record before it") {
    const std::string xfs = biff(0x43, n8(0) + n8(0) + n8(0) + n8(0)) + biff(0x43, n8(0) + n8(0) + n8(1) + n8(0));
    const std::string cells = biff(0x03, at(0, 0) + "\1\0\0"s + n64(1)) + biff(0x44, n16(1)) +
                              biff(0x03, at(0, 1) + "\x3F\0\0"s + n64(2)) + biff(0x03, at(0, 2) + "\0\0\0"s + n64(3));
    CHECK(rows_of(table_of(read_document(excel_2(xfs, cells), "a.xls"))) == std::vector<std::string>{"1.00|2.00|3"});
}

TEST_CASE("worksheets of Excel 3 and 4 are read with their looks") {
    for (const bool is_4 : {false, true}) {
        CAPTURE(is_4);
        const Document document = read_document(excel_3_or_4(is_4), "a.xls");
        CHECK(rows_of(table_of(document)) == std::vector<std::string>{"การ|2.50|การ", "#DIV/0!|7"});
        const Cell& look = cell_of(document, 0, 1);
        CHECK(look.background == Colour{255, 0, 0});
        CHECK(look.borders.top.style == BorderStyle::single);
        const auto& text = std::get<Paragraph>(look.blocks.front().what);
        CHECK(document.text_formats[text.runs.front().format].italic);
    }
}

TEST_CASE("a workbook of Excel 4 has its sheets by their names") {
    const auto sheet = [](const std::string& text) {
        return biff(0x409, n16(0) + n16(0x10) + n16(0)) +
               biff(0x204, at(0, 0) + n16(0) + n16(static_cast<unsigned>(text.size())) + text) + biff(0x0A, "");
    };
    const auto header = [](const std::string& body, const std::string& name) {
        return biff(0x8F, little_endian(body.size(), 4) + n8(static_cast<unsigned>(name.size())) + name) + body;
    };
    const std::string bytes = biff(0x409, n16(0) + n16(0x100) + n16(0)) + biff(0x42, n16(874)) +
                              header(sheet("a"), "One") + header(sheet("b"), thai_bytes) + biff(0x0A, "");
    const Document document = read_document(bytes, "a.xlw");
    REQUIRE(document.sections.size() == 2);
    CHECK(document.parts.at(0) == "One");
    CHECK(document.parts.at(1) == "การ");
    CHECK(rows_of(table_of(document, 1)) == std::vector<std::string>{"b"});
}

TEST_CASE("a worksheet that ends before its end is shown as far as it goes, which is told") {
    const std::string whole = excel_3_or_4(false);
    const Document document = read_document(whole.substr(0, whole.size() - 8), "a.xls");
    CHECK(rows_of(table_of(document)).at(0) == "การ|2.50|การ");
    CHECK(tells(document, "cut-short"));
}

TEST_CASE("damaged early worksheets end in a Document or an Error") {
    std::mt19937 random(3);
    const std::string whole =
        excel_2(biff(0x43, std::string(4, '\0')), biff(0x04, at(0, 0) + "\0\0\0"s + n8(3) + thai_bytes));
    for (const std::string& source : {whole, excel_3_or_4(true)})
        for (std::size_t i = 0; i < 300; ++i) {
            std::string changed = source;
            for (std::size_t k = 0; k < 1 + i % 5; ++k)
                changed[12 + random() % (changed.size() - 12)] = static_cast<char>(random() & 0xFFU);
            try {
                CHECK(is_sound(read_document(changed, "a.xls")));
            } catch (const Error& error) {
                CHECK(error.status() == ExitStatus::unreadable);
            }
        }
}
