// JSON (schemas/report.schema.json) → Report: the way back from exchange/json.h.
#pragma once

#include <string_view>

#include "report/report.h"

namespace raingan {

/// Restores everything that to_json writes: from_json(to_json(r)) == r, and to_json(from_json(j)) == j for what to_json
/// wrote. Members may stand in any order; those that the schema does not require may be absent. Nothing is dropped: an
/// unknown member is an error.
///
/// Throws Error (unreadable), with the line or the JSON pointer: "ill-formed", "bad-report", "over-limit".
Report from_json(std::string_view json);

}  // namespace raingan
