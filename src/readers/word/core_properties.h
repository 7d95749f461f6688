// docProps/core.xml (ECMA-376 Part 2 §8): who, when, what title.
#pragma once

#include "document/document.h"
#include "readers/word/relationships.h"

namespace raingan::word {

/// `root`: the package's own relationships. Leaves the properties as they are where there is no such part.
void read_core_properties(Package& package, const Relationships& root, Properties& properties);

}  // namespace raingan::word
