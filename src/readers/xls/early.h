// Worksheets of Excel 2, 3 and 4 (BIFF2 to BIFF4, from 1987 on), which are no compound files: their records are
// written anew as those of Excel 5, so that one reader knows what they mean.
// Source: OpenOffice's documentation of the Excel file format, chapters 2, 4 and 5.
#pragma once

#include <string>
#include <string_view>

namespace raingan::xls {

/// Whether a file begins as one.
bool is_early(std::string_view bytes);

/// The stream of a workbook of BIFF5 with the same sheets; of a worksheet alone it is called Sheet1. Its bytes are
/// those of a file that is not encrypted. Cut short where the source is.
std::string as_biff5(std::string_view stream);

}  // namespace raingan::xls
