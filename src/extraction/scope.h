// What a line stands under: headings lend their topic to all below them (docs/meaning.md).
#pragma once

#include <vector>

#include "extraction/flow.h"
#include "extraction/mention.h"

namespace raingan::extraction {

/// One scope for each line of the flow. A heading opens one; the next heading that says what follows opens another.
std::vector<Scope> scopes_of(const Flow& flow, const Reporter& reporter);

}  // namespace raingan::extraction
