// Thai as PDFs have it, put right where the page shows what is meant (docs/thai-text.md#normalisation does the rest).
#pragma once

#include "readers/pdf/lines.h"

namespace raingan::pdf_reader {

/// Takes out spaces that stand between a letter and its mark or before SARA AM.
void mend_thai(Line& line);

}  // namespace raingan::pdf_reader
