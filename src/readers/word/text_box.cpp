// Boxes of text: stories of their own that hang on a place in another.
#include <utility>

#include "readers/word/story.h"

namespace raingan::word {

std::vector<Block> read_text_box(Story& story, pugi::xml_node content) {
    std::vector<Block> blocks;
    std::vector<Block> outer_after = std::exchange(story.after, {});
    std::vector<Float> outer_frames = std::exchange(story.frames, {});
    const std::optional<DropCap> outer_cap = std::exchange(story.cap, std::nullopt);
    std::vector<Field> outer_fields = std::exchange(story.fields, {});
    std::optional<ParagraphText> outer_carried = std::exchange(story.carried, std::nullopt);
    std::vector<Section>* sections = std::exchange(story.sections, nullptr);
    const std::uint32_t paragraph = story.at.paragraph;
    read_blocks(story, content, Target(blocks), {});
    story.at.paragraph = paragraph;
    story.sections = sections;
    story.carried = std::move(outer_carried);
    story.fields = std::move(outer_fields);
    story.after = std::move(outer_after);
    story.frames = std::move(outer_frames);
    story.cap = outer_cap;
    return blocks;
}

void add_float(Inline& in, Float floating) {
    in.text.anchor_aside();
    in.story.after.push_back({Aside{std::move(floating)}});
}

}  // namespace raingan::word
