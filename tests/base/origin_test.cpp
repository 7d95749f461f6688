#include "base/origin.h"

#include "base/resources.h"
#include "base/utf8.h"
#include "support.h"

using namespace raingan;

TEST_CASE("a place is told in both languages, without the numbers that are not known") {
    const std::vector<std::string> parts{"word/document.xml"};
    const Origin cell{0, 2, 3, 4, 1};
    CHECK(describe(cell, parts, Language::english) == "word/document.xml: table 2, row 3, cell 4, paragraph 1");
    CHECK(describe(cell, parts, Language::thai) == "word/document.xml: ตาราง 2 แถว 3 ช่อง 4 ย่อหน้า 1");
    CHECK(describe({0, 0, 0, 0, 7}, parts, Language::english) == "word/document.xml: paragraph 7");
    CHECK(describe({}, parts, Language::english) == "word/document.xml");
    CHECK(describe({9, 0, 0, 0, 7}, parts, Language::english) == "paragraph 7");
}

TEST_CASE("fonts and schemas are built in as they stand in the repository") {
    for (const char* path : {"fonts/Laksaman.ttf", "fonts/substitutes.json", "schemas/headers.json"}) {
        REQUIRE(resource(path).has_value());
        CHECK(*resource(path) == test::slurp(test::source_dir() / path));
    }
    CHECK_FALSE(resource("fonts/none.ttf").has_value());
}

TEST_CASE("UTF-8: what is encoded is decoded, and what is ill-formed comes out as one mark a byte") {
    for (const char32_t c : {U'a', U'é', U'ก', U'๛', U'\U0001F600', U'\U0010FFFF'}) {
        std::string text;
        utf8::append(text, c);
        const utf8::Decoded decoded = utf8::decode(text, 0);
        CHECK(decoded.code_point == c);
        CHECK(decoded.length == text.size());
    }
    for (const char* bad : {"\x80", "\xC0\x80", "\xE0\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        CHECK(utf8::decode(bad, 0).code_point == 0xFFFD);
        CHECK(utf8::decode(bad, 0).length == 1);
    }
    CHECK(utf8::decode("", 0).length == 0);
}

TEST_CASE("as people see it a place has no part of the file; Thai has Thai digits") {
    const std::vector<std::string> parts{"word/document.xml", "word/footnotes.xml", "มาตรการ", "content.xml"};
    CHECK(shown_place({0, 2, 13, 4, 1}, parts, Language::english) == "table 2, row 13");
    CHECK(shown_place({0, 2, 13, 4, 1}, parts, Language::thai) == "ตารางที่ ๒ แถว ๑๓");
    CHECK(shown_place({3, 0, 0, 0, 19}, parts, Language::english) == "paragraph 19");
    CHECK(shown_place({1, 0, 0, 0, 2}, parts, Language::thai) == "เชิงอรรถ ย่อหน้าที่ ๒");
    CHECK(shown_place({2, 0, 7, 3, 0}, parts, Language::thai) == "แผ่นงาน มาตรการ เซลล์ C7");
    CHECK(shown_place({2, 0, 7, 0, 0}, parts, Language::english) == "sheet มาตรการ, row 7");
    CHECK(shown_place({}, parts, Language::english).empty());
    const std::vector<std::string> stories{"/document", "/header1", "/footnotes"};
    CHECK(shown_place({0, 2, 13, 0, 0}, stories, Language::english) == "table 2, row 13");
    CHECK(shown_place({1, 0, 0, 0, 2}, stories, Language::thai) == "หัวกระดาษ ย่อหน้าที่ ๒");
    CHECK(shown_place({2, 0, 0, 0, 1}, stories, Language::english) == "footnote, paragraph 1");
}

TEST_CASE("places within a text are found as describe() writes them") {
    const std::vector<std::string> parts{"word/document.xml", "แผ่น 1", "แผ่น 12"};
    for (const Language language : {Language::english, Language::thai})
        for (const Origin& origin : {Origin{0, 2, 3, 4, 5}, Origin{0, 0, 0, 0, 21}, Origin{0, 2, 3, 0, 0},
                                     Origin{2, 0, 7, 28, 0}, Origin{1, 0, 7, 3, 0}}) {
            const std::string raw = describe(origin, parts, language), text = "x at " + raw + " (y)";
            const std::vector<PlaceInText> found = places_in(text, parts, language);
            REQUIRE_MESSAGE(found.size() == 1, text);
            CHECK(found[0].origin == origin);
            CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == raw);
        }
    CHECK(places_in("word/document.xml is damaged", parts, Language::english).empty());
    CHECK(places_in("", parts, Language::english).empty());
}
