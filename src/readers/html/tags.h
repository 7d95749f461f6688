// A look at a page's tags before it is parsed.
#pragma once

#include <cstddef>
#include <string_view>

namespace raingan::html {

/// How many attributes the tag with the most of them has, counted as libxml2's HTML parser does: a name that is longer
/// than its buffer is several, and what is no name is none.
std::size_t most_attributes(std::string_view page);

}  // namespace raingan::html
