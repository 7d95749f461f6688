// The table of formats: whole, unambiguous, and the same in README.
#include "readers/formats.h"

#include <set>

#include "base/error.h"
#include "readers/reader.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("every kind of file has one row, with words in both languages and a name of its own") {
    std::set<std::string> ids;
    for (int i = 0; i <= static_cast<int>(FileKind::unknown); ++i) {
        const auto kind = static_cast<FileKind>(i);
        CHECK_MESSAGE(std::ranges::count(formats(), kind, &Format::kind) == 1, i);
        const Format& format = format_of(kind);
        CHECK(ids.insert(format.id).second);
        for (const Words& words : {format.name, format.limits}) {
            CHECK_MESSAGE(!std::string(words.en).empty(), format.id);
            CHECK_MESSAGE(!std::string(words.th).empty(), format.id);
        }
        CHECK_MESSAGE(std::string(format.media_type).find('/') != std::string::npos, format.id);
        CHECK_MESSAGE(!how_told(format, Language::english).empty(), format.id);
        CHECK_MESSAGE(!how_told(format, Language::thai).empty(), format.id);
        for (const std::string_view ending : format.endings)
            CHECK(std::ranges::none_of(ending, [](char c) { return c == '.' || (c >= 'A' && c <= 'Z'); }));
    }
}

TEST_CASE("a kind that is not read is refused in both languages, with the code of its row and what to do") {
    struct Case {
        std::string bytes;
        FileKind kind;
    };
    for (const Case& c : {Case{"\x89PNG\r\n", FileKind::image}, Case{"", FileKind::empty},
                          Case{"From: a@b.c\r\nTo: d@e.f\r\nMIME-Version: 1.0\r\n\r\nhello", FileKind::mail},
                          Case{"<?xml version=\"1.0\"?><a/>", FileKind::xml}, Case{"%PDF-1.7\n", FileKind::pdf}}) {
        CHECK(detect(c.bytes) == c.kind);
        try {
            (void)read_document(c.bytes, "a");
            FAIL("was read: " << c.bytes);
        } catch (const Error& error) {
            CHECK(error.code() == format_of(c.kind).refusal);
            CHECK(error.message().en.find(';') != std::string::npos);
            CHECK(error.message().th.find("โปรด") != std::string::npos);
        }
    }
}

TEST_CASE("text that begins as a picture's mark does is text") {
    CHECK(detect("MM of rain in Khon Kaen") == FileKind::csv_or_text);
    CHECK(detect(std::string("MM\0*", 4) + "data") == FileKind::image);
}

TEST_CASE("README's table is the table of formats") {
    const std::string table = formats_as_markdown(Language::english);
    const bool same = slurp(source_dir() / "README.md").find("\n\n" + table + "\n") != std::string::npos ||
                      slurp(source_dir() / "README.md").find("-->\n" + table + "\n") != std::string::npos;
    CHECK_MESSAGE(same, "README.md shall have:\n" << table);
}
