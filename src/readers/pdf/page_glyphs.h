// What is seen on a page: letters, rulings, fills and pictures, in points as a person sees the page (turned upright, y
// upwards, 0 at its lower left corner).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pdf_in/content.h"
#include "readers/ocr/page_picture.h"
#include "readers/pdf/annotations.h"

namespace raingan::pdf_reader {

struct Letter {
    std::string text;     ///< UTF-8; one code as a rule
    double x = 0, y = 0;  ///< of its origin on the base line
    double end = 0;       ///< x behind it
    double size = 0;      ///< of the font, in points
    const pdf::Font* font = nullptr;
    std::int32_t content_id = -1;  ///< MCID of the marked content that it stands in; -1: none
    std::uint32_t code = 0;        ///< of the font
    std::uint32_t string = 0;      ///< which string of the content shows it
    bool artifact = false;         ///< marked as no part of the text (ISO 32000-1 14.8.2.2)
    bool mark = false;             ///< a Thai mark that stands on or under a letter
};

struct Ruling {
    bool upright = false;
    double at = 0;            ///< x of an upright one, y of a level one
    double from = 0, to = 0;  ///< ascending
};

struct Fill {
    pdf::Rectangle box;
    pdf::Ink ink;
};

struct PageContent {
    double width = 0, height = 0;
    int quarter_turns =
        0;  ///< clockwise, from how the page is shown to how most of its text runs, which is how it is read
    std::vector<Letter> letters;  ///< in the order of the content
    std::vector<Letter> turned;  ///< of text that does not run to the right, in coordinates of the page turned for them
    int turn = 0;                ///< clockwise in quarters, how `turned` runs
    std::vector<Ruling> rulings;
    std::vector<Fill> fills;
    std::vector<pdf::Rectangle> pictures;
    std::vector<ocr::PlacedImage> images;  ///< those of `pictures` that can be looked into, in the order of the content
    std::size_t lost = 0;                  ///< letters of which nothing says what they are
    std::size_t hidden = 0;                ///< letters that are not shown
    std::string lost_font;                 ///< of one of them
    AnnotationWords annotations;
};

/// Interprets the page and the annotations on it. Text that is drawn twice (for bold) is kept once.
PageContent read_page(const QPDFObjectHandle& page, pdf::Fonts& fonts, pdf::ContentBudget& budget);

}  // namespace raingan::pdf_reader
