#include "readers/container/office_crypto.h"

#include <doctest/doctest.h>

#include "readers/container/compound.h"
#include "readers/container/digest.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
using namespace std::string_literals;

namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

struct WordStreams {
    std::string document, table;
    std::uint32_t lkey;
};

WordStreams word_streams() {
    const std::string bytes = slurp(source_dir() / "tests/readers/data/rc4-thai-password.doc");
    const CompoundFile file(bytes);
    WordStreams streams{file.require("WordDocument"), "", 0};
    const bool first = (number_at(streams.document, 10, 2) & 0x200U) != 0;
    streams.table = file.require(first ? "1Table" : "0Table");
    streams.lkey = number_at(streams.document, 14, 4);
    return streams;
}

std::string hex(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
    return out;
}

}  // namespace

TEST_CASE("RC4 gives the keystream of RFC 6229") {
    Rc4 rc4("\x01\x02\x03\x04\x05");
    std::string stream;
    for (int i = 0; i < 16; ++i) stream += static_cast<char>(rc4.next());
    CHECK(stream == hex("b2396305f03dc027ccc3524a0a1118a8"));
}

TEST_CASE("a .doc's streams are decrypted under its password, of which the verifier tells") {
    WordStreams streams = word_streams();
    const std::string header = streams.table.substr(0, streams.lkey);
    CHECK(error_code([&] { return OfficeCipher::rc4(header, "", OfficeCipher::word_block); }) == "encrypted");
    CHECK(error_code([&] { return OfficeCipher::rc4(header, "รหัส", OfficeCipher::word_block); }) == "wrong-password");
    CHECK(error_code([&] { return OfficeCipher::rc4(header.substr(0, 20), "x", 512); }) == "damaged");
    OfficeCipher cipher = OfficeCipher::rc4(header, "รหัสลับ", OfficeCipher::word_block);
    cipher.decrypt_stream(streams.document, OfficeCipher::word_plain);
    CHECK(streams.document.find(utf16le("บรรทัดที่ 39 ของเอกสารที่เข้ารหัส")) != std::string::npos);
    cipher.decrypt_stream(streams.table, streams.lkey);
    CHECK(streams.table.find(utf16le("Liberation")) != std::string::npos);
}

TEST_CASE("any range of a stream can be decrypted, forwards and backwards") {
    const WordStreams streams = word_streams();
    OfficeCipher cipher = OfficeCipher::rc4(streams.table.substr(0, streams.lkey), "รหัสลับ", OfficeCipher::word_block);
    std::string whole = streams.document;
    cipher.decrypt_stream(whole, 0);
    for (const std::size_t at : {std::size_t{2000}, std::size_t{500}, std::size_t{512}, std::size_t{0}}) {
        std::string part = streams.document.substr(at, 1000);
        cipher.decrypt(part, at);
        CHECK(part == whole.substr(at, 1000));
    }
}

TEST_CASE("a range that begins in the block behind the one where the last ended has that block's key") {
    const WordStreams streams = word_streams();
    OfficeCipher cipher = OfficeCipher::rc4(streams.table.substr(0, streams.lkey), "รหัสลับ", OfficeCipher::word_block);
    std::string whole = streams.document.substr(0, 2048), parts = whole;
    cipher.decrypt(whole, 0);
    cipher.decrypt(std::span(parts).subspan(0, 512), 0);
    cipher.decrypt(std::span(parts).subspan(516, 100), 516);
    CHECK(parts.substr(516, 100) == whole.substr(516, 100));
}

TEST_CASE("RC4 of the CryptoAPI, encrypted here as [MS-OFFCRYPTO] 2.3.5 has it") {
    const Digest sha1(DigestKind::sha1);
    for (const std::size_t bits : {40, 56, 128}) {
        const std::string salt = "0123456789abcdef", verifier = "verifier 16 byte", password = "รหัส";
        const std::string base = sha1({salt, utf16le(password)});
        const auto crypt = [&](std::string bytes, std::uint32_t block) {
            std::string key = sha1({base, little_endian(block, 4)}).substr(0, bits / 8);
            if (bits == 40) key.resize(16);
            Rc4 rc4(key);
            for (char& c : bytes) c = static_cast<char>(static_cast<unsigned char>(c) ^ rc4.next());
            return bytes;
        };
        std::string fields;
        for (const std::uint32_t field : {0x24U, 0U, 0x6801U, 0x8004U, static_cast<unsigned>(bits), 1U, 0U, 0U})
            fields += little_endian(field, 4);
        const std::string secret = crypt(verifier + sha1({verifier}), 0);
        const std::string header = hex("0200020024000000") + little_endian(fields.size() + 4, 4) + fields +
                                   std::string(4, '\0') + little_endian(16, 4) + salt + secret.substr(0, 16) +
                                   little_endian(20, 4) + secret.substr(16);
        OfficeCipher cipher = OfficeCipher::rc4(header, password, OfficeCipher::excel_block);
        std::string bytes = crypt(std::string(1024, 'a'), 0) + crypt(std::string(1024, 'b'), 1);
        cipher.decrypt(bytes, 0);
        CHECK(bytes == std::string(1024, 'a') + std::string(1024, 'b'));
        CHECK(error_code([&] { return OfficeCipher::rc4(header, "x", 1024); }) == "wrong-password");
    }
    CHECK(error_code([] { return OfficeCipher::rc4(std::string("\4\0\4\0", 4), "x", 1024); }) == "unknown-encryption");
}

TEST_CASE("XOR obfuscation: key and verifier of the password that opens Excel files without asking") {
    CHECK_NOTHROW(OfficeCipher::excel_xor(0xB359, 0x9A0A, "VelvetSweatshop"));
    CHECK(error_code([] { return OfficeCipher::excel_xor(0xB359, 0x9A0A, "velvetSweatshop"); }) == "wrong-password");
}

TEST_CASE("XOR obfuscation of Word leaves zeros, and bytes that would become zeros, as they are") {
    OfficeCipher cipher = OfficeCipher::word_xor(0xB3599A0A, "VelvetSweatshop");
    const std::string original = "ABC\0DEF, of sixteen bytes and more"s;
    std::string bytes = original;
    cipher.decrypt(bytes, 3);
    CHECK(bytes[3] == '\0');
    CHECK(bytes != original);
    cipher.decrypt(bytes, 3);  // it is its own inverse
    CHECK(bytes == original);
}
