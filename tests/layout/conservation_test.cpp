// Whatever a Document is like, each of its visible characters stands on its pages once, where it is seen.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "document/visible.h"
#include "document/walk.h"
#include "laid_out.h"
#include "layout/conservation.h"
#include "make_document.h"
#include "sanitized.h"

using namespace raingan;
using namespace raingan::test;

namespace {

using Census = std::map<char32_t, long>;

void count(Census& census, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (is_visible(c)) ++census[c];
        at += length;
    }
}

Census given(const Document& document) {
    Census census;
    for (const Section& section : document.sections)
        for_each_paragraph_in(section.blocks, [&](const Paragraph& paragraph) {
            count(census, paragraph.text);
            if (paragraph.label) count(census, paragraph.label->text);
        });
    return census;
}

/// Of the text, not of what repeats. What lies above or below its page is counted apart; tables that are too wide run
/// over its sides, as in Word.
struct Found {
    Census census;
    long off = 0;
    std::string first_off{};  ///< where the first line that is off its page stands
};
std::string chain(const LaidOut& laid, std::uint32_t tag) {
    std::string out;
    for (; tag != 0; tag = laid.pages.tags[tag].parent)
        out += std::to_string(static_cast<int>(laid.pages.tags[tag].kind)) + (laid.pages.tags[tag].note ? "n " : " ");
    return out;
}
Found found(const LaidOut& laid) {
    Found found;
    for (const Page& page : laid.pages.all)
        for (const TextLine& line : page.lines) {
            const bool off = line.baseline_pt < 0 || line.baseline_pt > page.height_pt + 4.8F;
            for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
                if (is_artifact(page.runs[r].tag)) continue;
                for (std::uint32_t u = page.runs[r].first; u < page.runs[r].first + page.runs[r].count; ++u)
                    for (const char32_t c : laid.fonts.unit(page.units[u].unit).text) {
                        if (!is_visible(c)) continue;
                        ++found.census[c];
                        if (off && found.off++ == 0)
                            found.first_off = chain(laid, page.runs[r].tag) + " x " + std::to_string(line.x_pt) +
                                              " y " + std::to_string(line.baseline_pt) + " turned " +
                                              std::to_string(line.quarter_turns) + " page of " +
                                              std::to_string(page.height_pt) + ": " + laid.text(page, line);
                    }
            }
        }
    return found;
}

bool tells(const LaidOut& laid, const std::string& code) {
    return std::ranges::any_of(laid.pages.diagnostics, [&](const Diagnostic& d) { return d.code == code; });
}

/// Random documents: the same for one seed.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}

    Document document() {
        Section& section = maker_.document.sections.front();
        if (chance(30)) section.page_height = Points(static_cast<double>(320 + below(400)));
        if (chance(30)) section.columns = {{Points(190), Points(20)}, {Points(190), Points()}};
        if (chance(30)) section.headers.regular.push_back({maker_.paragraph("top")});
        for (int i = 0; i < 3; ++i) {
            ParagraphFormat format;
            format.keep_next = chance(20);
            format.keep_lines = chance(20);
            format.widow_control = chance(50);
            format.page_break_before = chance(5);
            format.space_before = Points(static_cast<double>(below(20)));
            format.space_after = Points(static_cast<double>(below(20)));
            format.alignment = static_cast<Alignment>(below(6));
            if (chance(20)) format.line = {LineRule::exact, 1.0, Points(static_cast<double>(below(30)))};
            maker_.paragraph_format(format);
        }
        section.blocks = blocks(4, 1 + below(6), true);
        if (chance(30)) {
            Section more = section;
            more.start = static_cast<SectionStart>(below(5));
            more.headers = {};
            more.blocks = blocks(3, 1 + below(4), true);
            maker_.document.sections.push_back(std::move(more));
        }
        return std::move(maker_.document);
    }

private:
    std::size_t below(std::size_t count) { return random_() % count; }
    bool chance(std::size_t percent) { return below(100) < percent; }

    std::string words(std::size_t most) {
        std::string text;
        for (std::size_t left = below(most + 1); left > 0; --left) {
            static const std::vector<std::string> all{
                "รายงาน", "ผลการประเมิน", "abc",  "d,",
                "๑๒๓",    "Z-9",         "กำลัง", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
            text += all[below(all.size())];
            if (chance(80)) text += " ";
            if (chance(3)) text += "\n";
            if (chance(2)) text += "\t";
            if (chance(1)) text += "\f";
        }
        return text;
    }

    Paragraph paragraph(std::size_t most) {
        Paragraph made = maker_.paragraph(words(most), static_cast<std::uint32_t>(below(4)));
        if (chance(10)) made.label = ListLabel{"๑.", 0};
        return made;
    }

    Float floating(std::size_t depth) {
        Float made;
        made.width = Points(static_cast<double>(50 + below(300)));
        made.height = Points(static_cast<double>(20 + below(400)));
        made.wrap = static_cast<Wrap>(below(3));
        made.behind = chance(20);
        made.vertical.from = static_cast<FloatPosition::From>(below(5));
        made.vertical.offset = Points(static_cast<double>(below(300)));
        made.horizontal.offset = Points(static_cast<double>(below(100)));
        made.shapes.emplace_back();
        Shape& shape = made.shapes.back();
        shape.width = made.width;
        shape.height = made.height;
        shape.grows = chance(50);
        shape.vertical = static_cast<VerticalAlignment>(below(3));
        shape.blocks = blocks(depth > 1 ? 1 : 0, 1 + below(3), false);
        return made;
    }

    std::vector<Block> blocks(std::size_t depth, std::size_t count, bool with_asides) {
        std::vector<Block> made;
        for (std::size_t i = 0; i < count; ++i) {
            if (depth > 0 && paragraphs_ < most_paragraphs && chance(40)) {
                ++depth_of_tables_;
                made.push_back({table(depth - 1)});
                --depth_of_tables_;
                if (chance(50)) continue;
            }
            Paragraph text = paragraph(depth_of_tables_ < 2 && chance(10) ? 400 : 20);
            if (++paragraphs_ > most_paragraphs) break;
            std::vector<Block> asides;
            const auto anchor = [&] { text.anchors.push_back(static_cast<std::uint32_t>(text.text.size())); };
            if (with_asides && chance(15)) {
                anchor();
                asides.push_back({Aside{floating(depth)}});
            }
            if (chance(15)) {
                anchor();
                asides.push_back({Aside{Footnote{{{paragraph(chance(20) ? 300 : 15)}}}}});
            }
            made.push_back({std::move(text)});
            for (Block& aside : asides) made.push_back(std::move(aside));
        }
        return made;
    }

    Table table(std::size_t depth) {
        Table made;
        const std::size_t columns = 1 + below(3);
        made.fixed = chance(50);
        for (std::size_t i = 0; i < columns; ++i)
            made.columns.emplace_back(400.0 / static_cast<double>(4 - depth) / static_cast<double>(columns));
        const std::size_t rows = 1 + below(chance(10) ? 40 : 5);
        std::vector<std::size_t> free_from(columns, 0);  // first row in which the column has no merged cell
        for (std::size_t r = 0; r < rows; ++r) {
            Row row;
            row.header = r == 0 && chance(30);
            row.cant_split = chance(20);
            row.height_rule = static_cast<RowHeightRule>(chance(70) ? 0 : below(3));
            row.height = Points(static_cast<double>(below(chance(10) ? 900 : 60)));
            for (std::size_t c = 0; c < columns; ++c) {
                if (free_from[c] > r) continue;
                Cell cell = maker_.cell(static_cast<std::uint32_t>(c), {});
                cell.blocks = blocks(depth, 1 + below(2), chance(30));
                cell.vertical = static_cast<VerticalAlignment>(below(3));
                if (chance(20)) cell.row_span = static_cast<std::uint32_t>(1 + below(rows - r));
                if (chance(10)) cell.margin_top = cell.margin_bottom = Points(static_cast<double>(below(16)));
                if (chance(5) && depth >= 2 && row.height_rule == RowHeightRule::automatic) {
                    cell.quarter_turns = static_cast<std::uint8_t>(chance(50) ? 1 : 3);
                    cell.blocks = {{maker_.paragraph(words(20))}};
                }
                if (chance(5) && cell.quarter_turns == 0 && depth >= 2) {
                    cell.slant = static_cast<std::int8_t>(static_cast<int>(below(178)) - 89);
                    cell.stacked = cell.slant == 0;
                    cell.blocks = {{maker_.paragraph(words(12))}};
                }
                free_from[c] = r + cell.row_span;
                row.cells.push_back(std::move(cell));
            }
            made.rows.push_back(std::move(row));
        }
        return made;
    }

    static constexpr std::size_t most_paragraphs = 250;
    std::mt19937 random_;
    DocumentMaker maker_;
    std::size_t paragraphs_ = 0, depth_of_tables_ = 0;
};

/// Rows of words, one in another `depth` deep.
Table nested(std::size_t depth, std::size_t rows) {
    DocumentMaker maker;
    Table table;
    table.columns = {Points(300)};
    for (std::size_t r = 0; r < (depth == 1 ? rows : 1); ++r) {
        Row row;
        row.cells.push_back(maker.cell(0, depth == 1
                                              ? std::vector<std::string>{"row " + std::to_string(r) + " of many words"}
                                              : std::vector<std::string>{}));
        if (depth > 1) row.cells.back().blocks.push_back({nested(depth - 1, rows)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

TEST_CASE("random documents: every visible character is set once, on the page") {
    const char* const seeds = std::getenv("RAINGAN_SEEDS");  // "first,count"
    std::uint32_t first = 1, count = tried(120U, 12U);
    if (seeds != nullptr) std::sscanf(seeds, "%u,%u", &first, &count);
    for (std::uint32_t seed = first; seed < first + count; ++seed) {
        CAPTURE(seed);
        const Document document = Dice(seed).document();
        const LaidOut laid(document);
        const Found set = found(laid);
        CAPTURE(set.first_off);
        CAPTURE(laid.pages.all.size());
        CHECK(set.census == given(document));
        CHECK(set.off == 0);
        CHECK_FALSE(tells(laid, "text-lost"));
        CHECK_FALSE(tells(laid, "text-doubled"));
    }
}

TEST_CASE("tables in tables, five deep, go on over pages with all of their rows") {
    for (std::size_t depth = 1; depth <= 5; ++depth) {
        CAPTURE(depth);
        DocumentMaker maker;
        maker.document.sections.front().blocks.push_back({nested(depth, 150)});
        const LaidOut laid(maker.document);
        CHECK(laid.pages.all.size() > 5);
        CHECK(laid.pages.all.size() < 20);
        CHECK(without_space(laid.text()).find("row149ofmanywords") != std::string::npos);
        CHECK(found(laid).census == given(maker.document));
        CHECK(found(laid).off == 0);
        CHECK(findings(laid).empty());
    }
}

TEST_CASE("the guard tells what is not set, set twice or off its page, with its place") {
    DocumentMaker maker;
    maker.add("ย่อหน้าแรก").origin = {0, 0, 0, 0, 1};
    maker.add("ย่อหน้าที่สองของเอกสาร").origin = {0, 0, 0, 0, 2};
    LaidOut laid(maker.document);
    REQUIRE(findings(laid).empty());
    Page& page = laid.pages.all.front();
    const auto told = [&] {
        layout::tell_lost_text(maker.document, laid.fonts, laid.pages);
        return findings(laid);
    };
    SUBCASE("a line is missing") {
        page.lines.pop_back();
        REQUIRE(told().size() == 1);
        CHECK(told().front().code == "text-lost");
        CHECK(told().front().severity == Severity::finding);
        CHECK(told().front().origin.paragraph == 2);
        CHECK(told().front().message.en.find("“ย่อหน้าที่สองของเอกสาร”") != std::string::npos);
    }
    SUBCASE("the end of a line is missing") {
        page.runs[page.lines.back().first_run].count -= 6;
        REQUIRE(told().size() == 1);
        CHECK(told().front().message.en.find("“เอกสาร”") != std::string::npos);
    }
    SUBCASE("a line stands twice") {
        page.lines.push_back(page.lines.front());
        REQUIRE(told().size() >= 1);
        CHECK(tells(laid, "text-doubled"));
    }
    SUBCASE("a line stands below the page") {
        page.lines.back().baseline_pt = page.height_pt + 50;
        REQUIRE(told().size() == 1);
        CHECK(told().front().code == "text-lost");
        CHECK(told().front().origin.paragraph == 2);
    }
    SUBCASE("a line runs over the page's side") {
        page.lines.back().x_pt = page.width_pt - 30;
        REQUIRE(told().size() == 1);
        CHECK(told().front().code == "text-off-page");
        CHECK(told().front().severity == Severity::warning);
    }
    SUBCASE("a turned line is too long for its page") {
        page.lines.back().quarter_turns = 1;
        page.lines.back().baseline_pt = page.height_pt - 30;
        REQUIRE(told().size() == 1);
        CHECK(told().front().code == "text-off-page");
    }
}

TEST_CASE("the guard looks at headers and footers too, once for all their pages") {
    DocumentMaker maker;
    maker.add("ข้อความ");
    Section& section = maker.document.sections.front();
    section.headers.regular.push_back({maker.paragraph("หัวกระดาษ")});
    Paragraph numbered = maker.paragraph("หน้า \uFFFC");
    numbered.objects = {{13, PageField{}}};
    section.footers.regular.push_back({numbered});
    LaidOut laid(maker.document);
    REQUIRE(laid.pages.diagnostics.empty());
    Page& page = laid.pages.all.front();
    const auto tell = [&](const std::vector<Block>& story, std::uint32_t tag) -> const Diagnostics& {
        layout::tell_lost_story(story, tag, laid.fonts, page, laid.pages);
        return laid.pages.diagnostics;
    };
    CHECK(tell(section.headers.regular, header_tag).empty());
    CHECK(tell(section.footers.regular, footer_tag).empty());
    const auto of_header = std::ranges::find(page.runs, header_tag, &GlyphRun::tag);
    REQUIRE(of_header != page.runs.end());
    of_header->count -= 3;
    REQUIRE(tell(section.headers.regular, header_tag).size() == 1);
    CHECK(laid.pages.diagnostics.front().code == "text-lost");
    CHECK(laid.pages.diagnostics.front().message.th.find("“หัวกระดาษ”") != std::string::npos);
}

TEST_CASE("page numbers, repeated headers and columns, and packed rows are counted as what they are") {
    DocumentMaker maker;
    Paragraph& numbered = maker.add("หน้า \uFFFC จาก \uFFFC");
    numbered.objects = {{13, PageField{}}, {26, PageField{PageField::Kind::page_count, std::nullopt}}};
    maker.document.sections.front().headers.regular.push_back({maker.paragraph("หัว")});
    Table& table = maker.add_table({100, 300});
    for (int r = 0; r < 60; ++r) {
        Row row;
        row.header = r == 0;
        row.cells = {maker.cell(0, {"ที่ " + std::to_string(r)}), maker.cell(1, {"ข้อความ"})};
        table.rows.push_back(row);
    }
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.size() > 2);
    CHECK(findings(laid).empty());
}
