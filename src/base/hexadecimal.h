// Bytes as hexadecimal digits, in lower case.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

inline std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned digit_bits = 4, lower_digit = 0xF;
    std::string out;
    out.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out.push_back(digits[byte >> digit_bits]);
        out.push_back(digits[byte & lower_digit]);
    }
    return out;
}

}  // namespace raingan
