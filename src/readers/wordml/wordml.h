// WordprocessingML 2003 (w:wordDocument), which Word 2003 saved as "XML Document". What is read: wordml.cpp.
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/reader.h"

namespace raingan::wordml {

/// Throws Error (unreadable): ill-formed XML (line), limits, and what word::read throws.
Document read(std::string_view bytes, const ReadOptions& options = {});

}  // namespace raingan::wordml
