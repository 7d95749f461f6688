// Base64 (RFC 4648) as it stands in XML: with white space anywhere.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

/// The bytes up to the first character that is neither of the alphabet nor white space.
std::string decode_base64(std::string_view text);

}  // namespace raingan
