// The store by itself: schema, queue, log, views, keeping.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/error.h"
#include "store/accounts.h"
#include "store/agencies.h"
#include "store/blobs.h"
#include "store/clock.h"
#include "store/documents.h"
#include "store/jobs.h"
#include "store/keeping.h"
#include "store/log.h"
#include "store/many_agencies.h"
#include "store/postgres.h"
#include "store/schema.h"
#include "store/secrets.h"
#include "store/views.h"
#include "support.h"

using namespace raingan;
using namespace raingan::store;

namespace {

struct Kept {
    test::TemporaryDir data;
    std::unique_ptr<Database> database;
    Kept() {
        prepare_blobs(folder());
        database = open();
        if (!address().empty()) database->run_once("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        migrate(*database);
    }
    [[nodiscard]] std::string folder() const { return data.path.string() + "/d"; }
    [[nodiscard]] std::unique_ptr<Database> open() const { return open_store(folder(), address()); }
    /// Of the PostgreSQL that these cases run over as well (below).
    static std::string address() {
        const char* const variable = std::getenv("RAINGAN_TEST_DATABASE");
        return variable == nullptr ? "" : variable;
    }

    template <class Change>
    void change(const Change& change) const {
        Transaction transaction(*database);
        change();
        transaction.commit();
    }
    std::string add(const std::string& agency, std::int64_t year, const std::string& bytes) const {
        std::string id;
        change([&] {
            NewDocument document;
            document.name = "a.docx";
            document.blob = write_blob(folder(), bytes);
            document.agency = agency;
            document.year = year;
            document.who = "somchai";
            document.sent = true;
            id = add_document(*database, document, agency);
        });
        return id;
    }
};

Report report_of(const char* score) {
    Report report;
    report.overall.score = Score{*Decimal::parse(score), score, {}};
    Instrument iit;
    iit.code = "IIT";
    iit.score = report.overall.score;
    Indicator first;
    first.number = 1;
    first.name.value = "การปฏิบัติหน้าที่";
    first.score = report.overall.score;
    iit.indicators.push_back(first);
    report.instruments.push_back(iit);
    return report;
}

}  // namespace

TEST_CASE("a schema is taken once, and one of a newer program is refused") {
    const Kept kept;
    migrate(*kept.database);
    kept.change(
        [&] { kept.database->run("INSERT INTO migrations (number, taken) VALUES ($1, 0)", {newest_schema() + 1}); });
    CHECK_THROWS_WITH_AS(migrate(*kept.database), doctest::Contains("newer version"), Error);
}

TEST_CASE("what a transaction did not commit never was, and parameters stand in any order") {
    const Kept kept;
    {
        const Transaction transaction(*kept.database);
        next_number(*kept.database, "x");
    }
    CHECK(next_number(*kept.database, "x") == 1);
    const Row row = kept.database
                        ->run("SELECT CAST($2 AS BIGINT), CAST($1 AS TEXT), CAST($2 AS BIGINT)",
                              {std::string("a'; DROP TABLE users; --"), std::int64_t{7}})
                        .at(0);
    CHECK(row.number(0) == 7);
    CHECK(row.text(1) == "a'; DROP TABLE users; --");
    CHECK(row.number(2) == 7);
}

TEST_CASE("a blob can be read while others upload the same bytes") {
    const Kept kept;
    const std::string bytes(1'000'000, 'x');
    const Blob blob = write_blob(kept.folder(), bytes);
    std::atomic<bool> over = false;
    std::thread uploads([&] {
        while (!over) static_cast<void>(write_blob(kept.folder(), bytes));
    });
    std::size_t whole = 0;
    for (int i = 0; i < 200; ++i) {
        try {
            whole += read_blob(kept.folder(), blob.sha256) == bytes ? 1U : 0U;
        } catch (const Error& error) {
            MESSAGE(error.code());
        }
    }
    over = true;
    uploads.join();
    CHECK(whole == 200);
}

TEST_CASE("bytes are kept once, under their digest, and what was not finished is gone") {
    const Kept kept;
    const Blob one = write_blob(kept.folder(), "abc"), two = write_blob(kept.folder(), "abc");
    CHECK(one.sha256 == two.sha256);
    CHECK(one.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(read_blob(kept.folder(), one.sha256) == "abc");
    {
        BlobWriter writer(kept.folder());
        writer.write("half");
    }
    CHECK(std::filesystem::is_empty(kept.folder() + "/incoming"));
}

TEST_CASE("jobs are taken once, shares take turns, and a lease that ran out is another's") {
    const Kept kept;
    for (const char* share : {"a", "a", "a", "b"})
        kept.change([&] { add_job(*kept.database, {.kind = "make", .share = share, .who = share, .body = "{}"}); });
    const auto other = kept.open();
    CHECK(take_job(*kept.database, "one")->share == "a");
    CHECK(take_job(*other, "two")->share == "b");  // not the older ones of a
    const auto third = take_job(*kept.database, "one");
    const auto fourth = take_job(*other, "two");
    REQUIRE(third);
    REQUIRE(fourth);
    CHECK(third->id != fourth->id);
    CHECK(!take_job(*other, "two"));
    kept.change([&] { kept.database->run("UPDATE jobs SET lease = 1 WHERE id = $1", {third->id}); });
    const auto again = take_job(*other, "three");
    REQUIRE(again);
    CHECK(again->id == third->id);
    CHECK(again->tries == 1);  // who held it may have been killed
    return_jobs(*other, "three", Returned::fell);
    const auto twice = take_job(*other, "three");
    REQUIRE(twice);
    CHECK(twice->id == third->id);
    CHECK(twice->tries == 2);
    kept.change([&] { CHECK(!finish_job(*kept.database, third->id, "one")); });  // too late
    Transaction transaction(*other);
    CHECK(finish_job(*other, third->id, "three"));
    transaction.commit();
}

TEST_CASE("the audit log shows what was changed, added or cut off") {
    const Kept kept;
    for (int i = 0; i < 20; ++i)
        kept.change([&] { add_audit(*kept.database, "somchai", "document.upload", "d_" + std::to_string(i), "x"); });
    CHECK(first_broken_entry(*kept.database) == 0);
    kept.change([&] { kept.database->run("UPDATE audit SET who = 'malee' WHERE seq = 7"); });
    CHECK(first_broken_entry(*kept.database) == 7);
    kept.change([&] { kept.database->run("UPDATE audit SET who = 'somchai' WHERE seq = 7"); });
    kept.change([&] { kept.database->run("DELETE FROM audit WHERE seq = 20"); });
    CHECK(first_broken_entry(*kept.database) == 20);
}

TEST_CASE("the report that counts is the newest that was sent, and ranks are those of a competition") {
    const Kept kept;
    std::vector<std::string> agencies;
    const char* const scores[] = {"90.00", "95.50", "95.50", "80.25"};
    std::vector<std::string> documents;
    for (int i = 0; i < 4; ++i) {
        kept.change([&] {
            agencies.push_back(
                match_or_add_agency(*kept.database, province::agency_of("เทศบาลตำบลที่" + std::to_string(i))).id);
        });
        documents.push_back(kept.add(agencies.back(), 2566, "bytes " + std::to_string(i)));
        kept.change([&] {
            set_report(*kept.database, documents.back(), 0, report_of(scores[i]), write_blob(kept.folder(), "{}"));
            set_made(*kept.database, *find_document(*kept.database, documents.back()), 0);
        });
    }
    const auto ranked = standings(*kept.database, {.year = 2566});
    REQUIRE(ranked.size() == 4);
    CHECK(*ranked[0].rank == 1);
    CHECK(*ranked[1].rank == 1);
    CHECK(*ranked[2].rank == 3);
    CHECK(*ranked[3].score == 8025);
    const auto summary = years(*kept.database, "");
    REQUIRE(summary.size() == 1);
    CHECK(summary[0].reported == 4);
    CHECK(summary[0].sum == 36125);
    CHECK(*summary[0].iit == 9031);  // 9031.25
    const std::string newer = kept.add(agencies[0], 2566, "newer");
    CHECK(find_document(*kept.database, newer)->version == 2);
    kept.change([&] {
        set_report(*kept.database, newer, 0, report_of("99.00"), write_blob(kept.folder(), "{}"));
        set_made(*kept.database, *find_document(*kept.database, newer), 0);
    });
    CHECK(*standings(*kept.database, {.year = 2566})[0].score == 9900);
    kept.change([&] { remove_document(*kept.database, *find_document(*kept.database, newer)); });
    CHECK(*standings(*kept.database, {.year = 2566})[2].score == 9000);
    kept.change([&] { link_agencies(*kept.database, agencies[1], agencies[0], 2567, "somchai"); });
    CHECK(linked_agencies(*kept.database, agencies[0]).size() == 2);
    CHECK(agency_years(*kept.database, linked_agencies(*kept.database, agencies[1])).size() == 2);
    const std::string first = standings(*kept.database, {.year = 2566})[0].document;
    CHECK(!scores_of(*kept.database, {first})[first].empty());
}

TEST_CASE("a store is whole, a copy of it too, and a changed byte is found; pruning takes what nothing refers to") {
    const Kept kept;
    std::string agency;
    kept.change([&] { agency = match_or_add_agency(*kept.database, province::agency_of("เทศบาลตำบลลำน้ำพอง")).id; });
    const std::string id = kept.add(agency, 2566, "first");
    CHECK(verify_store(*kept.database, kept.folder()).faults.empty());
    const std::string copy = kept.data.path.string() + "/copy";
    if (!Kept::address().empty()) {
        CHECK_THROWS_WITH_AS(back_up(*kept.database, kept.folder(), copy), doctest::Contains("pg_dump"), Error);
        return;
    }
    back_up(*kept.database, kept.folder(), copy);
    CHECK_THROWS_AS(back_up(*kept.database, kept.folder(), copy), Error);
    const auto restored = open_sqlite(copy + "/raingan.db");
    CHECK(find_document(*restored, id)->name == "a.docx");
    CHECK(verify_store(*restored, copy).faults.empty());
    const Blob blob{find_document(*kept.database, id)->blob, 5};
    test::spill(blob_path(kept.folder(), blob.sha256), "fIrst");
    CHECK(verify_store(*kept.database, kept.folder()).faults.size() == 1);
    const Blob unused = write_blob(kept.folder(), "unused");
    kept.change([&] {
        note_blob(*kept.database, unused);
        kept.database->run("UPDATE blobs SET since = 0");
    });
    CHECK(prune(*kept.database, kept.folder(), {}).files == 0);  // its file is young
    test::run("touch -d '3 days ago' " + blob_path(kept.folder(), unused.sha256));
    const Blob orphan = write_blob(kept.folder(), "refused");
    test::run("touch -d '3 days ago' " + blob_path(kept.folder(), orphan.sha256));
    CHECK(prune(*kept.database, kept.folder(), {}).files == 2);
    CHECK(!std::filesystem::exists(blob_path(kept.folder(), orphan.sha256)));
    CHECK(!std::filesystem::exists(blob_path(kept.folder(), unused.sha256)));
    CHECK(std::filesystem::exists(blob_path(kept.folder(), blob.sha256)));
}

TEST_CASE("all of these hold over PostgreSQL, too") {
    if (!Kept::address().empty()) return;
    const test::Postgres postgres;
    if (!postgres.is_there()) return;
    const test::Ran ran = test::run("env \"RAINGAN_TEST_DATABASE=" + postgres.address() + "\" " +
                                    std::filesystem::read_symlink("/proc/self/exe").string());
    CHECK_MESSAGE(ran.status == 0, ran.out);
    MESSAGE(ran.out.substr(ran.out.find("[doctest] test cases")));
}

TEST_CASE("passwords, codes and keys") {
    const std::string digest = password_digest("correct horse battery");
    CHECK(is_password("correct horse battery", digest));
    CHECK(!is_password("correct horse batterz", digest));
    CHECK(!is_password("", ""));
    CHECK(password_digest("correct horse battery") != digest);
    // RFC 6238, appendix B, cut to six digits.
    CHECK(totp_code("12345678901234567890", 59 / 30) == "287082");
    CHECK(totp_code("12345678901234567890", 1'111'111'109 / 30) == "081804");
    CHECK(from_base32(base32("12345678901234567890")) == "12345678901234567890");
    CHECK(random_key("s_") != random_key("s_"));
    CHECK(shown_moment(0) == "1970-01-01T00:00:00Z");
    CHECK(shown_moment(1'796'000'000) == "2026-11-30T00:53:20Z");
    Account account;
    account.name = "somchai";
    CHECK_THROWS_AS(require_strong("short", account), Error);
    CHECK_THROWS_AS(require_strong("aaaaaaaaaaaaaaaa", account), Error);
    CHECK_THROWS_AS(require_strong("somchai-somchai", account), Error);
    CHECK_NOTHROW(require_strong("สวัสดีวันจันทร์", account));
}

TEST_CASE("passwords that so many have are refused, however they are dressed") {
    const Account account;
    for (const char* common : {"password1234", "P@ssw0rd2567!!", "Passw0rd!!!!", "123456789012", "987654321098",
                               "111222111222", "qwertyuiop12", "1q2w3e1q2w3e1q2w3e", "iloveyou12345", "I love you 2567",
                               "Administrator1", "correct horse battery staple", "Thailand2567", "abcabcabcabc",
                               "welcome-2024-", "@dministr@tor", "letmein123456"})
        CHECK_THROWS_WITH_AS_MESSAGE(require_strong(common, account), doctest::Contains("tried first"), Error, common);
    for (const char* good : {"correct horse admin", "ลมพัดใบไม้สีแดง", "tuk-tuk over the moon", "x7Qp!mZ2vL9s"})
        CHECK_NOTHROW(require_strong(good, account));
}

TEST_CASE("views of 8,300 agencies in ten years hold all of them") {
    const Kept kept;
    kept.change([&] { test::add_many_agencies(*kept.database); });
    CHECK(years(*kept.database, "ขอนแก่น").size() == 10);
    CHECK(years(*kept.database, "ขอนแก่น")[0].reported == 8'300);
    const auto ranked = standings(*kept.database, {.year = 2569});
    REQUIRE(ranked.size() == 8'300);
    CHECK(*ranked[0].rank == 1);
    CHECK(std::ranges::is_sorted(ranked, [](const auto& a, const auto& b) { return *a.rank < *b.rank; }));
    std::vector<std::string> documents;
    for (std::size_t i = 4'000; i < 4'700; ++i) documents.push_back(ranked[i].document);
    const auto scores = scores_of(*kept.database, documents);
    CHECK(scores.size() == documents.size());
    CHECK(scores.at(documents[650]).size() == 11);
    CHECK(scores_of_indicator(*kept.database, 2569, 10).size() == 8'300);
    CHECK(agency_years(*kept.database, {"a_77"}).size() == 10);
}
