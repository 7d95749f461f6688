// The database behind the store: SQLite in a file, or PostgreSQL. Statements are in the SQL that both have; parameters
// are $1, $2 …; values are whole numbers and texts alone (scores are hundredths, times seconds since 1970).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace raingan::store {

using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Values = std::vector<Value>;

/// NULL where there is none.
inline Value value_of(const std::optional<std::int64_t>& number) {
    return number ? Value(*number) : Value();
}
/// NULL where it is empty.
inline Value text_or_null(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

struct Row {
    Values values;

    [[nodiscard]] bool is_null(std::size_t column) const { return values.at(column).index() == 0; }
    /// Empty where it is NULL.
    [[nodiscard]] std::string text(std::size_t column) const;
    /// 0 where it is NULL.
    [[nodiscard]] std::int64_t number(std::size_t column) const;
    [[nodiscard]] std::optional<std::int64_t> maybe_number(std::size_t column) const;
};
using Rows = std::vector<Row>;

/// One connection. It belongs to one thread at a time. Throws Error (unreadable) "database-busy" where another holds
/// the database for half a minute, "database" for all else.
class Database {
public:
    virtual ~Database() = default;

    /// Runs one statement; it is prepared once.
    virtual Rows run(std::string_view sql, const Values& values = {}) = 0;
    /// Runs a statement of the schema, which is not kept.
    virtual void run_once(const std::string& sql) = 0;
    /// Behind the SELECT that takes a row of a queue: passes over rows that others are taking.
    [[nodiscard]] virtual std::string_view taking() const = 0;
    /// A consistent copy of the whole into a new file. Throws Error (usage) where the database has tools of its own.
    virtual void copy_to(const std::string& path) = 0;

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    [[nodiscard]] virtual std::int64_t changed() const = 0;

private:
    friend class Transaction;
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
};

/// All that is run while it lives is one change, from the start on with the right to write; without commit() it never
/// was. Committed is on the disk.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

/// Made where it is not there.
std::unique_ptr<Database> open_sqlite(const std::string& path);

/// `address`: "postgresql://…", or words of libpq's (host=…). Throws Error (usage) "no-libpq" where libpq is not there.
std::unique_ptr<Database> open_postgres(const std::string& address);
/// That one, or where `address` is empty SQLite in `folder`.
std::unique_ptr<Database> open_store(const std::string& folder, const std::string& address);

}  // namespace raingan::store
