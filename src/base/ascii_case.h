// ASCII letters without regard to case, as file formats compare names; other characters are as they are.
#pragma once

#include <algorithm>
#include <string_view>

namespace raingan {

constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool same_but_for_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

}  // namespace raingan
