#include "readers/word/frame.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "readers/word/shapes.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

FloatPosition position_on(xml_node framePr, string_view anchor, string_view offset, string_view spec) {
    using From = FloatPosition::From;
    const string_view base = xml::text_of(framePr, anchor);
    FloatPosition position;
    position.from = base == "text" ? From::text : base == "margin" ? From::margin : From::page;
    position.align = align_of(xml::text_of(framePr, spec)).value_or(FloatPosition::Align::offset);
    position.offset = xml::measure(framePr, offset, xml::twip).value_or(Points());
    return position;
}

DropCap cap_of(xml_node framePr, bool in_margin, Points distance) {
    constexpr std::int64_t most = 10;  // Word's own limit
    DropCap cap;
    cap.lines =
        static_cast<std::uint8_t>(std::clamp(xml::integer(framePr, "lines").value_or(1), std::int64_t{1}, most));
    cap.distance = distance;
    cap.in_margin = in_margin;
    return cap;
}

/// In the order of the anchors that asides of a paragraph have.
std::vector<Block> as_asides(std::vector<Float>& frames) {
    std::vector<Block> asides;
    asides.reserve(frames.size());
    for (Float& frame : frames) asides.push_back({Aside{std::move(frame)}});
    frames.clear();
    return asides;
}

}  // namespace

std::optional<FramePlace> read_frame(const Context& context, xml_node framePr) {
    constexpr std::array<string_view, 7> says{"w", "x", "y", "xAlign", "yAlign", "hAnchor", "vAnchor"};
    const auto length = [&](string_view name) { return xml::measure(framePr, name, xml::twip).value_or(Points()); };
    const string_view cap = xml::text_of(framePr, "dropCap");
    FramePlace place;
    if (cap == "drop" || cap == "margin") {
        place.cap = cap_of(framePr, cap == "margin", length("hSpace"));
        return place;
    }
    if (std::ranges::none_of(says, [&](string_view name) { return xml::attribute(framePr, name).has_value(); }))
        return std::nullopt;
    Float& floating = place.floating;
    floating.horizontal = position_on(framePr, "hAnchor", "x", "xAlign");
    floating.vertical = position_on(framePr, "vAnchor", "y", "yAlign");
    const string_view wrap = xml::text_of(framePr, "wrap");
    floating.wrap = wrap == "none" || wrap == "notBeside" ? Wrap::top_and_bottom
                    : wrap == "through"                   ? Wrap::none
                                                          : Wrap::square;
    floating.distance_start = floating.distance_end = length("hSpace");
    floating.distance_top = floating.distance_bottom = length("vSpace");
    Shape shape;
    shape.outline = Shape::Outline::none;
    shape.inset_top = shape.inset_end = shape.inset_bottom = shape.inset_start = Points();
    shape.width = length("w");
    shape.wide_as_text = shape.width.pt <= 0;
    if (shape.wide_as_text) shape.width = context.text_width;
    shape.grows = xml::text_of(framePr, "hRule") != "exact" || length("h").pt <= 0;
    if (!shape.grows) shape.height = length("h");
    floating.width = shape.width;
    floating.height = shape.height;
    floating.shapes.push_back(std::move(shape));
    return place;
}

void add_to_frame(Story& story, FramePlace place, std::vector<Block> blocks) {
    const auto same_place = [&](Float& frame) {
        std::vector<Block> text = std::exchange(frame.shapes.front().blocks, {});
        const bool same = frame == place.floating;
        frame.shapes.front().blocks = std::move(text);
        return same;
    };
    if (story.frames.empty() || !same_place(story.frames.back())) story.frames.push_back(std::move(place.floating));
    std::vector<Block>& text = story.frames.back().shapes.front().blocks;
    std::ranges::move(blocks, std::back_inserter(text));
}

void hang_frames(Story& story, Paragraph& paragraph) {
    if (story.frames.empty()) return;
    paragraph.anchors.insert(paragraph.anchors.begin(), story.frames.size(), 0);
    std::vector<Block> asides = as_asides(story.frames);
    story.after.insert(story.after.begin(), std::make_move_iterator(asides.begin()),
                       std::make_move_iterator(asides.end()));
}

void flush_frames(Story& story, const Target& target) {
    if (story.frames.empty()) return;
    std::vector<Block>& blocks = target.blocks();
    const auto last = std::find_if(blocks.rbegin(), blocks.rend(),
                                   [](const Block& block) { return !std::holds_alternative<Aside>(block.what); });
    auto* const paragraph = last == blocks.rend() ? nullptr : std::get_if<Paragraph>(&last->what);
    if (paragraph == nullptr) {
        story.context.notices.add(Notice::frame, story.at);
        for (Float& frame : std::exchange(story.frames, {}))
            std::ranges::move(frame.shapes.front().blocks, std::back_inserter(blocks));
        return;
    }
    paragraph->anchors.insert(paragraph->anchors.end(), story.frames.size(),
                              static_cast<std::uint32_t>(paragraph->text.size()));
    std::vector<Block> asides = as_asides(story.frames);
    std::ranges::move(asides, std::back_inserter(blocks));
}

}  // namespace raingan::word
