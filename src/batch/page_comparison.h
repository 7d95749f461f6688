// The report that a PDF carries, held against what its pages say: an attachment can be exchanged, and so can a page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "readers/reader.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::batch {

/// Gives the report that its pages tell by themselves; none where they cannot be read. Adds a finding "pages-differ"
/// for each value of the report that the pages say otherwise, with both values and the place on the page, whose parts
/// are put behind the report's own; a warning where the pages cannot be read. A value that was corrected may stand on
/// the pages as it was. Throws Error where a limit is passed.
std::optional<Report> compare_with_pages(Report& report, std::string_view pdf, const std::string& name,
                                         const Rules& rules, const ReadOptions& options);

}  // namespace raingan::batch
