// What tells one file's content from another's.
#pragma once

#include <string>
#include <string_view>

namespace raingan::batch {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace raingan::batch
