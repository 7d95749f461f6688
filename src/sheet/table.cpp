#include "sheet/table.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include "sheet/text_size.h"

namespace raingan::sheet {
namespace {

constexpr Points cell_padding{6};
constexpr Points filter_button{14};
constexpr Points narrowest{36};
constexpr std::string_view continued = "(ต่อ) ";

/// Widths of the characters that number formats show.
constexpr double digit_em = 0.45, point_em = 0.17, sign_em = 0.42;
constexpr Points date_width{78};  ///< "๓๐ ก.ย. ๒๕๖๖", the widest month

/// Width of what the cell shows.
struct ShownWidth {
    Points operator()(std::monostate) const { return Points(0); }
    Points operator()(const std::string& text) const { return natural_width(text); }
    Points operator()(std::int64_t number) const {
        return static_cast<double>(std::to_string(number).size()) * digit_em * Points(font_size_pt);
    }
    Points operator()(const Decimal& number) const {
        const std::size_t digits = number.rounded(2).to_string().size() + 2;
        return (static_cast<double>(digits) * digit_em + point_em + sign_em) * Points(font_size_pt);
    }
    Points operator()(const thai::Date&) const { return date_width; }
};

/// The narrowest column in which the heading breaks only where it may: its longest word is not known without a
/// dictionary, so half of it, in at most two lines, with the filter button beside.
Points heading_width(const std::string& heading) {
    const Points natural = natural_width(heading, Weight::bold);
    const Points word = unbreakable_width(heading, Weight::bold);
    return std::max(std::min(natural, std::max(natural * 0.6, Points(44))), word) + cell_padding + filter_button;
}

struct Wanted {
    Points width;    ///< what the column gets at first
    Points missing;  ///< how much more it could use
};

Wanted wanted_width(const Table& table, std::size_t column) {
    Points natural(0);
    for (const std::vector<Value>& row : table.rows) natural = std::max(natural, std::visit(ShownWidth{}, row[column]));
    natural += cell_padding + Points(1);
    const Points least = std::max(narrowest, heading_width(table.columns[column].heading));
    const Points width = std::max(least, std::min(natural, table.columns[column].widest));
    return {width, std::max(Points(0), natural - width)};
}

/// A row of a table while parts of its texts are still to be written.
struct PendingRow {
    std::vector<std::string> rest;  ///< by column; empty where nothing is left
    [[nodiscard]] bool empty() const {
        return std::all_of(rest.begin(), rest.end(), [](const std::string& text) { return text.empty(); });
    }
};

class TableWriter {
public:
    TableWriter(Sheet& sheet, const Table& table, const std::vector<Points>& widths)
        : sheet_(sheet), table_(table), widths_(widths) {}

    /// Writes the row, and its continuations; returns the row behind.
    lxw_row_t write(lxw_row_t row, const std::vector<Value>& values) {
        PendingRow pending{std::vector<std::string>(values.size())};
        std::size_t lines = 1;
        for (std::size_t i = 0; i < values.size(); ++i)
            lines = std::max(lines, write_first(row, i, values[i], pending));
        sheet_.set_row_height(row++, row_height(lines));
        while (!pending.empty()) {
            lines = 1;
            for (std::size_t i = 0; i < values.size(); ++i)
                lines = std::max(lines, write_next(row, i, values[i], pending));
            sheet_.set_row_height(row++, row_height(lines));
        }
        return row;
    }

private:
    std::size_t write_first(lxw_row_t row, std::size_t column, const Value& value, PendingRow& pending) {
        const auto* text = std::get_if<std::string>(&value);
        if (text != nullptr) return write_text(row, column, *text, pending);
        sheet_.write(row, static_cast<lxw_col_t>(column), value, table_.columns[column].look);
        return 1;
    }

    std::size_t write_next(lxw_row_t row, std::size_t column, const Value& value, PendingRow& pending) {
        if (!pending.rest[column].empty()) {
            const std::string text = std::string(continued) + pending.rest[column];
            return write_text(row, column, text, pending);
        }
        const bool repeat = table_.columns[column].key;
        const auto* text = std::get_if<std::string>(&value);
        if (repeat && text != nullptr) {
            PendingRow ignored{std::vector<std::string>(table_.columns.size())};
            return write_text(row, column, *text, ignored);
        }
        sheet_.write(row, static_cast<lxw_col_t>(column), repeat ? value : Value{}, table_.columns[column].look);
        return 1;
    }

    /// As much of the text as a cell can show; the rest becomes pending. Returns the lines written.
    std::size_t write_text(lxw_row_t row, std::size_t column, const std::string& text, PendingRow& pending) {
        const Fit fitting = fit(text, widths_[column], max_row_lines, max_cell_units);
        // What begins with the mark of a continuation must move on by more than that mark.
        const bool whole = fitting.bytes == text.size() || fitting.bytes <= continued.size();
        const std::size_t bytes = whole ? text.size() : fitting.bytes;
        pending.rest[column] = text.substr(bytes);
        sheet_.write(row, static_cast<lxw_col_t>(column), whole ? text : text.substr(0, bytes),
                     table_.columns[column].look);
        return fitting.lines;
    }

    Sheet& sheet_;
    const Table& table_;
    const std::vector<Points>& widths_;
};

std::size_t heading_lines(const Table& table, const std::vector<Points>& widths) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        lines = std::max(lines, line_count(table.columns[i].heading, widths[i] - filter_button, Weight::bold));
    return lines;
}

}  // namespace

std::vector<Points> column_widths(const Table& table) {
    std::vector<Points> widths;
    std::vector<Points> missing;
    Points total(0);
    Points total_missing(0);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Wanted wanted = wanted_width(table, i);
        widths.push_back(wanted.width);
        missing.push_back(wanted.missing);
        total += wanted.width;
        total_missing += wanted.missing;
    }
    const Points left = page_width - total;
    if (left.pt <= 0 || total_missing.pt <= 0) return widths;
    const double share = std::min(1.0, left / total_missing);
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += missing[i] * share;
    return widths;
}

lxw_row_t write_table(Sheet& sheet, lxw_row_t row, const Table& table, const std::vector<Points>& widths) {
    const lxw_row_t first = row;
    std::vector<std::string> headings;
    for (const Column& column : table.columns) headings.push_back(column.heading);
    sheet.set_row_height(row++, row_height(heading_lines(table, widths)));

    TableWriter writer(sheet, table, widths);
    for (const std::vector<Value>& values : table.rows) row = writer.write(row, values);
    if (table.rows.empty()) row = writer.write(row, std::vector<Value>(table.columns.size()));
    sheet.add_table(first, row - 1, table.name, headings);
    return row;
}

void write_table_sheet(Workbook& workbook, const std::string& sheet_name, const PageHeader& header,
                       const Table& table) {
    Sheet sheet = workbook.add_sheet(sheet_name);
    sheet.set_up_page(header);
    const std::vector<Points> widths = column_widths(table);
    for (std::size_t i = 0; i < widths.size(); ++i) sheet.set_column_width(static_cast<lxw_col_t>(i), widths[i]);
    write_table(sheet, 0, table, widths);
    sheet.freeze_rows(1);
}

}  // namespace raingan::sheet
