// Which numbers of a report its own arithmetic bears out: for those who read numbers that may be misread.
#pragma once

#include <vector>

#include "report/report.h"
#include "report/rules.h"

namespace raingan {

/// A number, and where the report has it.
struct BorneOut {
    Decimal value;
    Origin origin;
};

/// Numbers that could hardly be what they are if one of them were misread: an instrument's score that is the mean of
/// all its indicators' to the last place, and these; a total that is the weighted sum of the instruments', and these; a
/// change that is the difference of two totals; the year of the report behind that of its scores, and that behind the
/// year before; the pass mark of the year; periods from October of one year to September of the next. Where rules are
/// not verified nothing is held against them.
std::vector<BorneOut> borne_out(const Report& report, const Rules& rules);

}  // namespace raingan
