// Digits as text has them once it is in normal form.
#pragma once

namespace raingan {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace raingan
