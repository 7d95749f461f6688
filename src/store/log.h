// What is written down of all that happens: events, which tell those who watch that something changed, and the audit
// log, from which nothing is taken. Both are added to within the transaction of what they tell, and numbered as those
// commit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace raingan::store {

/// The next number of a count ("events", "audit", "documents", "jobs"), from 1. Nobody else gets one until the
/// transaction has ended, so numbers appear in their order.
std::int64_t next_number(Database& database, const std::string& counter);

struct Event {
    std::int64_t seq = 0;
    std::string document, agency;  ///< whom it concerns; empty: none
    std::string kind, body;        ///< "document", JSON
};
void add_event(Database& database, const Event& event);
/// At most `limit` behind `seq`, ascending.
std::vector<Event> events_after(Database& database, std::int64_t seq, std::int64_t limit);
std::int64_t last_event(Database& database);
/// Those of more than a day ago go.
void forget_old_events(Database& database);

struct Entry {
    std::int64_t seq = 0, at = 0;
    std::string who, what, about, detail;
    std::string hash;  ///< SHA-256 over the entry before and this one
};
/// `what`: "document.upload"; `about`: an identifier; `detail`: what else there is to know, never a secret.
void add_audit(Database& database, const std::string& who, const std::string& what, const std::string& about,
               const std::string& detail = {});
/// At most `limit` behind `seq`, ascending.
std::vector<Entry> audit_after(Database& database, std::int64_t seq, std::int64_t limit);
/// Those in which the words stand (who, what, about, detail), or all without any.
struct AuditFilter {
    std::string words;
    bool descending = true;  ///< newest first
    std::int64_t offset = 0, limit = 50;
};
std::vector<Entry> audit_found(Database& database, const AuditFilter& filter);
/// How many there are of them.
std::int64_t count_audit(Database& database, const std::string& words);
/// The number of the first entry that does not follow from the one before it; 0: all do.
std::int64_t first_broken_entry(Database& database);

}  // namespace raingan::store
