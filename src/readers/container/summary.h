// What a compound file says of itself: title, author and dates of its SummaryInformation stream ([MS-OLEPS] 2.21
// PropertySetStream, 3.1.1), which Word and Excel write alike.
#pragma once

#include "document/document.h"
#include "readers/container/compound.h"

namespace raingan {

/// Leaves them as they are where the file has no such stream; what makes no sense in it is empty.
void read_summary(const CompoundFile& file, Properties& properties);

}  // namespace raingan
