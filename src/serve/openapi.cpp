// The description of the API, made of the table of routes.
#include <nlohmann/json.hpp>

#include "raingan/version.h"
#include "serve/routes.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

json parameter(const std::string& name, const char* in, bool required) {
    return {{"name", name}, {"in", in}, {"required", required}, {"schema", {{"type", "string"}}}};
}

json parameters_of(const Route& route) {
    json parameters = json::array();
    for (std::size_t at = route.path.find('{'); at != std::string_view::npos; at = route.path.find('{', at + 1))
        parameters.push_back(
            parameter(std::string(route.path.substr(at + 1, route.path.find('}', at) - at - 1)), "path", true));
    std::string_view names = route.parameters;
    while (!names.empty()) {
        const std::size_t end = names.find(' ');
        parameters.push_back(parameter(std::string(names.substr(0, end)), "query", false));
        names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
    }
    return parameters;
}

json described(const Route& route) {
    const std::string status(route.gives.substr(0, 3));
    const std::string what(route.gives.size() > 4 ? route.gives.substr(4) : "");
    const char* const type = what == "bytes"    ? "application/octet-stream"
                             : what == "events" ? "text/event-stream"
                                                : "application/json";
    json success{{"description", what.empty() ? "done" : what}};
    if (!what.empty()) success["content"] = {{type, {{"schema", json::object()}}}};
    std::string id(method_name(route.method));
    for (const char c : route.path)
        if (c != '{' && c != '}') id.push_back(c == '/' || c == '.' ? '_' : c);
    json operation{
        {"operationId", id},
        {"summary", route.says},
        {"parameters", parameters_of(route)},
        {"responses", {{status, std::move(success)}, {"default", {{"$ref", "#/components/responses/Problem"}}}}}};
    if (route.takes != Takes::nothing)
        operation["requestBody"] = {{"required", true},
                                    {"content",
                                     {{route.takes == Takes::json ? "application/json" : "application/octet-stream",
                                       {{"schema", json::object()}}}}}};
    if (route.roles == 0) operation["security"] = json::array();
    if (route.scope != Scope::none) operation["x-scope"] = scope_name(route.scope);
    return operation;
}

}  // namespace

Response get_openapi(Call& /*call*/) {
    json paths = json::object();
    for (const Route& route : routes()) {
        std::string method(method_name(route.method));
        for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
        paths[std::string(route.path)][method] = described(route);
    }
    const json problem{{"description", "what went wrong (RFC 9457), in both languages"},
                       {"content", {{"application/problem+json", {{"schema", json::object()}}}}}};
    return json_response({{"openapi", "3.1.0"},
                          {"info",
                           {{"title", "raingan serve"},
                            {"version", RAINGAN_VERSION},
                            {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                          {"servers", {{{"url", "/api/v1"}}}},
                          {"paths", std::move(paths)},
                          {"security", {{{"session", json::array()}}, {{"token", json::array()}}}},
                          {"components",
                           {{"responses", {{"Problem", problem}}},
                            {"securitySchemes",
                             {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "raingan"}}},
                              {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}});
}

}  // namespace raingan::serve
