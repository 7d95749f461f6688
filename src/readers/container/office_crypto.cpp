#include "readers/container/office_crypto.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "readers/container/digest.h"
#include "thai/encoding.h"

namespace raingan {
namespace {

using std::string_view;

constexpr std::size_t xor_password_bytes = 15;
constexpr std::size_t digest_head = 5;  ///< 40 bits: what Office binary RC4 keeps of a digest

/// A password in the bytes of Office before Unicode: each character's low byte or, where that is zero, its high one
/// ([MS-OFFCRYPTO] 2.3.7.4).
std::string narrow(string_view password) {
    const std::string wide = utf16le(password);
    std::string out;
    for (std::size_t i = 0; i + 1 < wide.size() && out.size() < xor_password_bytes; i += 2)
        out += wide[i] != '\0' ? wide[i] : wide[i + 1];
    return out;
}

/// A password in windows-874, as Thai Windows passed it; empty where it has characters that are not there.
std::string thai_bytes(string_view password) {
    std::string out;
    for (std::size_t at = 0; at < password.size() && out.size() < xor_password_bytes;) {
        const auto [c, length] = utf8::decode(password, at);
        at += length;
        if (c >= 0xE01 && c <= 0xE5B)
            out += static_cast<char>(c - 0xE00 + 0xA0);
        else if (c < 0x80)
            out += static_cast<char>(c);
        else
            return {};
    }
    return out;
}

/// 2.3.7.1: a rotated sum of 15 bits.
std::uint16_t xor_verifier(string_view password) {
    if (password.empty()) return 0;
    unsigned verifier = 0;
    for (std::size_t i = 0; i < password.size(); ++i) {
        const unsigned turn = static_cast<unsigned>(i + 1) % 15;
        const unsigned byte = static_cast<unsigned char>(password[i]);
        verifier ^= ((byte << turn) | (byte >> (15 - turn))) & 0x7FFFU;
    }
    return static_cast<std::uint16_t>(verifier ^ password.size() ^ 0xCE4BU);
}

/// 2.3.7.2: its tables of initial codes and of the matrix are what this shift register runs through.
std::uint16_t xor_key(string_view password) {
    constexpr std::uint16_t polynomial = 0x1020;
    const auto step = [](std::uint16_t& bits) {
        bits = std::rotl(bits, 1);
        if ((bits & 1U) != 0) bits ^= polynomial;
    };
    std::uint16_t key = 0, base = 0x8000, end = 0xFFFF;
    for (std::size_t i = password.size(); i-- > 0;) {
        const unsigned byte = static_cast<unsigned char>(password[i]) & 0x7FU;
        for (unsigned bit = 0; bit < 8; ++bit) {
            step(base);
            if (((byte >> bit) & 1U) != 0) key ^= base;
            step(end);
        }
    }
    return key ^ end;
}

/// 2.3.7.2 and 2.3.7.5, which differ in how far a byte is turned.
std::array<std::uint8_t, 16> xor_array(string_view password, std::uint16_t key, int turn) {
    constexpr std::array<std::uint8_t, 15> padding{0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80,
                                                   0x00, 0xBE, 0x0F, 0x00, 0xBF, 0x0F, 0x00};
    std::array<std::uint8_t, 16> array{};
    for (std::size_t i = 0; i < array.size(); ++i) {
        const unsigned byte =
            i < password.size() ? static_cast<unsigned char>(password[i]) : padding[i - password.size()];
        const unsigned half = i % 2 == 0 ? key & 0xFFU : key >> 8U;
        array[i] = std::rotl(static_cast<std::uint8_t>(byte ^ half), turn);
    }
    return array;
}

/// The password in whichever bytes fit the file's key and verifier.
std::string fitting_password(string_view password, std::uint16_t key, std::uint16_t verifier) {
    require_password(password);
    for (const std::string& bytes : {narrow(password), thai_bytes(password)})
        if (!bytes.empty() && xor_verifier(bytes) == verifier && xor_key(bytes) == key) return bytes;
    throw wrong_password();
}

/// Numbers of a header, its end minded.
class Fields {
public:
    explicit Fields(string_view bytes) : bytes_(bytes) {}
    string_view take(std::size_t size) {
        if (size > bytes_.size()) throw damaged_encryption("EncryptionHeader");
        const string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    std::uint32_t number(std::size_t size) {
        std::uint32_t value = 0;
        const string_view taken = take(size);
        for (std::size_t i = 0; i < size; ++i) value |= std::uint32_t{static_cast<unsigned char>(taken[i])} << (8 * i);
        return value;
    }

private:
    string_view bytes_;
};

/// [MS-OFFCRYPTO] 2.3.5.1: what of an EncryptionHeader RC4 needs.
std::size_t crypto_api_key_bytes(Fields header) {
    constexpr std::uint32_t rc4 = 0x6801, sha1 = 0x8004, shortest_bits = 40, longest_bits = 128;
    header.take(8);  // flags, size of what follows a CSP of its own
    const std::uint32_t algorithm = header.number(4), hash = header.number(4), bits = header.number(4);
    if ((algorithm != 0 && algorithm != rc4) || (hash != 0 && hash != sha1))
        throw unknown_encryption("CryptoAPI " + std::to_string(algorithm) + "/" + std::to_string(hash));
    if (bits == 0) return shortest_bits / 8;
    if (bits < shortest_bits || bits > longest_bits || bits % 8 != 0)
        throw unknown_encryption("RC4, " + std::to_string(bits) + " bits");
    return bits / 8;
}

}  // namespace

OfficeCipher OfficeCipher::word_xor(std::uint32_t lkey, string_view password) {
    const auto verifier = static_cast<std::uint16_t>(lkey), key = static_cast<std::uint16_t>(lkey >> 16U);
    OfficeCipher cipher(Kind::word_xor);
    cipher.xor_array_ = xor_array(fitting_password(password, key, verifier), key, 7);
    return cipher;
}

OfficeCipher OfficeCipher::excel_xor(std::uint16_t key, std::uint16_t verifier, string_view password) {
    OfficeCipher cipher(Kind::excel_xor);
    cipher.xor_array_ = xor_array(fitting_password(password, key, verifier), key, 2);
    return cipher;
}

OfficeCipher OfficeCipher::rc4(string_view header, string_view password, std::size_t block_size) {
    Fields fields(header);
    const std::uint32_t major = fields.number(2), minor = fields.number(2);
    const bool binary = major == 1 && minor == 1;
    if (!binary && !(major >= 2 && major <= 4 && minor == 2))
        throw unknown_encryption("version " + std::to_string(major) + "." + std::to_string(minor));
    require_password(password);
    OfficeCipher cipher(binary ? Kind::binary_rc4 : Kind::crypto_api);
    cipher.block_size_ = block_size;
    if (!binary) {
        fields.take(4);  // flags, once more in the header
        const std::uint32_t size = fields.number(4);
        cipher.key_bytes_ = crypto_api_key_bytes(Fields(fields.take(size)));
        fields.take(4);  // size of the salt: 16
    }
    const string_view salt = fields.take(16);
    std::string verifier(fields.take(16));
    if (!binary) fields.take(4);  // size of the hash
    const Digest digest(binary ? DigestKind::md5 : DigestKind::sha1);
    verifier += fields.take(digest.size());
    if (binary) {
        const std::string head = digest({utf16le(password)}).substr(0, digest_head);
        std::string sixteen_times;
        for (int i = 0; i < 16; ++i) sixteen_times.append(head).append(salt);
        cipher.base_key_ = digest({sixteen_times}).substr(0, digest_head);
    } else {
        cipher.base_key_ = digest({salt, utf16le(password)});
    }
    // The verifier and its hash are one stream of block 0, whatever the size of the document's blocks.
    cipher.decrypt_rc4(verifier, 0);
    if (digest({string_view(verifier).substr(0, 16)}) != string_view(verifier).substr(16)) throw wrong_password();
    cipher.block_.reset();
    return cipher;
}

void OfficeCipher::enter_block(std::uint64_t block) {
    constexpr std::size_t full_key = 16, short_key = 5;
    const Digest digest(kind_ == Kind::binary_rc4 ? DigestKind::md5 : DigestKind::sha1);
    std::string key = digest({base_key_, little_endian(block, 4)});
    if (kind_ == Kind::crypto_api) {
        key.resize(key_bytes_);
        if (key_bytes_ == short_key) key.resize(full_key, '\0');  // 2.3.5.2: 40 bits and 88 of zero
    }
    keystream_ = Rc4(key);
    at_ = block * block_size_;
    block_ = block;
}

void OfficeCipher::decrypt_rc4(std::span<char> bytes, std::uint64_t offset) {
    for (std::size_t i = 0; i < bytes.size(); ++i, ++offset) {
        const std::uint64_t block = offset / block_size_;
        if (block_ != block || at_ > offset) enter_block(block);
        for (; at_ < offset; ++at_) keystream_.next();
        bytes[i] = static_cast<char>(static_cast<std::uint8_t>(bytes[i]) ^ keystream_.next());
        ++at_;
    }
}

void OfficeCipher::decrypt_xor(std::span<char> bytes, std::uint64_t offset) const {
    for (std::size_t i = 0; i < bytes.size(); ++i, ++offset) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        const std::uint8_t mask = xor_array_[offset % xor_array_.size()];
        if (kind_ == Kind::excel_xor)
            bytes[i] = static_cast<char>(std::rotl(byte, 3) ^ mask);
        else if (byte != 0 && byte != mask)  // 2.3.7.6: neither zero nor what would become zero
            bytes[i] = static_cast<char>(byte ^ mask);
    }
}

void OfficeCipher::decrypt(std::span<char> bytes, std::uint64_t offset) {
    if (kind_ == Kind::word_xor || kind_ == Kind::excel_xor)
        decrypt_xor(bytes, offset);
    else
        decrypt_rc4(bytes, offset);
}

void OfficeCipher::decrypt_stream(std::string& stream, std::size_t plain) {
    if (plain < stream.size()) decrypt(std::span(stream).subspan(plain), plain);
}

}  // namespace raingan
