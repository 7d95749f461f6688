// Patterns of ? (one character) and * (any number of them), as Word's fields and Excel's functions have them. UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace raingan {

/// What stands before a ? or * that means itself, and before itself: Excel's ~. None: both always are signs.
inline constexpr char no_escape = '\0';

/// Goes back to the last * where a character differs: the cost is the product of both lengths at most.
bool matches_wildcards(std::string_view text, std::string_view pattern, char escape = no_escape);

/// Where the first part of `text` begins, at or behind byte `from`, that the pattern matches; npos where none is.
std::size_t find_wildcards(std::string_view text, std::string_view pattern, std::size_t from, char escape = no_escape);

}  // namespace raingan
