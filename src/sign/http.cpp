// libcurl is loaded when a time stamp is asked for: it and the twenty libraries behind it would cost every start of the
// program (docs/decisions.md).
#include <curl/curl.h>
#include <dlfcn.h>

#include "base/error.h"
#include "sign/timestamp.h"

namespace raingan::sign {
namespace {

[[noreturn]] void fail(const std::string& url, const std::string& why) {
    throw unreadable(
        "no-timestamp", url,
        {"gave no time stamp (" + why + "); check the address and the network, or sign without --timestamp",
         "ไม่ได้ให้ตราประทับเวลา (" + why + ") โปรดตรวจสอบที่อยู่และเครือข่าย หรือลงนามโดยไม่ใช้ --timestamp"});
}

struct Curl {
    decltype(&curl_easy_init) init = nullptr;
    decltype(&curl_easy_setopt) set = nullptr;
    decltype(&curl_easy_perform) perform = nullptr;
    decltype(&curl_easy_cleanup) cleanup = nullptr;
    decltype(&curl_easy_strerror) error = nullptr;
    decltype(&curl_slist_append) append = nullptr;
    decltype(&curl_slist_free_all) free_list = nullptr;
    bool loaded = false;

    Curl() {
        void* library = dlopen("libcurl.so.4", RTLD_NOW);  // stays loaded: libraries behind it register exit handlers
        if (library == nullptr) return;
        const auto find = [&](auto& function, const char* name) {
            function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(library, name));
            return function != nullptr;
        };
        loaded = find(init, "curl_easy_init") && find(set, "curl_easy_setopt") && find(perform, "curl_easy_perform") &&
                 find(cleanup, "curl_easy_cleanup") && find(error, "curl_easy_strerror") &&
                 find(append, "curl_slist_append") && find(free_list, "curl_slist_free_all");
    }
};

constexpr std::size_t most_bytes = 1U << 20U;

std::size_t receive(char* data, std::size_t size, std::size_t count, void* out) {
    auto& body = *static_cast<std::string*>(out);
    if (body.size() + size * count > most_bytes) return 0;
    body.append(data, size * count);
    return size * count;
}

}  // namespace

std::string http_post(const std::string& url, const char* content_type, std::string_view body) {
    const Curl curl;
    if (!curl.loaded) fail(url, "libcurl.so.4 is not installed");
    CURL* handle = curl.init();
    if (handle == nullptr) fail(url, "libcurl");
    std::string answer;
    curl_slist* headers = curl.append(nullptr, (std::string("Content-Type: ") + content_type).c_str());
    constexpr long seconds = 30;
    curl.set(handle, CURLOPT_URL, url.c_str());
    curl.set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl.set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl.set(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl.set(handle, CURLOPT_MAXREDIRS, 5L);
    curl.set(handle, CURLOPT_TIMEOUT, seconds);
    curl.set(handle, CURLOPT_NOSIGNAL, 1L);
    curl.set(handle, CURLOPT_FAILONERROR, 1L);
    curl.set(handle, CURLOPT_HTTPHEADER, headers);
    curl.set(handle, CURLOPT_POSTFIELDS, body.data());
    curl.set(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl.set(handle, CURLOPT_WRITEFUNCTION, receive);
    curl.set(handle, CURLOPT_WRITEDATA, &answer);
    const CURLcode status = curl.perform(handle);
    const std::string why = status == CURLE_OK ? "" : curl.error(status);
    curl.free_list(headers);
    curl.cleanup(handle);
    if (status != CURLE_OK) fail(url, why);
    return answer;
}

}  // namespace raingan::sign
