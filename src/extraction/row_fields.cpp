#include "extraction/row_fields.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "extraction/splitting.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

constexpr std::array<Field, 9> core_fields = {Field::seq,    Field::instrument,   Field::indicator,
                                              Field::score,  Field::period,       Field::responsible,
                                              Field::remark, Field::score_part_1, Field::score_part_2};

/// A core field is one column; what a second one says is kept as it stands. Months and offices may be several.
bool is_core(const MeasuresTable& table, const Column& column) {
    if (std::ranges::find(core_fields, column.field) == core_fields.end()) return false;
    return column.month != 0 || column.field == Field::responsible || table.header.column(column.field) == &column;
}

/// "หัวคอลัมน์: ค่า" of a column of no known meaning.
std::string with_header(const Column& column, const std::string& value) {
    return column.header.empty() || value.empty() ? value : one_line(column.header) + ": " + value;
}

}  // namespace

std::vector<Text> texts_of(const std::vector<std::string>& values, const Origin& origin) {
    std::vector<Text> out;
    out.reserve(values.size());
    for (const std::string& value : values) out.push_back({value, value, origin});
    return out;
}

Fields read_fields(const MeasuresTable& table, const RowReader& row, Field actions) {
    Fields fields;
    const auto count = [&](Field field) { return std::ranges::count(table.header.columns, field, &Column::field); };
    for (const Column& column : table.header.columns) {
        if (column.field == actions || is_core(table, column)) continue;
        const CellText cell = row.text(column);
        std::string value = is_nothing(cell.text) ? std::string() : cell.text;
        const bool unknown =
            column.field == Field::none || std::ranges::find(core_fields, column.field) != core_fields.end();
        if (unknown && value.empty()) continue;
        if (unknown) value = with_header(column, value);
        if (!column.round.empty() && !value.empty()) value.insert(0, column.round + ": ");
        // A tick says that its column's header holds.
        constexpr std::array<std::string_view, 8> ticks = {"✓", "✔", "√", "/", "x", "X", "\uF0FC", "\uF050"};
        const bool tick = std::ranges::find(ticks, value) != ticks.end();
        if (tick && column.field == Field::status && count(column.field) > 1) value = column.header;
        const std::string name(field_name(unknown ? Field::other : column.field));
        const auto known = std::ranges::find(fields, name, &std::pair<std::string, Text>::first);
        if (known == fields.end()) {
            fields.emplace_back(name, Text{value, cell.text, cell.origin});
        } else if (!value.empty()) {
            Text& text = known->second;
            text = text.value.empty()
                       ? Text{value, cell.text, cell.origin}
                       : Text{text.value + '\n' + value, text.as_written + '\n' + cell.text, text.origin};
        }
    }
    return fields;
}

std::vector<Text> read_offices(const MeasuresTable& table, const RowReader& row) {
    std::vector<Text> offices;
    for (const Column& column : table.header.columns) {
        if (column.field != Field::responsible) continue;
        const CellText cell = row.text(column);
        std::ranges::move(texts_of(split_offices(cell.text), cell.origin), std::back_inserter(offices));
    }
    return offices;
}

std::optional<int> read_seq(const RowReader& row) {
    const CellText cell = row.text(Field::seq);
    const auto number = cell.begins ? thai::find_number(cell.text) : std::nullopt;
    constexpr std::int64_t most = 9999;
    if (!number || number->value.places() != 0 || number->value.units() < 0 || number->value.units() > most)
        return std::nullopt;
    return static_cast<int>(number->value.units());
}

}  // namespace raingan::extraction
