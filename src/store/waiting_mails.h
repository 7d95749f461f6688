// Mails that are to be sent: kept until the server of the office's mail has taken them. Functions that change something
// are called within a Transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/database.h"

namespace raingan::store {

struct Mail {
    std::int64_t id = 0;
    std::string address, subject, body;
    std::int64_t tries = 0;  ///< this one, and those before
};

void add_mail(Database& database, const Mail& mail);
/// The oldest that is due; it is due again after a while that grows, unless finish_mail says otherwise. Of one that was
/// tried for two days the audit log tells, and it goes.
std::optional<Mail> take_mail(Database& database);
void finish_mail(Database& database, std::int64_t id);

}  // namespace raingan::store
