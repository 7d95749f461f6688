// What somebody may have meant who typed a word that nobody knows.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace raingan {

/// Letters to change, add, leave out or swap with their neighbour to make one of the other (optimal string alignment).
/// Counts bytes: for names of commands and options, which are ASCII.
std::size_t letter_distance(std::string_view a, std::string_view b);

/// The one of `names` that `word` most likely is: as far off as one letter in three at most, or all that it begins
/// with; without regard to case. Empty where none is near.
std::string_view nearest_name(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace raingan
