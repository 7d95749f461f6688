// Cells of CSV (RFC 4180) as we write it, for whatever program opens it.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

/// Appends one cell, quoted where a comma, a quote or a line end stands in it. Text that a spreadsheet would take for a
/// formula or a command (it begins with = + - @, a tab or a line end) gets an apostrophe before it; numbers (-0.50)
/// stay numbers.
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace raingan
