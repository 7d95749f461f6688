// bytes → Document. One folder per format; none knows another.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace raingan {

/// Detects the format by content, never by the name, reads, and normalises the text (Level::body). `name` is used only
/// in diagnostics about a name that does not fit the content. Throws Error (unreadable).
Document read_document(std::string_view bytes, const std::string& name);

}  // namespace raingan
