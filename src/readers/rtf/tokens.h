// The tokens of RTF (RTF 1.9.1, "RTF Syntax"): groups, control words and symbols, text, bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace raingan::rtf {

struct Token {
    enum class Kind : std::uint8_t {
        end,
        open,    ///< {
        close,   ///< }
        word,    ///< \name or \name123; `text` is the name
        symbol,  ///< \~ and the like; `text` is the character
        text,    ///< bytes of text, line ends and zeros left out
        byte,    ///< \'hh; `parameter` is the byte
        binary,  ///< \binN; `text` is the bytes
    };
    Kind kind = Kind::end;
    std::string_view text;
    std::int64_t parameter = 0;  ///< within ±2^31
    bool has_parameter = false;
};

class Tokens {
public:
    explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
    Token next();
    /// Goes behind the } that closes the group in which it stands. False: the input ended before it.
    bool skip_group();
    /// What is left.
    [[nodiscard]] std::string_view rest() const { return bytes_.substr(at_); }

private:
    Token control();
    Token word();
    Token hex_byte();

    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace raingan::rtf
