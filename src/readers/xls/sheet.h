// One worksheet of a workbook ([MS-XLS] 2.1.7.20.5).
#pragma once

#include "readers/workbook/rows.h"
#include "readers/xls/globals.h"

namespace raingan::xls {

/// Hands the sheet of `bound` to the sink: what stands around its rows, then they in order. False where the stream ends
/// inside of it, or where it does not begin at all; what was read is handed on.
bool read_sheet(Bytes stream, const Globals& globals, std::size_t bound, workbook::RowSink& sink);

}  // namespace raingan::xls
