#include "readers/docx/shapes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/docx/images.h"

namespace raingan::docx {
namespace {

using std::string_view;

constexpr std::array<string_view, 20> boxes{"",
                                            "rect",
                                            "roundRect",
                                            "round1Rect",
                                            "round2SameRect",
                                            "round2DiagRect",
                                            "snip1Rect",
                                            "snip2SameRect",
                                            "textBox",
                                            "flowChartProcess",
                                            "flowChartAlternateProcess",
                                            "flowChartPredefinedProcess",
                                            "foldedCorner",
                                            "plaque",
                                            "bevel",
                                            "frame",
                                            "wedgeRectCallout",
                                            "wedgeRoundRectCallout",
                                            "flowChartTerminator",
                                            "flowChartDocument"};
constexpr std::array<string_view, 3> lines{"line", "straightConnector1", "lineInv"};

bool is_one_picture(const Float& floating) {
    return floating.shapes.size() == 1 && floating.shapes.front().picture;
}

}  // namespace

Size size_of_image(const Document& document, std::uint32_t image) {
    const PictureKind kind = picture_kind(document.images[image].bytes);
    constexpr double screen_dpi = 96;
    constexpr Points placeholder{72};
    if (!kind.readable) return {placeholder, placeholder};
    return {Points(kind.width * 72 / screen_dpi), Points(kind.height * 72 / screen_dpi)};
}

Shape::Outline outline_of(string_view preset, bool down) {
    if (std::ranges::find(lines, preset) != lines.end())
        return down == (preset != "lineInv") ? Shape::Outline::line_down : Shape::Outline::line_up;
    return std::ranges::find(boxes, preset) != boxes.end() ? Shape::Outline::box : Shape::Outline::none;
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

}  // namespace raingan::docx
