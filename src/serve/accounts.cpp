// Accounts and tokens, and the audit log.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "serve/asked.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/tables.h"
#include "store/accounts.h"
#include "store/agencies.h"
#include "store/clock.h"
#include "store/log.h"
#include "store/secrets.h"

namespace raingan::serve {
namespace {

using nlohmann::json;
using store::Account;

json shown_account(const Account& account) {
    return {{"name", account.name},
            {"shown", account.shown},
            {"role", account.role},
            {"agency", shown_text(account.agency)},
            {"province", shown_text(account.province)},
            {"totp", account.totp_on},
            {"disabled", account.disabled}};
}

/// Puts what was said of the account into it.
void take_members(Call& call, const json& asked, Account& account) {
    if (asked.contains("shown")) account.shown = text_member(asked, "shown");
    if (asked.contains("role")) account.role = text_member(asked, "role");
    if (asked.contains("agency")) account.agency = text_member(asked, "agency");
    if (asked.contains("province")) account.province = text_member(asked, "province");
    if (asked.contains("disabled")) account.disabled = asked["disabled"].is_boolean() && asked["disabled"].get<bool>();
    if (!account.agency.empty() && !store::find_agency(call.database, account.agency)) throw bad_request("agency");
    try {
        store::require_sound(account);
        if (const std::string password = text_member(asked, "password"); !password.empty()) {
            store::require_strong(password, account);
            account.password = store::password_digest(password);
        }
    } catch (const Error& error) {
        throw Problem(422, error.code(), error.message());
    }
}

/// Without an administrator nobody could add one.
void require_admin_left(store::Database& database) {
    if (database.run("SELECT name FROM users WHERE role = 'admin' AND disabled = 0 LIMIT 1").empty())
        throw Problem(409, "last-admin", {"somebody must stay administrator", "ต้องมีผู้ดูแลระบบอย่างน้อยหนึ่งคน"});
}

Account account_asked(Call& call) {
    auto account = store::find_account(call.database, call.parts[0]);
    if (!account) throw not_found();
    return std::move(*account);
}

json shown_entry(const store::Entry& entry) {
    return {{"seq", entry.seq},     {"when", store::shown_moment(entry.at)},
            {"who", entry.who},     {"what", entry.what},
            {"about", entry.about}, {"detail", entry.detail},
            {"hash", entry.hash}};
}

ApiTable accounts_table(Call& call) {
    return {"users",
            {"Accounts", "บัญชีผู้ใช้"},
            {},
            {{"name", "/name", {"Account", "ชื่อบัญชี"}, CellKind::text, 120},
             {"shown", "/shown", {"Person", "ผู้ใช้"}, CellKind::text, 160},
             {"role", "/role", {"Role", "บทบาท"}, CellKind::word, 130},
             {"agency", "/agency_name", {"Agency", "หน่วยงาน"}, CellKind::text, 200},
             {"province", "/province", {"Province", "จังหวัด"}, CellKind::text, 100},
             {"totp", "/totp", {"Second factor", "ยืนยันสองขั้น"}, CellKind::flag, 80},
             {"disabled", "/disabled", {"Off", "ปิดใช้"}, CellKind::flag, 60}},
            [&call](const auto& take) {
                for (const Account& account : store::list_accounts(call.database)) {
                    json shown = shown_account(account);
                    const auto agency = store::find_agency(call.database, account.agency);
                    shown["agency_name"] = agency ? json(agency->name) : json();
                    take(shown);
                }
            }};
}

/// Entry by entry, whatever their number.
ApiTable audit_table(Call& call) {
    return {"audit",
            {"Audit log", "บันทึกการใช้งาน"},
            {},
            {{"seq", "/seq", {"No.", "ลำดับ"}, CellKind::count, 60},
             {"when", "/when", {"When (UTC)", "เวลา (UTC)"}, CellKind::text, 130},
             {"who", "/who", {"Who", "ผู้ใช้"}, CellKind::text, 110},
             {"what", "/what", {"What", "การกระทำ"}, CellKind::text, 130},
             {"about", "/about", {"About", "เกี่ยวกับ"}, CellKind::text, 150},
             {"detail", "/detail", {"Detail", "รายละเอียด"}, CellKind::text, 260},
             {"hash", "/hash", {"Hash", "ค่าตรวจสอบ"}, CellKind::text, 180}},
            [&call](const auto& take) {
                constexpr std::int64_t at_a_time = 1'000;
                store::AuditFilter filter{call.request.parameter("q"), call.request.parameter("order") == "desc", 0,
                                          at_a_time};
                for (;; filter.offset += at_a_time) {
                    const auto entries = store::audit_found(call.database, filter);
                    if (entries.empty()) return;
                    for (const store::Entry& entry : entries) take(shown_entry(entry));
                }
            }};
}

/// Newest first, as people look at it.
Response get_audit_page(Call& call, std::int64_t from) {
    const std::string words = call.request.parameter("q");
    json entries = json::array();
    for (const store::Entry& entry : store::audit_found(
             call.database, {words, call.request.parameter("order") != "asc", from, limit_asked(call.request)}))
        entries.push_back(shown_entry(entry));
    return json_response({{"entries", std::move(entries)}, {"total", store::count_audit(call.database, words)}});
}

}  // namespace

Response get_users(Call& call) {
    return json_response({{"users", rows_of(accounts_table(call))}});
}

Response get_users_file(Call& call) {
    return tables_file(call, {accounts_table(call)});
}

Response post_user(Call& call) {
    const json asked = object_of(call.request);
    Account account;
    account.name = text_member(asked, "name", true);
    take_members(call, asked, account);
    store::Transaction transaction(call.database);
    if (store::find_account(call.database, account.name))
        throw Problem(409, "name-taken", {"there is an account of this name", "มีบัญชีชื่อนี้แล้ว"});
    // The first account closes an open house: who comes next must be able to get in.
    if (!store::has_accounts(call.database) && (account.role != "admin" || account.password.empty()))
        throw Problem(
            409, "first-is-admin",
            {"the first account must be an administrator's, with a password", "บัญชีแรกต้องเป็นผู้ดูแลระบบและมีรหัสผ่าน"});
    store::keep_account(call.database, account);
    store::add_audit(call.database, call.who.name, "account.add", account.name, account.role);
    transaction.commit();
    return json_response(shown_account(account), 201);
}

Response patch_user(Call& call) {
    const json asked = object_of(call.request);
    Account account = account_asked(call);
    take_members(call, asked, account);
    store::Transaction transaction(call.database);
    store::keep_account(call.database, account);
    require_admin_left(call.database);
    store::end_sessions(call.database, account.name, call.who.session);  // what they may is asked anew
    store::add_audit(call.database, call.who.name, "account.change", account.name, account.role);
    transaction.commit();
    return json_response(shown_account(account));
}

Response delete_user(Call& call) {
    Account account = account_asked(call);
    account.disabled = true;
    store::Transaction transaction(call.database);
    store::keep_account(call.database, account);
    require_admin_left(call.database);
    store::end_sessions(call.database, account.name, "");
    call.database.run("DELETE FROM tokens WHERE user_name = $1", {account.name});
    store::add_audit(call.database, call.who.name, "account.disable", account.name, "");
    transaction.commit();
    return no_content();
}

Response get_tokens(Call& call) {
    json tokens = json::array();
    for (const store::Token& token : store::list_tokens(call.database, call.who.name))
        tokens.push_back({{"id", token.id},
                          {"label", token.label},
                          {"scopes", token.scopes},
                          {"since", store::shown_moment(token.since)},
                          {"ends", store::shown_moment(token.ends)}});
    return json_response({{"tokens", std::move(tokens)}});
}

Response post_token(Call& call) {
    if (call.who.open || call.who.by_token) throw forbidden();
    const json asked = object_of(call.request);
    constexpr std::array<std::string_view, 5> known{"read", "write", "sign", "province", "admin"};
    constexpr std::int64_t usual_days = 90, most_days = 366, day = 86'400;
    constexpr std::size_t most_label_bytes = 300;
    store::Token token;
    token.account = call.who.name;
    token.label = text_member(asked, "label", true);
    token.scopes = " ";
    if (!asked.contains("scopes") || !asked["scopes"].is_array() || asked["scopes"].empty())
        throw bad_request("scopes");
    for (const json& scope : asked["scopes"]) {
        if (!scope.is_string() || std::ranges::find(known, scope.get<std::string>()) == known.end())
            throw bad_request("scopes");
        token.scopes += scope.get<std::string>() + " ";
    }
    const std::int64_t days = number_member(asked, "days").value_or(usual_days);
    if (days < 1 || days > most_days) throw bad_request("days");
    if (token.label.size() > most_label_bytes) throw bad_request("label");
    token.ends = store::now() + days * day;
    store::Transaction transaction(call.database);
    const std::string key = store::add_token(call.database, token);
    store::add_audit(call.database, call.who.name, "token.add", token.id, token.scopes);
    transaction.commit();
    return json_response({{"id", token.id}, {"token", key}, {"ends", store::shown_moment(token.ends)}}, 201);
}

Response delete_token(Call& call) {
    store::Transaction transaction(call.database);
    if (!store::remove_token(call.database, call.who.name, call.parts[0])) throw not_found();
    store::add_audit(call.database, call.who.name, "token.remove", call.parts[0], "");
    transaction.commit();
    return no_content();
}

Response get_audit(Call& call) {
    if (const auto from = number_asked(call.request.parameter("from"), "from", 0)) return get_audit_page(call, *from);
    const std::int64_t after = number_asked(call.request.parameter("after"), "after", 0).value_or(0);
    json entries = json::array();
    for (const store::Entry& entry : store::audit_after(call.database, after, limit_asked(call.request)))
        entries.push_back(shown_entry(entry));
    return json_response({{"entries", std::move(entries)}});
}

Response get_audit_file(Call& call) {
    return tables_file(call, {audit_table(call)});
}

}  // namespace raingan::serve
