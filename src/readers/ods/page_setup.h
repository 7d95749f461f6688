// The master page of a sheet's style → how it is printed.
#pragma once

#include <string_view>

#include "readers/opendocument/styles.h"
#include "readers/workbook/rows.h"

namespace raingan::ods {

workbook::PageSetup read_page_setup(const opendocument::StyleSheet& styles, std::string_view master_page);

}  // namespace raingan::ods
