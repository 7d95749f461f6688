// What measures and projects have in common: offices and columns beyond the core.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extraction/cells.h"

namespace raingan::extraction {

using Fields = std::vector<std::pair<std::string, Text>>;

std::vector<Text> texts_of(const std::vector<std::string>& values, const Origin& origin);

/// Columns beyond the core, by field; several columns of one field (ticks under "สถานะ") are joined. `actions`: the
/// field whose cells are the measures themselves.
Fields read_fields(const MeasuresTable& table, const RowReader& row, Field actions);

/// Offices of all columns that name them ("ผู้รับผิดชอบ", "ผู้ที่เกี่ยวข้อง").
std::vector<Text> read_offices(const MeasuresTable& table, const RowReader& row);

/// "๓" of the column ลำดับที่; none where it holds something else.
std::optional<int> read_seq(const RowReader& row);

}  // namespace raingan::extraction
