// raingan serve: the service (src/serve), and its accounts.
#include "serve/serve.h"

#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/secret.h"
#include "cli/store_address.h"
#include "province/agency.h"
#include "store/accounts.h"
#include "store/agencies.h"
#include "store/blobs.h"
#include "store/log.h"
#include "store/schema.h"
#include "store/secrets.h"

namespace raingan::cli {

namespace {

/// --user: accounts, in the store itself, whether the service runs or not.
class AccountRun {
public:
    AccountRun(const ServeOptions& options, Language language) : options_(options), language_(language) {}

    ExitStatus run() {
        store::prepare_blobs(options_.data);
        database_ = store::open_store(options_.data, store_address(options_.database));
        store::migrate(*database_);
        if (options_.user == "list") return list();
        if (options_.name.empty())
            throw Error(ExitStatus::usage, "no-name", "--user " + options_.user,
                        {"needs the account's name behind it", "ต้องระบุชื่อบัญชี"});
        std::optional<store::Account> found = store::find_account(*database_, options_.name);
        if (found.has_value() == (options_.user == "add"))
            throw Error(ExitStatus::usage, "bad-account", options_.name,
                        found ? Message{"is there already", "มีบัญชีชื่อนี้แล้ว"} : Message{"is no account", "ไม่มีบัญชีชื่อนี้"});
        store::Account account = found ? std::move(*found) : store::Account();
        change(account);
        store::Transaction transaction(*database_);
        store::keep_account(*database_, account);
        store::end_sessions(*database_, account.name, "");
        store::add_audit(*database_, "command line", "account." + options_.user, account.name, account.role);
        transaction.commit();
        return ExitStatus::done;
    }

private:
    ExitStatus list() {
        for (const store::Account& account : store::list_accounts(*database_)) {
            const auto agency = store::find_agency(*database_, account.agency);
            std::printf("%s\t%s\t%s%s\n", account.name.c_str(), account.role.c_str(),
                        printable(agency ? agency->name : account.province).c_str(), account.disabled ? "\toff" : "");
        }
        return ExitStatus::done;
    }

    void change(store::Account& account) {
        if (options_.user == "on" || options_.user == "off") {
            account.disabled = options_.user == "off";
            return;
        }
        if (options_.user == "add") {
            account.name = options_.name;
            account.role = options_.role.empty() ? "officer" : options_.role;
            account.province = province::province_name(options_.province);
            if (!options_.agency.empty()) {
                store::Transaction transaction(*database_);
                account.agency = store::match_or_add_agency(*database_, province::agency_of(options_.agency)).id;
                store::require_sound(account);
                transaction.commit();
            }
            store::require_sound(account);
        }
        Secret secret;
        find_password(secret, options_.password_file, options_.name, language_);
        store::require_strong(secret.text, account);
        account.password = store::password_digest(secret.text);
    }

    const ServeOptions& options_;
    Language language_;
    std::unique_ptr<store::Database> database_;
};

}  // namespace

ExitStatus serve(const ServeOptions& options, Language language) {
    if (!options.user.empty()) return AccountRun(options, language).run();
    serve::Options service;
    service.data = options.data;
    service.database = store_address(options.database);
    service.listen = options.listen;
    service.tls_certificate = options.tls_certificate;
    service.tls_key = options.tls_key;
    service.proxy_user = options.proxy_user;
    service.jobs = options.jobs;
    service.sandbox = options.sandbox;
    service.rules_dir = options.rules_dir;
    service.trust_dir = options.trust_dir;
    service.font_dirs = options.font_dirs;
    service.language = language;
    return serve::run(service, [&](const std::string& address) {
        std::printf(language == Language::thai ? "เปิด %s\n" : "open %s\n", address.c_str());
        std::fflush(stdout);
    });
}

}  // namespace raingan::cli
