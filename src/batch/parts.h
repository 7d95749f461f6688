// Numbers and texts as one text, between processes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace raingan::batch {

std::string packed_parts(const std::vector<std::string_view>& parts);
/// Throws Error where there are not so many.
std::vector<std::string_view> fields_of(std::string_view text, std::size_t count);

}  // namespace raingan::batch
