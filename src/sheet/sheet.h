// Report → XLSX, through libxlsxwriter: a workbook that an officer would send on.
#pragma once

#include <string>

#include "report/report.h"

namespace raingan::sheet {

/// The whole workbook file: sheets สรุป, ตัวชี้วัด, มาตรการ, ผลการตรวจสอบ. Same report, same bytes. Throws Error
/// (unwritable).
std::string write_workbook(const Report& report);

}  // namespace raingan::sheet
