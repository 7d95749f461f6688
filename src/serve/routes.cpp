#include "serve/routes.h"

#include <array>

namespace raingan::serve {
namespace {

constexpr Roles nobody_needed = 0;
constexpr Roles writers = Role::officer | Role::province | Role::admin;

constexpr Roles province_people = Role::province | Role::admin;
constexpr Roles admins = static_cast<Roles>(Role::admin);

constexpr std::array route_table{
    Route{Method::get, "/session", nobody_needed, Scope::none, Takes::nothing, "", "200 Session",
          "who is signed in, and the token that requests that change something carry", get_session},
    Route{Method::post, "/session", nobody_needed, Scope::none, Takes::json, "", "200 Session", "signs in",
          post_session},
    Route{Method::remove, "/session", anybody, Scope::none, Takes::nothing, "", "204", "signs out", delete_session},
    Route{Method::put, "/session/password", anybody, Scope::admin, Takes::json, "", "204",
          "another password; other sessions end", put_password},
    Route{Method::post, "/session/totp", anybody, Scope::admin, Takes::nothing, "", "200 Totp",
          "a key for an authenticator", post_totp},
    Route{Method::put, "/session/totp", anybody, Scope::admin, Takes::json, "", "204", "codes are needed from now on",
          put_totp},
    Route{Method::remove, "/session/totp", anybody, Scope::admin, Takes::json, "", "204", "codes are not needed",
          delete_totp},
    Route{Method::get, "/users", admins, Scope::admin, Takes::nothing, "", "200 Users", "accounts", get_users},
    Route{Method::get, "/users.xlsx", admins, Scope::admin, Takes::nothing, "", "200 bytes", "the same as a workbook",
          get_users_file},
    Route{Method::post, "/users", admins, Scope::admin, Takes::json, "", "201 User", "adds an account", post_user},
    Route{Method::patch, "/users/{name}", admins, Scope::admin, Takes::json, "", "200 User", "changes an account",
          patch_user},
    Route{Method::remove, "/users/{name}", admins, Scope::admin, Takes::nothing, "", "204", "disables an account",
          delete_user},
    Route{Method::get, "/tokens", anybody, Scope::admin, Takes::nothing, "", "200 Tokens", "own tokens", get_tokens},
    Route{Method::post, "/tokens", anybody, Scope::admin, Takes::json, "", "201 Token", "a token, shown this once",
          post_token},
    Route{Method::remove, "/tokens/{id}", anybody, Scope::admin, Takes::nothing, "", "204", "ends a token",
          delete_token},
    Route{Method::get, "/audit", admins, Scope::admin, Takes::nothing, "q order from after limit", "200 Audit",
          "what happened", get_audit},
    Route{Method::get, "/audit.csv", admins, Scope::admin, Takes::nothing, "q order", "200 bytes", "all of it",
          get_audit_file},
    Route{Method::get, "/audit.xlsx", admins, Scope::admin, Takes::nothing, "q order", "200 bytes", "all of it",
          get_audit_file},
    Route{Method::put, "/documents", writers, Scope::write, Takes::bytes, "name agency year", "202 Document",
          "a document, as raw bytes", put_document},
    Route{Method::get, "/documents", anybody, Scope::read, Takes::nothing,
          "agency year state q sort order from limit after", "200 DocumentList", "documents, newest first or as sorted",
          get_documents},
    Route{Method::get, "/documents.xlsx", anybody, Scope::read, Takes::nothing, "agency year state q sort order",
          "200 bytes", "all of them as a workbook", get_documents_file},
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
    Route{Method::get, "/documents/{id}/corrections", anybody, Scope::read, Takes::nothing, "", "200 Corrections",
          "the log of operations (schemas/corrections.schema.json)", get_corrections},
    Route{Method::post, "/documents/{id}/corrections", writers, Scope::write, Takes::json, "", "201 Correction",
          "adds an operation", post_correction},
    Route{Method::get, "/documents/{id}/signatures", anybody, Scope::read, Takes::nothing, "", "200 Signatures",
          "who has signed, and whose turn it is", get_signatures},
    Route{Method::put, "/documents/{id}/signatures", anybody, Scope::sign, Takes::bytes, "", "202 State",
          "a signed PDF, as raw bytes: it is verified", put_signature},
    Route{Method::get, "/signing", anybody, Scope::read, Takes::nothing, "limit", "200 Signing",
          "what was handed in and waits for the next to sign", get_signing},
    Route{Method::get, "/signing-keys", anybody, Scope::sign, Takes::nothing, "", "200 SigningKeys",
          "keys of this machine that the account may sign with", get_signing_keys},
    Route{Method::post, "/documents/{id}/sign", anybody, Scope::sign, Takes::json, "", "202 State",
          "signs with one of them, for whose turn it is; the signature is verified then", post_sign},
    Route{Method::get, "/documents/{id}/events", anybody, Scope::read, Takes::nothing, "after", "200 events",
          "what changes of it, as it does", get_events},
    Route{Method::get, "/events", anybody, Scope::read, Takes::nothing, "after", "200 events",
          "what changes of all that is seen, as it does", get_events},
    Route{Method::get, "/agencies", anybody, Scope::read, Takes::nothing, "q amphoe kind limit after", "200 Agencies",
          "agencies", get_agencies},
    Route{Method::post, "/agencies", province_people, Scope::province, Takes::json, "", "201 Agency", "adds an agency",
          post_agency},
    Route{Method::put, "/agencies/expected", province_people, Scope::province, Takes::json, "", "200 Expected",
          "the list of who must report", put_expected},
    Route{Method::get, "/agencies/{id}", anybody, Scope::read, Takes::nothing, "", "200 Agency", "an agency",
          get_agency},
    Route{Method::patch, "/agencies/{id}", province_people, Scope::province, Takes::json, "", "200 Agency",
          "changes an agency", patch_agency},
    Route{Method::post, "/agencies/{id}/follows", province_people, Scope::province, Takes::json, "", "201 Succession",
          "it is another one under another name since a year", post_follows},
    Route{Method::remove, "/agencies/{id}/follows", province_people, Scope::province, Takes::nothing, "agency", "204",
          "it is not", delete_follows},
    Route{Method::get, "/agencies/{id}/trend", anybody, Scope::read, Takes::nothing, "", "200 AgencyYears",
          "its scores by year, under all of its names, and what became of its measures", get_agency_trend},
    Route{Method::get, "/agencies/{id}/trend.xlsx", anybody, Scope::read, Takes::nothing, "", "200 bytes",
          "the same as a workbook", get_agency_trend_file},
    Route{Method::get, "/agencies/{id}/trend.pdf", anybody, Scope::read, Takes::nothing, "wait", "200 bytes",
          "the same on paper", get_agency_trend_pdf},
    Route{Method::get, "/agencies/{id}/trend.svg", anybody, Scope::read, Takes::nothing, "", "200 bytes",
          "the same as a chart", get_agency_trend_svg},
    Route{Method::get, "/years", province_people, Scope::province, Takes::nothing, "", "200 Years",
          "how many reported in each year, and how they did", get_years},
    Route{Method::get, "/years.xlsx", province_people, Scope::province, Takes::nothing, "", "200 bytes",
          "the same as a workbook", get_years_file},
    Route{Method::get, "/province", province_people, Scope::province, Takes::nothing, "year", "200 Province",
          "a year at a glance", get_province},
    Route{Method::get, "/province/agencies", province_people, Scope::province, Takes::nothing,
          "year sort order q amphoe kind level reported limit after", "200 Standings",
          "who has reported and who not, ranked", get_province_agencies},
    Route{Method::get, "/province/agencies.csv", province_people, Scope::province, Takes::nothing,
          "year sort order q amphoe kind level reported", "200 bytes", "the same as open data",
          get_province_agencies_file},
    Route{Method::get, "/province/agencies.xlsx", province_people, Scope::province, Takes::nothing,
          "year sort order q amphoe kind level reported", "200 bytes", "the same as a workbook",
          get_province_agencies_file},
    Route{Method::get, "/province/amphoes.xlsx", province_people, Scope::province, Takes::nothing, "year", "200 bytes",
          "amphoes and kinds as a workbook", get_amphoes_file},
    Route{Method::get, "/province/heatmap", province_people, Scope::province, Takes::nothing,
          "year sort order q amphoe kind level limit after", "200 HeatMap", "indicators by agency", get_heat_map},
    Route{Method::get, "/province/heatmap.xlsx", province_people, Scope::province, Takes::nothing,
          "year sort order q amphoe kind level", "200 bytes", "all of it as a workbook", get_heat_map_file},
    Route{Method::get, "/province/rollup.xlsx", province_people, Scope::province, Takes::nothing, "year wait",
          "200 bytes", "the province's workbook", get_rollup},
    Route{Method::get, "/province/rollup.csv", province_people, Scope::province, Takes::nothing, "year wait",
          "200 bytes", "the province as open data", get_rollup},
    Route{Method::get, "/province/rollup.pdf", province_people, Scope::province, Takes::nothing, "year wait",
          "200 bytes", "the province's summary in the official form", get_rollup},
    Route{Method::get, "/province/trend", province_people, Scope::province, Takes::nothing, "", "200 Years",
          "means by year", get_province_trend},
    Route{Method::get, "/province/trend.xlsx", province_people, Scope::province, Takes::nothing, "", "200 bytes",
          "the same as a workbook, with means of indicators", get_province_trend_file},
    Route{Method::get, "/province/trend.pdf", province_people, Scope::province, Takes::nothing, "wait", "200 bytes",
          "the same on paper", get_province_trend_pdf},
    Route{Method::get, "/province/trend.svg", province_people, Scope::province, Takes::nothing, "", "200 bytes",
          "the same as a chart", get_province_trend_svg},
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
