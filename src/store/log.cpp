#include "store/log.h"

#include "batch/digest.h"
#include "store/agencies.h"
#include "store/clock.h"

namespace raingan::store {
namespace {

/// Each part with its length, so that no two entries are written alike.
std::string hash_of(const std::string& before, const Entry& entry) {
    std::string text;
    for (const std::string& part : {before, std::to_string(entry.seq), std::to_string(entry.at), entry.who, entry.what,
                                    entry.about, entry.detail})
        text.append(std::to_string(part.size())).append(":").append(part);
    return batch::sha256(text);
}

Entry entry_of(const Row& row) {
    return {row.number(0), row.number(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

std::vector<Entry> entries_of(const Rows& rows) {
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const Row& row : rows) entries.push_back(entry_of(row));
    return entries;
}

constexpr std::string_view holding_words =
    "WHERE ($1 = '' OR who LIKE $2 ESCAPE '\\' OR what LIKE $2 ESCAPE '\\' OR about LIKE $2 ESCAPE '\\' OR detail "
    "LIKE $2 ESCAPE '\\') ";

}  // namespace

std::int64_t next_number(Database& database, const std::string& counter) {
    return database
        .run(
            "INSERT INTO counters (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = "
            "counters.value + 1 RETURNING value",
            {counter})
        .at(0)
        .number(0);
}

void add_event(Database& database, const Event& event) {
    database.run("INSERT INTO events (seq, at, document, agency, kind, body) VALUES ($1, $2, $3, $4, $5, $6)",
                 {next_number(database, "events"), now(), event.document, event.agency, event.kind, event.body});
}

std::vector<Event> events_after(Database& database, std::int64_t seq, std::int64_t limit) {
    std::vector<Event> events;
    const Rows rows = database.run(
        "SELECT seq, document, agency, kind, body FROM events WHERE seq > $1 ORDER BY seq LIMIT $2", {seq, limit});
    events.reserve(rows.size());
    for (const Row& row : rows) events.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    return events;
}

std::int64_t last_event(Database& database) {
    const Rows rows = database.run("SELECT value FROM counters WHERE name = 'events'");
    return rows.empty() ? 0 : rows[0].number(0);
}

void forget_old_events(Database& database) {
    constexpr std::int64_t day = 86'400;
    database.run("DELETE FROM events WHERE at < $1", {now() - day});
}

void add_audit(Database& database, const std::string& who, const std::string& what, const std::string& about,
               const std::string& detail) {
    Entry entry{next_number(database, "audit"), now(), who, what, about, detail, {}};
    const Rows before = database.run("SELECT hash FROM audit WHERE seq = $1", {entry.seq - 1});
    entry.hash = hash_of(before.empty() ? "" : before[0].text(0), entry);
    database.run("INSERT INTO audit (seq, at, who, what, about, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                 {entry.seq, entry.at, entry.who, entry.what, entry.about, entry.detail, entry.hash});
}

std::vector<Entry> audit_after(Database& database, std::int64_t seq, std::int64_t limit) {
    return entries_of(
        database.run("SELECT seq, at, who, what, about, detail, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2",
                     {seq, limit}));
}

std::vector<Entry> audit_found(Database& database, const AuditFilter& filter) {
    return entries_of(database.run("SELECT seq, at, who, what, about, detail, hash FROM audit " +
                                       std::string(holding_words) + "ORDER BY seq " +
                                       (filter.descending ? "DESC" : "ASC") + " LIMIT $3 OFFSET $4",
                                   {filter.words, holding(filter.words), filter.limit, filter.offset}));
}

std::int64_t count_audit(Database& database, const std::string& words) {
    return database.run("SELECT COUNT(*) FROM audit " + std::string(holding_words), {words, holding(words)})
        .at(0)
        .number(0);
}

std::int64_t first_broken_entry(Database& database) {
    constexpr std::int64_t at_a_time = 1'000;
    std::string before;
    std::int64_t seq = 0;
    for (;;) {
        const std::vector<Entry> entries = audit_after(database, seq, at_a_time);
        if (entries.empty()) break;
        for (const Entry& entry : entries) {
            if (entry.seq != seq + 1 || entry.hash != hash_of(before, entry)) return seq + 1;
            before = entry.hash;
            seq = entry.seq;
        }
    }
    const Rows last = database.run("SELECT value FROM counters WHERE name = 'audit'");
    return last.empty() || last[0].number(0) == seq ? 0 : seq + 1;
}

}  // namespace raingan::store
