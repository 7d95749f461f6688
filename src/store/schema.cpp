#include "store/schema.h"

#include <array>
#include <span>

#include "base/error.h"
#include "store/clock.h"

namespace raingan::store {
namespace {

constexpr std::array first_step{
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
    "CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, bytes BIGINT NOT NULL, since BIGINT NOT NULL)",
    "CREATE TABLE agencies (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, kind TEXT NOT NULL,"
    " amphoe TEXT NOT NULL, province TEXT NOT NULL, expected BIGINT NOT NULL, since BIGINT NOT NULL,"
    " UNIQUE (name_key, amphoe, province))",
    "CREATE INDEX agencies_by_province ON agencies (province, amphoe)",
    "CREATE TABLE successions (agency TEXT NOT NULL REFERENCES agencies, follows TEXT NOT NULL REFERENCES agencies,"
    " year BIGINT NOT NULL, who TEXT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY (agency, follows))",
    "CREATE TABLE users (name TEXT PRIMARY KEY, shown TEXT NOT NULL, role TEXT NOT NULL,"
    " agency TEXT REFERENCES agencies, province TEXT NOT NULL, password TEXT NOT NULL, totp TEXT NOT NULL,"
    " totp_on BIGINT NOT NULL, totp_last BIGINT NOT NULL, disabled BIGINT NOT NULL, since BIGINT NOT NULL)",
    "CREATE TABLE sessions (digest TEXT PRIMARY KEY, user_name TEXT NOT NULL REFERENCES users ON DELETE CASCADE,"
    " began BIGINT NOT NULL, seen BIGINT NOT NULL)",
    "CREATE TABLE tokens (id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE,"
    " user_name TEXT NOT NULL REFERENCES users ON DELETE CASCADE, label TEXT NOT NULL, scopes TEXT NOT NULL,"
    " since BIGINT NOT NULL, ends BIGINT NOT NULL)",
    "CREATE TABLE attempts (what TEXT NOT NULL, at BIGINT NOT NULL)",
    "CREATE INDEX attempts_by_what ON attempts (what, at)",
    "CREATE TABLE documents (id TEXT PRIMARY KEY, number BIGINT NOT NULL UNIQUE, name TEXT NOT NULL,"
    " kind TEXT NOT NULL, blob TEXT NOT NULL REFERENCES blobs, agency TEXT REFERENCES agencies, year BIGINT,"
    " version BIGINT NOT NULL, state TEXT NOT NULL, revision BIGINT NOT NULL, made BIGINT NOT NULL, problem TEXT,"
    " who TEXT NOT NULL, created BIGINT NOT NULL, sent BIGINT, removed BIGINT, signed BIGINT NOT NULL)",
    "CREATE INDEX documents_by_agency ON documents (agency, year, number)",
    "CREATE INDEX documents_by_blob ON documents (blob)",
    "CREATE TABLE reports (document TEXT PRIMARY KEY REFERENCES documents, revision BIGINT NOT NULL,"
    " blob TEXT NOT NULL REFERENCES blobs, title TEXT NOT NULL, organization TEXT NOT NULL, year BIGINT,"
    " score_year BIGINT, score BIGINT, target BIGINT, change BIGINT, level TEXT NOT NULL, findings BIGINT NOT NULL,"
    " warnings BIGINT NOT NULL, infos BIGINT NOT NULL)",
    "CREATE TABLE scores (document TEXT NOT NULL REFERENCES documents, instrument TEXT NOT NULL,"
    " indicator BIGINT NOT NULL, name TEXT NOT NULL, score BIGINT NOT NULL,"
    " PRIMARY KEY (document, instrument, indicator))",
    "CREATE TABLE outputs (document TEXT NOT NULL REFERENCES documents, revision BIGINT NOT NULL,"
    " format TEXT NOT NULL, style TEXT NOT NULL, digits TEXT NOT NULL, blob TEXT NOT NULL REFERENCES blobs,"
    " PRIMARY KEY (document, revision, format, style, digits))",
    "CREATE INDEX outputs_by_blob ON outputs (blob)",
    "CREATE TABLE operations (document TEXT NOT NULL REFERENCES documents, number BIGINT NOT NULL, body TEXT NOT NULL,"
    " who TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (document, number))",
    "CREATE TABLE signatures (document TEXT NOT NULL REFERENCES documents, number BIGINT NOT NULL,"
    " blob TEXT NOT NULL REFERENCES blobs, role TEXT NOT NULL, signer TEXT NOT NULL, verdict TEXT NOT NULL,"
    " problems TEXT NOT NULL, who TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (document, number))",
    // The report of an agency and year that counts, with what views sort by.
    "CREATE TABLE standings (year BIGINT NOT NULL, agency TEXT NOT NULL REFERENCES agencies,"
    " document TEXT NOT NULL REFERENCES documents, score BIGINT, iit BIGINT, eit BIGINT, oit BIGINT, change BIGINT,"
    " level TEXT NOT NULL, findings BIGINT NOT NULL, sent BIGINT NOT NULL, province TEXT NOT NULL,"
    " PRIMARY KEY (year, agency))",
    // All that the years' means take: the table itself is not read for them.
    "CREATE INDEX standings_of_years ON standings (year, province, score, iit, eit, oit)",
    "CREATE INDEX standings_by_agency ON standings (agency, year)",
    "CREATE INDEX standings_by_document ON standings (document)",
    // Roll-ups by the state of the reports that they are made of (province_reports.h), and their format.
    "CREATE TABLE rollups (state TEXT NOT NULL, format TEXT NOT NULL, blob TEXT NOT NULL REFERENCES blobs,"
    " since BIGINT NOT NULL, PRIMARY KEY (state, format))",
    "CREATE TABLE jobs (id BIGINT PRIMARY KEY, kind TEXT NOT NULL, document TEXT REFERENCES documents,"
    " share TEXT NOT NULL, who TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL,"
    " taken_by TEXT NOT NULL, lease BIGINT NOT NULL, created BIGINT NOT NULL)",
    "CREATE INDEX jobs_by_state ON jobs (state, share)",
    "CREATE INDEX jobs_by_document ON jobs (document)",
    "CREATE TABLE events (seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, document TEXT NOT NULL, agency TEXT NOT NULL,"
    " kind TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE requests (who TEXT NOT NULL, request_key TEXT NOT NULL, at BIGINT NOT NULL, path TEXT NOT NULL,"
    " status BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (who, request_key))",
    "CREATE TABLE audit (seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"
    " about TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL)",
};

/// How often whoever was at a job was killed; documents by their age, for prune --keep-years; mails that wait.
constexpr std::array second_step{
    "ALTER TABLE jobs ADD COLUMN ends BIGINT NOT NULL DEFAULT 0",
    "CREATE INDEX documents_by_age ON documents (created)",
    "CREATE TABLE mails (id BIGINT PRIMARY KEY, address TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,"
    " tries BIGINT NOT NULL, due BIGINT NOT NULL)",
};

constexpr std::array<std::span<const char* const>, 2> steps{first_step, second_step};

}  // namespace

std::int64_t newest_schema() {
    return std::int64_t{steps.size()};
}

void migrate(Database& database) {
    Transaction transaction(database);
    database.run_once("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, taken BIGINT NOT NULL)");
    const std::int64_t taken = database.run("SELECT COALESCE(MAX(number), 0) FROM migrations").at(0).number(0);
    if (taken > newest_schema())
        throw unreadable("newer-store", "",
                         {"the store was made by a newer version of the program; use that one",
                          "ที่เก็บข้อมูลสร้างโดยโปรแกรมรุ่นใหม่กว่า โปรดใช้โปรแกรมรุ่นนั้น"});
    for (std::int64_t step = taken; step < newest_schema(); ++step) {
        for (const char* statement : steps[static_cast<std::size_t>(step)]) database.run_once(statement);
        database.run("INSERT INTO migrations (number, taken) VALUES ($1, $2)", {step + 1, now()});
    }
    transaction.commit();
}

}  // namespace raingan::store
