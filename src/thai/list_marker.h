// What is typed before an item of a list: "-", "•", "๑.", "1)", "(๑)", "๑.๑", "ก.".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace raingan::thai {

/// How the marker is made: two items of one list have the same.
struct MarkerForm {
    enum class Kind : std::uint8_t { bullet, number, letter } kind = Kind::bullet;
    char32_t bullet = 0;
    bool opened = false;     ///< "(๑)"
    char32_t closed = 0;     ///< '.', ')' or 0
    std::uint8_t depth = 0;  ///< numbers: how many stand in it, ๑.๑ has 2
    friend bool operator==(const MarkerForm&, const MarkerForm&) = default;
};

struct ListMarker {
    std::size_t begin = 0, end = 0;  ///< bytes of the marker itself
    std::size_t text = 0;            ///< where the item's words begin, behind white space; 0: there is no marker
    MarkerForm form;
    static constexpr std::size_t most_parts = 8;
    std::array<std::uint32_t, most_parts> parts{};  ///< of ๑.๒ 1 and 2; of a letter its code point

    explicit operator bool() const { return text != 0; }
};

/// The marker at the beginning of `line`, behind white space. A bare number is none, nor are "-๕" and "--".
ListMarker find_list_marker(std::string_view line);

/// `next` continues the list whose last item has `marker`: the next number or letter, or the same bullet.
bool follows(const ListMarker& marker, const ListMarker& next);

/// The offset behind the white space, and what is not seen, that stands at `at`.
std::size_t skip_white_space(std::string_view text, std::size_t at);

}  // namespace raingan::thai
