// The parts of a file's path, as text.
#pragma once

#include <string>

namespace raingan {

/// A file's name without its folder.
inline std::string base_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

/// The same without its extension; ".profile" has none.
inline std::string stem(const std::string& path) {
    const std::string name = base_name(path);
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

/// The name that a document goes by: its file's, without folder; "stdin" of what is read from standard input ("-").
inline std::string document_name(const std::string& path) {
    return path == "-" ? "stdin" : base_name(path);
}

}  // namespace raingan
