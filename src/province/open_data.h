// The province as open data (docs/field.md#consumers): an agency a row, English column names without spaces, plain
// values.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "province/province.h"

namespace raingan::province {

using OpenValue = std::variant<std::monostate, std::string, std::int64_t, Decimal>;

/// Unique, of a-z, 0-9 and _: "agency_name", "total_score", "iit_points", "indicator_01" ….
std::vector<std::string> open_columns(const Province& province);

/// As many values as columns; what is absent has none.
std::vector<OpenValue> open_row(const Province& province, const Standing& standing);

/// RFC 4180 in UTF-8 with a byte order mark, which Excel needs to show Thai; lines end in CR LF.
std::string open_csv(const Province& province);

}  // namespace raingan::province
