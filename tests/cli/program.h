// The program as a user runs it.
#pragma once

#include <string>

#include "support.h"

namespace raingan::test {

/// Runs `raingan ARGUMENTS` with English messages; `before` is put before it ("LC_ALL=th_TH.UTF-8").
inline Ran program(const std::string& arguments, const std::string& before = "LC_ALL=C") {
    return run("env " + before + " " + RAINGAN_PROGRAM + " " + arguments);
}

inline std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

/// The locale, for `program`.
inline constexpr const char* in_thai = "LC_ALL=th_TH.UTF-8";

/// What was told is shown where the words are not in it.
inline bool says(const Ran& ran, const std::string& text) {
    const bool found = ran.out.find(text) != std::string::npos;
    if (!found) MESSAGE(ran.out);
    return found;
}

inline const std::filesystem::path& sample_docx() {
    static const std::filesystem::path path = sample("lamnamphong-ita-2566.docx");
    return path;
}

inline std::size_t count_files(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
    return count;
}

}  // namespace raingan::test
