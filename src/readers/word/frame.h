// w:framePr (ECMA-376 Part 1 17.3.1.11): paragraphs that stand at a place of their own, and large initials.
#pragma once

#include <optional>

#include "readers/word/story.h"

namespace raingan::word {

/// What it asks for; a float without text, or an initial. None where it says of no place.
struct FramePlace {
    Float floating;
    std::optional<DropCap> cap;
};
std::optional<FramePlace> read_frame(const Context& context, pugi::xml_node framePr);

/// Adds blocks to the frame that waits for the paragraph it hangs on; paragraphs of one place share it.
void add_to_frame(Story& story, FramePlace place, std::vector<Block> blocks);
/// Hangs what waits on the paragraph that comes now: its asides stand before others of it.
void hang_frames(Story& story, Paragraph& paragraph);
/// No paragraph follows: they hang on the last one, or stand in the flow.
void flush_frames(Story& story, const Target& target);

}  // namespace raingan::word
