// The characters of a story → paragraphs, runs, tables and fields of WordprocessingML.
#pragma once

#include <string>
#include <string_view>

#include "readers/doc/source.h"

namespace raingan::doc {

/// Block-level WordprocessingML of `range`, which lies in `story`; `part` is where it will stand.
std::string story_xml(Source& source, StoryKind story, Range range, std::string_view part);

}  // namespace raingan::doc
