// The byte offsets into a paragraph's text that a paragraph holds.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace raingan {

/// Calls move(std::uint32_t&) on each of them.
template <class Move>
void move_offsets(Paragraph& paragraph, const Move& move) {
    const auto move_range = [&](auto& part) {
        move(part.begin);
        move(part.end);
    };
    for (Run& run : paragraph.runs) move_range(run);
    for (InlineObject& object : paragraph.objects) move(object.at);
    for (Link& link : paragraph.links) move_range(link);
    for (std::uint32_t& anchor : paragraph.anchors) move(anchor);
    for (std::uint32_t& start : paragraph.page_starts) move(start);
    for (PageReference& reference : paragraph.references) move_range(reference);
    if (paragraph.drop_cap) move(paragraph.drop_cap->end);
    for (TypedItem& item : paragraph.typed_items) {
        move(item.begin);
        move(item.label_end);
    }
}

/// Puts `text` in the place of bytes [begin, end), in the look of the first of them.
void replace_text(Paragraph& paragraph, std::uint32_t begin, std::uint32_t end, std::string_view text);

}  // namespace raingan
