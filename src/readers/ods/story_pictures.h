// Pictures of headers and footers: in a spreadsheet of ODF these are their backgrounds (ODF 1.3 part 3 17.3
// style:background-image), for their text holds none.
#pragma once

#include <string_view>

#include "readers/opendocument/styles.h"
#include "readers/workbook/rows.h"

namespace raingan::ods {

/// Adds them to the page's pictures, and codes that show them to its headers and footers; `master_page` is the name of
/// the sheet's. One that cannot be shown is told where its code stands.
void read_story_pictures(const opendocument::Source& source, const opendocument::StyleSheet& styles,
                         std::string_view master_page, workbook::PageSetup& page);

}  // namespace raingan::ods
