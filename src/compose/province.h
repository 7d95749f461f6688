// Province → Document: the provincial summary in the official form (compose.h), with bars for charts.
#pragma once

#include "document/document.h"
#include "province/province.h"

namespace raingan::compose {

/// In this order, each where there is something for it: title, the province's figures, agencies by level, the
/// indicators' means against the target, the ranking, what needs work most, who has not reported, what the roll-up
/// noted. Thai digits.
Document compose_province(const province::Province& province);

}  // namespace raingan::compose
