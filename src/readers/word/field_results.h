// What fields show, once they are read whole (fields.h).
#pragma once

#include "readers/word/run_state.h"

namespace raingan::word {

/// w:fldChar: a field begins, its code is whole, or it ends.
void read_field_mark(RunState& run, pugi::xml_node fldChar);
void read_instruction(RunState& run, pugi::xml_node instrText);
/// w:fldSimple.
void read_simple_field(Inline& in, pugi::xml_node fldSimple);
/// The innermost open field ends.
void end_field(RunState& run);

}  // namespace raingan::word
