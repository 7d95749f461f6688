#include "layout/context.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace raingan::layout {
namespace {

// Superscripts and subscripts as Word sets them (docs/word-layout.md#mixed-fonts): 65 % of the size rounded to half
// points, raised by 7/22 or lowered by 1/11 of the full size.
constexpr double script_size = 0.65;
constexpr double superscript_rise = 7.0 / 22.0;
constexpr double subscript_drop = 1.0 / 11.0;

double round_to_half(double points) {
    return std::round(points * 2) / 2;
}

const TextFormat default_text_format{};
const ParagraphFormat default_paragraph_format{};

}  // namespace

Context::Context(const Document& document_, fonts::FontLibrary& fonts_, thai::Breaker& breaker_, Pages& pages_)
    : document(document_), fonts(fonts_), breaker(breaker_), pages(pages_), styled(document_),
      formats_(document_.text_formats.size() + 1), known_(document_.text_formats.size() + 1, false) {
    constexpr double lowest_pt = 36;
    least_page_pt = least_body_pt = std::numeric_limits<double>::infinity();
    for (const Section& section : document.sections) {
        const double page = section.page_height.pt;
        least_page_pt = std::min(least_page_pt, std::max(page, lowest_pt));
        least_body_pt =
            std::min(least_body_pt, std::max(page - section.margin_top.pt - section.margin_bottom.pt, lowest_pt));
    }
}

const TextFormat& Context::text_format(std::uint32_t index) const {
    return index < document.text_formats.size() ? document.text_formats[index] : default_text_format;
}

const ParagraphFormat& Context::paragraph_format(std::uint32_t index) const {
    return index < document.paragraph_formats.size() ? document.paragraph_formats[index] : default_paragraph_format;
}

const ResolvedFormat& Context::format(std::uint32_t index) {
    const std::size_t slot = std::min<std::size_t>(index, formats_.size() - 1);
    if (!known_[slot]) {
        formats_[slot] = resolve(text_format(index));
        known_[slot] = true;
    }
    return formats_[slot];
}

ResolvedFormat Context::resolve(const TextFormat& format) {
    ResolvedFormat resolved;
    resolved.font = fonts.font(format.font, format.bold, format.italic);
    const fonts::LineMetrics& metrics = fonts.metrics(resolved.font);
    // A letter higher than its page would not be seen: only damaged files ask for one.
    constexpr double most_of_page = 0.7, always_pt = 12;
    const double largest = std::max(most_of_page * least_body_pt, always_pt);
    const double full = std::clamp(format.size.pt, 0.5, largest);
    resolved.size_pt = full;
    resolved.rise_pt = format.raise.pt;
    if (format.vertical != VerticalPosition::baseline) {
        resolved.size_pt = std::max(round_to_half(full * script_size), 0.5);
        resolved.rise_pt +=
            format.vertical == VerticalPosition::superscript ? full * superscript_rise : -full * subscript_drop;
    }
    resolved.ascent_pt = std::max(0.0, metrics.ascent * resolved.size_pt + resolved.rise_pt);
    resolved.descent_pt = std::max(0.0, metrics.descent * resolved.size_pt - resolved.rise_pt);
    resolved.underline_y_pt = -metrics.underline_position * full;
    resolved.underline_width_pt = std::max(0.4, metrics.underline_thickness * full);
    resolved.thai_digits = fonts.draws_thai_digits(resolved.font);
    resolved.language = language(format.language);
    return resolved;
}

std::uint32_t Context::language(const std::string& tag) {
    const auto found = std::ranges::find(pages.languages, tag);
    if (found != pages.languages.end()) return static_cast<std::uint32_t>(found - pages.languages.begin());
    pages.languages.push_back(tag);
    return static_cast<std::uint32_t>(pages.languages.size() - 1);
}

std::uint32_t Context::add_tag(Tag::Kind kind, std::uint32_t parent) {
    Tag tag;
    tag.kind = kind;
    tag.parent = parent;
    pages.tags.push_back(tag);
    return static_cast<std::uint32_t>(pages.tags.size() - 1);
}

}  // namespace raingan::layout
