#include "extraction/headers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "base/digits.h"
#include "base/utf8.h"
#include "extraction/field_bits.h"
#include "extraction/rounds.h"
#include "report/key.h"
#include "thai/dates.h"

namespace raingan::extraction {
namespace {

/// A longer cell is prose, not a header.
constexpr std::size_t header_bytes = 400;

constexpr std::uint32_t anchors =
    bit(Field::indicator) | bit(Field::instrument) | bit(Field::issue) | bit(Field::measure) | bit(Field::risk);
/// What is told of each round of reporting.
constexpr std::uint32_t of_rounds = bit(Field::result) | bit(Field::status) | bit(Field::spent) |
                                    bit(Field::completion) | bit(Field::problem) | bit(Field::suggestion) |
                                    bit(Field::evidence);

const HeaderRule* exact(const HeaderRules& rules, std::string_view key) {
    const auto found = std::ranges::lower_bound(rules.headers, key, {}, &HeaderRule::key);
    return found != rules.headers.end() && found->key == key ? &*found : nullptr;
}

/// "แนวทาง/มาตรการ", "แผนหรือมาตรการ": the known of two names; of two that are known both must say the same.
const HeaderRule* of_two_names(const HeaderRules& rules, std::string_view key) {
    constexpr auto plain = std::to_array<std::string_view>({"แนวทาง", "แผน", "แผนงาน", "รายการ", "งาน", "รายละเอียด"});
    for (const std::string_view sign : {"/", "หรือ"}) {
        const std::size_t at = find_text(key, sign);
        if (at == std::string_view::npos || find_text(key, sign, at + 1) != std::string_view::npos) continue;
        const std::string_view first = key.substr(0, at), second = key.substr(at + sign.size());
        const HeaderRule* a = exact(rules, first);
        const HeaderRule* b = exact(rules, second);
        if (a != nullptr && b != nullptr) return a->field == b->field ? a : nullptr;
        const std::string_view other = a != nullptr ? second : first;
        if ((a == nullptr) == (b == nullptr) || std::ranges::find(plain, other) == plain.end()) continue;
        return a != nullptr ? a : b;
    }
    return nullptr;
}

/// The rule for the key, or for the key without the year that it speaks of.
const HeaderRule* lookup(const HeaderRules& rules, std::string_view key) {
    if (key.empty()) return nullptr;
    if (const HeaderRule* rule = exact(rules, key)) return rule;
    constexpr std::array<std::string_view, 5> years = {"ประจำปีงบประมาณ#", "ปีงบประมาณ#", "ประจำปี#", "ปี#", "#"};
    for (const std::string_view year : years)
        if (key.ends_with(year) && key.size() > year.size())
            return exact(rules, key.substr(0, key.size() - year.size()));
    return of_two_names(rules, key);
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        out += c;
        at += length;
    }
    return out;
}

/// Edits between the two, at most `limit` + 1.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
    std::vector<std::size_t> line(b.size() + 1);
    std::iota(line.begin(), line.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = line[0];
        line[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t swapped = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = line[j];
            line[j] = std::min({swapped, line[j] + 1, line[j - 1] + 1});
            least = std::min(least, line[j]);
        }
        if (least > limit) return limit + 1;
    }
    return line.back();
}

/// A misspelt header: one letter in eight may be wrong, two at most, and no second rule may be as near.
const HeaderRule* nearest(const HeaderRules& rules, std::string_view key) {
    const std::u32string wanted = code_points(key);
    const std::size_t limit = std::min<std::size_t>(wanted.size() / 8, 2);
    if (limit == 0) return nullptr;
    const HeaderRule* best = nullptr;
    std::size_t best_distance = limit + 1;
    bool unique = false;
    for (const HeaderRule& rule : rules.headers) {
        const std::size_t distance = edit_distance(wanted, code_points(rule.key), limit);
        if (distance > best_distance || distance > limit) continue;
        unique = distance < best_distance || (best != nullptr && best->field == rule.field);
        best_distance = distance;
        best = &rule;
    }
    return unique ? best : nullptr;
}

/// 10 for "ต.ค.", "ต.ค. 65"; 0: another header.
int month_of(std::string_view header) {
    const auto month = thai::month_at(header);
    if (!month) return 0;
    const std::string rest = key_of(header.substr(month->length));
    const bool only_year = std::ranges::all_of(rest, [](char c) { return is_digit(c) || c == '.'; });
    return only_year ? month->month : 0;
}

bool is_known(const Cell& cell, const HeaderRules& rules) {
    std::string room;
    const std::string_view text = cell_text(cell, room);
    return text.size() <= header_bytes && lookup(rules, header_key(text).text) != nullptr;
}

/// Merges alone tell of a header of two levels: every cell that begins in `row` stands below a wide one of the row
/// above, which has others that reach down beside them.
bool is_below_wide_headers(const Grid& grid, std::size_t row) {
    const auto& upper = grid.row(row - 1).cells;
    if (std::ranges::none_of(upper, [](const Cell& cell) { return cell.row_span > 1; })) return false;
    return !grid.row(row).cells.empty() && std::ranges::all_of(grid.row(row).cells, [&](const Cell& cell) {
        const Cell* above = grid.at(row - 1, cell.column);
        return above != nullptr && above->col_span > 1 && cell.row_span == 1;
    });
}

/// `row` is the lower level of a header whose upper one is above it: the row above has a header too, and the cells that
/// begin in this one are headers or empty, one at least a header, or the merges tell.
bool is_second_level(const Grid& grid, std::size_t row, const HeaderRules& rules) {
    if (row >= grid.rows()) return false;
    const bool merged = is_below_wide_headers(grid, row);
    bool any = false;
    std::string room;
    for (const Cell& cell : grid.row(row).cells) {
        const std::string_view text = cell_text(cell, room);
        if (text.size() > header_bytes) return false;
        const HeaderKey key = header_key(text);
        if (key.text.empty()) continue;
        const bool known = lookup(rules, key.text) != nullptr || month_of(trimmed(text)) != 0 ||
                           (cell.col_span == 1 && find_round(text)) || grid.row(row).header;
        if (!known && !merged) return false;
        any = true;
    }
    return any && std::ranges::any_of(grid.row(row - 1).cells, [&](const Cell& cell) { return is_known(cell, rules); });
}

struct Leaf {
    std::string text;
    HeaderKey key;
};
std::optional<Leaf> leaf_of(const Cell* cell) {
    if (cell == nullptr) return Leaf{};
    Leaf leaf;
    leaf.text = cell_text(*cell);
    if (leaf.text.size() > header_bytes) return std::nullopt;
    leaf.key = header_key(leaf.text);
    return leaf;
}

const HeaderRule* rule_of(const Leaf& leaf, const Leaf* parent, const HeaderRules& rules) {
    const HeaderRule* above = parent == nullptr ? nullptr : lookup(rules, parent->key.text);
    // "ปี ๒๕๖๖" below "งบประมาณ" is no score.
    const bool only_year = leaf.key.year_be && key_of(leaf.text).size() <= std::string_view("ปีงบประมาณพ.ศ.2566").size();
    if (only_year && above != nullptr && (bit(above->field) & (of_rounds | bit(Field::budget))) != 0) return above;
    if (const HeaderRule* rule = lookup(rules, leaf.key.text)) return rule;
    if (parent == nullptr) return nullptr;
    const HeaderRule* both = lookup(rules, parent->key.text + leaf.key.text);
    return both != nullptr ? both : above;
}

std::optional<Round> round_of(const Leaf& leaf) {
    // The key has lost what stood in parentheses.
    const bool whole = leaf.text.find('(') == std::string::npos;
    return whole && !may_name_round(leaf.key.text) ? std::nullopt : find_round(leaf.text);
}

/// "ผลการดำเนินการ รอบ ๖ เดือน", "รอบ ๖ เดือน" below ผลการดำเนินการ or over it, or alone.
Label label_of_round(const Leaf& leaf, const Leaf* parent, const HeaderRules& rules) {
    if (const auto round = round_of(leaf)) {
        const std::string rest = header_key(leaf.text.substr(0, round->begin) + leaf.text.substr(round->end)).text;
        const HeaderRule* rule = lookup(rules, rest);
        if (rule == nullptr && rest.empty() && parent != nullptr) rule = lookup(rules, parent->key.text);
        const bool told = rule != nullptr && (bit(rule->field) & of_rounds) != 0;
        if (told) return {rule->field, round->name};
        // Other parents, as that of a plan by quarters, say what else it is.
        const bool alone = rest.empty() && round->of_reports && (parent == nullptr || rule == nullptr);
        return alone ? Label{Field::result, round->name} : Label{};
    }
    if (parent == nullptr) return {};
    const auto round = round_of(*parent);
    const HeaderRule* rule = lookup(rules, leaf.key.text);
    if (!round || rule == nullptr || (bit(rule->field) & of_rounds) == 0) return {};
    return {rule->field, round->name};
}

Column make_column(std::uint32_t grid_column, const Leaf& leaf, const Leaf* parent, const HeaderRules& rules) {
    Column column;
    column.grid = grid_column;
    column.header = trimmed(leaf.text);
    if (parent != nullptr) column.parent = trimmed(parent->text);
    column.year_be = leaf.key.year_be ? leaf.key.year_be : parent != nullptr ? parent->key.year_be : std::nullopt;
    column.month = month_of(column.header);
    if (column.month != 0) {
        column.field = Field::period;
        return column;
    }
    const HeaderRule* rule = rule_of(leaf, parent, rules);
    if (rule != nullptr) column.field = rule->field;
    if (rule != nullptr && (bit(rule->field) & of_rounds) == 0) return column;
    if (Label told = label_of_round(leaf, parent, rules); told.field != Field::none) {
        column.field = told.field;
        column.round = std::move(told.round);
    }
    return column;
}

/// Columns of a header of one or two levels; empty where a cell is too long for a header.
std::vector<Column> columns_at(const Grid& grid, std::size_t row, bool two_levels, const HeaderRules& rules) {
    std::vector<Column> columns;
    for (std::uint32_t c = 0; c < grid.columns();) {
        const Cell* upper = grid.at(row, c);
        const Cell* lower = two_levels ? grid.at(row + 1, c) : nullptr;
        if (lower == upper) lower = nullptr;
        const auto parent = leaf_of(upper);
        const auto child = leaf_of(lower);
        if (!parent || !child) return {};
        const Cell* leaf_cell = lower != nullptr && !child->key.text.empty() ? lower : upper;
        if (leaf_cell == nullptr) {
            ++c;
            continue;
        }
        columns.push_back(leaf_cell == lower ? make_column(c, *child, &*parent, rules)
                                             : make_column(c, *parent, nullptr, rules));
        columns.back().origin = leaf_cell->origin;
        const Cell* extent = lower != nullptr ? lower : upper;
        c = std::max(c + 1, extent->column + extent->col_span);
    }
    return columns;
}

/// Two cells of the row at least may be headers of one level: cheap, for nearly all rows are none.
bool may_hold_headers(const Grid& grid, std::size_t row, const HeaderRules& rules) {
    std::size_t known = 0;
    std::string room;
    for (std::uint32_t c = 0; c < grid.columns() && known < 2;) {
        const Cell* cell = grid.at(row, c);
        if (cell == nullptr) {
            ++c;
            continue;
        }
        const std::string_view text = cell_text(*cell, room);
        if (text.size() > header_bytes) return false;
        const std::string key = header_key(text).text;
        if (lookup(rules, key) != nullptr || may_name_round(key) || text.find('(') != std::string_view::npos ||
            month_of(trimmed(text)) != 0)
            ++known;
        c = std::max(c + 1, cell->column + cell->col_span);
    }
    return known >= 2;
}

void settle_clashes(std::vector<Column>& columns, const HeaderRules& rules) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].field == Field::none) continue;
        std::uint32_t others = 0;
        for (std::size_t j = 0; j < columns.size(); ++j)
            // Of two headers of the same meaning the first keeps it.
            if (j < i || (j > i && columns[j].field != columns[i].field)) others |= bit(columns[j].field);
        const std::string key = header_key(columns[i].header).text;
        for (const HeaderClash& clash : rules.clashes)
            if (clash.key == key && (others & clash.beside) != 0 && (others & clash.unless) == 0) {
                columns[i].field = clash.field;
                break;
            }
    }
}

/// Of score columns for several years the newest is the score.
void settle_years(std::vector<Column>& columns) {
    std::optional<int> newest;
    for (const Column& column : columns)
        if (column.field == Field::score && column.year_be) newest = std::max(newest.value_or(0), *column.year_be);
    for (Column& column : columns)
        if (column.field == Field::score && column.year_be && *column.year_be < *newest)
            column.field = Field::previous_score;
}

void guess_unknown(std::vector<Column>& columns, const HeaderRules& rules) {
    for (Column& column : columns) {
        if (column.field != Field::none) continue;
        if (const HeaderRule* rule = nearest(rules, header_key(column.header).text)) {
            column.field = rule->field;
            column.guessed = true;
        }
    }
}

/// Two columns at least are known, before the others are guessed.
bool may_be_header(const std::vector<Column>& columns) {
    return std::ranges::count_if(columns, [](const Column& column) { return column.field != Field::none; }) >= 2;
}

bool is_header(const std::vector<Column>& columns) {
    std::uint32_t fields = 0;
    std::size_t named = 0;
    std::size_t known = 0;
    for (const Column& column : columns) {
        if (column.header.empty()) continue;
        ++named;
        if (column.field == Field::none) continue;
        ++known;
        fields |= bit(column.field);
    }
    const int distinct = std::popcount(fields);
    // "ที่ | ผลการดำเนินการ | ปัญหา": the results of measures that another table names.
    const bool results = (fields & bit(Field::seq)) != 0 && (fields & bit(Field::result)) != 0 && known == named;
    return ((fields & anchors) != 0 || results) && (distinct >= 3 || (distinct == 2 && known + 1 >= named));
}

}  // namespace

Label read_label(std::string_view text, const HeaderRules& rules) {
    const Column column = make_column(0, {std::string(text), header_key(text)}, nullptr, rules);
    return column.month != 0 ? Label{} : Label{column.field, column.round};
}

namespace {

/// Behind white space and one sign that parts a label from its value.
std::size_t behind_divider(std::string_view text, std::size_t at, bool& closed) {
    const auto skip = [&] {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
            closed = closed || text[at] == '\t';
            ++at;
        }
    };
    skip();
    constexpr std::array<std::string_view, 4> dividers = {":", "：", "- ", "– "};
    if (const std::size_t length = starts_with_any(text.substr(at), dividers)) {
        at += length;
        closed = true;
        skip();
    }
    closed = closed || at == text.size();
    return at;
}

}  // namespace

std::optional<LeadingLabel> leading_label(std::string_view text, const HeaderRules& rules) {
    const std::size_t marker = marker_length(text);
    const std::string_view line = text.substr(marker);
    constexpr std::size_t label_bytes = 160;
    if (const std::size_t colon = line.find(':'); colon <= label_bytes)  // npos is more
        if (Label label = read_label(line.substr(0, colon), rules); label.field != Field::none) {
            bool closed = false;
            const std::size_t end = behind_divider(text, marker + colon, closed);
            return LeadingLabel{std::move(label), end, std::string(trimmed(line.substr(0, colon))), true};
        }
    const SearchKey key = squeeze(line);
    std::size_t longest = 0;
    for (const HeaderRule& rule : rules.with_first_letter(key.text)) {
        if (rule.key.size() <= longest || !key.text.starts_with(rule.key)) continue;
        const std::size_t end = key.source_end(rule.key.size(), line);
        // The label must end there, else it is a sentence that begins so.
        constexpr std::string_view apart = " \t:(";
        if (end == line.size() || apart.find(line[end]) != std::string_view::npos) longest = rule.key.size();
    }
    if (longest == 0) return std::nullopt;
    std::size_t end = key.source_end(longest, line);
    // A note, or the round, goes with the label: "งบประมาณ (บาท)", "ผลการดำเนินการ รอบ ๖ เดือน".
    std::size_t note = end;
    while (note < line.size() && line[note] == ' ') ++note;
    if (note < line.size() && line[note] == '(')
        if (const std::size_t close = line.find(')', note); close != std::string_view::npos) end = close + 1;
    const Field base = read_label(line.substr(0, end), rules).field;
    if (const auto round = find_round(line.substr(note)); round && round->begin == 0 && (bit(base) & of_rounds) != 0)
        end = note + round->end;
    Label label = read_label(line.substr(0, end), rules);
    if (label.field == Field::none) return std::nullopt;
    bool closed = false;
    const std::size_t behind = behind_divider(line, end, closed);
    return LeadingLabel{std::move(label), marker + behind, std::string(trimmed(line.substr(0, end))), closed};
}

const Column* HeaderMatch::column(Field field) const {
    const auto found = std::ranges::find(columns, field, &Column::field);
    return found == columns.end() ? nullptr : &*found;
}

std::optional<HeaderMatch> match_header(const Grid& grid, std::size_t row, const HeaderRules& rules) {
    if (grid.columns() < 2 || row >= grid.rows() || grid.row(row).cells.size() < 2) return std::nullopt;
    const bool two_levels = is_second_level(grid, row + 1, rules);
    if (!two_levels && !may_hold_headers(grid, row, rules)) return std::nullopt;
    HeaderMatch match{columns_at(grid, row, two_levels, rules), two_levels ? std::size_t{2} : std::size_t{1}};
    settle_clashes(match.columns, rules);
    settle_years(match.columns);
    if (!may_be_header(match.columns)) return std::nullopt;
    guess_unknown(match.columns, rules);
    if (!is_header(match.columns)) return std::nullopt;
    return match;
}

}  // namespace raingan::extraction
