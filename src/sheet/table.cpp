#include "sheet/table.h"

#include <algorithm>
#include <string_view>

#include "sheet/text_size.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

constexpr Points cell_padding{6};
constexpr Points filter_button{14};
constexpr Points narrowest{36};

/// Widths of the characters that number formats show.
constexpr double digit_em = 0.45, point_em = 0.17, sign_em = 0.41;
constexpr Points date_width{72};  ///< "๓๐ ก.ย. ๒๕๖๖", the widest month

/// Width of what the cell shows.
struct ShownWidth {
    Points operator()(std::monostate) const { return Points(0); }
    Points operator()(const std::string& text) const { return natural_width(text); }
    Points operator()(std::int64_t number) const {
        return static_cast<double>(std::to_string(number).size()) * digit_em * Points(font_size_pt);
    }
    Points operator()(const Decimal& number) const {
        std::size_t digits = 3;  // the last before the point and two behind it
        for (std::int64_t rest = number.rounded(0).units() / 10; rest != 0; rest /= 10) ++digits;
        const std::size_t points = 1 + digits / 3;  // and grouping commas
        return (static_cast<double>(digits) * digit_em + static_cast<double>(points) * point_em + sign_em) *
               Points(font_size_pt);
    }
    Points operator()(const thai::Date&) const { return date_width; }
    Points operator()(const Formula& formula) const {
        return (*this)(Decimal(static_cast<std::int64_t>(formula.shown * 100), 2));
    }
};

/// A heading stands on one line if it is short, else on two; the filter button stands beside it.
Points heading_width(const std::string& heading) {
    constexpr Points short_heading{95};
    const Points natural = natural_width(heading, Weight::bold);
    const Points word = unbreakable_width(heading, Weight::bold);
    const Points wanted = natural <= short_heading ? natural : std::max(short_heading * 0.6, natural * 0.6);
    return std::max(wanted, word) + cell_padding + filter_button;
}

struct Wanted {
    Points width;    ///< what the column gets at first
    Points missing;  ///< how much more it could use
};

Wanted wanted_width(const Table& table, std::size_t column) {
    Points natural(0);
    for (const std::vector<Value>& row : table.rows) natural = std::max(natural, std::visit(ShownWidth{}, row[column]));
    natural += cell_padding + Points(1) + indent_of(table.columns[column].style);
    const Points least = std::max(narrowest, heading_width(table.columns[column].heading));
    const Points width = std::max(least, std::min(natural, table.columns[column].widest));
    return {width, std::max(Points(0), natural - width)};
}

}  // namespace

/// A row of a table while parts of its texts are still to be written.
struct RowWriter::PendingRow {
    std::vector<std::string> rest;  ///< by column; empty where nothing is left, or altogether
    [[nodiscard]] bool empty() const {
        return std::all_of(rest.begin(), rest.end(), [](const std::string& text) { return text.empty(); });
    }
};

void RowWriter::write_headings(bool by_table) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        lines = std::max(lines,
                         line_count(columns_[i].heading, widths_[i] - filter_button, Weight::bold, sheet_.breaker()));
        if (!by_table) sheet_.write(written_.end, static_cast<lxw_col_t>(i), columns_[i].heading, CellStyle::header);
    }
    end_row(lines);
}

void RowWriter::write(const std::vector<Value>& values) {
    PendingRow pending;
    std::size_t lines = 1;
    for (std::size_t i = 0; i < values.size(); ++i) lines = std::max(lines, write_first(i, values[i], pending));
    end_row(lines);
    while (!pending.empty()) {
        lines = 1;
        for (std::size_t i = 0; i < values.size(); ++i) lines = std::max(lines, write_next(i, values[i], pending));
        end_row(lines);
    }
}

std::size_t RowWriter::write_first(std::size_t column, const Value& value, PendingRow& pending) {
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr) return write_text(column, *text, pending);
    sheet_.write(written_.end, static_cast<lxw_col_t>(column), value, columns_[column].style);
    return 1;
}

std::size_t RowWriter::write_next(std::size_t column, const Value& value, PendingRow& pending) {
    if (!pending.rest[column].empty()) {
        const std::string text = std::string(continued) + pending.rest[column];
        return write_text(column, text, pending);
    }
    const bool repeat = columns_[column].key;
    const auto* text = std::get_if<std::string>(&value);
    if (repeat && text != nullptr) {
        PendingRow ignored;
        return write_text(column, *text, ignored);
    }
    sheet_.write(written_.end, static_cast<lxw_col_t>(column), repeat ? value : Value{}, columns_[column].style);
    return 1;
}

Fit first_part(std::string_view text, Points width, thai::Breaker* breaker) {
    Fit fitting = fit(text, width, max_row_lines, max_cell_units, Weight::regular, breaker);
    // What begins with the mark of a continuation must move on by more than that mark.
    if (fitting.bytes <= continued.size()) fitting.bytes = text.size();
    return fitting;
}

/// As much of the text as a cell can show; the rest becomes pending. Returns the lines written.
std::size_t RowWriter::write_text(std::size_t column, const std::string& text, PendingRow& pending) {
    const Fit fitting = first_part(text, text_width(widths_[column], columns_[column].style), sheet_.breaker());
    const bool whole = fitting.bytes == text.size();
    if (!whole) pending.rest.resize(columns_.size());
    if (!pending.rest.empty()) pending.rest[column] = whole ? std::string() : text.substr(fitting.bytes);
    sheet_.write(written_.end, static_cast<lxw_col_t>(column), whole ? text : text.substr(0, fitting.bytes),
                 columns_[column].style);
    return fitting.lines;
}

void RowWriter::end_row(std::size_t lines) {
    const Points height = row_height(lines);
    sheet_.set_row_height(written_.end++, height);
    written_.height += height;
}

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

static void write_links(Sheet& sheet, const Table& table, const std::vector<lxw_row_t>& rows) {
    const Table::Links& links = table.links;
    std::size_t left = most_links;
    for (std::size_t i = 0; i < std::min(rows.size(), links.rows.size()); ++i) {
        const auto* text = std::get_if<std::string>(&table.rows[i].at(links.column));
        constexpr std::size_t long_text = 1000;  // bytes; it may go on in the next row
        if (!links.rows[i] || text == nullptr || text->empty() || text->size() > long_text) continue;
        if (left-- == 0) return;
        sheet.write_link(rows[i], static_cast<lxw_col_t>(links.column), *text, links.rows[i]->sheet, links.rows[i]->row,
                         table.columns[links.column].style);
    }
}

WrittenTable write_table(Sheet& sheet, lxw_row_t row, const Table& table, const std::vector<Points>& widths) {
    RowWriter writer(sheet, row, table.columns, widths);
    writer.write_headings(true);
    std::vector<lxw_row_t> rows;
    for (const std::vector<Value>& values : table.rows) {
        rows.push_back(writer.written().end);
        writer.write(values);
    }
    write_links(sheet, table, rows);
    if (table.rows.empty()) writer.write(std::vector<Value>(table.columns.size()));

    std::vector<std::string> headings;
    for (const Column& column : table.columns) headings.push_back(column.heading);
    sheet.add_table(row, writer.written().end - 1, table.name, headings);
    WrittenTable written = writer.written();
    written.rows = std::move(rows);
    return written;
}

bool fits_on_one_page(const std::vector<Points>& widths, Points height, double most_pages) {
    constexpr double least_letters_pt = 9;
    Points width;
    for (const Points column : widths) width += column;
    const double scale = std::min({1.0, page_width / width, page_height / height});
    const bool little_more = height * std::min(1.0, page_width / width) <= page_height * most_pages;
    return little_more && scale * font_size_pt >= least_letters_pt;
}

std::vector<Points> set_up_table_sheet(Sheet& sheet, const PageHeader& header, const Table& table) {
    sheet.set_up_page(header);
    std::vector<Points> widths = column_widths(table);
    for (std::size_t i = 0; i < widths.size(); ++i) sheet.set_column_width(static_cast<lxw_col_t>(i), widths[i]);
    return widths;
}

std::vector<lxw_row_t> write_table_sheet(Workbook& workbook, const std::string& sheet_name, const PageHeader& header,
                                         const Table& table) {
    Sheet sheet = workbook.add_sheet(sheet_name);
    const std::vector<Points> widths = set_up_table_sheet(sheet, header, table);
    WrittenTable written = write_table(sheet, 0, table, widths);
    sheet.freeze_rows(1);
    constexpr double most_pages = 1.3;
    if (fits_on_one_page(widths, written.height, most_pages)) sheet.fit_on_one_page();
    return std::move(written.rows);
}

Points text_width(Points column, CellStyle style) {
    return column - indent_of(style);
}

std::vector<Points> fixed_widths(const std::vector<Column>& columns) {
    std::vector<Points> widths;
    widths.reserve(columns.size());
    for (const Column& column : columns) widths.push_back(std::max(column.widest, heading_width(column.heading)));
    return widths;
}

StreamedTable::StreamedTable(Workbook& workbook, std::string sheet_name, PageHeader header, std::vector<Column> columns,
                             Print print)
    : workbook_(workbook), name_(std::move(sheet_name)), header_(std::move(header)), columns_(std::move(columns)),
      widths_(fixed_widths(columns_)), print_(print) {
    begin_sheet();
}

void StreamedTable::begin_sheet() {
    ++sheets_;
    sheet_ =
        workbook_.add_sheet(sheets_ == 1 ? name_ : name_ + " (" + thai::to_thai_digits(std::to_string(sheets_)) + ")");
    sheet_->set_up_page(header_);
    sheet_->zoom(data_zoom_percent);
    for (std::size_t i = 0; i < widths_.size(); ++i) sheet_->set_column_width(static_cast<lxw_col_t>(i), widths_[i]);
    rows_.emplace(*sheet_, 0, columns_, widths_);
    rows_->write_headings();
}

Target StreamedTable::write(const std::vector<Value>& values, const std::optional<Link>& link) {
    constexpr lxw_row_t most_rows = 1'000'000;  // of 1,048,576; a row may need some to go on
    if (rows_->written().end >= most_rows) {
        finish();
        begin_sheet();
    }
    Target place{sheet_->name(), rows_->written().end};
    rows_->write(values);
    const bool one_row = rows_->written().end == place.row + 1;  // what is written cannot be changed
    const auto* text = link ? std::get_if<std::string>(&values.at(link->column)) : nullptr;
    if (one_row && text != nullptr)
        sheet_->write_link(place.row, static_cast<lxw_col_t>(link->column), *text, link->to.sheet, link->to.row,
                           columns_[link->column].style);
    return place;
}

Range StreamedTable::rows_of(std::size_t column) const {
    const auto at = static_cast<lxw_col_t>(column);
    return {1, at, std::max<lxw_row_t>(rows_->written().end, 2) - 1, at};
}

void StreamedTable::finish(const std::vector<Value>& total) {
    const lxw_row_t last = std::max<lxw_row_t>(rows_->written().end, 2) - 1;
    const auto last_column = static_cast<lxw_col_t>(columns_.size() - 1);
    sheet_->add_filter({0, 0, last, last_column});
    if (!total.empty()) rows_->write(total);
    if (print_ == Print::no) sheet_->do_not_print(last_column);
    const auto keys = std::ranges::find(columns_, false, &Column::key) - columns_.begin();
    sheet_->freeze_at(1, static_cast<lxw_col_t>(keys), 0);
}

}  // namespace raingan::sheet
