// The table of routes: what the API offers, once. Matching, checks of who may, and openapi.json are views of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/hub.h"
#include "serve/message.h"
#include "serve/who.h"

namespace raingan::serve {

/// A request on its way: who asks, of what, and with which connection.
struct Call {
    House& house;
    store::Database& database;
    Request& request;
    Who who;
    std::vector<std::string> parts;  ///< what stands for {…} in the path, in its order
};

/// What was answered to the request's Idempotency-Key before, if it was the same request. Throws Problem 400, 422.
std::optional<Response> answered_before(Call& call);
/// Keeps the answer for its key, if it has one; within the Transaction of what it did.
void keep_answer(Call& call, const Response& response);

enum class Takes : std::uint8_t { nothing, json, bytes };
/// What a token must allow.
enum class Scope : std::uint8_t { none, read, write, sign, province, admin };

struct Route {
    Method method;
    std::string_view path;  ///< below /api/v1: "/documents/{id}"
    Roles roles;            ///< 0: whoever comes
    Scope scope;
    Takes takes;
    std::string_view parameters;  ///< of the query: "name agency year"
    std::string_view gives;       ///< "200 Document"
    std::string_view says;        ///< for those who program
    Response (*answer)(Call& call);
};
std::span<const Route> routes();

struct Found {
    const Route* route = nullptr;
    std::vector<std::string> parts;
    bool path_is_there = false;  ///< by another method
};
/// Of a path below /api/v1.
Found find_route(Method method, std::span<const std::string> path);

std::string_view scope_name(Scope scope);

// What each does, by the file that it stands in: sessions.cpp, documents.cpp, outputs.cpp, …
Response get_session(Call& call);
Response post_session(Call& call);
Response delete_session(Call& call);
Response put_password(Call& call);
Response post_totp(Call& call);
Response put_totp(Call& call);
Response delete_totp(Call& call);
Response get_users(Call& call);
Response get_users_file(Call& call);
Response post_user(Call& call);
Response patch_user(Call& call);
Response delete_user(Call& call);
Response get_tokens(Call& call);
Response post_token(Call& call);
Response delete_token(Call& call);
Response get_audit(Call& call);
Response get_audit_file(Call& call);
Response put_document(Call& call);
Response get_documents(Call& call);
Response get_documents_file(Call& call);
Response get_document(Call& call);
Response patch_document(Call& call);
Response delete_document(Call& call);
Response make_again(Call& call);
Response send_document(Call& call);
Response get_original(Call& call);
Response get_report(Call& call);
Response get_findings(Call& call);
Response get_places(Call& call);
Response get_outputs(Call& call);
Response get_output(Call& call);
Response get_corrections(Call& call);
Response post_correction(Call& call);
Response get_signatures(Call& call);
Response put_signature(Call& call);
Response get_signing(Call& call);
Response get_signing_keys(Call& call);
Response post_sign(Call& call);
Response get_years(Call& call);
Response get_years_file(Call& call);
Response get_province(Call& call);
Response get_province_agencies(Call& call);
Response get_province_agencies_file(Call& call);
Response get_amphoes_file(Call& call);
Response get_heat_map(Call& call);
Response get_heat_map_file(Call& call);
Response get_province_trend(Call& call);
Response get_province_trend_svg(Call& call);
Response get_province_trend_file(Call& call);
Response get_province_trend_pdf(Call& call);
Response get_agency_trend(Call& call);
Response get_agency_trend_file(Call& call);
Response get_agency_trend_svg(Call& call);
Response get_agency_trend_pdf(Call& call);
Response get_rollup(Call& call);
Response get_agencies(Call& call);
Response get_agency(Call& call);
Response post_agency(Call& call);
Response patch_agency(Call& call);
Response put_expected(Call& call);
Response post_follows(Call& call);
Response delete_follows(Call& call);
Response get_events(Call& call);
Response get_openapi(Call& call);

}  // namespace raingan::serve
