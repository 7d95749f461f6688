// One worksheet part, streamed (ECMA-376 Part 1 18.3).
#pragma once

#include <string>

#include "readers/container/byte_source.h"
#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/strings.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx {

/// Hands the part's rows to the sink and fills `sheet` in. Name, visibility and defined names are known already.
void read_worksheet(const std::string& part, const ByteSource& source, const StringPool& strings,
                    const StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet,
                    workbook::RowSink& sink);

}  // namespace raingan::xlsx
