#include "store/jobs.h"

#include "base/error.h"
#include "store/clock.h"
#include "store/log.h"

namespace raingan::store {

std::int64_t add_job(Database& database, const Job& job) {
    const Row counts = database
                           .run(
                               "SELECT COUNT(*), COALESCE(SUM(CASE WHEN who = $1 THEN 1 ELSE 0 END), 0) FROM jobs "
                               "WHERE state = 'waiting'",
                               {job.who})
                           .at(0);
    if (counts.number(0) >= most_jobs || counts.number(1) >= most_jobs_of_one)
        throw unreadable("busy", "",
                         {"too much work is waiting; try again in a minute", "มีงานรออยู่มากเกินไป โปรดลองอีกครั้งในหนึ่งนาที"});
    const std::int64_t id = next_number(database, "jobs");
    database.run(
        "INSERT INTO jobs (id, kind, document, share, who, body, state, tries, taken_by, lease, created) VALUES ($1, "
        "$2, $3, $4, $5, $6, 'waiting', 0, '', 0, $7)",
        {id, job.kind, text_or_null(job.document), job.share, job.who, job.body, now()});
    return id;
}

std::optional<Job> take_job(Database& database, const std::string& taker) {
    const std::int64_t at = now();
    // Looked at without the right to write, which others want.
    if (database.run("SELECT id FROM jobs WHERE state = 'waiting' OR (state = 'taken' AND lease < $1) LIMIT 1", {at})
            .empty())
        return std::nullopt;
    Transaction transaction(database);
    const Rows rows = database.run(
        "SELECT j.id, j.kind, j.document, j.share, j.who, j.body, j.tries, j.ends FROM jobs j WHERE j.state = "
        "'waiting' OR (j.state = 'taken' AND j.lease < $1) ORDER BY (SELECT COUNT(*) FROM jobs k WHERE "
        "k.state = 'taken' AND k.lease >= $1 AND k.share = j.share), j.id LIMIT 1" +
            std::string(database.taking()),
        {at});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows[0];
    const Job job{row.number(0), row.text(1), row.text(2),       row.text(3),
                  row.text(4),   row.text(5), row.number(6) + 1, row.number(7)};
    database.run("UPDATE jobs SET state = 'taken', taken_by = $2, lease = $3 WHERE id = $1",
                 {job.id, taker, at + lease_seconds});
    transaction.commit();
    return job;
}

void renew_jobs(Database& database, const std::string& taker) {
    database.run("UPDATE jobs SET lease = $2 WHERE state = 'taken' AND taken_by = $1", {taker, now() + lease_seconds});
}

void return_jobs(Database& database, const std::string& taker, Returned how) {
    database.run(
        "UPDATE jobs SET state = 'waiting', taken_by = '', lease = 0, tries = tries + $2, ends = ends + $3 WHERE state "
        "= 'taken' AND taken_by = $1",
        {taker, std::int64_t{how == Returned::fell ? 1 : 0}, std::int64_t{how == Returned::killed ? 1 : 0}});
}

bool finish_job(Database& database, std::int64_t id, const std::string& taker) {
    database.run("DELETE FROM jobs WHERE id = $1 AND taken_by = $2", {id, taker});
    return database.changed() == 1;
}

bool has_job(Database& database, const std::string& document, const std::string& body, bool waiting) {
    return !database
                .run(
                    "SELECT id FROM jobs WHERE (document = $1 OR (document IS NULL AND $1 = '')) AND body = $2 AND "
                    "(state = "
                    "'waiting' OR $3 = 0) LIMIT 1",
                    {document, body, std::int64_t{waiting ? 1 : 0}})
                .empty();
}

std::pair<std::int64_t, std::int64_t> count_jobs(Database& database) {
    const Row row = database
                        .run(
                            "SELECT COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0), "
                            "COALESCE(SUM(CASE WHEN state = 'taken' THEN 1 ELSE 0 END), 0) FROM jobs")
                        .at(0);
    return {row.number(0), row.number(1)};
}

void drop_jobs(Database& database, const std::string& document) {
    database.run("DELETE FROM jobs WHERE document = $1", {document});
}

}  // namespace raingan::store
