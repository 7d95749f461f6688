#include "layout/layout.h"

#include <optional>

#include "base/system.h"
#include "layout/asides.h"
#include "layout/conservation.h"
#include "layout/context.h"
#include "layout/flow.h"
#include "layout/line_heights.h"
#include "layout/page_borders.h"
#include "layout/page_frame.h"
#include "layout/record.h"
#include "layout/references.h"

namespace raingan {
namespace {

struct Attempt {
    Pages pages;
    bool page_count_used = false, section_pages_used = false;  ///< the body or a header's height showed it
    std::vector<std::uint32_t> section_pages;
    layout::RecordFit fit;
    layout::Traces traces;
    layout::Evidence evidence;  ///< where there is a choice, and no record to go by
};

class Layout {
public:
    Layout(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker, bool follow_record)
        : document_(document), fonts_(fonts), breaker_(breaker), follow_record_(follow_record) {}

    Attempt attempt() {
        Attempt made = lay_out_once(follow_record_ ? document_.properties.pages : 1);
        // The number of pages is known only now; where it was shown, set it again.
        const auto count = static_cast<std::uint32_t>(made.pages.all.size());
        if ((made.page_count_used && count != page_count_) ||
            (made.section_pages_used && made.section_pages != section_pages_)) {
            section_pages_ = made.section_pages;
            made = lay_out_once(count);
        }
        return made;
    }

private:
    Attempt lay_out_once(std::uint32_t page_count) {
        page_count_ = page_count;
        Attempt made;
        Pages& pages = made.pages;
        pages.tags.extend_to(fixed_tags);
        for (std::size_t i = 0; i < fixed_tags; ++i) pages.tags[i].kind = Tag::Kind::artifact;
        pages.tags[document_tag].kind = Tag::Kind::document;
        layout::Context context(document_, fonts_, breaker_, pages);
        context.numbers.page_count = page_count;
        context.section_pages = section_pages_;
        context.follow_record = follow_record_;
        const std::vector<layout::PageFrame> frames = layout::flow_sections(context);
        made.page_count_used = context.page_count_used;
        made.section_pages_used = context.section_pages_used;
        made.section_pages = layout::pages_of_sections(document_, frames);
        made.fit = context.record_fit;
        layout::draw_headers_and_footers(context, frames);
        layout::draw_page_floats(context, frames);
        layout::draw_page_borders(context, frames);
        layout::tell_lost_stories(context, frames);
        made.traces = context.traces;
        return made;
    }

    const Document& document_;
    fonts::FontLibrary& fonts_;
    thai::Breaker& breaker_;
    bool follow_record_;
    std::uint32_t page_count_ = 0;
    std::vector<std::uint32_t> section_pages_;
};

/// The pages end elsewhere than recorded, or are ended far from full or overfull.
double misfit(const layout::RecordFit& fit) {
    return fit.overflows + (fit.turns == 0 ? 0 : fit.deviation / fit.turns);
}

/// Something in the file speaks against the pages.
bool is_doubtful(const Attempt& attempt, bool follows_record) {
    constexpr double fits_well = 0.06;
    return follows_record ? misfit(attempt.fit) > fits_well : !attempt.evidence.is_clean();
}

std::optional<layout::Reason> is_better(const Attempt& other, const Attempt& one, bool follows_record) {
    if (!follows_record) return layout::better(other.evidence, one.evidence);
    return misfit(other.fit) < misfit(one.fit) ? std::optional(layout::Reason::record) : std::nullopt;
}

/// Numbers that are set may be wider and move what they count, so it is looked at again.
void settle(Layout& layout, layout::References& references, Attempt& made) {
    constexpr int most_rounds = 4;
    for (int round = 0; round < most_rounds && references.settle(made.pages); ++round) made = layout.attempt();
}

/// `mutable_document`: the same one, where it may be changed; else null.
Pages lay_out_either(const Document& document, Document* mutable_document, fonts::FontLibrary& fonts,
                     thai::Breaker& breaker, const LayoutOptions& options) {
    layout::LineHeightChoice heights(document, fonts, options.line_heights);
    heights.choose(layout::Build::likely);
    layout::Reason reason = heights.guessed_by();
    const bool follow_record = options.follow_record && layout::record_is_trusted(document);
    Layout layout(document, fonts, breaker, follow_record);
    const auto attempt = [&] {
        Attempt made = layout.attempt();
        // It walks through the whole document once more.
        if (heights.open() && !follow_record)
            made.evidence = layout::gather_evidence(document, made.pages, made.traces);
        return made;
    };
    Attempt likely = attempt();
    // Of the line heights that the asked font is known to have, the one that fits what the file has kept.
    if (heights.open() && is_doubtful(likely, follow_record)) {
        heights.choose(layout::Build::less_likely);
        Attempt other = attempt();
        if (const auto found = is_better(other, likely, follow_record)) {
            likely = std::move(other);
            reason = *found;
        } else {
            heights.choose(layout::Build::likely);
            reason = is_better(likely, other, follow_record).value_or(reason);
        }
    } else if (follow_record && likely.fit.turns > 0) {
        reason = layout::Reason::record;
    }
    std::optional<layout::References> references;
    if (mutable_document != nullptr) {
        references.emplace(*mutable_document, !follow_record && !options.stored_fields);
        settle(layout, *references, likely);
    }
    heights.tell(reason, likely.pages);
    layout::tell_lost_text(document, fonts, likely.pages);
    if (!follow_record) layout::tell_wrong_contents(document, likely.pages);
    if (likely.pages.all.is_long()) give_back_memory();
    if (references) references->tell(likely.pages);
    return std::move(likely.pages);
}

}  // namespace

Pages lay_out(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker,
              const LayoutOptions& options) {
    return lay_out_either(document, nullptr, fonts, breaker, options);
}

Pages lay_out_settled(Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker,
                      const LayoutOptions& options) {
    return lay_out_either(document, &document, fonts, breaker, options);
}

}  // namespace raingan
