// What a stream's filters yield.
#pragma once

#include <optional>
#include <string>

#include "base/limits.h"
#include "pdf_in/qpdf.h"

namespace raingan::pdf {

/// None where it has a filter that is not undone. Throws Error ("over-limit") where it yields more than the limit.
std::optional<std::string> stream_bytes(QPDFObjectHandle stream, const Limit& most);

}  // namespace raingan::pdf
