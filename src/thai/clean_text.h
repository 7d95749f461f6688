// Most text needs no mending. This finds out as fast as the text can be read.
#pragma once

#include <string_view>

namespace raingan::thai {

/// Whether no rule of Level::body (normalise.h) can concern the text: lawful cells, and characters that none touches.
/// May say no where normalise() then finds nothing; never the reverse.
bool is_clean_body(std::string_view text);

}  // namespace raingan::thai
