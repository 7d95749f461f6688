// Report → XLSX, through libxlsxwriter: a workbook that an officer would send on.
#pragma once

#include <string>

#include "report/report.h"
#include "thai/breaks.h"

namespace raingan::sheet {

/// What the report itself does not know.
struct SourceFacts {
    std::string created;               ///< the source, ISO 8601; empty: not known
    thai::Breaker* breaker = nullptr;  ///< rows come out as high as their words need; without one they may be higher
};

/// The whole workbook file: sheets สรุป, ตัวชี้วัด with a chart, มาตรการ, ผลการตรวจสอบ, การแก้ไข (where something was
/// corrected). Same report, same bytes. Where the source's date is not known, the last signature's stands for it, and
/// without one the file has none. Throws Error (unwritable).
std::string write_workbook(const Report& report, const SourceFacts& source = {});

}  // namespace raingan::sheet
