#include "readers/container/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/owned.h"
#include "base/utf8.h"

namespace raingan {
namespace {

struct Algorithm {
    std::string_view name;
    DigestKind kind;
    const EVP_MD* (*evp)();
};
constexpr std::array<Algorithm, 6> algorithms{{{"MD5", DigestKind::md5, EVP_md5},
                                               {"SHA1", DigestKind::sha1, EVP_sha1},
                                               {"SHA-1", DigestKind::sha1, EVP_sha1},
                                               {"SHA256", DigestKind::sha256, EVP_sha256},
                                               {"SHA384", DigestKind::sha384, EVP_sha384},
                                               {"SHA512", DigestKind::sha512, EVP_sha512}}};

EVP_MD_CTX* context_of(void* context) {
    return static_cast<EVP_MD_CTX*>(context);
}
const EVP_MD* evp_of(const void* algorithm) {
    return static_cast<const EVP_MD*>(algorithm);
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

struct Cipher {
    AesMode mode;
    std::size_t key_bytes;
    const EVP_CIPHER* (*evp)();
};
constexpr std::array<Cipher, 6> ciphers{{{AesMode::ecb, 16, EVP_aes_128_ecb},
                                         {AesMode::ecb, 24, EVP_aes_192_ecb},
                                         {AesMode::ecb, 32, EVP_aes_256_ecb},
                                         {AesMode::cbc, 16, EVP_aes_128_cbc},
                                         {AesMode::cbc, 24, EVP_aes_192_cbc},
                                         {AesMode::cbc, 32, EVP_aes_256_cbc}}};

/// OpenSSL refuses only where it is built or set up without the algorithm.
[[noreturn]] void throw_library_refuses() {
    throw unreadable("no-algorithm", "",
                     {"needs an algorithm that this computer's OpenSSL refuses; open it in the program that made it "
                      "and save it without a password",
                      "ต้องใช้อัลกอริทึมที่ OpenSSL ในเครื่องนี้ไม่อนุญาต โปรดเปิดในโปรแกรมที่สร้างไฟล์แล้วบันทึกโดยไม่ใส่รหัสผ่าน"});
}

}  // namespace

std::optional<DigestKind> digest_named(std::string_view name) {
    const auto* found = std::ranges::find(algorithms, name, &Algorithm::name);
    return found == algorithms.end() ? std::nullopt : std::optional(found->kind);
}

void Digest::Free::operator()(void* context) const {
    EVP_MD_CTX_free(context_of(context));
}

Digest::Digest(DigestKind kind)
    : algorithm_(std::ranges::find(algorithms, kind, &Algorithm::kind)->evp()), context_(EVP_MD_CTX_new()) {
    if (algorithm_ == nullptr || !context_ ||
        EVP_DigestInit_ex(context_of(context_.get()), evp_of(algorithm_), nullptr) != 1)
        throw_library_refuses();
}

std::size_t Digest::size() const {
    return static_cast<std::size_t>(EVP_MD_get_size(evp_of(algorithm_)));
}

std::string Digest::operator()(std::initializer_list<std::string_view> parts) const {
    EVP_MD_CTX* context = context_of(context_.get());
    std::string out(size(), '\0');
    // Without an algorithm the context begins again with the one that it has, which spares a look-up.
    bool good = EVP_DigestInit_ex(context, nullptr, nullptr) == 1;
    for (const std::string_view part : parts) good = good && EVP_DigestUpdate(context, part.data(), part.size()) == 1;
    if (!good || EVP_DigestFinal_ex(context, bytes_of(out), nullptr) != 1) throw_library_refuses();
    return out;
}

std::string Digest::hmac(std::string_view key, std::string_view message) const {
    std::string out(size(), '\0');
    if (HMAC(evp_of(algorithm_), key.data(), static_cast<int>(key.size()), bytes_of(message), message.size(),
             bytes_of(out), nullptr) == nullptr)
        throw_library_refuses();
    return out;
}

std::string aes_decrypt(AesMode mode, std::string_view key, std::string_view iv, std::string_view bytes) {
    constexpr std::size_t block = 16;
    const auto* cipher =
        std::ranges::find_if(ciphers, [&](const Cipher& c) { return c.mode == mode && c.key_bytes == key.size(); });
    if (cipher == ciphers.end()) throw unknown_encryption("AES, " + std::to_string(key.size() * 8) + " bits");
    const Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(EVP_CIPHER_CTX_new());
    bytes = bytes.substr(0, bytes.size() / block * block);
    std::string out(bytes.size(), '\0');
    if (!context ||
        EVP_DecryptInit_ex(context.get(), cipher->evp(), nullptr, bytes_of(key), iv.empty() ? nullptr : bytes_of(iv)) !=
            1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1)
        throw_library_refuses();
    constexpr std::size_t most = std::size_t{1} << 30U;  // a call takes an int
    for (std::size_t at = 0; at < bytes.size(); at += most) {
        int written = 0;
        const std::string_view part = bytes.substr(at, most);
        if (EVP_DecryptUpdate(context.get(), bytes_of(out) + at, &written, bytes_of(part),
                              static_cast<int>(part.size())) != 1)
            throw_library_refuses();
    }
    return out;
}

std::string little_endian(std::uint64_t value, std::size_t bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return out;
}

std::string utf16le(std::string_view text) {
    std::string out;
    const auto put = [&](char32_t unit) { out += little_endian(unit, 2); };
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        if (c < 0x10000) {
            put(c);
        } else {
            put(0xD800U + ((c - 0x10000U) >> 10U));
            put(0xDC00U + ((c - 0x10000U) & 0x3FFU));
        }
    }
    return out;
}

void require_password(std::string_view password) {
    if (password.empty())
        throw unreadable("encrypted", "",
                         {"is encrypted with a password; give it with --password, or open the file in the program "
                          "that made it, remove the password (Word, Excel: File > Info > Protect; LibreOffice: save it "
                          "anew without one) and save it",
                          "ถูกเข้ารหัสด้วยรหัสผ่าน โปรดระบุรหัสผ่านด้วย --password หรือเปิดในโปรแกรมที่สร้างไฟล์ ยกเลิกรหัสผ่าน (Word และ "
                          "Excel: ไฟล์ > ข้อมูล > ป้องกัน, LibreOffice: บันทึกใหม่โดยไม่ใส่รหัสผ่าน) แล้วบันทึก"});
}

Error wrong_password() {
    return unreadable("wrong-password", "",
                      {"is encrypted, and the password given is not the file's; check capitals and the keyboard's "
                       "language, or ask whoever sent the file",
                       "ถูกเข้ารหัส และรหัสผ่านที่ระบุไม่ถูกต้อง โปรดตรวจตัวพิมพ์ใหญ่เล็กและภาษาของแป้นพิมพ์ หรือสอบถามผู้ส่งไฟล์"});
}

Error unknown_encryption(const std::string& what) {
    return unreadable("unknown-encryption", "",
                      {"is encrypted in a way that is not read (" + what +
                           "); open it in the program that made it, remove the password or the rights and save it",
                       "ถูกเข้ารหัสด้วยวิธีที่ยังอ่านไม่ได้ (" + what + ") โปรดเปิดในโปรแกรมที่สร้างไฟล์ ยกเลิกรหัสผ่านหรือสิทธิ์ แล้วบันทึก"});
}

Error damaged_encryption(const std::string& place) {
    return unreadable("damaged", place,
                      {"the encrypted content is cut short or was changed; get a complete copy of the file",
                       "เนื้อหาที่เข้ารหัสไม่ครบหรือถูกแก้ไข โปรดขอไฟล์ฉบับสมบูรณ์"});
}

}  // namespace raingan
