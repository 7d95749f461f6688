#include <string>

#include "program.h"

using namespace raingan::test;

namespace {

std::string filtered(const std::string& input, const std::string& arguments, int status = 0) {
    const TemporaryDir folder;
    spill(folder.path / "in", input);
    const Ran ran = run("( env LC_ALL=C " + std::string(RAINGAN_PROGRAM) + " text " + arguments + " < " +
                        quoted(folder.path / "in") + " 2> " + quoted(folder.path / "err") + " )");
    CHECK(ran.status == status);
    const std::string messages = slurp(folder.path / "err");
    return ran.out + (messages.empty() ? "" : "|" + messages);
}
bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("text passes as it is, in UTF-8") {
    const std::string text = slurp(sample("lamnamphong-ita-2566.txt"));
    CHECK(filtered(text, "") == text);
    CHECK(filtered(text, "--normalise") == text);
    CHECK(filtered("", "").empty());
    CHECK(filtered("\xEF\xBB\xBFก\r\n", "") == "ก\r\n");
}

TEST_CASE("windows-874 is found, also when a long stretch of ASCII stands before it") {
    const std::string ascii(200'000, 'a');
    CHECK(filtered(ascii + "\n\xC3\xD2\xC2\xA7\xD2\xB9", "") == ascii + "\nรายงาน");
    CHECK(filtered("\xC3\xD2\xC2\xA7\xD2\xB9", "--from TIS-620") == "รายงาน");
    CHECK(filtered(std::string("\x23\x0E\x32\x0E", 4), "") == "รา");
    std::string many, expected;
    for (int i = 0; i < 60'000; ++i) {
        many += "\xC3\xD2\xC2\xA7\xD2\xB9\n";
        expected += "รายงาน\n";
    }
    CHECK((filtered(many, "--normalise") == expected));
}

TEST_CASE("bytes that mean nothing are an error with their offset in the input, behind what could be read") {
    const std::string out = filtered("abc\xC3\xD2\x81", "--from windows-874", 2);
    CHECK(out.substr(0, 9) == "abcรา");
    CHECK(has(out, "byte 5: 0x81"));
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "ก";
    CHECK(has(filtered(text + "\xFF", "", 2), "byte 300000: 0xFF"));
    CHECK(has(filtered(text + "\xE0\xB8", "--normalise", 2), "byte 300000: 0xE0"));
    CHECK(has(filtered("caf\xE9 cr\xE8me", "", 2), "--from"));
    CHECK(has(filtered("x", "--from klingon", 64), "klingon"));
}

TEST_CASE("normalising mends and says what") {
    const std::string out = filtered("กํา นำ้\nÃÒÂ§Ò¹¼Å¡ÒÃ\n", "--normalise");
    CHECK(out.substr(0, out.find('|')) == "กำ น้ำ\nรายงานผลการ\n");
    CHECK(has(out, "sara am typed in two parts; joined: 1\n"));
    CHECK(has(out, "windows-874 that was read as windows-1252 (mended): 1\n"));
    CHECK(has(filtered("  ่ก\n", "--normalise"), "(left as it is): 1\n"));
}

TEST_CASE("numerals are converted, but for tokens with Latin letters") {
    CHECK(filtered("ปี 2566 O43\n", "--numerals thai") == "ปี ๒๕๖๖ O43\n");
    CHECK(filtered("ปี ๒๕๖๖ O43\n", "--numerals arabic") == "ปี 2566 O43\n");
    (void)filtered("", "--numerals roman", 64);
}

TEST_CASE("documents are no text: nothing of their bytes comes out, and what to do with them is said") {
    CHECK(has(filtered("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n", "", 2), "is a PDF and no plain text"));
    CHECK(has(filtered("%PDF-1.7\n1 0 obj\n", "--from utf-8", 2), "is a PDF and no plain text"));
    CHECK(has(filtered(std::string("PK\x03\x04\x14\0\0\0", 8), "", 2), "raingan convert reads documents"));
    CHECK_FALSE(has(filtered("%PDF-1.7\n1 0 obj\n", "", 2), "obj"));
    CHECK(filtered("%PDF\n", "") == "%PDF\n");
    CHECK(filtered("PK\n", "--from tis-620") == "PK\n");
}

TEST_CASE("a line without end is filtered in pieces and loses nothing") {
    std::string text, expected;
    for (int i = 0; i < 250'000; ++i) {
        text += "นำ้ใจ";
        expected += "น้ำใจ";
    }
    const std::string out = filtered(text, "--normalise");
    CHECK((out.substr(0, out.find('|')) == expected));
}
