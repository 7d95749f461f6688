// XML within a part's bytes that its tree does not hold, as a tree of its own.
#pragma once

#include <string_view>

#include "readers/xml.h"

namespace raingan::xml {

/// Parses `text`, which stands in the bytes of a part, over these bytes, and gives its one element: what it says stays
/// there when `tree` is gone. Each text once. Throws std::bad_alloc; gives an empty node where it is not well formed.
pugi::xml_node parse_over(pugi::xml_document& tree, std::string_view text);
/// The same of a copy that lives as long as `tree`.
pugi::xml_node parse_copy(pugi::xml_document& tree, std::string_view text);

}  // namespace raingan::xml
