#include "readers/workbook/references.h"

#include <algorithm>

namespace raingan::workbook {

using std::string_view;

std::optional<ReferencePart> parse_reference_part(string_view text) {
    ReferencePart part;
    std::size_t at = 0;
    const auto skip_dollar = [&] { return at < text.size() && text[at] == '$' && ++at > 0; };
    const bool dollar = skip_dollar();
    std::uint32_t column = 0;
    while (at < text.size()) {
        const char c = text[at];
        const int letter = c >= 'A' && c <= 'Z' ? c - 'A' + 1 : c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
        if (letter == 0) break;
        column = column * 26 + static_cast<std::uint32_t>(letter);
        if (column > last_column + 1) return std::nullopt;
        ++at;
    }
    if (column > 0) part.column = column - 1;
    part.column_fixed = column > 0 && dollar;
    part.row_fixed = skip_dollar() || (column == 0 && dollar);
    std::uint32_t row = 0;
    const std::size_t digits = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
        if (row > last_row + 1) return std::nullopt;
    }
    if (at > digits) {
        if (row == 0) return std::nullopt;
        part.row = row - 1;
    }
    if (at != text.size() || (!part.row && !part.column)) return std::nullopt;
    return part;
}

std::optional<CellAddress> parse_address(string_view text) {
    const auto part = parse_reference_part(text);
    if (!part || !part->row || !part->column) return std::nullopt;
    return CellAddress{*part->row, *part->column};
}

std::optional<Range> parse_range(string_view text) {
    const std::size_t colon = text.find(':');
    const auto from = parse_reference_part(text.substr(0, colon));
    const auto to = colon == string_view::npos ? from : parse_reference_part(text.substr(colon + 1));
    if (!from || !to) return std::nullopt;
    Range range{from->row.value_or(0), from->column.value_or(0), to->row.value_or(last_row),
                to->column.value_or(last_column)};
    if (range.top > range.bottom) std::swap(range.top, range.bottom);
    if (range.left > range.right) std::swap(range.left, range.right);
    return range;
}

std::vector<Range> parse_ranges(string_view text) {
    std::vector<Range> ranges;
    constexpr std::size_t most = 256;
    while (!text.empty() && ranges.size() < most) {
        bool quoted = false;
        std::size_t end = 0;
        std::size_t name_end = 0;
        for (; end < text.size() && (quoted || text[end] != ','); ++end) {
            if (text[end] == '\'') quoted = !quoted;
            if (text[end] == '!' && !quoted) name_end = end + 1;
        }
        if (const auto range = parse_range(text.substr(name_end, end - name_end))) ranges.push_back(*range);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ranges;
}

void set_defined_name(Sheet& sheet, string_view name, string_view value) {
    constexpr string_view prefix = "_xlnm.";
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
    if (name == "Print_Area") sheet.print_areas = parse_ranges(value);
    if (name != "Print_Titles") return;
    for (const Range& range : parse_ranges(value)) {
        if (range.left == 0 && range.right == last_column)
            sheet.title_rows = {range.top, range.bottom};
        else if (range.top == 0 && range.bottom == last_row)
            sheet.title_columns = {range.left, range.right};
    }
}

}  // namespace raingan::workbook
