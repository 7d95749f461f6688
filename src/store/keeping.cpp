#include "store/keeping.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/filesystem.h"
#include "batch/digest.h"
#include "store/blobs.h"
#include "store/clock.h"
#include "store/documents.h"
#include "store/log.h"

namespace raingan::store {
namespace {

/// Each column that refers to a blob.
constexpr std::array blob_references{"SELECT blob FROM documents", "SELECT blob FROM reports",
                                     "SELECT blob FROM outputs", "SELECT blob FROM signatures",
                                     "SELECT blob FROM rollups"};

std::set<std::string> referred_blobs(Database& database) {
    std::set<std::string> referred;
    for (const char* const query : blob_references)
        for (const Row& row : database.run(query)) referred.insert(row.text(0));
    // Of signed PDFs that are being verified.
    for (const Row& row : database.run("SELECT body FROM jobs WHERE kind = 'verify'")) {
        constexpr std::size_t digest_characters = 64;
        const std::string body = row.text(0);
        if (const std::size_t at = body.find("\"pdf\":\""); at != std::string::npos)
            referred.insert(body.substr(at + 7, digest_characters));
    }
    return referred;
}

constexpr std::int64_t day = 86'400;

bool is_older_than_a_day(const std::string& path) {
    struct stat state {};
    return ::stat(path.c_str(), &state) == 0 && state.st_mtime < now() - day;
}

/// Files of blobs that the database does not know, of more than a day ago.
std::vector<std::string> unknown_files(Database& database, const std::string& folder) {
    std::set<std::string> known;
    for (const Row& row : database.run("SELECT sha256 FROM blobs")) known.insert(row.text(0));
    std::vector<std::string> unknown;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_of(folder + "/blobs"))) {
        const std::string path = text_of(entry.path());
        if (entry.is_regular_file() && !known.contains(text_of(entry.path().filename())) && is_older_than_a_day(path))
            unknown.push_back(path);
    }
    return unknown;
}

/// All rows of the document; what its blobs are is seen afterwards. What was done with it stays in the audit log.
void remove_rows(Database& database, const std::string& document) {
    for (const char* const table :
         {"jobs", "reports", "scores", "outputs", "operations", "signatures", "standings", "events"})
        database.run("DELETE FROM " + std::string(table) + " WHERE document = $1", {document});
    database.run("DELETE FROM documents WHERE id = $1", {document});
}

std::int64_t remove_old_documents(Database& database, std::int64_t years) {
    constexpr std::int64_t days_of_four_years = 1'461;
    const std::int64_t before = now() - years * days_of_four_years * day / 4, month = 30 * day;
    // Of one that was never handed in nobody expects more than to see it again for a while.
    const Rows rows = database.run(
        "SELECT id, agency, year FROM documents WHERE created < $1 OR (removed IS NOT NULL AND sent IS NULL AND "
        "removed < "
        "$2) ORDER BY number",
        {before, now() - month});
    for (const Row& row : rows) {
        remove_rows(database, row.text(0));
        if (!row.is_null(1) && !row.is_null(2)) settle_standing(database, row.text(1), row.number(2));
        add_audit(database, "command line", "document.expired", row.text(0), "");
    }
    return static_cast<std::int64_t>(rows.size());
}

void copy_blob(const std::string& from, const std::string& to, const std::string& sha256) {
    const std::string target = blob_path(to, sha256);
    make_directory(target.substr(0, target.rfind('/')));
    write_file(target, read_blob(from, sha256), 0600);
}

}  // namespace

Health verify_store(Database& database, const std::string& folder) {
    Health health;
    const auto fault = [&](const std::string& english, const std::string& thai) {
        health.faults.push_back({english, thai});
    };
    for (const Row& row : database.run("SELECT sha256, bytes FROM blobs ORDER BY sha256")) {
        const std::string sha256 = row.text(0);
        ++health.blobs;
        try {
            if (batch::sha256(read_blob(folder, sha256)) != sha256)
                fault(sha256 + ": the bytes are not those that were kept", sha256 + ": ข้อมูลไม่ตรงกับที่เก็บไว้");
        } catch (const Error& error) {
            fault(sha256 + ": " + error.message().en, sha256 + ": " + error.message().th);
        }
    }
    std::set<std::string> known;
    for (const Row& row : database.run("SELECT sha256 FROM blobs")) known.insert(row.text(0));
    for (const std::string& referred : referred_blobs(database))
        if (!known.contains(referred))
            fault(referred + ": is referred to, and not there", referred + ": มีการอ้างถึงแต่ไม่พบ");
    health.documents = database.run("SELECT COUNT(*) FROM documents").at(0).number(0);
    health.entries = database.run("SELECT COUNT(*) FROM audit").at(0).number(0);
    if (const std::int64_t broken = first_broken_entry(database); broken != 0)
        fault("audit log: entry " + std::to_string(broken) + " does not follow from those before it",
              "บันทึกการใช้งาน: รายการที่ " + std::to_string(broken) + " ไม่ต่อเนื่องกับรายการก่อนหน้า");
    return health;
}

void back_up(Database& database, const std::string& folder, const std::string& to) {
    struct stat state {};
    if (::lstat(to.c_str(), &state) == 0)
        throw Error(ExitStatus::usage, "exists", to, {"is there already; give a new name", "มีอยู่แล้ว โปรดใช้ชื่อใหม่"});
    prepare_blobs(to);
    database.copy_to(to + "/raingan.db");
    const auto copy = open_sqlite(to + "/raingan.db");
    for (const Row& row : copy->run("SELECT sha256 FROM blobs")) copy_blob(folder, to, row.text(0));
    flush_file_system(to);
}

Pruned prune(Database& database, const std::string& folder, const Retention& retention) {
    Pruned pruned;
    std::vector<std::string> gone;
    {
        Transaction transaction(database);
        if (retention.keep_years) pruned.documents = remove_old_documents(database, *retention.keep_years);
        database.run(
            "DELETE FROM outputs WHERE EXISTS (SELECT 1 FROM documents d WHERE d.id = outputs.document AND (d.removed "
            "IS NOT NULL OR (outputs.revision < d.made AND d.signed = 0)))");
        database.run("DELETE FROM rollups WHERE since < $1", {now() - day});
        if (retention.derived)
            database.run(
                "DELETE FROM outputs WHERE (style <> 'source' OR digits <> 'keep') AND EXISTS (SELECT 1 FROM documents "
                "d WHERE d.id = outputs.document AND d.signed = 0)");
        // Uploads that were refused when they were there already: no row tells of them.
        gone = unknown_files(database, folder);
        pruned.files = static_cast<std::int64_t>(gone.size());
        const std::set<std::string> referred = referred_blobs(database);
        for (const Row& row : database.run("SELECT sha256, bytes FROM blobs WHERE since < $1", {now() - day})) {
            if (referred.contains(row.text(0))) continue;
            const std::string path = blob_path(folder, row.text(0));
            if (!is_older_than_a_day(path)) continue;  // somebody just wrote it
            database.run("DELETE FROM blobs WHERE sha256 = $1", {row.text(0)});
            gone.push_back(path);
            ++pruned.files;
            pruned.bytes += row.number(1);
        }
        if (retention.dry_run) return pruned;  // the transaction never was
        add_audit(database, "command line", "store.prune", "",
                  std::to_string(pruned.documents) + " documents, " + std::to_string(pruned.files) + " files");
        transaction.commit();
    }
    for (const std::string& path : gone) ::unlink(path.c_str());
    return pruned;
}

}  // namespace raingan::store
