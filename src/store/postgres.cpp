// PostgreSQL, by libpq, which is loaded when a store is kept there: a start that keeps none pays nothing for it.
//
// Transactions that write take one lock of the database's, one after the other as SQLite's do: so what a route has
// looked at is still so when it writes, and statements are the same for both. They are short; what takes long is done
// outside of them.
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/error.h"
#include "base/late_library.h"
#include "store/database.h"

namespace raingan::store {
namespace {

struct Libpq {
    decltype(&PQconnectdb) connect = nullptr;
    decltype(&PQstatus) status = nullptr;
    decltype(&PQerrorMessage) error_message = nullptr;
    decltype(&PQfinish) finish = nullptr;
    decltype(&PQprepare) prepare = nullptr;
    decltype(&PQexecPrepared) exec_prepared = nullptr;
    decltype(&PQexec) exec = nullptr;
    decltype(&PQresultStatus) result_status = nullptr;
    decltype(&PQresultErrorField) error_field = nullptr;
    decltype(&PQntuples) tuples = nullptr;
    decltype(&PQnfields) fields = nullptr;
    decltype(&PQgetisnull) is_null = nullptr;
    decltype(&PQgetvalue) value = nullptr;
    decltype(&PQgetlength) length = nullptr;
    decltype(&PQftype) type = nullptr;
    decltype(&PQclear) clear = nullptr;
    decltype(&PQcmdTuples) changed = nullptr;
    decltype(&PQsetNoticeProcessor) set_notice = nullptr;
    bool whole = false;
};

const Libpq& libpq() {
    static const Libpq loaded = [] {
        Libpq functions;
        LateLibrary library("libpq.so.5");
        functions.whole = library.find(functions.connect, "PQconnectdb")
                              .find(functions.status, "PQstatus")
                              .find(functions.error_message, "PQerrorMessage")
                              .find(functions.finish, "PQfinish")
                              .find(functions.prepare, "PQprepare")
                              .find(functions.exec_prepared, "PQexecPrepared")
                              .find(functions.exec, "PQexec")
                              .find(functions.result_status, "PQresultStatus")
                              .find(functions.error_field, "PQresultErrorField")
                              .find(functions.tuples, "PQntuples")
                              .find(functions.fields, "PQnfields")
                              .find(functions.is_null, "PQgetisnull")
                              .find(functions.value, "PQgetvalue")
                              .find(functions.length, "PQgetlength")
                              .find(functions.type, "PQftype")
                              .find(functions.clear, "PQclear")
                              .find(functions.changed, "PQcmdTuples")
                              .find(functions.set_notice, "PQsetNoticeProcessor")
                              .whole();
        return functions;
    }();
    if (!loaded.whole)
        throw Error(
            ExitStatus::usage, "no-libpq", "--database",
            {"needs PostgreSQL's client library: apt install libpq5", "ต้องใช้ไลบรารี PostgreSQL: apt install libpq5"});
    return loaded;
}

struct FinishConnection {
    void operator()(PGconn* connection) const { libpq().finish(connection); }
};
struct ClearResult {
    void operator()(PGresult* result) const { libpq().clear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

// Types of columns (pg_type.dat).
constexpr Oid int8_type = 20, int2_type = 21, int4_type = 23, numeric_type = 1700;

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class PostgresDatabase : public Database {
public:
    explicit PostgresDatabase(const std::string& address) : connection_(libpq().connect(address.c_str())) {
        if (!connection_ || libpq().status(connection_.get()) != CONNECTION_OK) fail(nullptr);
        libpq().set_notice(
            connection_.get(), [](void*, const char*) {}, nullptr);
        execute("SET client_encoding TO 'UTF8'");
        execute("SET lock_timeout TO '30s'");
        execute("SET synchronous_commit TO on");
    }

    Rows run(std::string_view sql, const Values& values) override {
        const std::string& name = prepared(sql);
        std::vector<std::string> texts(values.size());
        std::vector<const char*> parameters(values.size(), nullptr);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].index() == 0) continue;
            const auto* const number = std::get_if<std::int64_t>(&values[i]);
            texts[i] = number == nullptr ? std::get<std::string>(values[i]) : std::to_string(*number);
            // A zero byte would end it, and PostgreSQL's texts have none.
            std::erase(texts[i], '\0');
            parameters[i] = texts[i].c_str();
        }
        const Result result(libpq().exec_prepared(connection_.get(), name.c_str(), static_cast<int>(values.size()),
                                                  parameters.data(), nullptr, nullptr, 0));
        require(result.get());
        changed_ = number_of(libpq().changed(result.get()));
        return rows_of(result.get());
    }

    void run_once(const std::string& sql) override { execute(sql); }

    [[nodiscard]] std::string_view taking() const override { return " FOR UPDATE OF j SKIP LOCKED"; }

    void copy_to(const std::string& /*path*/) override {
        throw Error(ExitStatus::usage, "own-tools", "store backup",
                    {"of a PostgreSQL store is made with pg_dump, then a copy of the folder",
                     "ของ PostgreSQL ใช้ pg_dump แล้วคัดลอกโฟลเดอร์ข้อมูล"});
    }

    [[nodiscard]] std::int64_t changed() const override { return changed_; }

private:
    void begin() override {
        run_once("BEGIN");
        run_once("SELECT pg_advisory_xact_lock(7265696)");  // "rein", of this program's alone
    }
    void commit() override { run_once("COMMIT"); }
    void roll_back() noexcept override { library_.clear(library_.exec(connection_.get(), "ROLLBACK")); }

    void execute(const std::string& sql) {
        const Result result(library_.exec(connection_.get(), sql.c_str()));
        require(result.get());
    }

    const std::string& prepared(std::string_view sql) {
        const auto found = names_.find(sql);
        if (found != names_.end()) return found->second;
        const std::string name = "s" + std::to_string(names_.size());
        const Result result(libpq().prepare(connection_.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr));
        require(result.get());
        return names_.emplace(sql, name).first->second;
    }

    void require(const PGresult* result) const {
        const ExecStatusType status = libpq().result_status(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result);
    }

    [[noreturn]] void fail(const PGresult* result) const {
        const char* const state = result == nullptr ? nullptr : libpq().error_field(result, PG_DIAG_SQLSTATE);
        constexpr std::array<std::string_view, 3> busy{"55P03", "40001", "40P01"};  // lock, serialization, deadlock
        if (state != nullptr && std::ranges::find(busy, std::string_view(state)) != busy.end())
            throw unreadable("database-busy", "", {"the store is busy; try again", "ที่เก็บข้อมูลไม่ว่าง โปรดลองอีกครั้ง"});
        std::string reason = connection_ ? libpq().error_message(connection_.get()) : "";
        while (reason.ends_with('\n')) reason.pop_back();
        throw unreadable("database", "", {"the store cannot be used: " + reason, "ใช้ที่เก็บข้อมูลไม่ได้: " + reason});
    }

    static Rows rows_of(const PGresult* result) {
        Rows rows;
        const int count = libpq().tuples(result), columns = libpq().fields(result);
        rows.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            Row row;
            row.values.reserve(static_cast<std::size_t>(columns));
            for (int column = 0; column < columns; ++column) {
                const std::string_view text(libpq().value(result, i, column),
                                            static_cast<std::size_t>(libpq().length(result, i, column)));
                const Oid type = libpq().type(result, column);
                if (libpq().is_null(result, i, column) != 0)
                    row.values.emplace_back();
                else if (type == int8_type || type == int4_type || type == int2_type || type == numeric_type)
                    row.values.emplace_back(number_of(text));
                else
                    row.values.emplace_back(std::string(text));
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    const Libpq& library_ = libpq();
    std::unique_ptr<PGconn, FinishConnection> connection_;
    std::map<std::string, std::string, std::less<>> names_;  ///< of statements, as the server knows them
    std::int64_t changed_ = 0;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& address) {
    return std::make_unique<PostgresDatabase>(address);
}

std::unique_ptr<Database> open_store(const std::string& folder, const std::string& address) {
    return address.empty() ? open_sqlite(folder + "/raingan.db") : open_postgres(address);
}

}  // namespace raingan::store
