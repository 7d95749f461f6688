// References as they stand in bytes. From version 12 qpdf takes a reference to what is not there for null, so it cannot
// be asked who points at an object under another generation; other readers follow it by its number alone.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

namespace raingan::sign {

/// Those of `numbers` that something in `bytes` refers to ("12 0 R" of ISO 32000-1 7.3.10, whatever the generation,
/// with any white space and comments between). What only looks like one, in a string or a stream, counts too.
std::set<int> referred_to(std::string_view bytes, const std::set<int>& numbers);

}  // namespace raingan::sign
