// Characters of RTF: code pages, Unicode, destinations, symbols; what is visible and what is not.
#include "readers/rtf_document.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("bytes are decoded in the code page of their font") {
    CHECK(text_of(read_rtf(R"({\f1 \'c3\'d2\'c2\'a7\'d2\'b9})")) == "รายงาน");
    CHECK(text_of(read_rtf(R"({\f0 \'c3\'d2\'c2\'a7\'d2\'b9})")) == "รายงาน");  // \ansicpg874
    CHECK(text_of(read_rtf(R"({\f2 \'b7})")) == "•");
    CHECK(text_of(rtf::read(R"({\rtf1\ansi{\fonttbl{\f0\fcharset204 Arial;}}\f0 \'c4\'e0})")) == "Да");
    CHECK(text_of(rtf::read(R"({\rtf1\ansi{\fonttbl{\f0\fcharset128 MS Mincho;}}\f0 \'93\'fa\'96{\'7b}})"))
              .starts_with("日"));
    CHECK(text_of(rtf::read(R"({\rtf1\ansi\ansicpg1252 caf\'e9})")) == "café");
    CHECK(text_of(rtf::read(R"({\rtf1\mac caf\'8e})")) == "café");
}

TEST_CASE("raw bytes above ASCII are text too") {
    CHECK(text_of(read_rtf("\xC3\xD2\xC2\xA7\xD2\xB9")) == "รายงาน");
}

TEST_CASE("Thai bytes under a western code page are known by what they say") {
    const std::string thai = R"(\'c3\'d2\'c2\'a7\'d2\'b9\'bc\'c5\'a1\'d2\'c3\'b4\'d3\'e0\'b9\'d4\'b9\'a7\'d2\'b9)";
    CHECK(text_of(rtf::read(R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Tahoma;}}\pard\f0 )" + thai + "}")) ==
          "รายงานผลการดำเนินงาน");
    // A producer that names a Thai font's charset means what it says elsewhere.
    CHECK(text_of(rtf::read(R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Tahoma;}{\f1\fcharset222 Tahoma;}}\f1 )" +
                            thai + R"({\f0  caf\'e9}})")) == "รายงานผลการดำเนินงาน café");
}

TEST_CASE("a byte without meaning is shown as such and told, a western letter in a Thai document is itself") {
    const Document document = read_rtf(R"({\f1 \'a1\'81})");
    CHECK(text_of(document) == "ก\uFFFD");
    CHECK(has_diagnostic(document, "undecodable"));
    CHECK(text_of(read_rtf(R"({\f0 \'fc})")) == "ü");  // undefined in 874, and the font is not Thai
}

TEST_CASE("\\u with its fallback, surrogates, and what is no fallback") {
    CHECK(text_of(read_rtf(R"(\uc1\u3585 ?\u3586\'3f\u3588?)")) == "กขค");
    CHECK(text_of(read_rtf(R"(\uc0\u3585\u3586 x)")) == "กขx");
    CHECK(text_of(read_rtf(R"({\uc2\u3585 ab}c)")) == "กc");
    CHECK(text_of(read_rtf(R"(\u-10179 ?\u-8704 ?)")) == "\U0001F600");
    CHECK(text_of(read_rtf(R"(\u-8704 ?)")) == "\uFFFD");
    CHECK(text_of(read_rtf(R"(\u3585{}x)")) == "กx");  // a group ends the fallback
    CHECK(text_of(read_rtf(R"(\u3585\par x)")) == "ก\nx");
}

TEST_CASE("symbols and breaks") {
    CHECK(text_of(read_rtf(R"(a\~b\_c\-d\{\}\\)")) == "a\u00A0b\u2011c\u00ADd{}\\");
    CHECK(text_of(read_rtf(R"(\lquote\rquote\ldblquote\rdblquote\bullet\emdash\endash)")) == "‘’“”•—–");
    CHECK(text_of(read_rtf(R"(a\tab b\line c)")) == "a\tb\nc");
    CHECK(text_of(read_rtf("a\\\nb")) == "a\nb");
}

TEST_CASE("destinations that are not text, known and unknown, are left out") {
    CHECK(text_of(read_rtf(R"({\*\unheard of}a{\*\generator Riched;}b{\info{\title T}}c{\unheard d})")) == "abcd");
    CHECK(text_of(read_rtf(R"({\upr{x}{\*\ud{\u3585 ?}}})")) == "ก");
    CHECK(text_of(read_rtf("a{\\*\\blob\\bin5 }}{{\\}b")) == "ab");
}

TEST_CASE("deleted text is left out, inserted text is shown, hidden text is not") {
    CHECK(text_of(read_rtf(R"(a{\deleted b}{\revised c}{\v d}e)")) == "ace");
    CHECK(text_of(read_rtf(R"(a{\deleted\par}b)")) == "ab");
    CHECK(text_of(read_rtf(R"(a\deleted b\par\pard\plain c)")) == "ac");  // \plain ends it
}

TEST_CASE("title, author and dates") {
    const Document document =
        read_rtf(R"({\info{\title \'c3\'d2\'c2}{\author A}{\creatim\yr2023\mo9\dy30\hr8\min5}{\revtim\yr0})"
                 R"({\doccomm no text}}x)");
    CHECK(document.properties.title == "ราย");
    CHECK(document.properties.author == "A");
    CHECK(document.properties.created == "2023-09-30T08:05:00Z");
    CHECK(document.properties.modified.empty());
}

TEST_CASE("a file that ends in the middle gives what it has, and says so") {
    const Document document = rtf::read(R"({\rtf1\ansi\ansicpg874 a\par {\b b)");
    CHECK(text_of(document) == "a\nb");
    CHECK(has_diagnostic(document, "truncated"));
    CHECK(has_diagnostic(rtf::read(R"({\rtf1 a} and more)"), "trailing-data"));
    CHECK_FALSE(has_diagnostic(rtf::read("{\\rtf1 a}\r\n"), "trailing-data"));
}
