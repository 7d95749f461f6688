// A table of the API, said once: its rows are what the JSON shows, its columns say how they stand in a file, CSV or a
// workbook.
#pragma once

#include <cstddef>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/message.h"
#include "serve/routes.h"

namespace raingan::serve {

/// What stands in a column, by which a workbook shows it.
enum class CellKind : std::uint8_t {
    text,
    word,    ///< one of the API's own: a state, a role
    count,   ///< whole number
    score,   ///< two decimals
    change,  ///< the same, signed
    date,    ///< a moment, of which the day is shown, in Thai time
    flag,    ///< true or false
};

struct TableColumn {
    std::string name;    ///< in CSV
    std::string member;  ///< of a row's JSON: "/findings/finding"
    Message heading;
    CellKind kind = CellKind::text;
    double widest_pt = 90;
};

struct ApiTable {
    std::string name;  ///< of the file, without its ending
    Message title;     ///< of the sheet, without []:*?/\ and at most 31 characters
    Message about;     ///< at the head of each page; may be empty
    std::vector<TableColumn> columns;
    /// Hands each row on, as the JSON shows it.
    std::function<void(const std::function<void(const nlohmann::json&)>& take)> rows;
};

/// Rows that are there already.
std::function<void(const std::function<void(const nlohmann::json&)>&)> these_rows(nlohmann::json rows);
/// All of them, as the JSON has them.
nlohmann::json rows_of(const ApiTable& table);

/// A sheet for each.
std::string workbook_of(const std::vector<ApiTable>& tables, Language language);
/// Each row's cells as people read them, in the order of the columns; a million at most.
std::vector<std::vector<std::string>> texts_of(const ApiTable& table, Language language);

/// How many reported in each year and how they did; of a province, or of all where it is empty.
ApiTable years_table(store::Database& database, const std::string& province);

/// The tables as a file, whose format is the ending of the request's path: a workbook with a sheet for each, or the
/// first as CSV. Two are made at once. Throws Problem 429, and 422 where it would have more than a million rows.
Response tables_file(Call& call, const std::vector<ApiTable>& tables);

}  // namespace raingan::serve
