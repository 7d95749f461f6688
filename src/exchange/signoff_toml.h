// The members of a TOML file as JSON, for the reader of sign-off files.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace raingan::exchange {

/// Dates become strings as JSON has them: "2023-09-30". Throws Error (unreadable, "bad-signoff") with the line; `file`
/// is its name.
nlohmann::json sign_off_toml(std::string_view text, const std::string& file);

}  // namespace raingan::exchange
