// Headers and footers, told from the text by what recurs from page to page.
#pragma once

#include <vector>

#include "readers/pdf/page_layout.h"

namespace raingan::pdf_reader {

/// Moves them from the pages' bodies to PageLayout::headers and footers: lines at the top or foot that are marked as
/// artifacts, that recur at the same height with other digits, or that are a page number.
void part_stories(std::vector<PageLayout>& pages);

}  // namespace raingan::pdf_reader
