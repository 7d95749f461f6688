// Signatures: who has signed, whose turn it is, signed PDFs that are brought, and keys that this machine holds.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/signing_keys.h"
#include "serve/signing_order.h"
#include "sign/identity.h"
#include "store/accounts.h"
#include "store/clock.h"
#include "store/jobs.h"
#include "store/log.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_pin_bytes = 256;

/// Whose PDF stands still.
store::DocumentRow document_to_sign(Call& call) {
    auto document = seen_document(call.database, call.who, call.parts[0]);
    require_ready(document);
    if (document.made < document.revision) throw Problem(409, "not-ready", {"it is still being made", "กำลังทำ"});
    return document;
}

/// The signed PDF goes to a foreman, who verifies it; the answer says so.
Response taken_in(Call& call, const store::DocumentRow& document, const store::Blob& blob,
                  store::Transaction& transaction) {
    store::note_blob(call.database, blob);
    const json body{{"pdf", blob.sha256}};
    store::add_job(call.database, {.kind = "verify",
                                   .document = document.id,
                                   .share = document.agency,
                                   .who = call.who.name,
                                   .body = json_text(body)});
    Response response = json_response({{"state", "working"}}, 202);
    keep_answer(call, response);
    transaction.commit();
    call.house.work.ring();
    return response;
}

/// Those that the account may use.
std::vector<SigningKey> keys_for(Call& call) {
    try {
        return signing_keys_of(call.house.options.data, call.who);
    } catch (const Error& error) {
        throw Problem(503, error.code(), error.message());
    }
}

void require_key(Call& call, const std::string& name) {
    const auto keys = keys_for(call);
    if (std::ranges::find(keys, name, &SigningKey::name) == keys.end())
        throw Problem(404, "no-key", {"there is no such key that you may use", "ไม่มีกุญแจนี้ที่ท่านใช้ได้"});
}

/// Tokens lock themselves after three wrong PINs or so: two a quarter of an hour, whoever gives them.
void require_few_pins(store::Database& database, const std::string& attempts) {
    constexpr std::int64_t most = 2;
    if (store::count_attempts(database, attempts) < most) return;
    Problem many(429, "too-many-pins",
                 {"the PIN was wrong twice, and one more might lock the token; make sure of it, and try again in a "
                  "quarter of an hour",
                  "ใส่ PIN ผิดสองครั้งแล้ว หากผิดอีกอุปกรณ์อาจถูกล็อก โปรดตรวจสอบ PIN แล้วลองใหม่ใน 15 นาที"});
    many.headers.emplace_back("Retry-After", "900");
    throw many;
}

Problem signing_problem(const Error& error, bool is_pin) {
    if (is_pin)
        return {422,
                "wrong-pin",
                {"the PIN is wrong, or the token is not in its place; a token locks itself after a few wrong ones",
                 "PIN ไม่ถูกต้อง หรือไม่ได้เสียบอุปกรณ์ อุปกรณ์จะถูกล็อกเมื่อใส่ PIN ผิดหลายครั้ง"}};
    if (error.code() == "busy") return {429, "busy", error.message()};
    if (error.status() == ExitStatus::unwritable)
        return {507, "unwritable", {"the service's disk is full or broken", "พื้นที่จัดเก็บของระบบเต็มหรือเสีย"}};
    for (const char* const ours : {"bad-keys", "no-engine", "no-module", "no-process", "bad-key-file", "unreadable"})
        if (error.code() == ours) return {503, error.code(), error.message()};
    return {422, error.code(), error.message()};
}

}  // namespace

Response get_signatures(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    json signatures = json::array(), roles = json::array();
    const std::vector<std::string> signed_roles = signed_roles_of(call.database, document.id);
    for (const store::Row& row : call.database.run(
             "SELECT role, signer, verdict, problems, at FROM signatures WHERE document = $1 ORDER BY number",
             {document.id})) {
        signatures.push_back({{"role", row.text(0)},
                              {"signer", row.text(1)},
                              {"accepted", row.text(2) != "refused"},
                              {"verdict", row.text(2)},
                              {"problems", json::parse(row.text(3), nullptr, false)},
                              {"when", store::shown_moment(row.number(4))}});
    }
    const json all = sign_off_of(call, document);
    for (const json& who : all) {
        std::string role = who.value("role", "");
        roles.push_back({{"role", role},
                         {"name", who.value("name", "")},
                         {"position", who.value("position", "")},
                         {"signed", has_signed(signed_roles, role)}});
    }
    const NextSigner next = next_signer(all, signed_roles);
    json people = json::array();
    for (const store::Account& account : accounts_to_sign(next, store::list_accounts(call.database), document.agency))
        people.push_back(account.shown.empty() ? account.name : account.shown);
    return json_response({{"roles", std::move(roles)},
                          {"next", shown_text(next.role)},
                          {"waits_for", std::move(people)},
                          {"complete", next.role.empty() && !signed_roles.empty()},
                          {"signatures", std::move(signatures)}});
}

Response get_signing(Call& call) {
    store::DocumentFilter filter;
    filter.agency = call.who.agency;
    filter.province = call.who.province;
    filter.who = call.who.name;
    filter.state = "ready";
    filter.limit = limit_asked(call.request);
    const std::vector<store::Account> accounts = store::list_accounts(call.database);
    json waiting = json::array();
    for (const store::DocumentRow& document : store::list_documents(call.database, filter)) {
        if (!document.has_report || (!document.sent && document.signatures == 0)) continue;
        const NextSigner next = next_signer(sign_off_of(call, document), signed_roles_of(call.database, document.id));
        if (next.role.empty()) continue;
        const auto people = accounts_to_sign(next, accounts, document.agency);
        waiting.push_back({{"document", shown_document(document)},
                           {"next", {{"role", next.role}, {"name", next.name}}},
                           {"yours", std::ranges::find(people, call.who.name, &store::Account::name) != people.end()}});
    }
    return json_response({{"waiting", std::move(waiting)}});
}

Response put_signature(Call& call) {
    const store::Blob blob = call.request.upload.value();
    store::Transaction transaction(call.database);
    const auto document = document_to_sign(call);
    store::add_audit(call.database, call.who.name, "signature.brought", document.id, blob.sha256);
    return taken_in(call, document, blob, transaction);
}

Response get_signing_keys(Call& call) {
    json keys = json::array();
    for (const SigningKey& key : keys_for(call))
        keys.push_back({{"key", key.name}, {"label", key.label}, {"signer", shown_text(key.signer)}});
    return json_response({{"keys", std::move(keys)}});
}

/// The key is used outside of any transaction: a token takes seconds. What came of it is verified as an upload is, and
/// whoever was quicker meanwhile makes it be refused.
Response post_sign(Call& call) {
    json asked = object_of(call.request);
    SigningRequest request{.key = text_member(asked, "key", true), .pin = text_member(asked, "pin", true)};
    sign::wipe(call.request.body);
    sign::wipe(asked["pin"].get_ref<std::string&>());
    asked.erase("pin");
    call.request.body = json_text(asked);  // by which the request is known if it comes again
    if (request.pin.size() > most_pin_bytes) throw bad_request("pin");
    const auto document = document_to_sign(call);
    require_current(call.request, document);
    require_key(call, request.key);
    const auto before = signed_pdf(call.database, document.id);
    const auto output = store::find_output(call.database, document.id, document.made, {.format = "pdf"});
    if (!before && !output) throw Problem(409, "no-pdf", {"there is no PDF to be signed", "ไม่มี PDF ให้ลงนาม"});
    request.pdf = before ? before->sha256 : output->blob.sha256;
    request.role = next_signer(sign_off_of(call, document), signed_roles_of(call.database, document.id)).role;
    const std::string attempts = "key " + request.key;
    require_few_pins(call.database, attempts);
    try {
        const store::Blob blob = call.house.desk.sign(request);
        store::Transaction transaction(call.database);
        store::forget_attempts(call.database, attempts);
        store::add_audit(call.database, call.who.name, "key.used", document.id, request.key + ", " + blob.sha256);
        return taken_in(call, document, blob, transaction);
    } catch (const Error& error) {
        const bool is_pin = error.code() == "wrong-password" || error.code() == "no-token-key";
        store::Transaction transaction(call.database);
        if (is_pin) store::note_attempt(call.database, attempts);
        store::add_audit(call.database, call.who.name, "key.refused", document.id, request.key + ", " + error.code());
        transaction.commit();
        throw signing_problem(error, is_pin);
    }
}

}  // namespace raingan::serve
