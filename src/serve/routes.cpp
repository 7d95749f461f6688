#include "serve/routes.h"

#include <array>

namespace raingan::serve {
namespace {

constexpr Roles nobody_needed = 0;
constexpr Roles writers = Role::officer | Role::province | Role::admin;

constexpr std::array route_table{
    Route{Method::get, "/session", nobody_needed, Scope::none, Takes::nothing, "", "200 Session",
          "who is signed in, and the token that requests that change something carry", get_session},
    Route{Method::put, "/documents", writers, Scope::write, Takes::bytes, "name agency year", "202 Document",
          "a document, as raw bytes", put_document},
    Route{Method::get, "/documents", anybody, Scope::read, Takes::nothing, "agency year state q limit after",
          "200 DocumentList", "documents, newest first", get_documents},
    Route{Method::get, "/documents/{id}", anybody, Scope::read, Takes::nothing, "", "200 Document", "a document",
          get_document},
    Route{Method::patch, "/documents/{id}", writers, Scope::write, Takes::json, "", "200 Document",
          "sets agency, year or name", patch_document},
    Route{Method::remove, "/documents/{id}", writers, Scope::write, Takes::nothing, "", "204",
          "ends its work and takes it out of all views", delete_document},
    Route{Method::post, "/documents/{id}/again", writers, Scope::write, Takes::nothing, "", "202 Document",
          "has it made anew", make_again},
    Route{Method::post, "/documents/{id}/send", writers, Scope::write, Takes::nothing, "", "200 Document",
          "hands it in", send_document},
    Route{Method::get, "/documents/{id}/original", anybody, Scope::read, Takes::nothing, "", "200 bytes",
          "the bytes that came", get_original},
    Route{Method::get, "/documents/{id}/report.json", anybody, Scope::read, Takes::nothing, "", "200 Report",
          "the report, corrections applied (schemas/report.schema.json)", get_report},
    Route{Method::get, "/documents/{id}/findings", anybody, Scope::read, Takes::nothing, "", "200 Findings",
          "what does not hold, weightiest first", get_findings},
    Route{Method::get, "/documents/{id}/places.json", anybody, Scope::read, Takes::nothing, "", "200 Places",
          "where its values stand on the pages", get_places},
    Route{Method::get, "/documents/{id}/outputs", anybody, Scope::read, Takes::nothing, "", "200 Outputs",
          "the files that are there", get_outputs},
    Route{Method::get, "/documents/{id}/outputs/{format}", anybody, Scope::read, Takes::nothing,
          "style digits wait download", "200 bytes", "a file; made where it is not there", get_output},
    Route{Method::get, "/documents/{id}/events", anybody, Scope::read, Takes::nothing, "after", "200 events",
          "what changes of it, as it does", get_events},
    Route{Method::get, "/events", anybody, Scope::read, Takes::nothing, "after", "200 events",
          "what changes of all that is seen, as it does", get_events},
    Route{Method::get, "/openapi.json", nobody_needed, Scope::none, Takes::nothing, "", "200 OpenAPI",
          "this description", get_openapi},
};

/// "{id}" stands for one part of a path.
bool fits(std::string_view pattern, std::span<const std::string> path, std::vector<std::string>& parts) {
    parts.clear();
    for (const std::string& part : path) {
        if (pattern.empty()) return false;
        pattern.remove_prefix(1);  // the slash
        const std::size_t end = pattern.find('/');
        const std::string_view wanted = pattern.substr(0, end);
        pattern.remove_prefix(end == std::string_view::npos ? pattern.size() : end);
        if (wanted.starts_with('{')) {
            if (part.empty()) return false;
            parts.push_back(part);
        } else if (wanted != part) {
            return false;
        }
    }
    return pattern.empty();
}

}  // namespace

std::span<const Route> routes() {
    return route_table;
}

Found find_route(Method method, std::span<const std::string> path) {
    Found found;
    for (const Route& route : route_table) {
        std::vector<std::string> parts;
        if (!fits(route.path, path, parts)) continue;
        found.path_is_there = true;
        if (route.method != method) continue;
        found.route = &route;
        found.parts = std::move(parts);
        return found;
    }
    return found;
}

std::string_view scope_name(Scope scope) {
    switch (scope) {
        case Scope::read:
            return "read";
        case Scope::write:
            return "write";
        case Scope::sign:
            return "sign";
        case Scope::province:
            return "province";
        case Scope::admin:
            return "admin";
        default:
            return "";
    }
}

}  // namespace raingan::serve
