#include "laid_out.h"
#include "make_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const char* const prose =
    "ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมิน ITA ของเทศบาลตำบลลำน้ำพอง ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ "
    "และได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสขององค์กรปกครองส่วนท้องถิ่น ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ดังต่อไปนี้";

constexpr double left = 20;
constexpr double right = 420;

LaidOut lay_out_prose(Alignment alignment) {
    DocumentMaker maker;
    ParagraphFormat format;
    format.alignment = alignment;
    maker.add(prose, maker.paragraph_format(format));
    return LaidOut(maker.document);
}

}  // namespace

TEST_CASE("thaiDistribute: every line but the last reaches the margin, the last is ragged, and no character is lost") {
    const LaidOut laid = lay_out_prose(Alignment::thai_distribute);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() > 2);
    for (std::size_t i = 0; i + 1 < page.lines.size(); ++i) {
        CHECK(page.lines[i].distributed);
        CHECK(laid.right_edge(page, page.lines[i]) == doctest::Approx(right).epsilon(0.0005));
    }
    CHECK_FALSE(page.lines.back().distributed);
    CHECK(laid.right_edge(page, page.lines.back()) < right - 5);
    CHECK(without_space(laid.text()) == without_space(prose));
}

TEST_CASE("thaiDistribute: all clusters of a line get the same slack, marks get none") {
    const LaidOut laid = lay_out_prose(Alignment::thai_distribute);
    const LaidOut natural = lay_out_prose(Alignment::start);
    const Page& page = laid.pages.all.at(0);
    const GlyphRun& run = page.runs.at(page.lines.at(0).first_run);
    double slack = -1;
    for (std::uint32_t u = run.first; u + 1 < run.first + run.count; ++u) {
        const double extra = page.units[u].advance_pt - natural.pages.all.at(0).units[u].advance_pt;
        const bool ends_cluster = page.units[u + 1].cluster_start;
        if (!ends_cluster)
            CHECK(extra == doctest::Approx(0).epsilon(0.001));
        else if (slack < 0)
            slack = extra;
        else
            CHECK(extra == doctest::Approx(slack).epsilon(0.001));
    }
    CHECK(slack > 0);
}

TEST_CASE("both: only spaces widen") {
    const LaidOut laid = lay_out_prose(Alignment::both);
    const LaidOut natural = lay_out_prose(Alignment::start);
    const Page& page = laid.pages.all.at(0);
    const Page& plain = natural.pages.all.at(0);
    REQUIRE(page.units.size() == plain.units.size());
    for (std::size_t u = 0; u < page.units.size(); ++u)
        if (laid.fonts.unit(page.units[u].unit).text != U" ")
            CHECK(page.units[u].advance_pt == doctest::Approx(plain.units[u].advance_pt));
    CHECK(laid.right_edge(page, page.lines.front()) == doctest::Approx(right).epsilon(0.0005));
}

TEST_CASE("line ends do not depend on the alignment") {
    const LaidOut distributed = lay_out_prose(Alignment::thai_distribute);
    for (const Alignment alignment : {Alignment::start, Alignment::centre, Alignment::end, Alignment::both})
        CHECK(lay_out_prose(alignment).text() == distributed.text());
}

TEST_CASE("centre and end put the slack before the line") {
    DocumentMaker maker;
    ParagraphFormat centred;
    centred.alignment = Alignment::centre;
    ParagraphFormat ended;
    ended.alignment = Alignment::end;
    maker.add("รายงาน", maker.paragraph_format(centred));
    maker.add("รายงาน", maker.paragraph_format(ended));
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines[0].x_pt + laid.right_edge(page, page.lines[0]) == doctest::Approx(left + right));
    CHECK(laid.right_edge(page, page.lines[1]) == doctest::Approx(right));
}

TEST_CASE("first-line and hanging indents move the first line only") {
    for (const double first_line : {30.0, -30.0}) {
        DocumentMaker maker;
        ParagraphFormat format;
        format.indent_start = Points(40);
        format.indent_first_line = Points(first_line);
        maker.add(prose, maker.paragraph_format(format));
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        CHECK(page.lines.at(0).x_pt == doctest::Approx(left + 40 + first_line));
        CHECK(page.lines.at(1).x_pt == doctest::Approx(left + 40));
    }
}

TEST_CASE("left tabs lead to custom stops, then to the default grid; a right tab ends its text at the stop") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.tabs = {{Points(100), TabKind::left, TabLeader::none}, {Points(300), TabKind::right, TabLeader::dot}};
    maker.add("ก\tข\tค\tง", maker.paragraph_format(format));
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 4);
    CHECK(page.lines[1].x_pt == doctest::Approx(left + 100));
    CHECK(laid.right_edge(page, page.lines[2]) == doctest::Approx(left + 300));
    CHECK(page.lines[3].x_pt == doctest::Approx(left + 324));  // 9 × 36 pt
    CHECK(page.dashes.size() == 1);
}

TEST_CASE("a tab whose stop lies beyond the edge stays on its line, at a custom stop over the edge") {
    DocumentMaker maker;
    ParagraphFormat custom;
    custom.tabs = {{Points(410), TabKind::left, TabLeader::underscore}};
    maker.add("ก\t", maker.paragraph_format(custom));
    maker.add("ก\t\t\t\t\t\t\t\t\t\t\t\tข");  // the last stop within 400 pt is the eleventh
    maker.add("ค");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 4);
    CHECK(page.lines[1].baseline_pt == doctest::Approx(page.lines[0].baseline_pt + 18.08));
    CHECK(page.lines[2].x_pt == doctest::Approx(left));  // what stands behind goes to the next
    CHECK(page.lines[2].baseline_pt == doctest::Approx(page.lines[1].baseline_pt + 18.08));
    REQUIRE(page.fills.size() == 1);
    CHECK(page.fills[0].x_pt + page.fills[0].width_pt == doctest::Approx(left + 410));
}

TEST_CASE("distribute spreads words, with half a gap at both ends, and never the letters of one") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.alignment = Alignment::distribute;
    const std::uint32_t spread = maker.paragraph_format(format);
    maker.add("กก ขข คค", spread);
    maker.add("กก ขข คค");
    maker.add("กกขข", spread);
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 3);
    const auto width = [&](std::size_t line) {
        return laid.right_edge(page, page.lines[line]) - page.lines[line].x_pt;
    };
    const double gap = (400 - width(1)) / 3;
    CHECK(page.lines[0].x_pt == doctest::Approx(left + gap / 2));
    CHECK(width(0) == doctest::Approx(width(1) + 2 * gap));
    CHECK(page.lines[2].x_pt - left == doctest::Approx((400 - width(2)) / 2));
}

TEST_CASE("a number of one line is set smaller where it does not fit, and never broken") {
    for (const char* text : {"1,234,567.50", "๑,๒๓๔,๕๖๗.๕๐", "๑๕ มีนาคม ๒๕๖๖", "-9,876,543.21", "1409900123456"}) {
        for (const Alignment alignment : {Alignment::start, Alignment::centre, Alignment::end}) {
            CAPTURE(text);
            DocumentMaker maker;
            ParagraphFormat format;
            format.alignment = alignment;
            format.one_line = true;
            const std::uint32_t number = maker.paragraph_format(format);
            Table& table = maker.add_table({40, 360});
            table.rows.emplace_back();
            Cell narrow = DocumentMaker::cell(0, {});
            narrow.blocks.push_back({DocumentMaker::paragraph(text, number)});
            Cell wide = DocumentMaker::cell(1, {});
            wide.blocks.push_back({DocumentMaker::paragraph(text, number)});
            table.rows.back().cells = {narrow, wide};
            const LaidOut laid(maker.document);
            const Page& page = laid.pages.all[0];
            REQUIRE(page.lines.size() == 2);
            const GlyphRun& small = page.runs[page.lines[0].first_run];
            CHECK(small.size_pt < 16);
            CHECK(small.size_pt > 4);
            CHECK(page.runs[page.lines[1].first_run].size_pt == 16);
            CHECK(page.lines[0].x_pt >= 20);
            CHECK(laid.right_edge(page, page.lines[0]) <= 60);
        }
    }
}

TEST_CASE("a column is made as wide as its numbers where the page has room") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.one_line = true;
    const std::uint32_t number = maker.paragraph_format(format);
    Table& table = maker.add_table({40, 100});
    table.rows.emplace_back();
    Cell cell = DocumentMaker::cell(0, {});
    cell.blocks.push_back({DocumentMaker::paragraph("1,234,567.50", number)});
    table.rows.back().cells = {cell, DocumentMaker::cell(1, {"ถัดไป"})};
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all[0];
    REQUIRE(page.lines.size() == 2);
    CHECK(page.runs[page.lines[0].first_run].size_pt == 16);
    CHECK(laid.right_edge(page, page.lines[0]) < page.lines[1].x_pt);
}

TEST_CASE("a word wider than the line breaks at the cluster that overflows") {
    DocumentMaker maker;
    std::string word;
    for (int i = 0; i < 200; ++i) word += 'x';
    maker.add(word);
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    CHECK(page.lines.size() > 1);
    for (const TextLine& line : page.lines) CHECK(laid.right_edge(page, line) <= right + 0.1);
    CHECK(without_space(laid.text()) == word);
}

TEST_CASE("long paragraphs break where short ones do, and words over many lines fill each of them") {
    // Words wider than a line and words behind them; by itself, and so often that items wait behind the line.
    const std::string piece = std::string(300, 'm') + " กข " + std::string(90, 'i') + " ค้ำ ";
    const auto line_starts = [](const std::string& text) {
        DocumentMaker maker;
        maker.add(text);
        const LaidOut laid(maker.document);
        CHECK(without_space(laid.text()) == without_space(text));
        std::vector<double> edges;
        for (const Page& page : laid.pages.all)
            for (const TextLine& line : page.lines) edges.push_back(laid.right_edge(page, line));
        return edges;
    };
    std::string text;
    for (int i = 0; i < 20; ++i) text += piece;
    const std::vector<double> few = line_starts(text);
    for (int i = 20; i < 300; ++i) text += piece;
    const std::vector<double> many = line_starts(text);
    REQUIRE(many.size() > few.size());
    CHECK(std::equal(few.begin(), few.end() - 1, many.begin()));
    CHECK(std::ranges::max(many) < right + 1);
    const std::vector<double> one_word = line_starts(std::string(20'000, 'm'));
    REQUIRE(one_word.size() > 100);
    for (std::size_t i = 0; i + 1 < one_word.size(); ++i) CHECK(one_word[i] == doctest::Approx(one_word[0]));
}

TEST_CASE("a run that ends inside a cluster does not part the mark from its base") {
    DocumentMaker maker;
    TextFormat bold = maker.document.text_formats[0];
    bold.bold = true;
    maker.document.text_formats.push_back(bold);
    Paragraph& paragraph = maker.add("ที่");
    paragraph.runs = {{0, 3, 0}, {3, 9, 1}};  // ท | ี่
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    CHECK(page.runs.size() == 1);
    CHECK(laid.text() == "ที่\n");
}

TEST_CASE("line height is the asked font's: TH SarabunPSK 16 stands 18.08 pt apart, 1.5 lines half as much again") {
    for (const double multiple : {1.0, 1.5}) {
        DocumentMaker maker;
        ParagraphFormat format;
        format.line.multiple = multiple;
        maker.add(prose, maker.paragraph_format(format));
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        CHECK(page.lines.at(1).baseline_pt - page.lines.at(0).baseline_pt ==
              doctest::Approx(18.08 * multiple).epsilon(0.001));
    }
}

TEST_CASE("space between paragraphs is the larger of after and before, or their sum where the document says so") {
    for (const bool sum : {false, true}) {
        DocumentMaker maker;
        maker.document.compatibility.sum_paragraph_spacing = sum;
        ParagraphFormat above;
        above.space_after = Points(10);
        ParagraphFormat below;
        below.space_before = Points(6);
        maker.add("ก", maker.paragraph_format(above));
        maker.add("ข", maker.paragraph_format(below));
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        CHECK(page.lines.at(1).baseline_pt - page.lines.at(0).baseline_pt ==
              doctest::Approx(18.08 + (sum ? 16 : 10)).epsilon(0.001));
    }
}

TEST_CASE("a list label stands at the hanging position and its text at the indent") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.indent_start = Points(36);
    format.indent_first_line = Points(-18);
    Paragraph& paragraph = maker.add("ข้อความ", maker.paragraph_format(format));
    paragraph.label = ListLabel{"๑.", 0, ListLabel::Suffix::tab, Alignment::start, 0};
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    CHECK(laid.text(page, page.lines[0]) == "๑.");
    CHECK(page.lines[0].x_pt == doctest::Approx(left + 18));
    CHECK(page.lines[1].x_pt == doctest::Approx(left + 36));
}

TEST_CASE("each kind of underline is drawn as itself, and goes on over words and spaces") {
    const auto drawn = [](Underline kind) {
        DocumentMaker maker;
        maker.document.text_formats[0].underline = kind;
        maker.document.text_formats[0].underline_colour = Colour{255, 0, 0};
        maker.add("one two three");
        Page page = LaidOut(maker.document).pages.all.at(0);
        for (const Fill& fill : page.fills) CHECK(fill.colour == Colour{255, 0, 0});
        return page;
    };
    CHECK(drawn(Underline::words).fills.size() == 3);
    CHECK(drawn(Underline::single).fills.size() == 5);
    CHECK(drawn(Underline::double_line).fills.size() == 10);
    CHECK(drawn(Underline::thick).fills.at(0).height_pt == 2 * drawn(Underline::single).fills.at(0).height_pt);
    CHECK(drawn(Underline::dotted).dashes.size() == 1);
    CHECK(drawn(Underline::dot_dash).dashes.size() == 2);
    CHECK(drawn(Underline::dot_dot_dash).dashes.size() == 3);
    CHECK(drawn(Underline::long_dashed).dashes.at(0).on_pt > drawn(Underline::dashed).dashes.at(0).on_pt);
    const Page dashed = drawn(Underline::dashed);
    CHECK(dashed.dashes.at(0).x2_pt - dashed.dashes.at(0).x1_pt > 40);
    CHECK(drawn(Underline::wave).paths.size() == 5);
    CHECK(drawn(Underline::double_wave).paths.size() == 10);
}

TEST_CASE("small capitals are capitals of a smaller size for small letters only") {
    DocumentMaker maker;
    maker.document.text_formats[0].small_caps = true;
    maker.add("Office กข");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    CHECK(laid.text(page) == "OFFICE กข\n");
    REQUIRE(page.runs.size() == 3);
    CHECK(page.runs[0].size_pt == doctest::Approx(16));
    CHECK(page.runs[1].size_pt == doctest::Approx(12.8));
    CHECK(page.runs[2].size_pt == doctest::Approx(16));
}

TEST_CASE("neighbours with the same border stand in one box") {
    DocumentMaker maker;
    TextFormat boxed = maker.document.text_formats[0];
    boxed.border.style = BorderStyle::single;
    maker.document.text_formats.push_back(boxed);
    boxed.bold = true;
    maker.document.text_formats.push_back(boxed);
    Paragraph& paragraph = maker.add("abc def");
    paragraph.runs = {{0, 3, 1}, {3, 6, 2}, {6, 7, 0}};
    std::size_t upright = 0;
    const LaidOut laid(maker.document);
    for (const Fill& fill : laid.pages.all.at(0).fills) upright += fill.height_pt > fill.width_pt ? 1 : 0;
    CHECK(upright == 2);
}

TEST_CASE("a bar tab is a rule through each line and no place to stop") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.tabs = {{Points(50), TabKind::bar, TabLeader::none}, {Points(100), TabKind::left, TabLeader::hyphen}};
    maker.add("a\tb", maker.paragraph_format(format));
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.fills.size() == 1);
    CHECK(page.fills[0].x_pt == doctest::Approx(20 + 50 - 0.25));
    CHECK(page.fills[0].height_pt > 10);
    CHECK(page.lines.at(1).x_pt == doctest::Approx(120));
    REQUIRE(page.dashes.size() == 1);
    CHECK(page.dashes[0].on_pt > page.dashes[0].width_pt * 2);
}
