// ASCII letters without regard to case, as file formats compare names; other characters are as they are.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace raingan {

constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lowered(std::string text) {
    std::ranges::transform(text, text.begin(), ascii_lower);
    return text;
}

constexpr bool same_but_for_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

constexpr bool begins_but_for_case(std::string_view text, std::string_view beginning) {
    return same_but_for_case(text.substr(0, beginning.size()), beginning);
}

}  // namespace raingan
