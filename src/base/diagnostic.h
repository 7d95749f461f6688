// Something that a user should know although the work went on. What stops the work is an Error (error.h).
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "base/origin.h"

namespace raingan {

enum class Severity {
    info,     ///< nothing to do: what was mended or substituted
    warning,  ///< the output may differ from what the author meant
    finding,  ///< a fact of the report that does not hold (raingan check exits 1)
};

struct Diagnostic {
    Severity severity = Severity::info;
    std::string code;  ///< stable, kebab-case: "text-normalised", "font-substituted", "score-mismatch"
    Message message;
    Origin origin;

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace raingan
