#include "extraction/cells.h"

#include <algorithm>
#include <array>

#include "extraction/gantt.h"
#include "extraction/phases.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// A workbook keeps 99.24% as 0.9924; what is meant is the score that is shown. A formula's result counts to as many
/// decimals as are shown, and to two at least, as scores are published (docs/field.md#scores).
Decimal as_scored(const Decimal& value, std::string_view shown) {
    const auto number = thai::parse_number(shown);
    if (!number) return value;
    const Decimal score = shown.ends_with('%') ? value * Decimal(100, 0) : value;
    constexpr int published = 2;
    const int places = std::max(number->value.places(), published);
    return score.places() > places ? score.rounded(places) : score;
}

/// "๙๑..๒๔", "๙๑,๒๔", "๙๑.๒.๔": what goes on behind the number makes it none.
bool is_broken_at(std::string_view text, std::size_t end) {
    if (end >= text.size() || (text[end] != '.' && text[end] != ',')) return false;
    std::string_view rest = text.substr(end + 1);
    if (rest.starts_with('.')) rest.remove_prefix(1);
    const auto next = thai::find_number(rest);
    return next && next->begin == 0;
}

}  // namespace

CellText RowReader::text(const Column& column) const {
    const Cell* cell = table_.grid->at(row_, column.grid);
    if (cell == nullptr) return {};
    std::string room;
    return {std::string(trimmed(cell_text(*cell, room))), cell->origin, cell,
            table_.grid->first_row(row_, column.grid) == row_};
}

CellText RowReader::text(Field field) const {
    const Column* column = table_.header.column(field);
    return column == nullptr ? CellText{} : text(*column);
}

Origin RowReader::origin() const {
    const Row& row = table_.grid->row(row_);
    if (row.cells.empty()) return {};
    Origin origin = row.cells.front().origin;
    origin.column = 0;
    if (origin.row != 0) origin.paragraph = 0;  // a row made of paragraphs stands where the first one does
    return origin;
}

const Cell* RowReader::only_cell() const {
    const Cell* only = nullptr;
    std::string room;
    for (const Cell& cell : table_.grid->row(row_).cells) {
        if (trimmed(cell_text(cell, room)).empty()) continue;
        if (only != nullptr) return nullptr;
        only = &cell;
    }
    return only;
}

bool RowReader::empty() const {
    std::string room;
    return std::ranges::all_of(table_.header.columns, [&](const Column& column) {
        const Cell* cell = table_.grid->at(row_, column.grid);
        return cell == nullptr || trimmed(cell_text(*cell, room)).empty();
    });
}

bool is_nothing(std::string_view text) {
    return text.empty() || text == "-" || text == "–" || text == "—";
}

std::string one_line(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return c == '\n' || c == '\t' || c == '\f' || c == '\v'; }, ' ');
    return out;
}

std::optional<Score> score_of_cell(const CellText& cell) {
    if (is_nothing(cell.text) && (cell.cell == nullptr || cell.cell->value.index() == 0)) return std::nullopt;
    if (cell.cell != nullptr)
        if (const auto* value = std::get_if<Decimal>(&cell.cell->value))
            return Score{as_scored(*value, cell.text), cell.text, cell.origin};
    if (const auto number = thai::parse_number(cell.text)) return Score{number->value, cell.text, cell.origin};
    auto number = thai::find_number(cell.text);
    if (!number || is_broken_at(cell.text, number->end)) return std::nullopt;
    // "๘๔.๐๐ → ๙๐.๐๐": what it has become.
    if (const auto next = thai::find_number(cell.text, number->end)) {
        const std::string_view gap =
            trimmed(std::string_view(cell.text).substr(number->end, next->begin - number->end));
        if (gap == "\u2192" || gap == "->" || gap == "=>") number = next;
        // "๙๙.๙๙ ๗๗.๗๕": one of them was struck out before it was printed, and nothing says which.
        if (gap.empty() && number->value.places() > 0 && next->value.places() > 0 && number->value != next->value)
            return std::nullopt;
    }
    return Score{number->value, cell.text.substr(number->begin, number->end - number->begin), cell.origin};
}

const IndicatorRule* named_by_cell(std::string_view cell, const YearRules& year) {
    const SearchKey key = squeeze(cell);
    const auto named = find_indicator(key.text, 0, year);
    if (!named) return nullptr;
    const std::string_view behind = cell.substr(key.source_end(named->end, cell));
    constexpr std::string_view apart = " (/:,\t[";
    if (named->begin == 0 && (behind.empty() || apart.find(behind.front()) != std::string_view::npos))
        return named->rule;
    return (named->end - named->begin) * 3 >= key.text.size() * 2 ? named->rule : nullptr;
}

IndicatorCell read_indicator_cell(std::string_view written, const YearRules& year) {
    IndicatorCell cell;
    const std::string text = one_line(written);
    std::string_view rest = std::string_view(text).substr(marker_length(text));
    constexpr std::string_view cue = "ตัวชี้วัด";
    if (rest.starts_with(cue)) {
        rest.remove_prefix(cue.size());
        if (rest.starts_with("ที่")) rest.remove_prefix(std::string_view("ที่").size());
        rest = trimmed(rest);
    }
    // A number before the name, however it is closed.
    if (const auto number = thai::find_number(rest); number && number->begin == 0 && number->value.places() == 0) {
        cell.rule = year.indicator(static_cast<int>(std::clamp<std::int64_t>(number->value.units(), -1, 1000)));
        rest = trimmed(rest.substr(number->end));
        while (!rest.empty() && std::string_view(".):-").find(rest.front()) != std::string_view::npos)
            rest = trimmed(rest.substr(1));
    }
    // "(๗๘.๒๐)", "(๗๘.๒๐ คะแนน)" behind the name.
    if (const std::size_t opened = rest.rfind('('); opened != std::string_view::npos && opened > 0) {
        const std::string_view note = rest.substr(opened + 1);
        const auto score = thai::find_number(note);
        if (score && score->begin == 0 && score->value.places() > 0 && note.ends_with(')')) {
            cell.score = Score{score->value, std::string(note.substr(0, score->end)), {}};
            rest = rest.substr(0, opened);
        }
    }
    cell.name = trimmed(rest);
    if (const IndicatorRule* named = named_by_cell(rest, year)) cell.rule = named;
    if (cell.name.empty() && cell.rule != nullptr) cell.name = cell.rule->names.front().text;
    return cell;
}

std::string question_of(std::string_view key) {
    for (const std::string_view word : {"ข้อคำถาม", "ข้อที่", "ข้อ"})
        if (key.starts_with(word)) key.remove_prefix(word.size());
    if (key.size() < 2 || (key[0] != 'i' && key[0] != 'e' && key[0] != 'o')) return {};
    std::size_t end = 1;
    while (end < key.size() && key[end] >= '0' && key[end] <= '9') ++end;
    if (end == 1 || end > 3 || (end < key.size() && key[end] >= 'a' && key[end] <= 'z')) return {};
    return std::string(key.substr(0, end));
}

std::vector<std::string_view> tab_cells(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.push_back(trimmed(line.substr(0, tab)));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

bool is_total(std::string_view label) {
    constexpr std::array<std::string_view, 8> words = {"รวม",    "คะแนนรวม", "คะแนนเฉลี่ย",   "เฉลี่ย",
                                                       "ค่าเฉลี่ย", "ภาพรวม",   "ผลคะแนนเฉลี่ย", "ผลคะแนนรวม"};
    return starts_with_any(key_of(label), words) != 0;
}

bool names_sum(std::string_view text) {
    const std::string key = key_of(text.substr(marker_length(text)));
    constexpr std::array<std::string_view, 4> sums = {"รวม", "ยอดรวม", "จำนวนรวม", "ผลรวม"};
    const std::size_t word = starts_with_any(key, sums);
    if (word == 0) return false;
    const std::string_view behind = std::string_view(key).substr(word);
    constexpr std::array<std::string_view, 10> of_what = {"ทั้งสิ้น", "ทั้งหมด",   "จำนวน", "งบ",   "เป็นเงิน",
                                                          "ยอด",  "โครงการ", "มิติ",    "ทุกมิติ", "เงิน"};
    return behind.empty() || starts_with_any(behind, of_what) != 0 || (behind.front() >= '0' && behind.front() <= '9');
}

std::optional<PeriodValue> read_period(const MeasuresTable& table, const RowReader& row, int fiscal_year_be) {
    const bool gantt =
        std::ranges::any_of(table.header.columns, [](const Column& column) { return column.month != 0; });
    if (gantt) return gantt_period(table, row, fiscal_year_be);
    const CellText cell = row.text(Field::period);
    if (is_nothing(cell.text)) return std::nullopt;
    // A date of a workbook, whatever its format makes of it.
    if (cell.cell != nullptr)
        if (const auto* date = std::get_if<thai::Date>(&cell.cell->value))
            return PeriodValue{cell.text, thai::Period{*date, *date}, cell.origin};
    return PeriodValue{cell.text, thai::parse_period(one_line(cell.text), fiscal_year_be), cell.origin};
}

}  // namespace raingan::extraction
