// The members of a TOML file as JSON, for readers of settings that are small and written by hand.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/message.h"

namespace raingan::exchange {

/// Thrown where a text is no TOML; names the line.
struct BadToml {
    Message what;
};

/// Dates become strings as JSON has them: "2023-09-30". At most 1 MiB and 1,000 brackets. Throws BadToml.
nlohmann::json toml_as_json(std::string_view text);

}  // namespace raingan::exchange
