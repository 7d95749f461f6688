// Report → JSON (schemas/report.schema.json).
#pragma once

#include <string>

#include "report/report.h"

namespace raingan {

/// UTF-8, keys in the schema's order, scores as JSON numbers exactly as written (no binary rounding), ends with a
/// newline.
std::string to_json(const Report& report);

}  // namespace raingan
