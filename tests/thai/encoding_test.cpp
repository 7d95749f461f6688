#include "thai/encoding.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support.h"
#include "thai/byte_tables.h"
#include "thai/utf8_scan.h"

using namespace raingan;
using namespace raingan::thai;

namespace {

// The bytes of `text` in an encoding of one byte a character.
std::string encoded(std::string_view text, const ByteTable& table) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const auto found = std::ranges::find(table, c.code_point);
        if (c.code_point < 0x80)
            out.push_back(static_cast<char>(c.code_point));
        else if (found != table.end())
            out.push_back(static_cast<char>(0x80 + (found - table.begin())));
        at += c.length;
    }
    return out;
}
std::string wide(std::string_view text, bool big_end) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const char high = static_cast<char>(c.code_point >> 8U), low = static_cast<char>(c.code_point & 0xFFU);
        out += big_end ? high : low;
        out += big_end ? low : high;
        at += c.length;
    }
    return out;
}
std::string text_of_sample() {
    return test::slurp(test::sample("lamnamphong-ita-2566.txt"));
}
std::size_t error_offset(std::string_view bytes, Encoding encoding) {
    std::string ignored;
    const DecodedPart part = decode_part(bytes, encoding, false, ignored);
    return part.undecodable ? part.consumed : std::string::npos;
}

}  // namespace

TEST_CASE("encodings are found by the names that users write") {
    CHECK(encoding_named("windows-874") == Encoding::windows874);
    CHECK(encoding_named("CP874") == Encoding::windows874);
    CHECK(encoding_named("TIS-620") == Encoding::tis620);
    CHECK(encoding_named("iso_8859-11") == Encoding::iso8859_11);
    CHECK(encoding_named("IBM-874") == Encoding::ibm874);
    CHECK(encoding_named("x-mac-thai") == Encoding::mac_thai);
    CHECK(encoding_named("Utf-8") == Encoding::utf8);
    CHECK(encoding_named("UTF-16LE") == Encoding::utf16le);
    CHECK(encoding_named("utf-16be") == Encoding::utf16be);
    CHECK_FALSE(encoding_named("latin-1").has_value());
    CHECK_FALSE(encoding_named("").has_value());
    for (int i = 0; i < 8; ++i) CHECK(encoding_named(name_of(static_cast<Encoding>(i))) == static_cast<Encoding>(i));
}

TEST_CASE("bytes that an encoding leaves undefined are errors with their offset") {
    CHECK(error_offset("ab\xA1\x81\xA2", Encoding::windows874) == 3);
    for (const char* bytes : {"\xDB", "\xDE", "\xFC", "\xFF"})
        for (const Encoding encoding : {Encoding::windows874, Encoding::tis620, Encoding::iso8859_11})
            CHECK(error_offset(bytes, encoding) == 0);
    CHECK(error_offset("\xA1\xA0", Encoding::tis620) == 1);
    CHECK(error_offset("\xA1\x80", Encoding::tis620) == 1);
    CHECK(error_offset("\x90", Encoding::mac_thai) == 0);
    CHECK(error_offset("\x81", Encoding::ibm874) == 0);
    CHECK(error_offset("ก\xE0\xB8", Encoding::utf8) == 3);
    CHECK(error_offset("ก\xED\xA0\x80", Encoding::utf8) == 3);
    CHECK(error_offset("\xC0\x80", Encoding::utf8) == 0);
    CHECK(error_offset(std::string("\x01\x0E\x00\xDC", 4), Encoding::utf16le) == 2);
    CHECK(error_offset("a", Encoding::utf16le) == 0);
    CHECK_THROWS_WITH_AS(decode("ab\x81", Encoding::windows874), doctest::Contains("byte 2"), Error);
}

TEST_CASE("what is special in each table is read") {
    CHECK(decode("\x80\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xA1\xFB", Encoding::windows874) == "€…‘’“”•–—\u00A0ก๛");
    CHECK(decode("\xA1\xA0\xA1\xDB\xA1\xDC\xA1\xDD\xA1\xDE\xFC\xFD\xFE\xFF", Encoding::ibm874) == "ก่ก้ก๊ก๋ก์¢¬¦\u00A0");
    CHECK(decode("\x80\x81\x82\xA1\x83\xA1\x88\xA1\x8F\xA1\x92\xA1\xA1\x9C\x9D\x9E\xDD\xDE\xDF\xEE\xFA\xFB",
                 Encoding::mac_thai) == "«»…ก่ก่กํกักก์‘’–—฿™®©");
    CHECK(decode("\xA0", Encoding::iso8859_11) == "\u00A0");
    CHECK(decode("\xEF\xBB\xBFก", Encoding::utf8) == "ก");
    CHECK(decode(std::string("\xFE\xFF\x0E\x01\xD8\x3D\xDE\x00", 8), Encoding::utf16be) == "ก😀");
}

TEST_CASE("real text comes back from every encoding, and its encoding is found") {
    const std::string text = text_of_sample();
    CHECK(detect_encoding(text) == Encoding::utf8);
    CHECK(detect_encoding("\xEF\xBB\xBFx") == Encoding::utf8);
    const std::string windows = encoded(text, windows874_table);
    CHECK(decode(windows, Encoding::windows874) == text);
    CHECK(detect_encoding(windows) == Encoding::windows874);
    for (const bool big_end : {false, true}) {
        const Encoding encoding = big_end ? Encoding::utf16be : Encoding::utf16le;
        CHECK(decode(wide(text, big_end), encoding) == text);
        CHECK(detect_encoding(wide(text, big_end)) == encoding);
    }
    // Old files of these two have tones that windows-874 does not know.
    const std::string line = "“สำนักปลัดเทศบาล” ชี้แจงแล้ว ไม่มีเรื่องร้องเรียนเพิ่มขึ้น";
    std::string mac = encoded("สำนักปลัดเทศบาล ชี้แจงแล้ว ไม่มีเรื่องร้องเรียนเพิ่มขึ้น", mac_thai_table);
    CHECK(detect_encoding(mac) == Encoding::mac_thai);
    CHECK(detect_encoding(encoded(line, ibm874_table)) == Encoding::ibm874);
}

TEST_CASE("the sample's table as a spreadsheet program wrote it is windows-874") {
    if (!test::has_shared("samples/lamnamphong-ita-2566.csv")) return;
    const std::string bytes = test::slurp(test::shared_dir() / "samples/lamnamphong-ita-2566.csv");
    CHECK(detect_encoding(bytes) == Encoding::windows874);
    CHECK(decode(bytes, Encoding::windows874).find("สำนักปลัด") != std::string::npos);
    CHECK(encoded(decode(bytes, Encoding::windows874), windows874_table) == bytes);
}

TEST_CASE("windows-874 that begins like UTF-8 is decoded wholly before deciding") {
    // E0 B8 A1 is both เธก and ม; what follows is no UTF-8.
    CHECK(detect_encoding("\xE0\xB8\xA1\xC3\xD2\xC2\xA7\xD2\xB9") == Encoding::windows874);
    CHECK(detect_encoding(encoded("เนกเธอเนื้อ", windows874_table)) == Encoding::windows874);
}

TEST_CASE("what is not Thai has no encoding found, and plain ASCII is UTF-8") {
    CHECK(detect_encoding("") == Encoding::utf8);
    CHECK(detect_encoding("plain text, 1 2 3\n") == Encoding::utf8);
    CHECK_FALSE(detect_encoding("caf\xE9 d\xE9j\xE0 vu, na\xEFve r\xF4le").has_value());
    CHECK_FALSE(detect_encoding("\x81\x90\xFF\xFE\xFD\x01").has_value());
}

TEST_CASE("the head of a longer text may end inside a character") {
    const std::string text = text_of_sample();
    for (std::size_t size = 5000; size < 5012; ++size) {
        const std::string_view head = std::string_view(text).substr(0, size);
        CHECK(detect_encoding(head, true) == Encoding::utf8);
        std::string out;
        const DecodedPart part = decode_part(head, Encoding::utf8, true, out);
        CHECK_FALSE(part.undecodable);
        CHECK(size - part.consumed < 3);
        CHECK(out == head.substr(0, part.consumed));
    }
    std::string out;
    CHECK(decode_part("ก\xE0\xC0", Encoding::utf8, true, out).undecodable);
    CHECK_FALSE(decode_part(std::string("\x3D\xD8", 2), Encoding::utf16le, true, out).undecodable);
}

TEST_CASE("the fast scan of UTF-8 agrees with the slow one on any bytes") {
    std::mt19937 random(7);
    const std::string text = text_of_sample();
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = text.substr(random() % 9000, 1 + random() % 60);
        if (random() % 2 == 0) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        std::size_t at = 0;
        while (at < bytes.size()) {
            const utf8::Decoded c = utf8::decode(bytes, at);
            if (c.code_point == 0xFFFD && c.length == 1) break;
            at += c.length;
        }
        REQUIRE(well_formed_end(bytes) == at);
    }
}

TEST_CASE("no bytes make the decoders or the detection fail otherwise than by an offset") {
    std::mt19937 random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random() % 256);
        (void)detect_encoding(bytes, round % 2 == 0);
        for (int i = 0; i < 8; ++i) {
            std::string out;
            const DecodedPart part = decode_part(bytes, static_cast<Encoding>(i), round % 2 == 0, out);
            CHECK(part.consumed <= bytes.size());
            CHECK(well_formed_end(out) == out.size());
        }
    }
}
