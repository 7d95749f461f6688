#include "readers/workbook/page.h"

#include <algorithm>
#include <array>

namespace raingan::workbook {
namespace {

struct Paper {
    unsigned number;
    double width, height;  ///< millimetres
};
constexpr auto papers = std::to_array<Paper>({{1, 215.9, 279.4},  // Letter
                                              {2, 215.9, 279.4},
                                              {3, 279.4, 431.8},  // Tabloid
                                              {4, 431.8, 279.4},
                                              {5, 215.9, 355.6},  // Legal
                                              {6, 139.7, 215.9},
                                              {7, 184.15, 266.7},  // Executive
                                              {8, 297, 420},       // A3
                                              {9, 210, 297},       // A4
                                              {10, 210, 297},
                                              {11, 148, 210},  // A5
                                              {12, 250, 354},  // B4 (JIS)
                                              {13, 182, 257},  // B5 (JIS)
                                              {14, 215.9, 330.2},
                                              {66, 420, 594},  // A2
                                              {70, 105, 148}});

}  // namespace

PaperSize paper_size(unsigned number) {
    const auto* found = std::ranges::find(papers, number, &Paper::number);
    constexpr Paper a4{9, 210, 297};
    const Paper& paper = found != papers.end() ? *found : a4;
    return {from_millimetres(paper.width), from_millimetres(paper.height)};
}

Section page_section(const StoryMaker& stories) {
    const PageSetup& page = stories.sheet.page;
    static constexpr double smallest = 36;
    static constexpr double largest = 14400;
    const auto limited = [](Points length) { return Points(std::clamp(length.pt, smallest, largest)); };
    Section section;
    section.page_width = limited(page.landscape ? page.paper_height : page.paper_width);
    section.page_height = limited(page.landscape ? page.paper_width : page.paper_height);
    const auto margin = [](Points length, Points extent) {
        static constexpr double most = 0.45;  // of the page, so that room is left between two margins
        return Points(std::clamp(length.pt, 0.0, extent.pt * most));
    };
    section.margin_top = margin(page.top, section.page_height);
    section.margin_bottom = margin(page.bottom, section.page_height);
    section.margin_start = margin(page.left, section.page_width);
    section.margin_end = margin(page.right, section.page_width);
    section.header_distance = margin(page.header, section.page_height);
    section.footer_distance = margin(page.footer, section.page_height);
    section.page_number_start = page.first_page;
    section.title_page = page.different_first;
    const Points width = section.page_width - section.margin_start - section.margin_end;
    const auto story = [&](const std::string& code, std::string_view place) {
        return read_story(stories, code, place, width);
    };
    section.headers.regular = story(page.odd_header, "H");
    section.footers.regular = story(page.odd_footer, "F");
    if (page.different_first) {
        section.headers.first = story(page.first_header, "HFIRST");
        section.footers.first = story(page.first_footer, "FFIRST");
    }
    section.headers.even = page.different_even ? story(page.even_header, "HEVEN") : section.headers.regular;
    section.footers.even = page.different_even ? story(page.even_footer, "FEVEN") : section.footers.regular;
    return section;
}

Extent printed_extent(const Section& section) {
    return {section.page_width - section.margin_start - section.margin_end,
            section.page_height - section.margin_top - section.margin_bottom};
}

}  // namespace raingan::workbook
