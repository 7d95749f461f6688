// Web pages as Word and Excel files: encodings, text, tables, and what is hostile.
#include <random>

#include "base/error.h"
#include "readers/detect.h"
#include "readers/html/html.h"
#include "readers/html/tags.h"
#include "readers/reader.h"
#include "readers/rtf_document.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// An "Excel" report as an office's system exports it.
const std::string exported = R"(<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>รายงาน</title>
<!--[if gte mso 9]><xml><x:ExcelWorkbook>ไม่แสดง</x:ExcelWorkbook></xml><![endif]-->
<style><!-- td {font-size:14.0pt} .xl65 {border:.5pt solid windowtext; text-align:center; mso-number-format:"\@";}
@page {mso-page-orientation:portrait} --></style></head><body>
<table border=0><tr><td colspan=3 style="text-align:center"><b>รายงานผลการดำเนินงาน</b></td></tr>
<tr><th class=xl65 rowspan=2>ตัวชี้วัด</th><th class=xl65 colspan=2>มาตรการ</th></tr>
<tr><td class=xl65>ก</td><td class=xl65>ข</td></tr>
<tr><td class=xl65 bgcolor="#FFFF00">๑</td><td class=xl65>12,345.00</td><td class=xl65>&nbsp;</td></tr>
</table></body></html>)";

bool reads(std::string_view bytes) {
    try {
        const Document document = html::read(bytes);
        CHECK(is_sound(document));
        return true;
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        return false;
    }
}

std::string refusal(std::string_view bytes) {
    try {
        (void)html::read(bytes);
    } catch (const Error& error) {
        return error.code();
    }
    return {};
}

std::string repeated(std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("a page under an Excel name is read for what it is, and told") {
    const Document document = read_document(exported, "report.xls");
    CHECK(has_diagnostic(document, "wrong-ending"));
    CHECK_FALSE(has_diagnostic(read_document(exported, "report.html"), "wrong-ending"));
    CHECK(text_of(document).find("ไม่แสดง") == std::string::npos);
    CHECK(text_of(document).find("12,345.00") != std::string::npos);
    CHECK(document.properties.title == "รายงาน");
}

TEST_CASE("pages are known by their beginning") {
    CHECK(detect("<table border=1><tr><td>ก") == FileKind::html);
    CHECK(detect("<meta charset=utf-8><table>") == FileKind::html);
    CHECK(detect(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)) == FileKind::html);
    CHECK(detect(std::string_view("\xFF\xFE\x01\x0E,\0", 6)) == FileKind::csv_or_text);
    CHECK(detect("ก,<b>") == FileKind::csv_or_text);
}

TEST_CASE("spans make a grid; classes give borders, grounds and alignment") {
    const Document document = html::read(exported);
    const Table& table = nth_table(document);
    REQUIRE(table.columns.size() == 3);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].cells.at(0).col_span == 3);
    CHECK(table.rows[0].cells[0].borders.top.style == BorderStyle::none);
    CHECK(table.rows[1].cells.at(0).row_span == 2);
    CHECK(table.rows[1].cells.at(1).col_span == 2);
    CHECK(table.rows[2].cells.size() == 2);
    CHECK(table.rows[2].cells.at(0).column == 1);
    CHECK(table.rows[2].cells[0].borders.top.style == BorderStyle::single);
    CHECK(table.rows[3].cells.at(0).background == Colour{255, 255, 0});
    CHECK(look_at(document, "ตัวชี้วัด").bold);
    CHECK(form_at(document, "มาตรการ").alignment == Alignment::centre);
    CHECK(look_at(document, "12,345").size == Points(14));
}

TEST_CASE("windows-874 is read as the page states it, and without a statement") {
    const std::string thai = "\xC3\xD2\xC2\xA7\xD2\xB9";
    for (const std::string& head :
         {std::string("<meta charset=windows-874>"), std::string("<meta charset='TIS-620'>"),
          std::string("<meta http-equiv=Content-Type content='text/html; charset=x-none'>"), std::string()}) {
        const Document document = html::read("<html>" + head + "<p>" + thai);
        CHECK(text_of(document).find("รายงาน") != std::string::npos);
        CHECK(has_diagnostic(document, "encoding"));
    }
    CHECK(text_of(html::read(std::string_view("\xFF\xFE<\0p\0>\0\x01\x0E", 10))).find("ก") != std::string::npos);
    const Document wrong = html::read("<html><meta charset=utf-8><p>" + thai);
    CHECK(text_of(wrong).find("รายงาน") != std::string::npos);
    REQUIRE(has_diagnostic(wrong, "encoding"));
    CHECK(wrong.diagnostics.back().message.en.find("utf-8") != std::string::npos);
}

TEST_CASE("bytes that mean nothing in the stated charset show as such and are counted") {
    const Document document = html::read("<html><meta charset=utf-8><p>\xE0\xB8\x81 \xFF\xFE\xDB x");
    CHECK(text_of(document).find("ก \uFFFD") != std::string::npos);
    CHECK(has_diagnostic(document, "undecodable"));
}

TEST_CASE("white space is folded, entities are characters, pre keeps its lines") {
    CHECK(text_of(html::read("<p>  ก \n\n <b> ข</b>ค &amp; &lt;ง&gt; &#3592;&hellip; </p>\n<p>ฉ<br>ช<br></p>")) ==
          "ก ขค & <ง> จ…\nฉ\nช");
    CHECK(text_of(html::read("<pre>ก  ข\n\tค</pre>")) == "ก  ข\n\tค");
    CHECK(text_of(html::read("<p>ก<p>ข<div>ค<div>ง</div>จ</div>ฉ")) == "ก\nข\nค\nง\nจ\nฉ");
}

TEST_CASE("a background with a colour and more is read to its end") {  // it was read for ever
    for (const char* background :
         {"rgb(255, 255, 0) none", "none rgb(255,255,0)", "url(a.png) rgb(255,255,0) no-repeat"}) {
        CAPTURE(background);
        const Document document =
            html::read("<p>ก<span style='background:" + std::string(background) + "'>ช่วง</span></p>");
        CHECK(look_at(document, "ช่วง").background == Colour{255, 255, 0});
    }
}

TEST_CASE("headings, fonts, alignment and inline marks keep their look") {
    const Document document = html::read(
        "<h2 align=center>หัวข้อ</h2><p style=\"font-family:'TH Sarabun New',serif; color:rgb(255, 0,0)\">ฟอนต์"
        "<span style='font-size:20px;background:yellow;text-decoration:underline'>ช่วง</span></p>"
        "<font size=5 color=blue face=Tahoma>เก่า</font> H<sub>2</sub><s>ลบ</s><i>เอน</i>"
        "<a href='https://example.go.th/'>ลิงก์</a><a href='javascript:x()'>สคริปต์</a>");
    CHECK(form_at(document, "หัวข้อ").outline_level == 2);
    CHECK(form_at(document, "หัวข้อ").alignment == Alignment::centre);
    CHECK(look_at(document, "ฟอนต์").font == "TH Sarabun New");
    CHECK(look_at(document, "ฟอนต์").colour == Colour{255, 0, 0});
    CHECK(look_at(document, "ช่วง").size == Points(15));
    CHECK(look_at(document, "ช่วง").underline == Underline::single);
    CHECK(look_at(document, "ช่วง").background == Colour{255, 255, 0});
    CHECK(look_at(document, "เก่า").size == Points(18));
    CHECK(look_at(document, "เก่า").font == "Tahoma");
    CHECK(look_at(document, "2").vertical == VerticalPosition::subscript);
    CHECK(look_at(document, "ลบ").strike);
    CHECK(look_at(document, "เอน").italic);
    std::vector<std::string> targets;
    for (const Paragraph* paragraph : paragraphs_of(document))
        for (const Link& link : paragraph->links) targets.push_back(link.target);
    CHECK(targets == std::vector<std::string>{"https://example.go.th/"});
}

TEST_CASE("lists have numbers and bullets") {
    const Document document = html::read("<ol start=3><li>ก<li>ข<ul><li>ค</ul></ol><ol type=a><li>ง</ol>");
    std::vector<std::string> labels;
    for (const Paragraph* paragraph : paragraphs_of(document))
        if (paragraph->label) labels.push_back(paragraph->label->text);
    CHECK(labels == std::vector<std::string>{"3.", "4.", "\u2022", "a."});
}

TEST_CASE("tables: thead repeats, tfoot comes last, cells in cells, unclosed cells, text that may not stand there") {
    const Document document = html::read(
        "<table border=1><caption>ชื่อตาราง</caption><thead><tr><td>หัว<td>ข</thead><tfoot><tr><td>รวม</tfoot>"
        "<tbody>หลุด<tr><td>ก<table><tr><td>ใน</table><td>ค<tr><td rowspan=9>ง</table>");
    const std::string text = text_of(document);
    CHECK(text.find("ชื่อตาราง") < text.find("หลุด"));
    CHECK(text.find("หลุด") < text.find("หัว"));
    const Table& table = nth_table(document);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].header);
    CHECK_FALSE(table.rows[1].header);
    CHECK(table.rows[1].cells.at(0).borders.top.style == BorderStyle::single);
    CHECK(std::holds_alternative<Table>(table.rows[1].cells[0].blocks.at(1).what));
    CHECK(text.find("รวม") != std::string::npos);
}

TEST_CASE("more than seven columns lie sideways") {
    const auto wide = [](std::size_t columns) {
        return html::read("<table><tr>" + repeated("<td>ก", columns) + "</table>").sections.front().page_width.pt > 800;
    };
    CHECK(wide(8));
    CHECK_FALSE(wide(7));
    CHECK(html::read("<style>@page{mso-page-orientation:landscape}</style><p>ก").sections.front().page_width.pt > 800);
}

TEST_CASE("what is not shown is told") {
    const Document document = html::read(
        "<p style='display:none'>ลับ</p><p>เห็น<script>var x='ไม่ใช่ข้อความ'</script><!-- หมายเหตุ --></p>"
        "<img src=logo.gif alt=ตรา><iframe src=x></iframe><input type=text value=กรอก><input type=hidden value=ซ่อน>"
        "<select><option>หนึ่ง<option selected>สอง</select><textarea>ยาว</textarea>");
    const std::string text = text_of(document);
    for (const char* shown : {"เห็น", "กรอก", "สอง", "ยาว"}) CHECK(text.find(shown) != std::string::npos);
    for (const char* unshown : {"ลับ", "ไม่ใช่ข้อความ", "หมายเหตุ", "ซ่อน", "หนึ่ง"})
        CHECK(text.find(unshown) == std::string::npos);
    for (const char* code : {"hidden-content", "picture-not-shown", "object-not-shown"})
        CHECK(has_diagnostic(document, code));
}

TEST_CASE("a picture in the page itself is shown") {
    const Document document = html::read(
        "<img alt=จุด src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhg"
        "GAWjR9awAAAABJRU5ErkJggg==' width=40 height=20>");
    REQUIRE(document.images.size() == 1);
    const auto& image = std::get<InlineImage>(paragraphs_of(document).front()->objects.at(0).what);
    CHECK(image.width.pt == doctest::Approx(30));
    CHECK(image.alt == "จุด");
}

TEST_CASE("an SVG within the page is drawn; a side of a picture that is not stated follows the other one") {
    const Document document = html::read(
        "<p>ก <svg viewBox='0 0 20 10' width=40 height=20><linearGradient id=g><stop stop-color=red /></linearGradient>"
        "<rect width=20 height=10 fill='url(#g)'/></svg></p>"
        "<img width=200 src='data:image/svg+xml;base64,PHN2ZyB3aWR0aD0iMTAiIGhlaWdodD0iNSI+PC9zdmc+'>");
    REQUIRE(document.images.size() == 2);
    REQUIRE(document.images[0].drawing != nullptr);
    CHECK(document.images[0].drawing->items.size() == 1);
    const auto& image = std::get<InlineImage>(paragraphs_of(document).back()->objects.at(0).what);
    CHECK(image.width.pt == doctest::Approx(150));
    CHECK(image.height.pt == doctest::Approx(75));
}

TEST_CASE("downlevel-revealed text of Word's and Excel's exports shows once") {
    const std::string text =
        text_of(html::read("<html><body><p>ก<![if !supportEmptyParas]>ข<![endif]><o:p>ค</o:p></p></body></html>"));
    CHECK(text == "กขค");
}

TEST_CASE("hostile pages end in a Document or an Error") {
    CHECK(refusal(repeated("<div>", 100'000) + "ก") == "over-limit");
    CHECK(refusal(repeated("<b>", 100'000) + repeated("</i>", 100'000)) == "over-limit");
    CHECK(nth_table(html::read("<table><tr><td colspan=100>ก<tr><td>ข<td>ค</table>")).rows[0].cells[0].col_span == 2);
    CHECK_FALSE(reads("<table><tr>" + repeated("<td colspan=1000>", 100)));
    CHECK_FALSE(reads("<table><tr>" + repeated("<td rowspan=65000>", 500) + repeated("<tr>", 60'000)));
    CHECK(refusal("<p " + repeated("a=1 ", 1'000'000) + ">ก") == "over-limit");
    reads(repeated("<table><tr><td>", 80) + "ก");
    CHECK(reads("<table><tr><td colspan=99999999999999999999 rowspan=-3>ก</table>"));
    reads("");
    reads("<");
    reads(std::string_view("<p>\0ก\0", 9));
    reads("<table><table><tr><tr><td><tr></table></td><td>");
    CHECK(reads("<style>td{" + std::string(100'000, 'x') + "</style><td>ก"));
    CHECK(reads("<style>" + repeated("/* x */ a{b:c}", 10'000) + "/*</style><p>ก"));
}

TEST_CASE("a tag's attributes are counted as the parser does, before it compares each with all others") {
    const auto numbered = [](const std::string& before, const std::string& behind) {
        std::string all;
        for (int i = 0; i < 3000; ++i) all += before + std::to_string(i) + behind;
        return all;
    };
    CHECK(html::most_attributes("<p class=a ID='b' hidden><td colspan=2>") == 3);
    CHECK(html::most_attributes("<p " + numbered("a", "='>' ") + ">") == 3000);
    CHECK(html::most_attributes("<p " + numbered("a", "=\"\"") + ">") == 3000);
    CHECK(html::most_attributes("<p \"x" + numbered(" a", "")) >= 3000);             // a quote that opens nothing
    CHECK(html::most_attributes("<p a" + std::string(100'000, 'b') + ">") >= 1000);  // names are cut
    CHECK(html::most_attributes("<!--x--><P " + numbered("a", "\n")) == 3000);
    CHECK(html::most_attributes("<!-- <p " + numbered("a", " ") + "--><p>") == 0);
    CHECK(html::most_attributes("<ScripT>if (a<b " + numbered("a", " ") + ")</sCript x=1><p a>") == 1);
    CHECK(html::most_attributes("<script><p " + numbered("a", " ")) == 3000);  // the script does not end
    CHECK(html::most_attributes("<p title=\"" + numbered("a ", " ") + "\">น้อยกว่า <๖๐ " + numbered("a", " ")) == 1);
    CHECK(reads("<p title='" + numbered("ก ", " ") + "'>ก"));
    CHECK(html::most_attributes(repeated("<!--", 300'000) + repeated("<script>", 300'000)) == 0);  // in linear time
    CHECK(refusal("<table><tr><td " + numbered("a", "=1 ") + ">ก") == "over-limit");
}

TEST_CASE("truncated and damaged pages are read or refused") {
    for (std::size_t i = 0; i <= 64; ++i) reads(std::string_view(exported).substr(0, exported.size() * i / 64));
    std::mt19937 random(20260);
    for (int i = 0; i < 300; ++i) {
        std::string damaged = exported;
        for (int n = 0; n < 8; ++n) {
            const std::size_t at = random() % damaged.size();
            if (random() % 3 == 0)
                damaged.erase(at, random() % 20);
            else if (random() % 2 == 0)
                damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 60));
            else
                damaged[at] = static_cast<char>(random() % 256);
        }
        reads(damaged);
    }
}
