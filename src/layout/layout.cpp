#include "layout/layout.h"

#include "layout/asides.h"
#include "layout/context.h"
#include "layout/flow.h"
#include "layout/line_heights.h"
#include "layout/page_frame.h"

namespace raingan {
namespace {

Pages lay_out_once(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker,
                   std::uint32_t page_count, bool& page_count_used) {
    Pages pages;
    pages.tags.resize(fixed_tags);
    for (Tag& tag : pages.tags) tag.kind = Tag::Kind::artifact;
    pages.tags[document_tag].kind = Tag::Kind::document;
    layout::Context context(document, fonts, breaker, pages);
    context.numbers.page_count = page_count;
    const std::vector<layout::PageFrame> frames = layout::flow_sections(context);
    page_count_used = context.page_count_used;
    layout::draw_headers_and_footers(context, frames);
    layout::draw_page_floats(context, frames);
    return pages;
}

}  // namespace

Pages lay_out(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker) {
    layout::choose_line_heights(document, fonts);
    bool page_count_used = false;
    Pages pages = lay_out_once(document, fonts, breaker, 1, page_count_used);
    // The number of pages is known only now; where the body or a header's height showed it, set it again.
    if (page_count_used && pages.pages.size() > 1)
        pages = lay_out_once(document, fonts, breaker, static_cast<std::uint32_t>(pages.pages.size()), page_count_used);
    return pages;
}

}  // namespace raingan
