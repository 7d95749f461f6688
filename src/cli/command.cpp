#include "cli/command.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/file.h"

namespace raingan::cli {

std::string read_option_file(const std::string& path) {
    try {
        return read_file(path);
    } catch (const Error& error) {
        throw Error(error.status(), error.code(), path, error.message());
    }
}

void print_line(const std::string& file, const std::string& place, const std::string& message, std::FILE* stream) {
    const std::string line = file + ":" + (place.empty() ? "" : place + ":") + " " + message + "\n";
    std::fputs(line.c_str(), stream);
}

void print_line(const std::string& file, const std::string& place, const std::string& message) {
    print_line(file, place, message, stderr);
}

Language message_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).substr(0, 2) == "th" ? Language::thai : Language::english;
    }
    return Language::english;
}

void print_error(const std::string& file, const Error& error, Language language) {
    print_line(file, error.place(), error.message().in(language));
}

ExitStatus worse(ExitStatus a, ExitStatus b) {
    return std::max(a, b);
}

}  // namespace raingan::cli
