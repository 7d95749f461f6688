#include "readers/xls/chart_cells.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"
#include "readers/chart/values.h"
#include "readers/workbook/references.h"

namespace raingan::xls {
namespace {

using std::string_view;

bool stands_before(const CellPlace& a, const CellPlace& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
}

/// 'ก ''ข'' ค' → ก 'ข' ค
std::string unquoted(string_view name) {
    if (name.size() < 2 || name.front() != '\'' || name.back() != '\'') return std::string(name);
    std::string out;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        out += name[i];
        if (name[i] == '\'') ++i;
    }
    return out;
}

/// At commas that stand in no sheet's name; parentheses around the whole fall away.
std::vector<string_view> parts_of(string_view reference) {
    while (reference.size() > 1 && reference.front() == '(' && reference.back() == ')')
        reference = reference.substr(1, reference.size() - 2);
    std::vector<string_view> parts;
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= reference.size(); ++i) {
        if (i < reference.size() && reference[i] == '\'') quoted = !quoted;
        if (i < reference.size() && (quoted || reference[i] != ',')) continue;
        parts.push_back(reference.substr(begin, i - begin));
        begin = i + 1;
    }
    return parts;
}

}  // namespace

const ChartCells::Cells& ChartCells::cells_of(std::size_t sheet) {
    const auto known = sheets_.find(sheet);
    if (known != sheets_.end()) return known->second;
    Cells& cells = sheets_[sheet];
    Records records(stream_, globals_.sheets[sheet].at);
    while (const auto record = records.next_own()) {
        constexpr unsigned hidden_row = 0x20, hidden_column = 1;
        if (record->type == type::row && (record->body.u16(12) & hidden_row) != 0)
            cells.hidden_rows.push_back(record->body.u16(0));
        if (record->type == type::column_info && (record->body.u16(8) & hidden_column) != 0)
            cells.hidden_columns.emplace_back(record->body.u16(0), record->body.u16(2));
        find_cells(cells.places, *record);
        if (cells.places.size() > limits::table_cells)
            throw over_limit(limits::table_cells, globals_.sheets[sheet].name);
    }
    if (!std::ranges::is_sorted(cells.places, stands_before)) std::ranges::stable_sort(cells.places, stands_before);
    std::ranges::sort(cells.hidden_rows);
    return cells;
}

ChartValue ChartCells::value_at(const Cells& cells, std::uint32_t row, std::uint32_t column) const {
    CellPlace asked;
    asked.row = row;
    asked.column = static_cast<std::uint16_t>(column);
    const auto behind = std::ranges::upper_bound(cells.places, asked, stands_before);
    ChartValue value;
    if (behind == cells.places.begin() || stands_before(*std::prev(behind), asked)) return value;
    const Links no_links;
    CellReader reader(stream_, globals_, no_links, nullptr);
    const workbook::Cell cell = reader.read(*std::prev(behind));
    const workbook::Styles& styles = globals_.styles.styles();
    if (cell.look < styles.looks.size()) value.format = styles.looks[cell.look].format;
    if (cell.kind == workbook::Kind::number) {
        value.number = chart::usable(cell.number);
        if (value.format < styles.formats.size())
            value.text = workbook::show_number(styles.formats[value.format], cell.number, styles.dates).text;
    } else if (cell.kind == workbook::Kind::text) {
        value.text = std::string(cell.text);
    }
    return value;
}

void ChartCells::add_range(std::vector<ChartValue>& out, string_view reference, bool with_hidden) {
    const std::size_t mark = reference.rfind('!');
    if (mark == string_view::npos) return;
    const std::string name = unquoted(reference.substr(0, mark));
    const auto sheet = std::ranges::find(globals_.sheets, name, &BoundSheet::name);
    const auto range = workbook::parse_range(reference.substr(mark + 1));
    if (sheet == globals_.sheets.end() || !sheet->is_worksheet || !range) return;
    const Cells& cells = cells_of(static_cast<std::size_t>(sheet - globals_.sheets.begin()));
    if (cells.places.empty()) return;
    // Whole columns end where the sheet does.
    const std::uint32_t bottom = std::min(range->bottom, cells.places.back().row);
    const auto is_hidden = [&](std::uint32_t column) {
        return std::ranges::any_of(cells.hidden_columns, [&](const auto& columns) {
            return column >= columns.first && column <= columns.second;
        });
    };
    for (std::uint32_t row = range->top; row <= bottom; ++row) {
        if (!with_hidden && std::ranges::binary_search(cells.hidden_rows, row)) continue;
        for (std::uint32_t column = range->left; column <= std::min(range->right, last_column); ++column) {
            if (!with_hidden && is_hidden(column)) continue;
            if (out.size() >= chart::most_points) return;
            out.push_back(value_at(cells, row, column));
        }
    }
}

std::vector<ChartValue> ChartCells::values(string_view reference, bool with_hidden) {
    std::vector<ChartValue> out;
    for (const string_view part : parts_of(reference)) add_range(out, part, with_hidden);
    return out;
}

}  // namespace raingan::xls
