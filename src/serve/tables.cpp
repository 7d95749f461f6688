#include "serve/tables.h"

#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "base/words.h"
#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/turn.h"
#include "sheet/table.h"
#include "sign/moment.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::int64_t most_table_rows = 1'000'000;

Turns table_turns{2};

/// What the API's own words are called, for people.
constexpr std::array<std::pair<std::string_view, Words>, 15> known_words{{
    {"waiting", {"waiting", "รอคิว"}},
    {"working", {"being read", "กำลังอ่าน"}},
    {"ready", {"read", "อ่านแล้ว"}},
    {"failed", {"could not be read", "อ่านไม่ได้"}},
    {"officer", {"agency's officer", "เจ้าหน้าที่หน่วยงาน"}},
    {"signer", {"signer", "ผู้ลงนาม"}},
    {"province", {"province's officer", "เจ้าหน้าที่จังหวัด"}},
    {"admin", {"administrator", "ผู้ดูแลระบบ"}},
    {"done", {"done", "ดำเนินการแล้ว"}},
    {"under_way", {"under way", "อยู่ระหว่างดำเนินการ"}},
    {"not_done", {"not done", "ยังไม่ดำเนินการ"}},
    {"cancelled", {"cancelled", "ยกเลิก"}},
    {"again", {"again", "ดำเนินการต่อ"}},
    {"others", {"others in its place", "มีมาตรการอื่นแทน"}},
    {"gone", {"not in it", "ไม่มีในปีถัดไป"}},
}};

std::string text_of_cell(const json& cell) {
    if (cell.is_null()) return "";
    if (cell.is_string()) return cell.get<std::string>();
    if (cell.is_boolean()) return cell.get<bool>() ? "1" : "0";
    return cell.dump();
}

/// Scores are hundredths behind the JSON.
Decimal score_of_cell(const json& cell) {
    constexpr double whole = 100;
    constexpr int places = 2;
    return {std::llround(cell.get<double>() * whole), places};
}

bool is_score(const TableColumn& column) {
    return column.kind == CellKind::score || column.kind == CellKind::change;
}

std::optional<thai::Date> day_of(const std::string& moment) {
    const auto seconds = sign::parse_moment(moment);
    if (!seconds) return std::nullopt;
    constexpr std::chrono::hours zone{7};
    const std::chrono::year_month_day day(
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(*seconds)) + zone));
    return thai::Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                      static_cast<int>(static_cast<unsigned>(day.day()))};
}

sheet::CellStyle style_of(CellKind kind) {
    switch (kind) {
        case CellKind::count:
            return sheet::CellStyle::count;
        case CellKind::score:
            return sheet::CellStyle::score;
        case CellKind::change:
            return sheet::CellStyle::change;
        case CellKind::date:
            return sheet::CellStyle::date;
        case CellKind::flag:
            return sheet::CellStyle::centred;
        default:
            return sheet::CellStyle::text;
    }
}

sheet::Value value_of_cell(const json& cell, const TableColumn& column, Language language) {
    if (cell.is_null()) return {};
    if (cell.is_boolean())
        return std::string(Words{cell.get<bool>() ? "yes" : "no", cell.get<bool>() ? "ใช่" : "ไม่ใช่"}.in(language));
    if (cell.is_number() && is_score(column)) return score_of_cell(cell);
    if (cell.is_number_integer()) return cell.get<std::int64_t>();
    std::string text = text_of_cell(cell);
    if (column.kind == CellKind::date)
        if (const auto day = day_of(text)) return *day;
    if (column.kind == CellKind::word)
        for (const auto& [word, says] : known_words)
            if (word == text) return std::string(says.in(language));
    return sheet::clean(text);
}

/// Hands on each row's cells, in the order of the columns.
void each_row(const ApiTable& table, const std::function<void(const std::vector<json>&)>& take) {
    std::vector<json::json_pointer> members;
    members.reserve(table.columns.size());
    for (const TableColumn& column : table.columns) members.emplace_back(column.member);
    std::int64_t rows = 0;
    std::vector<json> cells(members.size());
    table.rows([&](const json& row) {
        if (++rows > most_table_rows)
            throw Problem(422, "too-many-rows",
                          {"the table has more than 1,000,000 rows; narrow it down with its filters",
                           "ตารางมีมากกว่า 1,000,000 แถว โปรดจำกัดด้วยตัวกรอง"});
        for (std::size_t i = 0; i < members.size(); ++i) cells[i] = row.contains(members[i]) ? row[members[i]] : json();
        take(cells);
    });
}

std::string csv_text(const json& cell, const TableColumn& column) {
    return cell.is_number() && is_score(column) ? score_of_cell(cell).to_string() : text_of_cell(cell);
}

std::string table_as_csv(const ApiTable& table) {
    std::string csv = "\xEF\xBB\xBF";
    const auto add_line = [&](const auto& cells, const auto& text) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) csv.push_back(',');
            append_csv_cell(csv, text(cells[i], table.columns[i]));
        }
        csv += "\r\n";
    };
    add_line(table.columns, [](const TableColumn& column, const TableColumn& /*same*/) { return column.name; });
    each_row(table, [&](const std::vector<json>& cells) { add_line(cells, csv_text); });
    return csv;
}

}  // namespace

std::function<void(const std::function<void(const json&)>&)> these_rows(json rows) {
    const auto kept = std::make_shared<json>(std::move(rows));
    return [kept](const auto& take) {
        for (const json& row : *kept) take(row);
    };
}

json rows_of(const ApiTable& table) {
    json rows = json::array();
    table.rows([&](const json& row) { rows.push_back(row); });
    return rows;
}

std::string workbook_of(const std::vector<ApiTable>& tables, Language language) {
    const std::string title = tables.front().title.in(language);
    sheet::Workbook workbook({title, "", ""}, sheet::Workbook::Rows::streamed);
    for (const ApiTable& table : tables) {
        std::vector<sheet::Column> columns;
        columns.reserve(table.columns.size());
        for (const TableColumn& column : table.columns)
            columns.push_back(
                {sheet::clean(column.heading.in(language)), style_of(column.kind), Points(column.widest_pt)});
        columns.front().key = true;
        const sheet::PageHeader header{table.title.in(language), table.about.in(language)};
        sheet::StreamedTable sheet(workbook, table.title.in(language), header, std::move(columns));
        each_row(table, [&](const std::vector<json>& cells) {
            std::vector<sheet::Value> values;
            values.reserve(cells.size());
            for (std::size_t i = 0; i < cells.size(); ++i)
                values.push_back(value_of_cell(cells[i], table.columns[i], language));
            sheet.write(values);
        });
        sheet.finish();
    }
    return workbook.finish();
}

std::vector<std::vector<std::string>> texts_of(const ApiTable& table, Language language) {
    std::vector<std::vector<std::string>> rows;
    each_row(table, [&](const std::vector<json>& cells) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const sheet::Value value = value_of_cell(cells[i], table.columns[i], language);
            if (const auto* const text = std::get_if<std::string>(&value))
                texts.push_back(*text);
            else
                texts.push_back(csv_text(cells[i], table.columns[i]));
        }
        rows.push_back(std::move(texts));
    });
    return rows;
}

Response tables_file(Call& call, const std::vector<ApiTable>& tables) {
    const std::string format = ending_asked(call.request);
    const Turn turn(table_turns, "busy",
                    {"others have tables made now; try again in a moment", "มีผู้อื่นกำลังสร้างตารางอยู่ โปรดลองอีกครั้งในอีกสักครู่"});
    Response response{.type = file_media_type(format)};
    response.body = format == "csv" ? table_as_csv(tables.front()) : workbook_of(tables, call.request.language());
    response.headers.emplace_back("Content-Disposition", "attachment; filename=" + tables.front().name + "." + format);
    return response;
}

}  // namespace raingan::serve
