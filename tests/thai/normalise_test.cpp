#include "thai/normalise.h"

#include <algorithm>
#include <array>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support.h"
#include "thai/breaks.h"
#include "thai/characters.h"

using namespace raingan;
using namespace raingan::thai;

namespace {

std::string applied(std::string_view source, const std::vector<Edit>& edits) {
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
        REQUIRE(edit.begin >= at);
        REQUIRE(edit.end >= edit.begin);
        REQUIRE(edit.end <= source.size());
        out.append(source, at, edit.begin - at).append(edit.replacement);
        at = edit.end;
    }
    return out.append(source, at);
}

/// Normalised, having checked what must hold of every result.
Normalised checked(std::string_view source, Level level) {
    Normalised result = normalise(source, level);
    CHECK_MESSAGE(applied(source, result.edits) == result.text, source);
    CHECK_MESSAGE(normalise(result.text, level).text == result.text, source);
    for (const Edit& report : result.reports) {
        CHECK(report.begin < report.end);
        CHECK(report.end <= source.size());
    }
    return result;
}
std::string body(std::string_view source) {
    return checked(source, Level::body).text;
}
std::string key(std::string_view source) {
    return checked(source, Level::key).text;
}
/// The one rule that was applied; 0 when none or several.
int rule_of(std::string_view source, Level level) {
    const Normalised result = checked(source, level);
    if (result.edits.empty()) return 0;
    const Rule rule = result.edits.front().rule;
    return std::ranges::all_of(result.edits, [&](const Edit& e) { return e.rule == rule; }) ? static_cast<int>(rule)
                                                                                            : 0;
}
bool reports(std::string_view source, Level level, Rule rule) {
    return std::ranges::any_of(checked(source, level).reports, [&](const Edit& e) { return e.rule == rule; });
}
std::string utf8_of(std::u32string_view characters) {
    std::string text;
    for (const char32_t c : characters) utf8::append(text, c);
    return text;
}

/// What of a text is seen, with what rules 1–13 may do to it taken away: sorted characters.
std::u32string visible(std::string_view text) {
    std::u32string seen;
    for (std::size_t at = 0; at < text.size();) {
        utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        if (c.code_point >= 0xF0A1 && c.code_point <= 0xF0FB) c.code_point += 0x0E00 - 0xF0A0;  // as its font draws it
        if (is_blank(c.code_point) || is_line_end(c.code_point)) continue;
        if (c.code_point >= 0x200B && c.code_point <= 0x200D) continue;
        if (c.code_point == 0xFEFF || c.code_point == 0xAD || c.code_point == word_joiner) continue;
        if (c.code_point == vowel_am)
            seen += U"ํา";
        else if (c.code_point == sara_ae)
            seen += U"เเ";
        else
            seen += c.code_point == lakkhangyao ? sara_aa : c.code_point;
    }
    std::ranges::sort(seen);
    // A doubled mark is seen once.
    const auto doubled = [](char32_t a, char32_t b) { return a == b && is_zero_width_thai(a); };
    seen.erase(std::unique(seen.begin(), seen.end(), doubled), seen.end());
    return seen;
}

std::string random_spellings(std::mt19937& random, std::size_t characters) {
    static constexpr std::u32string_view alphabet =
        U"กสนฤฦฯๆะัาำิุูเแไๅ็่้๊์ํ๎ฺ๑oO1A  "
        U".)(-“–\u00A0\u200B\u200D\u2060\uFEFF\u00AD\n\tée\u0301\u0323Å\uFFFD\uFFFC\xF0A1\xF0D3\xF0E8";
    std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) utf8::append(text, alphabet[pick(random)]);
    return text;
}

}  // namespace

TEST_CASE("rule 1: glyph codes of old fonts become the letters they draw") {
    CHECK(body(utf8_of(U"ป\xF702\xF70B")) == "ปี้");
    CHECK(body(utf8_of(U"\xF700าน \xF70F")) == "ฐาน ญ");
    CHECK(body(utf8_of(U"ป\xF886\xF88D")) == "ปี้");
    CHECK(body(utf8_of(U"ป่\xF873\xF874")) == "ป่");
    CHECK(body(utf8_of(U"\xF873")) == utf8_of(U"\xF873"));
    CHECK(body(utf8_of(U"\xF0B7 ข้อ")) == utf8_of(U"\xF0B7 ข้อ"));
    CHECK(rule_of(utf8_of(U"ก\xF70A"), Level::body) == 1);
}

TEST_CASE(
    "rule 1: codes of symbol-encoded Thai fonts become letters among Thai or their kind; one that stands alone stays") {
    CHECK(checked("\uF0A1\uF0D2\uF0C3", Level::body).text == "การ");
    CHECK(checked("กา\uF0C3", Level::body).text == "การ");
    CHECK(checked("\uF0A1\uFEFFาร", Level::body).text == "การ");
    CHECK(checked("\uF0FC ผ่าน", Level::body).text == "\uF0FC ผ่าน");  // a tick of Wingdings
    CHECK(checked("x\uF0B7y", Level::body).text == "x\uF0B7y");
}

TEST_CASE("rule 2: invisible characters go, but the break opportunity stays in body") {
    CHECK(body("\uFEFFกข\u00AD") == "กข");
    CHECK(body("ก\u2060ข\u200Dค\u200C") == "กขค");
    CHECK(body("ก\u200Bข") == "ก\u200Bข");
    CHECK(key("ก\u200Bข") == "กข");
    CHECK(body("👨‍👩‍👧") == "👨‍👩‍👧");
    CHECK(body("a\u2060b") == "a\u2060b");
    CHECK(rule_of("ก\uFEFFข", Level::body) == 2);
}

TEST_CASE("rule 3: kinds of spaces are one in keys and stay in body") {
    CHECK(key("ก\u00A0ข\u2003ค\u3000ง\tจ") == "ก ข ค ง จ");
    CHECK(body("ก\u00A0ข\u2003ค\tง  จ ") == "ก\u00A0ข\u2003ค\tง  จ ");
    CHECK(rule_of("ก\u00A0ข", Level::key) == 3);
}

TEST_CASE("rule 4: canonical composition, in Thai and elsewhere") {
    CHECK(body("e\u0301") == "é");
    CHECK(body("\u212B") == "Å");
    CHECK(body("กู้") == "กู้");
    CHECK(body(utf8_of(U"กู้")) == utf8_of(U"กู้"));
    CHECK(rule_of(utf8_of(U"กุ่"), Level::body) == 4);
    CHECK(body("น้ำ") == "น้ำ");  // never decomposed, as NFKC would
    CHECK(body("각") == "각");
}

TEST_CASE("rule 5: a mark typed twice is one") {
    CHECK(body("ก่่า") == "ก่า");
    CHECK(body("สิิทธิ์์") == "สิทธิ์");
    CHECK(rule_of("กัันยา", Level::body) == 5);
}

TEST_CASE("rule 6: of two tones the last counts in keys; body only reports") {
    CHECK(key("ก่้า") == "ก้า");
    CHECK(body("ก่้า") == "ก่้า");
    CHECK(reports("ก่้า", Level::body, Rule::two_tones));
    CHECK(rule_of("ก่้า", Level::key) == 6);
}

TEST_CASE("rule 7: a tone before its vowel is put behind it") {
    CHECK(body(utf8_of(U"ท่ี")) == utf8_of(U"ที่"));
    CHECK(body(utf8_of(U"ก้ั")) == utf8_of(U"กั้"));
    CHECK(body(utf8_of(U"เก่็")) == utf8_of(U"เก็่"));
    CHECK(rule_of(utf8_of(U"ท่ี"), Level::body) == 7);
}

TEST_CASE("rule 8: sara am in two parts is joined, with its tone before it") {
    const std::string water = utf8_of(U"น้ำ");
    CHECK(body(utf8_of(U"นํ้า")) == water);
    CHECK(body(utf8_of(U"น้ํา")) == water);
    CHECK(body(utf8_of(U"กํา")) == utf8_of(U"กำ"));
    CHECK(body(utf8_of(U"กํๅ")) == utf8_of(U"กำ"));
    CHECK(body(utf8_of(U"สํ")) == utf8_of(U"สํ"));  // Pali keeps its ring
    CHECK(rule_of(utf8_of(U"ลํานํ้า"), Level::body) == 8);
}

TEST_CASE("rule 9: a tone behind sara am goes before it") {
    CHECK(body(utf8_of(U"นำ้")) == utf8_of(U"น้ำ"));
    CHECK(rule_of(utf8_of(U"นำ้"), Level::body) == 9);
}

TEST_CASE("rule 9: a tone behind sara aa goes before it") {
    CHECK(body(utf8_of(U"สนามหญา้หนา้บา้น")) == utf8_of(U"สนามหญ้าหน้าบ้าน"));
    CHECK(rule_of(utf8_of(U"หนา้"), Level::body) == 9);
    CHECK(body(utf8_of(U"หน้า้")) == utf8_of(U"หน้า้"));  // it has one already: what was meant is not known
    CHECK(body(utf8_of(U"า้")) == utf8_of(U"า้"));
    CHECK(body(utf8_of(U"ป่า ้")) == utf8_of(U"ป่า ้"));
}

TEST_CASE("sara am typed twice is one for comparing; in what is printed it is told") {
    CHECK(normalise(utf8_of(U"นำำ"), Level::key).text == utf8_of(U"นำ"));
    CHECK(normalise(utf8_of(U"ทำำำงาน"), Level::key).text == utf8_of(U"ทำงาน"));
    const Normalised printed = normalise(utf8_of(U"นำำ"), Level::body);
    CHECK(printed.text == utf8_of(U"นำำ"));
    REQUIRE(printed.reports.size() == 1);
    CHECK(static_cast<int>(printed.reports[0].rule) == 15);
}

TEST_CASE("rule 16: a gap between the ring and the aa of sara am is closed") {
    CHECK(body(utf8_of(U"กํ าหนด")) == utf8_of(U"กำหนด"));
    CHECK(body(utf8_of(U"ก าหนด")) == utf8_of(U"กำหนด"));  // a word that is known broken
    CHECK(body(utf8_of(U"พุทฺธํ อาห")) == utf8_of(U"พุทฺธํ อาห"));
}

TEST_CASE("rule 10: thanthakhat goes behind the vowel") {
    CHECK(body(utf8_of(U"สิทธ์ิ")) == utf8_of(U"สิทธิ์"));
    CHECK(rule_of(utf8_of(U"สิทธ์ิ"), Level::body) == 10);
}

TEST_CASE("rule 11: two sara e are sara ae") {
    CHECK(body("เเละ") == "และ");
    CHECK(body("เกเร") == "เกเร");
    CHECK(body("เ เ") == "เ เ");
    CHECK(rule_of("เเละ", Level::body) == 11);
}

TEST_CASE("rules 12 and 13: lakkhangyao behind ฤ ฦ and nowhere else") {
    CHECK(body("ฤาษี") == "ฤๅษี");
    CHECK(rule_of("ฤาษี", Level::body) == 12);
    CHECK(body("ฤๅษี") == "ฤๅษี");
    CHECK(body("มๅก") == "มาก");
    CHECK(rule_of("มๅก", Level::body) == 13);
}

TEST_CASE("rule 14: a leading vowel without its consonant is reported") {
    CHECK(reports("กาเ", Level::body, Rule::leading_vowel_order));
    CHECK(reports("เ้ก", Level::body, Rule::leading_vowel_order));
    CHECK(!reports("ชาวโลก เก่า", Level::body, Rule::leading_vowel_order));
}

TEST_CASE("rule 15: a mark without a letter is reported") {
    CHECK(reports("้กา", Level::body, Rule::mark_without_base));
    CHECK(reports("A้", Level::body, Rule::mark_without_base));
    CHECK(body("้กา") == "้กา");
}

TEST_CASE("rule 16: gaps inside a word close where nothing else can be meant") {
    CHECK(body("จ ำนวน") == "จำนวน");
    CHECK(body("ส านักปลัด") == "สำนักปลัด");
    CHECK(body("จ านวน ด าเนินการ") == "จำนวน ดำเนินการ");
    CHECK(body("ด�าเนินการ") == "ดำเนินการ");
    CHECK(rule_of("ส านัก", Level::body) == 16);
    CHECK(body("สระ ิ") == "สระ ิ");
    CHECK(body("ก ำ ข") == "ก ำ ข");
    CHECK(key("ผ ู้") == "ผู้");
    CHECK(reports("ผ ู้", Level::body, Rule::gap_before_mark));
    CHECK(reports("พ าหนะ", Level::body, Rule::gap_before_mark));
    CHECK(body("พ าหนะ") == "พ าหนะ");
}

TEST_CASE("rules 17 and 18: digits are ASCII in keys, and a letter o among them a zero") {
    CHECK(key("ปี ๒๕๖๖ ９") == "ปี 2566 9");
    CHECK(body("ปี ๒๕๖๖ ９") == "ปี ๒๕๖๖ ９");
    CHECK(key("๒๕๖o") == "2560");
    CHECK(key("๒oo") == "200");
    CHECK(key("O๔๓") == "O43");
    CHECK(key("5oz") == "5oz");
    CHECK(body("๒๕๖o") == "๒๕๖o");
    CHECK(reports("๒๕๖o", Level::body, Rule::digit_letter_confusion));
    CHECK(!reports("O43", Level::body, Rule::digit_letter_confusion));
}

TEST_CASE("rule 19: quotes and dashes are one kind in keys") {
    CHECK(key("“ก” ‘ข’ – — − ~ ‑") == "\"ก\" 'ข' - - - - -");
    CHECK(body("“ก” –") == "“ก” –");
}

TEST_CASE("rules 20 and 21: spacing is canonical in keys") {
    CHECK(key("ต่าง ๆ การ") == key("ต่างๆการ"));
    CHECK(key("และ ฯลฯ") == key("และฯลฯ"));
    CHECK(key("  เกิน  ๑ ปี ) ( ก ") == "เกิน 1 ปี) (ก");
    CHECK(key("ก\n\nข") == "ก ข");
    CHECK(body("  เกิน  ๑ ปี ) ") == "  เกิน  ๑ ปี ) ");
}

TEST_CASE("names compare whatever their spacing, digits and order of marks") {
    CHECK(comparison_key("หน่วยงาน รับผิดชอบ") == comparison_key("หน่วยงานรับ\u200Bผิดชอบ"));
    CHECK(comparison_key(utf8_of(U"สํานัก ปลัด")) == comparison_key("สำนักปลัด"));
    CHECK(comparison_key("คะแนน ITA ปี ๒๕๖๕") == "คะแนนITAปี2565");
    CHECK(comparison_key("") == "");
}

TEST_CASE("the sample's body text is clean") {
    std::istringstream lines(test::slurp(test::sample("lamnamphong-ita-2566.txt")));
    for (std::string line; std::getline(lines, line);) {
        const Normalised result = checked(line, Level::body);
        CHECK(result.text == line);
        CHECK(result.edits.empty());
        CHECK_MESSAGE(result.reports.empty(), line);
        (void)key(line);
    }
}

TEST_CASE("any text: idempotent, edits give the result, body loses nothing that is seen") {
    std::mt19937 random(2566);
    for (int round = 0; round < 20000; ++round) {
        const std::string source = random_spellings(random, 2 + random() % 12);
        const std::string text = body(source);
        (void)key(source);
        // Canonical composition is checked against ICU's own meaning elsewhere; here compare what it leaves alone.
        if (source.find("\u0301") == std::string::npos && source.find("\u0323") == std::string::npos &&
            source.find("\u212B") == std::string::npos && source.find("\uFFFD") == std::string::npos)
            CHECK_MESSAGE(visible(source) == visible(text), source, " → ", text);
    }
}

TEST_CASE("ill-formed bytes are kept as they are") {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string source = random_spellings(random, 8);
        source[random() % source.size()] = static_cast<char>(random() & 0xFFU);
        (void)body(source);
        (void)key(source);
    }
    CHECK(body("ก\xFF\xE0\xB8") == "ก\xFF\xE0\xB8");
}

TEST_CASE("every rule can be told in both languages") {
    for (int rule = 1; rule <= 21; ++rule) {
        const Message message = describe(static_cast<Rule>(rule));
        CHECK(!message.en.empty());
        CHECK(!message.th.empty());
    }
    CHECK(describe(static_cast<Rule>(0)).en.empty());
    CHECK(describe(static_cast<Rule>(99)).en.empty());
}
