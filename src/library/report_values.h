// The Report of the rooms as the library's value.
#pragma once

#include "library/border.h"
#include "report/report.h"

namespace raingan::library {

v0::Report report_values(const Report& report);

}  // namespace raingan::library
