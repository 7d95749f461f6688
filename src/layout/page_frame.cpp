#include "layout/page_frame.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "layout/conservation.h"
#include "layout/stack.h"
#include "layout/text_columns.h"

namespace raingan::layout {
namespace {

const std::vector<Block>& choose_story(const Context& context, const Section& section, const Stories& stories,
                                       std::uint32_t number, bool first_of_section) {
    if (section.title_page && first_of_section) return stories.first;
    if (context.document.even_and_odd_headers && number % 2 == 0) return stories.even;
    return stories.regular;
}

double story_height(Context& context, const std::vector<Block>& story, double width_pt) {
    if (story.empty()) return 0;
    const Stack stack = stack_blocks(context, story, {width_pt, header_tag, 0, 0, true});
    return remaining_height(stack);
}

/// Where header and footer leave no room for the text it stands over them, and where margins do they are made smaller:
/// all of it must be on the page.
void set_height(PageFrame& frame, double top, double below) {
    const Section& section = *frame.section;
    const double most = std::max(section.page_height.pt - least_text_pt, 0.0);
    if (top + below > most) {
        top = section.margin_top.pt;
        below = section.margin_bottom.pt;
    }
    top = std::max(top, 0.0);
    below = std::max(below, 0.0);
    if (top + below > most) {
        const double share = most / (top + below);
        top *= share;
        below *= share;
    }
    frame.top_pt = top;
    frame.bottom_pt = std::max(section.page_height.pt - below, top + least_text_pt);
}

void draw_story(Context& context, const std::vector<Block>* story, const PageFrame& frame, bool footer,
                std::size_t page) {
    if (story == nullptr || story->empty()) return;
    Stack stack = stack_blocks(context, *story, {frame.width_pt, footer ? footer_tag : header_tag, 0, 0, true});
    const double height = remaining_height(stack);
    const double page_height = frame.section->page_height.pt;
    const double y = footer ? page_height - frame.section->footer_distance.pt - height
                            : std::min(frame.section->header_distance.pt, page_height - height);
    take_all(stack, context.pages.all[page], frame.left_pt, std::max(y, 0.0));
}

}  // namespace

void number_page(Context& context, const PageFrame& frame) {
    context.numbers.page = frame.number;
    context.numbers.format = frame.section->page_number_format;
    const auto index = static_cast<std::size_t>(frame.section - context.document.sections.data());
    context.numbers.section = static_cast<std::uint32_t>(index + 1);
    context.numbers.section_pages = index < context.section_pages.size() ? context.section_pages[index] : 1;
}

std::vector<std::uint32_t> pages_of_sections(const Document& document, const std::vector<PageFrame>& frames) {
    std::vector<std::uint32_t> pages(document.sections.size());
    for (const PageFrame& frame : frames) ++pages[static_cast<std::size_t>(frame.section - document.sections.data())];
    return pages;
}

PageFrame frame_page(Context& context, const Section& section, std::uint32_t number, bool first_of_section) {
    PageFrame frame;
    frame.section = &section;
    frame.header = &choose_story(context, section, section.headers, number, first_of_section);
    frame.footer = &choose_story(context, section, section.footers, number, first_of_section);
    frame.number = number;
    const ColumnBox area = text_area(section);
    frame.left_pt = area.left_pt;
    frame.width_pt = area.width_pt;
    number_page(context, frame);
    const double header = story_height(context, *frame.header, frame.width_pt);
    const double footer = story_height(context, *frame.footer, frame.width_pt);
    const double top = section.top_fixed || header == 0
                           ? section.margin_top.pt
                           : std::max(section.margin_top.pt, section.header_distance.pt + header);
    const double below = section.bottom_fixed || footer == 0
                             ? section.margin_bottom.pt
                             : std::max(section.margin_bottom.pt, section.footer_distance.pt + footer);
    set_height(frame, top, below);
    context.least_body_pt = std::min(context.least_body_pt, frame.bottom_pt - frame.top_pt);
    return frame;
}

void draw_headers_and_footers(Context& context, const std::vector<PageFrame>& frames) {
    context.numbers.page_count = static_cast<std::uint32_t>(frames.size());
    context.section_pages = pages_of_sections(context.document, frames);
    context.styled.find_pages(context.pages);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const PageFrame& frame = frames[i];
        number_page(context, frame);
        context.styled.turn_to(i);
        draw_story(context, frame.header, frame, false, i);
        draw_story(context, frame.footer, frame, true, i);
    }
}

void tell_lost_stories(Context& context, const std::vector<PageFrame>& frames) {
    std::unordered_set<const std::vector<Block>*> looked_at;
    for (std::size_t i = 0; i < frames.size(); ++i)
        for (const auto& [story, tag] :
             {std::pair{frames[i].header, header_tag}, std::pair{frames[i].footer, footer_tag}})
            if (story != nullptr && !story->empty() && looked_at.insert(story).second)
                tell_lost_story(*story, tag, context.fonts, context.pages.all[i], context.pages);
}

}  // namespace raingan::layout
