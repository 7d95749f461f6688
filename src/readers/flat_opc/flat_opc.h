// Flat OPC: the parts of a .docx in one XML file (pkg:package), as Word saves it under "Word XML Document".
//
//   [x] XML parts, binary parts (base64), relationships     [ ] alternative format chunks (they are not read in .docx)
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/reader.h"

namespace raingan::flat_opc {

/// Throws Error (unreadable): ill-formed XML (line), over_limit (container_entries), and what word::read throws.
Document read(std::string_view bytes, const ReadOptions& options = {});

}  // namespace raingan::flat_opc
