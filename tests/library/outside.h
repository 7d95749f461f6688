// What tests of the library need, without anything of the rooms behind it.
#pragma once

#include <raingan/raingan.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace outside {

inline std::filesystem::path source_dir() {
    return RAINGAN_SOURCE_DIR;
}
inline std::filesystem::path build_dir() {
    return std::filesystem::path(RAINGAN_PROGRAM).parent_path();
}
inline std::string sample_path() {
    return (source_dir() / "samples" / "lamnamphong-ita-2566.docx").string();
}

inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Ran {
    int status = -1;
    std::string out;  ///< and what went to standard error
};
inline Ran run(const std::string& command) {
    Ran ran;
    std::FILE* pipe = ::popen(("(" + command + ") 2>&1").c_str(), "r");
    if (pipe == nullptr) return ran;
    char buffer[4096];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, got);
    const int status = ::pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

/// A folder that is gone with it.
struct Folder {
    std::filesystem::path path;

    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "raingan-library-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

template <class Work>
std::string code_of(const Work& work) {
    try {
        work();
    } catch (const raingan::Error& error) {
        return error.code();
    }
    return {};
}

}  // namespace outside
