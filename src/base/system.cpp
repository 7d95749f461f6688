#include "base/system.h"

#include <malloc.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace raingan {
namespace {

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

}  // namespace

void prepare_standard_streams() {}

std::vector<std::string> command_line(int argc, char** argv) {
    return {argv, argv + argc};
}

std::string message_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (std::string value = environment(name); !value.empty()) return value;
    return {};
}

std::string message_locale_source() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const std::string value = environment(name); !value.empty()) return std::string(name) + "=" + value;
    return "LANG=";
}

bool shows_utf8() {
    const std::string locale = message_locale();
    return std::ranges::any_of(std::initializer_list<const char*>{"UTF-8", "utf8", "utf-8", "UTF8"},
                               [&](const char* name) { return locale.find(name) != std::string::npos; });
}

std::size_t processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    return ::sched_getaffinity(0, sizeof set, &set) == 0 ? static_cast<std::size_t>(std::max(1, CPU_COUNT(&set))) : 1;
}

void give_back_memory() {
    ::malloc_trim(0);
}

std::optional<std::size_t> terminal_columns() {
    if (::isatty(STDERR_FILENO) == 0) return std::nullopt;
    constexpr std::size_t usual = 80;
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

std::vector<std::string> font_folders() {
    std::vector<std::string> folders{"/usr/share/fonts", "/usr/local/share/fonts"};
    if (const std::string home = environment("HOME"); !home.empty()) {
        folders.push_back(home + "/.local/share/fonts");
        folders.push_back(home + "/.fonts");
    }
    return folders;
}

bool rename_over(const std::string& from, const std::string& to) {
    return std::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace raingan
