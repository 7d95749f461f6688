// WordprocessingML (ECMA-376 Part 1), whatever its parts came in. What is read, partly read and not read: word.cpp.
//
// Word's own formats (.docx, .doc, .rtf, Word 2003 XML) say the same things in different spellings. The cascade of
// styles, script slots, list numbers, table grids and fields is worked out here, once; the readers of the other
// spellings translate into WordprocessingML (markup.h) and hand the package over.
#pragma once

#include "document/document.h"
#include "readers/container/package.h"

namespace raingan::word {

/// `stored_fields`: numbers that fields count (SEQ) stay as the file has them. Throws Error (unreadable): missing part,
/// ill-formed XML (part, line), limits; and what the package throws.
Document read(Package& package, bool stored_fields = false);

}  // namespace raingan::word
