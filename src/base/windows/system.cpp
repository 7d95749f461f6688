#include "base/system.h"

#include <fcntl.h>
#include <io.h>
#include <malloc.h>
#include <windows.h>
// Behind it, for it takes from it what it needs.
#include <shellapi.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/posix.h"
#include "base/windows/utf16.h"

int mkostemp(char* pattern, int flags) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789", mark = "XXXXXX";
    constexpr int most_tries = 100;
    const std::string_view whole(pattern);
    if (!whole.ends_with(mark)) {
        errno = EINVAL;
        return -1;
    }
    auto seed = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()) ^
                (std::uint64_t{::GetCurrentProcessId()} << 40U) ^ (std::uint64_t{::GetCurrentThreadId()} << 20U);
    for (int tries = 0; tries < most_tries; ++tries) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX
        std::uint64_t rest = seed >> 16U;
        for (std::size_t i = whole.size() - mark.size(); i < whole.size(); ++i, rest /= letters.size())
            pattern[i] = letters[rest % letters.size()];
        const int file = ::open(pattern, flags | O_RDWR | O_CREAT | O_EXCL | O_BINARY, S_IREAD | S_IWRITE);
        if (file >= 0 || errno != EEXIST) return file;
    }
    return -1;
}

std::int64_t pread(int file, void* to, std::size_t size, std::int64_t from) {
    if (::_lseeki64(file, from, SEEK_SET) < 0) return -1;
    return ::read(file, to, static_cast<unsigned>(size));
}

namespace raingan {
namespace {

std::string environment(const char* name) {
    const wchar_t* const value = ::_wgetenv(utf16_of(name).c_str());
    return value == nullptr ? std::string() : utf8_of(value);
}

constexpr UINT utf8_page = 65001;

/// Names that a pattern with * or ? stands for, sorted; the pattern itself where there are none. Shells of Windows
/// leave this to programs.
void expand(std::vector<std::string>& words, const std::string& word) {
    const std::size_t folder = word.find_last_of('/') + 1;
    WIN32_FIND_DATAW found;
    const bool is_pattern = !word.starts_with('-') && word.find_first_of("*?", folder) != std::string::npos;
    const HANDLE search = is_pattern ? ::FindFirstFileW(utf16_of(word).c_str(), &found) : INVALID_HANDLE_VALUE;
    if (search == INVALID_HANDLE_VALUE) return words.push_back(word);
    const std::size_t first = words.size();
    do {
        if ((found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
            words.push_back(word.substr(0, folder) + utf8_of(found.cFileName));
    } while (::FindNextFileW(search, &found) != 0);
    ::FindClose(search);
    if (words.size() == first) words.push_back(word);
    std::sort(words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
}

/// Whether the option's value is a text and no path.
bool takes_text(std::string_view option) {
    constexpr auto options =
        std::to_array<std::string_view>({"--title", "--author", "--subject", "--keywords", "--name", "--position",
                                         "--password", "--province", "--role", "--key"});
    return std::ranges::find(options, option) != options.end();
}

/// Started by a click: the window is the program's own, and would be gone before anybody has read it.
bool has_own_window() {
    DWORD process = 0, mode = 0;
    return ::GetConsoleProcessList(&process, 1) == 1 &&
           ::GetConsoleMode(::GetStdHandle(STD_INPUT_HANDLE), &mode) != 0 &&
           ::GetConsoleMode(::GetStdHandle(STD_ERROR_HANDLE), &mode) != 0;
}

void wait_for_enter() {
    std::fflush(stdout);
    std::fputs("\nEnter closes this window. / กด Enter เพื่อปิดหน้าต่างนี้\n", stderr);
    std::getchar();
}

}  // namespace

void prepare_standard_streams() {
    for (std::FILE* stream : {stdin, stdout, stderr}) ::_setmode(::_fileno(stream), _O_BINARY);
    _fmode = _O_BINARY;
    ::SetConsoleOutputCP(utf8_page);
    ::SetConsoleCP(utf8_page);
    const HANDLE terminal = ::GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode = 0;
    if (::GetConsoleMode(terminal, &mode) != 0) ::SetConsoleMode(terminal, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    if (has_own_window()) std::atexit(wait_for_enter);
    if (::GetACP() != utf8_page)
        std::fputs(
            "raingan: this Windows does not know UTF-8 as a program's code page: names of files in Thai cannot be "
            "opened; Windows 10 of 1903 or later does\n",
            stderr);
}

std::vector<std::string> command_line(int /*argc*/, char** /*argv*/) {
    int count = 0;
    wchar_t** const given = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    std::vector<std::string> words;
    std::string before;
    for (int i = 0; given != nullptr && i < count; ++i) {
        std::string word = utf8_of(given[i]);
        const bool is_text = takes_text(before) || takes_text(word.substr(0, word.find('=')));
        before = word;
        if (!is_text) std::ranges::replace(word, '\\', '/');
        if (i == 0 || is_text)
            words.push_back(std::move(word));
        else
            expand(words, word);
    }
    ::LocalFree(given);
    return words;
}

std::string message_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (std::string value = environment(name); !value.empty()) return value;
    std::array<wchar_t, LOCALE_NAME_MAX_LENGTH> name{};
    return ::LCIDToLocaleName(::GetUserDefaultUILanguage(), name.data(), static_cast<int>(name.size()), 0) > 0
               ? utf8_of(name.data())
               : std::string();
}

std::string message_locale_source() {
    return "LANG=" + message_locale();
}

bool shows_utf8() {
    return ::GetACP() == utf8_page;
}

std::size_t processors() {
    DWORD_PTR own = 0, all = 0;
    if (::GetProcessAffinityMask(::GetCurrentProcess(), &own, &all) == 0) return 1;
    return static_cast<std::size_t>(std::max(1, __builtin_popcountll(own)));
}

void give_back_memory() {
    ::_heapmin();
}

std::optional<std::size_t> terminal_columns() {
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (::GetConsoleScreenBufferInfo(::GetStdHandle(STD_ERROR_HANDLE), &info) == 0) return std::nullopt;
    return static_cast<std::size_t>(std::max(1, info.srWindow.Right - info.srWindow.Left + 1));
}

std::vector<std::string> font_folders() {
    std::vector<std::string> folders;
    std::string windows = environment("SystemRoot"), own = environment("LOCALAPPDATA");
    std::ranges::replace(windows, '\\', '/');
    std::ranges::replace(own, '\\', '/');
    if (!windows.empty()) folders.push_back(windows + "/Fonts");
    if (!own.empty()) folders.push_back(own + "/Microsoft/Windows/Fonts");
    return folders;
}

bool rename_over(const std::string& from, const std::string& to) {
    if (::MoveFileExW(utf16_of(from).c_str(), utf16_of(to).c_str(),
                      MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0)
        return true;
    const DWORD error = ::GetLastError();
    errno = error == ERROR_ACCESS_DENIED || error == ERROR_SHARING_VIOLATION ? EACCES : EIO;
    return false;
}

}  // namespace raingan
