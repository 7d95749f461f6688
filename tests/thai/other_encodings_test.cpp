// Text in encodings without Thai.
#include "thai/other_encodings.h"

#include "support.h"
#include "thai/encoding.h"

using namespace raingan;
using namespace raingan::thai;
using namespace std::string_literals;

namespace {

std::string in_utf_32(std::u32string_view text, bool big_end) {
    std::string out;
    for (const char32_t c : text)
        for (unsigned i = 0; i < 4; ++i) out += static_cast<char>(c >> (8 * (big_end ? 3 - i : i)) & 0xFFU);
    return out;
}

}  // namespace

TEST_CASE("UTF-32 is known by its mark, in both orders") {
    for (const bool big_end : {false, true}) {
        const std::string bytes = in_utf_32(U"\uFEFFกรุง 😀", big_end);
        CHECK(is_utf_32(bytes));
        const auto text = decode_other(bytes);
        REQUIRE(text);
        CHECK(text->utf8 == "กรุง 😀");
        CHECK(text->encoding == (big_end ? "UTF-32BE" : "UTF-32LE"));
        CHECK(text->replaced == 0);
    }
}

TEST_CASE("what whoever sent the text says counts where every byte has a meaning there") {
    const std::string russian = "\xCE\xF2\xF7\xB8\xF2";
    const auto text = decode_other(russian, "windows-1251");
    REQUIRE(text);
    CHECK(text->utf8 == "Отчёт");
    CHECK(text->encoding == "windows-1251");
    // 0x98 means nothing in windows-1251.
    const auto other = decode_other("\x98" + russian, "windows-1251");
    CHECK((!other || other->encoding != "windows-1251"));
    CHECK_FALSE(decode_as("a", "no-such-encoding"));
    CHECK_FALSE(decode_as("a", ""));
}

TEST_CASE("text of western Europe, Russia, China and Japan is known by itself") {
    const std::string french =
        "Le rapport annuel de la municipalit\xE9 a \xE9t\xE9 pr\xE9sent\xE9 \xE0 l'assembl\xE9"
        "e. Les d\xE9penses r\xE9"
        "elles s'\xE9l\xE8vent \xE0 2\x80.";
    const auto western = decode_other(french);
    REQUIRE(western);
    CHECK(western->utf8.find("présenté à l'assemblée") != std::string::npos);
    CHECK(western->utf8.ends_with("2€."));

    const std::string gb =
        "\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\xA3\xBA\xCD\xEA\xB3\xC9\xB9\xA4\xD7\xF7\xC8\xCB\xD4\xB1\xA1\xA3"
        "\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\xB5\xC4\xD6\xF7\xD2\xAA\xC4\xDA\xC8\xDD\xA1\xA3";
    const auto chinese = decode_other(gb);
    REQUIRE(chinese);
    CHECK(chinese->encoding == "GB18030");
    CHECK(chinese->utf8.starts_with("年度报告：完成工作人员。"));
    const std::string sjis =
        "\x94\x4E\x93\x78\x95\xF1\x8D\x90\x8F\x91\x82\xCC\x8E\xE5\x82\xC8\x93\xE0\x97\x65\x82\xC5\x82\xB7\x81\x42"
        "\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96\x7B\x8C\xEA\x82\xC5\x82\xB7\x81\x42";
    const auto japanese = decode_other(sjis);
    REQUIRE(japanese);
    CHECK(japanese->encoding == "Shift_JIS");
    CHECK(japanese->utf8.starts_with("年度報告書の主な内容です。これは日本語です。"));
}

TEST_CASE("UTF-8 with a broken byte is read as UTF-8, and the byte is counted") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "ทดสอบข้อความ ";
    text[text.size() / 2 - 4] = '\xFF';
    const auto read = decode_other(text);
    REQUIRE(read);
    CHECK(read->encoding == "UTF-8");
    CHECK(read->replaced >= 1);
    CHECK(read->replaced <= 3);
}

TEST_CASE("controls and random bytes are no text") {
    CHECK_FALSE(decode_other("\x81\x02\x8D\x01\x00\x9D"s));
    // Short of the euro sign and its kind windows-1252 leaves five bytes without a meaning.
    CHECK_FALSE(decode_other("\x81\x8D\x8F"s));
}
