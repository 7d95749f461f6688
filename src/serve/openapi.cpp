// The description of the API, made of the table of routes and of schemas/api.json, which has the shapes of what goes
// and comes by the names that the table gives.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/resources.h"
#include "raingan/version.h"
#include "serve/outputs.h"
#include "serve/routes.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

json reference(const std::string& name) {
    return {{"$ref", "#/components/schemas/" + name}};
}

class Describer {
public:
    Describer() : shapes_(json::parse(resource("schemas/api.json").value())) {}

    [[nodiscard]] json operation(const Route& route) const {
        const std::string id = id_of(route);
        json operation{{"operationId", id},
                       {"summary", route.says},
                       {"parameters", parameters_of(route, id)},
                       {"responses", responses_of(route)}};
        if (route.takes != Takes::nothing)
            operation["requestBody"] = {{"required", true}, {"content", content_of(route, id)}};
        if (route.roles == 0) operation["security"] = json::array();
        if (route.scope != Scope::none) operation["x-scope"] = scope_name(route.scope);
        json roles = json::array();
        for (const Role role : {Role::officer, Role::signer, Role::province, Role::admin})
            if ((route.roles & static_cast<Roles>(role)) != 0) roles.push_back(role_name(role));
        operation["x-roles"] = std::move(roles);
        return operation;
    }
    [[nodiscard]] const json& schemas() const { return shapes_["schemas"]; }

private:
    /// "PUT_documents_id_signatures"
    static std::string id_of(const Route& route) {
        std::string id(method_name(route.method));
        for (const char c : route.path)
            if (c != '{' && c != '}') id.push_back(c == '/' || c == '.' || c == '-' ? '_' : c);
        return id;
    }

    [[nodiscard]] json parameter(const std::string& name, const char* in, bool required) const {
        const json& known = shapes_["parameters"];
        const auto found = known.find(name);
        return {{"name", name},
                {"in", in},
                {"required", required},
                {"schema", found == known.end() ? json{{"type", "string"}} : *found}};
    }

    [[nodiscard]] json parameters_of(const Route& route, const std::string& id) const {
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
        if (const auto headers = shapes_["headers"].find(id); headers != shapes_["headers"].end())
            for (const auto& [name, required] : headers->items())
                parameters.push_back(parameter(name, "header", required.get<bool>()));
        return parameters;
    }

    [[nodiscard]] json responses_of(const Route& route) const {
        const std::string status(route.gives.substr(0, 3)),
            what(route.gives.substr(std::min<std::size_t>(4, route.gives.size())));
        json success{{"description", what.empty() ? "done" : what}};
        if (what == "events")
            success["content"]["text/event-stream"]["schema"] = {{"type", "string"}};
        else if (what == "bytes")
            success["content"][file_type_of(route)]["schema"] = {{"type", "string"}, {"format", "binary"}};
        else if (!what.empty())
            success["content"]["application/json"]["schema"] = reference(what);
        json responses{{status, std::move(success)}, {"default", {{"$ref", "#/components/responses/Problem"}}}};
        if (route.parameters.find("wait") != std::string_view::npos)
            responses["202"] = {{"description", "it is being made; ask again"},
                                {"content", {{"application/json", {{"schema", reference("State")}}}}}};
        return responses;
    }

    static std::string file_type_of(const Route& route) {
        const std::size_t dot = route.path.rfind('.');
        if (dot == std::string_view::npos) return route.path.ends_with("{format}") ? "*/*" : "application/octet-stream";
        return route.path.ends_with(".svg") ? "image/svg+xml" : file_media_type(route.path.substr(dot + 1));
    }

    [[nodiscard]] json content_of(const Route& route, const std::string& id) const {
        if (route.takes == Takes::bytes)
            return {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
        json content{{"application/json", {{"schema", reference(shapes_["bodies"].value(id, ""))}}}};
        if (const auto csv = shapes_["csv_bodies"].find(id); csv != shapes_["csv_bodies"].end())
            content["text/csv"]["schema"] = {{"type", "string"}, {"description", *csv}};
        return content;
    }

    json shapes_;
};

}  // namespace

Response get_openapi(Call& /*call*/) {
    const Describer describer;
    json paths = json::object();
    for (const Route& route : routes()) {
        std::string method(method_name(route.method));
        for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
        paths[std::string(route.path)][method] = describer.operation(route);
    }
    const json problem{{"description", "what went wrong (RFC 9457), in both languages"},
                       {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
    return json_response({{"openapi", "3.1.0"},
                          {"info",
                           {{"title", "raingan serve"},
                            {"version", RAINGAN_VERSION},
                            {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                          {"servers", {{{"url", "/api/v1"}}}},
                          {"paths", std::move(paths)},
                          {"security", {{{"session", json::array()}}, {{"token", json::array()}}}},
                          {"components",
                           {{"schemas", describer.schemas()},
                            {"responses", {{"Problem", problem}}},
                            {"securitySchemes",
                             {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "raingan"}}},
                              {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}});
}

}  // namespace raingan::serve
