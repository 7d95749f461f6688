// What layout and all behind it trust of a Document: every reader must keep it, whatever bytes it was given.
#pragma once

#include <cstdint>
#include <variant>

#include "document/document.h"
#include "document/walk.h"

namespace raingan::test {

inline bool is_sound(const Document& document, const Paragraph& paragraph) {
    std::uint32_t end = 0;
    bool good =
        paragraph.format < document.paragraph_formats.size() && paragraph.mark_format < document.text_formats.size();
    for (const Run& run : paragraph.runs) {
        good = good && run.begin == end && run.end > run.begin && run.format < document.text_formats.size();
        end = run.end;
    }
    good = good && end == paragraph.text.size();
    for (const InlineObject& object : paragraph.objects) {
        good = good && object.at < paragraph.text.size() && paragraph.text.compare(object.at, 3, "\uFFFC") == 0;
        const auto* image = std::get_if<InlineImage>(&object.what);
        good = good && (image == nullptr || image->image < document.images.size());
    }
    for (const Link& link : paragraph.links) good = good && link.begin <= link.end && link.end <= paragraph.text.size();
    return good;
}

/// Indexes and ranges of every paragraph.
inline bool is_sound(const Document& document) {
    bool good = !document.sections.empty();
    for_each_paragraph(document, [&](const Paragraph& paragraph) { good = good && is_sound(document, paragraph); });
    return good;
}

}  // namespace raingan::test
