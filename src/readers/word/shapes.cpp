#include "readers/word/shapes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/word/images.h"

namespace raingan::word {
namespace {

using std::string_view;

bool is_one_picture(const Float& floating) {
    return floating.shapes.size() == 1 && floating.shapes.front().picture;
}

}  // namespace

Size size_of_image(const Document& document, std::uint32_t image) {
    const auto [width, height] = size_of_picture(document.images[image].bytes);
    return {width, height};
}

void put_drawing(Inline& in, RunLook& look, Float floating, bool in_line) {
    if (floating.shapes.empty()) return;
    if (in_line && is_one_picture(floating)) {
        in.text.add(*floating.shapes.front().picture, in.story.context.looks.format(look, Slot::ascii));
        return;
    }
    if (in_line) {
        floating.in_line = true;
        floating.wrap = Wrap::none;
        const auto aside = static_cast<std::uint32_t>(in.text.paragraph.anchors.size());
        in.text.add(InlineDrawing{floating.width, floating.height, aside},
                    in.story.context.looks.format(look, Slot::ascii));
    }
    add_float(in, std::move(floating));
}

std::optional<FloatPosition::Align> align_of(std::string_view word) {
    using Align = FloatPosition::Align;
    constexpr std::array<std::pair<std::string_view, Align>, 7> alignments{{{"left", Align::start},
                                                                            {"top", Align::start},
                                                                            {"inside", Align::start},
                                                                            {"center", Align::centre},
                                                                            {"right", Align::end},
                                                                            {"bottom", Align::end},
                                                                            {"outside", Align::end}}};
    const auto* const found = std::ranges::find(alignments, word, &std::pair<std::string_view, Align>::first);
    return found == alignments.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace raingan::word
