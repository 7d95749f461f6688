// The reader's last step: text in the form that the rest of the program may rely on (docs/thai-text.md#normalisation,
// Level::body).
#pragma once

#include "document/document.h"

namespace raingan {

/// Normalises every paragraph (headers, footers and cells too) and moves runs, objects and links with their text.
/// What was changed is kept in Document::diagnostics: "text-normalised" (info), and "text-doubtful" (warning) for what
/// only a person can mend; at most one per rule and paragraph, with what stood there and what stands there now.
/// Thai that was read in a wrong encoding before it got into the file (§4.6) is "mojibake-mended", or where characters
/// are lost "mojibake" (both warnings).
void normalise_text(Document& document);

}  // namespace raingan
