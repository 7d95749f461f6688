// SQLite: write-ahead log, foreign keys, and a commit that is on the disk when it returns.
#include <sqlite3.h>

#include <map>

#include "base/error.h"
#include "store/database.h"

namespace raingan::store {
namespace {

constexpr int busy_milliseconds = 30'000;
constexpr std::size_t most_kept_statements = 256;

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail(sqlite3* connection, int code) {
    const std::string reason = connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
    const int kind = code & 0xFF;
    if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED)
        throw unreadable("database-busy", "", {"the store is busy; try again", "ที่เก็บข้อมูลไม่ว่าง โปรดลองอีกครั้ง"});
    throw unreadable("database", "", {"the store cannot be used: " + reason, "ใช้ที่เก็บข้อมูลไม่ได้: " + reason});
}

class SqliteDatabase : public Database {
public:
    explicit SqliteDatabase(const std::string& path) {
        sqlite3* connection = nullptr;
        const int code = sqlite3_open_v2(path.c_str(), &connection,
                                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
        connection_.reset(connection);
        if (code != SQLITE_OK) fail(connection, code);
        sqlite3_extended_result_codes(connection, 1);
        sqlite3_busy_timeout(connection, busy_milliseconds);
        for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
                                   "PRAGMA trusted_schema=OFF", "PRAGMA cache_size=-2000"})
            execute(pragma);
    }

    Rows run(std::string_view sql, const Values& values) override {
        sqlite3_stmt* const statement = prepared(sql);
        // Whatever happens, the statement is fit for its next use.
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> resetting(statement, sqlite3_reset);
        bind(statement, values);
        Rows rows;
        for (;;) {
            const int code = sqlite3_step(statement);
            if (code == SQLITE_DONE) return rows;
            if (code != SQLITE_ROW) fail(connection_.get(), code);
            rows.push_back(row_of(statement));
        }
    }

    void run_once(const std::string& sql) override { execute(sql); }

    [[nodiscard]] std::string_view taking() const override { return ""; }  // its transactions write one by one

    void copy_to(const std::string& path) override { run("VACUUM INTO $1", {path}); }

    [[nodiscard]] std::int64_t changed() const override { return sqlite3_changes(connection_.get()); }

private:
    void begin() override { run_once("BEGIN IMMEDIATE"); }
    void commit() override { run_once("COMMIT"); }
    void roll_back() noexcept override {
        sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);  // it may have been, by an error
    }

    void execute(const std::string& sql) {
        const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) fail(connection_.get(), code);
    }

    sqlite3_stmt* prepared(std::string_view sql) {
        const auto found = statements_.find(sql);
        if (found != statements_.end()) return found->second.get();
        if (statements_.size() >= most_kept_statements) statements_.clear();
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) fail(connection_.get(), code);
        return statements_.emplace(sql, Statement(statement)).first->second.get();
    }

    /// "$2" is a name to SQLite, which counts names as they come.
    void bind(sqlite3_stmt* statement, const Values& values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const int at = sqlite3_bind_parameter_index(statement, ("$" + std::to_string(i + 1)).c_str());
            if (at == 0) continue;
            int code = SQLITE_OK;
            if (const auto* number = std::get_if<std::int64_t>(&values[i]))
                code = sqlite3_bind_int64(statement, at, *number);
            else if (const auto* text = std::get_if<std::string>(&values[i]))
                code = sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
            else
                code = sqlite3_bind_null(statement, at);
            if (code != SQLITE_OK) fail(connection_.get(), code);
        }
    }

    static Row row_of(sqlite3_stmt* statement) {
        Row row;
        const int columns = sqlite3_column_count(statement);
        row.values.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) {
            const int type = sqlite3_column_type(statement, i);
            if (type == SQLITE_NULL) {
                row.values.emplace_back();
            } else if (type == SQLITE_INTEGER) {
                row.values.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
            } else {
                const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
                const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
                row.values.emplace_back(std::string(text == nullptr ? "" : text, text == nullptr ? 0 : size));
            }
        }
        return row;
    }

    Connection connection_;
    std::map<std::string, Statement, std::less<>> statements_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path) {
    return std::make_unique<SqliteDatabase>(path);
}

}  // namespace raingan::store
