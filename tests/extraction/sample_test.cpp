// The real report, and the same report in the layouts that other offices use.
#include <functional>

#include "report/helpers.h"
#include "thai/numbers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Json golden() {
    return Json::parse(slurp(source_dir() / "tests/golden/lamnamphong-ita-2566.json"));
}
Json golden_with_ascii_digits() {
    const std::function<Json(const Json&)> convert = [&](const Json& value) -> Json {
        if (value.is_string()) return thai::to_ascii_digits(value.get<std::string>());
        Json out = value;
        if (value.is_structured())
            for (auto& part : out) part = convert(part);
        return out;
    };
    return convert(golden());
}
std::string core_difference(const Document& document, const Json& expected) {
    return difference(expected, Json::parse(to_json(extracted(document))));
}

void for_each_paragraph(std::vector<Block>& blocks, const std::function<void(Paragraph&)>& visit) {
    for (Block& block : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            visit(*paragraph);
        } else {
            for (Row& row : std::get<Table>(block.what).rows)
                for (Cell& cell : row.cells) for_each_paragraph(cell.blocks, visit);
        }
    }
}
std::vector<Block>& body(Document& document) {
    return document.sections.front().blocks;
}
std::vector<Table*> tables(Document& document) {
    std::vector<Table*> found;
    for (Section& section : document.sections)
        for (Block& block : section.blocks)
            if (auto* table = std::get_if<Table>(&block.what)) found.push_back(table);
    return found;
}
std::string text_of(const Cell& cell) {
    const auto* paragraph = cell.blocks.empty() ? nullptr : std::get_if<Paragraph>(&cell.blocks.front().what);
    return paragraph == nullptr ? std::string() : paragraph->text;
}
void set_text(Cell& cell, const std::string& text) {
    std::get<Paragraph>(cell.blocks.front().what).text = text;
}

void reorder_columns(Document& document) {
    const std::vector<std::uint32_t> to = {4, 0, 6, 2, 1, 5, 3};
    for (Table* table : tables(document))
        for (Row& row : table->rows) {
            for (Cell& cell : row.cells) cell.column = to.at(cell.column);
            std::ranges::sort(row.cells, {}, &Cell::column);
        }
}
void rename_headers(Document& document) {
    const std::vector<std::pair<std::string, std::string>> names = {{"แบบ", "เครื่องมือการประเมิน"},
                                                                    {"ตัวชี้วัด", "ประเด็นการประเมิน"},
                                                                    {"ผลการประเมิน", "คะแนน ITA ปี ๒๕๖๕"},
                                                                    {"ประเด็นที่ต้องพัฒนา", "มาตรการ/ แนวทาง"},
                                                                    {"หน่วยงานรับผิดชอบ", "ผู้รับผิด\nชอบ :"},
                                                                    {"ระยะเวลาดำเนินงาน", "ห้วงเวลา (เดือน)"},
                                                                    {"หมายเหตุ", "อื่นๆ"}};
    for (Table* table : tables(document))
        for (Cell& cell : table->rows.front().cells)
            for (const auto& [from, to] : names)
                if (text_of(cell) == from) {
                    set_text(cell, to);
                    break;
                }
}
void use_ascii_digits(Document& document) {
    for (Section& section : document.sections)
        for_each_paragraph(section.blocks, [](Paragraph& p) { p.text = thai::to_ascii_digits(p.text); });
}
/// One table of all three; `keep_headers`: the repeated header rows stay, as if typed.
void join_tables(Document& document, bool keep_headers) {
    const auto all = tables(document);
    for (std::size_t i = 1; i < all.size(); ++i) {
        auto& rows = all[i]->rows;
        all[0]->rows.insert(all[0]->rows.end(), rows.begin() + (keep_headers ? 0 : 1), rows.end());
    }
    const Table* first = all[0];
    for (Row& row : all[0]->rows) row.header = false;
    std::erase_if(body(document), [&](const Block& block) {
        const auto* table = std::get_if<Table>(&block.what);
        return table != nullptr && table != first && table->rows.size() < first->rows.size();
    });
}
/// The แบบ column becomes rows across the table.
void make_bands(Document& document) {
    for (Table* table : tables(document)) {
        std::vector<Row> rows;
        for (Row& row : table->rows) {
            std::string band;
            std::erase_if(row.cells, [&](const Cell& cell) {
                if (cell.column == 0 && !rows.empty()) band = text_of(cell);
                return cell.column == 0;
            });
            for (Cell& cell : row.cells) --cell.column;
            if (!band.empty()) {
                Row across;
                Cell cell = row.cells.front();
                cell.col_span = 6;
                set_text(cell, band);
                across.cells.push_back(cell);
                rows.push_back(std::move(across));
            }
            rows.push_back(std::move(row));
        }
        table->rows = std::move(rows);
    }
}

}  // namespace

TEST_CASE("the sample's JSON contains the truth") {
    const Json actual = Json::parse(to_json(extracted(sample_document())));
    CHECK(difference(golden(), actual) == "");
    if (has_shared("expected/lamnamphong-ita-2566.json"))
        CHECK(difference(Json::parse(slurp(shared_dir() / "expected/lamnamphong-ita-2566.json")), actual) == "");
}

TEST_CASE("the sample gives the same report as DOC and as DOCX") {
    if (!has_shared("samples")) return;
    Document old = read_document(slurp(shared_dir() / "samples/lamnamphong-ita-2566.doc"), "a.doc");
    CHECK(old.parts.front() == "/document");  // a .doc has no part of a package: its stories are named
    old.parts = sample_document().parts;
    CHECK(to_json(extracted(old)) == to_json(extracted(sample_document())));
}

TEST_CASE("the sample's findings are its two other names and the missing results, and nothing false") {
    const Report report = checked(sample_document());
    for (const Diagnostic& d : report.diagnostics)
        CAPTURE(describe(d.origin, report.parts, Language::english) + ": " + d.message.en);
    CHECK(findings(report) == std::vector<std::string>{"missing-result", "name-mismatch", "name-mismatch"});
    for (const Diagnostic& d : report.diagnostics) {
        if (d.code != "name-mismatch") continue;
        const bool four = d.message.en.find("indicator 4 is called \"การใช้ทรัพย์สินข้าราชการ\"") != std::string::npos;
        const bool eight = d.message.en.find("indicator 8 is called \"การปรับปรุงระบบการทำงาน\"") != std::string::npos;
        CHECK((four || eight));
        CHECK(d.origin.table == 0);
        CHECK(d.origin.paragraph > 0);
    }
}

TEST_CASE("every value of the sample knows where it stands") {
    const Report report = extracted(sample_document());
    REQUIRE(report.measures.size() == 10);
    CHECK(report.measures[0].score->as_written == "๑๐๐");
    CHECK(report.measures[2].score->origin.table == 2);
    CHECK(report.measures[2].score->origin.row == 2);
    CHECK(report.measures[4].actions[1].value.starts_with("จัดฝึกอบรม"));
    CHECK(report.instruments[0].respondents->as_written == "๕๐");
    CHECK(report.overall.score->origin.paragraph > 0);
}

TEST_CASE("the order of columns does not matter") {
    Document document = sample_document();
    reorder_columns(document);
    CHECK(core_difference(document, golden()) == "");
}

TEST_CASE("headers may be synonyms, with breaks and notes in them") {
    Document document = sample_document();
    rename_headers(document);
    CHECK(core_difference(document, golden()) == "");
}

TEST_CASE("digits may be ASCII") {
    Document document = sample_document();
    use_ascii_digits(document);
    CHECK(core_difference(document, golden_with_ascii_digits()) == "");
}

TEST_CASE("three tables may be one") {
    Document document = sample_document();
    join_tables(document, false);
    REQUIRE(tables(document).size() == 1);
    CHECK(core_difference(document, golden()) == "");
}

TEST_CASE("one table may repeat its header as typed rows") {
    Document document = sample_document();
    join_tables(document, true);
    REQUIRE(tables(document).size() == 1);
    CHECK(core_difference(document, golden()) == "");
}

TEST_CASE("the instrument may be a band across the table") {
    Document document = sample_document();
    make_bands(document);
    CHECK(core_difference(document, golden()) == "");
}

TEST_CASE("all of it together") {
    Document document = sample_document();
    join_tables(document, true);
    rename_headers(document);
    reorder_columns(document);
    use_ascii_digits(document);
    CHECK(core_difference(document, golden_with_ascii_digits()) == "");
    CHECK(findings(checked(document)) == std::vector<std::string>{"missing-result", "name-mismatch", "name-mismatch"});
}

TEST_CASE("the summary may stand before the table") {
    Document document = sample_document();
    auto& blocks = body(document);
    const auto is_table = [](const Block& block) { return std::holds_alternative<Table>(block.what); };
    const auto first = std::ranges::find_if(blocks, is_table);
    const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_table).base();
    std::rotate(first, last, blocks.end());
    CHECK(core_difference(document, golden()) == "");
}
