#include "readers/container/encrypted_package.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "readers/container/base64.h"
#include "readers/container/compound.h"
#include "readers/container/digest.h"
#include "readers/xml.h"

namespace raingan {
namespace {

using std::string_view;

constexpr const char* info_stream = "EncryptionInfo";
constexpr const char* package_stream = "EncryptedPackage";
constexpr std::size_t aes_block = 16;

std::uint64_t number_at(string_view bytes, std::size_t at, std::size_t size) {
    if (at + size > bytes.size()) throw damaged_encryption(info_stream);
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
string_view part_at(string_view bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || size > bytes.size() - at) throw damaged_encryption(info_stream);
    return bytes.substr(at, size);
}

bool same(string_view a, string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// The password's digest, made dear: hashed with the salt, then `spins` times with a counter before it.
std::string spun(const Digest& digest, string_view salt, string_view password, std::uint64_t spins) {
    if (spins > limits::spin_count) throw over_limit(limits::spin_count, info_stream);
    std::string hash = digest({salt, utf16le(password)});
    for (std::uint64_t i = 0; i < spins; ++i) hash = digest({little_endian(i, 4), hash});
    return hash;
}

/// EncryptedPackage without its leading size: what is to be decrypted, and how much of that counts.
struct Content {
    string_view encrypted;
    std::size_t size;
};
Content content_of(string_view stream) {
    constexpr std::size_t size_bytes = 8;
    if (stream.size() < size_bytes) throw damaged_encryption(package_stream);
    const std::uint64_t size = number_at(stream, 0, size_bytes);
    const string_view encrypted = stream.substr(size_bytes);
    if (size > encrypted.size()) throw damaged_encryption(package_stream);
    return {encrypted, static_cast<std::size_t>(size)};
}

// ---- standard encryption, 2.3.4.5 to 2.3.4.9 ------------------------------------------------------------------------

struct Standard {
    std::size_t key_bytes;
    string_view salt, verifier, verifier_hash;
};

Standard read_standard(string_view info) {
    constexpr std::uint64_t any_algorithm = 0, aes_128 = 0x660E, aes_192 = 0x660F, aes_256 = 0x6610, sha1 = 0x8004;
    constexpr std::size_t header_at = 12, salt_bytes = 16, verifier_bytes = 16, hash_bytes = 32;
    const auto header_size = static_cast<std::size_t>(number_at(info, 8, 4));
    const string_view header = part_at(info, header_at, header_size);
    const std::uint64_t algorithm = number_at(header, 8, 4), hash = number_at(header, 12, 4);
    const std::uint64_t key_bits = number_at(header, 16, 4);
    const bool is_aes =
        algorithm == any_algorithm || algorithm == aes_128 || algorithm == aes_192 || algorithm == aes_256;
    if (!is_aes || (hash != 0 && hash != sha1)) throw unknown_encryption("CryptoAPI " + std::to_string(algorithm));
    const std::size_t salt_at = header_at + header_size + 4;
    return {static_cast<std::size_t>(key_bits / 8), part_at(info, salt_at, salt_bytes),
            part_at(info, salt_at + salt_bytes, verifier_bytes),
            part_at(info, salt_at + salt_bytes + verifier_bytes + 4, hash_bytes)};
}

/// 2.3.4.7, which follows CryptDeriveKey.
std::string standard_key(const Digest& sha1, const Standard& standard, string_view password) {
    constexpr std::uint64_t spins = 50'000;
    constexpr std::size_t padded = 64;
    const std::string hash = sha1({spun(sha1, standard.salt, password, spins), little_endian(0, 4)});
    std::string key;
    for (const char fill : {'\x36', '\x5C'}) {
        std::string block(padded, fill);
        for (std::size_t i = 0; i < hash.size(); ++i) block[i] = static_cast<char>(block[i] ^ hash[i]);
        key += sha1({block});
    }
    return key.substr(0, standard.key_bytes);
}

std::string decrypt_standard(string_view info, string_view stream, string_view password) {
    const Standard standard = read_standard(info);
    const Digest sha1(DigestKind::sha1);
    const std::string key = standard_key(sha1, standard, password);
    const std::string verifier = aes_decrypt(AesMode::ecb, key, "", standard.verifier);
    const std::string hash = aes_decrypt(AesMode::ecb, key, "", standard.verifier_hash);
    if (!same(sha1({verifier}), string_view(hash).substr(0, sha1.size()))) throw wrong_password();
    const Content content = content_of(stream);
    std::string package = aes_decrypt(AesMode::ecb, key, "", content.encrypted);
    if (content.size > package.size()) throw damaged_encryption(package_stream);
    package.resize(content.size);
    return package;
}

// ---- agile encryption, 2.3.4.10 to 2.3.4.15 -------------------------------------------------------------------------

/// What keyData and encryptedKey both say.
struct AgileCipher {
    std::string salt;
    Digest digest;
    std::size_t key_bytes;
};

std::string binary(pugi::xml_node node, string_view attribute) {
    return decode_base64(xml::text_of(node, attribute));
}

AgileCipher read_cipher(pugi::xml_node node) {
    constexpr std::int64_t most_bits = 256, block_size = 16;
    const string_view cipher = xml::text_of(node, "cipherAlgorithm"), chaining = xml::text_of(node, "cipherChaining");
    const string_view hash = xml::text_of(node, "hashAlgorithm");
    const std::optional<DigestKind> kind = digest_named(hash);
    if (cipher != "AES" || chaining != "ChainingModeCBC" || !kind)
        throw unknown_encryption(std::string(cipher) + " " + std::string(chaining) + " " + std::string(hash));
    const std::int64_t bits = xml::integer(node, "keyBits").value_or(0);
    if (bits <= 0 || bits > most_bits || xml::integer(node, "blockSize").value_or(0) != block_size)
        throw damaged_encryption(info_stream);
    return {binary(node, "saltValue"), Digest(*kind), static_cast<std::size_t>(bits) / 8};
}

/// 2.3.4.11 and 2.3.4.12: digests cut or filled up to the size that is asked for.
std::string fitted(std::string bytes, std::size_t size) {
    constexpr char filler = '\x36';
    bytes.resize(size, filler);
    return bytes;
}
std::string agile_iv(const AgileCipher& cipher, string_view block_key) {
    return fitted(cipher.digest({cipher.salt, block_key}), aes_block);
}

using BlockKey = std::array<unsigned char, 8>;
constexpr BlockKey verifier_input{0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79};
constexpr BlockKey verifier_value{0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E};
constexpr BlockKey key_value{0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6};
constexpr BlockKey integrity_key{0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6};
constexpr BlockKey integrity_value{0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33};

string_view bytes_of(const BlockKey& key) {
    return {reinterpret_cast<const char*>(key.data()), key.size()};
}

/// The key of the package, behind the password's verifier. `node` is p:encryptedKey.
std::string agile_key(pugi::xml_node node, string_view password, std::size_t key_bytes) {
    const AgileCipher cipher = read_cipher(node);
    const auto spins =
        static_cast<std::uint64_t>(std::max<std::int64_t>(xml::integer(node, "spinCount").value_or(0), 0));
    const std::string hash = spun(cipher.digest, cipher.salt, password, spins);
    const std::string iv = fitted(cipher.salt, aes_block);
    const auto decrypted = [&](const BlockKey& block, string_view attribute) {
        const std::string key = fitted(cipher.digest({hash, bytes_of(block)}), cipher.key_bytes);
        return aes_decrypt(AesMode::cbc, key, iv, binary(node, attribute));
    };
    const std::string input = decrypted(verifier_input, "encryptedVerifierHashInput").substr(0, cipher.salt.size());
    std::string value = decrypted(verifier_value, "encryptedVerifierHashValue");
    value.resize(std::min(value.size(), cipher.digest.size()));
    if (!same(cipher.digest({input}), value)) throw wrong_password();
    std::string key = decrypted(key_value, "encryptedKeyValue");
    if (key.size() < key_bytes) throw damaged_encryption(info_stream);
    key.resize(key_bytes);
    return key;
}

/// 2.3.4.14. The HMAC is that of the whole stream, size and all.
void check_integrity(pugi::xml_node node, const AgileCipher& cipher, string_view key, string_view stream) {
    if (!node) return;  // LibreOffice's files of before 7.0 have none
    const auto decrypted = [&](const BlockKey& block, string_view attribute) {
        std::string value = aes_decrypt(AesMode::cbc, key, agile_iv(cipher, bytes_of(block)), binary(node, attribute));
        value.resize(std::min(value.size(), cipher.digest.size()));
        return value;
    };
    const std::string hmac_key = decrypted(integrity_key, "encryptedHmacKey");
    if (!same(cipher.digest.hmac(hmac_key, stream), decrypted(integrity_value, "encryptedHmacValue")))
        throw damaged_encryption(package_stream);
}

/// 2.3.4.15: segments of 4096 bytes, each with an IV of its own.
std::string decrypt_segments(const AgileCipher& cipher, string_view key, const Content& content) {
    constexpr std::size_t segment = 4096;
    std::string package;
    package.reserve(content.encrypted.size());
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < content.encrypted.size(); at += segment)
        package += aes_decrypt(AesMode::cbc, key, agile_iv(cipher, little_endian(number++, 4)),
                               content.encrypted.substr(at, segment));
    if (content.size > package.size()) throw damaged_encryption(package_stream);
    package.resize(content.size);
    return package;
}

pugi::xml_node password_key(pugi::xml_node root) {
    constexpr string_view password_uri = "http://schemas.microsoft.com/office/2006/keyEncryptor/password";
    for (const pugi::xml_node encryptor : xml::child(root, "keyEncryptors").children())
        if (xml::text_of(encryptor, "uri") == password_uri) return xml::child(encryptor, "encryptedKey");
    throw unknown_encryption("certificate");
}

std::string decrypt_agile(string_view info, string_view stream, string_view password) {
    constexpr std::size_t xml_at = 8;
    const std::unique_ptr<xml::Part> part =
        xml::parse(info_stream, std::string(part_at(info, xml_at, info.size() - xml_at)));
    const AgileCipher cipher = read_cipher(xml::child(part->root(), "keyData"));
    const std::string key = agile_key(password_key(part->root()), password, cipher.key_bytes);
    check_integrity(xml::child(part->root(), "dataIntegrity"), cipher, key, stream);
    return decrypt_segments(cipher, key, content_of(stream));
}

}  // namespace

std::string decrypt_package(string_view bytes, string_view password) {
    const CompoundFile file(bytes);
    return decrypt_package(file.require(info_stream), file.require(package_stream), password);
}

std::string decrypt_package(string_view info, string_view stream, string_view password) {
    constexpr std::uint64_t agile = 4, aes_flag = 0x20;
    constexpr string_view open_to_all = "VelvetSweatshop";
    const std::uint64_t major = number_at(info, 0, 2), minor = number_at(info, 2, 2), flags = number_at(info, 4, 4);
    const bool is_agile = major == agile && minor == agile;
    const bool is_standard = major >= 2 && major <= 4 && minor == 2 && (flags & aes_flag) != 0;
    if (!is_agile && !is_standard)
        throw unknown_encryption("version " + std::to_string(major) + "." + std::to_string(minor));
    const auto decrypt = is_agile ? decrypt_agile : decrypt_standard;
    if (!password.empty()) return decrypt(info, stream, password);
    try {
        return decrypt(info, stream, open_to_all);
    } catch (const Error& error) {
        if (error.code() == "wrong-password") require_password(password);
        throw;
    }
}

}  // namespace raingan
