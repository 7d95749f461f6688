// Mail to who is to sign next, by the office's own server: mail.toml in the data's folder, which is its owner's alone
// (mode 0600). Without it nothing is written. No more of a document is said than its name.
//
//     smtp = "smtp://mail.example.go.th:587"   # by TLS, unless the server is this machine; or smtps://
//     user = "raingan"                         # may be left out, with the password
//     password = "…"
//     from = "ita@example.go.th"
//     [accounts]                               # who is told, and where
//     mayor = "mayor@example.go.th"
#pragma once

#include <map>
#include <string>

#include "serve/signing_order.h"
#include "store/database.h"
#include "store/documents.h"

namespace raingan::serve {

struct MailSettings {
    std::string smtp, user, password, from;  ///< `smtp` empty: no mail is written
    std::map<std::string, std::string> accounts;
};
/// Throws Error (unreadable) "bad-mail": it is not as above, or others can read it.
MailSettings mail_settings(const std::string& folder);

/// As mail_settings, but what is wrong with them is told in the log and no mail is written: it holds nothing else up.
MailSettings mail_settings_if_good(const std::string& folder);

/// Within a Transaction: those with whom the document waits (accounts_to_sign) are told, where they have an address.
void tell_next_signer(store::Database& database, const MailSettings& settings, const store::DocumentRow& document,
                      const NextSigner& next);

/// Sends one that is due. False: there was none, or it did not go; it is tried again.
bool send_waiting_mail(store::Database& database, const MailSettings& settings);

}  // namespace raingan::serve
