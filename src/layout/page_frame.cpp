#include "layout/page_frame.h"

#include <algorithm>

#include "layout/stack.h"

namespace raingan::layout {
namespace {

constexpr double least_body_pt = 36;

const std::vector<Block>& choose_story(const Context& context, const Section& section, const Stories& stories,
                                       std::uint32_t number, bool first_of_section) {
    if (section.title_page && first_of_section) return stories.first;
    if (context.document.even_and_odd_headers && number % 2 == 0) return stories.even;
    return stories.regular;
}

double text_width(const Section& section) {
    return std::max(section.page_width.pt - section.margin_start.pt - section.margin_end.pt, least_body_pt);
}

double story_height(Context& context, const std::vector<Block>& story, double width_pt) {
    if (story.empty()) return 0;
    const Stack stack = stack_blocks(context, story, {width_pt, header_tag, 0});
    return remaining_height(stack);
}

void draw_story(Context& context, const std::vector<Block>* story, const PageFrame& frame, bool footer, Ink& page) {
    if (story == nullptr || story->empty()) return;
    Stack stack = stack_blocks(context, *story, {frame.width_pt, footer ? footer_tag : header_tag, 0});
    const double y = footer
                         ? frame.section->page_height.pt - frame.section->footer_distance.pt - remaining_height(stack)
                         : frame.section->header_distance.pt;
    take_all(stack, page, frame.left_pt, y);
}

}  // namespace

PageFrame frame_page(Context& context, const Section& section, std::uint32_t number, bool first_of_section) {
    PageFrame frame;
    frame.section = &section;
    frame.header = &choose_story(context, section, section.headers, number, first_of_section);
    frame.footer = &choose_story(context, section, section.footers, number, first_of_section);
    frame.number = number;
    frame.left_pt = section.margin_start.pt;
    frame.width_pt = text_width(section);
    context.numbers.page = number;
    context.numbers.format = section.page_number_format;
    const double header = story_height(context, *frame.header, frame.width_pt);
    const double footer = story_height(context, *frame.footer, frame.width_pt);
    frame.top_pt = section.top_fixed || header == 0
                       ? section.margin_top.pt
                       : std::max(section.margin_top.pt, section.header_distance.pt + header);
    const double below = section.bottom_fixed || footer == 0
                             ? section.margin_bottom.pt
                             : std::max(section.margin_bottom.pt, section.footer_distance.pt + footer);
    frame.bottom_pt = std::max(section.page_height.pt - below, frame.top_pt + least_body_pt);
    return frame;
}

void draw_headers_and_footers(Context& context, const std::vector<PageFrame>& frames) {
    context.numbers.page_count = static_cast<std::uint32_t>(frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const PageFrame& frame = frames[i];
        context.numbers.page = frame.number;
        context.numbers.format = frame.section->page_number_format;
        draw_story(context, frame.header, frame, false, context.pages.pages[i]);
        draw_story(context, frame.footer, frame, true, context.pages.pages[i]);
    }
}

}  // namespace raingan::layout
