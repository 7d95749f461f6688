// Signatures: who has signed, whose turn it is, and signed PDFs that are brought.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "extraction/person_name.h"
#include "report/key.h"
#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/signing_order.h"
#include "store/accounts.h"
#include "store/clock.h"
#include "store/jobs.h"
#include "store/log.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

/// Who is to sign, as the report says, in its order.
json roles_of(Call& call, const store::DocumentRow& document) {
    if (!document.has_report) return json::array();
    const json report = json::parse(report_text(call, document), nullptr, false);
    return report.is_object() ? report.value("sign_off", json::array()) : json::array();
}

bool has_signed(const std::vector<std::string>& signed_roles, const std::string& role) {
    return std::ranges::any_of(signed_roles, [&](const std::string& done) { return key_of(done) == key_of(role); });
}

/// Roles that have signed, oldest first.
std::vector<std::string> signed_roles_of(store::Database& database, const std::string& document) {
    std::vector<std::string> roles;
    for (const store::Row& row : database.run(
             "SELECT role FROM signatures WHERE document = $1 AND verdict <> 'refused' ORDER BY number", {document}))
        roles.push_back(row.text(0));
    return roles;
}

/// People of the agency with whom it waits: who bears the name in the report's block, and where nobody does, all who
/// sign for it.
std::vector<store::Account> those_it_waits_for(const std::vector<store::Account>& accounts, const std::string& agency,
                                               const std::string& name) {
    std::vector<store::Account> named, signers;
    for (const store::Account& account : accounts) {
        if (account.disabled || account.agency != agency || agency.empty()) continue;
        if (!name.empty() && !account.shown.empty() && may_be_same_person(name, account.shown))
            named.push_back(account);
        if (account.role == "signer") signers.push_back(account);
    }
    return named.empty() ? signers : named;
}

std::string name_in(const json& roles, const std::string& role) {
    for (const json& who : roles)
        if (who.value("role", "") == role) return who.value("name", "");
    return {};
}

}  // namespace

std::string next_role(const json& roles, const std::vector<std::string>& signed_roles) {
    for (const json& who : roles) {
        std::string role = who.value("role", "");
        if (!role.empty() && !has_signed(signed_roles, role)) return role;
    }
    return {};
}

Response get_signatures(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    json signatures = json::array(), roles = json::array();
    std::vector<std::string> signed_roles;
    for (const store::Row& row : call.database.run(
             "SELECT role, signer, verdict, problems, at FROM signatures WHERE document = $1 ORDER BY number",
             {document.id})) {
        const bool accepted = row.text(2) != "refused";
        if (accepted) signed_roles.push_back(row.text(0));
        signatures.push_back({{"role", row.text(0)},
                              {"signer", row.text(1)},
                              {"accepted", accepted},
                              {"verdict", row.text(2)},
                              {"problems", json::parse(row.text(3), nullptr, false)},
                              {"when", store::shown_moment(row.number(4))}});
    }
    const json all = roles_of(call, document);
    for (const json& who : all) {
        std::string role = who.value("role", "");
        roles.push_back({{"role", role},
                         {"name", who.value("name", "")},
                         {"position", who.value("position", "")},
                         {"signed", has_signed(signed_roles, role)}});
    }
    const std::string next = next_role(all, signed_roles);
    json people = json::array();
    if (!next.empty())
        for (const store::Account& account :
             those_it_waits_for(store::list_accounts(call.database), document.agency, name_in(all, next)))
            people.push_back(account.shown.empty() ? account.name : account.shown);
    return json_response({{"roles", std::move(roles)},
                          {"next", shown_text(next)},
                          {"waits_for", std::move(people)},
                          {"complete", next.empty() && !signed_roles.empty()},
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
        const json roles = roles_of(call, document);
        const std::string next = next_role(roles, signed_roles_of(call.database, document.id));
        if (next.empty()) continue;
        const std::string name = name_in(roles, next);
        const auto people = those_it_waits_for(accounts, document.agency, name);
        waiting.push_back({{"document", shown_document(document)},
                           {"next", {{"role", next}, {"name", name}}},
                           {"yours", std::ranges::find(people, call.who.name, &store::Account::name) != people.end()}});
    }
    return json_response({{"waiting", std::move(waiting)}});
}

Response put_signature(Call& call) {
    const store::Blob blob = call.request.upload.value();
    store::Transaction transaction(call.database);
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    require_ready(document);
    if (document.made < document.revision) throw Problem(409, "not-ready", {"it is still being made", "กำลังทำ"});
    store::note_blob(call.database, blob);
    const json body{{"pdf", blob.sha256}};
    store::add_job(call.database, {.kind = "verify",
                                   .document = document.id,
                                   .share = document.agency,
                                   .who = call.who.name,
                                   .body = json_text(body)});
    store::add_audit(call.database, call.who.name, "signature.brought", document.id, blob.sha256);
    Response response = json_response({{"state", "working"}}, 202);
    keep_answer(call, response);
    transaction.commit();
    call.house.work.ring();
    return response;
}

}  // namespace raingan::serve
