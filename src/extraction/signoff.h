// Who signed: the blocks at the end of a report (docs/field.md#signatures), one or several side by side, also as a
// table without borders.
#pragma once

#include <vector>

#include "document/document.h"
#include "report/report.h"

namespace raingan {

/// In reading order. A block is a signature line ("(ลงชื่อ)……… ผู้รายงาน", or only dots above a name in parentheses) with
/// the name, position, acting post and date below it, or a titled name in parentheses above a position, as letters end.
/// A name or role that is left blank in the document is empty; a block that says neither is none.
std::vector<SignOff> find_sign_offs(const Document& document);

}  // namespace raingan
