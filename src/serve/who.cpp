#include "serve/who.h"

#include <algorithm>
#include <array>

#include "base/ascii_case.h"
#include "store/agencies.h"
#include "store/secrets.h"

namespace raingan::serve {
namespace {

constexpr std::array<std::pair<Role, const char*>, 4> role_names{
    {{Role::officer, "officer"}, {Role::signer, "signer"}, {Role::province, "province"}, {Role::admin, "admin"}}};

/// A page of another name that resolves to this machine must not speak for who sits here.
bool is_called_loopback(const std::string& host) {
    const std::size_t colon = host.rfind(':');
    const bool has_port = colon != std::string::npos && host.find(']', colon) == std::string::npos;
    const std::string name = ascii_lowered(std::string(host, 0, has_port ? colon : host.size()));
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

Who open_house(const Request& request) {
    if (!request.is_direct() || !is_called_loopback(request.header("host")))
        throw Problem(403, "no-accounts",
                      {"there are no accounts yet, so the service is for this computer alone, as http://localhost; add "
                       "one: raingan serve --user add",
                       "ยังไม่มีบัญชีผู้ใช้ จึงใช้ได้เฉพาะบนเครื่องนี้ผ่าน http://localhost เพิ่มบัญชีได้ด้วย raingan serve --user add"});
    Who who;
    who.role = Role::admin;
    who.name = "open";
    who.open = true;
    return who;
}

Problem sign_in() {
    return {401, "sign-in", {"sign in first", "โปรดเข้าสู่ระบบ"}};
}

/// Of "a=1; b=2".
std::string cookie(const Request& request, std::string_view name) {
    const std::string cookies = request.header("cookie");
    std::string_view rest = cookies;
    while (!rest.empty()) {
        const std::size_t end = rest.find(';');
        std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
    }
    return {};
}

Who by_token(store::Database& database, const std::string& authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (!begins_but_for_case(authorization, scheme)) throw sign_in();
    const std::string digest = store::key_digest(authorization.substr(scheme.size()));
    const auto token = store::find_token(database, digest);
    const auto account = token ? store::find_account(database, token->account) : std::nullopt;
    if (!account || account->disabled) throw sign_in();
    Who who = who_of_account(*account);
    who.scopes = token->scopes;
    who.by_token = true;
    who.token = digest;
    return who;
}

}  // namespace

Role role_named(const std::string& name) {
    for (const auto& [role, known] : role_names)
        if (name == known) return role;
    return Role::none;
}

std::string role_name(Role role) {
    const auto* const found = std::ranges::find(role_names, role, &std::pair<Role, const char*>::first);
    return found == role_names.end() ? "" : found->second;
}

Who who_of_account(const store::Account& account) {
    Who who;
    who.role = role_named(account.role);
    who.name = account.name;
    who.shown = account.shown;
    who.agency = account.agency;
    who.province = account.province;
    return who;
}

Who who_asks(House& house, store::Database& database, const Request& request) {
    if (!store::has_accounts(database)) return open_house(request);
    const std::string authorization = request.header("authorization");
    if (!authorization.empty()) return by_token(database, authorization);
    const std::string& proxy_header = house.options.proxy_user;
    if (!proxy_header.empty() && request.from_here)
        if (const std::string name = request.header(ascii_lowered(proxy_header)); !name.empty()) {
            const auto account = store::find_account(database, name);
            if (!account || account->disabled) throw sign_in();
            Who who = who_of_account(*account);
            who.by_proxy = true;
            return who;
        }
    const std::string key = cookie(request, "raingan");
    if (key.empty()) return {};
    const std::string digest = store::key_digest(key);
    const auto account = store::find_session(database, digest, true);
    if (!account) return {};
    Who who = who_of_account(*account);
    who.session = digest;
    return who;
}

bool still_holds(store::Database& database, const Who& who) {
    if (who.open) return !store::has_accounts(database);
    if (who.by_token && !store::find_token(database, who.token)) return false;
    if (!who.session.empty()) return store::find_session(database, who.session, false).has_value();
    const auto account = store::find_account(database, who.name);
    return account && !account->disabled;
}

std::string csrf_token(const House& house, const Who& who) {
    return store::keyed_digest(house.secret, "csrf " + (who.open       ? "open"
                                                        : who.by_proxy ? "proxy " + who.name
                                                                       : who.session));
}

void require_own_page(const House& house, const Who& who, const Request& request) {
    if (request.method == Method::get || who.by_token) return;
    const std::string token = request.header("x-csrf-token");
    if (!token.empty() && store::are_same(token, csrf_token(house, who))) return;
    // Browsers say where a request that changes something comes from; who says nothing is a program, and of an open
    // house no page's.
    const bool by_browser = !request.header("origin").empty() || !request.header("sec-fetch-site").empty();
    if (who.open && !by_browser) return;
    throw Problem(403, "csrf",
                  {"the page is out of date; load it again (X-CSRF-Token is missing or old)",
                   "หน้านี้หมดอายุ โปรดโหลดหน้าใหม่ (ไม่มี X-CSRF-Token หรือหมดอายุ)"});
}

bool sees(store::Database& database, const Who& who, const std::string& document, const std::string& agency) {
    if (who.of_agency()) return !who.agency.empty() && agency == who.agency;
    if (who.province.empty()) return who.is(Role::province | Role::admin);
    if (agency.empty()) {
        const auto found = store::find_document(database, document);
        return found && found->who == who.name;
    }
    const auto found = store::find_agency(database, agency);
    return found && found->province == who.province;
}

store::DocumentRow seen_document(store::Database& database, const Who& who, const std::string& id) {
    auto document = store::find_document(database, id);
    if (!document || !sees(database, who, id, document->agency)) throw not_found();
    return std::move(*document);
}

}  // namespace raingan::serve
