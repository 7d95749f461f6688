// libcurl is loaded when something is asked for: it and the twenty libraries behind it would cost every start of the
// program (docs/decisions.md).
#include "sign/http.h"

#include <curl/curl.h>

#include "base/late_library.h"

namespace raingan::sign {
namespace {

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
        LateLibrary library("libcurl.so.4");
        loaded = library.find(init, "curl_easy_init")
                     .find(set, "curl_easy_setopt")
                     .find(perform, "curl_easy_perform")
                     .find(cleanup, "curl_easy_cleanup")
                     .find(error, "curl_easy_strerror")
                     .find(append, "curl_slist_append")
                     .find(free_list, "curl_slist_free_all")
                     .whole();
    }
};

constexpr std::size_t most_bytes = 1U << 24U;  // lists of revoked certificates can be long

std::size_t receive(char* data, std::size_t size, std::size_t count, void* out) {
    auto& body = *static_cast<std::string*>(out);
    if (body.size() + size * count > most_bytes) return 0;
    body.append(data, size * count);
    return size * count;
}

}  // namespace

bool has_http() {
    return Curl().loaded;
}

HttpAnswer http_fetch(const HttpRequest& request) {
    static const Curl curl;
    if (!curl.loaded) return {false, "", "libcurl.so.4 is not installed"};
    CURL* handle = curl.init();
    if (handle == nullptr) return {false, "", "libcurl"};
    HttpAnswer answer;
    curl_slist* headers = nullptr;
    constexpr long seconds = 30;
    curl.set(handle, CURLOPT_URL, request.url.c_str());
    curl.set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl.set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl.set(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl.set(handle, CURLOPT_MAXREDIRS, 5L);
    curl.set(handle, CURLOPT_TIMEOUT, seconds);
    curl.set(handle, CURLOPT_NOSIGNAL, 1L);
    curl.set(handle, CURLOPT_FAILONERROR, 1L);
    if (!request.content_type.empty()) {
        headers = curl.append(nullptr, ("Content-Type: " + request.content_type).c_str());
        curl.set(handle, CURLOPT_HTTPHEADER, headers);
        curl.set(handle, CURLOPT_POSTFIELDS, request.body.data());
        curl.set(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    }
    curl.set(handle, CURLOPT_WRITEFUNCTION, receive);
    curl.set(handle, CURLOPT_WRITEDATA, &answer.body);
    const CURLcode status = curl.perform(handle);
    if (status != CURLE_OK) answer.why = curl.error(status);
    curl.free_list(headers);
    curl.cleanup(handle);
    answer.ok = status == CURLE_OK;
    return answer;
}

}  // namespace raingan::sign
