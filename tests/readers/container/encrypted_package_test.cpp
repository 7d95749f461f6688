#include "readers/container/encrypted_package.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <doctest/doctest.h>

#include "readers/container/digest.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string base64(const std::string& bytes) {
    std::string out(bytes.size() * 2 + 4, '\0');
    out.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                                        reinterpret_cast<const unsigned char*>(bytes.data()),
                                                        static_cast<int>(bytes.size()))));
    return out;
}

std::string aes_cbc(const std::string& key, const std::string& iv, std::string bytes) {
    bytes.resize((bytes.size() + 15) / 16 * 16);
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    std::string out(bytes.size(), '\0');
    int written = 0;
    const auto raw = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
    REQUIRE(EVP_EncryptInit_ex(context, key.size() == 16 ? EVP_aes_128_cbc() : EVP_aes_256_cbc(), nullptr, raw(key),
                               raw(iv)) == 1);
    EVP_CIPHER_CTX_set_padding(context, 0);
    REQUIRE(EVP_EncryptUpdate(context, reinterpret_cast<unsigned char*>(out.data()), &written, raw(bytes),
                              static_cast<int>(bytes.size())) == 1);
    EVP_CIPHER_CTX_free(context);
    return out;
}

struct Streams {
    std::string info, package;
};

struct Agile {
    std::string name;
    DigestKind kind;
    std::size_t key_bytes;
    unsigned spins = 1000;
};

/// Agile encryption as [MS-OFFCRYPTO] 2.3.4.10 has it, forwards.
Streams encrypt(const std::string& content, const std::string& password, const Agile& how) {
    const Digest digest(how.kind);
    const auto fit = [](std::string bytes, std::size_t size) {
        bytes.resize(size, '\x36');
        return bytes;
    };
    const std::string salt = "0123456789abcdef", key_salt = "fedcba9876543210";
    const std::string key = fit("a secret key of the package, long", how.key_bytes);
    const auto iv = [&](const std::string& block) { return fit(digest({salt, block}), 16); };
    std::string hash = digest({key_salt, utf16le(password)});
    for (unsigned i = 0; i < how.spins; ++i) hash = digest({little_endian(i, 4), hash});
    const auto locked = [&](const std::string& block, const std::string& bytes) {
        return base64(aes_cbc(fit(digest({hash, block}), how.key_bytes), key_salt, bytes));
    };
    Streams out;
    out.package = little_endian(content.size(), 8);
    for (std::size_t at = 0, i = 0; at < content.size(); at += 4096, ++i)
        out.package += aes_cbc(key, iv(little_endian(i, 4)), content.substr(at, 4096));
    const std::string hmac_key = fit("key of the hmac", digest.size());
    const std::string algorithms = " saltSize=\"16\" blockSize=\"16\" keyBits=\"" + std::to_string(how.key_bytes * 8) +
                                   "\" hashSize=\"" + std::to_string(digest.size()) +
                                   "\" cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"" +
                                   how.name + "\"";
    const std::string verifier = "verifier 16 byte";
    out.info =
        std::string("\4\0\4\0\x40\0\0\0", 8) + "<encryption><keyData" + algorithms + " saltValue=\"" + base64(salt) +
        "\"/><dataIntegrity encryptedHmacKey=\"" +
        base64(aes_cbc(key, iv("\x5F\xB2\xAD\x01\x0C\xB9\xE1\xF6"), hmac_key)) + "\" encryptedHmacValue=\"" +
        base64(aes_cbc(key, iv("\xA0\x67\x7F\x02\xB2\x2C\x84\x33"), digest.hmac(hmac_key, out.package))) +
        "\"/><keyEncryptors><keyEncryptor uri=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">"
        "<p:encryptedKey spinCount=\"" +
        std::to_string(how.spins) + "\"" + algorithms + " saltValue=\"" + base64(key_salt) +
        "\" encryptedVerifierHashInput=\"" + locked("\xFE\xA7\xD2\x76\x3B\x4B\x9E\x79", verifier) +
        "\" encryptedVerifierHashValue=\"" + locked("\xD7\xAA\x0F\x6D\x30\x61\x34\x4E", digest({verifier})) +
        "\" encryptedKeyValue=\"" + locked("\x14\x6E\x0B\xE7\xAB\xAC\xD0\xD6", key) +
        "\"/></keyEncryptor></keyEncryptors></encryption>";
    return out;
}

std::string text_of(const Document& document) {
    return paragraph_at(document, 0).text;
}

}  // namespace

TEST_CASE("agile encryption of any digest and key length comes back as it was") {
    const std::string content = zip_of({{"a", std::string(9001, 'x')}, {"b", "ทดสอบ"}}) + std::string(5000, '\x11');
    for (const Agile& how : {Agile{"SHA512", DigestKind::sha512, 32}, Agile{"SHA384", DigestKind::sha384, 32},
                             Agile{"SHA256", DigestKind::sha256, 16}, Agile{"SHA1", DigestKind::sha1, 16}}) {
        CAPTURE(how.name);
        const Streams streams = encrypt(content, "รหัส𝒂", how);
        CHECK(decrypt_package(streams.info, streams.package, "รหัส𝒂") == content);
        CHECK(error_code([&] { return decrypt_package(streams.info, streams.package, "รหัส"); }) == "wrong-password");
        CHECK(error_code([&] { return decrypt_package(streams.info, streams.package, ""); }) == "encrypted");
    }
}

TEST_CASE("what Excel encrypts without asking for a password opens without one") {
    const Streams streams = encrypt("content", "VelvetSweatshop", {"SHA512", DigestKind::sha512, 32});
    CHECK(decrypt_package(streams.info, streams.package, "") == "content");
}

TEST_CASE("an encrypted package that was changed is damaged, not half a document") {
    Streams streams = encrypt(std::string(9000, 'x'), "pass", {"SHA512", DigestKind::sha512, 32});
    streams.package[5000] = static_cast<char>(streams.package[5000] ^ 1);
    CHECK(error_code([&] { return decrypt_package(streams.info, streams.package, "pass"); }) == "damaged");
}

TEST_CASE("a password that is to be hashed for hours is a limit passed") {
    Streams streams = encrypt("content", "pass", {"SHA1", DigestKind::sha1, 16});
    const std::size_t at = streams.info.find("\"1000\"");
    streams.info.replace(at, 6, "\"10000000\"");
    CHECK(error_code([&] { return decrypt_package(streams.info, streams.package, "pass"); }) == "over-limit");
}

TEST_CASE("other kinds of encryption are named") {
    const auto code = [](const std::string& info) {
        return error_code([&] { return decrypt_package(info, std::string(64, '\0'), "pass"); });
    };
    CHECK(code(std::string("\3\0\3\0\x10\0\0\0", 8)) == "unknown-encryption");  // extensible
    CHECK(code(std::string("\4\0\4\0\x40\0\0\0", 8) + "<encryption><keyData cipherAlgorithm=\"RC2\"/></encryption>") ==
          "unknown-encryption");
    CHECK(code("") == "damaged");
}

TEST_CASE("standard encryption, as LibreOffice writes it, under a Thai password") {
    const std::string bytes = slurp(source_dir() / "tests/readers/data/standard-encryption-thai-password.docx");
    CHECK(text_of(read_document(bytes, "a.docx", {"รหัสลับ"})).starts_with("ทดสอบรหัสผ่าน น้ำ ABC 123"));
    CHECK(error_code([&] { return read_document(bytes, "a.docx", {"pass"}); }) == "wrong-password");
    CHECK(error_code([&] { return read_document(bytes, "a.docx"); }) == "encrypted");
}

TEST_CASE("the corpus: agile encryption as Word writes it") {
    if (!has_shared("corpus")) return;
    const std::string bytes = slurp(shared_dir() / "corpus/password-is-pass.docx");
    CHECK_FALSE(text_of(read_document(bytes, "a.docx", {"pass"})).empty());
    CHECK(error_code([&] { return read_document(bytes, "a.docx", {"Pass"}); }) == "wrong-password");
}

TEST_CASE("encrypted packages with flipped bytes are documents or errors") {
    const std::string whole = slurp(source_dir() / "tests/readers/data/standard-encryption-thai-password.docx");
    for (std::size_t i = 0; i < 64; ++i)
        CHECK(error_code([&] { return read_document(whole.substr(0, whole.size() * i / 64), "a", {"รหัสลับ"}); }) != "");
    const Streams good = encrypt(std::string(100, 'x'), "pass", {"SHA1", DigestKind::sha1, 16, 1});
    unsigned random = 2566;
    for (int i = 0; i < 500; ++i) {
        Streams streams = good;
        for (int flips = 0; flips < 3; ++flips) {
            random = random * 1664525U + 1013904223U;
            streams.info[(random >> 8U) % streams.info.size()] = static_cast<char>(random >> 3U);
        }
        error_code([&] { return decrypt_package(streams.info, streams.package, "pass"); });
    }
}
