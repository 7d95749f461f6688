#include "compose/compose.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/file.h"
#include "document/text.h"
#include "document/walk.h"
#include "extraction/extract.h"
#include "layout/layout.h"
#include "readers/reader.h"
#include "support.h"
#include "thai/numbers.h"

using namespace raingan;

namespace {

Report sample_report() {
    const std::string name = "lamnamphong-ita-2566.docx";
    return extract(read_document(read_file(test::sample(name).string()), name), load_rules(), name);
}

template <class Value>
Sourced<Value> sourced(Value value) {
    Sourced<Value> made;
    made.value = std::move(value);
    return made;
}
Score score(const char* text) {
    return sourced(*Decimal::parse(text));
}

Measure measure_of(int i) {
    Measure measure;
    measure.instrument = i % 4 < 2 ? "IIT" : "OIT";
    measure.indicator = 1 + i / 2;
    measure.indicator_name = "ตัวชี้วัดตัวอย่าง" + std::to_string(i / 2);
    measure.actions = {sourced<std::string>("จัดทำแผนงานเรื่องที่ " + std::to_string(i) + " ให้แล้วเสร็จ")};
    measure.responsible = {sourced<std::string>("กองคลัง")};
    return measure;
}

SignOff signer(const std::string& name) {
    SignOff made;
    made.role = "ผู้รายงาน";
    made.name = name;
    made.position = "หัวหน้าสำนักปลัดเทศบาล";
    return made;
}

/// Words only: line ends and spaces may stand elsewhere in the form.
std::string closed_up(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\t') out += c;
    return out;
}

std::string words_of(const Document& document) {
    std::string text;
    for (const Section& section : document.sections) text += plain_text(section.blocks) + "\n";
    return closed_up(text);
}

bool holds(const Document& document, const std::string& text) {
    return words_of(document).find(closed_up(text)) != std::string::npos;
}

/// As the form writes it by default.
void check_holds(const std::string& words, const std::string& text) {
    CAPTURE(text);
    CHECK(words.find(closed_up(thai::to_thai_digits(text))) != std::string::npos);
}

/// Every value of the report is in the document.
void check_holds_all(const Document& document, const Report& report) {
    const std::string words = words_of(document);
    const auto check_text = [&](const auto& text) {
        if (text) check_holds(words, text->value);
    };
    const auto check_score = [&](const std::optional<Score>& value) {
        if (value) check_holds(words, value->value.to_string());
    };
    const auto check_count = [&](const std::optional<Count>& value) {
        if (value) check_holds(words, std::to_string(value->value));
    };
    check_text(report.organization);
    check_text(report.title);
    check_count(report.report_year);
    check_count(report.score_year);
    check_score(report.overall.score);
    check_text(report.overall.level);
    check_score(report.overall.target);
    if (report.overall.change) check_holds(words, abs(report.overall.change->value).to_string());
    check_count(report.overall.previous_year);
    check_score(report.overall.previous_score);
    for (const Instrument& instrument : report.instruments) {
        check_holds(words, instrument.code);
        check_text(instrument.name);
        check_count(instrument.respondents);
        check_count(instrument.items);
        check_score(instrument.score);
        check_text(instrument.weakness);
        for (const Indicator& indicator : instrument.indicators) {
            check_holds(words, std::to_string(indicator.number) + indicator.name.value);
            check_score(indicator.score);
        }
    }
    for (const Measure& measure : report.measures) {
        check_holds(words, measure.indicator_name);
        check_score(measure.score);
        for (const Text& action : measure.actions) check_holds(words, action.value);
        for (const Text& office : measure.responsible) check_holds(words, office.value);
        for (const auto& [field, text] : measure.fields) check_holds(words, text.value);
        if (measure.period) check_holds(words, measure.period->text);
        check_text(measure.remark);
    }
    for (const SignOff& signer : report.sign_off) {
        check_holds(words, signer.role);
        check_holds(words, signer.name);
        check_holds(words, signer.position);
    }
}

Pages pages_of(const Document& document) {
    fonts::FontLibrary fonts({});
    thai::Breaker breaker;
    return lay_out(document, fonts, breaker);
}

std::vector<const Table*> tables_of(const Document& document) {
    std::vector<const Table*> tables;
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<Table>(&block.what)) tables.push_back(table);
    return tables;
}

const Table& measure_table_of(const Document& document) {
    for (const Section& section : document.sections)
        if (section.page_width > section.page_height) return std::get<Table>(section.blocks.at(1).what);
    FAIL("no landscape section");
    std::abort();
}

/// Each place of the grid is covered once.
void check_covered_once(const Table& table) {
    std::vector<std::vector<int>> covered(table.rows.size(), std::vector<int>(table.columns.size()));
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (const Cell& cell : table.rows[r].cells)
            for (std::uint32_t dr = 0; dr < cell.row_span; ++dr)
                for (std::uint32_t dc = 0; dc < cell.col_span; ++dc) ++covered.at(r + dr).at(cell.column + dc);
    for (const auto& row : covered)
        for (const int times : row) CHECK(times == 1);
}

/// Runs cover each paragraph's text, and every index points into its table.
void check_sound(const Document& document) {
    for_each_paragraph(document, [&](const Paragraph& paragraph) {
        std::uint32_t at = 0;
        for (const Run& run : paragraph.runs) {
            CHECK(run.begin == at);
            CHECK(run.end > run.begin);
            CHECK(run.format < document.text_formats.size());
            at = run.end;
        }
        CHECK(at == paragraph.text.size());
        CHECK(paragraph.format < document.paragraph_formats.size());
        for (const InlineObject& object : paragraph.objects)
            CHECK(paragraph.text.substr(object.at, 3) == "\xEF\xBF\xBC");
    });
    for (const Table* table : tables_of(document)) check_covered_once(*table);
}

}  // namespace

TEST_CASE("the sample's form holds every value of its report and is a sound document") {
    const Report report = sample_report();
    REQUIRE(report.measures.size() == 10);
    const Document document = compose::compose_report(report);
    check_sound(document);
    check_holds_all(document, report);
}

TEST_CASE("paper, margins, face and page number are those of official papers") {
    const Document document = compose::compose_report(sample_report());
    REQUIRE(document.sections.size() == 3);
    for (const Section& section : document.sections) {
        CHECK(section.margin_start.pt == doctest::Approx(85.04).epsilon(0.001));
        CHECK(section.margin_end.pt == doctest::Approx(56.69).epsilon(0.001));
        CHECK(section.margin_top.pt == doctest::Approx(70.87).epsilon(0.001));
        CHECK(section.margin_bottom.pt == doctest::Approx(56.69).epsilon(0.001));
        CHECK(section.headers.first.empty());
        CHECK(section.page_number_format == NumberFormat::thai_numbers);
        CHECK(std::get<Paragraph>(section.headers.regular.at(0).what).text == "- \xEF\xBF\xBC -");
    }
    CHECK(document.sections[0].title_page);
    CHECK_FALSE(document.sections[1].title_page);
    CHECK(document.sections[1].page_width > document.sections[1].page_height);
    for (const TextFormat& format : document.text_formats) CHECK(format.font == "TH SarabunPSK");
    CHECK(std::ranges::any_of(document.text_formats, [](const TextFormat& f) { return f.size == Points(16); }));
    CHECK(std::ranges::any_of(document.paragraph_formats,
                              [](const ParagraphFormat& f) { return f.indent_first_line == from_millimetres(25); }));
}

TEST_CASE("digits are Thai but in codes and addresses; Arabic where asked for") {
    Report report;
    report.title = sourced<std::string>("รายงาน O43 ประจำปีงบประมาณ พ.ศ. 2566");
    report.measures = {measure_of(7)};
    report.measures[0].fields = {{"evidence", sourced<std::string>("https://a.go.th/2566 หน้า 12")}};
    const Document thai = compose::compose_report(report);
    CHECK(holds(thai, "รายงาน O43"));
    CHECK(holds(thai, "พ.ศ. ๒๕๖๖"));
    CHECK(holds(thai, "https://a.go.th/2566 หน้า ๑๒"));
    const Document arabic = compose::compose_report(report, Numerals::arabic);
    CHECK(words_of(arabic).find("๒") == std::string::npos);
    CHECK(arabic.sections[0].page_number_format == NumberFormat::decimal);
    CHECK(holds(compose::compose_report(report, Numerals::keep), "พ.ศ. 2566"));
}

TEST_CASE("an empty report gives one page that says so, and no empty tables or signatures") {
    Report report;
    report.source = "ประกาศ.docx";
    const Document document = compose::compose_report(report);
    check_sound(document);
    CHECK(holds(document, "ไม่พบผลการประเมิน"));
    CHECK(holds(document, "ประกาศ.docx"));
    CHECK_FALSE(holds(document, "ลงชื่อ"));
    CHECK(tables_of(document).empty());
    CHECK(pages_of(document).all.size() == 1);
}

TEST_CASE("what the report does not say has no words in the form") {
    Report report;
    report.overall.level = sourced<std::string>("ผ่านดี");
    report.measures = {measure_of(1)};
    const Document document = compose::compose_report(report);
    for (const char* word : {"ค่าเป้าหมาย", "ผลต่าง", "เพิ่มขึ้น", "ระยะเวลา", "หมายเหตุ", "ข้อบกพร่อง", "ลงชื่อ", "ไม่พบ"})
        CHECK_FALSE(holds(document, word));
    CHECK(holds(document, "ผ่านดี"));
}

TEST_CASE("a report without measures has no landscape page; one of measures only has no result") {
    Report report = sample_report();
    report.measures.clear();
    const Document without = compose::compose_report(report);
    CHECK(without.sections.size() == 1);
    check_holds_all(without, report);

    Report only;
    only.measures = {measure_of(1)};
    const Document document = compose::compose_report(only);
    check_sound(document);
    CHECK(document.sections.size() == 2);
    CHECK_FALSE(holds(document, "ผลการประเมินในภาพรวม"));
}

TEST_CASE("a fall is called a fall, and no change is called none") {
    Report report;
    report.overall.score = score("80.5");
    report.overall.change = score("-3.25");
    CHECK(holds(compose::compose_report(report), "ลดลงจากปีงบประมาณก่อน จำนวน ๓.๒๕ คะแนน"));
    report.overall.change = score("0.00");
    CHECK(holds(compose::compose_report(report), "ไม่เปลี่ยนแปลง"));
    CHECK(holds(compose::compose_report(report), "๘๐.๕๐"));
}

TEST_CASE("forty measures run over several pages under one repeated heading row, instruments and indicators merged") {
    Report report;
    for (int i = 0; i < 40; ++i) report.measures.push_back(measure_of(i));
    const Document document = compose::compose_report(report);
    check_sound(document);
    check_holds_all(document, report);
    const Table& table = measure_table_of(document);
    REQUIRE(table.rows.size() == 41);
    CHECK(table.rows[0].header);
    CHECK_FALSE(table.rows[1].header);
    CHECK(table.rows[1].cells[0].row_span == 2);
    CHECK(table.rows[1].cells[1].row_span == 2);
    CHECK(table.rows[2].cells[0].column == 2);
    CHECK(pages_of(document).all.size() >= 3);
}

TEST_CASE("columns fill the width, and each further field of the report has one") {
    Report report = sample_report();
    report.measures[3].fields = {{"result", sourced<std::string>("แล้วเสร็จ")},
                                 {"issue", sourced<std::string>("ระบบยืมไม่ชัดเจน")},
                                 {"result", sourced<std::string>("ครบถ้วน")},
                                 {"ช่องใหม่", sourced<std::string>("ค่าใหม่")}};
    const Document document = compose::compose_report(report);
    check_sound(document);
    check_holds_all(document, report);
    const Table& table = measure_table_of(document);
    CHECK(table.columns.size() == 11);
    double sum = 0;
    for (const Points width : table.columns) {
        CHECK(width.pt > 20);
        sum += width.pt;
    }
    CHECK(sum == doctest::Approx((297 - 50) * 72 / 25.4));
    CHECK(holds(document, "ช่องใหม่"));
}

TEST_CASE("very long texts are set whole, over as many pages as they need") {
    Report report = sample_report();
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "ปรับปรุงกระบวนการปฏิบัติงานให้โปร่งใส ";
    report.measures[2].actions = {sourced(text)};
    report.instruments[1].weakness = sourced(text);
    report.sign_off = {signer("นายสมชาย ใจดี")};
    const Document document = compose::compose_report(report);
    check_holds_all(document, report);
    CHECK(pages_of(document).all.size() > 10);
}

TEST_CASE("characters that act in a document are harmless in values") {
    Report report;
    report.title = sourced<std::string>("ก\fข\x0B\tค\xEF\xBF\xBCง\x01\r\n\xFF");
    report.measures = {measure_of(1)};
    report.measures[0].actions = {sourced<std::string>("ก\fข\xEF\xBF\xBC\tค\r\n"), sourced<std::string>("")};
    const Document document = compose::compose_report(report);
    check_sound(document);
    const std::string title = std::get<Paragraph>(document.sections[0].blocks[0].what).text;
    CHECK(title.find_first_of("\f\x0B\t\r\x01") == std::string::npos);
    CHECK(pages_of(document).all.size() == 2);
}

namespace {

Indicator indicator_of(int number, const char* value) {
    Indicator made;
    made.number = number;
    made.name = sourced<std::string>("ตัวชี้วัด" + std::to_string(number));
    made.score = score(value);
    return made;
}

Report scored(std::initializer_list<const char*> values) {
    Report report;
    report.overall.target = score("85");
    Instrument& instrument = report.instruments.emplace_back();
    instrument.code = "IIT";
    instrument.score = score("97.5");
    for (const char* value : values)
        instrument.indicators.push_back(indicator_of(static_cast<int>(instrument.indicators.size()) + 1, value));
    return report;
}

struct Mark {
    double from = 0, to = 0;  ///< points from where the axis begins
    Colour colour;
};

/// What is painted on the axis of each row of the score table, behind its head.
std::vector<std::vector<Mark>> marks_of(const Document& document) {
    std::vector<std::vector<Mark>> all;
    for (const Table* table : tables_of(document)) {
        if (table->columns.size() < 4) continue;
        for (std::size_t r = 1; r < table->rows.size(); ++r) {
            std::vector<Mark>& marks = all.emplace_back();
            for (const Cell& cell : table->rows[r].cells) {
                if (cell.column < 3) continue;
                double left = 0;
                for (std::uint32_t c = 3; c < cell.column; ++c) left += table->columns[c].pt;
                const auto& paragraph = std::get<Paragraph>(cell.blocks.front().what);
                const ParagraphFormat& format = document.paragraph_formats[paragraph.format];
                if (!format.background) continue;
                const double right = left + table->columns[cell.column].pt - format.indent_end.pt;
                marks.push_back({left + format.indent_start.pt, right, *format.background});
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE(
    "scores at 96–100 lie apart: dots from where they differ, the lowest marked, subtotals as bars from the axis' "
    "start") {
    const Document document = compose::compose_report(scored({"100", "96", "98"}));
    check_sound(document);
    CHECK(holds(document, "ช่วง ๘๐–๑๐๐"));
    CHECK(holds(document, "เส้นประ: ค่าเป้าหมาย ๘๕"));
    CHECK(holds(document, "ตัวชี้วัด2 (ต่ำสุด)") == false);  // digits of the form are Thai
    CHECK(holds(document, "ตัวชี้วัด๒ (ต่ำสุด)"));
    const auto marks = marks_of(document);
    REQUIRE(marks.size() >= 4);
    const auto& table = *tables_of(document).back();
    const double axis = table.columns[3].pt + table.columns[4].pt;
    CHECK(marks[0].front().from == 0);  // the instrument's bar
    CHECK(marks[0].size() == 2);        // both sides of the target
    REQUIRE(marks[1].size() == 1);
    REQUIRE(marks[2].size() == 1);
    const auto middle = [](const Mark& mark) { return (mark.from + mark.to) / 2; };
    // Four points of twenty are a fifth of the axis, where they were a twenty-fifth.
    CHECK(middle(marks[1].front()) - middle(marks[2].front()) > axis * 0.15);
    CHECK(middle(marks[2].front()) < middle(marks[3].front()));
    CHECK(marks[2].front().to - marks[2].front().from > marks[1].front().to - marks[1].front().from);
    CHECK_FALSE(marks[2].front().colour == marks[1].front().colour);
}

TEST_CASE("a score that cannot be is marked in words, and does not move the axis") {
    const Document document = compose::compose_report(scored({"112.48", "96", "-3"}));
    check_sound(document);
    CHECK(holds(document, "เป็นไปไม่ได้: คะแนนอยู่นอกช่วง ๐–๑๐๐"));
    CHECK(holds(document, "ช่วง ๘๐–๑๐๐"));
    CHECK(holds(document, "๑๑๒.๔๘"));
    const auto marks = marks_of(document);
    CHECK(marks[1].empty());
    CHECK(marks[2].size() == 1);
    CHECK(marks[3].empty());
}

TEST_CASE("heads are plain, paragraphs have one indent") {
    const Document document = compose::compose_report(sample_report());
    for (const Table* table : tables_of(document))
        for (const Row& row : table->rows)
            if (row.header)
                for (const Cell& cell : row.cells) CHECK_FALSE(cell.background);
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
                const ParagraphFormat& format = document.paragraph_formats[paragraph->format];
                CHECK(format.indent_start.pt == 0);
                CHECK((format.indent_first_line.pt == 0 || format.indent_first_line == from_millimetres(25)));
            }
}

TEST_CASE("who signs stands in the form without being asked for") {
    Report report = sample_report();
    report.sign_off = {signer("นายสมชาย ใจดี")};
    CHECK(holds(compose::compose_report(report), "(นายสมชาย ใจดี)"));
}

TEST_CASE("a plan against corruption is shown, whole, under its dimensions; its report stays without measures") {
    Report report;
    for (int i = 1; i <= 3; ++i) {
        Project& project = report.projects.emplace_back();
        project.seq = i;
        project.dimension = sourced<std::string>(i < 3 ? "มิติที่ ๑ การสร้างสังคม" : "มิติที่ ๒ การบริหาร");
        project.name = sourced<std::string>("โครงการที่ " + std::to_string(i));
        project.fields = {{"budget", sourced<std::string>("๕๐,๐๐๐")}};
        project.responsible = {sourced<std::string>("สำนักปลัด")};
    }
    report.projects[1].kind = Project::Kind::follow_up;
    report.projects[1].progress.status = sourced(WorkStatus::under_way);
    report.sign_off = {signer("นายสมชาย ใจดี")};
    CHECK(report.empty());
    const Document document = compose::compose_report(report);
    check_sound(document);
    for (const char* words : {"โครงการที่ ๑", "โครงการที่ ๓", "มิติที่ ๒ การบริหาร", "๕๐,๐๐๐", "สำนักปลัด", "อยู่ระหว่างดำเนินการ",
                              "แผนปฏิบัติการป้องกันการทุจริต", "ผลการดำเนินการตามแผน", "งบประมาณ", "(นายสมชาย ใจดี)"})
        CHECK_MESSAGE(holds(document, words), words);
    CHECK_FALSE(holds(document, "ไม่พบผลการประเมิน"));
    CHECK(pages_of(document).all.size() >= 1);
}
