// One worksheet part of .xlsb, streamed ([MS-XLSB] 2.1.7.62).
#pragma once

#include <string>

#include "readers/container/byte_source.h"
#include "readers/formula/tokens.h"
#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/strings.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx::binary {

/// As xlsx::read_worksheet. `tables`: what its formulas count. Throws Error "damaged" besides.
void read_worksheet(const std::string& part, const ByteSource& source, const StringPool& strings,
                    const StyleTables& styles, const word::Relationships& relationships,
                    const formula::TokenTables& tables, workbook::Sheet& sheet, workbook::RowSink& sink);

}  // namespace raingan::xlsx::binary
