// SmartArt: the drawing that PowerPoint's and Word's diagrams keep of themselves ([MS-ODRAWXML] 2.6, dsp:drawing).
#pragma once

#include "readers/word/story.h"

namespace raingan::word {

/// The shapes of the diagram that dgm:relIds names, as a tree of groups; an empty node where the file has no drawing of
/// it. The part lives as long as the story's context.
pugi::xml_node diagram_shapes(Story& story, pugi::xml_node rel_ids);

}  // namespace raingan::word
