// Streams of .doc and .xls behind a password ([MS-OFFCRYPTO] 2.3.5 to 2.3.7): XOR obfuscation, Office binary RC4 and
// RC4 of the CryptoAPI. Encrypted packages (.docx, .xlsx) are another thing: encrypted_package.h.
//
// A .doc ([MS-DOC] 2.2.6), where FibBase.fEncrypted is set; tables and data streams are whole ones, offsets absolute:
//
//   auto cipher = fib.fObfuscated ? OfficeCipher::word_xor(fib.lKey, password)
//                                 : OfficeCipher::rc4(table.substr(0, fib.lKey), password, OfficeCipher::word_block);
//   cipher.decrypt_stream(word_document, OfficeCipher::word_plain);  // 52 in Word 6 and 95, which have XOR alone
//   cipher.decrypt_stream(table, fib.fObfuscated ? 0 : fib.lKey);    // the encryption header stays as it is
//   cipher.decrypt_stream(data, 0);
//
// An .xls: the record's body behind FILEPASS, each at its own offset (record headers stay plain, but count).
//
// Every maker throws Error (unreadable): "encrypted" where the password is empty, "wrong-password" where the verifier
// does not fit, "damaged" where the header is cut short, "unknown-encryption" for other algorithms.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/rc4.h"

namespace raingan {

class OfficeCipher {
public:
    static constexpr std::size_t word_block = 512, excel_block = 1024;
    static constexpr std::size_t word_plain = 68, word_95_plain = 52;  ///< what stays plain of a WordDocument stream

    /// XOR obfuscation of Word (method 2). `lkey` is FibBase.lKey. Passwords are UTF-8 here and below.
    static OfficeCipher word_xor(std::uint32_t lkey, std::string_view password);
    /// XOR obfuscation of Excel (method 1): key and verifier of the FILEPASS record.
    static OfficeCipher excel_xor(std::uint16_t key, std::uint16_t verifier, std::string_view password);
    /// Office binary RC4 (version 1.1) or RC4 of the CryptoAPI (2.2, 3.2, 4.2): `header` begins with the
    /// EncryptionVersionInfo. A new key begins every `block_size` bytes of a stream.
    static OfficeCipher rc4(std::string_view header, std::string_view password, std::size_t block_size);

    /// Decrypts bytes that stand at `offset` of their stream. Going forward through a stream is cheapest. Of Excel's
    /// XOR the offset is that of the record's body plus the body's length ([MS-OFFCRYPTO] 2.3.7.3).
    void decrypt(std::span<char> bytes, std::uint64_t offset);
    /// Decrypts a whole stream; its first `plain` bytes are kept as they are.
    void decrypt_stream(std::string& stream, std::size_t plain);

    [[nodiscard]] bool is_excel_xor() const { return kind_ == Kind::excel_xor; }

private:
    enum class Kind : std::uint8_t { word_xor, excel_xor, binary_rc4, crypto_api };
    explicit OfficeCipher(Kind kind) : kind_(kind) {}
    void enter_block(std::uint64_t block);
    void decrypt_xor(std::span<char> bytes, std::uint64_t offset) const;
    void decrypt_rc4(std::span<char> bytes, std::uint64_t offset);

    Kind kind_;
    std::array<std::uint8_t, 16> xor_array_{};
    std::string base_key_;       ///< what each block's key is made of
    std::size_t key_bytes_ = 0;  ///< of the CryptoAPI
    std::size_t block_size_ = word_block;
    Rc4 keystream_;
    std::uint64_t at_ = 0;                ///< offset of the keystream's next byte
    std::optional<std::uint64_t> block_;  ///< that the keystream is of
};

}  // namespace raingan
