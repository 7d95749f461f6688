// ASCII digits, as text has them once it is in normal form.
#pragma once

namespace raingan {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 0–15 of a hexadecimal digit in either case; -1 of anything else.
constexpr int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace raingan
