// Paths of std::filesystem and the program's own, which are UTF-8 with / between folders on every system: Windows'
// paths are UTF-16, and its library takes narrow strings for something else.
#pragma once

#include <filesystem>
#include <string>

namespace raingan {

inline std::filesystem::path path_of(const std::string& utf8) {
    return {std::u8string(utf8.begin(), utf8.end())};
}

inline std::string text_of(const std::filesystem::path& path) {
    const std::u8string utf8 = path.generic_u8string();
    return {utf8.begin(), utf8.end()};
}

}  // namespace raingan
