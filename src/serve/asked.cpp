#include "serve/asked.h"

#include <algorithm>
#include <charconv>

#include "batch/digest.h"

namespace raingan::serve {

std::optional<std::int64_t> number_asked(const std::string& text, const char* name, std::int64_t least,
                                         std::int64_t most) {
    if (text.empty()) return std::nullopt;
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < least || number > most) throw bad_request(name);
    return number;
}

std::int64_t limit_asked(const Request& request) {
    constexpr std::int64_t usual = 50, most = 500;
    return number_asked(request.parameter("limit"), "limit", 1, most).value_or(usual);
}

std::string ending_asked(const Request& request) {
    const std::string& file = request.path.back();
    return file.substr(file.rfind('.') + 1);
}

Response with_tag(const Request& request, Response response, const std::string& content) {
    constexpr std::size_t tag_characters = 32;
    const std::string tag = "\"" + batch::sha256(content).substr(0, tag_characters) + "\"";
    std::erase_if(response.headers, [](const auto& header) { return header.first == "ETag"; });
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    if (request.header("if-none-match") != tag) return response;
    response.status = 304;
    response.body.clear();
    response.file.clear();
    return response;
}

}  // namespace raingan::serve
