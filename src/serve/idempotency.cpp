// The same request again, by a client that did not get the answer: it gets the first one.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/digest.h"
#include "serve/routes.h"
#include "store/clock.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_key_characters = 64;
constexpr std::int64_t day_seconds = 86'400;

/// What is asked for; of a body with a PIN the rest, for a digest of few digits is as good as they are.
std::string without_secrets(const std::string& body) {
    if (body.find("\"pin\"") == std::string::npos) return body;
    json asked = json::parse(body, nullptr, false);
    if (asked.is_object()) asked.erase("pin");
    return json_text(asked);
}

/// What tells one request from another: who may send the key again must mean the same.
std::string request_digest(const Request& request) {
    std::string text(method_name(request.method));
    for (const std::string& part : request.path) text.append("/").append(part);
    for (const auto& [name, value] : request.query) text.append("\n").append(name).append("=").append(value);
    return batch::sha256(text + "\n" + (request.upload ? request.upload->sha256 : without_secrets(request.body)));
}

std::string key_asked(const Request& request) {
    std::string key = request.header("idempotency-key");
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (key.size() > most_key_characters || !std::ranges::all_of(key, is_allowed)) throw bad_request("Idempotency-Key");
    return key;
}

}  // namespace

std::optional<Response> answered_before(Call& call) {
    const std::string key = key_asked(call.request);
    if (key.empty() || call.who.name.empty() || call.request.method == Method::get) return std::nullopt;
    const store::Rows rows =
        call.database.run("SELECT path, status, body FROM requests WHERE who = $1 AND request_key = $2 AND at > $3",
                          {call.who.name, key, store::now() - day_seconds});
    if (rows.empty()) return std::nullopt;
    if (rows[0].text(0) != request_digest(call.request))
        throw Problem(422, "key-reused",
                      {"this Idempotency-Key was another request's; take a new one",
                       "Idempotency-Key นี้ใช้กับคำขออื่นไปแล้ว โปรดใช้ค่าใหม่"});
    Response response{.status = static_cast<unsigned>(rows[0].number(1)), .body = rows[0].text(2)};
    response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

void keep_answer(Call& call, const Response& response) {
    const std::string key = key_asked(call.request);
    if (key.empty()) return;
    call.database.run("DELETE FROM requests WHERE at <= $1", {store::now() - day_seconds});
    call.database.run(
        "INSERT INTO requests (who, request_key, at, path, status, body) VALUES ($1, $2, $3, $4, $5, $6)",
        {call.who.name, key, store::now(), request_digest(call.request), std::int64_t{response.status}, response.body});
}

}  // namespace raingan::serve
