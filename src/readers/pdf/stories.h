// Headers and footers, told from the text by what recurs from page to page.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "readers/pdf/page_layout.h"

namespace raingan::pdf_reader {

/// Moves them from the pages' bodies to PageLayout::headers and footers: lines at the top or foot that are marked as
/// artifacts, that recur at the same height with other digits, or that are a page number.
void part_stories(std::vector<PageLayout>& pages);

/// What headers, or footers, have said so far. What stands beside the text is kept once: the same line again, or one
/// whose numbers differ as the pages do, says nothing new.
class SaidBefore {
public:
    /// Whether the line says something new; takes it in.
    bool is_new(const std::string& text, std::size_t page);

private:
    struct Line {
        std::vector<std::int64_t> numbers;
        std::size_t page = 0;
    };
    std::map<std::string, std::vector<Line>> by_form_;  ///< the text with "#" for its numbers
};

}  // namespace raingan::pdf_reader
