// Years that a text names, and where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace raingan::extraction {

struct NamedYear {
    int be = 0;
    std::size_t begin = 0, end = 0;  ///< bytes of the number in the text
};

/// Which numbers are years without a word such as ปี or พ.ศ. before them.
enum class BareYears : std::uint8_t {
    buddhist,  ///< ๒๕๖๗
    both,      ///< also 2024: of a head or label, which holds nothing else
};

/// In the order of the text: four digits, or behind a word for a year also two ("ปี ๖๗", "FY2024").
std::vector<NamedYear> years_named(std::string_view text, BareYears bare = BareYears::buddhist);

}  // namespace raingan::extraction
