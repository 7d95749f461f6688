#include "sheet/text_size.h"

#include "base/utf8.h"
#include "lamnamphong.h"
#include "support.h"
#include "thai/breaks.h"

namespace raingan::test {
namespace {

/// Lines of a paragraph that is broken greedily where the dictionary allows.
std::size_t broken_lines(thai::Breaker& breaker, const std::string& paragraph, Points column) {
    std::size_t lines = 1;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (const std::uint32_t next : breaker.line_breaks(paragraph)) {
        if (sheet::natural_width(paragraph.substr(begin, next - begin)) > column && end > begin) {
            ++lines;
            begin = end;
        }
        end = next;
    }
    return lines;
}

}  // namespace

TEST_CASE("marks have no width, and the other letters the font's") {
    using sheet::natural_width;
    CHECK(natural_width("") == Points(0));
    CHECK(natural_width("ก") == natural_width("กี่"));
    CHECK(natural_width("น้ำ") == natural_width("นำ"));
    CHECK(natural_width("กก").pt == doctest::Approx(2 * natural_width("ก").pt));
    CHECK(natural_width("กก\nก") == natural_width("กก"));
    CHECK(natural_width("ก", sheet::Weight::bold) > natural_width("ก"));
}

TEST_CASE("empty text takes a line, and each line end one more") {
    CHECK(sheet::line_count("", Points(100)) == 1);
    CHECK(sheet::line_count("ก\nข\nค", Points(100)) == 3);
    CHECK(sheet::line_count("ก\n", Points(100)) == 2);
}

TEST_CASE("text that fits on a line takes one, and a word of Latin letters moves down whole") {
    CHECK(sheet::line_count("เทศบาลตำบลลำน้ำพอง", sheet::natural_width("เทศบาลตำบลลำน้ำพอง") * 1.04 + Points(6)) == 1);
    const Points word = sheet::natural_width("COVID-19");
    CHECK(sheet::line_count("AB COVID-19", word + Points(8)) == 2);
    CHECK(sheet::line_count("WWWWWWWWWWWWWWWWWWWW", Points(60)) >= 4);
}

TEST_CASE("a column narrower than a letter still ends") {
    CHECK(sheet::line_count("กขค", Points(0)) == 3);
    CHECK(sheet::line_count("ABC", Points(-5)) >= 1);
}

TEST_CASE("no fewer lines are counted than the dictionary's breaks give, in any column width") {
    thai::Breaker breaker;
    const Report report = lamnamphong();
    std::vector<std::string> paragraphs;
    for (const Measure& measure : report.measures)
        for (const Text& action : measure.actions) paragraphs.push_back(action.value);
    for (const Instrument& instrument : report.instruments) paragraphs.push_back(instrument.weakness->value);
    std::size_t counted = 0;
    std::size_t needed = 0;
    for (const std::string& paragraph : paragraphs) {
        for (double width = 90; width <= 400; width += 10) {
            const std::size_t lines = sheet::line_count(paragraph, Points(width));
            const std::size_t real = broken_lines(breaker, paragraph, Points(width - 5));
            CAPTURE(paragraph);
            CAPTURE(width);
            CHECK(lines >= real);
            counted += lines;
            needed += real;
        }
    }
    CHECK(counted * 100 <= needed * 125);  // and not many more
}

TEST_CASE("a cut falls behind a space, and never between a letter and its marks") {
    const std::string text = "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ";
    const sheet::Fit lines = sheet::fit(text, Points(60), 2, 1000);
    CHECK(lines.lines == 2);
    CHECK(lines.bytes < text.size());
    CHECK(text[lines.bytes - 1] == ' ');
    const sheet::Fit units = sheet::fit("กี่กี่กี่", Points(600), 10, 4);
    CHECK(units.bytes == std::string("กี่").size());
}

}  // namespace raingan::test
