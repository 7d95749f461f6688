// Number styles (ODF 1.3 part 3, 16.29: number:number-style, date-style, …) as the format codes that workbook/ knows.
#pragma once

#include <string>
#include <string_view>

#include "readers/opendocument/styles.h"

namespace raingan::opendocument {

/// The code of the style of that name: "#,##0.00", "[$-41E]d mmmm bbbb", "[>=0]0;[Red]-0". Empty (General) where there
/// is no such style or it is of a kind that shows values as they are.
std::string format_code(const StyleSheet& styles, std::string_view name);

}  // namespace raingan::opendocument
