// Where the reading of a run stands, and showing what it says.
#pragma once

#include <string_view>

#include "readers/word/story.h"

namespace raingan::word {

struct RunState {
    Inline& in;
    RunLook& look;
    [[nodiscard]] Context& context() const { return in.story.context; }
};

/// An open field has something else to show than the text that is read.
bool fields_hide_text(const Story& story);
/// Neither a field nor the run's look hides it.
bool shows(const RunState& run);
/// Remembers how the stored result of open fields looks, and that there is one.
void note_result(RunState& run, std::string_view text);
/// Notes it, and shows it where it is not hidden.
void show(RunState& run, std::string_view text);

}  // namespace raingan::word
