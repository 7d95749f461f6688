// What the pages of a document, as they were laid out, say for or against the line heights that they were laid out
// with: its author and its program left numbers and breaks in the file that fit one of them better.
#pragma once

#include <cstdint>
#include <optional>

#include "document/document.h"
#include "layout/pages.h"

namespace raingan::layout {

/// Why a line height was taken, the surest first.
enum class Reason : std::uint8_t {
    asked,       ///< the user said it
    embedded,    ///< the face came with the file
    record,      ///< the recorded pages fit (record.h)
    count,       ///< as many pages as the program that saved the file counted
    contents,    ///< the page numbers of its table of contents are those of its headings
    boxes,       ///< boxes that grow with their text are as high as they were saved
    breaks,      ///< no page has but a few lines before the author's own break
    neighbours,  ///< other files of the author or in the folder have it
    font_table,  ///< what the file says of the font's coverage
    version      ///< of the program that saved it
};

/// What layout comes across.
struct Traces {
    std::uint32_t boxes = 0;   ///< that are as high as their text
    double box_error_pt = 0;   ///< over those: how much higher or lower they were saved
    std::uint32_t stray = 0;   ///< pages begun because one was full and left by the author's break almost empty
    std::uint32_t runs = 0;    ///< of empty paragraphs, as are typed to reach the next page
    std::uint32_t spilt = 0;   ///< over those: that run on there
    std::uint32_t pushed = 0;  ///< likewise: that end where the page does
};

struct Evidence {
    std::uint32_t pages_off = 0;       ///< pages more or less than counted when the text had this length; 0: not known
    std::uint32_t contents = 0;        ///< entries of a table of contents that lead to a place in the document
    std::uint32_t contents_right = 0;  ///< over those: the number that stands there is the page's
    Traces traces;

    /// Nothing speaks against the pages: another height need not be tried.
    [[nodiscard]] bool is_clean() const;
};

Evidence gather_evidence(const Document& document, const Pages& pages, const Traces& traces);

/// By which kind `other` is better than `one`; none: it is not, by the surest kind in which they differ.
std::optional<Reason> better(const Evidence& other, const Evidence& one);

/// Entries of a table of contents whose stored page is not the one where what they lead to stands ("contents-page").
void tell_wrong_contents(const Document& document, Pages& pages);

}  // namespace raingan::layout
