#include "store/waiting_mails.h"

#include <algorithm>

#include "store/clock.h"
#include "store/log.h"

namespace raingan::store {
namespace {

constexpr std::int64_t most_mail_tries = 20, longest_pause = 6 * std::int64_t{3'600};

/// 5 s, 10 s, 20 s … 6 h.
std::int64_t pause_behind(std::int64_t tries) {
    constexpr std::int64_t first = 5, most_doublings = 13;
    return std::min(longest_pause, first << std::min(tries, most_doublings));
}

}  // namespace

void add_mail(Database& database, const Mail& mail) {
    database.run("INSERT INTO mails (id, address, subject, body, tries, due) VALUES ($1, $2, $3, $4, 0, $5)",
                 {next_number(database, "mails"), mail.address, mail.subject, mail.body, now()});
}

std::optional<Mail> take_mail(Database& database) {
    const Rows rows =
        database.run("SELECT id, address, subject, body, tries FROM mails WHERE due <= $1 ORDER BY id LIMIT 1" +
                         std::string(database.taking()),
                     {now()});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows[0];
    Mail mail{row.number(0), row.text(1), row.text(2), row.text(3), row.number(4) + 1};
    if (mail.tries > most_mail_tries) {
        finish_mail(database, mail.id);
        add_audit(database, "raingan", "mail.failed", "", "");
        return std::nullopt;
    }
    database.run("UPDATE mails SET tries = $2, due = $3 WHERE id = $1",
                 {mail.id, mail.tries, now() + pause_behind(mail.tries - 1)});
    return mail;
}

void finish_mail(Database& database, std::int64_t id) {
    database.run("DELETE FROM mails WHERE id = $1", {id});
}

}  // namespace raingan::store
