// The queue of work (docs/service.md#jobs).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/database.h"

namespace raingan::store {

inline constexpr std::int64_t most_jobs = 2'000, most_jobs_of_one = 200;
inline constexpr std::int64_t lease_seconds = 60;
inline constexpr std::int64_t most_tries = 3;
/// Of those that are killed (the system was out of memory, or somebody did it) nobody knows the reason: so many times.
inline constexpr std::int64_t most_ends = 6;

struct Job {
    std::int64_t id = 0;
    std::string kind;        ///< "make": outputs and report; "verify": a signed PDF; "rollup"
    std::string document{};  ///< empty: none
    std::string share;       ///< those of one share take turns with those of others: an agency's id, an account
    std::string who, body;   ///< JSON
    std::int64_t tries = 0;  ///< this one, and those before that ended by its own fault
    std::int64_t ends = 0;   ///< how often whoever was at it was killed, for whatever reason
};

/// Within a Transaction. Its number. Throws Error (unreadable) "busy" where there are too many.
std::int64_t add_job(Database& database, const Job& job);
/// The next that waits, or whose lease ran out: of the share that has the fewest under way, the oldest. That a lease
/// ran out is not the job's fault.
std::optional<Job> take_job(Database& database, const std::string& taker);
/// Whatever the taker is at stays its own for another lease.
void renew_jobs(Database& database, const std::string& taker);
enum class Returned : std::uint8_t {
    as_it_was,  ///< nothing of it is the job's fault
    killed,     ///< nobody knows
    fell,       ///< it ended by the job's own fault, and that is one of its tries
};
/// Whatever the taker is at waits again.
void return_jobs(Database& database, const std::string& taker, Returned how);
/// Within the Transaction of what came of it; false where somebody else has it now, and nothing may come of it.
bool finish_job(Database& database, std::int64_t id, const std::string& taker);
/// Whether one of the document (empty: of none) waits that asks for this; or, unless `waiting`, is under way.
bool has_job(Database& database, const std::string& document, const std::string& body, bool waiting);
/// How many wait, and how many are under way.
std::pair<std::int64_t, std::int64_t> count_jobs(Database& database);
/// Those that wait for the document.
void drop_jobs(Database& database, const std::string& document);

}  // namespace raingan::store
