// Files built into the binary: fonts/, schemas/. Mapped with the program, so an unused one costs nothing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace raingan {

/// The bytes of a built-in file by its path in the repository ("fonts/Laksaman.ttf"), or none.
std::optional<std::string_view> resource(std::string_view path);

/// All built-in paths, sorted.
std::vector<std::string_view> resource_paths();

}  // namespace raingan
