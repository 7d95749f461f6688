#include "thai/mojibake.h"

#include <random>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "support.h"
#include "thai/byte_tables.h"

using namespace raingan;
using namespace raingan::thai;

namespace {

// `bytes` as a program shows them that takes them for `table`.
std::string seen(std::string_view bytes, const ByteTable& table) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        utf8::append(out, byte < 0x80 ? byte : table[byte - 0x80]);
    }
    return out;
}
std::string in_874(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        unsigned byte = c.code_point < 0x80 ? c.code_point : 0x3F;
        for (unsigned i = 0; i < windows874_table.size() && c.code_point >= 0x80; ++i)
            if (windows874_table[i] == c.code_point) byte = 0x80 + i;
        out.push_back(static_cast<char>(byte));
        at += c.length;
    }
    return out;
}
std::string leniently(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const utf8::Decoded c = utf8::decode(bytes, at);
        utf8::append(out, c.code_point == 0xFFFD ? static_cast<unsigned char>(bytes[at]) : c.code_point);
        at += c.length;
    }
    return out;
}
std::string repaired(std::string_view text) {
    const Demojibaked result = repair_mojibake(text);
    CHECK_MESSAGE(repair_mojibake(result.text).text == result.text, text);
    return result.text;
}
void check_untouched(std::string_view text) {
    const Demojibaked result = repair_mojibake(text);
    CHECK_MESSAGE(result.text == text, text);
    CHECK_MESSAGE(result.found.empty(), text);
}

constexpr const char* title = "รายงานผลการดำเนินการ พ.ศ. ๒๕๖๖";

}  // namespace

TEST_CASE("each form of mojibake is mended") {
    CHECK(repaired("ÃÒÂ§Ò¹¼Å¡ÒÃ´Óà¹Ô¹¡ÒÃ ¾.È. òõöö") == title);
    CHECK(repaired("√“¬ß“πº≈°“√¥”‡π‘π°“√ æ.». Úıˆˆ") == title);
    CHECK(repaired(seen(title, windows1252_table)) == title);
    CHECK(repaired(seen(title, latin1_table)) == title);
    CHECK(repaired(seen(title, loose_windows874_table)) == title);
    CHECK(repaired(seen(seen(title, windows1252_table), windows1252_table)) == title);
    CHECK(repair_mojibake("ÃÒÂ§Ò¹¼Å¡ÒÃ").found.at(0).form == Mojibake::bytes_as_latin);
    CHECK(repair_mojibake("√“¬ß“πº≈").found.at(0).form == Mojibake::bytes_as_mac);
    CHECK(repair_mojibake(seen(title, latin1_table)).found.at(0).form == Mojibake::utf8_as_latin);
    CHECK(repair_mojibake(seen(title, loose_windows874_table)).found.at(0).form == Mojibake::utf8_as_874);
}

TEST_CASE("spoiled text is mended beside good text, which stays") {
    CHECK(repaired("หัวข้อ ÃÒÂ§Ò¹¼Å ต่อ") == "หัวข้อ รายงานผล ต่อ");
    CHECK(repaired("หัวข้อ " + seen("รายงาน", loose_windows874_table) + " เนื้อหา") == "หัวข้อ รายงาน เนื้อหา");
    CHECK(repaired("ดี\n" + seen(title, windows1252_table) + "\nดี") == std::string("ดี\n") + title + "\nดี");
}

TEST_CASE("windows-874 that was read as UTF-8 is mended where it is certain, else reported, never mended wrongly") {
    std::istringstream words(test::slurp(test::sample("lamnamphong-ita-2566.txt")));
    std::size_t reported = 0;
    for (std::string word; words >> word;) {
        const std::string spoiled = leniently(in_874(word));
        if (spoiled == seen(in_874(word), windows1252_table)) continue;
        const Demojibaked result = repair_mojibake(spoiled);
        CHECK_MESSAGE((result.text == word || result.text == spoiled), word);
        for (const MojibakeFound& found : result.found) reported += found.replacement.empty() ? 1U : 0U;
    }
    CHECK(reported > 10);
    const Demojibaked result = repair_mojibake("ค͸ԺÒ¡ÒþÔÁ¾");
    REQUIRE(result.found.size() == 1);
    CHECK(result.found[0].form == Mojibake::bytes_within_utf8);
    CHECK(result.found[0].replacement.empty());
}

TEST_CASE("what lost characters is reported and stays") {
    for (const std::string text : {"เธฃเธฒเธขเธ\uFFFDเธฒเธ\uFFFD", "à¸£à¸²à¸¢à¸\uFFFDà¸²à¸\uFFFD"}) {
        const Demojibaked result = repair_mojibake(text);
        CHECK(result.text == text);
        REQUIRE(result.found.size() == 1);
        CHECK(result.found[0].replacement.empty());
    }
}

TEST_CASE("every line of real text comes back from every form") {
    std::istringstream lines(test::slurp(test::sample("lamnamphong-ita-2566.txt")));
    std::size_t mended = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.size() < 40) continue;
        ++mended;
        CHECK(repaired(seen(line, windows1252_table)) == line);
        CHECK(repaired(seen(line, loose_windows874_table)) == line);
        CHECK(repaired(seen(in_874(line), windows1252_table)) == line);
        CHECK(repaired(seen(in_874(line), mac_roman_table)) == line);
    }
    CHECK(mended > 20);
}

TEST_CASE("legitimate text is never touched") {
    check_untouched(test::slurp(test::sample("lamnamphong-ita-2566.txt")));
    for (const char* text : {"café déjà vu, Öl für Ärzte",
                             "ÅÄÖ åäö",
                             "Ça là où été",
                             "½ ¼ ¾ ² ³ ° µ § ±",
                             "• • • • •",
                             "“ ‘a’ – ”…",
                             "Ελληνικά αβγδε",
                             "Русский текст",
                             "עברית",
                             "ąćęłńóśźż ŁÓDŹ",
                             "日本語",
                             "∑ ∫ √ ∞ ≈ ≠ ≤ ≥ π Ω",
                             "เธอเธอเธอ",
                             "เนยเนยเนย เนื้อ เธอเน้น",
                             "À À À È È È",
                             "ไม่มี\u00A0ที่",
                             "٪ العربية",
                             "ĐẶNG Thị Ánh",
                             "Ñandú ÑÑÑÑÑ",
                             "100 °C ± 5 µm × 3",
                             "© ® ™ £ ¥ ¢"})
        check_untouched(text);
}

TEST_CASE("any bytes pass, and what is replaced lies in the text") {
    std::mt19937 random(5);
    const std::string spoiled = seen(title, windows1252_table) + seen(in_874(title), mac_roman_table);
    for (int round = 0; round < 2000; ++round) {
        std::string text = spoiled.substr(random() % 60, random() % 100);
        for (int i = 0; i < 3 && !text.empty(); ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
        const Demojibaked result = repair_mojibake(text);
        std::size_t at = 0;
        for (const MojibakeFound& found : result.found) {
            CHECK(found.begin >= at);
            CHECK(found.end > found.begin);
            CHECK(found.end <= text.size());
            at = found.end;
        }
    }
}
