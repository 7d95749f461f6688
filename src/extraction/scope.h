// What a line stands under: headings lend their topic to all below them (docs/meaning.md).
#pragma once

#include <string_view>
#include <vector>

#include "extraction/flow.h"
#include "extraction/mention.h"

namespace raingan::extraction {

/// The line's key without the list marker that it begins with.
std::string_view key_behind_marker(const Line& line);

/// One scope for each line of the flow. A heading opens one; the next heading that says what follows opens another.
std::vector<Scope> scopes_of(const Flow& flow, const Reporter& reporter);

}  // namespace raingan::extraction
