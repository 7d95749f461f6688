#include "cli/terminal_secret.h"

#include <windows.h>

#include <string>

#include "base/windows/utf16.h"

namespace raingan::cli {
namespace {

HANDLE open_console(const wchar_t* name) {
    return ::CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING,
                         0, nullptr);
}

}  // namespace

bool ask_unseen(const std::string& prompt, std::string& text, std::size_t most) {
    const HANDLE keys = open_console(L"CONIN$"), screen = open_console(L"CONOUT$");
    DWORD mode = 0, count = 0;
    const bool is_there =
        keys != INVALID_HANDLE_VALUE && screen != INVALID_HANDLE_VALUE && ::GetConsoleMode(keys, &mode) != 0;
    if (is_there) {
        const std::wstring shown = utf16_of(prompt);
        ::WriteConsoleW(screen, shown.data(), static_cast<DWORD>(shown.size()), &count, nullptr);
        ::SetConsoleMode(keys, (mode | ENABLE_LINE_INPUT) & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
        std::wstring line;
        wchar_t c = 0;
        while (::ReadConsoleW(keys, &c, 1, &count, nullptr) != 0 && count == 1 && c != L'\n' && line.size() < most)
            if (c != L'\r') line.push_back(c);
        ::SetConsoleMode(keys, mode);
        std::string typed = utf8_of(line);
        text.append(typed, 0, most - text.size());
        ::SecureZeroMemory(typed.data(), typed.size());
        ::SecureZeroMemory(line.data(), line.size() * sizeof(wchar_t));
        ::WriteConsoleW(screen, L"\r\n", 2, &count, nullptr);
    }
    for (const HANDLE console : {keys, screen})
        if (console != INVALID_HANDLE_VALUE) ::CloseHandle(console);
    return is_there;
}

}  // namespace raingan::cli
