// What tests share: where the sources and the reference material are, running other programs, temporary folders.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace raingan::test {

inline std::filesystem::path source_dir() {
    return RAINGAN_SOURCE_DIR;
}
inline std::filesystem::path sample(const std::string& name) {
    return source_dir() / "samples" / name;
}

/// The reference folder beside the repository; a user's clone has none, then tests that need it say "skipped".
inline std::filesystem::path shared_dir() {
    return source_dir() / ".." / "shared";
}
inline bool has_shared(const char* what) {
    if (std::filesystem::exists(shared_dir() / what)) return true;
    MESSAGE("skipped: no ../shared/", std::string(what));
    return false;
}

inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}
inline void spill(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    REQUIRE(out.good());
}

struct Ran {
    int status = 0;
    std::string out;  ///< standard output and standard error
};
inline Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) ran.out.append(buffer.data(), n);
    const int raw = pclose(pipe);
    ran.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    return ran;
}

/// A folder that is gone when the test ends.
struct TemporaryDir {
    std::filesystem::path path;
    TemporaryDir() {
        std::string name = (std::filesystem::temp_directory_path() / "raingan-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    TemporaryDir(const TemporaryDir&) = delete;
    TemporaryDir& operator=(const TemporaryDir&) = delete;
    ~TemporaryDir() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

}  // namespace raingan::test
