// What time does to a store: schemas of before, jobs that are killed again and again, documents past their years.
#include <doctest/doctest.h>

#include <sstream>

#include "base/error.h"
#include "store/agencies.h"
#include "store/clock.h"
#include "store/documents.h"
#include "store/jobs.h"
#include "store/keeping.h"
#include "store/log.h"
#include "store/schema.h"
#include "store/views.h"
#include "support.h"

using namespace raingan;
using namespace raingan::store;

namespace {

/// A store, of SQLite or of the PostgreSQL that the other tests run over too.
struct AgedStore {
    test::TemporaryDir data;
    std::unique_ptr<Database> database;
    AgedStore() {
        const char* const address = std::getenv("RAINGAN_TEST_DATABASE");
        prepare_blobs(folder());
        database = open_store(folder(), address == nullptr ? "" : address);
        if (address != nullptr) database->run_once("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
    [[nodiscard]] std::string folder() const { return data.path.string() + "/d"; }
    template <class Change>
    void change(const Change& change) const {
        Transaction transaction(*database);
        change();
        transaction.commit();
    }
    /// As one that came so long ago, with its bytes.
    std::string add_document_of(const std::string& bytes, std::int64_t days_ago, bool sent) const {
        std::string id;
        change([&] {
            NewDocument document;
            document.name = "a.docx";
            document.blob = write_blob(folder(), bytes);
            document.agency = match_or_add_agency(*database, province::agency_of("เทศบาลตำบลลำน้ำพอง")).id;
            document.year = 2566;
            document.who = "somchai";
            document.sent = sent;
            id = add_document(*database, document, "a");
            database->run("UPDATE documents SET created = $2 WHERE id = $1", {id, now() - days_ago * 86'400});
            database->run("UPDATE blobs SET since = 0");
        });
        test::run("touch -d '3 days ago' " + blob_path(folder(), find_document(*database, id)->blob));
        return id;
    }
};

}  // namespace

TEST_CASE("a store of the first schema is brought up to date, and one of a later program is not touched") {
    const AgedStore store;
    std::istringstream first(test::slurp(test::source_dir() / "tests/store/first_schema.sql"));
    store.database->run_once("CREATE TABLE migrations (number BIGINT PRIMARY KEY, taken BIGINT NOT NULL)");
    for (std::string statement; std::getline(first, statement);) store.database->run_once(statement);
    store.change([&] {
        store.database->run("INSERT INTO migrations (number, taken) VALUES (1, 1)");
        store.database->run("INSERT INTO blobs (sha256, bytes, since) VALUES ('ab', 2, 3)");
        store.database->run(
            "INSERT INTO documents (id, number, name, kind, blob, agency, year, version, state, revision, made, "
            "problem, "
            "who, created, sent, removed, signed) VALUES ('d_1', 1, 'old.docx', 'docx', 'ab', NULL, 2565, 1, "
            "'waiting', 0, "
            "-1, NULL, 'somchai', 1, NULL, NULL, 0)");
        store.database->run(
            "INSERT INTO jobs (id, kind, document, share, who, body, state, tries, taken_by, lease, created) VALUES "
            "(1, "
            "'make', 'd_1', 's', 'somchai', '{}', 'waiting', 2, '', 0, 1)");
    });
    migrate(*store.database);
    CHECK(store.database->run("SELECT MAX(number) FROM migrations").at(0).number(0) == newest_schema());
    CHECK(find_document(*store.database, "d_1")->name == "old.docx");
    const auto job = take_job(*store.database, "one");
    REQUIRE(job);
    CHECK(job->document == "d_1");
    CHECK(job->tries == 3);
    CHECK(job->ends == 0);
    migrate(*store.database);  // once each
    store.change(
        [&] { store.database->run("INSERT INTO migrations (number, taken) VALUES ($1, 1)", {newest_schema() + 1}); });
    CHECK_THROWS_WITH_AS(migrate(*store.database), doctest::Contains("newer version"), Error);
}

TEST_CASE("how often a job's taker was killed is counted, and is no try of its own") {
    const AgedStore store;
    migrate(*store.database);
    store.change([&] { add_job(*store.database, {.kind = "make", .share = "a", .who = "a", .body = "{}"}); });
    for (std::int64_t i = 0; i < most_ends; ++i) {
        const auto job = take_job(*store.database, "one");
        REQUIRE(job);
        CHECK(job->ends == i);
        CHECK(job->tries == 1);
        return_jobs(*store.database, "one", Returned::killed);
    }
    CHECK(take_job(*store.database, "one")->ends == most_ends);
    return_jobs(*store.database, "one", Returned::as_it_was);
    CHECK(take_job(*store.database, "one")->ends == most_ends);
}

TEST_CASE("documents go when their years are over, and none that was handed in before") {
    const AgedStore store;
    migrate(*store.database);
    const std::string old = store.add_document_of("old", 11 * 366, true);
    const std::string sent = store.add_document_of("sent", 400, true);
    const std::string removed = store.add_document_of("removed", 400, false);
    const std::string young = store.add_document_of("young", 1, false);
    store.change([&] {
        for (const std::string& id : {sent, removed, young})
            remove_document(*store.database, *find_document(*store.database, id));
        store.database->run("UPDATE documents SET removed = $1 WHERE id <> $2", {now() - 40 * 86'400, young});
        store.database->run("UPDATE documents SET removed = NULL WHERE id = $1", {old});
    });
    const auto ids = [&] {
        std::string all;
        for (const Row& row : store.database->run("SELECT id FROM documents ORDER BY number")) all += row.text(0) + " ";
        return all;
    };
    const std::string before = ids();
    CHECK(prune(*store.database, store.folder(), {}).documents == 0);
    CHECK(ids() == before);
    const Pruned planned = prune(*store.database, store.folder(), {.keep_years = 10, .dry_run = true});
    CHECK(planned.documents == 2);
    CHECK(planned.files == 2);
    CHECK(ids() == before);
    CHECK(verify_store(*store.database, store.folder()).faults.empty());
    const Pruned pruned = prune(*store.database, store.folder(), {.keep_years = 10});
    CHECK(pruned.documents == planned.documents);
    CHECK(pruned.files == planned.files);
    CHECK(ids() == sent + " " + young + " ");
    CHECK(verify_store(*store.database, store.folder()).faults.empty());
    CHECK(prune(*store.database, store.folder(), {.keep_years = 1}).documents == 1);  // its time has come
    bool is_told = false;
    for (const Entry& entry : audit_after(*store.database, 0, 100))
        is_told = is_told || (entry.what == "document.expired" && entry.about == old);
    CHECK(is_told);
}
