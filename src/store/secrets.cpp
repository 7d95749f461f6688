#include "store/secrets.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <new>

#include "base/ascii_case.h"
#include "base/hexadecimal.h"

namespace raingan::store {
namespace {

constexpr std::uint64_t scrypt_rounds = 1U << 15U, scrypt_block = 8, scrypt_lanes = 1;
constexpr std::uint64_t scrypt_memory = 64U << 20U;
constexpr std::size_t salt_bytes = 16, key_bytes = 32;
constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view scrypt_head = "scrypt$15$8$1$";

std::string hmac(const EVP_MD* kind, std::string_view key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    if (HMAC(kind, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
             text.size(), out.data(), &size) == nullptr)
        throw std::bad_alloc();
    return {reinterpret_cast<const char*>(out.data()), size};
}

/// The salt is used as it is written.
std::string scrypt_of(std::string_view password, std::string_view salt) {
    std::array<unsigned char, key_bytes> key{};
    if (EVP_PBE_scrypt(password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                       salt.size(), scrypt_rounds, scrypt_block, scrypt_lanes, scrypt_memory, key.data(),
                       key.size()) != 1)
        throw std::bad_alloc();
    return hexadecimal({reinterpret_cast<const char*>(key.data()), key.size()});
}

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        throw std::bad_alloc();
    return bytes;
}

std::string base32(std::string_view bytes) {
    constexpr unsigned letter_bits = 5, byte_bits = 8;
    std::string out;
    unsigned held = 0, bits = 0;
    for (const char c : bytes) {
        held = (held << byte_bits) | static_cast<unsigned char>(c);
        for (bits += byte_bits; bits >= letter_bits; bits -= letter_bits)
            out.push_back(base32_letters[(held >> (bits - letter_bits)) & 31U]);
    }
    if (bits > 0) out.push_back(base32_letters[(held << (letter_bits - bits)) & 31U]);
    return out;
}

std::string from_base32(std::string_view text) {
    constexpr unsigned letter_bits = 5, byte_bits = 8;
    std::string out;
    unsigned held = 0, bits = 0;
    for (const char c : text) {
        const std::size_t value = base32_letters.find(c);
        if (value == std::string_view::npos) continue;
        held = (held << letter_bits) | static_cast<unsigned>(value);
        bits += letter_bits;
        if (bits < byte_bits) continue;
        bits -= byte_bits;
        out.push_back(static_cast<char>((held >> bits) & 0xFFU));
    }
    return out;
}

std::string random_name() {
    constexpr std::size_t letters = 20;
    return ascii_lowered(base32(random_bytes(13))).substr(0, letters);
}

std::string random_key(std::string_view prefix) {
    return std::string(prefix) + ascii_lowered(base32(random_bytes(20)));
}

std::string keyed_digest(std::string_view key, std::string_view text) {
    return hexadecimal(hmac(EVP_sha256(), key, text));
}

bool are_same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string password_digest(std::string_view password) {
    const std::string salt = hexadecimal(random_bytes(salt_bytes));
    return std::string(scrypt_head) + salt + "$" + scrypt_of(password, salt);
}

bool is_password(std::string_view password, std::string_view digest) {
    const bool is_one = digest.starts_with(scrypt_head);
    const std::string_view rest = is_one ? digest.substr(scrypt_head.size()) : "0123456789abcdef0123456789abcdef$";
    const std::size_t end = rest.find('$');
    if (end == std::string_view::npos) return false;
    const std::string found = scrypt_of(password, rest.substr(0, end));
    return is_one && are_same(found, rest.substr(end + 1));
}

std::string totp_code(std::string_view key, std::int64_t step) {
    std::string counter(8, '\0');
    for (std::size_t i = counter.size(); i-- > 0; step >>= 8) counter[i] = static_cast<char>(step & 0xFF);
    const std::string digest = hmac(EVP_sha1(), key, counter);
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(digest[i])}; };
    const std::size_t at = byte(digest.size() - 1) & 0xFU;
    const std::uint32_t number =
        ((byte(at) & 0x7FU) << 24U) | (byte(at + 1) << 16U) | (byte(at + 2) << 8U) | byte(at + 3);
    std::string code = std::to_string(number % 1'000'000);
    code.insert(0, 6 - code.size(), '0');
    return code;
}

}  // namespace raingan::store
