// What every phase of layout shares: the document, the fonts, the line breaker, the page number that fields show, and
// the tags made so far. One per job.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/evidence.h"
#include "layout/pages.h"
#include "layout/styled_texts.h"
#include "thai/breaks.h"

namespace raingan::layout {

/// Places and heights that differ by less are the same: they are sums of many parts.
inline constexpr double tolerance_pt = 0.05;

/// A text format with what layout needs of it, worked out once.
struct ResolvedFormat {
    fonts::FontId font = 0;
    double size_pt = 10;   ///< drawn size: smaller than asked for superscripts
    double ascent_pt = 0;  ///< of the line box that this text asks for
    double descent_pt = 0;
    double rise_pt = 0;
    double underline_y_pt = 0;  ///< below the baseline
    double underline_width_pt = 0.5;
    bool thai_digits = false;  ///< the asked font draws ASCII digits as Thai ones
    std::uint32_t language = 0;
};

struct PageNumbers {
    std::uint32_t page = 1;  ///< as numbered, not counted
    NumberFormat format = NumberFormat::decimal;
    std::uint32_t page_count = 1;
    std::uint32_t section = 1, section_pages = 1;  ///< which section the page began in, from 1; its pages
};

/// An aside that some line hangs on, and what has been made of it so far.
struct AsideRecord {
    const Aside* aside = nullptr;
    std::uint32_t tag_parent = 0;
    bool in_cell = false;
    bool set = false;         ///< `ink` and the heights are known (asides.h)
    bool text_flows = false;  ///< its text is too long for a page, and follows its paragraph
    Ink ink;                  ///< of a float, from its top left corner
    double width_pt = 0, height_pt = 0;
    double reach_pt = 0;  ///< where its text ends, should that be lower
};

/// How well layout agreed with the document's recorded pages on its own.
struct RecordFit {
    std::uint32_t overflows = 0;  ///< pages that had to end before the recorded place
    std::uint32_t turns = 0;      ///< pages that were ended at the recorded place
    double deviation = 0;         ///< over those: |height used ÷ page height − 1|
};

class Context {
public:
    Context(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker, Pages& pages);

    const Document& document;
    fonts::FontLibrary& fonts;
    thai::Breaker& breaker;
    Pages& pages;
    PageNumbers numbers;
    double least_page_pt = 0, least_body_pt = 0;  ///< height of the document's lowest page and text area
    std::vector<AsideRecord> asides;              ///< that PlacedAnchor::aside counts
    bool follow_record = false;                   ///< pages start where the document's record says
    RecordFit record_fit;
    Traces traces;
    StyledTexts styled;
    std::uint32_t last_heading = 0;              ///< tag of the heading that was set last; 0: none
    std::vector<std::uint32_t> section_pages{};  ///< pages of each section, as far as they are known
    /// Some field in the body showed PageNumbers::page_count, or section_pages.
    bool page_count_used = false, section_pages_used = false;

    /// `index` into Document::text_formats.
    const ResolvedFormat& format(std::uint32_t index);
    const TextFormat& text_format(std::uint32_t index) const;
    const ParagraphFormat& paragraph_format(std::uint32_t index) const;

    /// One that the document's table does not have.
    ResolvedFormat resolve(const TextFormat& format);

    /// A new tag under `parent`.
    std::uint32_t add_tag(Tag::Kind kind, std::uint32_t parent);

private:
    std::uint32_t language(const std::string& tag);

    std::vector<ResolvedFormat> formats_;
    std::vector<bool> known_;
};

}  // namespace raingan::layout
