#include "thai/breaks.h"

#include <algorithm>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/resources.h"
#include "base/utf8.h"
#include "support.h"
#include "thai/word_list.h"

using namespace raingan::thai;

namespace {

/// `text` with | at each break but the last, which must be the end.
std::string broken(std::string_view text) {
    Breaker breaker;
    std::string out;
    std::size_t from = 0;
    for (const std::uint32_t at : breaker.line_breaks(text)) {
        REQUIRE(at > from);
        REQUIRE(at <= text.size());
        if (from > 0) out += '|';
        out += text.substr(from, at - from);
        from = at;
    }
    REQUIRE(from == text.size());
    return out;
}

std::vector<std::size_t> clusters(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        at = next_cluster(text, at);
        ends.push_back(at);
        REQUIRE(ends.size() <= text.size());
    }
    return ends;
}

std::string random_text(std::mt19937& random, std::size_t characters) {
    static constexpr char32_t alphabet[] = {U'ก', U'ง', U'ณ',  U'ฯ',  U'ๆ',   U'ะ', U'ั',   U'า',   U'ำ',    U'ิ',
                                            U'ุ',  U'เ', U'แ',  U'็',   U'่',    U'้',  U'์',   U'ํ',    U'ๅ',    U'๑',
                                            U'1', U'A', U' ',  U'.',  U'-',   U'/', U'(',  U')',   U'"',    U',',
                                            U':', U'–', U'\n', U'\t', 0x200B, 0xA0, U'中', 0xFEFF, 0x1F600, U'é'};
    std::uniform_int_distribution<std::size_t> pick(0, std::size(alphabet) - 1);
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) raingan::utf8::append(text, alphabet[pick(random)]);
    return text;
}

}  // namespace

TEST_CASE("a title of a director is broken between its words") {
    CHECK(broken("ผู้อำนวยการกองคลัง") == "ผู้อำนวยการ|กองคลัง");
    CHECK(broken("ผู้อำนวยการกองช่าง") == "ผู้อำนวยการ|กองช่าง");
    CHECK(broken("การกองทัพ").starts_with("การ|ก"));
    CHECK(broken("รายงานการกรมส่งเสริม") == "รายงาน|การ|กรม|ส่งเสริม");
}

TEST_CASE("decomposed sara am breaks like the composed one") {
    CHECK(broken("การกํากับติดตาม") == "การ|กํากับ|ติดตาม");
    CHECK(broken("ทํางานนํ้าและนํ้า") == "ทํางาน|นํ้า|และ|นํ้า");
}

TEST_CASE("names are not broken") {
    CHECK(broken("เทศบาลตำบลลำน้ำพอง") == "เทศบาล|ตำบล|ลำน้ำพอง");
    for (const char* name : {"เขาสวนกวาง", "โคกโพธิ์ไชย", "ภูผาม่าน", "บ้านแฮด", "หนองนาคำ", "ซำสูง"})
        CHECK(broken(name) == name);
}

TEST_CASE("abbreviations hold together and a word may follow them") {
    CHECK(broken("ป.ป.ช.และสตง.ได้") == "ป.ป.ช.|และ|สตง.|ได้");
    CHECK(broken("ที่อบต.ลำน้ำพอง") == "ที่|อบต.|ลำน้ำพอง");
    CHECK(broken("ส.ต.อ.สมชาย") == "ส.ต.อ.|สมชาย");
    CHECK(broken("ต.ค.๒๕๖๕-ก.ย.๒๕๖๖") == "ต.ค.|๒๕๖๕-|ก.ย.|๒๕๖๖");
    CHECK(broken("๑.การ ก.การ") == "๑.การ |ก.การ");
}

TEST_CASE("repetition and abbreviation signs stay with their word, the former but for a space") {
    CHECK(broken("ต่าง ๆ การ") == "ต่าง |ๆ |การ");
    CHECK(broken("ต่างๆการ") == "ต่างๆ|การ");
    CHECK(broken("และ ฯลฯ") == "และ ฯลฯ");
    CHECK(broken("กรุงเทพฯและ ฯพณฯ") == "กรุงเทพฯ|และ |ฯพณฯ");
}

TEST_CASE("a line may end at a space whatever sign follows, as Word's do") {
    CHECK(broken("เทศบาล ....") == "เทศบาล |....");
    CHECK(broken("( ลงชื่อ )") == "( ลงชื่อ |)");
    CHECK(broken("กอง / ฝ่าย : งาน") == "กอง |/ |ฝ่าย |: |งาน");
    CHECK(broken("วันที่ ……") == "วัน|ที่ |……");
    CHECK(broken("คำ\u200B ะ") == "คำ\u200B ะ");
}

TEST_CASE("a line may end where Thai meets digits or Latin") {
    CHECK(broken("มาตรการ๑.การ") == "มาตรการ|๑.การ");
    CHECK(broken("ร้อยละ๘๕") == "ร้อยละ|๘๕");
    CHECK(broken("๕๐%ของ") == "๕๐%|ของ");
    CHECK(broken("ITAประจำปี") == "ITA|ประจำ|ปี");
}

TEST_CASE("a line may end behind punctuation that Thai follows") {
    CHECK(broken("ชอบ:สำนัก") == "ชอบ:|สำนัก");
    CHECK(broken("“คำ”และ") == "“คำ”|และ");
    CHECK(broken("\"คำ\"และ\"คำ\"") == "\"คำ\"|และ|\"คำ\"");
    CHECK(broken("กองคลัง,กองช่าง") == "กองคลัง,|กองช่าง");
    CHECK(broken("สำนัก/กอง") == "สำนัก/|กอง");
    CHECK(broken("ชื่อ......นาม") == "ชื่อ......|นาม");
}

TEST_CASE("the named pairs of noun and number stay together, and no others") {
    CHECK(broken("(ข้อ ๑)") == "(ข้อ ๑)");
    CHECK(broken("พ.ศ. ๒๕๖๖") == "พ.ศ. ๒๕๖๖");
    CHECK(broken("พ.ศ.๒๕๖๖") == "พ.ศ.๒๕๖๖");
    CHECK(broken("ตัวชี้วัดที่ ๑๐") == "ตัวชี้วัด|ที่ ๑๐");
    CHECK(broken("ได้ ๙๙.๒๔ คะแนน") == "ได้ |๙๙.๒๔ คะแนน");
    CHECK(broken("๑๐ บาท") == "๑๐ บาท");
    CHECK(broken("ต.ค. ๒๕๖๕ – ก.ย.") == "ต.ค. |๒๕๖๕ |– |ก.ย.");
    CHECK(broken("เกิน ๑ ปี )") == "เกิน |๑ |ปี |)");
}

TEST_CASE("the one-letter word does not end a line") {
    CHECK(broken("ชัดเจน ณ จุด") == "ชัดเจน |ณ จุด");
    CHECK(broken("งานณจุด") == "งาน|ณจุด");
}

TEST_CASE("a lone consonant of an unknown word is not parted from it") {
    CHECK(broken("แชท") == "แชท");
    CHECK(broken("ภาษาเอชทีเอ็ม") == "ภาษา|เอช|ที|เอ็ม");
    CHECK(broken("โปรเจคที่") == "โปร|เจค|ที่");
    CHECK(broken("ที่ สรวิชญ์").starts_with("ที่ |สร"));
}

TEST_CASE("plain Latin breaks at spaces and behind hyphens") {
    CHECK(broken("see https://x.go.th/a?b=1 now") == "see |https://x.go.th/a?b=1 |now");
    CHECK(broken("well-known 02-1234 (a) - b") == "well-|known |02-1234 |(a) |- |b");
    CHECK(broken("a\nb\r\nc") == "a\n|b\r\n|c");
    CHECK(broken("a\t\tb") == "a\t|\t|b");
    CHECK(broken("a\u00A0b a\u2060b") == "a\u00A0b |a\u2060b");
    CHECK(broken("ab\u200Bcd") == "ab\u200B|cd");
    CHECK(broken("").empty());
    CHECK(broken("   ") == "   ");
}

TEST_CASE("other scripts break by Unicode's rules") {
    CHECK(broken("中文字") == "中|文|字");
}

TEST_CASE("every line of the sample breaks at cluster boundaries, densely enough to fill lines") {
    std::istringstream lines(raingan::test::slurp(raingan::test::sample("lamnamphong-ita-2566.txt")));
    Breaker breaker;
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::size_t> ends = clusters(line);
        std::size_t from = 0;
        for (const std::uint32_t at : breaker.line_breaks(line)) {
            CHECK(std::ranges::binary_search(ends, std::size_t{at}));
            CHECK_MESSAGE(at - from <= 60, line.substr(from, at - from));
            from = at;
        }
    }
}

TEST_CASE("any text breaks at cluster boundaries, ascending, and ends at its end") {
    std::mt19937 random(2566);
    Breaker breaker;
    for (int round = 0; round < 400; ++round) {
        const std::string text = random_text(random, 40);
        const std::vector<std::size_t> ends = clusters(text);
        const std::vector<std::uint32_t> breaks = breaker.line_breaks(text);
        REQUIRE(!breaks.empty());
        CHECK(breaks.back() == text.size());
        CHECK(std::ranges::is_sorted(breaks, std::less_equal<>()));
        for (const std::uint32_t at : breaks) CHECK_MESSAGE(std::ranges::binary_search(ends, std::size_t{at}), text);
    }
}

TEST_CASE("ill-formed text breaks without harm") {
    std::mt19937 random(1);
    Breaker breaker;
    for (int round = 0; round < 300; ++round) {
        std::string text = random_text(random, 20);
        text.resize(random() % (text.size() + 1));
        if (!text.empty()) text[random() % text.size()] = static_cast<char>(random() & 0xFFU);
        const std::vector<std::uint32_t> breaks = breaker.line_breaks(text);
        CHECK(breaks.empty() == text.empty());
    }
}

TEST_CASE("a cluster is what UAX 29 says") {
    const auto count = [](std::string_view text) { return clusters(text).size(); };
    CHECK(count("น้ำ") == 1);
    CHECK(count("เก้า") == 3);
    CHECK(count("กํา") == 2);
    CHECK(count("abc") == 3);
    CHECK(count("\r\n\n") == 2);
    CHECK(count("e\u0301ก\u0301") == 2);
    CHECK(count("👨‍👩‍👧") == 1);
    CHECK(count("🇹🇭🇹🇭") == 2);
    CHECK(count("각") == 1);
    CHECK(count("\u0E49ก") == 2);
    CHECK(count("ก\u200Dข") == 2);
}

TEST_CASE("the word list is sorted and holds each word once") {
    const auto text = raingan::resource("src/thai/words.txt");
    REQUIRE(text.has_value());
    std::istringstream lines{std::string(*text)};
    std::string last;
    bool words = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) {
            CHECK_MESSAGE(!words, line);
            continue;
        }
        words = true;
        CHECK_MESSAGE(last < line, line);
        CHECK_MESSAGE(WordList().longest_at(line, 0) == line.size(), line);
        last = line;
    }
    CHECK(words);
}

TEST_CASE("the longest word of the list is found, also behind a longer one that only shares its beginning") {
    const WordList list("กข\nกขค\nกขคงจ\nขก\n");
    const auto letters = [&](std::string_view text) { return list.longest_at(text, 0) / 3; };
    CHECK(letters("กขคงฉ") == 3);
    CHECK(letters("กขคงจ") == 5);
    CHECK(letters("กขก") == 2);
    CHECK(letters("ขก") == 2);
    CHECK(letters("ขข") == 0);
    CHECK(letters("ก") == 0);
    CHECK(WordList("").longest_at("กข", 0) == 0);
    CHECK(WordList("กข").longest_at("กข", 0) == 6);
}
