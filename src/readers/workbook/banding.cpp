#include "readers/workbook/banding.h"

#include <algorithm>
#include <utility>

#include "readers/workbook/references.h"
#include "readers/workbook/store.h"

namespace raingan::workbook {
namespace {

/// Rows that no file lists: more of them show nothing that a reader of the page would miss.
constexpr std::uint32_t most_unlisted = 128;
constexpr std::size_t most_tables = 4'096;
/// Looks that tables may add: far more than a workbook of many tables needs.
constexpr std::size_t most_looks = 1'000'000;

/// Where a row stands in its table: bits of a row's class.
enum RowBits : std::uint32_t {
    header = 1,
    total = 2,
    first_stripe = 4,
    second_stripe = 8,
    region_top = 16,
    region_bottom = 32,
    table_top = 64,
    table_bottom = 128
};
/// Where a column does.
enum ColumnBits : std::uint32_t {
    left_edge = 1,
    right_edge = 2,
    odd_stripe = 4,
    even_stripe = 8,
    stripe_left = 16,
    stripe_right = 32
};

/// Which edges of a part a cell stands at.
struct Edges {
    bool top = false, bottom = false, left = false, right = false;
};

void lay_part(Difference& onto, const Difference& part, const Edges& at) {
    const auto take = [](auto& to, const auto& from) {
        if (from) to = from;
    };
    take(onto.bold, part.bold);
    take(onto.italic, part.italic);
    take(onto.strike, part.strike);
    take(onto.underline, part.underline);
    take(onto.colour, part.colour);
    take(onto.fill, part.fill);
    take(onto.top, at.top ? part.top : part.across);
    take(onto.bottom, at.bottom ? part.bottom : part.across);
    take(onto.start, at.left ? part.start : part.along);
    take(onto.end, at.right ? part.end : part.along);
}

Difference difference_of(const SheetTable& table, std::uint32_t rows, std::uint32_t columns) {
    Difference out;
    const auto is = [](std::uint32_t bits, std::uint32_t bit) { return (bits & bit) != 0; };
    const bool left = is(columns, left_edge), right = is(columns, right_edge);
    const bool body = !is(rows, header) && !is(rows, total);
    const Edges of_table{is(rows, table_top), is(rows, table_bottom), left, right};
    const auto lay = [&](bool holds, TablePart part, const Edges& at) {
        if (holds) lay_part(out, table.style->of(part).look, at);
    };
    const Edges of_stripe{false, false, is(columns, stripe_left), is(columns, stripe_right)};
    const Edges of_rows{is(rows, region_top), is(rows, region_bottom), left, right};
    const Edges of_column{of_table.top, of_table.bottom, true, true};
    constexpr Edges alone{true, true, true, true};
    lay(true, TablePart::whole, of_table);
    lay(body && is(columns, odd_stripe), TablePart::first_column_stripe, of_stripe);
    lay(body && is(columns, even_stripe), TablePart::second_column_stripe, of_stripe);
    lay(is(rows, first_stripe), TablePart::first_row_stripe, of_rows);
    lay(is(rows, second_stripe), TablePart::second_row_stripe, of_rows);
    lay(table.last_column && right, TablePart::last_column, of_column);
    lay(table.first_column && left, TablePart::first_column, of_column);
    lay(is(rows, header), TablePart::header_row, of_rows);
    lay(is(rows, total), TablePart::total_row, of_rows);
    lay(is(rows, header) && table.first_column && left, TablePart::first_header_cell, alone);
    lay(is(rows, header) && table.last_column && right, TablePart::last_header_cell, alone);
    lay(is(rows, total) && table.first_column && left, TablePart::first_total_cell, alone);
    lay(is(rows, total) && table.last_column && right, TablePart::last_total_cell, alone);
    return out;
}

/// What a cell says itself is what is not as in the workbook's default look.
Look laid_below(Look look, const Difference& table, const Look& usual) {
    const auto take = [](auto& own, const auto& normal, const auto& said) {
        if (said && own == normal) own = *said;
    };
    take(look.text.bold, usual.text.bold, table.bold);
    take(look.text.italic, usual.text.italic, table.italic);
    take(look.text.strike, usual.text.strike, table.strike);
    take(look.text.underline, usual.text.underline, table.underline);
    if (table.colour && look.text.colour == usual.text.colour) {
        look.text.colour = table.colour;
        if (look.text.colour == Colour{}) look.text.colour.reset();  // black is what text has
    }
    if (!look.fill) look.fill = table.fill;
    const auto edge = [](Border& own, const std::optional<Border>& said) {
        if (said && own.style == BorderStyle::none) own = *said;
    };
    edge(look.borders.top, table.top);
    edge(look.borders.end, table.end);
    edge(look.borders.bottom, table.bottom);
    edge(look.borders.start, table.start);
    return look;
}

/// Which of two stripes the `place`th row or column stands in, and whether it begins or ends one.
struct Stripe {
    bool first = false, begins = false, ends = false;
};
Stripe stripe_of(std::uint32_t place, std::uint32_t first_size, std::uint32_t second_size) {
    const std::uint32_t within = place % (first_size + second_size);
    const bool first = within < first_size;
    const std::uint32_t at = first ? within : within - first_size, size = first ? first_size : second_size;
    return {first, at == 0, at + 1 == size};
}

bool covers(const Range& where, std::uint32_t row) {
    return row >= where.top && row <= where.bottom;
}

}  // namespace

bool Banding::concerns(const Sheet& sheet) {
    return std::ranges::any_of(sheet.tables, [](const SheetTable& table) { return table.style != nullptr; });
}

Banding::Banding(const Sheet& sheet, const Styles& styles) : styles_(styles), rows_hidden_(sheet.rows_hidden) {
    for (const SheetTable& table : sheet.tables)
        if (table.style && table.where.left <= table.where.right && table.where.right <= last_column &&
            tables_.size() < most_tables)
            tables_.push_back({table, 0, {}});
    std::ranges::stable_sort(tables_, {}, [](const Table& table) { return table.what.where.top; });
    for (Table& table : tables_)
        for (std::uint32_t c = table.what.where.left; c <= table.what.where.right; ++c)
            table.columns.push_back(static_cast<std::uint8_t>(column_class(table.what, c)));
}

std::uint32_t Banding::column_class(const SheetTable& table, std::uint32_t column) {
    std::uint32_t bits = 0;
    if (column == table.where.left) bits |= left_edge;
    if (column == table.where.right) bits |= right_edge;
    if (!table.column_stripes) return bits;
    const Stripe stripe = stripe_of(column - table.where.left, table.style->of(TablePart::first_column_stripe).size,
                                    table.style->of(TablePart::second_column_stripe).size);
    bits |= stripe.first ? odd_stripe : even_stripe;
    if (stripe.begins) bits |= stripe_left;
    if (stripe.ends) bits |= stripe_right;
    return bits;
}

std::uint32_t Banding::row_class(const Table& table, std::uint32_t row) const {
    const SheetTable& what = table.what;
    std::uint32_t bits = 0;
    if (row == what.where.top) bits |= table_top;
    if (row == what.where.bottom) bits |= table_bottom;
    const std::uint32_t from_top = row - what.where.top, from_bottom = what.where.bottom - row;
    if (from_top < what.header_rows) {
        bits |= header | (from_top == 0 ? region_top : 0U) | (from_top + 1 == what.header_rows ? region_bottom : 0U);
    } else if (from_bottom < what.total_rows) {
        bits |=
            total | (from_bottom + 1 == what.total_rows ? region_top : 0U) | (from_bottom == 0 ? region_bottom : 0U);
    } else if (what.row_stripes) {
        const Stripe stripe = stripe_of(table.data_rows, what.style->of(TablePart::first_row_stripe).size,
                                        what.style->of(TablePart::second_row_stripe).size);
        bits |= (stripe.first ? first_stripe : second_stripe) | (stripe.begins ? region_top : 0U) |
                (stripe.ends ? region_bottom : 0U);
    }
    return bits;
}

std::uint32_t Banding::look_of(std::size_t table, std::uint32_t rows, std::uint32_t columns, std::uint32_t look) {
    if (look >= styles_.looks.size() || styles_.looks.size() >= most_looks) return look;
    const std::uint64_t key = std::uint64_t{look} << 32U | std::uint64_t{table} << 16U | rows << 8U | columns;
    const auto [known, is_new] = looks_.try_emplace(key, look);
    if (!is_new) return known->second;
    Look made =
        laid_below(styles_.looks[look], difference_of(tables_[table].what, rows, columns), styles_.looks.front());
    if (made == styles_.looks[look]) return look;
    styles_.looks.push_back(std::move(made));
    return known->second = static_cast<std::uint32_t>(styles_.looks.size() - 1);
}

void Banding::give_banded(const Row& row, const Give& give) {
    cells_.assign(row.cells.begin(), row.cells.end());
    bool changed = false;
    for (std::size_t t = 0; t < tables_.size() && tables_[t].what.where.top <= row.index; ++t) {
        Table& table = tables_[t];
        const Range& where = table.what.where;
        if (!covers(where, row.index)) continue;
        const std::uint32_t rows = row_class(table, row.index);
        const bool body = (rows & (header | total)) == 0;
        if (body && !row.hidden) ++table.data_rows;
        // Cells that the file does not list look as the table alone.
        std::vector<Cell> missing;
        auto cell = std::ranges::lower_bound(cells_, where.left, {}, &Cell::column);
        for (std::uint32_t c = where.left; c <= where.right; ++c) {
            const std::uint32_t columns = table.columns[c - where.left];
            while (cell != cells_.end() && cell->column < c) ++cell;
            if (cell != cells_.end() && cell->column == c) {
                cell->look = look_of(t, rows, columns, cell->look);
            } else if (const std::uint32_t look = look_of(t, rows, columns, 0); is_visible(styles_.looks[look])) {
                missing.emplace_back().column = c;
                missing.back().look = look;
            }
        }
        changed = true;
        if (missing.empty()) continue;
        cells_.insert(cells_.end(), missing.begin(), missing.end());
        std::ranges::stable_sort(cells_, {}, &Cell::column);
    }
    if (!changed) return give(row);
    Row banded = row;
    banded.cells = cells_;
    give(banded);
}

void Banding::fill_gap(std::uint32_t end, const Give& give) {
    if (!rows_hidden_)
        for (const Table& table : tables_) {
            const std::uint32_t first = std::max(next_row_, table.what.where.top);
            const std::uint32_t last = std::min(end, table.what.where.bottom + 1);
            for (std::uint32_t r = first; r < last && r - first < most_unlisted; ++r) {
                Row row;
                row.index = r;
                give_banded(row, give);
                next_row_ = r + 1;
            }
        }
    next_row_ = std::max(next_row_, end);
}

void Banding::add(const Row& row, const Give& give) {
    if (row.index > next_row_) fill_gap(row.index, give);
    if (row.repeat > 1)
        give(row);
    else
        give_banded(row, give);
    next_row_ = std::max(next_row_, row.index + std::max(row.repeat, 1U));
}

void Banding::finish(const Give& give) {
    fill_gap(last_row + 1, give);
}

}  // namespace raingan::workbook
