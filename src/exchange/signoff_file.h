// Who is to sign, from a file of the user's in JSON or TOML (raingan convert --signoff FILE); its form is
// schemas/signoff.schema.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace raingan {

/// The signers in their order. What does not begin with '{' is TOML. Throws Error (unreadable, "bad-signoff") that
/// names the place; `file` is its name.
std::vector<SignOff> read_sign_off_file(std::string_view text, const std::string& file);

}  // namespace raingan
