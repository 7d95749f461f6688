// The page of the service: files of web/, built in. Where there are none, "/" says what the API offers.
#include <algorithm>
#include <array>

#include "base/resource_table.h"
#include "base/resources.h"
#include "batch/digest.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace raingan {
extern const ResourceRow page_table[];
extern const unsigned page_count;
}  // namespace raingan

namespace raingan::serve {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 14> media_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".bcmap", "application/octet-stream"},
    {".webmanifest", "application/manifest+json"},
}};

const char* media_type_of(std::string_view path) {
    const auto* const found =
        std::ranges::find_if(media_types, [&](const auto& row) { return path.ends_with(row.first); });
    return found == media_types.end() ? "application/octet-stream" : found->second;
}

std::optional<std::string_view> built_in(std::string_view path) {
    // A Thai face for computers without one: of those that documents are set in.
    constexpr std::string_view fonts = "web/fonts/", folder_of_page = "web/";
    if (path.starts_with(fonts) && path.ends_with(".ttf")) return resource(path.substr(folder_of_page.size()));
    const std::span rows(page_table, page_count);
    const auto found = std::ranges::find_if(rows, [&](const ResourceRow& row) { return path == row.path; });
    if (found == rows.end()) return std::nullopt;
    return std::string_view(found->begin, static_cast<std::size_t>(found->end - found->begin));
}

/// Plain text: nothing that came from anywhere stands in it.
Response what_is_offered() {
    std::string text = "raingan serve\n\n";
    for (const Route& route : routes()) {
        const std::string method(method_name(route.method));
        text.append(method).append(std::string(8 - method.size(), ' ')).append("/api/v1").append(route.path);
        text.append("\n            ").append(route.says).append("\n");
    }
    return {.type = "text/plain; charset=utf-8", .body = text};
}

}  // namespace

Response page_file(const Request& request) {
    // A name of the built-in table or nothing: no file system is asked.
    std::string path = "web";
    const bool names_web = request.path.front() == "web";
    for (const std::string& part : std::span(request.path).subspan(names_web ? 1 : 0)) path.append("/").append(part);
    if (path.ends_with('/')) path += "index.html";
    const auto bytes = built_in(path);
    if (!bytes && path == "web/index.html") return what_is_offered();
    if (!bytes) throw not_found();
    Response response{.type = media_type_of(path), .body = std::string(*bytes)};
    const std::string tag = "\"" + batch::sha256(*bytes).substr(0, 32) + "\"";
    response.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

}  // namespace raingan::serve
