// By WinHTTP, which is a part of Windows: with its proxy settings and its certificates.
#include "sign/http.h"

#include <windows.h>
// Behind it, for it takes from it what it needs.
#include <winhttp.h>

#include <array>
#include <memory>
#include <string>

#include "base/windows/utf16.h"

namespace raingan::sign {
namespace {

constexpr std::size_t most_bytes = 1U << 24U;  // lists of revoked certificates can be long
constexpr int seconds = 30, ms = 1000;

struct CloseHttp {
    void operator()(void* handle) const { ::WinHttpCloseHandle(handle); }
};
using HttpHandle = std::unique_ptr<void, CloseHttp>;

HttpAnswer failed() {
    const DWORD error = ::GetLastError();
    switch (error) {
        case ERROR_WINHTTP_TIMEOUT:
            return {false, "", "Timeout was reached"};
        case ERROR_WINHTTP_NAME_NOT_RESOLVED:
            return {false, "", "Could not resolve the host's name"};
        case ERROR_WINHTTP_CANNOT_CONNECT:
            return {false, "", "Could not connect to the server"};
        case ERROR_WINHTTP_SECURE_FAILURE:
            return {false, "", "The server's certificate is not trusted"};
        default:
            return {false, "", "WinHTTP error " + std::to_string(error)};
    }
}

/// 0 where there is none.
DWORD status_of(HINTERNET request) {
    DWORD status = 0, size = sizeof status;
    ::WinHttpQueryHeaders(request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER, WINHTTP_HEADER_NAME_BY_INDEX,
                          &status, &size, WINHTTP_NO_HEADER_INDEX);
    return status;
}

HttpAnswer received(HINTERNET request, ULONGLONG deadline_ms) {
    constexpr DWORD first_failure = 400;
    if (const DWORD status = status_of(request); status == 0 || status >= first_failure)
        return {false, "", "the server answered " + std::to_string(status)};
    HttpAnswer answer;
    std::array<char, 1U << 14U> piece{};
    for (DWORD count = 1; count != 0;) {
        if (::WinHttpReadData(request, piece.data(), static_cast<DWORD>(piece.size()), &count) == 0) return failed();
        if (answer.body.size() + count > most_bytes) return {false, "", "the answer is too long"};
        if (::GetTickCount64() > deadline_ms) return {false, "", "Timeout was reached"};
        answer.body.append(piece.data(), count);
    }
    answer.ok = true;
    return answer;
}

}  // namespace

bool has_http() {
    return true;
}

HttpAnswer http_fetch(const HttpRequest& request) {
    const ULONGLONG deadline_ms = ::GetTickCount64() + ULONGLONG{seconds} * ms;
    const std::wstring url = utf16_of(request.url);
    URL_COMPONENTS parts{};
    parts.dwStructSize = sizeof parts;
    parts.dwHostNameLength = parts.dwUrlPathLength = parts.dwExtraInfoLength = static_cast<DWORD>(-1);
    if (::WinHttpCrackUrl(url.c_str(), 0, 0, &parts) == 0 ||
        (parts.nScheme != INTERNET_SCHEME_HTTP && parts.nScheme != INTERNET_SCHEME_HTTPS))
        return {false, "", "not an address of http or https"};
    const std::wstring host(parts.lpszHostName, parts.dwHostNameLength);
    const std::wstring path = std::wstring(parts.lpszUrlPath, parts.dwUrlPathLength) +
                              std::wstring(parts.lpszExtraInfo, parts.dwExtraInfoLength);
    const HttpHandle session(::WinHttpOpen(L"raingan", WINHTTP_ACCESS_TYPE_AUTOMATIC_PROXY, WINHTTP_NO_PROXY_NAME,
                                           WINHTTP_NO_PROXY_BYPASS, 0));
    if (!session) return failed();
    ::WinHttpSetTimeouts(session.get(), seconds * ms, seconds * ms, seconds * ms, seconds * ms);
    const HttpHandle connection(::WinHttpConnect(session.get(), host.c_str(), parts.nPort, 0));
    if (!connection) return failed();
    const bool posts = !request.content_type.empty();
    const HttpHandle handle(::WinHttpOpenRequest(connection.get(), posts ? L"POST" : L"GET", path.c_str(), nullptr,
                                                 WINHTTP_NO_REFERER, WINHTTP_DEFAULT_ACCEPT_TYPES,
                                                 parts.nScheme == INTERNET_SCHEME_HTTPS ? WINHTTP_FLAG_SECURE : 0));
    if (!handle) return failed();
    const std::wstring header = posts ? L"Content-Type: " + utf16_of(request.content_type) : std::wstring();
    std::string body = request.body;  // the function takes what it may write to
    const auto size = static_cast<DWORD>(body.size());
    if (::WinHttpSendRequest(handle.get(), header.c_str(), static_cast<DWORD>(-1), body.data(), size, size, 0) == 0 ||
        ::WinHttpReceiveResponse(handle.get(), nullptr) == 0)
        return failed();
    return received(handle.get(), deadline_ms);
}

}  // namespace raingan::sign
