#include "cli/command.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "base/file.h"
#include "base/system.h"
#include "thai/message_digits.h"

namespace raingan::cli {

std::string read_option_file(const std::string& path) {
    try {
        return read_file(path);
    } catch (const Error& error) {
        throw Error(error.status(), error.code(), path, error.message());
    }
}

std::string printable(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F)
            out += c;
        else if (c == '\n' || c == '\t')
            out += c == '\n' ? "\\n" : "\\t";
        else
            out.append("\\x").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
    return out;
}

void print_line(const std::string& file, const std::string& place, const std::string& message, std::FILE* stream) {
    const bool thai = message_language() == Language::thai;
    const std::string told = thai ? thai::with_message_digits(message) : message;
    const std::string line = printable(file + ": " + (place.empty() ? "" : place + ": ") + told) + "\n";
    std::fputs(line.c_str(), stream);
}

void print_line(const std::string& file, const std::string& place, const std::string& message) {
    print_line(file, place, message, stderr);
}

Language message_language() {
    return message_locale().starts_with("th") ? Language::thai : Language::english;
}

void print_error(const std::string& file, const Error& error, Language language) {
    print_line(file, error.place(), error.message().in(language));
}

ExitStatus worse(ExitStatus a, ExitStatus b) {
    return std::max(a, b);
}

}  // namespace raingan::cli
