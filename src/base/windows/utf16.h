// Texts as Windows' functions take and give them.
#pragma once

#include <windows.h>

#include <string>
#include <string_view>

namespace raingan {

inline std::wstring utf16_of(std::string_view utf8) {
    const int size = static_cast<int>(utf8.size());
    std::wstring text(static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)),
                      L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, text.data(), static_cast<int>(text.size()));
    return text;
}

inline std::string utf8_of(std::wstring_view text) {
    const int size = static_cast<int>(text.size()), none = 0;
    const int needed = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), size, nullptr, none, nullptr, nullptr);
    std::string utf8(static_cast<std::size_t>(needed), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), size, utf8.data(), needed, nullptr, nullptr);
    return utf8;
}

}  // namespace raingan
