#include "pdf/pdf.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "fonts/clusters.h"
#include "page_builder.h"
#include "readers.h"

namespace raingan::pdf {
namespace {

using test::PageBuilder;
using test::Setting;

std::vector<std::string> cluster_lines() {
    std::vector<std::string> lines;
    std::string line;
    int count = 0;
    for (const std::string& cluster : test::thai_clusters(U"กญฐปฝฟฎน")) {
        line += cluster;
        if (++count % 12 == 0) {
            lines.push_back(line);
            line.clear();
        } else if (count % 6 == 0) {
            line += ' ';
        }
    }
    return lines;
}

/// The sample's text in pieces that fit a line, cut before consonants.
std::vector<std::string> report_lines() {
    std::vector<std::string> lines;
    std::istringstream in(test::slurp(test::sample("lamnamphong-ita-2566.txt")));
    for (std::string paragraph; std::getline(in, paragraph);) {
        std::string line;
        int count = 0;
        for (std::size_t at = 0; at < paragraph.size();) {
            const auto [c, length] = utf8::decode(paragraph, at);
            if (count > 45 && c >= 0x0E01 && c <= 0x0E2E) {
                lines.push_back(line);
                line.clear();
                count = 0;
            }
            const bool blank = c == ' ' || c == '\t' || c == '\r';
            if (!blank) {
                line.append(paragraph, at, length);
            } else if (!line.empty() && line.back() != ' ') {
                line += ' ';
            }
            ++count;
            at += length;
        }
        lines.push_back(line);
    }
    for (std::string& line : lines)
        while (!line.empty() && line.back() == ' ') line.pop_back();
    std::erase(lines, "");
    return lines;
}

std::string make(const std::vector<std::string>& lines, const Setting& setting, fonts::FontLibrary& library) {
    PageBuilder builder(library);
    for (const std::string& line : lines) builder.line(line, setting);
    return write_pdf(builder.pages, {}, library, {});
}
std::string make(const std::vector<std::string>& lines, const Setting& setting) {
    fonts::FontLibrary library({});
    return make(lines, setting, library);
}

/// `pieces` put together to lines as long as those of `lines`, without regard to blanks where a piece ends.
std::vector<std::string> joined_as(const std::vector<std::string>& lines, const std::vector<std::string>& pieces) {
    std::vector<std::string> out;
    std::size_t next = 0;
    for (const std::string& line : lines) {
        std::string joined;
        while (next < pieces.size() && joined.size() < line.size()) {
            if (line[joined.size()] == ' ' && !pieces[next].starts_with(' ')) joined += ' ';
            joined += pieces[next++];
        }
        out.push_back(std::move(joined));
    }
    return out;
}

/// Each line is one of the reader's lines, code point for code point, blanks included, in order.
void check_read_back(const std::vector<std::string>& lines, const Setting& setting) {
    const test::TemporaryDir dir;
    test::spill(dir.path / "text.pdf", make(lines, setting));
    for (const test::Reader& reader : test::readers()) {
        INFO(std::string(reader.name) << ", slack " << setting.slack_em << ", spaces " << setting.space_em);
        std::vector<std::string> got = test::read_back(reader, dir.path / "text.pdf");
        // MuPDF since 1.24 begins a line behind so wide a gap: the characters and their order are what is held here.
        constexpr float gap_em = 0.4F;
        if (std::string_view(reader.name) == "mupdf" && setting.slack_em >= gap_em) got = joined_as(lines, got);
        CHECK(got.size() == lines.size());
        const bool equal = got == lines;
        const auto differ = std::mismatch(lines.begin(), lines.end(), got.begin(), got.end());
        const std::string wanted = differ.first == lines.end() ? "(no more lines)" : *differ.first;
        const std::string given = differ.second == got.end() ? "(no more lines)" : *differ.second;
        CHECK_MESSAGE(equal, wanted, " | ", given);
    }
}

TEST_CASE("every Thai cluster is read back exactly from a line as typed") {
    for (const bool bold : {false, true}) {
        Setting setting;
        setting.bold = bold;
        check_read_back(cluster_lines(), setting);
    }
}

TEST_CASE("every Thai cluster is read back exactly from a distributed line, whatever the slack") {
    for (const float slack : {-0.01F, 0.02F, 0.06F, 0.09F, 0.13F, 0.2F, 0.4F}) {
        Setting setting;
        setting.distributed = true;
        setting.slack_em = slack;
        check_read_back(cluster_lines(), setting);
    }
}

TEST_CASE("the report's lines are read back exactly: as typed, spaces widened, distributed, letter-spaced") {
    const std::vector<std::string> lines = report_lines();
    CHECK(lines.size() > 100);
    check_read_back(lines, {});
    Setting widened;
    widened.space_em = 0.7F;
    check_read_back(lines, widened);
    Setting distributed;
    distributed.distributed = true;
    distributed.slack_em = 0.12F;
    check_read_back(lines, distributed);
    Setting spaced;
    spaced.slack_em = 0.1F;
    check_read_back(lines, spaced);
}

TEST_CASE("lines in the asked advances of another face are read back exactly") {
    Setting setting;
    setting.font = "Angsana New";
    check_read_back(report_lines(), setting);
    setting.font = "Tahoma";
    setting.size_pt = 9;
    check_read_back(report_lines(), setting);
}

TEST_CASE("the same line twice and more is there twice and more") {
    check_read_back({"แบบวัด OIT", "แบบวัด OIT", "ดำเนินการแล้ว", "ดำเนินการแล้ว", "ดำเนินการแล้ว", "๙๙.๒๔", "๙๙.๒๔"}, {});
}

TEST_CASE("the same pages give the same bytes, whatever the font library had shaped before") {
    const std::vector<std::string> lines = report_lines();
    const std::string first = make(lines, {});
    const bool again = make(lines, {}) == first;  // not in CHECK, which would print the files
    CHECK(again);
    fonts::FontLibrary used({});
    used.shape(used.font("Angsana New", true, true), "ข้อความอื่น");
    used.shape(used.font("TH SarabunPSK", false, false), "ซึ่งมาก่อน");
    const bool same = make(lines, {}, used) == first;
    CHECK(same);
}

TEST_CASE("the file is sound and its fonts are embedded subsets with Unicode") {
    const test::TemporaryDir dir;
    const std::string file = (dir.path / "text.pdf").string();
    test::spill(file, make(report_lines(), {}));
    if (test::run("command -v qpdf").status == 0) {
        const test::Ran checked = test::run("qpdf --check '" + file + "'");
        CHECK_MESSAGE(checked.status == 0, checked.out);
        CHECK(checked.out.find("WARNING") == std::string::npos);
    }
    if (test::run("command -v pdffonts").status == 0) {
        std::istringstream table(test::run("pdffonts '" + file + "'").out);
        int fonts = 0;
        for (std::string row; std::getline(table, row);) {
            if (row.find("TrueType") == std::string::npos) continue;
            ++fonts;
            CHECK(row.find("yes yes yes") != std::string::npos);
            CHECK(row.substr(6, 1) == "+");
        }
        CHECK(fonts == 1);
    }
}

/// Dark pixels of the first page at 600 dpi (its upper half), as poppler draws it.
std::string dark_pixels(const std::filesystem::path& dir, const std::string& pdf) {
    const std::string stem = (dir / "page").string();
    test::spill(stem + ".pdf", pdf);
    REQUIRE(test::run("pdftoppm -gray -r 600 -H 3000 -l 1 -singlefile '" + stem + ".pdf' '" + stem + "'").status == 0);
    std::string pixels = test::slurp(stem + ".pgm");
    for (char& pixel : pixels) pixel = static_cast<unsigned char>(pixel) < 128 ? 1 : 0;
    return pixels;
}

TEST_CASE("giving marks a width on distributed lines moves no ink") {
    if (test::run("command -v pdftoppm").status != 0) {
        MESSAGE("skipped: no pdftoppm");
        return;
    }
    const test::TemporaryDir dir;
    Setting distributed;
    distributed.distributed = true;
    const std::string typed = dark_pixels(dir.path, make(cluster_lines(), {}));
    const std::string spread = dark_pixels(dir.path, make(cluster_lines(), distributed));
    REQUIRE(typed.size() == spread.size());
    // Poppler puts glyphs on quarters of a pixel, so edges may differ; a mark that is off moves by many pixels.
    long ink = 0, different = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        ink += typed[i];
        different += typed[i] == spread[i] ? 0 : 1;
    }
    CHECK(ink > 10'000);
    CHECK(different * 12 < ink);
}

TEST_CASE("no pages, empty pages and nonsense numbers still make a sound file") {
    fonts::FontLibrary library({});
    PageBuilder builder(library);
    builder.line("ข้อความ", {});
    Page& page = builder.pages.all.back();
    page.units[0].advance_pt = std::nanf("");
    page.runs[0].horizontal_scale = 0;
    page.runs.push_back({5, 900'000, 1e30F, std::nanf(""), -1, {}, 0});
    page.lines.push_back({1e20F, -1e20F, 0, 99, true});
    page.fills.push_back({std::nanf(""), 1e30F, -4, 0, {1, 2, 3}});
    page.dashes.push_back({0, 0, 9, 9, 1, 0, 0, {}});
    page.images.push_back({7, 10, 10, 50, 50, 0});
    builder.new_page();
    builder.pages.all.back().width_pt = std::nanf("");
    const test::TemporaryDir dir;
    test::spill(dir.path / "odd.pdf", write_pdf(builder.pages, {}, library, {}));
    test::spill(dir.path / "none.pdf", write_pdf({}, {}, library, {}));
    if (test::run("command -v qpdf").status != 0) return;
    for (const char* name : {"odd.pdf", "none.pdf"}) {
        const test::Ran checked = test::run("qpdf --check '" + (dir.path / name).string() + "'");
        CHECK_MESSAGE(checked.status == 0, checked.out);
    }
}

TEST_CASE("a link to a bookmark leads to its place, one to none is no link") {
    Pages pages;
    pages.tags.extend_to(fixed_tags + 1);
    pages.tags[0].kind = Tag::Kind::document;
    for (std::uint32_t i = 1; i < fixed_tags; ++i) pages.tags[i].kind = Tag::Kind::artifact;
    pages.tags[fixed_tags].kind = Tag::Kind::link;
    for (int i = 0; i < 2; ++i) {
        Page page;
        page.width_pt = page.height_pt = 400;
        pages.all.push_back(std::move(page));
    }
    pages.all[0].links.push_back({10, 10, 50, 20, "#ปลายทาง", fixed_tags});
    pages.all[0].links.push_back({10, 40, 50, 20, "#ไม่มี", fixed_tags});
    pages.all[1].bookmarks.push_back({20, 100, "ปลายทาง"});
    fonts::FontLibrary library({});
    WriteOptions options;
    options.tagged = false;
    const std::string pdf = write_pdf(pages, {}, library, {}, nullptr, options);
    CHECK(pdf.find("/XYZ 20 300 null]") != std::string::npos);
    CHECK(pdf.find("/Subtype/Link") == pdf.rfind("/Subtype/Link"));
}

}  // namespace
}  // namespace raingan::pdf
