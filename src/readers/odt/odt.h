// OpenDocument text, .odt and .fodt (ODF 1.3). What is read, partly read and not read: odt.cpp.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan::odt {

/// Throws Error (unreadable): "encrypted", "not-odf", missing part, ill-formed XML (part, line), limits.
Document read(std::string_view bytes, std::string_view password = {});

}  // namespace raingan::odt
